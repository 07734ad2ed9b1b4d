"""A number behind a command or in a button: /step 17, /step_17, "step:17"; mostly a lead's."""

import re

from aiogram.filters import Command, CommandObject

from services.errors import Refusal
from services.people.typed import number, shown

_NUMBER = re.compile(r"\s*#?(\d{1,9})\s*")


def numbered(*names: str) -> Command:
    """Match /name 17, and /name_17, which can be tapped in a message."""
    tapped = re.compile(rf"(?:{'|'.join(names)})_\d{{1,9}}", re.IGNORECASE)
    return Command(*names, tapped, ignore_case=True)


def argument(command: CommandObject) -> str:
    """Return what follows the command: "17 busy" of "/decline 17 busy", "17" of "/accept_17"."""
    tapped = command.command.partition("_")[2]
    return f"{tapped} {command.args or ''}".strip()


def number_typed(command: CommandObject, name: str) -> int:
    """Return the lead's number after /name or in /name_17.

    Raises:
        Refusal: there is no number in it.
    """
    return lead_number(argument(command), name)


def typed_lead(command: CommandObject, name: str) -> tuple[int, str]:
    """Return the lead's number and the words after it; *name* is for the example.

    Raises:
        Refusal: there is no number.
    """
    number, *words = argument(command).split(maxsplit=1)[:2] or [""]
    return lead_number(number, name), "".join(words).strip()


def lead_number(typed: str | None, name: str = "lead") -> int:
    """Return the lead's number as typed or pressed: "17", "#17"; *name* is for the example.

    Raises:
        Refusal: there is no number in it.
    """
    if not (typed or "").strip():
        raise Refusal("lead.number_needed", command=name)
    found = _NUMBER.fullmatch(typed or "")
    if not found:
        raise Refusal("lead.number_wrong", typed=shown(typed or ""), command=name)
    return int(found[1])


def lead_after_lead(typed: str) -> int:
    """Return the lead's number after /lead, where also a report may stand.

    Raises:
        Refusal: there is no number in it; words without a figure were meant for a report.
    """
    if typed and not any(sign.isdigit() for sign in typed):
        raise Refusal("lead.words_few", typed=shown(typed))
    return lead_number(typed)


def number_or_refuse(typed: str | None, refusal: str) -> int:
    """Return the number of any row as typed: "12", "#12".

    Raises:
        Refusal: it is none; *refusal* is the key of what is said then.
    """
    found = number(typed)
    if found is None:
        raise Refusal(refusal)
    return found
