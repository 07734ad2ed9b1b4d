"""The author says that the facts are the same where only one text seems to bear a name."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from services.errors import Refusal
from services.messaging.broadcasts import checking, composing
from services.messaging.broadcasts.composing import Next
from services.messaging.broadcasts.languages import comparing
from services.people.asked import Asked
from services.records import audit


async def same(session: AsyncSession, actor: Person, asked: Asked, number: int, code: str) -> Next:
    """Keep that, for exactly the texts that were shown under that code; then go on.

    Raises:
        Refusal: it is no draft of the actor's, the texts were changed since, or surely differ.
    """
    row = await composing.draft(session, actor, number)
    if code.lower() != comparing.code(row):
        raise Refusal("broadcast.other_texts", number=number)
    found = comparing.compare(row)
    checking.refuse_difference(row, found)
    row.names_confirmed = comparing.mark(row)
    audit.note(
        session, action="broadcast.names_confirmed", actor=actor.id, subject=f"broadcast:{number}",
        texts=row.names_confirmed, names=len(found.unsure_ms) + len(found.unsure_en),
    )  # fmt: skip
    if composing.is_complete(row):
        return await checking.preview(session, actor, asked, number)
    return await composing.ask(session, actor, asked, row)
