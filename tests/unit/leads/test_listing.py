"""Which list of leads is meant by what is typed, and by a button."""

from dataclasses import replace
from datetime import date

import pytest

from db.models.places import Branch
from services.errors import Refusal
from services.leads.finding import listing
from services.leads.finding.listing import Wanted, Whose
from services.messaging.messages import PRESS_BYTES

KNOWN = {
    "PHG-KTN": Branch(code="PHG-KTN", name="PERKESO Kuantan", state="MY-06", town="Kuantan"),
    "MLK-MLK": Branch(code="MLK-MLK", name="PERKESO Melaka", state="MY-04", town="Melaka"),
}
TODAY = date(2026, 11, 28)  # a Saturday
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    ("typed", "days", "rest"),
    [
        ("7d", (date(2026, 11, 22), TODAY), Wanted(Whose.BRANCH)),
        ("lewat 2 minggu", (date(2026, 11, 15), TODAY), Wanted(Whose.OVERDUE)),
        ("saya 3 hari", (date(2026, 11, 26), TODAY), Wanted(Whose.MINE)),
        ("oktober 2026", OCTOBER, Wanted(Whose.BRANCH)),
        ("Oktober", OCTOBER, Wanted(Whose.BRANCH)),
        ("10/2026 maut", OCTOBER, Wanted(Whose.BRANCH, severity="death")),
        ("december", (date(2025, 12, 1), date(2025, 12, 31)), Wanted(Whose.BRANCH)),
        (
            "1/11/2026-15/11/2026 kuantan",
            (date(2026, 11, 1), date(2026, 11, 15)),
            Wanted(Whose.BRANCH, "PHG-KTN"),
        ),
        (
            "1/11/26 hingga 15/11/26",
            (date(2026, 11, 1), date(2026, 11, 15)),
            Wanted(Whose.BRANCH),
        ),
        ("5/11/2026", (date(2026, 11, 5), date(2026, 11, 5)), Wanted(Whose.BRANCH)),
        ("closed last month", OCTOBER, Wanted(Whose.ENDED)),
        ("minggu ini", (date(2026, 11, 23), TODAY), Wanted(Whose.BRANCH)),
        ("minggu lepas", (date(2026, 11, 16), date(2026, 11, 22)), Wanted(Whose.BRANCH)),
        ("tahun 2025", (date(2025, 1, 1), date(2025, 12, 31)), Wanted(Whose.BRANCH)),
        (
            "2026 maut",
            (date(2026, 1, 1), date(2026, 12, 31)),
            Wanted(Whose.BRANCH, severity="death"),
        ),
        ("semalam", (date(2026, 11, 27), date(2026, 11, 27)), Wanted(Whose.BRANCH)),
    ],
)
def test_days_are_read_beside_the_other_words(
    typed: str, days: tuple[date, date], rest: Wanted
) -> None:
    assert listing.typed(typed, Whose.MINE, KNOWN, TODAY) == replace(rest, days=days)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("31/2/2026", "leads.bad_period"),
        ("15/11/2026-1/11/2026", "leads.bad_period"),
        ("13/2026", "leads.bad_period"),
        ("0d", "leads.bad_period"),
        ("-5d", "leads.bad_period"),
        ("99999 hari", "leads.bad_period"),
        ("7d oktober", "leads.two_periods"),
        ("2025 2026", "leads.two_periods"),
    ],
)
def test_days_that_cannot_be_are_refused(typed: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        listing.typed(typed, Whose.MINE, KNOWN, TODAY)

    assert refused.value.key == key


def test_button_of_before_still_opens_its_list() -> None:
    assert listing.read("overdue.PHG-KTN.death.workplace.2") == Wanted(
        Whose.OVERDUE, "PHG-KTN", "death", "workplace", page=2
    )


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", Wanted(Whose.MINE)),
        ("saya", Wanted(Whose.MINE)),
        ("cawangan", Wanted(Whose.BRANCH)),
        ("LEWAT", Wanted(Whose.OVERDUE)),
        ("closed", Wanted(Whose.ENDED)),
        ("kuantan", Wanted(Whose.BRANCH, "PHG-KTN")),
        ("pahang", Wanted(Whose.BRANCH, "MY-06")),
        ("maut", Wanted(Whose.BRANCH, severity="death")),
        ("saya maut", Wanted(Whose.MINE, severity="death")),
        ("orang tengah", Wanted(Whose.BRANCH, kind="middleman")),
        (
            "overdue fatal road kuantan",
            Wanted(Whose.OVERDUE, "PHG-KTN", "death", "commuting_or_road"),
        ),
    ],
)
def test_words_mean_a_list(typed: str, wanted: Wanted) -> None:
    assert listing.typed(typed, Whose.MINE, KNOWN, TODAY) == wanted


def test_nothing_typed_is_the_usual_list() -> None:
    assert listing.typed("", Whose.BRANCH, KNOWN, TODAY) == Wanted(Whose.BRANCH)


def test_unknown_words_are_refused() -> None:
    with pytest.raises(Refusal):
        listing.typed("entah berantah", Whose.MINE, KNOWN, TODAY)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(Whose.MINE),
        Wanted(Whose.OVERDUE, "SWK-KCH", "serious_injury", "commuting_or_road", OCTOBER, 9999),
        Wanted(Whose.BRANCH, "MY-06", None, "workplace", page=1),
    ],
)
def test_button_holds_the_list_and_fits(wanted: Wanted) -> None:
    written = listing.written(wanted)

    assert listing.read(written) == wanted
    assert len(f"leads:{written}") <= PRESS_BYTES


@pytest.mark.parametrize(
    "strange", ["", "x", "mine.a", "mine.-.-.-.x", "all.-.-.-.0", "mine.-.-.-.2026-x.0"]
)
def test_strange_button_is_my_first_page(strange: str) -> None:
    assert listing.read(strange) == Wanted(Whose.MINE)
