"""What only one language says is listed so that Telegram takes the card, however long the list."""

import pytest

from db.models.broadcasts import Broadcast
from services import texts
from services.messaging.broadcasts.languages import language_cards
from services.messaging.broadcasts.languages.comparing import Compared

TAKEN = 4096  # characters, Bot API
MANY = tuple(f"{at} {'x' * 300}" for at in range(500))
FOUND = Compared(only_ms=MANY, only_en=MANY, unsure_ms=MANY, unsure_en=MANY)


def test_few_names_are_listed_as_they_are() -> None:
    assert language_cards.named(["Kuantan", "Temerloh"]) == "Kuantan, Temerloh"


def test_no_name_is_a_dash() -> None:
    assert language_cards.named([]) == "–"


def test_name_is_cut_at_sixty_characters() -> None:
    assert language_cards.named(["x" * 60]) == "x" * 60
    assert language_cards.named(["x" * 61]) == "x" * 59 + "…"


def test_twenty_are_listed_and_the_others_counted() -> None:
    listed = language_cards.named([f"n{at}" for at in range(23)])

    assert listed.endswith("n18, n19 (+3)")
    assert language_cards.named([f"n{at}" for at in range(20)]).endswith("n18, n19")


@pytest.mark.parametrize("language", ["ms", "en"])
def test_telegram_takes_every_card(language: str) -> None:
    row = Broadcast(id=7, text_ms="a", text_en="b")
    cards = (
        language_cards.differing(language, 7, FOUND),
        language_cards.unsure(language, row, FOUND)[0],
        language_cards.confirmed(language, FOUND),
    )

    assert all(len(texts.plain(card)) < TAKEN - 1000 for card in cards)
