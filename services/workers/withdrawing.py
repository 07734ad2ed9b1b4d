"""A worker withdraws what he agreed to, in the chat: at once, and with what the law wants kept."""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.workers import Purpose
from db.queries import workers as queries
from services.errors import Refusal
from services.people import cards as people_cards
from services.people import typed
from services.people.asked import Asked, answer, post, prompt
from services.workers import agreeing, consent_cards, ending


async def offer(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Show what may be withdrawn.

    Raises:
        Refusal: the account is no worker's.
    """
    worker = await agreeing.mine(session, actor)
    given = [
        each.purpose
        for each in await queries.consents(session, worker.id)
        if each.given and each.ended_at is None
    ]
    if not given:
        await answer(session, asked, "withdrawal.nothing")
        return
    buttons = consent_cards.withdrawals(asked.language, given)
    await prompt(session, asked, "withdrawal.which", buttons)


async def by_words(session: AsyncSession, actor: Person, asked: Asked, words: str) -> None:
    """Read "results", or "everything ya"; without the "ya" everything is asked once more.

    Raises:
        Refusal: the words name no purpose, or the account is no worker's.
    """
    first, _, rest = words.partition(" ")
    purposes = consent_cards.purposes_named(first)
    if purposes is None:
        raise Refusal("withdrawal.how_typed", typed=typed.shown(words))
    if Purpose.SERVICE in purposes and not consent_cards.is_yes(rest):
        await confirm(session, actor, asked)
        return
    await withdraw(session, actor, asked, purposes)


async def confirm(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Ask once whether everything is to end: appointments are cancelled with it.

    Raises:
        Refusal: the account is no worker's.
    """
    await agreeing.mine(session, actor)
    buttons = people_cards.confirm_buttons(
        asked.language, consent_cards.WITHDRAW, "", "button.unconsent.yes", "button.unconsent.no"
    )
    await prompt(session, asked, "withdrawal.confirm", buttons)


async def withdraw(
    session: AsyncSession, actor: Person, asked: Asked, purposes: Collection[Purpose]
) -> None:
    """End these purposes, and say what stops and what is kept.

    Raises:
        Refusal: the account is no worker's.
    """
    worker = await agreeing.mine(session, actor)
    ended = await ending.withdraw(session, worker, purposes, actor)
    if not ended.purposes and not ended.waited:
        await answer(session, asked, "withdrawal.nothing")
        return
    everything = Purpose.SERVICE in purposes
    if not ended.purposes:
        left = consent_cards.waits_no_more(asked.language, again=not everything, alone=True)
        await post(session, asked, "withdrawal.left_list", left)
        return
    text = consent_cards.withdrawn(
        asked.language, ended.purposes, waited=ended.waited, everything=everything
    )
    await post(session, asked, "withdrawal.done", text)


async def keep(session: AsyncSession, asked: Asked) -> None:
    """Say that everything stays as it was."""
    await answer(session, asked, "withdrawal.kept_all")
