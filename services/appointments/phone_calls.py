"""Calls that staff make because a message cannot do it; one a fact, listed until it is done."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, PhoneCall
from db.models.workers import SilenceWhy, Worker
from db.queries import workers
from db.queries.inserting import insert_new
from services import clock
from services.records import audit


async def plan(
    session: AsyncSession,
    key: str,
    worker: Worker,
    why: str,
    due_at: datetime,
    *,
    appointment: Appointment | None = None,
) -> bool:
    """Plan a call to the worker, unless one of that key was ever planned; return whether.

    *why* is the end of the text "phone_call.why.<why>". It falls to the host of the appointment,
    else to the worker's case manager, else to whoever of the branch takes it. Whose death was
    reported is not called: the call to the family is planned with the report.
    """
    if worker.silenced_at is not None and await workers.silence(
        session, worker.id, SilenceWhy.DEATH
    ):
        return False
    host = appointment.host_id if appointment is not None else None
    new = await insert_new(
        session, PhoneCall, key=key, worker_id=worker.id,
        appointment_id=appointment.id if appointment is not None else None,
        branch_code=worker.branch_code, caller_id=host or worker.case_manager_id, why=why,
        due_at=due_at, planned_at=clock.now(), done_at=None, done_by_id=None, outcome=None,
    )  # fmt: skip
    if new:
        audit.note(session, action="phone_call.planned", subject=f"worker:{worker.id}", why=why)
    return new
