"""Write who of the registry may be a lead's victim, and benefits while none is chosen. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from db.models.leads import Victim
from db.models.lookups import Lookup, VictimFact
from services import texts
from services.eligibility import accident, accident_cards, answers, reason_cards
from services.eligibility.facts import Facts, Question
from services.eligibility.history import History
from services.messaging.messages import Button, Message
from services.people.asked import lines, paragraphs
from services.registry.checks import cards, pensions, reasons
from services.registry.checks.cards import Frame
from services.registry.checks.facts import Insured
from services.registry.checks.reasons import Scene, Turn
from services.registry.found import Candidate

PRESS, FACT, WHY = "thisvictim", "fact", "whyvictim"


def candidates(
    lead_id: int, victim: Victim, found: Sequence[Candidate], row: Lookup, frame: Frame
) -> Message:
    """Return the candidates for one victim, with a button each, and one for none of them."""
    language = frame.language
    name = victim.name or texts.plain(texts.say(language, "lead.name_unknown"))
    if not found:
        text = texts.say(language, "victim.not_found", number=lead_id, name=name)
        return Message(paragraphs(text, cards.on_ground(frame)), protected=True)
    listed = [
        texts.say(language, "check.candidate", number=number, told=cards.told(each, frame))
        for number, each in enumerate(found, 1)
    ]
    press = f"{PRESS}:{row.id}.{victim.id}"
    rows = [
        (Button(f"{number}. {cards.short(each)}", press=f"{press}.{number}"),)
        for number, each in enumerate(found, 1)
    ]
    none = texts.plain(texts.say(language, "button.victim_none"))
    text = paragraphs(
        texts.say(language, "victim.which", number=lead_id, name=name),
        lines(*listed),
        texts.say(language, "victim.which_how", lookup=row.id, victim=victim.id),
        cards.on_ground(frame),
    )
    return Message(text, (*rows, (Button(none, press=f"{press}.0"),)), protected=True)


@dataclass(frozen=True, slots=True)
class Open:
    """What was answered of a victim, and what is asked next."""

    lead_id: int
    victim_id: int
    place: int | None  # of several victims, from 1
    asked: Question | None
    told: Sequence[VictimFact]

    @property
    def called(self) -> str:
        """Return the victim as it is typed behind a command: "17", "17.2"."""
        return f"{self.lead_id}.{self.place}" if self.place else str(self.lead_id)


def question(open_: Open, language: str) -> Message:
    """Return what was answered so far, and what is asked next, with a button for each answer."""
    asked, told = open_.asked, open_.told
    say = partial(texts.say, language)
    parts = [say("victim.answered", answers=", ".join(_answered(each, language) for each in told))]
    rows: list[tuple[Button, ...]] = []
    press = f"{FACT}:{open_.victim_id}"
    if asked is not None:
        words = texts.say(language, f"eligibility.ask.{asked}")
        parts.append(say("eligibility.accident.question", question=words))
        example = reason_cards.answer(answers.example(asked), language)
        parts.append(say("victim.answer_how", called=open_.called, example=example))
        rows.append(
            tuple(
                Button(reason_cards.answer(each, language), press=f"{press}.{asked}.{each}")
                for each in answers.CHOICES.get(asked, ())
            )
        )
    if told:
        undo = texts.plain(say("button.victim_undo"))
        rows.append((Button(undo, press=f"{press}.undo"),))
    return Message(lines(*(parts if told else parts[1:])), tuple(row for row in rows if row))


def _answered(fact: VictimFact, language: str) -> str:
    what = texts.say(language, f"victim.fact.{fact.question}")
    return f"{texts.plain(what)}: {reason_cards.answer(fact.answer, language)}"


def without_record(open_: Open, victim: Victim, told: Facts, day: date, language: str) -> Message:
    """Return the benefits from what the report tells alone: most cannot be told yet."""
    found = accident.after_accident(told, History(), day)
    said = accident_cards.benefits(found, day, language)
    text = paragraphs(not_matched(open_, victim, language), said.text)
    return Message(text, said.buttons, protected=True)


def not_matched(open_: Open, victim: Victim, language: str) -> Markup:
    """Name a victim of whom only the report tells, and how to find him in the registry."""
    name = victim.name or texts.plain(texts.say(language, "lead.name_unknown"))
    if open_.place:
        name = texts.plain(
            texts.say(language, "victim.one_of_several", place=open_.place, name=name)
        )
    return texts.say(language, "victim.benefits_without", number=open_.lead_id, name=name)


def why(
    open_: Open,
    whom: tuple[Victim, Insured | None],
    told: Facts,
    day: date,
    *,
    page: int | None,
    language: str,
) -> Message:
    """Return a page of why each benefit may apply to a victim, or not."""
    victim, insured = whom
    turn = Turn(page, lambda page: f"{WHY}:{victim.id}.{page}", f"/benefits {open_.called}")
    if insured is not None:
        return pensions.why(insured, told, day, turn, language)
    above = not_matched(open_, victim, language)
    return reasons.message(Scene(told, History(), day), turn, language, above=above, below=None)
