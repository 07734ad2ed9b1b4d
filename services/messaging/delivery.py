"""Letters on their way: what may go next, what became of it, what a dead courier left behind.

The courier of bot/courier.py asks here in its transactions. A letter is claimed by a conditional
update that also asks for the lease, so that two couriers never send the same one.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.messaging import Card, Letter, LetterState
from db.queries import chats, tidying
from db.queries import deliveries as queries
from db.queries.deliveries import Waiting
from services import clock
from services.messaging import lease, outcomes, troubles, unreachable
from services.messaging.calls import DELETE, Call, File, Shown, shape, shows_after
from services.messaging.outcomes import Answer, Outcome, Reply
from services.records import audit

SPARE = 8  # candidates asked for beyond what can go: several may be of one chat
ALARMS = "alarm:"  # letters whose keys begin so raise none themselves
# Letters whose keys begin so: what they say is not kept once they are sent: the link of an
# invitation, personal data of the registry, the QR code of a ticket.
SECRETS = ("invite.made:", "private:", "appointment:ticket:")
# New messages whose keys begin so are rather not sent than sent twice: who sent them decides.
AT_MOST_ONCE = ("broadcast.to:",)

Place = tuple[int, str]  # of a card: chat and name

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Batch:
    """What a courier may send now."""

    calls: list[Call]
    resting: dict[int, datetime]  # chats that wait for a letter to be tried again, until when
    more: bool  # there may be others, of other chats


async def claim(session: AsyncSession, courier: str, leave: Collection[int], most: int) -> Batch:
    """Claim letters to at most *most* chats, none of them in *leave*.

    Each is the oldest of its chat, or, if that shows a card, the newest that shows the same one.
    """
    now = clock.now()
    candidates = await queries.heads(session, now, leave, most + SPARE)
    if not candidates:
        return Batch([], {}, more=False)
    heads = list({each.chat_id: each for each in candidates}.values())[:most]
    resting = {
        each.chat_id: each.not_before
        for each in heads
        if each.not_before is not None and each.not_before > now
    }
    heads = [each for each in heads if each.chat_id not in resting]
    shown = await _shown(session, heads)
    chosen, more = await _choose(session, heads, shown)
    taken = await queries.claim(session, [each.id for each in chosen], courier, lease.COURIER)
    calls = await _calls(session, [each for each in chosen if each.id in taken], shown)
    return Batch(calls, resting, more or len(candidates) == most + SPARE)


async def drop_stale(session: AsyncSession) -> None:
    """End waiting letters whose time is over."""
    if count := await queries.drop_stale(session, clock.now()):
        log.warning("letter.stale", count=count)


async def settle(
    session: AsyncSession, courier: str, replies: Iterable[tuple[Call, Reply]]
) -> list[Outcome]:
    """Write what became of claimed letters, with all that follows from it; return that of each.

    Chats to which nothing can be sent any more are noted together: a broadcast meets thousands.
    """
    outcomes_, closed = [], set()
    for call, reply in replies:
        outcome, ours = await _settle(session, courier, call, reply)
        outcomes_.append(outcome)
        if ours and outcome.unreachable:
            closed.add(call.chat_id)
    if closed:
        await chats.mark_blocked(session, closed, clock.now())
        await unreachable.plan(session, closed)
    return outcomes_


async def _settle(
    session: AsyncSession, courier: str, call: Call, reply: Reply
) -> tuple[Outcome, bool]:
    """Write what became of one letter; return that, and whether it was this courier's."""
    now = clock.now()
    edits = call.shown is not None
    once = call.key.startswith(AT_MOST_ONCE) and not edits
    outcome = outcomes.after(reply, call.attempts, edits_card=edits, at_most_once=once)
    values = _values(courier, call, reply, outcome, now)
    if await queries.settle(session, call.letter_id, courier, LetterState.SENDING, values):
        pass
    elif outcomes.is_certain(reply.answer) and await queries.settle(
        session, call.letter_id, courier, LetterState.UNKNOWN, values
    ):  # another courier gave it up; this one knows
        subject = f"letter:{call.letter_id}"
        audit.note(session, action="letter.known", subject=subject, state=outcome.state)
    else:
        log.warning("letter.not_ours", letter=call.letter_id, answer=reply.answer)
        return outcome, False
    if call.key.startswith(SECRETS) and outcome.state is not LetterState.WAITING:
        await tidying.blank(session, [call.letter_id])
    _tell(call, reply, outcome)
    await _follow(session, call, reply, outcome, now)
    if outcome.bug and not call.key.startswith(ALARMS):
        await troubles.refused(session, call, outcome)
    if outcome.closed:
        await troubles.closed(session, call, outcome, now)
    return outcome, True


async def take_over(session: AsyncSession, courier: str) -> None:
    """End what couriers before this one were sending when they died.

    What can be repeated without harm waits again; of a message nobody knows whether it arrived,
    so it is listed as unknown, the admins are told, and it is not sent twice.
    """
    left = await queries.abandoned(session, courier)
    places = {(each.chat_id, each.card) for each in left if each.card is not None}
    shown = await queries.shown(session, places) if places else {}
    unknown = []
    for letter in left:
        if _is_repeatable(letter, shown):
            letter.state, letter.courier = LetterState.WAITING, None
        else:
            letter.state, letter.ended_at = LetterState.UNKNOWN, clock.now()
            unknown.append(letter.id)
    if unknown:
        log.error("letter.unknown", letters=unknown)
        await troubles.alarm(session, f"letter-{unknown[0]}", "letters_unknown", count=len(unknown))


async def put_back(session: AsyncSession, courier: str, keep: Collection[int]) -> None:
    """Let wait again what this courier claimed without knowing it: a commit's answer was lost."""
    await queries.put_back(session, courier, keep)


async def move_chat(session: AsyncSession, old: int, new: int) -> None:
    """A group became a supergroup: it and what waits for it take the new number."""
    await chats.move(session, old, new)
    log.info("chat.moved", old=old, new=new)


async def _shown(session: AsyncSession, heads: Sequence[Waiting]) -> dict[Place, Shown]:
    places = {(each.chat_id, each.card) for each in heads if each.card is not None}
    rows = await queries.shown(session, places) if places else {}
    return {place: Shown(row.message_id, row.method) for place, row in rows.items()}


async def _choose(
    session: AsyncSession, heads: Sequence[Waiting], shown: dict[Place, Shown]
) -> tuple[list[Waiting], bool]:
    """Return, for each head, the newest letter of its card; whether some had nothing to do."""
    now = clock.now()
    places = {(each.chat_id, each.card) for each in heads if each.card is not None}
    waiting = await queries.of_cards(session, places, now) if places else ()
    chosen: list[Waiting] = []
    superseded: list[Waiting] = []
    moot: list[int] = []
    for head in heads:
        *older, newest = _run(head, waiting)
        superseded += older
        if newest.method == DELETE and newest.card and (head.chat_id, newest.card) not in shown:
            moot.append(newest.id)
        else:
            chosen.append(newest)
    if superseded:
        await _supersede(session, superseded, now)
    if moot:
        await queries.end_waiting(session, moot, LetterState.SENT, now, "nothing to delete")
    return chosen, bool(moot)


async def _supersede(session: AsyncSession, letters: Sequence[Waiting], now: datetime) -> None:
    ids = [letter.id for letter in letters]
    await queries.end_waiting(session, ids, LetterState.SUPERSEDED, now, "newer one")
    await tidying.blank(session, [each.id for each in letters if each.key.startswith(SECRETS)])


def _run(head: Waiting, waiting: Sequence[Waiting]) -> list[Waiting]:
    """Return *head* and what waits for the same card after it, until the card is deleted."""
    if head.card is None:
        return [head]
    run: list[Waiting] = []
    for letter in waiting:
        if (letter.chat_id, letter.card) == (head.chat_id, head.card):
            run.append(letter)
            if letter.method == DELETE:
                break
    return run or [head]


async def _calls(
    session: AsyncSession, letters: Sequence[Waiting], shown: dict[Place, Shown]
) -> list[Call]:
    ids = {letter.attachment_id for letter in letters if letter.attachment_id is not None}
    attachments = await queries.attachments(session, ids) if ids else {}
    calls = []
    for letter in letters:
        card = shown.get((letter.chat_id, letter.card)) if letter.card else None
        file = attachments.get(letter.attachment_id) if letter.attachment_id else None
        method, parameters, part = shape(
            letter.method, letter.payload, card, has_file=file is not None
        )
        calls.append(
            Call(
                letter_id=letter.id,
                key=letter.key,
                chat_id=letter.chat_id,
                method=method,
                parameters=parameters,
                attempts=letter.attempts + 1,
                card=letter.card,
                shown=card,
                shows=shows_after(letter.method, card),
                file=File(part, file.name, file.content) if file and part else None,
            )
        )
    return calls


def _values(
    courier: str, call: Call, reply: Reply, outcome: Outcome, now: datetime
) -> dict[str, object]:
    """Return the columns that say what became of the letter."""
    waits = outcome.state is LetterState.WAITING
    shown_in = call.shown.message_id if call.shown else None
    return {
        "state": outcome.state,
        "cause": outcome.cause,
        "courier": None if waits else courier,
        "not_before": now + timedelta(seconds=outcome.pause) if outcome.pause else None,
        "ended_at": None if waits else now,
        "message_id": None if waits else reply.message_id or shown_in,
    }


async def _follow(
    session: AsyncSession, call: Call, reply: Reply, outcome: Outcome, now: datetime
) -> None:
    """Keep cards and groups true to what Telegram said."""
    if call.card is not None:
        await _keep_card(session, call, call.card, reply, outcome)
    if reply.answer is Answer.BLOCKED and call.chat_id < 0:
        await _mark_left(session, call.chat_id, now)
    if reply.answer is Answer.MIGRATED and reply.new_chat_id is not None:
        await move_chat(session, call.chat_id, reply.new_chat_id)


async def _keep_card(
    session: AsyncSession, call: Call, name: str, reply: Reply, outcome: Outcome
) -> None:
    deleted = call.method == DELETE and outcome.state is LetterState.SENT
    if deleted or reply.answer is Answer.GONE:
        await queries.drop_card(session, call.chat_id, name)
    elif reply.answer is Answer.DONE and reply.message_id and call.shows:
        card = Card(chat_id=call.chat_id, name=name, message_id=reply.message_id, method=call.shows)
        await queries.keep_card(session, card)


async def _mark_left(session: AsyncSession, chat_id: int, now: datetime) -> None:
    group = await chats.mark_left(session, chat_id, now)
    if group is not None:
        audit.note(session, action="group.left", chat=chat_id, subject=f"group:{group}")


def _is_repeatable(letter: Letter, shown: dict[Place, Card]) -> bool:
    """Whether making the call twice is the same as once: edits, deletions, menus."""
    is_edit = letter.card is not None and (letter.chat_id, letter.card) in shown
    return is_edit or not letter.method.startswith(("send", "copy", "forward"))


def _tell(call: Call, reply: Reply, outcome: Outcome) -> None:
    """Log the event; never what the letter says."""
    bound = log.bind(letter=call.letter_id, chat=call.chat_id, method=call.method)
    match outcome.state:
        case LetterState.SENT:
            bound.info("letter.sent", answer=reply.answer, attempts=call.attempts)
        case LetterState.UNKNOWN:
            bound.warning("letter.unknown", cause=outcome.cause)
        case LetterState.REFUSED:
            bound.warning("letter.refused", answer=reply.answer, cause=outcome.cause)
        case _:
            bound.info("letter.put_off", answer=reply.answer, seconds=outcome.pause)
