"""What Prihatin keeps of a worker: shown in the chat, and exported as two files.

Both leave the chat after the time of personal answers. Identity and telephone numbers are masked,
since chats with bots are not encrypted end to end.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.places import Branch
from db.queries import workers as queries
from services import clock, texts
from services.leads.finding import story
from services.messaging import outbox
from services.messaging.outbox import Message
from services.people.asked import Asked, answer
from services.records import audit
from services.registry.checks import showing, tracing
from services.screening import own_data
from services.workers import agreeing, lock, mydata_cards
from services.workers.mydata_cards import Kept

SHOWN, EXPORTED = 5, 500  # appointments


async def show(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Show what is kept.

    Raises:
        Refusal: the account is no worker's, or the chat is locked.
    """
    kept = await _opened(session, actor, SHOWN)
    _note(session, "worker.own_data", actor, kept)
    text, buttons = mydata_cards.card(asked.language, kept, clock.now())
    await showing.post_private(session, asked, "mydata", Message(text, buttons, protected=True))


async def export(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Send it as a file that people read and one that programs read.

    Raises:
        Refusal: the account is no worker's, or the chat is locked.
    """
    kept = await _opened(session, actor, EXPORTED)
    looked = await tracing.lines_of(session, kept.worker.insured, asked.language)
    _note(session, "worker.exported", actor, kept)
    now = clock.now()
    files = {
        "prihatin-data.txt": mydata_cards.readable(asked.language, kept, looked, now),
        "prihatin-data.json": mydata_cards.as_json(kept, looked, now),
    }
    for name, content in files.items():
        card = f"mydata:{name}:{asked.name}"
        caption = Message(texts.say(asked.language, "mydata.file"), protected=True)
        await outbox.send_document(
            session, f"private:{card}", asked.chat_id, content.encode(), caption,
            name=name, card=card,
        )  # fmt: skip
        await story.vanish(session, asked.chat_id, card)
    await answer(session, asked, "mydata.exported", minutes=story.minutes())


async def _opened(session: AsyncSession, actor: Person, most: int) -> Kept:
    worker = await agreeing.mine(session, actor)
    branch = await session.get_one(Branch, worker.branch_code)
    manager = (
        await session.get_one(Person, worker.case_manager_id) if worker.case_manager_id else None
    )
    return Kept(
        worker=worker,
        branch=branch.name,
        manager=manager.name if manager else None,
        language=actor.language or texts.DEFAULT,
        locks=await lock.has(session, actor),
        consents=tuple(await queries.consents(session, worker.id)),
        appointments=tuple(await queries.appointments(session, worker.id, most)),
        screenings=tuple(await own_data.lines(session, worker, actor.language or texts.DEFAULT)),
    )


def _note(session: AsyncSession, action: str, actor: Person, kept: Kept) -> None:
    audit.note(session, action=action, actor=actor.id, subject=f"worker:{kept.worker.id}")
