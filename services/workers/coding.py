"""An officer gives a one-time code for a worker; the worker types it or opens its link.

Whom it is for is looked up as any check, on a ground: the worker reads of it in /wholooked.
The code is shown once and kept only as its scrypt hash; the letter that shows it leaves the chat.
"""

from datetime import timedelta
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.lookups import Outcome, Subject
from db.models.people import Person
from db.models.places import Branch
from db.models.workers import BoundBy, SilenceWhy, Worker, WorkerCode
from db.queries import workers as queries
from services import access, clock, texts
from services.access import Action
from services.errors import Refusal
from services.leads.finding import story
from services.messaging import outbox
from services.messaging.outbox import Button, Message
from services.people import enrolment, roles, typed
from services.people.asked import Asked, answer
from services.records import audit, installation
from services.registry.checks import asking, desks, owning
from services.workers import binding, codes, coming_cards, consents, keeping, rights, welcoming

WITHDRAW = "uncode"


class Used(StrEnum):
    """What comes next for who tried a code."""

    CONSENT = "consent"  # the worker is asked to agree
    NOTHING = "nothing"  # there is nothing to ask, or the account rests
    REFUSED = "refused"  # it lets nobody in; another code or the own contact may


async def give(session: AsyncSession, actor: Person, asked: Asked, words: str) -> None:
    """Give a code for whom the words name; without words, for whom the newest answer shows.

    Raises:
        Refusal: not the actor's task, or no such worker.
    """
    access.require(await roles.grants_of(session, actor), Action.WORKER_SERVE)
    number = typed.number(words.strip())
    if number is not None and len(words.strip().removeprefix("#")) < 6:
        await _give(session, actor, asked, await rights.worker_for(session, actor, number))
        return
    before = await desks.lookup_of(session, actor, None, Outcome.FOUND)
    if words.strip():
        await asking.ask(session, actor, asked, words)
    found = await desks.lookup_of(session, actor, None, Outcome.FOUND)
    if not words.strip() and found is None:
        raise Refusal("code.how")
    if found is not None and (found is not before or not words.strip()):
        await from_answer(session, actor, asked, found.id)


async def from_answer(session: AsyncSession, actor: Person, asked: Asked, lookup_id: int) -> None:
    """Give a code for the person whom an answer of the actor's shows.

    Raises:
        Refusal: not the actor's task, or no such answer of a person.
    """
    access.require(await roles.grants_of(session, actor), Action.WORKER_SERVE)
    row = await desks.lookup_of(session, actor, lookup_id, Outcome.FOUND)
    if row is None or row.subject_kind is not Subject.PERSON or row.subject_key is None:
        raise Refusal("code.no_person")
    branches = await roles.branches_of(session, actor)
    home = branches[0].code if branches else None
    worker = await keeping.known(session, row.subject_key, home=home)
    await _give(session, actor, asked, worker, lookup_id=row.id)


async def in_group(session: AsyncSession, asked: Asked, words: str) -> None:
    """Say that it goes on in private; a number that was typed leaves the group."""
    if any(map(str.isdigit, words)):
        await outbox.take_away(session, asked.chat_id, asked.message_id)
    await answer(session, asked, "worker.only_in_private")


async def revoke(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """End a code that nobody has used.

    Raises:
        Refusal: no such code in the actor's branches, or it is over already.
    """
    access.require(await roles.grants_of(session, actor), Action.WORKER_SERVE)
    code = await queries.code(session, number)
    worker = await session.get(Worker, code.worker_id) if code else None
    if code is None or worker is None or not await _serves(session, actor, worker):
        raise Refusal("code.none_such", number=number)
    if code.used_at is not None:
        raise Refusal("code.used_before", number=number, at=code.used_at)
    if code.revoked_at is None:
        code.revoked_at = clock.now()
        audit.note(session, action="code.revoked", actor=actor.id, subject=f"code:{number}")
    await answer(session, asked, "code.revoked", number=number, name=worker.name)


async def use(session: AsyncSession, actor: Person, asked: Asked, code: str) -> Used:
    """Come in by a code; return what comes next.

    Whether a code is wrong, over or used is not told. A wrong one counts.
    """
    if rests := await owning.locked(session, actor):
        await answer(session, asked, "enrol.locked", until=rests.locked_until)
        return Used.NOTHING
    kept = await codes.hashed(code)
    row = await queries.code_of(session, kept, codes.hash_before(code))
    if row is not None and row.used_by_id == actor.id:
        return _next(await welcoming.already(session, actor, asked))
    if row is None or not await _holds(session, row):
        return await _wrong(session, actor, asked)
    worker = await session.get_one(Worker, row.worker_id)
    outcome = await binding.bind(session, worker, actor, BoundBy.CODE, by=row.made_by_id)
    if outcome is binding.Outcome.ALREADY:
        return _next(await welcoming.already(session, actor, asked))
    if outcome is not binding.Outcome.BOUND:
        await answer(session, asked, f"enrol.not_bound.{outcome}")
        return Used.REFUSED
    if not await queries.use_code(session, row.id, actor.id, clock.now()):
        raise Refusal("enrol.code_wrong_now")  # another account was faster: all is undone
    await owning.forgive(session, actor)
    audit.note(session, action="code.used", actor=actor.id, subject=f"code:{row.id}")
    await _tell_maker(session, row, worker)
    return _next(await welcoming.welcome(session, asked, worker))


async def _give(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    worker: Worker,
    *,
    lookup_id: int | None = None,
) -> None:
    if not await _serves(session, actor, worker):
        branch = await session.get_one(Branch, worker.branch_code)
        await answer(session, asked, "code.elsewhere", name=worker.name, branch=branch.name)
        return
    if await queries.silence(session, worker.id, SilenceWhy.DEATH) is not None:
        await answer(session, asked, "code.dead", number=worker.id, name=worker.name)
        return
    code, row = await _make(session, actor, worker)
    audit.note(
        session, action="code.made", actor=actor.id, subject=f"worker:{worker.id}",
        ground=f"lookup:{lookup_id}" if lookup_id else None, code=row.id,
    )  # fmt: skip
    bot = await installation.bot_username(session) or ""
    text = coming_cards.code(
        asked.language, worker, row, codes.spoken(code), enrolment.link(bot, codes.PREFIX + code)
    )
    label = texts.plain(texts.say(asked.language, "button.uncode"))
    card = f"workercode:{row.id}"
    message = Message(text, ((Button(label, press=f"{WITHDRAW}:{row.id}"),),))
    await outbox.post(session, f"private:{card}", asked.chat_id, message, card=card)
    await story.vanish(session, asked.chat_id, card)


async def _make(session: AsyncSession, actor: Person, worker: Worker) -> tuple[str, WorkerCode]:
    """Make a code; one that was open ends."""
    now = clock.now()
    for number in await queries.revoke_codes(session, worker.id, now):
        audit.note(session, action="code.revoked", actor=actor.id, subject=f"code:{number}")
    code = codes.new()
    row = WorkerCode(
        worker_id=worker.id, code_hash=await codes.hashed(code), made_at=now, made_by_id=actor.id,
        expires_at=now + timedelta(hours=rules.number(consents.AREA, "code_hours")),
    )  # fmt: skip
    session.add(row)
    await session.flush()
    return code, row


async def _serves(session: AsyncSession, actor: Person, worker: Worker) -> bool:
    branch = await session.get_one(Branch, worker.branch_code)
    return access.may(await roles.grants_of(session, actor), Action.WORKER_SERVE, branch)


async def _holds(session: AsyncSession, row: WorkerCode) -> bool:
    """Whether a code still lets in: unused, not over, of somebody who may still give it."""
    if row.used_at is not None or row.revoked_at is not None or row.expires_at <= clock.now():
        return False
    maker = await session.get_one(Person, row.made_by_id)
    return await _serves(session, maker, await session.get_one(Worker, row.worker_id))


async def _wrong(session: AsyncSession, actor: Person, asked: Asked) -> Used:
    tries = await owning.miss(session, actor)
    audit.note(session, action="code.wrong", actor=actor.id, subject=f"person:{actor.id}")
    if tries.locked_until is not None and tries.locked_until > clock.now():
        await answer(session, asked, "enrol.locked", until=tries.locked_until)
        return Used.NOTHING
    left = int(rules.number(owning.AREA, "wrong_tries")) - tries.wrong
    await answer(session, asked, "enrol.code_wrong", count=left)
    return Used.REFUSED


def _next(asks: bool) -> Used:
    return Used.CONSENT if asks else Used.NOTHING


async def _tell_maker(session: AsyncSession, row: WorkerCode, worker: Worker) -> None:
    maker = await session.get_one(Person, row.made_by_id)
    text = texts.say(
        maker.language or texts.DEFAULT, "code.used", number=row.id, worker=worker.id,
        name=worker.name,
    )  # fmt: skip
    await outbox.post(session, f"office:code:{row.id}", maker.telegram_id, Message(text))
