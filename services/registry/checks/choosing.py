"""Choose the ground of look-ups, by a button or typed; what waited for it is then answered."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.lookups import GroundKind
from db.models.people import Person
from services import access
from services.access import Action
from services.errors import Refusal
from services.people import roles
from services.people.asked import Asked, answer
from services.people.typed import shown
from services.registry.checks import asking, desks, grounds, numbered

IN_WORDS = frozenset({GroundKind.OPERATION, GroundKind.REASON, GroundKind.BROKEN})


async def explain(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Say what may be typed after /check; who may not ask hears what is his."""
    if not await asking.may_ask(session, actor):
        await answer(session, asked, f"access.denied.{Action.LOOKUP_EMPLOYER}")
        return
    await answer(session, asked, "check.how")


async def offer(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Ask for a ground.

    Raises:
        Refusal: the actor may look nothing up.
    """
    access.require(await roles.grants_of(session, actor), Action.LOOKUP_EMPLOYER)
    await grounds.offer(session, actor, asked, "check.which_ground")


async def by_press(
    session: AsyncSession, actor: Person, asked: Asked, kind: str, number: int | None
) -> None:
    """Stand on what was pressed; one that wants words is asked for them.

    Raises:
        Refusal: no right, no such lead, or it has ended.
    """
    access.require(await roles.grants_of(session, actor), Action.LOOKUP_EMPLOYER)
    if kind not in set(GroundKind):
        await grounds.offer(session, actor, asked, "check.which_ground")
    elif GroundKind(kind) in IN_WORDS:
        await answer(session, asked, f"check.write.{GroundKind(kind)}")
    else:
        await _stand(session, actor, asked, GroundKind(kind), str(number or 0))


async def by_words(
    session: AsyncSession, actor: Person, asked: Asked, kind: GroundKind, words: str
) -> None:
    """Stand on words that were asked for.

    Raises:
        Refusal: no right, or the words are too few or too many.
    """
    await numbered.take_away(session, asked, words)
    access.require(await roles.grants_of(session, actor), Action.LOOKUP_EMPLOYER)
    await _stand(session, actor, asked, kind, words)


async def typed(session: AsyncSession, actor: Person, asked: Asked, words: str) -> None:
    """Stand on what was typed after /ground; alone it shows what there is.

    Raises:
        Refusal: no right, it names no ground, or that one cannot be stood on.
    """
    await numbered.take_away(session, asked, words)
    access.require(await roles.grants_of(session, actor), Action.LOOKUP_EMPLOYER)
    if not words.strip():
        await grounds.offer(session, actor, asked, "check.which_ground")
        return
    read = grounds.read(words)
    if read is None:
        raise Refusal("check.no_such_ground", typed=shown(words))
    if read[0] in IN_WORDS and not read[1]:
        raise Refusal("check.ground_words")  # what comes next would be looked up as a name
    await _stand(session, actor, asked, *read)


async def _stand(
    session: AsyncSession, actor: Person, asked: Asked, kind: GroundKind, words: str
) -> None:
    lead = None
    if kind is GroundKind.LEAD:
        lead = await grounds.open_lead(session, actor, int(words))
    desk = await desks.of(session, actor)
    if lead is not None:
        grounds.on_lead(session, actor, desk, lead)
    elif kind is GroundKind.VISIT:
        grounds.on_visit(session, actor, desk)
    else:
        grounds.on_reason(session, actor, desk, kind, words)
    await asking.go_on(session, actor, asked)
