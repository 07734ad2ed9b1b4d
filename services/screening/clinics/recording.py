"""A clinic enters what it measured; the worker hears that it is ready, never what it may mean.

Values are for the clinic's doctor. Each look and each change is in the audit trail, without values.
What needs a call the same day becomes one at once. What was typed leaves the chat, also if it is
refused.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import Appointment, Provider, Slot
from db.models.people import Person
from db.models.screening import Result
from db.models.workers import Worker
from db.queries import clinics
from db.queries import screening as queries
from services import clock
from services.appointments import phone_calls
from services.errors import Refusal
from services.messaging import outbox
from services.messaging.outbox import Lane, Message
from services.people.asked import Asked
from services.records import audit
from services.screening import reaching
from services.screening.clinics import clinic_day, day_cards, measuring, result_cards
from services.screening.clinics.measuring import AREA
from services.screening.rounds import AREA as SCREENING
from services.workers import consents, lock

RESULTS = "results"  # the purpose that a worker agrees to
_CHOICES = 3


async def begin(session: AsyncSession, actor: Person, asked: Asked, number: int) -> dict[str, str]:
    """Show the result of a visit, or ask for the first value; return what is entered so far.

    Raises:
        Refusal: no such visit at the actor's clinic, or the worker is not marked present.
    """
    row, worker, _clinic = await _visit(session, actor, number)
    known = await queries.result(session, row.id)
    if known is not None:
        audit.note(session, action="result.seen", actor=actor.id, subject=f"result:{known.id}")
        await _show(session, asked, known, worker, corrected=False)
        return {}
    text = day_cards.asked_for(asked.language, row.id, measuring.FORM[0], {})
    await _say(session, asked, text)
    return {"visit": str(row.id)}


async def typed(
    session: AsyncSession, actor: Person, asked: Asked, number: int, words: str
) -> dict[str, str]:
    """Keep what one line says: /result 17 bp 150/95 gula 6.1; unlikely values are asked for.

    Raises:
        Refusal: as `begin`, or a value is none or cannot be.
    """
    row, worker, clinic = await _visit(session, actor, number)
    read = measuring.read(words)
    entered = {"visit": str(row.id), **{name: str(v) for name, v in read.values.items()}}
    unlikely = measuring.weigh(read.values).unlikely
    if unlikely and not read.sure:
        await _ask_sure(session, asked, row, unlikely, read.values)
        return {**entered, "sure": "asked", "whole": "no"}
    await _keep(session, actor, asked, row, worker=worker, clinic=clinic, values=read.values)
    return {}


async def step(
    session: AsyncSession, actor: Person, asked: Asked, entered: dict[str, str], words: str
) -> dict[str, str]:
    """Take the next answer of the form; return what is entered so far, {} when it is kept.

    Raises:
        Refusal: as `typed`; what was entered before stays.
    """
    await outbox.take_away(session, asked.chat_id, asked.message_id)
    row, worker, clinic = await _visit(session, actor, int(entered.get("visit", "0")))
    values = {name: Decimal(entered[name]) for name in measuring.MEASURES if name in entered}
    skipped = set(entered.get("skipped", "").split())
    left = [part for part in measuring.missing(values) if part not in skipped]
    word = words.strip().lower()
    if word in result_cards.SKIP and left and "sure" not in entered:
        skipped.add(left[0])
    elif word not in result_cards.DONE:
        read = measuring.read(words, asked_for=left[0] if left else None)
        values |= read.values
        measuring.refuse_impossible(values)
        unlikely = measuring.weigh(read.values).unlikely
        if unlikely and not read.sure:
            await _ask_sure(session, asked, row, unlikely, read.values)
            return _entered(entered, values, skipped) | {"sure": "asked"}
    left = [part for part in measuring.missing(values) if part not in skipped]
    if left and word not in result_cards.DONE and "whole" not in entered:
        text = day_cards.asked_for(asked.language, row.id, left[0], values)
        await _say(session, asked, text)
        return _entered(entered, values, skipped)
    await _keep(session, actor, asked, row, worker=worker, clinic=clinic, values=values)
    return {}


async def _visit(
    session: AsyncSession, actor: Person, number: int
) -> tuple[Appointment, Worker, Provider]:
    row, worker, clinic = await clinic_day.at_own_clinic(session, actor, number)
    if row.state not in clinic_day.CAME:
        raise Refusal("result.not_attended", number=row.id)
    return row, worker, clinic


async def _ask_sure(
    session: AsyncSession,
    asked: Asked,
    row: Appointment,
    unlikely: Sequence[str],
    values: dict[str, Decimal],
) -> None:
    await _say(session, asked, day_cards.sure(asked.language, row.id, unlikely, values))


async def _keep(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    row: Appointment,
    *,
    worker: Worker,
    clinic: Provider,
    values: dict[str, Decimal],
) -> None:
    if not values:
        raise Refusal("result.how.empty")
    known = await queries.result(session, row.id)
    before = known.version if known else 0
    _refuse_late(known)
    merged = _values_of(known) | values
    measuring.refuse_impossible(merged)
    result = _written(known, row, actor, merged)
    session.add(result)
    await session.flush()
    audit.note(
        session, action="result.entered", actor=actor.id, subject=f"result:{result.id}",
        appointment=row.id, worker=worker.id, version=result.version, measures=sorted(values),
    )  # fmt: skip
    await _show(session, asked, result, worker, corrected=before > 0)
    await _tell(session, worker, clinic, result)
    if result.red_flags:
        due_at = _same_day(clock.now())
        await phone_calls.plan(session, f"result:{result.id}:red_flag", worker, "red_flag", due_at)


def _written(
    known: Result | None, row: Appointment, actor: Person, values: dict[str, Decimal]
) -> Result:
    now = clock.now()
    weighed = measuring.weigh(values)
    result = known or Result(
        appointment_id=row.id, worker_id=row.worker_id, provider_id=row.provider_id, version=0
    )
    for name in measuring.MEASURES:
        value = values.get(name)
        whole = name in ("systolic", "diastolic")
        setattr(result, name, int(value) if whole and value is not None else value)
    result.abnormal, result.red_flags = list(weighed.abnormal), list(weighed.red_flags)
    result.cut_offs, result.version = measuring.cut_offs(), result.version + 1
    result.entered_at, result.entered_by_id = now, actor.id
    follow = bool(weighed.abnormal or weighed.red_flags)
    days = timedelta(days=rules.number(SCREENING, "follow_up_days"))
    until = now.astimezone(clock.LOCAL).date() + days
    result.follow_up_by = (result.follow_up_by or until) if follow else None
    return result


async def _tell(session: AsyncSession, worker: Worker, clinic: Provider, result: Result) -> None:
    """Write to the worker that it is ready; where something is abnormal, offer a visit."""
    key = f"result:{result.id}:{'follow_up' if result.follow_up_by else 'ready'}"
    now = clock.now()
    if not await consents.has(session, worker, RESULTS):
        if worker.silenced_at is None:
            await phone_calls.plan(
                session, key, worker, "result_ready", reaching.awake(worker, now)
            )
        return
    person = await reaching.reachable(session, worker)
    locked = person is not None and await lock.has(session, person)
    slots = await _follow_up_slots(session, clinic, result)
    await reaching.tell(
        session, worker, key,
        lambda language: result_cards.ready(language, clinic, result, slots, locked=locked),
        call_for="result_ready", not_before=reaching.awake(worker, now),
    )  # fmt: skip


async def _follow_up_slots(
    session: AsyncSession, clinic: Provider, result: Result
) -> Sequence[Slot]:
    if result.follow_up_by is None:
        return ()
    until = datetime.combine(result.follow_up_by + timedelta(days=1), time(), clock.LOCAL)
    since = clock.now() + timedelta(minutes=rules.number(SCREENING, "book_ahead_minutes"))
    first_of: dict[date, Slot] = {}  # the first free one of each day
    for slot in await clinics.free(session, clinic.id, since, until):
        first_of.setdefault(slot.starts_at.astimezone(clock.LOCAL).date(), slot)
    return list(first_of.values())[:_CHOICES]


async def _show(
    session: AsyncSession, asked: Asked, result: Result, worker: Worker, *, corrected: bool
) -> None:
    missing = measuring.missing(_values_of(result))
    text = day_cards.kept(asked.language, result, worker, missing, corrected=corrected)
    await _say(session, asked, text)


async def _say(session: AsyncSession, asked: Asked, text: Markup) -> None:
    """Show values to the clinic for some minutes.

    "private:": what the letter says is not kept once it is sent.
    """
    card = f"private:result:{asked.name}"
    await outbox.post(
        session, f"{card}:shown", asked.chat_id, Message(text, protected=True), card=card
    )
    until = clock.now() + timedelta(minutes=rules.number("leads", "private_answer_minutes"))
    await outbox.delete(
        session, f"{card}:gone", asked.chat_id, card=card, lane=Lane.REMINDER, not_before=until
    )


def _refuse_late(known: Result | None) -> None:
    days = rules.number(AREA, "correct_within_days")
    if known is not None and clock.now() > known.entered_at + timedelta(days=days):
        raise Refusal("result.too_late", day=known.entered_at.astimezone(clock.LOCAL).date())


def _values_of(result: Result | None) -> dict[str, Decimal]:
    if result is None:
        return {}
    found = {name: getattr(result, name) for name in measuring.MEASURES}
    return {name: Decimal(value) for name, value in found.items() if value is not None}


def _entered(
    before: dict[str, str], values: dict[str, Decimal], skipped: set[str]
) -> dict[str, str]:
    kept = {key: before[key] for key in ("visit", "whole") if key in before}
    numbers = {name: str(value) for name, value in values.items()}
    return kept | numbers | {"skipped": " ".join(sorted(skipped))}


def _same_day(now: datetime) -> datetime:
    local = now.astimezone(clock.LOCAL)
    until = datetime.combine(local.date(), time(), clock.LOCAL)
    until += timedelta(minutes=rules.number(AREA, "call_until_minute"))
    return max(until, now)
