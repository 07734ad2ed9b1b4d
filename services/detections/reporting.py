"""Keep what was reported: once a name and branch; what is alike there is offered first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from rapidfuzz import fuzz
from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.detections import WORKED_ON, Detection, DetectionRepeat, DetectionState
from db.models.people import Person
from db.models.places import Branch
from db.queries import detections as queries
from db.queries.inserting import insert_new
from services import clock, texts
from services.access import Action
from services.detections import cards, telling
from services.detections.rights import detection_for
from services.errors import Refusal
from services.people.asked import Asked, lines, post
from services.places.distance import kilometres
from services.records import audit
from services.registry import normalising
from services.registry import typed as reading

AREA = "detections"
MOST_ALIKE = 3  # offered


@dataclass(frozen=True, slots=True)
class Told:
    """What was reported, and where it comes from."""

    name: str
    branch: Branch
    lookup_id: int | None = None  # the check under which it was reported
    lead_id: int | None = None  # whose victim's employer it is
    file_id: str | None = None  # Telegram's, of a photo

    @property
    def ground(self) -> str | None:
        """Return it as audit notes have it."""
        if self.lead_id:
            return f"lead:{self.lead_id}"
        return f"lookup:{self.lookup_id}" if self.lookup_id else None


async def report(
    session: AsyncSession, actor: Person, asked: Asked, told: Told, again: str | None
) -> bool:
    """Keep it; whether it is kept or known, and not first asked if it is one that is alike.

    *again* is the button's press that reports it whatever is alike; None: that was pressed.
    """
    form = form_of(told.name)
    key = f"{told.branch.code}:{form}"
    before = clock.now() - timedelta(days=rules.number(AREA, "again_days"))
    await queries.release(session, key, before)
    if again is not None and await queries.by_key(session, key) is None:
        alike = await _alike(session, told.branch.code, form)
        if alike:
            message = cards.alike(alike, told.name, again, asked.language)
            await post(session, asked, "detection.alike", message.text, message.buttons)
            return False
    new = await insert_new(
        session, Detection, name=told.name, form=form, key=key, branch_code=told.branch.code,
        latitude=None, longitude=None, file_id=told.file_id, reported_by_id=actor.id,
        reported_at=clock.now(), lookup_id=told.lookup_id, lead_id=told.lead_id,
        state=DetectionState.OPEN, taken_by_id=None, taken_at=None, ended_at=None, note=None,
    )  # fmt: skip
    row = await queries.by_key(session, key)
    if row is None:
        raise RuntimeError(f"no detection bears the key of {told.ground}")
    if new:
        await _say_reported(session, actor, asked, row, told)
    else:
        await _attach(session, actor, asked, row, lookup_id=told.lookup_id, ground=told.ground)
    return True


async def near(session: AsyncSession, row: Detection) -> Sequence[Detection]:
    """Return those of the branch that stand near and are called somewhat alike, the nearest first.

    At one spot a name that was read from another sign is enough.
    """
    if row.latitude is None or row.longitude is None:
        return []
    here, most = (row.latitude, row.longitude), rules.number(AREA, "near_meters") / 1000
    least = rules.number(AREA, "near_alike")
    found = [
        (kilometres(here, (each.latitude, each.longitude)), each.id, each)
        for each in await queries.worked_on(session, row.branch_code)
        if each.id != row.id and each.latitude is not None and each.longitude is not None
        and fuzz.token_set_ratio(row.form, each.form) >= least
    ]  # fmt: skip
    return [each for km, _, each in sorted(found)[:MOST_ALIKE] if km <= most]


async def same(
    session: AsyncSession, actor: Person, asked: Asked, number: int, own: int | None = None
) -> None:
    """What the actor reported is one that is known: he hears of it from now on.

    *own* is a detection that he has reported and nobody has taken: it ends as a duplicate.

    Raises:
        Refusal: no right there, or no such detection.
    """
    row = await detection_for(session, actor, number, Action.DETECTION_REPORT)
    if own is not None:
        await _end_own(session, actor, own, number)
    await _attach(session, actor, asked, row)


async def _end_own(session: AsyncSession, actor: Person, number: int, known: int) -> None:
    row = await session.get(Detection, number)
    mine = row is not None and row.reported_by_id == actor.id and row.state is DetectionState.OPEN
    if row is None or not mine or number == known:
        raise Refusal("detection.not_own", number=number)
    await queries.end(session, row.id, DetectionState.DUPLICATE, clock.now())
    await session.refresh(row)
    _note(session, "detection.ended", actor, row, None)
    await telling.tell_workers(session, row)


async def repeat(
    session: AsyncSession, person_id: int, row: Detection, lookup_id: int | None
) -> bool:
    """Keep that somebody else reported it, too; False: it is known."""
    if row.reported_by_id == person_id:
        return False
    return await insert_new(
        session, DetectionRepeat, detection_id=row.id, person_id=person_id, at=clock.now(),
        lookup_id=lookup_id,
    )  # fmt: skip


def form_of(name: str) -> str:
    """Return the form under which a name is one: "Bengkel Zaitun S/B Kuantan" is "bengkel zaitun".

    A town behind the name is left out; a number in it is not. Pure.
    """
    names = reading.read(name).names
    bare = next((each.text for each in names if not each.has_hint), name)
    return normalising.employer(bare)


async def _alike(session: AsyncSession, branch_code: str, form: str) -> Sequence[Detection]:
    """Return those of the branch that are worked on and called alike, the likest first."""
    least = rules.number(AREA, "alike")
    scored = [
        (fuzz.token_sort_ratio(form, row.form), -row.id, row)
        for row in await queries.worked_on(session, branch_code)
    ]
    found = sorted((each for each in scored if each[0] >= least), reverse=True)
    return [row for _, _, row in found[:MOST_ALIKE]]


async def _say_reported(
    session: AsyncSession, actor: Person, asked: Asked, row: Detection, told: Told
) -> None:
    _note(session, "detection.reported", actor, row, told.ground)
    count = await telling.tell_workers(session, row)
    said = "detection.reported" if count else "detection.nobody"
    text = lines(
        cards.head(row, asked.language),
        texts.say(asked.language, said, branch=told.branch.name, number=row.id),
        texts.say(asked.language, "detection.share_place"),
    )
    await post(session, asked, "detection.reported", text)


async def _attach(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    row: Detection,
    *,
    lookup_id: int | None = None,
    ground: str | None = None,
) -> None:
    """It is known: whoever reports it again hears of it as the first one does."""
    if await repeat(session, actor.id, row, lookup_id):
        _note(session, "detection.repeated", actor, row, ground)
    shown = await telling.shown(session, row)
    known = "detection.known" if row.state in WORKED_ON else "detection.known_ended"
    text = lines(
        cards.head(row, asked.language),
        texts.say(asked.language, known, at=row.reported_at, branch=shown.branch),
        cards.state(shown, asked.language),
    )
    await post(session, asked, "detection.known", text)


def _note(
    session: AsyncSession, action: str, actor: Person, row: Detection, ground: str | None
) -> None:
    audit.note(
        session, action=action, actor=actor.id, subject=f"detection:{row.id}", ground=ground,
        branch=row.branch_code,
    )  # fmt: skip
