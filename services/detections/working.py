"""Work on detections: one inspector takes it, and says what came of his visit; the list."""

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.detections import WORKED_ON, Detection, DetectionState
from db.models.people import Person
from db.models.places import Branch
from db.queries import detections as queries
from services import access, clock
from services.access import Action
from services.detections import cards, detecting, reminding, telling
from services.detections.reporting import AREA
from services.detections.rights import detection_for
from services.errors import Refusal
from services.people import roles, typed
from services.people.asked import Asked, answer, post
from services.records import audit

WORDS = {
    DetectionState.TAKEN: ("taken", "take", "visit", "ambil", "lawat"),
    DetectionState.REGISTERED: ("registered", "berdaftar", "didaftarkan"),
    DetectionState.REFUSED: ("refused", "enggan"),
    DetectionState.NOT_LIABLE: ("not_liable", "tidak_tertakluk", "tidak_liabel"),
    DetectionState.DUPLICATE: ("duplicate", "pendua"),
}
_BY_WORD = {word: state for state, words in WORDS.items() for word in words}


async def typed_wish(session: AsyncSession, actor: Person, asked: Asked, words: str) -> None:
    """Do what was typed: nothing is the list, "5" shows it, "5 refused no one there" ends it.

    Raises:
        Refusal: no right, no such detection, or the words say nothing that can be done.
    """
    first, _, rest = words.strip().partition(" ")
    if not first:
        await show_list(session, actor, asked)
        return
    number = typed.number(first)
    if number is None:
        raise Refusal("detection.how_work", typed=typed.shown(words))
    if not rest.strip():
        await show(session, actor, asked, number)
        return
    read = outcome(rest)
    if read is None:
        raise Refusal("detection.how_work", typed=typed.shown(words))
    state, note = read
    if state is DetectionState.TAKEN:
        await take(session, actor, asked, number)
    else:
        await end(session, actor, asked, number, state, note=note)


def outcome(words: str) -> tuple[DetectionState, str | None] | None:
    """Return what "not liable no workers" says, and the note behind it; None: nothing. Pure."""
    every = words.replace("-", "_").split()
    for length in (2, 1):
        state = _BY_WORD.get("_".join(every[:length]).lower())
        if state is not None and len(every) >= length:
            return state, " ".join(words.split()[length:]) or None
    return None


async def take(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Make the actor the one who visits; a holder who may no longer work on it is replaced.

    Raises:
        Refusal: no right there, somebody else holds it, or it has ended.
    """
    row = await detection_for(session, actor, number, Action.DETECTION_WORK)
    if row.taken_by_id != actor.id or row.state is not DetectionState.TAKEN:
        former = row.taken_by_id if await _left(session, row) else None
        taken = await queries.take(session, row.id, actor.id, clock.now(), instead_of=former)
        await session.refresh(row)
        if not taken:
            await _refuse(session, row)
        _note(session, "detection.taken", actor, row)
        await reminding.plan(session, row)
    await answer(session, asked, "detection.taken", number=row.id)
    await telling.tell_workers(session, row)
    await telling.send_seen(session, row)
    await telling.tell_reporters(session, row, apart_from=actor.id)


async def end(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    number: int,
    state: DetectionState,
    *,
    note: str | None = None,
) -> None:
    """Say what came of the visit; only the holder does.

    Raises:
        Refusal: no right there, the actor does not hold it, or it has ended.
    """
    row = await detection_for(session, actor, number, Action.DETECTION_WORK)
    if note is not None and not await _may_be_kept(session, asked, note):
        return
    ended = await queries.end(session, row.id, state, clock.now(), holder_id=actor.id, note=note)
    await session.refresh(row)
    if not ended:
        await _refuse(session, row)
    _note(session, "detection.ended", actor, row)
    await answer(session, asked, "detection.ended", number=row.id)
    await telling.tell_workers(session, row)
    await telling.tell_reporters(session, row, apart_from=actor.id)


async def show(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Show the card of one.

    Raises:
        Refusal: no right there, or no such detection.
    """
    row = await detection_for(session, actor, number, Action.DETECTION_WORK)
    shown = await telling.shown(session, row)
    message = cards.card(shown, asked.language, actor.id)
    await post(session, asked, "detection", message.text, message.buttons)


async def show_list(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """List the open ones of the actor's branches, and what he reported or holds.

    Raises:
        Refusal: the actor has nothing to do with detections.
    """
    grants = await roles.grants_of(session, actor)
    access.require(grants, Action.DETECTION_REPORT)
    within = access.scopes_for(grants, Action.DETECTION_WORK)
    most = int(rules.number(AREA, "listed"))
    found = await queries.listed(session, actor.id, within, limit=most)
    if not found:
        await answer(session, asked, "detection.none_open")
        return
    shown = [await telling.shown(session, row) for row in found]
    await post(session, asked, "detections", cards.listed(shown, asked.language))


async def _may_be_kept(session: AsyncSession, asked: Asked, note: str) -> bool:
    """Whether the note names nobody by a number and is no letter; else it was said why not.

    Raises:
        Refusal: it is too long.
    """
    most = int(rules.number(AREA, "longest_note"))
    if len(note) > most:
        raise Refusal("detection.note_too_long", length=len(note), longest=most)
    return not await detecting.turned_away(session, asked, note, "detection.note_no_numbers")


async def _left(session: AsyncSession, row: Detection) -> bool:
    """Whether somebody holds it who may not work on it any more."""
    if row.state is not DetectionState.TAKEN or row.taken_by_id is None:
        return False
    holder = await session.get_one(Person, row.taken_by_id)
    branch = await session.get_one(Branch, row.branch_code)
    return not access.may(await roles.grants_of(session, holder), Action.DETECTION_WORK, branch)


async def _refuse(session: AsyncSession, row: Detection) -> None:
    if row.state not in WORKED_ON:
        raise Refusal("detection.ended_already", number=row.id)
    if row.taken_by_id is None:
        raise Refusal("detection.take_first", number=row.id)
    holder = await session.get_one(Person, row.taken_by_id)
    raise Refusal("detection.held", number=row.id, name=holder.name)


def _note(session: AsyncSession, action: str, actor: Person, row: Detection) -> None:
    audit.note(
        session, action=action, actor=actor.id, subject=f"detection:{row.id}",
        state=row.state.value,
    )  # fmt: skip
