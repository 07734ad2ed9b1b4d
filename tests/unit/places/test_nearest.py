"""An accident goes to the branch of its district, within its state; else by distance or group."""

import pytest

from services.places.distance import kilometres
from services.places.gazetteer import Place, Precision
from services.places.nearest import Offices, Reason
from services.places.reference import gazetteer, offices
from services.places.settle import Evidence, settle

KUANTAN = (3.8077, 103.326)
LANGKAWI = (6.3269, 99.8432)
AT_SEA = (4.6, 104.6)  # off Pahang, beyond the shore


@pytest.mark.parametrize(
    ("town", "branch"),
    [
        pytest.param("Kuantan", "PHG-KTN", id="the town itself"),
        pytest.param("Tanah Rata", "PHG-BTG", id="Cameron Highlands stays in Pahang, not Tapah"),
        pytest.param("Jertih", "TRG-KTR", id="Besut stays in Terengganu, not Kuala Krai"),
        pytest.param("Kuah", "KDH-LGK", id="Langkawi"),
        pytest.param("Putrajaya", "SGR-KJG", id="no office of its own"),
        pytest.param("Muadzam Shah", "PHG-TML", id="Segamat is nearer, but in Johor"),
    ],
)
def test_the_district_table_decides(town: str, branch: str) -> None:
    choice = offices().branch_for(gazetteer().find(town)[0])

    assert choice is not None
    assert choice.branch_code == branch


@pytest.mark.parametrize(
    ("town", "keeping", "any_state"),
    [
        pytest.param("Pulau Perhentian", "TRG-KTR", "KTN-KKR", id="island of a border district"),
        pytest.param("Pulau Redang", "TRG-KTR", "TRG-KTR", id="island"),
        pytest.param("Pulau Pangkor", "PRK-MJG", "PRK-MJG", id="island beside its office"),
        pytest.param("Pulau Banggi", "SBH-KMR", "SBH-KMR", id="island north of Borneo"),
        pytest.param("Victoria", "LBN", "LBN", id="Labuan, a territory of its own"),
        pytest.param("Gemas", "NSN-KPL", "MLK-AKH", id="three states meet"),
        pytest.param("Tanjung Malim", "PRK-TPH", "SGR-RWG", id="Perak's southern border"),
        pytest.param("Genting Highlands", "PHG-BTG", "PHG-BTG", id="on the mountain, Pahang"),
        pytest.param("Kuala Rompin", "PHG-TML", "JHR-SGM", id="Pahang's southern coast"),
        pytest.param("Pensiangan", "SBH-KGU", "SBH-KGU", id="Sabah's interior, by the border"),
        pytest.param("Tongod", "SBH-KGU", "SBH-KGU", id="Sabah's interior, the middle"),
        pytest.param("Tambunan", "SBH-KKB", "SBH-KKB", id="behind the Crocker Range"),
        pytest.param("Bario", "SWK-MRI", "SWK-MRI", id="Sarawak's highlands, by air from Miri"),
        pytest.param("Lawas", "SWK-LBG", "SWK-LBG", id="between Brunei and Sabah"),
    ],
)
def test_hard_places_keep_their_state_or_not(town: str, keeping: str, any_state: str) -> None:
    place = gazetteer().find(town)[0]
    borderless = Offices.load(gazetteer=gazetteer(), keeps_state=False)

    kept, nearest = offices().branch_for(place), borderless.branch_for(place)

    assert kept is not None
    assert nearest is not None
    assert (kept.branch_code, nearest.branch_code) == (keeping, any_state)


@pytest.mark.parametrize(
    "point",
    [
        pytest.param((0.0, 0.0), id="no satellite"),
        pytest.param((103.326, 3.8077), id="longitude first"),
    ],
)
def test_a_wrong_point_tells_no_place(point: tuple[float, float]) -> None:
    choice = offices().branch_for(point, "PHG-KTN")

    assert choice is not None
    assert (choice.reason, choice.branch_code) == (Reason.GROUP, "PHG-KTN")
    assert offices().branch_for(point) is None


def test_a_point_is_put_into_its_district() -> None:
    choice = offices().branch_for(KUANTAN, "JHR-JBR")

    assert choice is not None
    assert (choice.reason, choice.district, choice.state) == (
        Reason.DISTRICT_TABLE,
        "Kuantan",
        "MY-06",
    )


def test_three_candidates_come_with_their_distance_nearest_first() -> None:
    choice = offices().branch_for(LANGKAWI)

    assert choice is not None
    assert [c.branch_code for c in choice.candidates][:1] == ["KDH-LGK"]
    assert len(choice.candidates) == 3
    assert sorted(c.distance_km for c in choice.candidates) == [
        c.distance_km for c in choice.candidates
    ]


def test_a_point_without_a_district_goes_by_distance() -> None:
    choice = offices().branch_for(AT_SEA)

    assert choice is not None
    assert choice.reason is Reason.DISTANCE
    assert choice.branch_code == choice.candidates[0].branch_code


@pytest.mark.parametrize("name", ["Semambu", "Tasik Kenyir", "Rompin"])
def test_from_a_place_of_which_only_the_district_is_known_no_distance_is_told(name: str) -> None:
    place = next(each for each in gazetteer().find(name) if each.kind in ("landmark", "district"))

    choice = offices().branch_for(place)

    assert choice is not None
    assert (choice.reason, choice.district, choice.distance_km) == (
        Reason.DISTRICT_TABLE, place.district, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind", "is_told"),
    [
        pytest.param("Kuantan", "city", False, id="the branch's own town"),
        pytest.param("Gebeng", "locality", True, id="a place farther off than a town's point"),
        pytest.param("Taman Tas", "neighbourhood", True, id="a quarter"),
    ],
)
def test_no_distance_is_told_within_the_town_of_the_branch(
    name: str, kind: str, is_told: bool
) -> None:
    place = next(each for each in gazetteer().find(name) if each.kind == kind)

    choice = offices().branch_for(place)

    assert choice is not None
    assert (choice.distance_km is not None) is is_told


def test_nothing_known_goes_to_the_group() -> None:
    choice = offices().branch_for(None, "PHG-KTN")

    assert choice is not None
    assert (choice.branch_code, choice.reason, choice.distance_km) == (
        "PHG-KTN",
        Reason.GROUP,
        None,
    )


def test_nothing_at_all_chooses_nothing() -> None:
    assert offices().branch_for(None, None) is None


def pahang() -> Place:
    return gazetteer().state_place("MY-06")


def test_only_the_state_known_stays_with_a_group_of_that_state() -> None:
    choice = offices().branch_for(pahang(), "PHG-TML")

    assert choice is not None
    assert (choice.branch_code, choice.reason) == ("PHG-TML", Reason.GROUP)


def test_only_the_state_known_goes_to_its_state_office_from_elsewhere() -> None:
    choice = offices().branch_for(pahang(), "JHR-JBR")

    assert choice is not None
    assert (choice.branch_code, choice.reason, choice.candidates) == ("PHG-KTN", Reason.STATE, ())


@pytest.mark.parametrize(
    ("group", "branch", "reason"),
    [
        pytest.param("PHG-BTG", "PHG-BTG", Reason.GROUP, id="its group serves that state"),
        pytest.param("JHR-JBR", "PHG-TML", Reason.HOSPITAL, id="a group of another state"),
        pytest.param(None, "PHG-TML", Reason.HOSPITAL, id="no group"),
    ],
)
def test_hospital_is_a_hint_where_nothing_else_tells_the_branch(
    group: str | None, branch: str, reason: Reason
) -> None:
    place = settle([Evidence(gazetteer().find("HoSHAS"), 0.5, "HoSHAS", ward=True)], gazetteer())

    choice = offices().branch_for(place, group)

    assert choice is not None
    assert (choice.branch_code, choice.reason) == (branch, reason)
    assert (choice.district, choice.state, choice.candidates) == (None, "MY-06", ())


def test_headquarters_is_never_a_counter() -> None:
    assert "HQ" not in offices().by_code
    assert len(offices().by_code) == 53


def test_every_district_has_a_branch_that_exists() -> None:
    districts = {(district.state, district.name) for district in gazetteer().districts}

    assert districts == set(offices().by_district)
    assert set(offices().by_district.values()) <= set(offices().by_code)


def test_a_place_of_a_district_unknown_to_the_table_goes_by_distance_within_its_state() -> None:
    new = Place("Daerah Baharu", "town", "Daerah Baharu", "MY-08", 4.2, 101.3, 0, Precision.TOWN)

    choice = offices().branch_for(new)

    assert choice is not None
    assert (choice.reason, choice.branch_code[:3]) == (Reason.DISTANCE, "PRK")


def test_offices_can_be_loaded_alone() -> None:
    assert Offices.load().branch_for(KUANTAN) == offices().branch_for(KUANTAN)


def test_kilometres_of_a_degree_of_latitude() -> None:
    assert kilometres((3.0, 102.0), (4.0, 102.0)) == pytest.approx(111.2, abs=0.1)
