"""Telegram groups and the branch each belongs to: registered, moved, left, become a supergroup.

A group counts as registered while `left_at` is None. A group that was left or unregistered comes
back only through somebody who may register it.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person, Role
from db.models.places import Branch, Group
from db.queries import groups as queries
from db.queries import leads
from services import access, clock, texts
from services.access import Action
from services.errors import Refusal
from services.messaging import delivery, outbox
from services.messaging.outbox import Message
from services.people import cards, roles, scopes
from services.people.asked import Asked, answer, post, prompt
from services.people.scopes import Branches
from services.records import audit, installation

SANDBOX = "sandbox"


async def of_chat(session: AsyncSession, chat_id: int) -> Group | None:
    """Return the registered group of a chat, or of what the chat was; None where there is none."""
    group = await queries.group_at(session, chat_id)
    return group if group and group.left_at is None else None


async def register(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    title: str,
    typed: str,
    *,
    confirmed: bool = False,
) -> None:
    """Register the chat to the branch that is typed or pressed, and tell the group what that means.

    A group of another branch is moved only when *confirmed*.

    Raises:
        Refusal: the actor may not, there or at the group's present branch; or no such branch.
    """
    known = await scopes.branches(session)
    branch = await _branch(session, actor, asked, typed, known)
    if branch is None:
        return
    held = await roles.grants_of(session, actor)
    access.require(held, Action.GROUP_REGISTER, branch)
    group = await queries.locked_group_at(session, asked.chat_id)
    if group is not None and group.left_at is None:
        if group.branch_code == branch.code:
            await answer(session, asked, "group.already", branch=branch.name)
            return
        present = known[group.branch_code]
        access.require(held, Action.GROUP_REGISTER, present)
        if not confirmed:
            await _confirm_move(session, asked, present, branch)
            return
    await _settle(session, actor, asked, title, branch=branch, group=group)


async def offer_branches(
    session: AsyncSession, actor: Person, asked: Asked, within: str | None = None
) -> None:
    """Offer the branches in the actor's scopes, state by state where they are many.

    Raises:
        Refusal: the actor may register groups nowhere.
    """
    held = await roles.grants_of(session, actor)
    access.require(held, Action.GROUP_REGISTER)
    known = await scopes.branches(session)
    mine = access.scopes_for(held, Action.GROUP_REGISTER)
    places = scopes.choices(mine, known, within)
    if not places:
        raise Refusal("group.no_branches")
    buttons = cards.scope_buttons(asked.language, "register", places, known)
    await prompt(session, asked, "group.which_branch", buttons, example=scopes.example(places))


async def unregister(
    session: AsyncSession, actor: Person, asked: Asked, *, confirmed: bool = False
) -> None:
    """End the group's registration, once *confirmed*.

    Raises:
        Refusal: it is not registered, or the actor may not.
    """
    group = await queries.locked_group_at(session, asked.chat_id)
    if group is None or group.left_at is not None:
        raise Refusal("group.not_registered")
    branch = await session.get_one(Branch, group.branch_code)
    access.require(await roles.grants_of(session, actor), Action.GROUP_REGISTER, branch)
    if not confirmed:
        buttons = cards.confirm_buttons(
            asked.language, "unregister", "", "button.unregister", "button.keep_group"
        )
        await prompt(session, asked, "group.confirm_unregister", buttons, branch=branch.name)
        return
    group.left_at = clock.now()
    _note(session, "group.unregistered", actor, group)
    await answer(session, asked, "group.unregistered", branch=branch.name)


async def keep(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Leave the group as it is, on the word of somebody who might have changed it.

    Raises:
        Refusal: the actor may register groups nowhere.
    """
    access.require(await roles.grants_of(session, actor), Action.GROUP_REGISTER)
    await answer(session, asked, "group.kept")


async def added(session: AsyncSession, actor: Person, asked: Asked, title: str) -> None:
    """Prihatin was added: register at once where it is clear to whom, else say what is needed."""
    known = await scopes.branches(session)
    held = await roles.grants_of(session, actor)
    group = await queries.locked_group_at(session, asked.chat_id)
    before = known.get(group.branch_code) if group else None
    mine = [b for b in known.values() if access.may(held, Action.GROUP_REGISTER, b)]
    if before is not None and before in mine:
        await _settle(session, actor, asked, title, branch=before, group=group)
    elif len(mine) == 1:
        await _settle(session, actor, asked, title, branch=mine[0], group=group)
    elif mine:
        await answer(session, asked, "group.hello")
        await offer_branches(session, actor, asked)
    else:
        await answer(session, asked, "group.hello")


async def left(session: AsyncSession, actor: Person, chat_id: int) -> None:
    """Prihatin was removed: the group is registered no longer; the branch's heads hear so."""
    group = await queries.locked_group_at(session, chat_id)
    if group is None or group.left_at is not None:
        return
    group.left_at = clock.now()
    _note(session, "group.left", actor, group)
    branch = await session.get_one(Branch, group.branch_code)
    for head in await leads.holding_role(session, Role.BRANCH_HEAD, branch.code):
        said = {"title": group.title, "branch": branch.name, "by": actor.name}
        text = texts.say(head.language or texts.DEFAULT, "group.removed", **said)
        key = f"group:{group.id}:left:{group.left_at:%Y%m%dT%H%M%S}:{head.id}"
        await outbox.post(session, key, head.telegram_id, Message(text))


async def migrated(session: AsyncSession, old: int, new: int) -> None:
    """The group became a supergroup with another chat id; telling it twice changes nothing.

    Letters that wait for the old chat go to the new one; what was posted there stays there
    (docs/decisions/former-chats.md). The courier does the same when Telegram
    answers so.
    """
    group = await queries.locked_group_at(session, old)
    await delivery.move_chat(session, old, new)
    if group is not None:
        audit.note(session, action="group.migrated", subject=f"group:{group.id}", chat=new, old=old)


async def choose_language(
    session: AsyncSession, actor: Person, asked: Asked, language: str
) -> None:
    """Set the group's language and say so in it.

    Raises:
        Refusal: the group is not registered, or the actor may not.
    """
    group = await of_chat(session, asked.chat_id)
    if group is None:
        raise Refusal("group.language_needs_registration")
    branch = await session.get_one(Branch, group.branch_code)
    access.require(await roles.grants_of(session, actor), Action.GROUP_LANGUAGE, branch)
    if group.language != language:
        group.language = language
        _note(session, "group.language", actor, group)
    await post(session, asked, "group.language_set", texts.say(language, "group.language_set"))


async def choose_quiet(session: AsyncSession, actor: Person, asked: Asked, *, quiet: bool) -> None:
    """Set whether Prihatin stays silent in the group when it is unsure of a post, and say so.

    Raises:
        Refusal: the group is not registered, or the actor may not.
    """
    group = await of_chat(session, asked.chat_id)
    if group is None:
        raise Refusal("quiet.needs_registration")
    branch = await session.get_one(Branch, group.branch_code)
    access.require(await roles.grants_of(session, actor), Action.GROUP_LANGUAGE, branch)
    if group.asks_when_unsure is quiet:
        group.asks_when_unsure = not quiet
        _note(session, "group.quiet" if quiet else "group.asks", actor, group)
    await answer(session, asked, "quiet.on" if quiet else "quiet.off")


async def _branch(
    session: AsyncSession, actor: Person, asked: Asked, typed: str, known: Branches
) -> Branch | None:
    """Return the branch meant, or None after offering those that may have been."""
    state = scopes.state_meant(typed, known)
    if state is not None:
        await offer_branches(session, actor, asked, within=state)
        return None
    found = scopes.find(typed, known)
    if found.branch is None and found.close:
        near = [branch.code for branch in found.close]
        buttons = cards.scope_buttons(asked.language, "register", near, known)
        await prompt(
            session, asked, "group.did_you_mean", buttons, typed=typed[:40], example=near[0]
        )
    elif found.branch is None:
        raise Refusal("scope.no_branch", typed=typed[:40])
    return found.branch


async def _confirm_move(
    session: AsyncSession, asked: Asked, present: Branch, branch: Branch
) -> None:
    buttons = cards.confirm_buttons(
        asked.language, "register", branch.code, "button.move_group", "button.keep_group"
    )
    await prompt(
        session,
        asked,
        "group.confirm_move",
        buttons,
        present=present.name,
        branch=branch.name,
        code=branch.code,
    )


async def _settle(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    title: str,
    *,
    branch: Branch,
    group: Group | None,
) -> None:
    if group is None:
        group = await queries.add(
            session,
            chat_id=asked.chat_id,
            title=title,
            branch_code=branch.code,
            language=asked.language,
            registered_at=clock.now(),
            synthetic=await installation.environment(session) == SANDBOX,
        )
    group.branch_code, group.title = branch.code, title
    group.registered_at, group.registered_by_id = clock.now(), actor.id
    group.left_at = None
    _note(session, "group.registered", actor, group)
    await answer(session, asked, "group.registered", branch=branch.name)


def _note(session: AsyncSession, action: str, actor: Person, group: Group) -> None:
    audit.note(
        session,
        action=action,
        actor=actor.id,
        chat=group.chat_id,
        subject=f"group:{group.id}",
        branch=group.branch_code,
        language=group.language,
    )
