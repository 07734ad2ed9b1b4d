"""Siti at the clinic at the hour of her visit, and what it enters of her."""

import pytest
from sqlalchemy import select

from db.models.appointments import Appointment
from db.models.screening import Result
from tests.flows import screened
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.screened import (
    SITI,
    Hands,
    book,
)

GOOD = "bp 120/80 gula 5.1 kol 4.4 bmi 22.3"
HIGH = "bp 150/95 gula 6.1 kol 5.4 bmi 27.3"


@pytest.fixture
async def here(office: None, chat: Chat, hands: Hands) -> Appointment:
    """It is Tuesday, nine o'clock, and Siti is booked."""
    row = await book(chat, SITI)
    hands.to(screened.at(1, 12, 9, 5))
    return row


async def results(chat: Chat) -> list[Result]:
    """Return what was entered."""
    return await rows(chat, select(Result))
