"""Why somebody looks something up: chosen before the answer, kept for a while, shown in it.

Without a ground nothing is looked up. A lead must be open, and one that the officer may see. Who
has none of the grounds may break the registry open with a reason; that is reviewed on the next
working day (services/registry/checks/reviewing.py).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.leads import Custody, Lead
from db.models.lookups import CheckDesk, GroundKind
from db.models.people import Person
from db.queries import lookups as queries
from services import clock, texts
from services.access import Action
from services.errors import Refusal
from services.leads import rights
from services.messaging.outbox import Button
from services.people import private_numbers, typed
from services.people.asked import Asked, paragraphs, post
from services.places import states
from services.records import audit

AREA = "checks"
MOST_LEADS = 5  # buttons
PRESS = "ground"


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground that holds now."""

    kind: GroundKind
    until: datetime
    lead_id: int | None = None
    reason: str | None = None

    @property
    def told(self) -> str:
        """Return it as audit notes have it: "lead:17", "visit"."""
        return f"lead:{self.lead_id}" if self.lead_id else self.kind.value


async def current(session: AsyncSession, actor: Person, desk: CheckDesk) -> Ground | None:
    """Return the ground that still holds.

    A lead that has ended meanwhile, or that the officer may see no more, is none.
    """
    now = clock.now()
    if desk.ground is None or desk.until is None or desk.until <= now:
        return None
    if desk.lead_id is not None:
        lead = await session.get_one(Lead, desk.lead_id)
        if lead.custody is Custody.ENDED or not await rights.may_see(session, actor, lead):
            return None
    return Ground(desk.ground, desk.until, desk.lead_id, desk.reason)


async def open_lead(session: AsyncSession, actor: Person, lead_id: int) -> Lead:
    """Return a lead that may be a ground, locked: always before the desk is.

    Raises:
        Refusal: no such lead, no right to see it, or it has ended.
    """
    lead = await rights.lead_for(session, actor, lead_id, Action.LEAD_SEE)
    if lead.custody is Custody.ENDED:
        raise Refusal("check.lead_ended", number=lead.id)
    return lead


def on_lead(session: AsyncSession, actor: Person, desk: CheckDesk, lead: Lead) -> None:
    """Choose a lead as the ground."""
    _stand(session, actor, desk, GroundKind.LEAD, lead_id=lead.id)


def on_visit(session: AsyncSession, actor: Person, desk: CheckDesk) -> None:
    """Choose the visit to a premises as the ground."""
    _stand(session, actor, desk, GroundKind.VISIT)


def on_reason(
    session: AsyncSession, actor: Person, desk: CheckDesk, kind: GroundKind, reason: str
) -> None:
    """Choose an operation, another reason, or break the registry open, with the words for it.

    Raises:
        Refusal: the words are too few or too many.
    """
    # Whom it is about stands in the look-up.
    words = private_numbers.masked(" ".join(reason.split()))
    least, most = (int(rules.number(AREA, f"{end}_reason")) for end in ("shortest", "longest"))
    if kind is not GroundKind.OPERATION and len(words) < least:
        raise Refusal("check.reason_short", typed=typed.shown(words), least=least)
    if not words or len(words) > most:
        raise Refusal("check.reason_long", most=most)
    _stand(session, actor, desk, kind, reason=words)


async def offer(
    session: AsyncSession, actor: Person, asked: Asked, key: str, *, query: str = ""
) -> None:
    """Ask for the ground: the own open leads, a visit, an operation, another reason.

    *query* is what waits for it: who meant no check sees what was taken for one.
    """
    leads = await queries.open_leads(session, actor.id, MOST_LEADS)
    rows = [
        (Button(_label(asked, "lead", lead=_named(asked, lead)), press=f"{PRESS}:lead.{lead.id}"),)
        for lead in leads
    ]
    rows += [
        (Button(_label(asked, kind.value), press=f"{PRESS}:{kind}"),)
        for kind in GroundKind
        if kind is not GroundKind.LEAD
    ]
    text = texts.say(asked.language, key, minutes=int(rules.number(AREA, "ground_minutes")))
    if query:
        taken = texts.say(asked.language, "check.taken_for_query", typed=typed.shown(query))
        text = paragraphs(taken, text)
    await post(session, asked, key, text, tuple(rows), prompt=True)


def read(words: str) -> tuple[GroundKind, str] | None:
    """Return the kind that the first word names, and what follows; "17" is a lead."""
    first, _, rest = words.strip().partition(" ")
    if typed.number(first) is not None:
        return GroundKind.LEAD, first.removeprefix("#")
    known = rules.tables("checks_words")["grounds"]
    for kind in GroundKind:
        if kind is not GroundKind.LEAD and first.lower().rstrip(":") in known[kind.value]:
            return kind, rest.strip()
    return None


def _stand(
    session: AsyncSession,
    actor: Person,
    desk: CheckDesk,
    kind: GroundKind,
    *,
    lead_id: int | None = None,
    reason: str | None = None,
) -> None:
    now = clock.now()
    desk.ground, desk.lead_id, desk.reason = kind, lead_id, reason
    desk.until = now + timedelta(minutes=rules.number(AREA, "ground_minutes"))
    ground = Ground(kind, desk.until, lead_id, reason)
    audit.note(
        session, action="registry.ground", actor=actor.id,
        subject=f"person:{actor.id}", ground=ground.told,
    )  # fmt: skip


def _named(asked: Asked, lead: Lead) -> str:
    place = lead.place_name or states.district_name(lead.district or "") or lead.branch_code
    return texts.plain(texts.say(asked.language, "check.lead_named", number=lead.id, place=place))


def _label(asked: Asked, kind: str, **values: object) -> str:
    return texts.plain(texts.say(asked.language, f"button.ground.{kind}", **values))
