"""A report that is typed in the middle of a conversation: what was told is not lost.

The short answer of a form is never a sure report, so one is received at once, and the form waits.
Where a form asks for free words they stay its answer, and the writer is asked with one press; also
where the form refuses them, which rolls back whatever was kept. Of a broadcast, whose texts tell
the same in two languages, once.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import Broadcast
from db.models.leads import PostState
from db.models.people import Person
from db.queries import posts as queries
from services import clock, texts
from services.leads import parsing
from services.leads.intake import correcting, opening, posts, receiving
from services.leads.intake.posts import Incoming
from services.people.asked import Asked, answer
from services.places import reference

_ASKED = "report_amid_form"  # in the session's info, which outlives a rollback


async def is_sure(session: AsyncSession, message: Incoming, actor: Person) -> bool:
    """Whether the words are a lead for certain, and no correction of one."""
    text = message.text
    if not parsing.is_report(text) or correcting.number_in(text) is not None:
        return False
    home = await opening.home_of(session, actor, None)
    local = message.at.astimezone(clock.LOCAL)
    state = home.state if home else None
    return parsing.read(text, local, reference.gazetteer(), state) is not None


async def receive(session: AsyncSession, message: Incoming, actor: Person, asked: Asked) -> None:
    """Take the words for a report, and say that the form's question still waits.

    Raises:
        Refusal: the person told too many within an hour.
    """
    await receiving.receive(session, message, actor, None)
    await answer(session, asked, "private.form_waits")


async def ask(session: AsyncSession, message: Incoming, actor: Person) -> None:
    """Ask whether words that a form takes are a report, too."""
    session.info[_ASKED] = True
    post = await posts.keep(session, message, actor)
    if post.state is PostState.UNREAD:
        post.state = PostState.DOUBTFUL
        await posts.ask(session, post, None, actor.language or texts.DEFAULT)


async def ask_instead(
    session: AsyncSession, message: Incoming, actor: Person, asked: Asked
) -> None:
    """Ask whether words are a report that are no answer to the form, and say that it waits."""
    await ask(session, message, actor)
    await answer(session, asked, "private.form_asks")


async def asked_in(session: AsyncSession, actor: Person, draft: int) -> bool:
    """Whether the writer was asked already since that broadcast was begun: its texts are alike."""
    row = await session.get(Broadcast, draft)
    if row is None or actor.telegram_id is None:
        return False
    begun = row.created_at.replace(microsecond=0)  # Telegram tells whole seconds
    return await queries.any_since(session, actor.telegram_id, begun)


def was_asked(session: AsyncSession) -> bool:
    """Whether the writer was asked in this session, also in one that was rolled back."""
    return bool(session.info.get(_ASKED))
