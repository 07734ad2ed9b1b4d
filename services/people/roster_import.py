"""A roster's file sent in the chat: the same reader as the command line's, the same all or none."""

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from services import access, texts
from services.access import Action
from services.errors import Refusal
from services.people import roles, roster, roster_cards
from services.people.asked import Asked, answer, lines, paragraphs, post
from services.records import audit

LARGEST_BYTES = 1_000_000


async def expect(session: AsyncSession, actor: Person, size: int) -> None:
    """Do nothing where the actor may send a roster of that many bytes.

    Raises:
        Refusal: it is not the actor's task, or the file is too large.
    """
    access.require(await roles.grants_of(session, actor), Action.ROSTER_EDIT)
    if size > LARGEST_BYTES:
        raise Refusal("roster.file_too_large", largest=LARGEST_BYTES // 1000)


async def announce(session: AsyncSession, actor: Person, asked: Asked, size: int) -> bool:
    """Say at once that a file is being read; False where it will not be taken."""
    try:
        await expect(session, actor, size)
    except Refusal:  # said when the message itself is handled
        return False
    await answer(session, asked, "roster.reading")
    return True


async def receive(
    session: AsyncSession, actor: Person, asked: Asked, size: int, content: bytes | None
) -> None:
    """Keep the shifts of a file, all or none; say what was wrong, or how far branches are covered.

    *size* is what Telegram said of it; *content* None: Telegram did not hand it over.

    Raises:
        Refusal: it did not, or the actor may not change the roster of one of its branches.
    """
    await expect(session, actor, size)
    if content is None:
        raise Refusal("roster.not_fetched")
    await expect(session, actor, len(content))
    try:
        rows = roster.read(content.decode("utf-8-sig"))
        async with audit.savepoint(session):
            done = await roster.keep(session, rows, actor=actor, batch=asked.name)
    except UnicodeDecodeError:
        raise Refusal("roster.not_text") from None
    except roster.Wrong as wrong:
        await post(session, asked, "roster.refused", _wrong(asked.language, wrong))
        return
    text = paragraphs(
        texts.say(asked.language, "roster.imported", count=done.added, known=done.known),
        lines(*(_covered(asked.language, branch) for branch in done.branches)),
    )
    undo = ((roster_cards.undo_button(asked.language, asked.name),),) if done.added else ()
    await post(session, asked, "roster.imported", text, undo, prompt=True)


def _wrong(language: str, wrong: roster.Wrong) -> Markup:
    entries = [
        texts.say(
            language,
            "roster.wrong_line",
            line=problem.line,
            what=texts.say(language, f"roster.wrong.{problem.what}", value=problem.value),
        )
        for problem in wrong.problems
    ]
    return paragraphs(
        texts.say(language, "roster.refused"),
        roster_cards.shortened(language, entries),
        texts.say(language, "roster.file_example"),
    )


def _covered(language: str, branch: roster.Coverage) -> Markup:
    if branch.until is None:
        return texts.say(language, "roster.covers_nothing", branch=branch.branch)
    if branch.gap is None:
        return texts.say(language, "roster.covers", branch=branch.branch, until=branch.until)
    return texts.say(
        language, "roster.covers_but", branch=branch.branch, until=branch.until,
        since=branch.gap[0], end=branch.gap[1],
    )  # fmt: skip
