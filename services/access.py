"""Who may do what, and where: a table of roles and actions, and scopes that cover branches.

Pure: the grants are read from the database anew for each message and press, by
`services.people.roles.grants_of`.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from db.models.people import Grant, Role
from db.models.places import Branch
from services.errors import Refusal

COUNTRY = "MY"  # the scope that covers everything


class Action(StrEnum):
    """What may be allowed or refused; the text "access.denied.<action>" says whose task it is."""

    LEAD_SEE = "lead_see"
    LEAD_ANSWER = "lead_answer"  # accept, decline
    LEAD_OVERSEE = "lead_oversee"  # work on a lead that another one holds
    PEOPLE_SEE = "people_see"
    PEOPLE_INVITE = "people_invite"
    PEOPLE_REVOKE = "people_revoke"
    GROUP_REGISTER = "group_register"
    GROUP_LANGUAGE = "group_language"
    ENQUIRY_ANSWER = "enquiry_answer"
    ROSTER_SEE = "roster_see"
    ROSTER_EDIT = "roster_edit"  # duty and leave of others, the coverage check
    LOOKUP_EMPLOYER = "lookup_employer"
    LOOKUP_PERSON = "lookup_person"
    LOOKUP_REVIEW = "lookup_review"  # what officers broke open
    DETECTION_REPORT = "detection_report"
    DETECTION_WORK = "detection_work"  # visit it, say what came of it
    REPORT_SEE = "report_see"  # the overview, reports
    LOOKUP_TRACE = "lookup_trace"  # who looked at a record; delay that it is told


_STAFF_MATTERS = frozenset(
    {
        Action.PEOPLE_SEE,
        Action.PEOPLE_INVITE,
        Action.PEOPLE_REVOKE,
        Action.GROUP_REGISTER,
        Action.GROUP_LANGUAGE,
        Action.ENQUIRY_ANSWER,
    }
)
_LEADS = frozenset({Action.LEAD_SEE, Action.LEAD_ANSWER})
_ROSTERS = frozenset({Action.ROSTER_SEE, Action.ROSTER_EDIT})
_CHECKS = frozenset({Action.LOOKUP_EMPLOYER, Action.LOOKUP_PERSON})
_DETECTIONS = frozenset({Action.DETECTION_REPORT, Action.DETECTION_WORK})
_OVERSIGHT = _CHECKS | {Action.LEAD_OVERSEE, Action.LOOKUP_REVIEW, Action.REPORT_SEE}

RIGHTS: Mapping[Role, frozenset[Action]] = MappingProxyType(
    {
        Role.ADMIN: _STAFF_MATTERS,
        Role.COORDINATOR: _STAFF_MATTERS
        | _LEADS
        | _ROSTERS
        | _OVERSIGHT
        | {Action.LOOKUP_TRACE, Action.DETECTION_REPORT},
        Role.BRANCH_HEAD: _STAFF_MATTERS | _LEADS | _ROSTERS | _OVERSIGHT | _DETECTIONS,
        Role.SQUAD: _LEADS
        | _CHECKS
        | {Action.ENQUIRY_ANSWER, Action.ROSTER_SEE, Action.DETECTION_REPORT},
        Role.INSPECTOR: _CHECKS | _DETECTIONS,
        Role.CASE_MANAGER: _CHECKS,
        Role.JOB_COORDINATOR: frozenset(),
        Role.CLINIC: frozenset(),
        Role.WORKER: frozenset(),
    }
)

_OF_A_BRANCH = (Role.SQUAD, Role.INSPECTOR, Role.CASE_MANAGER, Role.JOB_COORDINATOR)

# Whom a role may invite. An admin comes in by the command line only; a clinic and a
# worker come in another way, bound to one clinic or one identity.
GIVES: Mapping[Role, tuple[Role, ...]] = MappingProxyType(
    {
        Role.ADMIN: (*_OF_A_BRANCH, Role.BRANCH_HEAD, Role.COORDINATOR),
        Role.COORDINATOR: (*_OF_A_BRANCH, Role.BRANCH_HEAD, Role.COORDINATOR),
        Role.BRANCH_HEAD: _OF_A_BRANCH,
    }
)


# Whom a role may revoke: whom it may invite; an admin's role is taken by another admin.
TAKES: Mapping[Role, tuple[Role, ...]] = MappingProxyType(
    {**GIVES, Role.ADMIN: (*GIVES[Role.ADMIN], Role.ADMIN)}
)


def covers(scope: str, branch: Branch) -> bool:
    """Whether a scope (branch code, state or country) holds that branch."""
    return scope in (branch.code, branch.state, COUNTRY)


def may(
    grants: Iterable[Grant],
    action: Action,
    branch: Branch | None = None,
    state: str | None = None,
) -> bool:
    """Whether one of the live *grants* allows *action* at *branch*, in all of *state*, or anywhere.

    *state* is "MY-06", or "MY" for the whole country; it counts only without a branch.
    """
    return any(_reaches(grant.scope, branch, state) for grant in _allowing(grants, action))


def require(
    grants: Iterable[Grant],
    action: Action,
    branch: Branch | None = None,
    state: str | None = None,
) -> None:
    """Do nothing where the action is allowed.

    Raises:
        Refusal: "access.denied.<action>" says whose task it is; "access.elsewhere" that the
            role allows it, but not at that branch.
    """
    allowing = _allowing(grants, action)
    if any(_reaches(grant.scope, branch, state) for grant in allowing):
        return
    if allowing and branch is not None:
        raise Refusal("access.elsewhere", branch=branch.name)
    raise Refusal(f"access.denied.{action}")


def may_give(grants: Iterable[Grant], role: Role, scope: str, state: str | None = None) -> bool:
    """Whether the holder of *grants* may give *role* within *scope*.

    *state* is the state of the branch that the scope names. Nobody gives a coordinator's role
    as wide as their own, but an admin does.
    """
    return _disposes(GIVES, grants, role, scope, state)


def may_take(grants: Iterable[Grant], role: Role, scope: str, state: str | None = None) -> bool:
    """Whether the holder of *grants* may take *role* within *scope* away, or its invitation."""
    return _disposes(TAKES, grants, role, scope, state)


def roles_to_give(grants: Iterable[Grant]) -> list[Role]:
    """Return the roles that the holder may give somewhere, in the order of the table."""
    held = [grant for grant in grants if grant.revoked_at is None]
    given = {role for grant in held for role in GIVES.get(grant.role, ())}
    narrow = all(g.scope != COUNTRY for g in held if Role.COORDINATOR in GIVES.get(g.role, ()))
    if narrow:  # a state's coordinator has nothing narrower to give another one
        given.discard(Role.COORDINATOR)
    return [role for role in GIVES[Role.ADMIN] if role in given]


def scopes_for(grants: Iterable[Grant], action: Action) -> list[str]:
    """Return the scopes within which *action* is allowed, the widest first."""
    scopes = {grant.scope for grant in _allowing(grants, action)}
    return sorted(scopes, key=lambda scope: (scope != COUNTRY, not is_state(scope), scope))


def roles_that_may(action: Action) -> list[Role]:
    """Return the roles that allow *action* somewhere."""
    return [role for role, actions in RIGHTS.items() if action in actions]


def is_state(scope: str) -> bool:
    """Whether the scope is one state ("MY-06")."""
    return scope.startswith(f"{COUNTRY}-")


def _allowing(grants: Iterable[Grant], action: Action) -> list[Grant]:
    return [g for g in grants if g.revoked_at is None and action in RIGHTS[g.role]]


def _reaches(scope: str, branch: Branch | None, state: str | None) -> bool:
    if branch is not None:
        return covers(scope, branch)
    return state is None or scope in (state, COUNTRY)


def _disposes(
    table: Mapping[Role, tuple[Role, ...]],
    grants: Iterable[Grant],
    role: Role,
    scope: str,
    state: str | None,
) -> bool:
    for grant in grants:
        if role not in table.get(grant.role, ()) or grant.revoked_at is not None:
            continue
        if role == grant.role == Role.COORDINATOR and grant.scope == scope:
            continue
        if grant.scope in (scope, state, COUNTRY):
            return True
    return False
