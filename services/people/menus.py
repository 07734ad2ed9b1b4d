"""Telegram's command menus: the defaults of both languages, and one per person by role.

At most ten commands, the commonest first. A menu is called again only when it has changed.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from types import MappingProxyType
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Grant, Person, Role
from db.queries import people as queries
from services import access, texts
from services.access import Action
from services.messaging import outbox
from services.people import roles

LONGEST = 10  # commands a menu
ALWAYS = ("help", "officer", "language", "cancel")
IN_GROUPS = ("lead", "roster", "help", "register", "language")

BY_ROLE: Mapping[Role, tuple[str, ...]] = MappingProxyType(
    {
        Role.SQUAD: ("leads", "find", "check", "roster", "handover", "enquiries"),
        Role.INSPECTOR: ("check", "ground", "mychecks", "detect", "detections"),
        Role.CASE_MANAGER: ("today", "calls", "book", "week", "check", "code"),
        Role.BRANCH_HEAD: ("leads", "find", "check", "enquiries", "people", "invite"),
        Role.COORDINATOR: ("overview", "leads", "find", "broadcast", "enquiries", "report"),
        Role.ADMIN: ("people", "invite", "invitations", "enquiries"),
        Role.CLINIC: ("clinic", "slots", "result"),
        Role.WORKER: ("appointments", "screening", "mydata", "wholooked", "consent"),
    }
)

# Everything that can be typed, and the right it needs; the text "menu.<command>" says what it does.
COMMANDS: Mapping[str, Action | None] = MappingProxyType(
    {
        "start": None,
        "help": None,
        "officer": None,
        "language": None,
        "cancel": None,
        "leads": Action.LEAD_SEE,
        "lead": Action.LEAD_SEE,
        "find": Action.LEAD_SEE,
        "accept": Action.LEAD_ANSWER,
        "decline": Action.LEAD_ANSWER,
        "notlead": Action.LEAD_ANSWER,
        "reopen": Action.LEAD_ANSWER,
        "same": Action.LEAD_ANSWER,
        "different": Action.LEAD_ANSWER,
        "split": Action.LEAD_ANSWER,
        "step": Action.LEAD_ANSWER,
        "ball": Action.LEAD_ANSWER,
        "papers": Action.LEAD_ANSWER,
        "victim": Action.LEAD_ANSWER,
        "benefits": Action.LEAD_ANSWER,
        "note": Action.LEAD_ANSWER,
        "branch": Action.LEAD_ANSWER,
        "handover": Action.LEAD_ANSWER,
        "takeover": Action.LEAD_ANSWER,
        "refuse": Action.LEAD_ANSWER,
        "retract": None,
        "check": Action.LOOKUP_EMPLOYER,
        "ground": Action.LOOKUP_EMPLOYER,
        "more": Action.LOOKUP_EMPLOYER,
        "mychecks": Action.LOOKUP_EMPLOYER,
        "detect": Action.DETECTION_REPORT,
        "detections": Action.DETECTION_REPORT,
        "detection": Action.DETECTION_WORK,
        "review": Action.LOOKUP_REVIEW,
        "overview": Action.REPORT_SEE,
        "report": Action.REPORT_SEE,
        "lookups": Action.LOOKUP_TRACE,
        "delay": Action.LOOKUP_TRACE,
        "wholooked": None,
        "appointments": Action.OWN_RECORD,
        "screening": Action.OWN_RECORD,
        "clinic": Action.CLINIC_WORK,
        "slots": Action.CLINIC_WORK,
        "result": Action.CLINIC_WORK,
        "waves": Action.SCREENING_PLAN,
        "trial": Action.SCREENING_PLAN,
        "book": Action.WORKER_SERVE,
        "visit": Action.WORKER_SERVE,
        "today": Action.WORKER_SERVE,
        "week": Action.WORKER_SERVE,
        "calls": Action.WORKER_SERVE,
        "enrol": None,
        "mydata": Action.OWN_RECORD,
        "lock": Action.OWN_RECORD,
        "consent": Action.OWN_RECORD,
        "withdrawconsent": Action.OWN_RECORD,
        "death": Action.DEATH_REPORT,
        "alive": Action.WORKER_SERVE,
        "unlock": Action.WORKER_SERVE,
        "code": Action.WORKER_SERVE,
        "uncode": Action.WORKER_SERVE,
        "broadcast": Action.BROADCAST,
        "broadcasts": Action.BROADCAST,
        "ack": None,
        "enquiries": Action.ENQUIRY_ANSWER,
        "answer": Action.ENQUIRY_ANSWER,
        "people": Action.PEOPLE_SEE,
        "revoke": Action.PEOPLE_REVOKE,
        "invite": Action.PEOPLE_INVITE,
        "invitations": Action.PEOPLE_INVITE,
        "withdraw": Action.PEOPLE_INVITE,
        "roster": Action.ROSTER_SEE,
        "duty": Action.ROSTER_EDIT,
        "leave": Action.ROSTER_SEE,
        "coverage": Action.ROSTER_EDIT,
        "register": Action.GROUP_REGISTER,
        "unregister": Action.GROUP_REGISTER,
        "quiet": Action.GROUP_LANGUAGE,
    }
)

# The same by task, the commonest task first, and in each the commonest command.
SECTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "daily": ("leads", "lead", "accept", "decline", "step", "find"),
        "worker": ("appointments", "screening", "mydata", "consent", "withdrawconsent", "lock"),
        "workers": (
            "today",
            "week",
            "book",
            "visit",
            "calls",
            "code",
            "uncode",
            "unlock",
            "death",
            "alive",
        ),
        "case": ("note", "papers", "ball", "branch", "notlead", "reopen"),
        "checks": ("check", "ground", "more", "victim", "benefits", "mychecks"),
        "detections": ("detect", "detections", "detection"),
        "watch": ("overview", "report", "review", "lookups", "delay"),
        "same": ("same", "different", "split"),
        "handing": ("handover", "takeover", "refuse"),
        "duty": ("roster", "leave", "duty", "coverage"),
        "enquiries": ("enquiries", "answer"),
        "staff": ("people", "invite", "invitations", "withdraw", "revoke"),
        "groups": ("broadcast", "broadcasts", "register", "unregister", "quiet"),
        "clinic": ("clinic", "slots", "result"),
        "waves": ("waves", "trial"),
        "everybody": (
            "officer",
            "enrol",
            "ack",
            "retract",
            "wholooked",
            "language",
            "cancel",
            "help",
            "start",
        ),
    }
)


def sections(grants: Sequence[Grant]) -> dict[str, list[str]]:
    """Return what somebody may type by task, without the tasks that he has not. Pure."""
    may = set(typable(grants))
    mine = {name: [each for each in listed if each in may] for name, listed in SECTIONS.items()}
    return {name: listed for name, listed in mine.items() if listed}


def typable(grants: Sequence[Grant]) -> list[str]:
    """Return the commands that somebody may type. Pure."""
    return [
        command
        for command, action in COMMANDS.items()
        if action is None or access.may(grants, action)
    ]


def commands(grants: Iterable[Grant]) -> tuple[str, ...]:
    """Return the commands of somebody's menu; the first of each role come first. Pure."""
    held = {grant.role for grant in grants}
    turns = zip_longest(*(names for role, names in BY_ROLE.items() if role in held))
    own = [command for turn in turns for command in turn if command is not None]
    return tuple(dict.fromkeys(own))[: LONGEST - len(ALWAYS)] + ALWAYS


async def post_defaults(session: AsyncSession) -> None:
    """Set the menus of everybody without a role: Malay, English, in private and in groups."""
    for scope, names in (("all_private_chats", ALWAYS), ("all_group_chats", IN_GROUPS)):
        await _set(session, f"menu:{scope}", texts.DEFAULT, names, {"type": scope})
        for other in texts.LANGUAGES:
            if other != texts.DEFAULT:
                await _set(
                    session, f"menu:{scope}:{other}", other, names,
                    {"type": scope}, language_code=other,
                )  # fmt: skip


async def post_for(session: AsyncSession, person: Person) -> None:
    """Set the menu in one person's private chat, by roles and chosen language."""
    if person.chat_opened_at is None or person.blocked_at is not None:
        return
    await _set(
        session,
        f"menu:{person.telegram_id}",
        person.language or texts.DEFAULT,
        commands(await roles.grants_of(session, person)),
        {"type": "chat", "chat_id": person.telegram_id},
    )


async def _set(
    session: AsyncSession,
    name: str,
    language: str,
    names: Sequence[str],
    scope: dict[str, Any],
    *,
    language_code: str | None = None,
) -> None:
    described = [
        {"command": each, "description": str(texts.say(language, f"menu.{each}"))} for each in names
    ]
    payload: dict[str, Any] = {"commands": described, "scope": scope}
    if language_code is not None:
        payload["language_code"] = language_code
    content = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()[:16]
    posted = await queries.keys_of(session, f"{name}#")
    if not posted or not posted[-1].endswith(f":{content}"):
        key = f"{name}#{len(posted) + 1}:{content}"
        await outbox.call(session, key, "setMyCommands", payload)
