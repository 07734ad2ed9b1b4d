"""Put answers of the registry where they belong: private ones are protected and leave again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.lookups import Lookup, Outcome, Subject
from db.models.people import Person
from services import access, texts
from services.access import Action
from services.errors import Refusal
from services.leads.finding import story
from services.messaging import outbox
from services.messaging.outbox import Button, Message
from services.people import roles, scopes, typed
from services.people.asked import Asked, lines, paragraphs, post
from services.people.private_numbers import Wrong
from services.records import installation
from services.registry.checks import browsing, cards, guarding, numbered, records
from services.registry.checks.cards import Frame
from services.registry.checks.grounds import Ground
from services.registry.found import Candidate, Found, Kind
from services.registry.numbers import OF_PERSONS

PAYLOAD = "check"  # of the deep link that leads to the private chat


@dataclass(frozen=True, slots=True)
class Result:
    """What a search came to."""

    row: Lookup
    ground: Ground
    found: Found
    shown: Sequence[Candidate]  # the one that was found, or those to choose from
    wrong: Wrong | None  # with an identity number for which nothing was found


async def answer(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    result: Result,
) -> None:
    """Show what a search came to, in private."""
    row, ground = result.row, result.ground
    if row.outcome is Outcome.FOUND:
        await show(session, actor, asked, row, ground)
        return
    frame = await frame_for(session, actor, ground, asked.language)
    if row.outcome is Outcome.NONE:
        await _post(session, asked, row, cards.nothing(result.found, row, frame, result.wrong))
    else:
        await _post(session, asked, row, cards.several(result.shown, row, frame))


async def show(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    row: Lookup,
    ground: Ground,
) -> None:
    """Show the one that was found, with what was disclosed so far; again: the same message.

    Raises:
        Refusal: the extract has it no more.
    """
    frame = await frame_for(session, actor, ground, asked.language)
    key = row.subject_key or 0
    if row.subject_kind is Subject.PERSON:
        person = await records.person(session, key)
        if person is None:
            raise Refusal("check.gone")
        await _post(session, asked, row, cards.person(person, row, frame))
        return
    employer = await records.employer(session, key)
    if employer is None:
        raise Refusal("check.gone")
    await _post(session, asked, row, cards.employer(employer, row, frame))


async def in_group(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    result: Result,
) -> Asked | None:
    """Say in the group yes, no or several; return the asker's private chat for the rest, if any."""
    kinds = {each.kind for each in result.shown}
    of_person = Kind.PERSON in kinds or (not kinds and _asks_for_person(result))
    kind = Kind.PERSON if of_person else Kind.EMPLOYER if kinds else None
    sent = actor.chat_opened_at is not None and actor.blocked_at is None
    why = numbered.wrong(result.wrong, asked.language)
    said = cards.in_group(result.row.outcome, kind, asked.language, sent=sent)
    await post(session, asked, "check.group", paragraphs(why, said))
    if not sent:
        return None
    return replace(
        asked, chat_id=actor.telegram_id, message_id=0, private=True,
        language=actor.language or texts.DEFAULT,
    )  # fmt: skip


async def unread(session: AsyncSession, asked: Asked, words: str) -> None:
    """Say which words beside a number were not understood, if any."""
    if words:
        text = texts.say(asked.language, "check.unread", words=typed.shown(words))
        await post(session, asked, "check.unread", text)


def _asks_for_person(result: Result) -> bool:
    """Whether a person's number or name was typed: that nobody has it is said in private too."""
    read = result.found.read
    of_person = any(number.kind in OF_PERSONS for number in read.numbers)
    of_person = of_person or result.wrong is not None
    return of_person or any(browsing.names_father(name.text) for name in read.names)


async def ground_chosen(session: AsyncSession, asked: Asked, ground: Ground) -> None:
    """Say which ground holds until when."""
    text = texts.say(
        asked.language, "check.ground_chosen", ground=cards.ground_named(ground, asked.language),
        until=texts.clock_time(asked.language, ground.until),
    )  # fmt: skip
    await post(session, asked, "check.ground_chosen", text)


async def way_to_private(session: AsyncSession, asked: Asked) -> None:
    """Show in a group where a ground is chosen."""
    bot = await installation.bot_username(session)
    label = texts.plain(texts.say(asked.language, "button.open_private"))
    buttons = ((Button(label, url=f"https://t.me/{bot}?start={PAYLOAD}"),),) if bot else ()
    text = texts.say(asked.language, "check.ground_in_private")
    await post(session, asked, "check.ground_in_private", text, buttons)


async def counters(session: AsyncSession, actor: Person, language: str) -> Markup:
    """Return what is counted about an officer."""
    used = await guarding.used(session, actor)
    told = [
        texts.say(language, f"check.used.{each.limit}", used=each.used, most=each.most)
        for each in used
    ]
    return lines(texts.say(language, "check.counters"), *told)


async def frame_for(session: AsyncSession, actor: Person, ground: Ground, language: str) -> Frame:
    """Return what stands around an answer."""
    known = await scopes.branches(session)
    grants = await roles.grants_of(session, actor)
    return Frame(
        language=language,
        ground=ground,
        used=await guarding.used(session, actor),
        minutes=int(rules.number("leads", "private_answer_minutes")),
        branches={code: branch.town for code, branch in known.items()},
        detects=access.may(grants, Action.DETECTION_REPORT),
        codes=access.may(grants, Action.WORKER_SERVE),
    )


async def post_private(session: AsyncSession, asked: Asked, name: str, message: Message) -> None:
    """Post an answer; what is personal leaves the chat by itself.

    A button under an answer changes that answer; what is typed is answered anew. What a letter
    of a key "private:" said is not kept once it is sent (services/messaging/delivery.py).
    """
    card = None
    if asked.pressed:
        shown = await outbox.card_at(session, asked.chat_id, asked.message_id)
        card = shown if shown is not None and shown.startswith(f"{name}:") else None
    new = card is None
    card = card or f"{name}:{asked.name}"
    key = f"private:{name}:{asked.name}" if message.protected else f"{name}:said:{asked.name}"
    await outbox.post(session, key, asked.chat_id, message, card=card)
    if new and message.protected:
        await story.vanish(session, asked.chat_id, card)


async def _post(session: AsyncSession, asked: Asked, row: Lookup, message: Message) -> None:
    await post_private(session, asked, f"check:{row.id}", message)
