"""Who hears what became of a worker: the case manager, else the branch; and what is to be called.

Letters name the worker and nothing medical; each is for one officer's private chat.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import PhoneCall
from db.models.people import Person, Role
from db.models.workers import Consent, Silence, Worker
from db.queries import people
from db.queries.inserting import insert_new
from services import clock, texts
from services.messaging import outbox
from services.messaging.outbox import Lane, Message
from services.workers import cards, consents

FAMILY = "death"  # why a call is to be made


async def officers(session: AsyncSession, worker: Worker) -> Sequence[Person]:
    """Return the case manager who can be written to, else the branch's, its head, its squad."""
    if worker.case_manager_id is not None:
        own = await session.get_one(Person, worker.case_manager_id)
        if own.chat_opened_at is not None and own.blocked_at is None:
            return [own]
    for role in (Role.CASE_MANAGER, Role.BRANCH_HEAD, Role.SQUAD):
        if found := await people.reachable_holders(session, [role], [worker.branch_code]):
            return found
    return []


async def death(session: AsyncSession, worker: Worker, silence: Silence, by: Person) -> None:
    """Plan the call to the family, and tell officers and the branch's head."""
    now = clock.now()
    await insert_new(
        session, PhoneCall, key=f"worker:{worker.id}:death:{silence.id}", worker_id=worker.id,
        branch_code=worker.branch_code, caller_id=worker.case_manager_id, why=FAMILY,
        planned_at=now,
        due_at=now + timedelta(hours=rules.number(consents.AREA, "family_call_hours")),
    )  # fmt: skip
    for officer in await _with_heads(session, worker):
        own = by.id == worker.person_id
        text = cards.death(_language(officer), worker, silence.died_on, by.name, own=own)
        await _post(session, officer, f"death:{silence.id}", Message(text))


async def death_undone(session: AsyncSession, worker: Worker, silence: Silence, by: Person) -> None:
    """Tell officers and the branch's head that the report was a mistake."""
    for officer in await _with_heads(session, worker):
        text = texts.say(
            _language(officer), "death.undone_told", number=worker.id, name=worker.name,
            by=by.name, reason=silence.reason,
        )  # fmt: skip
        await _post(session, officer, f"alive:{silence.id}", Message(text))


async def withdrawn(session: AsyncSession, worker: Worker, ended: Sequence[Consent]) -> None:
    """Tell the officers what the worker agrees to no more."""
    for officer in await officers(session, worker):
        text = cards.withdrawn_told(_language(officer), worker, [each.purpose for each in ended])
        await _post(session, officer, f"withdrawn:{ended[-1].id}", Message(text))


async def refused(session: AsyncSession, worker: Worker) -> None:
    """Tell the officers that the worker does not agree to be served here."""
    now = clock.now()
    for officer in await officers(session, worker):
        language = _language(officer)
        text = texts.say(language, "consent.refused_told", number=worker.id, name=worker.name)
        await _post(session, officer, f"refused:{worker.id}:{now:%Y%m%d%H%M%S}", Message(text))


async def _with_heads(session: AsyncSession, worker: Worker) -> Sequence[Person]:
    heads = await people.reachable_holders(session, [Role.BRANCH_HEAD], [worker.branch_code])
    found = {each.id: each for each in (*await officers(session, worker), *heads)}
    return list(found.values())


async def _post(session: AsyncSession, officer: Person, name: str, message: Message) -> None:
    key = f"office:{name}:{officer.id}"
    await outbox.post(session, key, officer.telegram_id, message, lane=Lane.LEAD)


def _language(person: Person) -> str:
    return person.language or texts.DEFAULT
