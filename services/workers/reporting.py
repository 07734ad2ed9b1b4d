"""Report a death: by an officer, or by the family from the worker's own chat; asked once.

Everything stops with the confirmation (services/workers/ending.py). The chat gets the answer to
who confirmed, and then nothing more. An officer can undo a mistaken report.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db import keys
from db.models.people import Person
from db.models.places import Branch
from db.models.workers import SilenceWhy, Worker
from db.queries import workers as queries
from services import access, clock, texts
from services.access import Action
from services.errors import Refusal
from services.messaging import outbox
from services.people import cards as people_cards
from services.people import private_numbers, roles, roster_typed, scopes, typed
from services.people.asked import Asked, answer, lines, post, prompt
from services.records import audit
from services.workers import cards, consents, ending, identity, rights

PRESS = "death"
SHORTEST_REASON = 10  # characters


async def by_words(session: AsyncSession, actor: Person, asked: Asked, words: str) -> None:
    """Read "/death 17 3/11/2026", "/death Ahmad bin Ali 3/11/2026 ya", "/death 3/11/2026".

    Raises:
        Refusal: the account serves no workers and is none's.
    """
    who, day, confirmed = _read(words)
    officer = access.may(await roles.grants_of(session, actor), Action.WORKER_SERVE)
    if not officer or not who:
        await _own(session, actor, asked, day, confirmed=confirmed, officer=officer)
        return
    if any(map(str.isdigit, who)) and identity.read(who).key is not None:
        await outbox.take_away(session, asked.chat_id, asked.message_id)
    found = await _named(session, actor, who)
    when = _checked(day) if day else None
    if len(found) > 1:
        head = texts.say(asked.language, "death.which")
        await post(session, asked, "death.which", lines(head, cards.listed(asked.language, found)))
    elif when is None:
        await answer(session, asked, "death.which_day", number=found[0].id, name=found[0].name)
    else:
        await _ask_or_report(session, actor, asked, found[0], when, confirmed=confirmed)


async def from_own_chat(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """The button under a letter: the person of this chat has died.

    Raises:
        Refusal: the account is no worker's.
    """
    await _own(session, actor, asked, None, confirmed=False, officer=False)


async def confirm(
    session: AsyncSession, actor: Person, asked: Asked, number: int, day: str
) -> None:
    """It is confirmed by button; *day* is "20261103", or "0" where it is not known.

    Raises:
        Refusal: it is neither the actor's own chat nor a worker that the actor serves.
    """
    worker = await queries.of_person(session, actor.id)
    if worker is None or worker.id != number:
        worker = await rights.worker_for(session, actor, number)
    when = _checked(f"{day[6:]}/{day[4:6]}/{day[:4]}") if len(day) == len("20261103") else None
    await _report(session, actor, asked, worker, when)


async def keep(session: AsyncSession, asked: Asked) -> None:
    """Say that nothing was reported."""
    await answer(session, asked, "death.not_reported")


async def undo(session: AsyncSession, actor: Person, asked: Asked, number: int, why: str) -> None:
    """An officer takes a mistaken report back, with the reason.

    Raises:
        Refusal: no right there, no such worker, no report, or no reason.
    """
    worker = await rights.worker_for(session, actor, number)
    reason = private_numbers.masked(" ".join(why.split()))
    if len(reason) < SHORTEST_REASON:
        raise Refusal("death.no_reason", number=number, least=SHORTEST_REASON)
    if not await ending.undo_death(session, worker, actor, reason):
        raise Refusal("death.none_reported", number=number, name=worker.name)
    await answer(session, asked, "death.undone", number=number, name=worker.name)


async def _own(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    day: str | None,
    *,
    confirmed: bool,
    officer: bool,
) -> None:
    worker = await queries.of_person(session, actor.id)
    if worker is None:
        raise Refusal("death.how" if officer else "death.not_here")
    when = _checked(day) if day else None
    await _ask_or_report(session, actor, asked, worker, when, confirmed=confirmed)


async def _ask_or_report(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    worker: Worker,
    day: date | None,
    *,
    confirmed: bool,
) -> None:
    if await queries.silence(session, worker.id, SilenceWhy.DEATH) is not None:
        await answer(session, asked, "death.known", name=worker.name)
    elif confirmed:
        await _report(session, actor, asked, worker, day)
    else:
        argument = f"{worker.id}.{day:%Y%m%d}" if day else f"{worker.id}.0"
        buttons = people_cards.confirm_buttons(
            asked.language, PRESS, argument, "button.death.yes", "button.death.no"
        )
        key = "death.confirm" if day else "death.confirm_no_day"
        await prompt(
            session, asked, key, buttons, name=worker.name, day=day or "",
            nric=cards.masked_number(worker.insured), typed=_again(actor, worker, day),
        )  # fmt: skip


async def _report(
    session: AsyncSession, actor: Person, asked: Asked, worker: Worker, day: date | None
) -> None:
    new = await ending.report_death(session, worker, day, actor)
    own = worker.person_id == actor.id
    key = ("death.noted_family" if own else "death.noted") if new else "death.known"
    hours = int(rules.number(consents.AREA, "family_call_hours"))
    await answer(session, asked, key, number=worker.id, name=worker.name, hours=hours)


async def _named(session: AsyncSession, actor: Person, who: str) -> Sequence[Worker]:
    """Return the workers in the actor's branches whom a number or a name means.

    Raises:
        Refusal: there is none.
    """
    number = typed.number(who)
    if number is not None and len(who) < keys.NRIC_DIGITS // 2:
        return [await rights.worker_for(session, actor, number)]
    grants = await roles.grants_of(session, actor)
    key = identity.read(who).key
    if key is not None:
        worker = await queries.by_insured(session, key)
        branch = await session.get(Branch, worker.branch_code) if worker else None
        found = [worker] if worker and access.may(grants, Action.WORKER_SERVE, branch) else []
    else:
        within = [
            code
            for code, branch in (await scopes.branches(session)).items()
            if access.may(grants, Action.WORKER_SERVE, branch)
        ]
        most = int(rules.number(consents.AREA, "shown"))
        found = [*await queries.called(session, who, within, most)]
    if not found:
        raise Refusal("death.nobody", typed=typed.shown(who))
    for worker in found:
        await rights.opened(session, actor, worker)
    audit.note(
        session, action="worker.looked_for", actor=actor.id, subject=f"person:{actor.id}",
        workers=[each.id for each in found],
    )  # fmt: skip
    return found


def _read(words: str) -> tuple[str, str | None, bool]:
    """Return who is meant, the day as typed, and whether it is confirmed at once."""
    parts = words.split()
    confirmed = bool(parts) and parts[-1].lower() in typed.YES
    parts = parts[:-1] if confirmed else parts
    day = parts.pop() if parts and roster_typed.is_day(parts[-1]) else None
    return " ".join(parts), day, confirmed


def _checked(day: str) -> date:
    """Return the day of a death.

    Raises:
        Refusal: it is no day, or still to come.
    """
    found = roster_typed.day(day)
    if found > clock.now().astimezone(clock.LOCAL).date():
        raise Refusal("death.in_future", day=found)
    return found


def _again(actor: Person, worker: Worker, day: date | None) -> str:
    """Return what can be typed instead of pressing."""
    who = () if worker.person_id == actor.id else (str(worker.id),)
    when = (f"{day:%d/%m/%Y}",) if day else ()
    return " ".join(("/death", *who, *when, "ya"))
