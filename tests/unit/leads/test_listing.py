"""Which list of leads is meant by what is typed, and by a button."""

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
    assert listing.typed(typed, Whose.MINE, KNOWN) == wanted


def test_nothing_typed_is_the_usual_list() -> None:
    assert listing.typed("", Whose.BRANCH, KNOWN) == Wanted(Whose.BRANCH)


def test_unknown_words_are_refused() -> None:
    with pytest.raises(Refusal):
        listing.typed("entah berantah", Whose.MINE, KNOWN)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(Whose.MINE),
        Wanted(Whose.OVERDUE, "SWK-KCH", "serious_injury", "commuting_or_road", 9999),
        Wanted(Whose.BRANCH, "MY-06", None, "workplace", 1),
    ],
)
def test_button_holds_the_list_and_fits(wanted: Wanted) -> None:
    written = listing.written(wanted)

    assert listing.read(written) == wanted
    assert len(f"leads:{written}") <= PRESS_BYTES


@pytest.mark.parametrize("strange", ["", "x", "mine.a", "mine.-.-.-.x", "all.-.-.-.0"])
def test_strange_button_is_my_first_page(strange: str) -> None:
    assert listing.read(strange) == Wanted(Whose.MINE)
