"""The overview: how leads stand now by place, who can be reached, invitations, groups.

Leads are counted as in the digest of the morning: shares over the 30 days before today.
"""

import asyncio
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.queries import overview as queries
from services import clock
from services.access import COUNTRY
from services.messaging import outbox
from services.people import duty_hours
from services.people.asked import Asked
from services.people.duty_hours import Days
from services.reports import bars, desk, overview_cards, summaries
from services.reports.overview_cards import Reach
from services.reports.summaries import Summary

DAYS = 30


async def show(session: AsyncSession, actor: Person, asked: Asked, typed: str) -> None:
    """Show the overview of the place typed, or of all that is the actor's.

    Raises:
        Refusal: no right, a group, or a place that is unknown or outside the actor's own.
    """
    scope = await desk.scope_for(session, actor, asked, typed)
    summary = await summaries.of(session, scope, _month(), _month())
    reach = await _reach(session, summary)
    table = overview_cards.table(summary, reach, asked.language)
    if summary.counts:
        title, words = overview_cards.picture_words(summary, asked.language)
        drawn = await asyncio.to_thread(
            bars.draw, title, *words, overview_cards.bars_of(summary, asked.language)
        )
        await outbox.send_photo(
            session, f"overview.picture:{asked.name}", asked.chat_id, drawn,
            overview_cards.caption(summary, asked.language), name="prihatin.png",
        )  # fmt: skip
    await outbox.post(session, f"overview:{asked.name}", asked.chat_id, table)


def _month() -> Days:
    today: date = clock.now().astimezone(clock.LOCAL).date()
    return today - timedelta(days=DAYS), today - timedelta(days=1)


async def _reach(session: AsyncSession, summary: Summary) -> Reach:
    states = {branch.state for branch in summary.branches.values()}
    inside = {summary.scope, *summary.branches}
    if summary.scope == COUNTRY:
        inside |= states
    people = await queries.staff(session, inside)
    since = duty_hours.midnight(_month()[0])
    groups = await queries.groups(session, list(summary.branches))
    return Reach(
        staff=len(people),
        blocked=[each.name for each in people if each.blocked_at is not None],
        unopened=[
            each.name for each in people if each.blocked_at is None and each.chat_opened_at is None
        ],
        invitations=(await queries.invited(session, inside, since, clock.now()))._asdict(),
        groups=sum(groups.values()),
        without_group=[
            branch.town
            for branch in summary.branches.values()
            if branch.kind != "hq" and branch.code not in groups
        ],
    )
