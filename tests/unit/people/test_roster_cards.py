"""Rosters as texts: they fit a message, name people once, and say what nobody covers."""

from datetime import date, datetime, timedelta

import pytest

from db.models.places import Branch
from services.clock import LOCAL
from services.people import roster_cards
from services.people.roster_cards import Board, Day, Line

BRANCH = Branch(code="PHG-KTN", name="PERKESO Kuantan", state="MY-06")
MONDAY = date(2026, 11, 23)
FITS = 4096  # characters, Bot API sendMessage


def at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=LOCAL)


def line(member: int, day: date = MONDAY, start: int = 8, hours: int = 9) -> Line:
    span = at(day, start), at(day, start) + timedelta(hours=hours)
    return Line(member, member, f"Zulkarnain bin Contoh {member}", f"S-{member}", span)


def board(duty: list[Line], *, squad: int, gaps: bool = False, editable: bool = False) -> Board:
    names = {member: f"Zulkarnain bin Contoh {member}" for member in range(1, squad + 1)}
    gap = [(at(MONDAY, 17), at(MONDAY + timedelta(days=1), 0))] if gaps else []
    days = [Day(MONDAY + timedelta(days=number), None, False, duty, [], gap) for number in range(7)]
    return Board(BRANCH, days, names, editable)


@pytest.mark.parametrize(
    ("there", "said"),
    [
        pytest.param(range(1, 9), "08:00–17:00 the whole squad (8)", id="all"),
        pytest.param(range(2, 9), "the whole squad but Zulkarnain bin Contoh 1", id="but one"),
        pytest.param(range(1, 3), "Contoh 1, Zulkarnain bin Contoh 2", id="two"),
    ],
)
def test_a_squad_is_named_shortly(there: range, said: str) -> None:
    text, _ = roster_cards.week("en", board([line(member) for member in there], squad=8))

    assert said in text


def test_midnight_at_the_end_is_24() -> None:
    text, _ = roster_cards.week("en", board([], squad=8, gaps=True))

    assert "⚠️ Nobody: 17:00–24:00" in text


@pytest.mark.parametrize(
    ("gaps", "editable", "offered"),
    [(True, True, True), (True, False, False), (False, True, False)],
)
def test_filling_is_offered_to_editors_where_there_are_gaps(
    gaps: bool, editable: bool, offered: bool
) -> None:
    _, rows = roster_cards.week("ms", board([], squad=8, gaps=gaps, editable=editable))

    presses = [button.press or "" for row in rows for button in row]
    assert any(press.startswith("roster_fill:") for press in presses) is offered


@pytest.mark.parametrize("language", ["ms", "en"])
def test_a_month_and_a_large_squad_fit_a_message(language: str) -> None:
    month = [line(day % 30, MONDAY + timedelta(days=day), 17, 15) for day in range(31)]
    days = [line(member, MONDAY + timedelta(days=day)) for day in range(31) for member in range(30)]
    lacking = [duty.span for duty in month]
    proposal, _ = roster_cards.proposal(
        language, BRANCH, (MONDAY, MONDAY + timedelta(days=30)), [*days, *month],
        lacking=lacking, mark="abcd1234",
    )  # fmt: skip
    week, _ = roster_cards.week(language, board([line(n) for n in range(1, 20)], squad=60))

    assert len(proposal) <= FITS
    assert len(week) <= FITS
