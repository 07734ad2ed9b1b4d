"""What a broadcast's letter leads to, and from how many letters on a second person approves."""

import pytest

from db.models.broadcasts import Broadcast
from services import texts
from services.messaging.broadcasts import counting, letter_cards
from services.messaging.messages import Button


@pytest.mark.parametrize(
    ("language", "line", "label"),
    [
        pytest.param("ms", "Petunjuk kes: 17", "Buka petunjuk kes", id="Malay"),
        pytest.param("en", "Lead: 17", "Open the lead", id="English"),
    ],
)
def test_letter_about_a_lead_names_and_opens_it(language: str, line: str, label: str) -> None:
    about = Broadcast(id=3, text_ms="Banjir.", text_en="Flood.", lead_id=17)
    letter = letter_cards.arrives(about, language, "prihatin_test_bot")
    no_lead = Broadcast(id=3, text_ms="Banjir.", text_en="Flood.")
    other = letter_cards.arrives(no_lead, language, "prihatin_test_bot")

    assert line in str(letter.text).splitlines()
    assert letter.buttons == ((Button(label, url="https://t.me/prihatin_test_bot?start=lead_17"),),)
    assert line.removesuffix("17") not in texts.plain(other.text)
    assert other.buttons == ()


def test_second_person_approves_above_500_recipients() -> None:
    assert not counting.are_many(500)
    assert counting.are_many(501)
