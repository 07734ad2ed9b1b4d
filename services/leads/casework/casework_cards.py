"""What is asked back and confirmed in private while somebody works on a lead.

Pure: no database, no clock. Every button has its typed form, which the texts name.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup

from db.models.leads import Ball, Lead, Stage
from services import texts
from services.leads.casework import papers as paper_rules
from services.leads.casework import stages
from services.leads.casework.papers import Checklist
from services.leads.casework.progress_lines import stage_name, waited
from services.leads.casework.typed_steps import TypedStep
from services.messaging.outbox import Button, Message

_NEWLINE = Markup("\n")
_ADVICE = (Stage.NOT_INSURED, Stage.NOT_WORK_RELATED, Stage.NOT_ELIGIBLE)


def steps(lead: Lead, language: str) -> Message:
    """List the steps that may follow, the ends, and the way back."""
    rows = [
        (_button(stage_name(step, language), f"step:{lead.id}.{step}"),)
        for step in stages.ahead(lead.stage)
        if stages.fits(step, lead.kind)
    ]
    ends = [
        _button(stage_name(end, language), f"step:{lead.id}.{end}")
        for end in stages.ENDINGS
        if stages.fits(end, lead.kind)
    ]
    back = _label(language, "lead.button.back")
    more = [(_button(back, f"stepback:{lead.id}"),)] if stages.behind(lead.stage) else []
    following = stages.sensible_next(lead.stage, lead.kind, lead.severity) or Stage.CLOSED
    text = texts.say(
        language,
        "lead.which_step",
        number=lead.id,
        stage=stage_name(lead.stage, language),
        step=stage_name(following, language),
    )
    return Message(text, (*rows, *_pairs(ends), *more))


def steps_back(lead: Lead, language: str) -> Message:
    """List the earlier steps to which a correction may go."""
    rows = tuple(
        (_button(stage_name(step, language), f"step:{lead.id}.{step}"),)
        for step in stages.behind(lead.stage)
    )
    text = texts.say(
        language, "lead.which_back", number=lead.id, stage=stage_name(lead.stage, language)
    )
    return Message(text, rows)


def reasons(lead: Lead, stage: Stage, language: str, day: date | None = None) -> Message:
    """Ask why: the second and last tap of an end, or of a step back; a typed day goes along."""
    is_end = stages.is_end(stage)
    on = f".{day:%Y%m%d}" if day else ""
    keys: Iterable[str] = stages.REASONS[stage] if is_end else stages.BACK_REASONS
    rows = tuple(
        (_button(_label(language, f"lead.why.{key}"), f"step:{lead.id}.{stage}.{key}{on}"),)
        for key in keys
    )
    end = "lead.ask_close" if stage is Stage.CLOSED else "lead.ask_why"
    asked = end if is_end else "lead.ask_why_back"
    name = stage_name(stage, language)
    step = f"{name} {day:%d/%m/%Y}" if day else name
    before = stage_name(lead.stage, language)
    text = texts.say(language, asked, number=lead.id, stage=name, step=step, before=before)
    return Message(text, rows)


def which_of(lead: Lead, read: TypedStep, language: str) -> Message:
    """Ask which step is meant; a typed day goes along, and typed words, with which it is typed."""
    told = [texts.say(language, "lead.which_of", number=lead.id)]
    day = f" {read.day:%d/%m/%Y}" if read.day else ""
    words = f" {read.text}" if read.text else ""
    rows = []
    for step in (read.stage, *read.others):
        name = stage_name(step, language)
        typed = f"{name}{day}{words}"
        told.append(texts.say(language, "lead.which_of.typed", number=lead.id, step=typed))
        on = f"..{read.day:%Y%m%d}" if read.day else ""
        rows.append((_button(name, f"step:{lead.id}.{step}{on}"),))
    return Message(_NEWLINE.join(told), () if words else tuple(rows))


def known_steps(language: str) -> str:
    """Return the steps that can be typed, by their names."""
    names = (stage_name(each, language) for each in (*stages.STEPS, *stages.ENDINGS))
    return ", ".join(name[:1].lower() + name[1:] for name in names)


def noted(lead: Lead, language: str) -> Message:
    """Confirm a step, and say what usually comes next, with its button."""
    told = [
        texts.say(language, "lead.noted", number=lead.id, stage=stage_name(lead.stage, language))
    ]
    following = stages.sensible_next(lead.stage, lead.kind, lead.severity)
    if following is None:
        return Message(told[0])
    if lead.next_step_by is not None:
        told.append(texts.say(language, "lead.next_step_by", time=lead.next_step_by))
    label = texts.say(language, "lead.button.step", step=stage_name(following, language))
    button = _button(texts.plain(label), f"step:{lead.id}.{following}")
    return Message(_NEWLINE.join(told), ((button,),))


def ended(lead: Lead, language: str) -> Message:
    """Confirm an end, with what is still to be thought of, and the way to undo it."""
    told = [
        texts.say(
            language, "lead.noted_end", number=lead.id, stage=stage_name(lead.stage, language)
        )
    ]
    if lead.stage in _ADVICE:
        told.append(texts.say(language, f"lead.advice.{lead.stage}", number=lead.id))
    told.append(texts.say(language, "lead.undo", number=lead.id))
    undo = _button(_label(language, "lead.button.undo"), f"reopen:{lead.id}")
    if lead.stage is not Stage.NOT_INSURED:
        return Message(Markup("\n\n").join(told), ((undo,),))
    detect = _button(_label(language, "lead.button.detect"), f"leaddetect:{lead.id}")
    return Message(Markup("\n\n").join(told), ((detect,), (undo,)))


def balls(lead: Lead, language: str) -> Message:
    """Ask whose turn it is."""
    rows = [
        _button(_label(language, f"lead.ball.{ball}"), f"ball:{lead.id}.{ball}") for ball in Ball
    ]
    return Message(texts.say(language, "lead.whose_turn", number=lead.id), _pairs(rows))


def ball_noted(lead: Lead, language: str) -> Message:
    """Confirm whose turn it is, and until when."""
    whose = texts.say(language, f"lead.ball.{lead.ball}")
    told = [texts.say(language, "lead.turn_noted", number=lead.id, whose=whose)]
    if lead.next_step_by is not None:
        told.append(texts.say(language, "lead.next_step_by", time=lead.next_step_by))
    return Message(_NEWLINE.join(told))


def checklist(found: Checklist, language: str) -> Message:
    """List the papers of the claim: which are there, since when, by whom; a button each."""
    lead = found.lead
    lines = [
        texts.say(
            language,
            "lead.checklist",
            number=lead.id,
            claim=texts.say(language, f"lead.claim.{found.claim}"),
        ),
        *(_paper_line(found, place, language) for place in range(len(found.papers))),
        Markup(""),
        *_completeness(found, language),
        texts.say(language, "lead.papers_typed", number=lead.id),
    ]
    if not all(paper.confirmed for paper in found.papers):
        lines.append(texts.say(language, "lead.paper_unconfirmed_note"))
    rows = [_paper_button(found, place, language) for place in range(len(found.papers))]
    submit = ((_all_there(lead, language),),) if found.offers_stage else ()
    choose = _button(_label(language, "lead.button.claim"), f"claims:{lead.id}")
    return Message(_NEWLINE.join(lines), (*_pairs(rows), *submit, (choose,)))


def claims(lead: Lead, language: str) -> Message:
    """Ask what is claimed."""
    rows = tuple(
        (_button(_label(language, f"lead.claim.{claim}"), f"claim:{lead.id}.{claim}"),)
        for claim in paper_rules.CLAIMS
    )
    return Message(texts.say(language, "lead.which_claim", number=lead.id), rows)


def _paper_line(found: Checklist, place: int, language: str) -> Markup:
    paper = found.papers[place]
    marks = [
        texts.say(language, "lead.paper_if_needed") if paper.if_needed else None,
        None if paper.confirmed else texts.say(language, "lead.paper_unconfirmed"),
    ]
    name = Markup(" ").join(
        [texts.say(language, f"lead.paper.{paper.key}"), *(mark for mark in marks if mark)]
    )
    if paper.key not in found.received:
        return texts.say(language, "lead.paper_missing", place=place + 1, name=name)
    at, by = found.received[paper.key]
    return texts.say(language, "lead.paper_there", place=place + 1, name=name, time=at, by=by)


def _paper_button(found: Checklist, place: int, language: str) -> Button:
    """A tap says what shall be, not "the other way round": the same tap twice is harmless."""
    paper = found.papers[place]
    there = paper.key in found.received
    label = "lead.button.paper_gone" if there else "lead.button.paper_came"
    data = f"paper:{found.lead.id}.{paper.key}.{0 if there else 1}"
    return _button(texts.plain(texts.say(language, label, place=place + 1)), data)


def _completeness(found: Checklist, language: str) -> list[Markup]:
    count = paper_rules.counted(found.papers, found.moments)
    if found.complete_at is None or found.accepted_at is None:
        return [texts.say(language, "lead.papers", there=count.there, needed=count.needed)]
    took = waited(language, found.accepted_at, found.complete_at)
    return [texts.say(language, "lead.papers_complete", needed=count.needed, took=took)]


def _all_there(lead: Lead, language: str) -> Button:
    label = texts.say(language, "lead.button.step", step=stage_name(Stage.DOCUMENTS, language))
    return _button(texts.plain(label), f"step:{lead.id}.{Stage.DOCUMENTS}")


def _label(language: str, key: str) -> str:
    return texts.plain(texts.say(language, key))


def _button(label: str, data: str) -> Button:
    return Button(label, press=data)


def _pairs(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2))
