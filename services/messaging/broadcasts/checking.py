"""Count a draft's audience and freeze it, and show the draft exactly as it arrives.

What is counted here is what is sent: the recipients become rows, and the buttons bear a code of
text and audience. Any later change of the draft forgets them.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.broadcasts import Broadcast
from db.models.people import Person
from db.queries import broadcasts as queries
from services import access, clock
from services.access import Action
from services.errors import Refusal
from services.messaging.broadcasts import (
    audience,
    cards,
    composing,
    counting,
    letter_cards,
    quiet,
    shown,
    typed,
)
from services.messaging.broadcasts.cards import Checked
from services.messaging.broadcasts.composing import Next
from services.messaging.broadcasts.counting import Counted
from services.messaging.broadcasts.fields import AREA
from services.messaging.broadcasts.languages import comparing, language_cards
from services.messaging.broadcasts.languages.comparing import Compared
from services.people import roles
from services.people.asked import Asked, answer, post
from services.records import audit, installation

CAPTION_MOST, TEXT_MOST = 1024, 4096  # Bot API, UTF-16 units


async def preview(session: AsyncSession, actor: Person, asked: Asked, number: int) -> Next:
    """Count and freeze, show it in both languages, and say who gets it and when.

    Raises:
        Refusal: it is no draft of the actor's, the languages differ, or a place is out of reach.
    """
    row = await composing.draft(session, actor, number)
    if not composing.is_complete(row):
        return await composing.ask(session, actor, asked, row)
    found = comparing.compare(row)
    _refuse_what_cannot_go(row, found)
    if await composing.asks_for_names(session, asked, row, found):
        return row.id, "en"
    await freeze(session, actor, row)
    await shown.post_all(session, row, asked.chat_id, asked.name)
    text, buttons = cards.checked(asked.language, await seen(session, row, asked.language))
    await post(session, asked, "broadcast.checked", text, buttons, card=f"check:{asked.name}")
    return None


async def test(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Send it to oneself, exactly as it arrives.

    Raises:
        Refusal: it is no draft of the actor's, or a text is missing.
    """
    row = await composing.draft(session, actor, number)
    if not row.text_ms or not row.text_en:
        raise Refusal("broadcast.words_needed", number=number)
    await shown.post_all(session, row, asked.chat_id, asked.name)
    await answer(session, asked, "broadcast.tested", number=number)


async def freeze(session: AsyncSession, actor: Person, row: Broadcast) -> None:
    """Count the audience anew and keep it.

    Raises:
        Refusal: as `preview`.
    """
    parts = typed.audience("\n".join(row.audience))
    counted = await audience.count(session, parts)
    outside = await _outside_own_area(session, actor, counted)
    await queries.drop_recipients(session, row.id)
    await queries.keep_recipients(session, _rows(row, counted))
    row.unmatched, row.areas, row.twice = counted.unmatched, counted.areas, counted.twice
    row.outside = outside
    row.content_hash = counting.content_hash(row)
    row.audience_hash = counting.audience_hash(
        (each.chat_id, each.language) for each in counted.sendable
    )
    row.counted_at = clock.now()
    workers = typed.of_workers(row.audience)
    many = counting.are_many(len(counted.sendable))
    row.needs_approval = not row.training and (many or workers or bool(outside))
    row.approved_by_id = row.approved_at = row.approved_content = row.approved_audience = None
    await session.flush()
    audit.note(
        session, action="broadcast.counted", actor=actor.id, subject=f"broadcast:{row.id}",
        recipients=len(counted.sendable), unreachable=len(counted.reached) - len(counted.sendable),
        content=row.content_hash, audience=row.audience_hash,
    )  # fmt: skip


async def seen(session: AsyncSession, row: Broadcast, language: str) -> Checked:
    """Return what is to be said of a counted broadcast."""
    found = comparing.compare(row)
    tally = counting.tally(await queries.counted(session, row.id))
    per_second = await pace(session)
    each = shown.letters_each(row)
    now = clock.now()
    if row.expires_at is None:
        raise ValueError(f"broadcast {row.id} was counted without an end")
    outlook = quiet.outlook(
        {state: count * each for state, count in tally.by_state.items()},
        now,
        per_second=per_second,
        expires_at=row.expires_at,
        urgent=row.urgent_reason is not None,
        starts_after=rules.number(AREA, "abort_seconds"),
    )
    waits = (outlook.first - now).total_seconds() > 2 * rules.number(AREA, "abort_seconds")
    return Checked(
        row=row, tally=tally, outlook=outlook, per_second=per_second,
        letters=tally.sendable * each, why=await _why(session, row, tally.sendable),
        quiet_until=outlook.first if waits else None,
        names=language_cards.confirmed(language, found) if found.unsure else None,
    )  # fmt: skip


async def pace(session: AsyncSession) -> float:
    """Return how many letters go in a second, as the courier's settings say."""
    return await installation.pace(session) or rules.number(AREA, "letters_per_second")


async def visible(session: AsyncSession, actor: Person, number: int) -> Broadcast:
    """Return a broadcast that the actor wrote, approved, or whose whole area is his; locked.

    Raises:
        Refusal: there is none, or it is none of his business.
    """
    held = await roles.grants_of(session, actor)
    access.require(held, Action.BROADCAST)
    row = await queries.locked(session, number)
    if row is None:
        raise Refusal("broadcast.none_such", number=number)
    own = actor.id in (row.created_by_id, row.approved_by_id)
    if not own and not await covers(session, actor, row):
        raise Refusal("broadcast.none_such", number=number)
    return row


async def covers(session: AsyncSession, actor: Person, row: Broadcast) -> bool:
    """Whether the actor may approve for the whole audience."""
    held = access.scopes_for(await roles.grants_of(session, actor), Action.BROADCAST_APPROVE)
    return bool(row.areas) and counting.lie_within(
        row.areas, held, await audience.branches(session)
    )


async def refuse_elsewhere(session: AsyncSession, actor: Person, row: Broadcast) -> None:
    """Refuse that somebody writes on to people outside his area, as it is now.

    Raises:
        Refusal: they are outside, and no second person has approved that for him.
    """
    if not await _may_write(session, actor, row):
        raise Refusal("broadcast.area_lost", number=row.id)


async def refuse_lost_right(
    session: AsyncSession, row: Broadcast, by_id: int | None = None
) -> None:
    """Refuse a broadcast whose author has lost the role, or the area, since it was asked for.

    What was outside when a second person was asked may stay so; what was inside then must be so
    now, whatever else the approval was needed for. *by_id*: who asked for a later round.

    Raises:
        Refusal: the author may not send it any more.
    """
    author = await session.get_one(Person, by_id or row.created_by_id)
    held = await roles.grants_of(session, author)
    if not access.may(held, Action.BROADCAST) or not await _may_write(session, author, row):
        raise Refusal("broadcast.author_lost_right", number=row.id, name=author.name)


def refuse_difference(row: Broadcast, found: Compared) -> None:
    """Refuse texts that do not state the same facts.

    Raises:
        Refusal: says what only one of them states.
    """
    if found.differ:
        raise Refusal(
            "broadcast.differ_refused", number=row.id,
            malay=language_cards.named(found.only_ms),
            english=language_cards.named(found.only_en),
        )  # fmt: skip


def _refuse_what_cannot_go(row: Broadcast, found: Compared) -> None:
    refuse_difference(row, found)
    if row.expires_at is None or row.expires_at <= clock.now():
        raise Refusal("broadcast.expired_draft", number=row.id)
    longest = CAPTION_MOST if row.photo else TEXT_MOST
    length = max(letter_cards.length(row, language) for language in ("ms", "en"))
    if length > longest:
        raise Refusal("broadcast.too_long", length=length, longest=longest)


async def _outside_own_area(session: AsyncSession, actor: Person, counted: Counted) -> list[str]:
    """Return the scopes of the audience that lie outside the actor's own area.

    Raises:
        Refusal: some do, and the actor may not even ask for that.
    """
    held = await roles.grants_of(session, actor)
    own = access.scopes_for(held, Action.BROADCAST)
    known = await audience.branches(session)
    outside = [scope for scope in counted.areas if not counting.lie_within([scope], own, known)]
    if outside and not access.may(held, Action.BROADCAST_APPROVE):  # a branch head
        raise Refusal("broadcast.elsewhere")
    return outside


async def _may_write(session: AsyncSession, person: Person, row: Broadcast) -> bool:
    """Whether all of the audience lies in the person's area, or was outside the author's before."""
    held = await roles.grants_of(session, person)
    is_author = person.id == row.created_by_id and access.may(held, Action.BROADCAST_APPROVE)
    asked_for = row.outside or [] if is_author else []
    rest = [scope for scope in row.areas if scope not in asked_for]
    return await _lie_in_own_area(session, person, rest)


async def _lie_in_own_area(session: AsyncSession, person: Person, areas: list[str]) -> bool:
    held = await roles.grants_of(session, person)
    own = access.scopes_for(held, Action.BROADCAST)
    return counting.lie_within(areas, own, await audience.branches(session))


async def _why(session: AsyncSession, row: Broadcast, count: int) -> tuple[str, ...]:
    """Return why a second person has to approve; in training, why he would have to."""
    author = await session.get_one(Person, row.created_by_id)
    outside = not await _lie_in_own_area(session, author, row.areas)
    many = counting.are_many(count)
    workers = row.needs_approval and not many and not outside
    found = (("many", many), ("outside", outside), ("workers", workers))
    return tuple(why for why, holds in found if holds)


def _rows(row: Broadcast, counted: Counted) -> list[tuple[object, ...]]:
    """Return the recipients in the order of `queries.COUNTED`."""
    return [
        (
            row.id,
            row.training,
            1,
            each.chat_id,
            each.person_id,
            each.language,
            each.state,
            each.cause,
        )
        for each in counted.reached
    ]
