"""The cast is complete, its ids and names are fixed, and nobody in it looks real."""

import re
from collections import Counter
from datetime import date

import pytest

from bot.sandbox.town import cast, names, plan, registry
from bot.sandbox.town.names import Name
from db.models.people import Role
from services.people import typed

STAFF = cast.staff()
PUBLIC = cast.public(date(2026, 10, 1))
EVERYBODY = (*STAFF, *PUBLIC)


@pytest.mark.parametrize(("code", "squad"), [("PHG-KTN", 8), ("PHG-TML", 6), ("TRG-KTR", 8)])
def test_branch_has_its_staff(code: str, squad: int) -> None:
    roles = Counter(one.role for one in cast.members(code))

    assert roles == {
        Role.BRANCH_HEAD: 1,
        Role.SQUAD: squad,
        Role.INSPECTOR: 2,
        Role.CASE_MANAGER: 1,
    }


def test_states_country_and_public_are_there() -> None:
    scopes = {one.scope for one in STAFF if one.role is Role.COORDINATOR}

    assert scopes == {"MY-06", "MY-11", "MY"}
    assert [one.scope for one in STAFF if one.role is Role.ADMIN] == ["MY"]
    assert [one.part for one in PUBLIC] == ["community_leader", "worker", "worker"]
    assert all(one.role is None for one in PUBLIC)


def test_ids_are_distinct_and_some_need_more_than_31_bits() -> None:
    ids = [one.telegram_id for one in EVERYBODY]

    assert len(set(ids)) == len(ids)
    assert min(ids) < 2**31 < max(ids)


def test_guides_can_name_people() -> None:
    known = {one.telegram_id: (one.name.full, one.label) for one in STAFF}

    assert known[1106010001] == ("Rosli bin Abd Aziz", "Ketua cawangan, Kuantan")
    assert known[5106020011] == ("Tee Teck Keong", "Ahli skuad, Temerloh")
    assert known[5111000011] == ("Mohd Azhar bin Ibrahim", "Penyelaras, Terengganu")


def test_workers_of_the_public_can_come_in_by_their_own_telephone() -> None:
    on_record = {one.nric_with_dashes: one.phone for one in registry.workers()}

    workers = [one for one in PUBLIC if one.part == "worker"]
    assert [f"+{one.phone}" for one in workers] == [on_record[one.facts["nric"]] for one in workers]


def test_staff_are_all_called_differently() -> None:
    assert len({one.name.full for one in EVERYBODY}) == len(EVERYBODY)


def test_everybody_is_marked_as_synthetic() -> None:
    assert all("sintetik / synthetic" in one.about for one in EVERYBODY)
    assert all(re.fullmatch(r"601009\d{5}|601000\d{5}", one.phone) for one in EVERYBODY)
    assert all(typed.staff_number(one.staff_number or "", of="x")[:4] == "SIN-" for one in STAFF)
    assert all(
        branch["group"]["title"].endswith("(sintetik)") for branch in plan.town()["branches"]
    )
    assert all(clinic["name"].endswith("(sintetik)") for clinic in plan.town()["clinics"])


def test_worker_s_text_tells_number_and_employer() -> None:
    worker = next(one for one in PUBLIC if one.telegram_id == 6200000002)

    assert worker.name.full == "Mohamad Razak bin Mat Zin"
    assert "IC 810814-11-0087" in worker.about
    assert "Warisan Rimba Petrochemical Services Sdn. Bhd." in worker.about


def test_texts_about_people_are_filled_in() -> None:
    assert not [one for one in EVERYBODY if re.search(r"[{}]|None", one.label + one.about)]


@pytest.mark.parametrize(
    ("full", "first", "last"),
    [
        ("Nur Aishah binti Abd Aziz", "Nur Aishah", "binti Abd Aziz"),
        ("Kavitha a/p Muniandy", "Kavitha", "a/p Muniandy"),
        ("Harpreet Singh a/l Sohan Singh", "Harpreet", "Singh a/l Sohan Singh"),
        ("Jamit anak Entri", "Jamit", "anak Entri"),
        ("Tan Wei Ming", "Tan Wei Ming", None),
    ],
)
def test_name_keeps_its_order_on_telegram(full: str, first: str, last: str | None) -> None:
    name = names.split(full)

    assert name == Name(first, last)
    assert name.full == full


@pytest.mark.parametrize("tradition", list(plan.words()))
@pytest.mark.parametrize("woman", [True, False])
def test_names_have_no_holes(tradition: str, woman: bool) -> None:
    chance = plan.random_for("test", tradition)

    made = [names.make(chance, tradition, woman=woman).full for _ in range(100)]

    assert all(re.fullmatch(r"[A-Z][A-Za-z/]*( [A-Za-z/]+)+", name) for name in made)
    assert len(set(made)) > 20
