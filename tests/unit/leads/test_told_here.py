"""A group's card repeats of a victim only what was posted in that very group."""

import pytest

from services.leads import told_here
from services.leads.matching.account import Person

POSTS = ("Kmlgn maut: ZULKARNAIN  bin Contoh, 34thn, pekerja kilang", "pembetulan: kilang Sampel")
VICTIM = Person(
    name="Zulkarnain bin Contoh", age=34, occupation="pekerja kilang", employer="Kilang Sampel"
)


def test_what_was_posted_there_is_shown() -> None:
    assert told_here.only(VICTIM, told_here.words(POSTS)) == VICTIM


@pytest.mark.parametrize(
    ("elsewhere", "hidden"),
    [
        pytest.param(Person(name="Zulkarnain bin Sulaiman"), "name", id="another name"),
        pytest.param(Person(age=3), "age", id="an age that is part of a number"),
        pytest.param(Person(employer="Syarikat Sampel"), "employer", id="half an employer"),
        pytest.param(Person(occupation="guru"), "occupation", id="another job"),
    ],
)
def test_what_was_told_elsewhere_is_left_out(elsewhere: Person, hidden: str) -> None:
    shown = told_here.only(elsewhere, told_here.words(POSTS))

    assert getattr(shown, hidden) is None
