"""Come in by the own contact and the identity number, which must agree with the registry.

Whatever does not agree is told in one sentence that discloses nothing, counts as a wrong try, and
becomes a task of the branch. A younger person than 18 comes in at the counter.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.people import Person
from db.models.workers import BoundBy
from db.queries import workers as queries
from services import clock, texts
from services.errors import Refusal
from services.messaging import outbox
from services.messaging.outbox import Message
from services.people import enquiries
from services.people.asked import Asked, answer
from services.records import audit
from services.registry.checks import owning, records
from services.registry.checks.facts import Insured
from services.workers import (
    binding,
    cards,
    coming_cards,
    consents,
    identity,
    keeping,
    welcoming,
)
from services.workers.identity import Typed

TOPIC = "enrolment"  # of the branch's task


class Next(StrEnum):
    """What is awaited next."""

    START = "start"  # a contact, or a code
    NUMBER = "number"
    CONSENT = "consent"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Tried:
    """What a person showed, and whom the registry has of that number."""

    typed: Typed
    phone: int  # digits of E.164
    insured: Insured | None


async def start(session: AsyncSession, actor: Person, asked: Asked) -> Next:
    """Explain the two ways in, with the key for the contact."""
    if await queries.of_person(session, actor.id) is not None:
        return _next(await welcoming.already(session, actor, asked))
    if rests := await owning.locked(session, actor):
        await answer(session, asked, "enrol.locked", until=rests.locked_until)
        return Next.NOTHING
    await _say(session, asked, "enrol.how")
    return Next.START


async def contact(
    session: AsyncSession, actor: Person, asked: Asked, phone: str, owner: int | None
) -> Next:
    """Take the own contact, and ask for the identity number.

    Raises:
        Refusal: it is not the person's own, or was forwarded (*owner* is None).
    """
    if owner != actor.telegram_id:
        raise Refusal("enrol.not_yours")
    if rests := await owning.locked(session, actor):
        await answer(session, asked, "enrol.locked", until=rests.locked_until)
        return Next.NOTHING
    await owning.share(session, actor, phone)
    await _ask_number(session, asked)
    return Next.NUMBER


async def before_contact(session: AsyncSession, asked: Asked, text: str) -> Next:
    """Something else than a contact or a code was typed first; a number leaves the chat."""
    if any(map(str.isdigit, text)):
        await outbox.take_away(session, asked.chat_id, asked.message_id)
    await _say(session, asked, "enrol.contact_first")
    return Next.START


async def number(session: AsyncSession, actor: Person, asked: Asked, text: str) -> Next:
    """Take the identity number, which leaves the chat at once."""
    await outbox.take_away(session, asked.chat_id, asked.message_id)
    if rests := await owning.locked(session, actor):
        await answer(session, asked, "enrol.locked", until=rests.locked_until)
        return Next.NOTHING
    phone = await owning.phone_of(session, actor)
    if phone is None:  # shared too long ago
        await _say(session, asked, "enrol.contact_again")
        return Next.START
    typed = identity.read(text)
    if typed.wrong is not None:
        await answer(session, asked, f"enrol.number.{typed.wrong}", figures=len(typed.digits))
        return Next.NUMBER
    insured = await records.person(session, typed.key) if typed.key is not None else None
    tried = Tried(typed, phone, insured)
    if (why := _mismatch(tried)) is not None:
        return await _to_branch(session, actor, asked, tried, why)
    return await _bind(session, actor, asked, tried)


async def _bind(session: AsyncSession, actor: Person, asked: Asked, tried: Tried) -> Next:
    worker = await keeping.known(session, tried.typed.key or 0)
    outcome = await binding.bind(session, worker, actor, BoundBy.CONTACT)
    if outcome is binding.Outcome.ALREADY:
        return _next(await welcoming.already(session, actor, asked))
    if outcome is not binding.Outcome.BOUND:
        return await _to_branch(session, actor, asked, tried, outcome.value)
    await owning.forgive(session, actor)
    odd = tried.typed.odd_place
    return _next(await welcoming.welcome(session, asked, worker, odd_place=odd))


async def _to_branch(
    session: AsyncSession, actor: Person, asked: Asked, tried: Tried, why: str
) -> Next:
    """Hand it on to the branch, count it, and say the same whatever it was."""
    tries = await owning.miss(session, actor)
    branch = await keeping.branch_of(session, tried.insured) if tried.insured else None
    shown = "–" if tried.typed.key is None else cards.masked_number(tried.typed.key)
    facts = f"{shown} · {cards.masked_phone(tried.phone)}"
    await enquiries.hand_on(session, actor, TOPIC, facts, branch)
    audit.note(
        session, action="worker.not_matched", actor=actor.id, subject=f"person:{actor.id}", why=why
    )
    if tries.locked_until is not None and tries.locked_until > clock.now():
        await answer(session, asked, "enrol.to_branch_locked", until=tries.locked_until)
    else:
        await answer(session, asked, "enrol.to_branch")
    return Next.NOTHING


def _mismatch(tried: Tried) -> str | None:
    """Return why somebody is not shown to be that person; None: he is."""
    insured = tried.insured
    if insured is None:
        return "foreign" if tried.typed.foreign else "unknown"
    if insured.phone is None:
        return "no_phone"
    if insured.phone != tried.phone:
        return "other_phone"
    return "under_age" if _under_age(insured.born) else None


def _under_age(born: date | None) -> bool:
    if born is None:
        return False
    today = clock.now().astimezone(clock.LOCAL).date()
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return years < rules.number(consents.AREA, "least_age_years")


async def _ask_number(session: AsyncSession, asked: Asked) -> None:
    message = Message(texts.say(asked.language, "enrol.number"), remove_keys=True)
    await outbox.post(session, f"enrol.number:{asked.name}", asked.chat_id, message)


async def _say(session: AsyncSession, asked: Asked, key: str) -> None:
    message = coming_cards.way_in(asked.language, key)
    await outbox.post(session, f"{key}:{asked.name}", asked.chat_id, message)


def _next(asks: bool) -> Next:
    return Next.CONSENT if asks else Next.NOTHING
