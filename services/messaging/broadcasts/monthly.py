"""Tell headquarters each month which urgent broadcasts did not wait for the quiet time to end.

Those who get the digest of the country: number, authors, reasons, and how many letters went in
quiet time. A month is reported once, on its first day or, if the program slept, on one of the next.
"""

from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import Broadcast
from db.models.people import Person, Role
from db.queries import audit as notes
from db.queries import broadcast_after as after
from db.queries import people
from services import clock, texts
from services.access import COUNTRY
from services.messaging import outbox
from services.messaging.broadcasts import monthly_cards, quiet
from services.messaging.broadcasts.monthly_cards import Urgent
from services.messaging.outbox import Lane, Message
from services.records import audit

DAILY = "broadcast.urgent_month"  # kind of the due row that renews itself
REPORTED = "broadcast.urgent_reported"
LATEST_DAY = 7  # of the month; later it is no news any more
LISTED = 8  # broadcasts in one message


def at() -> time:
    """Return when it is looked at each day, Malaysian time: with the digest."""
    return time(8)


async def report(session: AsyncSession, _subject: int) -> None:
    """Write last month's report, where it is due and was not written."""
    today = clock.now().astimezone(clock.LOCAL).date()
    this = today.replace(day=1)
    month = (this - timedelta(days=1)).replace(day=1)
    subject = f"month:{month:%Y-%m}"
    before = await notes.of_action(session, REPORTED, _midnight(this))
    if today.day > LATEST_DAY or any(each.subject == subject for each in before):
        return
    readers = await people.reachable_holders(session, [Role.COORDINATOR], [COUNTRY])
    if not readers:
        return
    found = await _urgent(session, month, this)
    for person in readers:
        await _write(session, person, month, found)
    audit.note(
        session, action=REPORTED, subject=subject, broadcasts=[each.number for each in found],
        readers=[person.id for person in readers],
    )  # fmt: skip


async def _urgent(session: AsyncSession, first: date, end: date) -> list[Urgent]:
    """Return the urgent broadcasts that were let go in a month, as the audit trail has them."""
    found = []
    for note in await notes.of_action(session, "broadcast.urgent", _midnight(first)):
        row = await session.get(Broadcast, int(note.subject.partition(":")[2]))
        if row is None or row.training or note.at >= _midnight(end):
            continue
        author = await session.get_one(Person, row.created_by_id)
        approver = await session.get(Person, row.approved_by_id) if row.approved_by_id else None
        found.append(
            Urgent(
                number=row.id, at=note.at, author=author.name,
                approver=approver.name if approver else None,
                reason=str(note.details["reason"]), in_quiet=await _in_quiet(session, row.id),
            )
        )  # fmt: skip
    return found


async def _in_quiet(session: AsyncSession, number: int) -> int:
    """Return how many letters of a broadcast were let go in a quiet time of who got them."""
    posted = await after.posted(session, number)
    return sum(count for state, at_, count in posted if quiet.is_quiet(at_, state))


async def _write(session: AsyncSession, person: Person, month: date, found: list[Urgent]) -> None:
    language = person.language or texts.DEFAULT
    parts = [found[at_ : at_ + LISTED] for at_ in range(0, len(found), LISTED)] or [[]]
    for number, part in enumerate(parts):
        every = found if number == 0 else None
        text = monthly_cards.report(language, month, part, every)
        key = f"broadcast.urgent:{month:%Y-%m}:{person.id}:{number}"
        await outbox.post(session, key, person.telegram_id, Message(text), lane=Lane.REMINDER)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.LOCAL)
