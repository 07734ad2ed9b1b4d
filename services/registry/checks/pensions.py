"""Answer whether a person qualifies: verdict, reasons, what would change it, sources on demand.

A first check, no decision; the law's modules write it (services/eligibility).
"""

from dataclasses import replace
from datetime import date

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from db import keys
from db.models.lookups import Lookup
from services import clock, texts
from services.eligibility import (
    accident,
    accident_cards,
    ahead,
    assess,
    comparing,
    comparison_cards,
    months,
    picture,
)
from services.eligibility import cards as law_cards
from services.eligibility import lines as law_lines
from services.eligibility.ahead import Ahead
from services.eligibility.facts import Facts
from services.eligibility.history import Scheme
from services.eligibility.months import Month
from services.errors import Refusal
from services.leads.finding import story
from services.messaging import outbox
from services.messaging.outbox import Button, Message
from services.people.asked import Asked, answer, lines, paragraphs
from services.registry.asked_days import Days
from services.registry.checks import guarding, reasons, records, showing
from services.registry.checks.facts import Insured
from services.registry.checks.reasons import Scene, Turn

SCHEMES = {"invalidity": Scheme.INVALIDITY, "survivors": Scheme.SURVIVORS}
ACCIDENT = "accident"
SOURCES, WHY, COMPARE = "lawsource", "why", "compare"
RECENT_MONTHS = 3  # an employment with a contribution so shortly before goes on; extracts lag


async def show(session: AsyncSession, asked: Asked, row: Lookup, what: str, day: date) -> None:
    """Show the answer as of a day; of a pension with a picture of the months contributed."""
    insured = await _insured(session, row)
    if what in SCHEMES:
        await _show_pension(session, asked, row, insured, (what, day))
        return
    message = overview(insured, Facts(), day, asked.language)
    why = reasons.button(f"{_why(row, day)}.1", asked.language)
    await showing.post_private(
        session, asked, f"benefits:{row.id}", replace(message, buttons=(*message.buttons, *why))
    )


async def show_sources(
    session: AsyncSession, asked: Asked, row: Lookup, what: str, day: date
) -> None:
    """Show where the numbers of an answer come from; nothing of the person is in it."""
    insured = await _insured(session, row)
    given = assess.assess(records.history(insured), SCHEMES[what], day)
    said = law_cards.sources(given, asked.language)
    await showing.post_private(session, asked, f"sources:{row.id}:{what}", said)


async def show_comparison(
    session: AsyncSession, asked: Asked, row: Lookup, what: str, days: tuple[date, date]
) -> None:
    """Show what differs between two days' answers, with the sources of either by a button."""
    insured = await _insured(session, row)
    found = comparing.compare(records.history(insured), SCHEMES[what], *days)
    said = comparison_cards.compared(found, asked.language, guarding.today())
    rests_on = _rests_on(insured, asked.language)
    text = paragraphs(_whom(insured, asked.language), said.text, rests_on)
    buttons = tuple((_sources(row, what, day, asked.language, dated=True),) for day in sorted(days))
    message = Message(text, buttons, protected=True)
    await showing.post_private(session, asked, f"compared:{row.id}:{what}", message)


async def show_reasons(
    session: AsyncSession, asked: Asked, row: Lookup, day: date, page: int | None
) -> None:
    """Show why each benefit may apply after an accident on a day of which nothing else is told."""
    insured = await _insured(session, row)
    turn = Turn(page, lambda page: f"{_why(row, day)}.{page}", "/more")
    where = texts.say(asked.language, "check.why_untold")
    message = why(insured, Facts(), day, turn, asked.language, where=where)
    await showing.post_private(session, asked, f"{WHY}:{row.id}", message)


async def ask_which(session: AsyncSession, asked: Asked, days: Days) -> None:
    """Ask which pension is meant, as of the first day that was typed, else of today."""
    on = next((day for day in days if day), guarding.today())
    await answer(session, asked, "check.which_pension", on=f"{on.day}/{on.month}/{on.year}")


def why(
    insured: Insured,
    told: Facts,
    day: date,
    turn: Turn,
    language: str,
    *,
    where: Markup | None = None,
) -> Message:
    """Return a page of why each benefit may apply, or not, after an accident on *day*.

    *where* says where more can be told, if that is not here.
    """
    scene = Scene(facts_of(insured, told, day), records.history(insured), day)
    above, below = _whom(insured, language), paragraphs(where, _rests_on(insured, language))
    return reasons.message(scene, turn, language, above=above, below=below)


def _why(row: Lookup, day: date) -> str:
    return f"{WHY}:{row.id}.{day:%Y%m%d}"


def named(what: str, day: date) -> str:
    """Return the name of an answer: "invalidity.20260301"."""
    return f"{what}.{day:%Y%m%d}"


def overview(
    insured: Insured,
    told: Facts,
    day: date,
    language: str,
    claim_kind: tuple[str, str] = ("", ""),
) -> Message:
    """Return which benefits may apply after an accident on *day*, from what is *told* of it."""
    found = accident.after_accident(facts_of(insured, told, day), records.history(insured), day)
    said = accident_cards.benefits(found, day, language, claim_kind=claim_kind)
    text = paragraphs(_whom(insured, language), said.text, _rests_on(insured, language))
    return Message(text, said.buttons, protected=True)


def facts_of(insured: Insured, told: Facts, day: date) -> Facts:
    """Return what is told of an accident with what the registry knows of the person.

    Who contributed in the months before *day* is employed; of anybody else it is not known.
    """
    paid = insured.months or frozenset()
    recent = range(months.of(day) - RECENT_MONTHS, months.of(day) + 1)
    employed = True if any(month in recent for month in paid) else None
    return replace(
        told,
        employed=told.employed if told.employed is not None else employed,
        foreign=keys.is_foreign(insured.key),
        housewife=False if insured.sex == "M" else told.housewife,
    )


async def _show_pension(
    session: AsyncSession, asked: Asked, row: Lookup, insured: Insured, wanted: tuple[str, date]
) -> None:
    what, day = wanted
    given = assess.assess(records.history(insured), SCHEMES[what], day)
    to_come = ahead.look(given, _first_unknown(insured))
    said = law_cards.answer(ahead.honest(given, to_come), asked.language)
    other = texts.say(asked.language, f"check.other_day.{what}")
    rests_on = _rests_on(insured, asked.language)
    coming = _coming(to_come, asked.language)
    text = paragraphs(_whom(insured, asked.language), said.text, coming, rests_on, other)
    buttons = [_sources(row, what, day, asked.language)]
    if day != guarding.today():
        label = texts.plain(texts.say(asked.language, "button.compare"))
        buttons.append(Button(label, press=f"{COMPARE}:{row.id}.{named(what, day)}"))
    message = Message(text, (tuple(buttons),), protected=True)
    await showing.post_private(session, asked, f"pension:{row.id}:{what}", message)
    await _send_picture(session, asked, row, insured, day)


def _first_unknown(insured: Insured) -> Month:
    """Return the first month that the data cannot hold: that in which it was written."""
    as_of = insured.paid_as_of or insured.as_of
    return months.of(as_of.astimezone(clock.LOCAL).date())


def _coming(to_come: Ahead | None, language: str) -> Markup | None:
    """Say what is not in the data before the day, and what it leaves open."""
    if to_come is None:
        return None
    verdict = texts.say(language, f"eligibility.verdict.{to_come.paid}")
    since = law_lines.month(to_come.since, language)
    key = "check.ahead_open" if to_come.open else "check.ahead"
    return texts.say(language, key, month=since, verdict=verdict)


def _sources(row: Lookup, what: str, day: date, language: str, *, dated: bool = False) -> Button:
    key = "button.law_sources_of" if dated else "button.law_sources"
    label = texts.plain(texts.say(language, key, day=day))
    return Button(label, press=f"{SOURCES}:{row.id}.{named(what, day)}")


async def _insured(session: AsyncSession, row: Lookup) -> Insured:
    insured = await records.person(session, row.subject_key or 0)
    if insured is None:
        raise Refusal("check.gone")
    return insured


def _whom(insured: Insured, language: str) -> Markup:
    unknown = texts.plain(texts.say(language, "check.unknown"))
    born = str(insured.born.year) if insured.born else unknown
    whom = texts.say(language, "check.person", name=insured.name, born=born)
    return lines(whom, texts.say(language, "check.synthetic")) if insured.synthetic else whom


def _rests_on(insured: Insured, language: str) -> Markup:
    """Say of which day the contributions are: later ones are not in it."""
    if insured.paid_as_of is None:
        return texts.say(language, "check.contributions_unknown")
    day = insured.paid_as_of.astimezone(clock.LOCAL).date()
    return texts.say(language, "check.contributions_as_of", day=day)


async def _send_picture(
    session: AsyncSession, asked: Asked, row: Lookup, insured: Insured, day: date
) -> None:
    drawn = picture.months(records.history(insured), day, asked.language)
    if drawn is None:
        return
    card = f"months:{row.id}:{asked.name}"
    caption = Message(texts.say(asked.language, "check.picture"), protected=True)
    await outbox.send_photo(
        session, f"private:{card}", asked.chat_id, drawn, caption, name="months.png", card=card
    )
    await story.vanish(session, asked.chat_id, card)
