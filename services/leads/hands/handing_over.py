"""Hand leads over in one go: one offer with a list, one tap accepts all of it.

Until the other one accepts, the leads stay with their holder; then all change hands in one
transaction, so that none is without a holder. Those that changed meanwhile stay where they are
and are named. Numbers: config/rules/leads.yaml.
"""

from collections.abc import Sequence

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.assignments import Handover, HandoverState
from db.models.leads import Lead
from db.models.people import Person
from db.queries import handovers as queries
from db.queries import leads as lead_queries
from db.queries import people
from services import access, clock, texts
from services.access import Action
from services.errors import Refusal
from services.leads.hands import changing_hands, handover_cards, handover_takers, handover_time
from services.messaging import due, outbox
from services.messaging.outbox import Lane, Message
from services.people import asked as asking
from services.people import roles, typed
from services.people.asked import Asked
from services.records import audit

_NEWLINE = Markup("\n")


async def begin(session: AsyncSession, actor: Person, asked: Asked, line: str = "") -> None:
    """Answer /handover: withdraw what is offered, ask to whom, or offer to who is named.

    *line* may be a lead's number, a colleague's staff number, both, or two staff numbers: a
    branch head hands over for the first one.

    Raises:
        Refusal: not allowed, nothing to hand over, or nobody of that name may take it.
    """
    access.require(await roles.grants_of(session, actor), Action.LEAD_ANSWER)
    held = await queries.held(session, actor.id)
    words = line.split()
    first = words[0].removeprefix("#") if words else ""
    only = next((each for each in held if str(each.id) == first), None)
    if len(words) > 2:
        raise Refusal("handover.how")
    if not words or (only is not None and len(words) == 1):
        await _ask_whom(session, actor, asked, [only] if only else held, only)
    elif only is not None or len(words) == 1:
        to = await _colleague(session, words[-1])
        await _offer(session, actor, asked, [only] if only else held, giver=actor, to=to)
    else:
        await _for_another(session, actor, asked, *words)


async def press(session: AsyncSession, actor: Person, asked: Asked, argument: str) -> None:
    """Offer to the colleague whose button was pressed: "5", or "5.17" for one lead.

    Raises:
        Refusal: as `begin`.
    """
    to, _, number = argument.partition(".")
    held = await queries.held(session, actor.id)
    chosen = [each for each in held if not number or str(each.id) == number]
    chosen_id = typed.number(to)
    found = await session.get(Person, chosen_id) if chosen_id is not None else None
    if found is None:
        raise Refusal("handover.how")
    access.require(await roles.grants_of(session, actor), Action.LEAD_ANSWER)
    await _offer(session, actor, asked, chosen, giver=actor, to=found)


async def accept(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Take over all that was offered and is still the giver's.

    Raises:
        Refusal: there is no such offer to *actor*, or it is over, or the role has ended.
    """
    offer = await _offered_to(session, actor, number)
    access.require(await roles.grants_of(session, actor), Action.LEAD_ANSWER)  # ended meanwhile
    giver = await session.get_one(Person, offer.from_id)
    given, kept = await changing_hands.change(session, offer.lead_ids, giver, actor)
    await _close(session, offer, HandoverState.ACCEPTED)
    count = len(given)
    await _answer(session, offer, asked, "handover.taken", kept, count=count, name=giver.name)
    for told in {offer.from_id, offer.offered_by_id}:
        await _tell(session, offer, told, "handover.given", kept, count=count, name=actor.name)


async def refuse(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Decline an offer; its leads stay with their holder.

    Raises:
        Refusal: as `accept`.
    """
    offer = await _offered_to(session, actor, number)
    await _close(session, offer, HandoverState.DECLINED)
    await _answer(session, offer, asked, "handover.you_declined")
    for told in {offer.from_id, offer.offered_by_id}:
        await _tell(session, offer, told, "handover.declined", name=actor.name)


async def expired(session: AsyncSession, handover_id: int) -> None:
    """Nobody answered the offer in time: it ends, and the giver hears of it."""
    offer = await queries.locked(session, handover_id)
    if offer is None or offer.state is not HandoverState.OFFERED:
        return
    await _close(session, offer, HandoverState.WITHDRAWN)
    to = await session.get_one(Person, offer.to_id)
    await _tell(session, offer, offer.to_id, "handover.gone")
    for told in {offer.from_id, offer.offered_by_id}:
        await _tell(session, offer, told, "handover.expired", name=to.name)


async def _ask_whom(
    session: AsyncSession, actor: Person, asked: Asked, held: Sequence[Lead], only: Lead | None
) -> None:
    withdrawn = await _withdraw(session, actor)
    if withdrawn:
        await asking.answer(session, asked, "handover.withdrawn")
        return
    if not held:
        raise Refusal("handover.nothing")
    others, on_duty = await handover_takers.colleagues(session, actor, held)
    most = int(rules.number("leads", "handover_colleagues"))
    text, rows = handover_cards.choose(
        held, others[:most], on_duty, asked.language, only.id if only else None
    )
    await asking.post(session, asked, "handover.to_whom", text, rows, prompt=True)


async def _for_another(
    session: AsyncSession, actor: Person, asked: Asked, giver: str, to: str
) -> None:
    """A branch head hands over for a member who is away."""
    away = await _colleague(session, giver)
    grants = await roles.grants_of(session, actor)
    held = [
        each
        for each in await queries.held(session, away.id)
        if access.may(
            grants, Action.LEAD_OVERSEE, await lead_queries.branch(session, each.branch_code)
        )
    ]
    if not held:
        access.require(grants, Action.LEAD_OVERSEE)
        raise Refusal("handover.holds_none", name=away.name)
    taker = await _colleague(session, to)
    await _offer(session, actor, asked, held, giver=away, to=taker)


async def _offer(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    held: Sequence[Lead],
    *,
    giver: Person,
    to: Person,
) -> None:
    leads = await handover_takers.that_may_go(session, held, giver, to)
    await _withdraw(session, giver)
    now = clock.now()
    offer = Handover(
        from_id=giver.id,
        to_id=to.id,
        offered_by_id=actor.id,
        state=HandoverState.OFFERED,
        lead_ids=[each.id for each in leads],
        offered_at=now,
    )
    session.add(offer)
    await session.flush()
    ends_at, first = handover_time.ends_at(leads, now)
    await due.plan(session, _key(offer), "handover.expired", offer.id, ends_at)
    audit.note(
        session, action="handover.offered", actor=actor.id, subject=f"handover:{offer.id}",
        giver=giver.id, to=to.id, leads=offer.lead_ids,
    )  # fmt: skip
    language = to.language or texts.DEFAULT
    by = actor.name if actor.id != giver.id else None
    message = handover_cards.offered(offer.id, leads, giver.name, language, ends_at, by=by)
    await outbox.post(
        session, _key(offer), to.telegram_id, message, lane=Lane.LEAD, card=_key(offer)
    )
    if by is not None:
        await _tell(
            session, offer, giver.id, "handover.offered_of_yours",
            count=len(leads), name=to.name, by=by, until=ends_at,
        )  # fmt: skip
    await asking.answer(
        session, asked, "handover.waits" if first is None else "handover.waits_step",
        count=len(leads), name=to.name, until=ends_at, number=first or 0,
    )  # fmt: skip


async def _colleague(session: AsyncSession, typed: str) -> Person:
    found = await people.by_staff_number(session, typed.upper())
    if found is None:
        raise Refusal("handover.nobody", typed=typed[:40])
    return found


async def _withdraw(session: AsyncSession, giver: Person) -> int:
    """End what is offered of the person's leads, or by him; return how many offers there were."""
    offers = await queries.open_of(session, giver.id)
    for offer in offers:
        await _close(session, offer, HandoverState.WITHDRAWN)
        await _tell(session, offer, offer.to_id, "handover.gone")
    return len(offers)


async def _offered_to(session: AsyncSession, actor: Person, number: int) -> Handover:
    offer = await queries.locked(session, number)
    if offer is None or offer.to_id != actor.id:
        raise Refusal("handover.unknown", number=number)
    if offer.state is not HandoverState.OFFERED:
        raise Refusal(f"handover.over.{offer.state}", number=number)
    return offer


async def _close(session: AsyncSession, offer: Handover, state: HandoverState) -> None:
    offer.state, offer.answered_at = state, clock.now()
    await due.cancel(session, _key(offer))
    audit.note(session, action=f"handover.{state}", subject=f"handover:{offer.id}", to=offer.to_id)


async def _answer(
    session: AsyncSession,
    offer: Handover,
    asked: Asked,
    key: str,
    kept: Sequence[int] = (),
    **values: str | int,
) -> None:
    """Answer who was offered: the offer itself is replaced, and what was typed is answered."""
    await _tell(session, offer, offer.to_id, key, kept, **values)
    if not asked.pressed:
        await asking.post(session, asked, key, _text(asked.language, key, kept, **values))


async def _tell(
    session: AsyncSession,
    offer: Handover,
    person_id: int,
    key: str,
    kept: Sequence[int] = (),
    **values: object,
) -> None:
    """Write what became of the offer; to who was offered, it replaces the offer itself."""
    person = await session.get_one(Person, person_id)
    text = _text(person.language or texts.DEFAULT, key, kept, **values)
    card = _key(offer) if person_id == offer.to_id else None
    fact = f"{_key(offer)}:{offer.state}:{person_id}"
    await outbox.post(session, fact, person.telegram_id, Message(text), card=card)


def _text(language: str, key: str, kept: Sequence[int], **values: object) -> Markup:
    said = texts.say(language, key, **values)
    return _NEWLINE.join([said, *handover_cards.not_given(kept, language)])


def _key(offer: Handover) -> str:
    """Return the name of the offer's due row, letters and card."""
    return f"handover:{offer.id}"
