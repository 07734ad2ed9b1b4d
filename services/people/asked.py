"""Where, by what and in which language something was asked, and how it is answered there.

An answer's key comes from the question, so that a question brought twice is answered once. In a
group the answer replies to the question. A prompt is an answer with a choice to make: what comes
of the choice replaces it, so that no used-up buttons stay.
"""

from dataclasses import dataclass

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from services import texts
from services.errors import Refusal
from services.messaging import outbox
from services.messaging.outbox import Button, Message

Rows = tuple[tuple[Button, ...], ...]
PROMPT = "prompt:"  # names of cards that are prompts begin so


@dataclass(frozen=True, slots=True)
class Asked:
    """One message or press that wants an answer."""

    chat_id: int
    message_id: int  # of the message, or of the one whose button was pressed
    name: str  # of this very message or press, for keys
    language: str
    private: bool
    pressed: bool = False


def in_private(asked: Asked, refusal: str) -> Asked:
    """Return *asked*, where nobody else reads the answer.

    Raises:
        Refusal: it comes from a group; the text *refusal* says where to ask.
    """
    if not asked.private:
        raise Refusal(refusal)
    return asked


async def answer(session: AsyncSession, asked: Asked, key: str, /, **values: object) -> None:
    """Post the text of *key* to where it was asked."""
    await post(session, asked, key, texts.say(asked.language, key, **values))


async def prompt(
    session: AsyncSession, asked: Asked, key: str, buttons: Rows, /, **values: object
) -> None:
    """Post the text of *key* with a choice to make; what comes of it will replace it."""
    text = texts.say(asked.language, key, **values)
    await post(session, asked, key, text, buttons, prompt=True)


async def post(
    session: AsyncSession,
    asked: Asked,
    fact: str,
    text: Markup,
    buttons: Rows = (),
    *,
    card: str | None = None,
    prompt: bool = False,
) -> None:
    """Post *text* to where it was asked, once for this question and *fact*."""
    if card is None:
        card = await _answered_prompt(session, asked)
    if card is None and prompt:
        card = PROMPT + asked.name
    await outbox.post(
        session,
        f"{fact}:{asked.name}",
        asked.chat_id,
        Message(text, buttons),
        card=card,
        reply_to=None if asked.private or asked.pressed else asked.message_id,
    )


def paragraphs(*parts: Markup | None) -> Markup:
    """Join the parts that are there with an empty line between."""
    return Markup("\n\n").join(part for part in parts if part)


def lines(*parts: Markup) -> Markup:
    """Join the parts line by line."""
    return Markup("\n").join(parts)


async def _answered_prompt(session: AsyncSession, asked: Asked) -> str | None:
    """Return the name of the prompt whose button was pressed, if it was a prompt's."""
    if not asked.pressed:
        return None
    card = await outbox.card_at(session, asked.chat_id, asked.message_id)
    return card if card is not None and card.startswith(PROMPT) else None
