"""What a worker types after /screening, read."""

from datetime import date

import pytest

from services.errors import Refusal
from services.screening.worker_words import Said, Wish, read

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", Said(Wish.SHOW)),
        ("Kuala Terengganu", Said(Wish.PLACE, place="Kuala Terengganu")),
        ("25000", Said(Wish.PLACE, place="25000")),
        ("SIN-K1", Said(Wish.CLINIC, code="SIN-K1")),
        ("sin-k1 5/12", Said(Wish.CLINIC, code="sin-k1", day=date(2026, 12, 5))),
        ("SIN-K1 5 Dis 9.30", Said(Wish.CLINIC, code="SIN-K1", day=date(2026, 12, 5), minute=570)),
        ("K-1 5/12/26 09:30", Said(Wish.CLINIC, code="K-1", day=date(2026, 12, 5), minute=570)),
        ("batal", Said(Wish.CANCEL)),
        ("change", Said(Wish.CHANGE)),
        ("tunggu SIN-K1 sabtu, ahad 17-21", Said(Wish.WAIT, code="SIN-K1", weekdays="67",
                                                 hours=(1020, 1260))),
        ("wait Kuantan", Said(Wish.WAIT, place="Kuantan")),
        ("pertama ya", Said(Wish.FIRST, word="yes")),
        ("first no", Said(Wish.FIRST, word="no")),
        ("tolak takut", Said(Wish.DECLINE, word="takut")),
        ("susulan 5/12 9.30", Said(Wish.FOLLOW_UP, day=date(2026, 12, 5), minute=570)),
    ],
)  # fmt: skip
def test_words_are_read(words: str, said: Said) -> None:
    assert read(words, TODAY) == said


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("SIN-K1 31/2", "slots.no_such_day"),
        ("SIN-K1 12/24", "slots.no_such_day"),
        ("SIN-K1 esok", "slots.which_day"),
        ("SIN-K1 5/12 25:00", "screening.which_time"),
        ("SIN-K1 5/12 9", "screening.which_time"),
        ("tunggu 21-17", "slots.bad_hours"),
        ("pertama mungkin", "screening.yes_or_no"),
    ],
)
def test_words_that_cannot_be_are_refused(words: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(words, TODAY)

    assert refused.value.key == key
