"""The lock of a chat in a shared telephone: a number typed before anything personal is shown.

It is no password of a bank and is called by no such name. Kept as scrypt with a salt of its own;
wrong numbers count, and what was typed leaves the chat at once.
"""

import asyncio
import hashlib
import hmac
import secrets
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.people import Person
from db.models.workers import ChatLock
from db.queries import workers as queries
from services import clock
from services.errors import Refusal
from services.people.asked import Asked, answer
from services.records import audit
from services.workers import agreeing, consents, rights

WORK, BLOCK = 2**14, 8  # scrypt's n and r: some 50 ms and 16 MB a try
OFF = frozenset({"off", "buka", "tutup", "padam"})


async def typed(session: AsyncSession, actor: Person, asked: Asked, words: str) -> None:
    """Read "/lock 4821": set the lock, or open it; "/lock off 4821" takes it away.

    Raises:
        Refusal: the account is no worker's.
    """
    await agreeing.of_account(session, actor)
    first, _, rest = words.partition(" ")
    off = first.lower() in OFF
    number = (rest if off else words).strip()
    lock = await queries.chat_lock(session, actor.id)
    if not number.isascii() or not number.isdigit() or not _fits(number):
        key = "lock.how" if lock is None else "lock.how_open"
        least, most = _lengths()
        await answer(session, asked, key, least=least, most=most)
    elif lock is None:
        await _set(session, actor, asked, number)
    elif await _opens(session, actor, asked, lock, number):
        if off:
            await session.delete(lock)
            audit.note(session, action="lock.removed", actor=actor.id, subject=_subject(actor))
        await _say_open(session, asked, off=off)


async def remove_for(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """An officer takes the lock of a worker's chat away, whose number was forgotten.

    Raises:
        Refusal: the actor does not serve that worker, or there is no lock.
    """
    worker = await rights.worker_for(session, actor, number)
    lock = await queries.chat_lock(session, worker.person_id) if worker.person_id else None
    if lock is None:
        raise Refusal("lock.none", number=number, name=worker.name)
    await session.delete(lock)
    audit.note(session, action="lock.removed", actor=actor.id, subject=f"worker:{worker.id}")
    await answer(session, asked, "lock.removed_for", number=number, name=worker.name)


async def _say_open(session: AsyncSession, asked: Asked, *, off: bool) -> None:
    if off:
        await answer(session, asked, "lock.removed")
        return
    minutes = int(rules.number(consents.AREA, "lock_open_minutes"))
    await answer(session, asked, "lock.opened", minutes=minutes)


async def _set(session: AsyncSession, actor: Person, asked: Asked, number: str) -> None:
    salt = secrets.token_hex(16)
    hashed = await asyncio.to_thread(_hash, number, salt)
    session.add(
        ChatLock(person_id=actor.id, salt=salt, number_hash=hashed, set_at=clock.now(), wrong=0)
    )
    await session.flush()
    audit.note(session, action="lock.set", actor=actor.id, subject=_subject(actor))
    await answer(session, asked, "lock.set")


async def _opens(
    session: AsyncSession, actor: Person, asked: Asked, lock: ChatLock, number: str
) -> bool:
    """Open the lock with the right number; count a wrong one."""
    now = clock.now()
    if lock.locked_until is not None and lock.locked_until > now:
        await answer(session, asked, "lock.rests", until=lock.locked_until)
        return False
    if hmac.compare_digest(await asyncio.to_thread(_hash, number, lock.salt), lock.number_hash):
        minutes = rules.number(consents.AREA, "lock_open_minutes")
        lock.wrong, lock.locked_until = 0, None
        lock.open_until = now + timedelta(minutes=minutes)
        return True
    lock.wrong += 1
    audit.note(session, action="lock.wrong", actor=actor.id, subject=_subject(actor))
    most = int(rules.number(consents.AREA, "lock_wrong_tries"))
    if lock.wrong < most:
        await answer(session, asked, "lock.wrong", count=most - lock.wrong)
        return False
    lock.wrong = 0
    lock.locked_until = now + timedelta(hours=rules.number(consents.AREA, "lock_rest_hours"))
    await answer(session, asked, "lock.rests", until=lock.locked_until)
    return False


def _hash(number: str, salt: str) -> str:
    hashed = hashlib.scrypt(number.encode(), salt=bytes.fromhex(salt), n=WORK, r=BLOCK, p=1)
    return hashed.hex()


def _fits(number: str) -> bool:
    least, most = _lengths()
    return least <= len(number) <= most


def _lengths() -> tuple[int, int]:
    least = rules.number(consents.AREA, "lock_digits_least")
    return int(least), int(rules.number(consents.AREA, "lock_digits_most"))


def _subject(actor: Person) -> str:
    return f"person:{actor.id}"
