"""Talk to an officer: a message is kept, brought to officers who can be reached, and answered.

The person's own branch is asked first, or the one that a task of Prihatin's own is for, then the
coordinators of the country, then the admins.
Whoever answers first answers; the others see by whom.
"""

from collections.abc import Sequence

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Enquiry, Person, Role
from db.models.places import Branch
from db.queries import acquaintance
from db.queries import people as queries
from db.queries.inserting import insert_new
from services import access, clock, texts
from services.access import COUNTRY, Action
from services.errors import Refusal
from services.messaging import outbox
from services.messaging.outbox import Button, Message
from services.people import cards, roles, scopes
from services.people.asked import Asked, answer, post
from services.records import audit, installation

LONGEST = 3000  # characters; a letter holds 4096 with all around it
MOST_OPEN = 5  # unanswered ones of one person
SHOWN = 8  # open enquiries in one list
PAYLOAD = "officer"  # of the deep link that leads here
_CARD = "enquiry:"


async def invite_message(session: AsyncSession, asked: Asked) -> None:
    """Ask for the message to the officer."""
    await answer(session, asked, "enquiry.write", longest=LONGEST)


async def show_way(session: AsyncSession, asked: Asked) -> None:
    """Show in a group how to write to an officer in private."""
    username = await installation.bot_username(session)
    text = texts.say(asked.language, "enquiry.in_private")
    label = texts.plain(texts.say(asked.language, "button.open_private"))
    way = Button(label, url=f"https://t.me/{username}?start={PAYLOAD}")
    await post(session, asked, "enquiry.in_private", text, ((way,),))


async def ask(session: AsyncSession, actor: Person, asked: Asked, text: str) -> None:
    """Keep the message, bring it to officers and say to whom it went.

    Raises:
        Refusal: it has no word, is too long, or five wait for an answer already.
    """
    _refuse_unreadable(text)
    if await queries.count_open_enquiries(session, actor.id) >= MOST_OPEN:
        raise Refusal("enquiry.too_many", most=MOST_OPEN)
    enquiry = Enquiry(person_id=actor.id, text=text, asked_at=clock.now())
    session.add(enquiry)
    await session.flush()
    officers = await _tell(session, enquiry, actor)
    key = "enquiry.brought" if officers else "enquiry.nobody"
    await answer(session, asked, key, number=enquiry.id)


async def hand_on(
    session: AsyncSession, person: Person, topic: str, facts: str, branch_code: str | None
) -> None:
    """Bring what Prihatin cannot do for a person to a branch's officers; once while it is open.

    The text "enquiry.topic.<topic>" says what is to be done; *facts* are put into it.
    """
    new = await insert_new(
        session, Enquiry, person_id=person.id, text=facts, asked_at=clock.now(),
        branch_code=branch_code, topic=topic,
    )  # fmt: skip
    enquiry = await queries.open_topic(session, person.id, topic)
    if new and enquiry is not None:
        await _tell(session, enquiry, person)


async def _tell(session: AsyncSession, enquiry: Enquiry, asker: Person) -> Sequence[Person]:
    """Bring it to officers; return to whom."""
    officers = await _officers(session, asker, enquiry)
    for officer in officers:
        shown = await _text(session, enquiry, asker, officer.language or texts.DEFAULT)
        key = f"{_CARD}{enquiry.id}:asked"
        await outbox.post(
            session,
            f"{key}:{officer.telegram_id}",
            officer.telegram_id,
            Message(shown),
            card=f"{_CARD}{enquiry.id}",
        )
    audit.note(
        session,
        action="enquiry.asked",
        actor=asker.id,
        subject=f"enquiry:{enquiry.id}",
        officers=[officer.id for officer in officers],
    )
    return officers


async def reply(session: AsyncSession, actor: Person, asked: Asked, number: int, text: str) -> None:
    """Bring an officer's answer to who asked; the first officer's counts, and may be added to.

    Raises:
        Refusal: no such enquiry, no right, another officer was first, or it is too long.
    """
    enquiry = await _open_to(session, actor, number)
    _refuse_unreadable(text)
    first = await queries.claim_enquiry(session, enquiry.id, actor.id, clock.now())
    await session.refresh(enquiry)
    if not first and enquiry.answered_by_id != actor.id:
        by = await session.get_one(Person, enquiry.answered_by_id)
        raise Refusal("enquiry.already_answered", name=by.name, number=number)
    asker = await session.get_one(Person, enquiry.person_id)
    await _bring(session, asked, enquiry, asker, text)
    audit.note(session, action="enquiry.answered", actor=actor.id, subject=f"enquiry:{enquiry.id}")
    if first:
        await _show_answered(session, enquiry, asker, actor)
    key = "enquiry.answer_blocked" if asker.blocked_at else "enquiry.answer_brought"
    await answer(session, asked, key, name=asker.name, number=number)


async def at_letter(session: AsyncSession, chat_id: int, message_id: int) -> int | None:
    """Return the number of the enquiry that a message shows, if it shows one."""
    card = await outbox.card_at(session, chat_id, message_id)
    return int(card.split(":")[1]) if card and card.startswith(_CARD) else None


async def show(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Show one enquiry in full, here; a reply to it is the answer.

    Raises:
        Refusal: no such enquiry, or no right to answer it.
    """
    enquiry = await _open_to(session, actor, number)
    asker = await session.get_one(Person, enquiry.person_id)
    by = await session.get(Person, enquiry.answered_by_id) if enquiry.answered_by_id else None
    text = await _text(session, enquiry, asker, asked.language, by)
    audit.note(session, action="enquiry.shown", actor=actor.id, subject=f"enquiry:{enquiry.id}")
    card = f"{_CARD}{number}:{asked.name}"  # a copy of its own: the first one is far up
    await outbox.post(
        session, f"enquiry.shown:{asked.name}", actor.telegram_id, Message(text), card=card
    )


async def show_open(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """List the unanswered enquiries that *actor* may answer, the oldest first.

    Raises:
        Refusal: the actor answers no enquiries.
    """
    held = await roles.grants_of(session, actor)
    access.require(held, Action.ENQUIRY_ANSWER)
    within = access.scopes_for(held, Action.ENQUIRY_ANSWER)
    found = await queries.open_enquiries(
        session, None if COUNTRY in within else within, apart_from=actor.id, limit=SHOWN
    )
    audit.note(
        session,
        action="enquiries.listed",
        actor=actor.id,
        subject=scopes.subject(within),
        enquiries=[enquiry.id for enquiry, _ in found],
    )
    if not found:
        await answer(session, asked, "enquiry.none_open")
        return
    text, buttons = cards.enquiries(asked.language, found)
    await post(session, asked, "enquiries", text, buttons)


async def _officers(session: AsyncSession, asker: Person, enquiry: Enquiry) -> Sequence[Person]:
    """Return whom to ask: the first circle with somebody who can be written to."""
    own = [branch.code for branch in await _branches(session, asker, enquiry)]
    circles = (
        ((Role.BRANCH_HEAD, Role.SQUAD), own),
        ((Role.COORDINATOR,), [COUNTRY]),
        ((Role.ADMIN,), [COUNTRY]),
    )
    for circle, places in circles:
        found = await queries.reachable_holders(session, circle, places)
        others = [person for person in found if person.id != asker.id]
        if others:
            return others
    return []


async def _open_to(session: AsyncSession, actor: Person, number: int) -> Enquiry:
    """Return an enquiry that *actor* may answer; whether it exists is told to officers only."""
    access.require(await roles.grants_of(session, actor), Action.ENQUIRY_ANSWER)
    enquiry = await session.get(Enquiry, number)
    asker = await session.get(Person, enquiry.person_id) if enquiry else None
    if enquiry is None or asker is None or not await _may_answer(session, actor, asker, enquiry):
        raise Refusal("enquiry.none_such", number=number)
    return enquiry


async def _may_answer(
    session: AsyncSession, actor: Person, asker: Person, enquiry: Enquiry
) -> bool:
    """Whether *actor* may: officers of the branch, else those of the whole country."""
    if actor.id == asker.id:
        return False
    held = await roles.grants_of(session, actor)
    branches: list[Branch | None] = [*await _branches(session, asker, enquiry)]
    return any(
        access.may(held, Action.ENQUIRY_ANSWER, branch, COUNTRY) for branch in branches or [None]
    )


async def _branches(session: AsyncSession, asker: Person, enquiry: Enquiry) -> list[Branch]:
    """Return whose officers answer: the branch it is for, else the asker's own."""
    if enquiry.branch_code is not None:
        return [await session.get_one(Branch, enquiry.branch_code)]
    return await roles.branches_of(session, asker)


async def _show_answered(
    session: AsyncSession, enquiry: Enquiry, asker: Person, by: Person
) -> None:
    for chat_id, card in await queries.shown(session, f"{_CARD}{enquiry.id}"):
        officer = await acquaintance.by_telegram_id(session, chat_id)
        language = (officer.language if officer else None) or texts.DEFAULT
        text = await _text(session, enquiry, asker, language, by)
        key = f"{card}:answered:{chat_id}"
        await outbox.post(session, key, chat_id, Message(text), card=card)


async def _text(
    session: AsyncSession,
    enquiry: Enquiry,
    asker: Person,
    language: str,
    by: Person | None = None,
) -> Markup:
    where = ", ".join(branch.name for branch in await _branches(session, asker, enquiry))
    return cards.enquiry(language, enquiry, asker, where, answered_by=by.name if by else None)


def _refuse_unreadable(text: str) -> None:
    if not any(map(str.isalnum, text)):
        raise Refusal("enquiry.no_words")
    if len(text) > LONGEST:
        raise Refusal("enquiry.too_long", length=len(text), longest=LONGEST)


async def _bring(
    session: AsyncSession, asked: Asked, enquiry: Enquiry, asker: Person, text: str
) -> None:
    language = asker.language or texts.DEFAULT
    letter = texts.say(
        language, "enquiry.answer", number=enquiry.id, at=enquiry.asked_at, text=text
    )
    await outbox.post(
        session,
        f"enquiry:{enquiry.id}:answer:{asked.name}",
        asker.telegram_id,
        Message(letter, ((cards.officer_button(language),),)),
    )
