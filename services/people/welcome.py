"""Say who Prihatin is: at the start, for help, when a conversation is dropped; open the door."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from services import clock, texts
from services.leads.hands import overdue
from services.messaging import outbox
from services.messaging.outbox import Message
from services.people import cards, enrolment, left, menus, roles, scopes
from services.people.asked import Asked, answer, paragraphs, post
from services.records import audit, installation

SANDBOX = "sandbox"


async def greet(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Answer /start: what Prihatin is and can do for these roles; in a group only the way in."""
    if not asked.private:
        await answer(session, asked, "start.in_group")
        return
    held = await roles.grants_of(session, actor)
    text, buttons = cards.welcome(
        asked.language,
        actor.name,
        [grant.role for grant in held],
        synthetic=await _synthetic(session),
    )
    await menus.post_for(session, actor)
    await post(session, asked, "start", text, buttons)


async def enrol(session: AsyncSession, actor: Person, asked: Asked, token: str) -> None:
    """Answer an opened invitation: the role, what it can do; tell who had invited.

    Raises:
        Refusal: the invitation cannot be used by this person.
    """
    enrolled = await enrolment.accept(session, actor, token)
    known = await scopes.branches(session)
    invitation = enrolled.invitation
    what = {
        "name": actor.name,
        "role": cards.role_name(asked.language, invitation.role),
        "scope": scopes.label(asked.language, invitation.scope, known),
    }
    if not enrolled.new:
        await answer(session, asked, "enrolment.already", **what)
        return
    text = paragraphs(
        texts.say(asked.language, "enrolment.welcome", **what),
        texts.say(asked.language, "synthetic") if await _synthetic(session) else None,
        texts.say(asked.language, f"start.can.{invitation.role}"),
        cards.keeps(asked.language, [invitation.role]),
        texts.say(asked.language, "start.next"),
    )
    await post(session, asked, "enrolment.welcome", text, cards.language_buttons())
    await menus.post_for(session, actor)
    await _tell_inviter(session, actor, enrolled, known)


async def help_(session: AsyncSession, actor: Person, asked: Asked, section: str = "") -> None:
    """Answer /help: the commands of these roles, how to know PERKESO, where a person answers.

    *section* is a task, by its name in either language or as a button holds it.
    """
    held = await roles.grants_of(session, actor) if asked.private else []
    text, buttons = cards.help_(
        asked.language,
        held,
        synthetic=await _synthetic(session),
        section=cards.section_named(section),
    )
    await post(session, asked, "help", text, buttons if asked.private else (), prompt=True)


async def cancelled(session: AsyncSession, asked: Asked, step: str | None) -> None:
    """Answer /cancel: what was dropped; *step* is the conversation's ("Inviting:role") or None."""
    if step is None:
        await answer(session, asked, "cancel.nothing")
        return
    key = f"cancel.dropped.{left.form(step)}"
    await answer(session, asked, key if texts.has(key) else "cancel.dropped")


async def blocked(session: AsyncSession, actor: Person) -> None:
    """The person blocked Prihatin: nothing can be written to them until they come back."""
    if actor.blocked_at is None:
        actor.blocked_at = clock.now()
        audit.note(session, action="person.blocked", actor=actor.id, subject=f"person:{actor.id}")
        await session.flush()
        await overdue.unreachable(session, actor.telegram_id)


async def unblocked(session: AsyncSession, actor: Person) -> None:
    """The person lets Prihatin write again."""
    actor.blocked_at = None
    actor.chat_opened_at = actor.chat_opened_at or clock.now()
    audit.note(session, action="person.unblocked", actor=actor.id, subject=f"person:{actor.id}")
    await menus.post_for(session, actor)


async def _tell_inviter(
    session: AsyncSession, actor: Person, enrolled: enrolment.Enrolled, known: scopes.Branches
) -> None:
    invitation = enrolled.invitation
    if invitation.created_by_id is None:
        return
    inviter = await session.get_one(Person, invitation.created_by_id)
    language = inviter.language or texts.DEFAULT
    text = texts.say(
        language,
        "enrolment.accepted",
        name=actor.name,
        role=cards.role_name(language, invitation.role),
        scope=scopes.label(language, invitation.scope, known),
    )
    await outbox.post(
        session,
        f"invitation:{invitation.id}:accepted",
        inviter.telegram_id,
        Message(text),
        card=f"invitation:{invitation.id}",
    )


async def _synthetic(session: AsyncSession) -> bool:
    return await installation.environment(session) == SANDBOX
