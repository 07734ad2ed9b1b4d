"""Who hears of a detection: the branch's inspectors by a card, else its head; who reported it."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.detections import Detection
from db.models.people import Person, Role
from db.models.places import Branch
from db.queries import detections as queries
from db.queries import people
from services import texts
from services.detections import cards
from services.detections.cards import Shown
from services.messaging import outbox
from services.messaging.outbox import Lane, Message
from services.people.asked import lines


async def workers(session: AsyncSession, branch_code: str) -> Sequence[Person]:
    """Return the branch's inspectors who can be written to; where there is none, its head."""
    for role in (Role.INSPECTOR, Role.BRANCH_HEAD):
        if found := await people.reachable_holders(session, [role], [branch_code]):
            return found
    return []


async def shown(session: AsyncSession, row: Detection) -> Shown:
    """Return a detection with the names that are shown with it."""
    branch = await session.get_one(Branch, row.branch_code)
    reporter = await session.get_one(Person, row.reported_by_id)
    holder = await session.get_one(Person, row.taken_by_id) if row.taken_by_id else None
    return Shown(row, branch.name, reporter.name, holder.name if holder else None)


async def tell_workers(session: AsyncSession, row: Detection) -> int:
    """Show the card as it is now to whoever may take it, and to the holder; return to how many."""
    found = {each.id: each for each in await workers(session, row.branch_code)}
    if row.taken_by_id is not None and row.taken_by_id not in found:
        found[row.taken_by_id] = await session.get_one(Person, row.taken_by_id)
    told = await shown(session, row)
    name = f"detection:{row.id}"
    seen = f"{row.branch_code}:{row.latitude is not None}:{row.file_id is not None}"
    for person in found.values():
        message = cards.card(told, person.language or texts.DEFAULT, person.id)
        key = f"{name}:{row.state}:{row.taken_by_id or 0}:{seen}:{person.id}"
        await outbox.post(session, key, person.telegram_id, message, lane=Lane.LEAD, card=name)
    return len(found)


async def tell_reporters(session: AsyncSession, row: Detection, *, apart_from: int | None) -> None:
    """Write to everybody who reported it how far it is."""
    told = await shown(session, row)
    for person in await queries.reporters(session, row):
        if person.id == apart_from:
            continue
        language = person.language or texts.DEFAULT
        text = lines(cards.head(row, language), cards.state(told, language))
        key = f"detection:{row.id}:told:{row.state}:{row.taken_by_id or 0}:{person.id}"
        await outbox.post(session, key, person.telegram_id, Message(text), lane=Lane.LEAD)


async def tell_former(session: AsyncSession, row: Detection, branch_code: str) -> None:
    """Take it off the list of the branch that it left: its card says where it went."""
    told = await shown(session, row)
    for person in await workers(session, branch_code):
        language = person.language or texts.DEFAULT
        left = texts.say(language, "detection.left", branch=told.branch)
        ended = cards.state(told, language)
        text = lines(cards.head(row, language), left if row.branch_code != branch_code else ended)
        key = f"detection:{row.id}:left:{branch_code}:{person.id}"
        name = f"detection:{row.id}"
        message = Message(text)
        await outbox.post(session, key, person.telegram_id, message, lane=Lane.LEAD, card=name)


async def send_seen(session: AsyncSession, row: Detection) -> None:
    """Send the holder where it is and what it looks like, as far as that is known."""
    if row.taken_by_id is None:
        return
    holder = await session.get_one(Person, row.taken_by_id)
    await _send_place(session, row, holder)
    if row.file_id is not None:
        language = holder.language or texts.DEFAULT
        caption = Message(texts.say(language, "detection.venue", number=row.id), protected=True)
        key = f"detection:{row.id}:photo:{holder.id}"
        chat = holder.telegram_id
        await outbox.send_photo(session, key, chat, row.file_id, caption, lane=Lane.LEAD)


async def _send_place(session: AsyncSession, row: Detection, holder: Person) -> None:
    if row.latitude is None or row.longitude is None:
        return
    title = texts.say(holder.language or texts.DEFAULT, "detection.venue", number=row.id)
    venue = {
        "latitude": row.latitude, "longitude": row.longitude,
        "title": texts.plain(title), "address": row.name,
    }  # fmt: skip
    key = f"detection:{row.id}:place:{holder.id}"
    await outbox.call(session, key, "sendVenue", venue, chat_id=holder.telegram_id, lane=Lane.LEAD)
