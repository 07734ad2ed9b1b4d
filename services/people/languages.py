"""Choose a language: each person for themselves; a group's is its own (services.people.groups)."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from services import texts
from services.errors import Refusal
from services.people import cards, menus, typed
from services.people.asked import Asked, post, prompt
from services.records import audit

_WORDS = {
    "ms": ("ms", "bm", "melayu", "malay", "bahasa", "bahasa melayu"),
    "en": ("en", "bi", "english", "inggeris", "bahasa inggeris"),
}


def read(word: str) -> str:
    """Return the language of a typed word. Pure.

    Raises:
        Refusal: Prihatin does not speak it.
    """
    wanted = " ".join(word.lower().split())
    for language, words in _WORDS.items():
        if wanted in words:
            return language
    raise Refusal("language.unknown", typed=typed.shown(word))


async def offer(session: AsyncSession, asked: Asked) -> None:
    """Show the language in use and a button for each."""
    key = "language.which" if asked.private else "language.which_in_group"
    await prompt(session, asked, key, cards.language_buttons())


async def choose(session: AsyncSession, actor: Person, asked: Asked, language: str) -> None:
    """Set the person's language, say so in it, and bring the menu into it."""
    if actor.language != language:
        actor.language = language
        audit.note(
            session,
            action="person.language",
            actor=actor.id,
            subject=f"person:{actor.id}",
            language=language,
        )
        await menus.post_for(session, actor)
    await post(session, asked, "language.set", texts.say(language, "language.set"))
