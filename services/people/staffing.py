"""List who holds which role, and take a role away: words and letters around `roles`."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Grant, Person
from services import access, texts
from services.errors import Refusal
from services.leads.hands import escalation
from services.messaging import outbox
from services.messaging.outbox import Message
from services.people import cards, menus, roles, scopes, staff_cards, typed
from services.people.asked import Asked, answer, paragraphs, post, prompt

PAGES = 10_000  # a page's number that somebody may press


async def show(
    session: AsyncSession, actor: Person, asked: Asked, *, page: int = 0, words: str = ""
) -> None:
    """List the roles in the actor's scopes, or of the branch or the name in *words*, by pages.

    Of a name only the first page: who is called so would stand in the button of the next.

    Raises:
        Refusal: the actor may not see them, or neither a branch nor anybody there is called so.
    """
    known = await scopes.branches(session)
    only = scopes.find(words, known).branch if words else None
    called = words.strip() if only is None else ""
    number = min(page, PAGES)
    listed, more = await roles.page(session, actor, number=number, branch=only, called=called)
    if called and not listed:
        raise Refusal("people.nobody_called", typed=typed.shown(called))
    if not listed:
        await answer(session, asked, "people.none")
        return
    follows = f"{page + 1}.{only.code if only else ''}" if more and not called else None
    mine = await roles.grants_of(session, actor)
    taking = {
        grant.id
        for grant, person in listed
        if person.id != actor.id
        and access.may_take(mine, grant.role, grant.scope, _state(grant.scope, known))
    }
    text, buttons = staff_cards.people(asked.language, listed, known, taking=taking, more=follows)
    if called and more:
        text = paragraphs(text, texts.say(asked.language, "people.more_called"))
    await post(session, asked, "people", text, buttons, prompt=True)


async def confirm(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Ask whether a role is really to be taken away.

    Raises:
        Refusal: the actor may not take it.
    """
    grant, person = await roles.revocable(session, actor, number)
    buttons = cards.confirm_buttons(
        asked.language, "revoke", str(number), "button.revoke_yes", "button.revoke_no"
    )
    what = await _what(session, asked.language, grant, person)
    await prompt(session, asked, "people.confirm_revoke", buttons, number=number, **what)


async def revoke(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Take the role away; hand its leads on, tell both, and bring the menu up to date.

    Raises:
        Refusal: the actor may not take it.
    """
    grant, person = await roles.revoke(session, actor, number)
    await escalation.rights_lost(session, person)
    what = await _what(session, asked.language, grant, person)
    await answer(session, asked, "people.revoked", **what)
    await menus.post_for(session, person)
    language = person.language or texts.DEFAULT
    theirs = await _what(session, language, grant, person)
    text = texts.say(language, "people.your_role_revoked", by=actor.name, **theirs)
    button = ((cards.officer_button(language),),)
    key = f"grant:{grant.id}:revoked"
    await outbox.post(session, key, person.telegram_id, Message(text, button))


async def keep(session: AsyncSession, asked: Asked) -> None:
    """Say that the role stays."""
    await answer(session, asked, "people.kept")


def _state(scope: str, known: scopes.Branches) -> str | None:
    return known[scope].state if scope in known else None


async def _what(
    session: AsyncSession, language: str, grant: Grant, person: Person
) -> dict[str, str]:
    known = await scopes.branches(session)
    return {
        "name": person.name,
        "role": cards.role_name(language, grant.role),
        "scope": scopes.label(language, grant.scope, known),
    }
