"""The reminder that a next step is due: sent once, and without its buttons when it is over."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Lead
from db.models.people import Person
from db.queries import assignments as queries
from services import clock, texts
from services.leads.casework import progress_lines
from services.leads.hands.plan_lines import todo
from services.messaging import outbox
from services.messaging.outbox import Button, Lane, Message


async def send(session: AsyncSession, lead: Lead, returns_at: datetime) -> None:
    """Remind the lead's holder of what is to be done, and when the lead will return."""
    holder = await session.get_one(Person, lead.holder_id)
    language = holder.language or texts.DEFAULT
    text = texts.say(
        language,
        "plan.reminder",
        number=lead.id,
        by=lead.next_step_by,
        todo=todo(lead, language),
        returns=returns_at,
    )
    await outbox.post(
        session,
        f"lead:{lead.id}:reminded:{clock.now():%Y%m%d%H%M}",
        holder.telegram_id,
        Message(text, _buttons(lead, language)),
        lane=Lane.REMINDER,
        card=_card(lead),
    )


async def close(session: AsyncSession, lead: Lead, holder_id: int, *, gone: bool) -> None:
    """Say on the reminder, if one was sent for what is expected now, that it is over.

    *gone*: the lead is no longer the holder's; otherwise the step was noted.
    """
    since = lead.next_step_by
    if since is None or since > clock.now():  # nobody is reminded before
        return
    if await queries.reminded_at(session, lead.id, since=since) is None:
        return
    holder = await session.get_one(Person, holder_id)
    key = "plan.reminder_gone" if gone else "plan.reminder_done"
    text = texts.say(holder.language or texts.DEFAULT, key, number=lead.id)
    await outbox.post(
        session,
        f"{_card(lead)}:{key}",
        holder.telegram_id,
        Message(text),
        lane=Lane.REMINDER,
        card=_card(lead),
    )


def _buttons(lead: Lead, language: str) -> tuple[tuple[Button, ...], ...]:
    steps = progress_lines.buttons(lead, None, language)
    hand_on = Button(texts.say(language, "lead.button.hand_on"), press=f"decline:{lead.id}")
    return (*steps[:2], (hand_on,))


def _card(lead: Lead) -> str:
    """Return the reminder's name: one for each moment until which a step is expected."""
    assert lead.next_step_by is not None  # noqa: S101  whoever asks has seen it
    return f"lead:{lead.id}:reminder:{lead.next_step_by.timestamp():.0f}"
