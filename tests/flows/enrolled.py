"""Workers who come in: by an officer's code, or by contact and number."""

import re

from sqlalchemy import select

from db.models.people import Enquiry
from db.models.workers import Consent, Worker
from tests.flows.conftest import Chat
from tests.flows.held import AINA
from tests.flows.intake import rows
from tests.flows.registry import SITI, SITI_PHONE
from tests.flows.served import WOMAN

CODE = re.compile(r"<code>([A-Z2-9]{4}-[A-Z2-9]{4})</code>")


async def code(chat: Chat, officer: int = AINA, whom: str = SITI) -> str:
    """An officer looks somebody up and gives a code; return it."""
    await chat.say(officer, "/ground lawatan")
    await chat.say(officer, f"/code {whom}")
    return shown_code(await chat.read(officer))


def shown_code(text: str) -> str:
    found = CODE.search(text)
    assert found, text
    return found[1]


async def by_contact(
    chat: Chat, who: int = WOMAN, number: str = SITI, phone: int = SITI_PHONE
) -> None:
    """Somebody shares the own contact and types a number."""
    await chat.say(who, "/enrol")
    await chat.contact(who, phone, who)
    await chat.say(who, number)


async def agree(chat: Chat, who: int = WOMAN, *, to: int = 4) -> None:
    """Somebody agrees to the first questions, and to none of the others."""
    for place in range(4):
        await chat.say(who, "ya" if place < to else "tidak")


async def said(chat: Chat, who: int, back: int = 3) -> str:
    """Return the last letters to somebody, as one text."""
    texts = [str(each.payload.get("text", "")) for each in await chat.letters(who)]
    return "\n".join([text for text in texts if text][-back:])


async def worker(chat: Chat) -> Worker:
    found: list[Worker] = await rows(chat, select(Worker))
    (one,) = found
    return one


async def bound(chat: Chat) -> list[int | None]:
    """Return to whom the workers' accounts are bound."""
    return [each.person_id for each in await rows(chat, select(Worker).order_by(Worker.id))]


async def enquiries(chat: Chat) -> list[Enquiry]:
    return await rows(chat, select(Enquiry).order_by(Enquiry.id))


async def consents(chat: Chat) -> list[Consent]:
    return await rows(chat, select(Consent).order_by(Consent.id))
