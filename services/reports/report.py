"""The report for a period: a picture and a spreadsheet, recounted from each lead's history."""

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from sqlalchemy.ext.asyncio import AsyncSession

from config import VERSION
from db.models.people import Person
from db.queries import overview as queries
from services import clock
from services.errors import Refusal
from services.leads.finding import periods
from services.messaging import outbox
from services.people import typed as typed_names
from services.people.asked import Asked
from services.people.duty_hours import Days
from services.reports import desk, picture, report_cards, sheets, summaries
from services.reports.figures import Times
from services.reports.recount import Firsts, Step, replay
from services.reports.report_cards import Difference, Report

DAYS = 30  # where no period is typed: those of the digest of the morning
AT_ONCE = 500  # leads whose history is read in one question


async def make(session: AsyncSession, actor: Person, asked: Asked, typed: str) -> None:
    """Make the report of the period and place typed; "" is the last 30 days of all that is one's.

    Raises:
        Refusal: no right, a group, days that do not exist or are still to come, what is no period,
            a place that is unknown or elsewhere.
    """
    today = clock.now().astimezone(clock.LOCAL).date()
    try:
        days, named = periods.cut(typed.lower(), today)
    except Refusal as refusal:
        raise Refusal("reports.bad_period", typed=typed_names.shown(typed)) from refusal
    try:
        scope = await desk.scope_for(session, actor, asked, named)
    except Refusal as refusal:
        raise _no_period(refusal, named, today) from refusal
    days = days or (today - timedelta(days=DAYS), today - timedelta(days=1))
    report = await _gather(session, scope, _not_ahead(days, today))
    caption = report_cards.caption(report, asked.language)
    words = report_cards.picture_words(report, asked.language)
    drawn = await asyncio.to_thread(picture.draw, report.summary.course, words)
    book = await asyncio.to_thread(sheets.write, report_cards.pages(report, asked.language))
    name = f"prihatin-{scope}-{report.days[0]:%Y%m%d}-{report.days[1]:%Y%m%d}"
    await outbox.send_photo(
        session, f"report.picture:{asked.name}", asked.chat_id, drawn, caption, name=f"{name}.png"
    )
    await outbox.send_document(
        session, f"report:{asked.name}", asked.chat_id, book,
        report_cards.file_caption(report, asked.language), name=f"{name}.xlsx",
    )  # fmt: skip


def _no_period(refusal: Refusal, words: str, today: date) -> Refusal:
    """Return what is said of *words* that are no place: a time that is not read, or *refusal*."""
    if not refusal.key.startswith("scope."):
        return refusal
    if (time := periods.ahead(words, today)) is not None:
        return Refusal("reports.ahead", typed=time)
    if periods.seems_meant(words):
        return Refusal("reports.bad_period", typed=typed_names.shown(words))
    return refusal


async def _gather(session: AsyncSession, scope: str, days: Days) -> Report:
    summary = await summaries.of(session, scope, days, days)
    return Report(
        summary=summary,
        days=days,
        differences=await _recounted(session, summary.leads),
        made_at=clock.now(),
        program=VERSION,
    )


def _not_ahead(days: Days, today: date) -> Days:
    """Return the days without those to come.

    Raises:
        Refusal: the first one is still to come.
    """
    if days[0] > today:
        raise Refusal("reports.not_begun", day=days[0])
    return days[0], min(days[1], today)


async def _recounted(session: AsyncSession, leads: Sequence[Times]) -> list[Difference]:
    """Return the leads whose row says another day than their history."""
    found = []
    for at in range(0, len(leads), AT_ONCE):
        some = {lead.lead_id: lead for lead in leads[at : at + AT_ONCE]}
        steps = [Step(*row) for row in await queries.steps(session, list(some))]
        of_lead = attrgetter("lead_id")
        by_lead = {n: list(own) for n, own in groupby(sorted(steps, key=of_lead), of_lead)}
        for number, lead in some.items():
            told = Firsts(lead.first_action_at, lead.first_paid_at)
            counted = replay(lead.opened_at, by_lead.get(number, []))
            if _days(told) != _days(counted):
                found.append(Difference(number, told, counted))
    return found


def _days(firsts: Firsts) -> tuple[date | None, ...]:
    return tuple(each and each.astimezone(clock.LOCAL).date() for each in firsts)
