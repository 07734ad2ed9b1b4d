"""Numbers of the news agency tell which reports were written together, and which weeks apart."""

import pytest

from services.leads.matching.account import Account
from services.leads.matching.comparing import compare


def of(number: int, tongue: str = "en/general") -> Account:
    return Account(
        urls=frozenset({f"https://www.bernama.com/{tongue}/news.php?id={number}"}),
        district="Contoh",
        state="MY-08",
    )


@pytest.mark.parametrize(
    ("number", "together"),
    [
        pytest.param(2400007, True, id="a translation"),
        pytest.param(2400300, False, id="another hour"),
    ],
)
def test_numbers_next_to_each_other_speak_for_one_accident(number: int, together: bool) -> None:
    found = compare(of(2400000), of(number, "bm/am"))

    assert ("told_together" in {signal.key for signal in found.evidence}) is together


def test_numbers_thousands_apart_are_two_accidents() -> None:
    assert compare(of(2400000), of(2410000)).score == 0
