"""The database's questions about posts: messages that might be reports, and what became of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.casework import Entry, EntryKind
from db.models.leads import Custody, Lead, Post, PostState, Sighting
from db.queries.groups import of_same_group


async def keep(session: AsyncSession, chat_id: int, message_id: int, **values: Any) -> Post:
    """Keep the message unless it is kept already; return its row, locked."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    new = insert(Post).on_conflict_do_nothing().returning(Post)
    row = {"chat_id": chat_id, "message_id": message_id, **values}
    found = await session.scalar(new, row) or await post_at(session, chat_id, message_id)
    assert found is not None  # noqa: S101  it was inserted, now or before
    return found


async def post_at(session: AsyncSession, chat_id: int, message_id: int) -> Post | None:
    """Return what was kept of a message, locked until the commit."""
    return await session.scalar(
        select(Post)
        .where(Post.chat_id == chat_id, Post.message_id == message_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


async def post(session: AsyncSession, post_id: int) -> Post | None:
    """Return a post by its number, locked until the commit."""
    return await session.scalar(
        select(Post)
        .where(Post.id == post_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


async def any_since(session: AsyncSession, chat_id: int, moment: datetime) -> bool:
    """Whether a message of a chat was kept since then."""
    found = select(Post.id).where(Post.chat_id == chat_id, Post.posted_at >= moment).limit(1)
    return await session.scalar(found) is not None


async def album(session: AsyncSession, chat_id: int, media_group_id: str) -> Sequence[Post]:
    """Return the parts of an album, as posted, locked until the commit."""
    found = await session.scalars(
        select(Post)
        .where(Post.chat_id == chat_id, Post.media_group_id == media_group_id)
        .order_by(Post.message_id)
        .with_for_update()
    )
    return found.all()


async def album_before(session: AsyncSession, part: Post, since: datetime) -> str | None:
    """Return the album that the same person sent into the same chat right before, since then."""
    found = await session.execute(
        select(Post.media_group_id)
        .where(
            Post.chat_id == part.chat_id,
            Post.message_id < part.message_id,
            Post.posted_by_id == part.posted_by_id,
            Post.posted_at >= since,
        )
        .order_by(Post.message_id.desc())
        .limit(1)
    )
    return found.scalar()


async def last_lead_of(
    session: AsyncSession, chat_id: int, person_id: int, since: datetime
) -> int | None:
    """Return the lead that a person's last report in a chat opened, if it was posted since."""
    return await session.scalar(
        select(Post.lead_id)
        .where(
            Post.chat_id == chat_id,
            Post.posted_by_id == person_id,
            Post.posted_at >= since,
            Post.state == PostState.LEAD,
        )
        .order_by(Post.posted_at.desc(), Post.id.desc())
        .limit(1)
    )


async def count_leads_of(
    session: AsyncSession, chat_id: int, person_id: int, since: datetime
) -> int:
    """Return how many reports of a person in a chat became leads since."""
    found = await session.scalar(
        select(func.count())
        .select_from(Post)
        .where(
            Post.chat_id == chat_id,
            Post.posted_by_id == person_id,
            Post.posted_at >= since,
            Post.state == PostState.LEAD,
            Post.text != "",  # photos without words belong to another report
        )
    )
    return found or 0


async def sighted_in(session: AsyncSession, lead_ids: Sequence[int], chat_id: int) -> bool:
    """Whether one of these leads was reported in that chat."""
    here = of_same_group(Sighting.chat_id, chat_id)
    found = select(Sighting.id).where(Sighting.lead_id.in_(lead_ids), here)
    return await session.scalar(found.limit(1)) is not None


async def reported_as(
    session: AsyncSession,
    lead_ids: Sequence[int],
    *,
    by: int | None = None,
    chat_id: int | None = None,
) -> int | None:
    """Return which of these leads a person reported, or a group; the first one."""
    found = select(Sighting.lead_id).where(Sighting.lead_id.in_(lead_ids))
    if by is not None:
        found = found.where(Sighting.posted_by_id == by)
    if chat_id is not None:
        found = found.where(of_same_group(Sighting.chat_id, chat_id))
    return await session.scalar(found.order_by(Sighting.id).limit(1))


async def texts_in(session: AsyncSession, lead_ids: Sequence[int], chat_id: int) -> Sequence[str]:
    """Return what was posted on these leads in that chat, as last edited."""
    here = of_same_group(Post.chat_id, chat_id)
    found = select(Post.text).where(Post.lead_id.in_(lead_ids), here)
    return (await session.scalars(found)).all()


async def texts_by_lead(
    session: AsyncSession, lead_ids: Sequence[int], chat_id: int
) -> Sequence[Row[int, str]]:
    """Return what was posted on these leads in that chat, as last edited, by the lead's number."""
    here = of_same_group(Post.chat_id, chat_id)
    found = select(Post.lead_id, Post.text).where(Post.lead_id.in_(lead_ids), here)
    return (await session.execute(found.order_by(Post.id))).all()  # type: ignore[return-value]


async def joins_into(session: AsyncSession, lead_ids: Sequence[int]) -> Sequence[Row[int, int]]:
    """Return the leads that were joined into these, each with the one that it was joined into."""
    found = select(Lead.id, Lead.joined_into_id).where(Lead.joined_into_id.in_(lead_ids))
    return (await session.execute(found)).all()  # type: ignore[return-value]


async def open_told_by(session: AsyncSession, person_id: int) -> Sequence[int]:
    """Return the open leads that a person told in private, two at most."""
    mine = (Lead.posted_by_id == person_id) & Lead.group_id.is_(None)
    found = select(Lead.id).where(mine, Lead.custody != Custody.ENDED).order_by(Lead.id)
    return (await session.scalars(found.limit(2))).all()


async def leads_told_by(session: AsyncSession, person_id: int, *, most: int) -> Sequence[Lead]:
    """Return the newest leads that a person reported and that go on or were joined to another."""
    told = select(Sighting.lead_id).where(Sighting.posted_by_id == person_id)
    goes_on = (Lead.custody != Custody.ENDED) | Lead.joined_into_id.is_not(None)
    found = select(Lead).where(Lead.id.in_(told), goes_on).order_by(Lead.id.desc()).limit(most)
    return (await session.scalars(found)).all()


async def is_poster(session: AsyncSession, lead_ids: Sequence[int], person_id: int) -> bool:
    """Whether that person posted a report of one of these leads."""
    found = select(Sighting.id).where(
        Sighting.lead_id.in_(lead_ids), Sighting.posted_by_id == person_id
    )
    return await session.scalar(found.limit(1)) is not None


async def joined_into(session: AsyncSession, lead_id: int) -> Sequence[int]:
    """Return the leads that were joined into this one."""
    return (await session.scalars(select(Lead.id).where(Lead.joined_into_id == lead_id))).all()


async def has_photo(session: AsyncSession, lead_id: int, file_id: str) -> bool:
    """Whether the lead's history has that photo."""
    found = select(Entry.id).where(
        Entry.lead_id == lead_id, Entry.kind == EntryKind.PHOTO, Entry.file_id == file_id
    )
    return await session.scalar(found.limit(1)) is not None


async def unplaced_of(
    session: AsyncSession, person_id: int, branch_code: str, reason: str
) -> Lead | None:
    """Return the newest private report of a person that waits at a branch for its place."""
    return await session.scalar(
        select(Lead)
        .where(
            Lead.branch_code == branch_code,
            Lead.posted_by_id == person_id,
            Lead.branch_reason == reason,
            Lead.custody == Custody.UNANSWERED,
            Lead.plan == 0,
        )
        .order_by(Lead.id.desc())
        .limit(1)
    )
