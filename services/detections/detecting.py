"""Report a premises or person that is not registered: once a name and branch, with a location."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.detections import WORKED_ON, Detection, DetectionRepeat, DetectionState
from db.models.lookups import Lookup, Outcome
from db.models.people import Person
from db.models.places import Branch
from db.queries import detections as queries
from db.queries.inserting import insert_new
from services import access, clock, texts
from services.access import Action
from services.detections import cards, telling
from services.errors import Refusal
from services.people import roles, scopes, typed
from services.people.asked import Asked, answer, lines, post
from services.records import audit
from services.registry import normalising
from services.registry import typed as reading
from services.registry.checks import desks, numbered

AREA = "detections"


async def from_answer(session: AsyncSession, actor: Person, asked: Asked, lookup_id: int) -> None:
    """Report the employer whose name was not found, or is none of the candidates.

    Raises:
        Refusal: no right, no such answer of the actor's, or it is too long ago.
    """
    access.require(await roles.grants_of(session, actor), Action.DETECTION_REPORT)
    for outcome in (Outcome.NONE, Outcome.SEVERAL):
        row = await desks.lookup_of(session, actor, lookup_id, outcome)
        if row is not None and row.employer_name:
            branch, _ = await _branch(session, actor, row.employer_name)
            await _report(session, actor, asked, branch, row.employer_name, lookup=row)
            return
    raise Refusal("check.no_such_answer")


async def by_words(session: AsyncSession, actor: Person, asked: Asked, words: str) -> None:
    """Report what was typed after /detect.

    Raises:
        Refusal: no right, no name, or no single branch of the actor's.
    """
    access.require(await roles.grants_of(session, actor), Action.DETECTION_REPORT)
    if not words.strip():
        raise Refusal("detection.how")
    if await turned_away(session, asked, words, "detection.no_numbers"):
        return
    branch, name = await _branch(session, actor, words)
    await _report(session, actor, asked, branch, _name(name))


async def turned_away(session: AsyncSession, asked: Asked, words: str, key: str) -> bool:
    """Answer with the text *key* where numbers were typed; a person's leaves the chat at once."""
    if not numbered.within(words):
        return False
    await numbered.take_away(session, asked, words)
    await answer(session, asked, key)
    return True


async def awaits_place(session: AsyncSession, actor: Person) -> bool:
    """Whether a location that the actor shares now belongs to what he has just reported."""
    return await _without_place(session, actor) is not None


async def place(
    session: AsyncSession, actor: Person, asked: Asked, point: tuple[float, float]
) -> None:
    """Keep where it is; the inspectors' cards say so, and the holder gets it."""
    row = await _without_place(session, actor)
    if row is None:
        return
    row.latitude, row.longitude = point
    audit.note(session, action="detection.placed", actor=actor.id, subject=f"detection:{row.id}")
    await answer(session, asked, "detection.placed", number=row.id)
    await telling.tell_workers(session, row)
    await telling.send_place(session, row)


def form_of(name: str) -> str:
    """Return the form under which a name is one: "Bengkel Zaitun S/B Kuantan" is "bengkel zaitun".

    A town behind the name is left out; a number in it is not. Pure.
    """
    names = reading.read(name).names
    bare = next((each.text for each in names if not each.has_hint), name)
    return normalising.employer(bare)


async def _without_place(session: AsyncSession, actor: Person) -> Detection | None:
    since = clock.now() - timedelta(minutes=rules.number(AREA, "location_minutes"))
    return await queries.without_place(session, actor.id, since)


async def _branch(session: AsyncSession, actor: Person, words: str) -> tuple[Branch, str]:
    """Return the actor's branch and the words; of whoever has none, the branch typed first."""
    grants = await roles.grants_of(session, actor)
    for branch in await roles.branches_of(session, actor):
        if access.may(grants, Action.DETECTION_REPORT, branch):
            return branch, words
    first, _, rest = words.strip().partition(" ")
    named = scopes.find(first, await scopes.branches(session)).branch
    if named is None or not rest.strip():
        raise Refusal("detection.which_branch", name=typed.shown(words))
    access.require(grants, Action.DETECTION_REPORT, named)
    return named, rest


def _name(words: str) -> str:
    try:
        return typed.name(words)
    except Refusal:
        raise Refusal("detection.bad_name", typed=typed.shown(words)) from None


async def _report(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    branch: Branch,
    name: str,
    *,
    lookup: Lookup | None = None,
) -> None:
    now = clock.now()
    form = form_of(name)
    key = f"{branch.code}:{form}"
    await queries.release(session, key, now - timedelta(days=rules.number(AREA, "again_days")))
    new = await insert_new(
        session, Detection, name=name, form=form, key=key, branch_code=branch.code,
        latitude=None, longitude=None, reported_by_id=actor.id, reported_at=now,
        lookup_id=lookup.id if lookup else None, state=DetectionState.OPEN, taken_by_id=None,
        taken_at=None, ended_at=None, note=None,
    )  # fmt: skip
    row = await queries.by_key(session, key)
    if row is None:
        raise RuntimeError(f"no detection bears the key of lookup {lookup and lookup.id}")
    if new:
        await _say_reported(session, actor, asked, row, branch)
    else:
        await _attach(session, actor, asked, row, lookup)


async def _say_reported(
    session: AsyncSession, actor: Person, asked: Asked, row: Detection, branch: Branch
) -> None:
    _note(session, "detection.reported", actor, row, row.lookup_id)
    count = await telling.tell_workers(session, row)
    said = "detection.reported" if count else "detection.nobody"
    text = lines(
        cards.head(row, asked.language),
        texts.say(asked.language, said, branch=branch.name, number=row.id),
        texts.say(asked.language, "detection.share_place"),
    )
    await post(session, asked, "detection.reported", text)


async def _attach(
    session: AsyncSession, actor: Person, asked: Asked, row: Detection, lookup: Lookup | None
) -> None:
    """It is known: whoever reports it again hears of it as the first one does."""
    number = lookup.id if lookup else None
    if row.reported_by_id != actor.id and await insert_new(
        session, DetectionRepeat, detection_id=row.id, person_id=actor.id, at=clock.now(),
        lookup_id=number,
    ):  # fmt: skip
        _note(session, "detection.repeated", actor, row, number)
    shown = await telling.shown(session, row)
    known = "detection.known" if row.state in WORKED_ON else "detection.known_ended"
    text = lines(
        cards.head(row, asked.language),
        texts.say(asked.language, known, at=row.reported_at, branch=shown.branch),
        cards.state(shown, asked.language),
    )
    await post(session, asked, "detection.known", text)


def _note(
    session: AsyncSession, action: str, actor: Person, row: Detection, lookup_id: int | None
) -> None:
    audit.note(
        session, action=action, actor=actor.id, subject=f"detection:{row.id}",
        ground=f"lookup:{lookup_id}" if lookup_id else None, branch=row.branch_code,
    )  # fmt: skip
