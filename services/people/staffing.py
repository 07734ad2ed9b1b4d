"""List who holds which role, and take a role away: words and letters around `roles`."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Grant, Person
from services import access, texts
from services.leads.hands import escalation
from services.messaging import outbox
from services.messaging.outbox import Message
from services.people import cards, menus, roles, scopes, staff_cards
from services.people.asked import Asked, answer, post, prompt

PAGES = 10_000  # a page's number that somebody may press


async def show(
    session: AsyncSession, actor: Person, asked: Asked, *, page: int = 0, branch: str = ""
) -> None:
    """List the roles in the actor's scopes, or of one *branch* as typed, page by page.

    Raises:
        Refusal: the actor may not see them, or there is no such branch.
    """
    known = await scopes.branches(session)
    only = scopes.branch_named(branch, known) if branch else None
    listed, more = await roles.page(session, actor, number=min(page, PAGES), branch=only)
    if not listed:
        await answer(session, asked, "people.none")
        return
    follows = f"{page + 1}.{only.code if only else ''}" if more else None
    mine = await roles.grants_of(session, actor)
    taking = {
        grant.id
        for grant, person in listed
        if person.id != actor.id
        and access.may_take(mine, grant.role, grant.scope, _state(grant.scope, known))
    }
    text, buttons = staff_cards.people(asked.language, listed, known, taking=taking, more=follows)
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
