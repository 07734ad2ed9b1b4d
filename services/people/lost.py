"""Answer what nobody understood, always with the next step and the way to an officer."""

from rapidfuzz import fuzz, process
from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.people import Person
from db.queries import workers as queries
from services import clock, texts
from services.appointments import answering
from services.leads.intake import correcting, private_reports
from services.messaging import outbox
from services.people import cards, how_to, menus, private_numbers, roles, small_talk, typed
from services.people.asked import Asked, lines, paragraphs, post
from services.records import installation

_CLOSE = 60  # 0-100: a command that may have been meant


def nearest(command: str, commands: list[str]) -> str | None:
    """Return the command that was probably meant ("hlep": "help"), or None. Pure."""
    found = process.extractOne(command.lower(), commands, scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return found[0] if found else None


async def is_my_name(session: AsyncSession, username: str) -> bool:
    """Whether that is Prihatin's @username."""
    mine = await installation.bot_username(session)
    return mine is not None and username.lower() == mine.lower()


async def unknown_command(session: AsyncSession, actor: Person, asked: Asked, command: str) -> None:
    """Name the nearest command that the person may type."""
    known = menus.typable(await roles.grants_of(session, actor))
    meant = nearest(command, known)
    if meant:
        await _say(session, asked, "lost.did_you_mean", command=command, meant=meant)
    else:
        await _say(session, asked, "lost.no_command", command=command)


async def not_understood(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    text: str | None,
    *,
    step: str | None,
    agrees: bool = False,
    is_photo: bool = False,
) -> None:
    """Say what was understood: a courtesy, a command without its stroke, words, or none.

    *agrees*: a question of consent waits for yes or no.
    """
    secret = await _secret(session, actor, asked, text) if text else None
    if secret is not None:
        await outbox.take_away(session, asked.chat_id, asked.message_id)
    if step is not None:
        await _say(session, asked, "lost.in_conversation")
    elif secret is not None:
        await _say(session, asked, f"lost.{secret}")
    elif text and (command := await _command(session, actor, text)):
        await _say(session, asked, "lost.without_stroke", typed=typed.shown(text), meant=command)
    elif text and (kind := small_talk.kind(text)):
        await _say(session, asked, f"lost.{kind}")
    elif text and (ways := await _ways(session, actor, text)):
        named = cards.described(asked.language, ways)
        await _say(session, asked, "lost.how_to", ways=lines(*named))
    elif text and typed.number(text) and (open_ := await answering.numbers(session, actor)):
        numbers = ", ".join(open_)
        await _say(session, asked, "lost.not_among", typed=typed.shown(text), numbers=numbers)
    elif agrees:
        await _say(session, asked, "consent.yes_or_no")
    elif text and (lead := await _corrected(session, actor, text)):
        await _say(session, asked, "lost.correction", typed=typed.shown(text), number=lead)
    elif text:
        await _say(session, asked, "lost.not_understood", typed=typed.shown(text))
    else:
        await _say(session, asked, "photo.how" if is_photo else "lost.no_words")


async def _secret(session: AsyncSession, actor: Person, asked: Asked, text: str) -> str | None:
    """Return which secret was typed that nobody asked for: it is neither quoted nor left there."""
    if not asked.private:
        return None
    if private_numbers.holds_any(text):
        return "identity"
    bare = text.strip()
    least = rules.number("workers", "lock_digits_least")
    if not (bare.isascii() and bare.isdigit() and len(bare) >= least):
        return None
    return "lock_number" if await queries.chat_lock(session, actor.id) is not None else None


async def _command(session: AsyncSession, actor: Person, text: str) -> str | None:
    """Return the command that is meant by words without its stroke, if the person may type it."""
    meant = small_talk.command(text)
    if meant is None:
        return None
    typable = menus.typable(await roles.grants_of(session, actor))
    return meant if meant.split()[0] in typable else None


async def _corrected(session: AsyncSession, actor: Person, text: str) -> int | None:
    """Return the person's only open report, if words tell a fact as of one."""
    if not correcting.tells_fact(text, clock.now()):
        return None
    return await private_reports.only_open(session, actor)


async def _ways(session: AsyncSession, actor: Person, text: str) -> tuple[str, ...]:
    """Return the commands that do what somebody asks how to do, if he may type them."""
    return how_to.commands(text, menus.typable(await roles.grants_of(session, actor)))


async def old_button(session: AsyncSession, asked: Asked) -> None:
    """Say that the button is out of use."""
    await _say(session, asked, "lost.old_button")


async def _say(session: AsyncSession, asked: Asked, key: str, **values: object) -> None:
    text = texts.say(asked.language, key, **values)
    if asked.private:
        await post(session, asked, key, text, ((cards.officer_button(asked.language),),))
    else:
        way = texts.say(asked.language, "dead_end.group")
        await post(session, asked, key, paragraphs(text, way))
