"""Leave that begins at once: what its person was asked for is asked of the next one."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Leave
from services import clock
from services.leads.hands import escalation


async def begun(session: AsyncSession, leave_id: int) -> None:
    """Do so, unless the leave was taken back meanwhile; the subject of a due row."""
    leave = await session.get(Leave, leave_id)
    today = clock.now().astimezone(clock.LOCAL).date()
    if leave is not None and leave.starts_on <= today <= leave.ends_on:
        await escalation.on_leave(session, leave.person_id)
