"""Rights: which role may do what, and where; who may give which role."""

import pytest

from db.models.people import Grant, Role
from db.models.places import Branch
from services import access, clock
from services.access import Action
from services.errors import Refusal

KUANTAN = Branch(code="PHG-KTN", name="Pejabat PERKESO Kuantan", state="MY-06", town="Kuantan")
DUNGUN = Branch(code="TRG-DGN", name="Pejabat PERKESO Dungun", state="MY-11", town="Dungun")


def held(role: Role, scope: str, *, revoked: bool = False) -> Grant:
    return Grant(role=role, scope=scope, revoked_at=clock.now() if revoked else None)


@pytest.mark.parametrize(
    ("scope", "covered"),
    [
        pytest.param("PHG-KTN", True, id="the branch"),
        pytest.param("MY-06", True, id="its state"),
        pytest.param("MY", True, id="the country"),
        pytest.param("TRG-DGN", False, id="another branch"),
        pytest.param("MY-11", False, id="another state"),
    ],
)
def test_scope_covers_a_branch(scope: str, covered: bool) -> None:
    assert access.covers(scope, KUANTAN) is covered


@pytest.mark.parametrize(
    ("role", "action", "allowed"),
    [
        (Role.SQUAD, Action.LEAD_ANSWER, True),
        (Role.SQUAD, Action.PEOPLE_INVITE, False),
        (Role.SQUAD, Action.GROUP_REGISTER, False),
        (Role.INSPECTOR, Action.LEAD_ANSWER, False),
        (Role.SQUAD, Action.DETECTION_REPORT, True),
        (Role.SQUAD, Action.DETECTION_WORK, False),
        (Role.INSPECTOR, Action.DETECTION_WORK, True),
        (Role.COORDINATOR, Action.DETECTION_REPORT, True),
        (Role.COORDINATOR, Action.DETECTION_WORK, False),
        (Role.CASE_MANAGER, Action.DETECTION_REPORT, False),
        (Role.BRANCH_HEAD, Action.GROUP_REGISTER, True),
        (Role.ADMIN, Action.PEOPLE_REVOKE, True),
        (Role.ADMIN, Action.LEAD_SEE, False),
        (Role.CLINIC, Action.LEAD_SEE, False),
        (Role.WORKER, Action.ENQUIRY_ANSWER, False),
        (Role.WORKER, Action.OWN_RECORD, True),
        (Role.WORKER, Action.WORKER_SERVE, False),
        (Role.SQUAD, Action.WORKER_SERVE, True),
        (Role.CASE_MANAGER, Action.WORKER_SERVE, True),
        (Role.BRANCH_HEAD, Action.WORKER_SERVE, True),
        (Role.INSPECTOR, Action.WORKER_SERVE, False),
        (Role.SQUAD, Action.OWN_RECORD, False),
    ],
)
def test_role_decides_what_may_be_done(role: Role, action: Action, allowed: bool) -> None:
    assert access.may([held(role, "PHG-KTN")], action, KUANTAN) is allowed


def test_right_ends_at_the_scope() -> None:
    grants = [held(Role.BRANCH_HEAD, "PHG-KTN")]

    assert access.may(grants, Action.PEOPLE_INVITE, KUANTAN)
    assert not access.may(grants, Action.PEOPLE_INVITE, DUNGUN)
    assert not access.may(grants, Action.PEOPLE_INVITE, state="MY-06")


def test_revoked_grant_gives_nothing() -> None:
    assert not access.may([held(Role.ADMIN, "MY", revoked=True)], Action.PEOPLE_INVITE)


def test_whole_country_needs_the_country() -> None:
    assert access.may([held(Role.COORDINATOR, "MY")], Action.ENQUIRY_ANSWER, state="MY")
    assert not access.may([held(Role.COORDINATOR, "MY-06")], Action.ENQUIRY_ANSWER, state="MY")


def test_refusal_names_the_branch_when_the_role_is_right() -> None:
    with pytest.raises(Refusal) as refused:
        access.require([held(Role.BRANCH_HEAD, "PHG-KTN")], Action.GROUP_REGISTER, DUNGUN)

    assert refused.value.key == "access.elsewhere"
    assert refused.value.values == {"branch": "Pejabat PERKESO Dungun"}


def test_refusal_tells_a_stranger_whose_task_it_is() -> None:
    with pytest.raises(Refusal) as refused:
        access.require([], Action.GROUP_REGISTER, DUNGUN)

    assert refused.value.key == "access.denied.group_register"


HEAD = held(Role.BRANCH_HEAD, "PHG-KTN")
PAHANG = held(Role.COORDINATOR, "MY-06")
COUNTRY = held(Role.COORDINATOR, "MY")
ADMIN = held(Role.ADMIN, "MY")
MEMBER = held(Role.SQUAD, "PHG-KTN")
FORMER = held(Role.ADMIN, "MY", revoked=True)


@pytest.mark.parametrize(
    ("giver", "role", "scope", "allowed"),
    [
        pytest.param(HEAD, Role.SQUAD, "PHG-KTN", True, id="own branch"),
        pytest.param(HEAD, Role.SQUAD, "PHG-TML", False, id="other branch"),
        pytest.param(HEAD, Role.BRANCH_HEAD, "PHG-KTN", False, id="own rank"),
        pytest.param(PAHANG, Role.BRANCH_HEAD, "PHG-KTN", True, id="head in the state"),
        pytest.param(PAHANG, Role.COORDINATOR, "MY-06", False, id="as wide as own"),
        pytest.param(COUNTRY, Role.COORDINATOR, "MY-06", True, id="narrower"),
        pytest.param(COUNTRY, Role.COORDINATOR, "MY", False, id="country by coordinator"),
        pytest.param(ADMIN, Role.COORDINATOR, "MY", True, id="country by admin"),
        pytest.param(ADMIN, Role.ADMIN, "MY", False, id="admins come by command line"),
        pytest.param(MEMBER, Role.SQUAD, "PHG-KTN", False, id="squad gives nothing"),
        pytest.param(FORMER, Role.SQUAD, "PHG-KTN", False, id="revoked"),
    ],
)
def test_who_may_give_a_role(giver: Grant, role: Role, scope: str, allowed: bool) -> None:
    state = "MY-06" if scope.startswith("PHG") else None

    assert access.may_give([giver], role, scope, state) is allowed


@pytest.mark.parametrize(
    ("taker", "role", "scope", "allowed"),
    [
        pytest.param(ADMIN, Role.ADMIN, "MY", True, id="admin by admin"),
        pytest.param(COUNTRY, Role.ADMIN, "MY", False, id="admin by coordinator"),
        pytest.param(FORMER, Role.ADMIN, "MY", False, id="revoked"),
        pytest.param(HEAD, Role.SQUAD, "PHG-KTN", True, id="whom one may give"),
        pytest.param(PAHANG, Role.COORDINATOR, "MY-06", False, id="as wide as own"),
    ],
)
def test_who_may_take_a_role(taker: Grant, role: Role, scope: str, allowed: bool) -> None:
    state = "MY-06" if scope.startswith("PHG") else None

    assert access.may_take([taker], role, scope, state) is allowed


def test_state_coordinator_is_not_offered_the_own_role_to_give() -> None:
    assert Role.COORDINATOR not in access.roles_to_give([held(Role.COORDINATOR, "MY-06")])
    assert Role.COORDINATOR in access.roles_to_give([held(Role.COORDINATOR, "MY")])


def test_branch_head_is_offered_the_branch_roles_only() -> None:
    assert access.roles_to_give([held(Role.BRANCH_HEAD, "PHG-KTN")]) == [
        Role.SQUAD,
        Role.INSPECTOR,
        Role.CASE_MANAGER,
        Role.JOB_COORDINATOR,
        Role.CLINIC,
    ]


def test_widest_scope_comes_first() -> None:
    grants = [
        held(Role.BRANCH_HEAD, "PHG-KTN"),
        held(Role.COORDINATOR, "MY-11"),
        held(Role.ADMIN, "MY"),
    ]

    assert access.scopes_for(grants, Action.PEOPLE_SEE) == ["MY", "MY-11", "PHG-KTN"]
