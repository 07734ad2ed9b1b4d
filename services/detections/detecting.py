"""Report a premises or person that is not registered: under a check, from a lead, or typed."""

import re
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.lookups import Outcome
from db.models.people import Person
from db.models.places import Branch
from db.queries import lookups as lookup_queries
from services import access
from services.access import Action
from services.detections import reporting
from services.detections.reporting import Told
from services.errors import Refusal
from services.leads import rights
from services.people import roles, scopes, typed
from services.people.asked import Asked, answer
from services.registry.checks import desks, numbered

NEW, OF_LEAD = "newdetect", "leaddetect"  # what presses begin with
NEW_WORDS = frozenset({"new", "baru"})
SAME_WORDS = frozenset({"same", "sama"})
_SAME = re.compile(r"\s*#?(\d{1,9})(?:\s+#?(\d{1,9}))?\s*")  # the known one, and the own


async def from_answer(
    session: AsyncSession, actor: Person, asked: Asked, lookup_id: int, *, surely: bool = False
) -> None:
    """Report the employer whose name was not found, or is none of the candidates.

    Raises:
        Refusal: no right, no such answer of the actor's, or it is too long ago.
    """
    access.require(await roles.grants_of(session, actor), Action.DETECTION_REPORT)
    for outcome in (Outcome.NONE, Outcome.SEVERAL):
        row = await desks.lookup_of(session, actor, lookup_id, outcome)
        if row is not None and row.employer_name:
            branch, _ = await _branch(session, actor, row.employer_name)
            told = Told(row.employer_name, branch, lookup_id=row.id)
            again = None if surely else f"{NEW}:{row.id}"
            await reporting.report(session, actor, asked, told, again)
            return
    raise Refusal("check.no_such_answer")


async def from_lead(
    session: AsyncSession, actor: Person, asked: Asked, lead_id: int, *, surely: bool = False
) -> None:
    """Report the employers of a lead's victims, who never registered them.

    Raises:
        Refusal: no right, no such lead, or the lead names no employer.
    """
    access.require(await roles.grants_of(session, actor), Action.DETECTION_REPORT)
    lead = await rights.lead_for(session, actor, lead_id, Action.LEAD_ANSWER)
    branch = await session.get_one(Branch, lead.branch_code)
    victims = await lookup_queries.victims_of(session, lead.id)
    names = dict.fromkeys(victim.employer for victim in victims if victim.employer)
    if not names:
        raise Refusal("detection.lead_without_employer", number=lead.id)
    for place, name in enumerate(names):
        told = Told(_name(name), branch, lead_id=lead.id)
        again = None if surely else f"{OF_LEAD}:{lead.id}.new"
        each = asked if place == 0 else replace(asked, name=f"{asked.name}.{place}")
        await reporting.report(session, actor, each, told, again)


async def by_words(
    session: AsyncSession, actor: Person, asked: Asked, words: str, *, file_id: str | None = None
) -> bool:
    """Report what was typed after /detect; "17" is lead 17, "same 5" that it is detection 5.

    Whether it was reported; False: it was asked first whether it is one that is alike.

    Raises:
        Refusal: no right, no name, or no single branch of the actor's.
    """
    access.require(await roles.grants_of(session, actor), Action.DETECTION_REPORT)
    first, _, rest = words.strip().partition(" ")
    if not first:
        raise Refusal("detection.how")
    if first.lower() in SAME_WORDS and (known := _SAME.fullmatch(rest)):
        own = int(known[2]) if known[2] else None
        await reporting.same(session, actor, asked, int(known[1]), own)
        return True
    if (number := typed.number(words)) is not None:
        await from_lead(session, actor, asked, number)
        return True
    if await turned_away(session, asked, words, "detection.no_numbers"):
        return True
    surely = first.lower() in NEW_WORDS and bool(rest.strip())
    branch, name = await _branch(session, actor, rest if surely else words)
    told = Told(_name(name), branch, file_id=file_id)
    return await reporting.report(session, actor, asked, told, None if surely else f"{NEW}:")


async def turned_away(session: AsyncSession, asked: Asked, words: str, key: str) -> bool:
    """Answer with the text *key* where numbers were typed; a person's leaves the chat at once."""
    if not numbered.within(words):
        return False
    await numbered.take_away(session, asked, words)
    await answer(session, asked, key)
    return True


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
