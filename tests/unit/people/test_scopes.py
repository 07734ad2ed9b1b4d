"""Branches are found by code, last part or town; what is unclear is asked, never guessed."""

import pytest

from db.models.people import Role
from db.models.places import Branch
from services.errors import Refusal
from services.people import scopes


def branch(code: str, town: str, state: str) -> Branch:
    return Branch(code=code, name=f"Pejabat {town}", kind="branch", state=state, town=town)


KNOWN = {
    each.code: each
    for each in (
        branch("PHG-KTN", "Kuantan", "MY-06"),
        branch("PHG-TML", "Temerloh", "MY-06"),
        branch("SGR-KLG", "Klang", "MY-10"),
        branch("JHR-KLG", "Kluang", "MY-01"),
        branch("TRG-KMN", "Kemaman", "MY-11"),
    )
}
MANY = KNOWN | {f"SWK-{n}": branch(f"SWK-{n}", f"Bandar {n}", "MY-13") for n in range(scopes.MANY)}


@pytest.mark.parametrize("typed", ["PHG-KTN", "phg-ktn", "KTN", " kuantan ", "Pejabat Kuantan"])
def test_branch_is_found_by_any_of_its_names(typed: str) -> None:
    assert scopes.branch_named(typed, KNOWN).code == "PHG-KTN"


def test_shared_last_part_is_asked() -> None:
    found = scopes.find("KLG", KNOWN)

    assert found.branch is None
    assert [each.code for each in found.close] == ["SGR-KLG", "JHR-KLG"]


def test_misspelt_town_is_offered_not_taken() -> None:
    found = scopes.find("Kuanten", KNOWN)

    assert found.branch is None
    assert found.close[0].code == "PHG-KTN"


@pytest.mark.parametrize(
    ("typed", "home", "codes"),
    [
        pytest.param("Pekan", None, ["PHG-KTN"], id="a district before a hamlet of Sabah"),
        pytest.param("muadzam shah", None, ["PHG-TML"], id="a town"),
        pytest.param("Temerluh", None, ["PHG-TML"], id="another spelling"),
        pytest.param("Chukai", "MY-06", ["TRG-KMN"], id="a town of another state"),
        pytest.param("Kuantan", None, [], id="a branch's own name"),
        pytest.param("Kampung Baru", None, [], id="a name of many"),
        pytest.param("Pahang", None, [], id="a state"),
        pytest.param("Putrajaya", None, ["SGR-KJG"], id="a state without an office"),
    ],
)
def test_district_or_town_leads_to_the_branch_that_serves_it(
    typed: str, home: str | None, codes: list[str]
) -> None:
    known = KNOWN | {"SGR-KJG": branch("SGR-KJG", "Kajang", "MY-10")}

    assert [each.code for each in scopes.serving(typed, known, home)] == codes


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("KLG", "scope.which_branch"),
        ("zzzz", "scope.no_branch"),
        ("Pekan", "scope.served_by"),
    ],
)
def test_unclear_branch_is_refused(typed: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        scopes.branch_named(typed, KNOWN)

    assert refused.value.key == key


@pytest.mark.parametrize(
    ("typed", "scope"),
    [("Pahang", "MY-06"), ("MY-06", "MY-06"), ("Malaysia", "MY"), ("penang", "MY-07")],
)
def test_coordinator_is_of_a_state_or_the_country(typed: str, scope: str) -> None:
    assert scopes.for_role(Role.COORDINATOR, typed, KNOWN) == scope


def test_coordinator_is_not_of_a_branch() -> None:
    with pytest.raises(Refusal) as refused:
        scopes.for_role(Role.COORDINATOR, "KTN", KNOWN)

    assert refused.value.key == "scope.no_state"


def test_few_branches_are_offered_as_they_are() -> None:
    assert scopes.choices(["MY-06"], KNOWN) == ["PHG-KTN", "PHG-TML"]


def test_many_branches_are_offered_state_by_state() -> None:
    assert scopes.choices(["MY"], MANY) == ["MY-01", "MY-06", "MY-13", "MY-10", "MY-11"]
    assert scopes.choices(["MY"], MANY, within="MY-06") == ["PHG-KTN", "PHG-TML"]


@pytest.mark.parametrize(
    ("scope", "label"),
    [
        ("PHG-KTN", "Pejabat Kuantan"),
        ("MY-06", "negeri Pahang"),
        ("MY", "seluruh Malaysia"),
        ("GONE", "GONE"),
    ],
)
def test_scope_is_named_in_full(scope: str, label: str) -> None:
    assert scopes.label("ms", scope, KNOWN) == label


def test_branch_in_a_town_named_like_a_state_is_the_branch() -> None:
    known = KNOWN | {"KUL": branch("KUL", "Kuala Lumpur", "MY-14")}

    assert scopes.state_meant("Kuala Lumpur", known) is None
    assert scopes.state_meant("Pahang", known) == "MY-06"


def test_example_is_what_may_be_typed() -> None:
    assert scopes.example(["MY-06"]) == "Pahang"
    assert scopes.example(["PHG-KTN"]) == "PHG-KTN"
