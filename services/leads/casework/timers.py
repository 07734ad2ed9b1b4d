"""Look after first action and first payment: foresee a breach, and tell it when it happened.

Due rows are planned when a lead is opened (or opened again); each checks whether it still holds.
A breach foreseen goes to the holder and the branch head, one that happened to the branch head
and the state's coordinators: once each. What an outage delays into the night waits for the morning;
the day's reminder serves no more then, and its letter neither.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Custody, Lead
from db.models.people import Person, Role
from db.queries import leads as queries
from services import clock, texts
from services.leads import showing
from services.leads.casework import deadlines, progress_lines
from services.leads.casework.deadlines import Timer
from services.leads.finding import list_cards
from services.leads.hands import progress
from services.messaging import due, outbox
from services.messaging.due import Kind
from services.messaging.outbox import Button, Lane, Message
from services.records import audit


async def start(session: AsyncSession, lead: Lead) -> None:
    """Plan when the lead is looked at; what lies in the past is not."""
    now = clock.now()
    await due.plan_all(
        session,
        [
            (_key(lead.id, timer), f"lead.{timer}", lead.id, at)
            for timer, at in deadlines.moments(lead).items()
            if at > now
        ],
    )


async def stop(session: AsyncSession, lead: Lead) -> None:
    """Drop the timers of what is done, or no longer wanted."""
    wanted = deadlines.moments(lead)
    for timer in Timer:
        if timer not in wanted:
            await due.cancel(session, _key(lead.id, timer))


async def first_action_near(session: AsyncSession, lead_id: int) -> None:
    """The day is nearly over and nobody contacted or visited."""
    await _look(session, lead_id, Timer.ACTION_NEAR)


async def first_action_missed(session: AsyncSession, lead_id: int) -> None:
    """The day is over and nobody contacted or visited."""
    await _look(session, lead_id, Timer.ACTION_MISSED)


async def first_payment_near(session: AsyncSession, lead_id: int) -> None:
    """Nothing was paid, and the seventh day is tomorrow."""
    await _look(session, lead_id, Timer.PAYMENT_NEAR)


async def first_payment_missed(session: AsyncSession, lead_id: int) -> None:
    """The seventh day is over and nothing was paid."""
    await _look(session, lead_id, Timer.PAYMENT_MISSED)


KINDS: dict[str, Kind] = {
    f"lead.{Timer.ACTION_NEAR}": first_action_near,
    f"lead.{Timer.ACTION_MISSED}": first_action_missed,
    f"lead.{Timer.PAYMENT_NEAR}": first_payment_near,
    f"lead.{Timer.PAYMENT_MISSED}": first_payment_missed,
}


async def _look(session: AsyncSession, lead_id: int, timer: Timer) -> None:
    lead = await queries.locked(session, lead_id)
    if lead is None or lead.custody is Custody.ENDED or timer not in deadlines.moments(lead):
        return
    now = clock.now()
    if (morning := progress.awake(now)) > now:
        await due.plan(session, _key(lead_id, timer), f"lead.{timer}", lead_id, morning)
        return
    foreseen = timer in (Timer.ACTION_NEAR, Timer.PAYMENT_NEAR)
    if foreseen and _is_missed(lead, timer):  # looked at too late: nothing is to be foreseen
        return
    told = await (_foreseen if foreseen else _missed)(session, lead)
    for person in told.values():
        await _tell(session, lead, person, timer)
    if not foreseen:
        audit.note(session, action=f"lead.{timer}", subject=f"lead:{lead.id}", told=sorted(told))
        await showing.show(session, lead)


def _is_missed(lead: Lead, timer: Timer) -> bool:
    of_payment = timer is Timer.PAYMENT_NEAR
    missed = deadlines.payment_missed if of_payment else deadlines.action_missed
    return missed(lead, clock.now())


async def _foreseen(session: AsyncSession, lead: Lead) -> dict[int, Person]:
    heads = await queries.holding_role(session, Role.BRANCH_HEAD, lead.branch_code)
    told = {each.id: each for each in heads}
    if lead.holder_id is not None:
        holder = await session.get_one(Person, lead.holder_id)
        if holder.blocked_at is None and holder.chat_opened_at is not None:
            told[holder.id] = holder
    return told


async def _missed(session: AsyncSession, lead: Lead) -> dict[int, Person]:
    branch = await queries.branch(session, lead.branch_code)
    heads = await queries.holding_role(session, Role.BRANCH_HEAD, branch.code)
    state = await queries.holding_role(session, Role.COORDINATOR, branch.state)
    return {each.id: each for each in (*heads, *state)}


async def _tell(session: AsyncSession, lead: Lead, person: Person, timer: Timer) -> None:
    language = person.language or texts.DEFAULT
    holder = await session.get_one(Person, lead.holder_id) if lead.holder_id else None
    of_payment = timer in (Timer.PAYMENT_NEAR, Timer.PAYMENT_MISSED)
    day = (deadlines.payment_day if of_payment else deadlines.action_day)(lead.opened_at)
    who = holder.name if holder else texts.say(language, "lead.timer.nobody")
    text = texts.say(
        language,
        f"lead.timer.{timer}",
        number=lead.id,
        who=who,
        day=day,
        stage=progress_lines.stage_shown(lead, language),
        place=list_cards.name(lead, language),
    )
    see = Button(texts.plain(texts.say(language, "lead.button.open")), press=f"story:{lead.id}")
    await outbox.post(
        session,
        f"lead:{lead.id}:{timer}:{person.id}",
        person.telegram_id,
        Message(text, ((see,),)),
        lane=Lane.REMINDER,
        expires_at=deadlines.night(lead.opened_at) if timer is Timer.ACTION_NEAR else None,
    )


def _key(lead_id: int, timer: Timer) -> str:
    return f"lead:{lead_id}:{timer}"
