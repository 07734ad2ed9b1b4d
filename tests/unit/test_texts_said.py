"""What is put into a text: escaped, markup as it is, days and hours in full."""

from datetime import UTC, date, datetime, time

import pytest
from markupsafe import Markup

from services import texts


def test_values_are_escaped() -> None:
    said = texts.say("ms", "error.unexpected", id="<b>&")

    assert "<code>&lt;b&gt;&amp;</code>" in said


def test_markup_is_put_in_as_it_is() -> None:
    assert "<i>1</i>" in texts.say("en", "error.unexpected", id=Markup("<i>1</i>"))


def test_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError, match=r"no\.such"):
        texts.say("ms", "no.such")


@pytest.mark.parametrize(
    ("language", "said"),
    [("ms", "Isnin, 2 Mac 2026, 00:30"), ("en", "Monday, 2 March 2026, 00:30")],
)
def test_moment_is_written_in_full_in_malaysian_time(language: str, said: str) -> None:
    assert texts.moment(language, datetime(2026, 3, 1, 16, 30, tzinfo=UTC)) == said


def test_day_and_time_are_written_in_full() -> None:
    assert texts.day("ms", date(2026, 3, 2)) == "Isnin, 2 Mac 2026"
    assert texts.clock_time("ms", time(9, 5)) == "09:05"
