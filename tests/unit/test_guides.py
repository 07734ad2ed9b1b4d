"""The guides for a first day: alike in both languages; each role may type what its chapter says."""

import re
from pathlib import Path
from typing import Final

import pytest
from babel.messages.pofile import read_po

from db.models.people import Role
from services.access import RIGHTS
from services.people.menus import COMMANDS

ROOT = Path(__file__).parents[2]
GUIDES: Final = {"en": "guide.md", "ms": "panduan.md"}
# The chapters' order in both guides; the first is for everybody.
ROLES: Final = (
    None, Role.SQUAD, Role.BRANCH_HEAD, Role.INSPECTOR, Role.CASE_MANAGER, Role.CLINIC,
    Role.COORDINATOR, Role.WORKER,
)  # fmt: skip


def chapters(language: str) -> list[str]:
    return (ROOT / "docs" / GUIDES[language]).read_text("utf-8").split("\n## ")[1:]


def steps(chapter: str) -> list[list[str]]:
    """Return the commands of each numbered step."""
    return [re.findall(r"`/(\w+)", step) for step in re.split(r"\n\d\. ", chapter)[1:]]


def test_both_languages_name_the_same_commands_step_by_step() -> None:
    malay, english = chapters("ms"), chapters("en")

    assert len(malay) == len(english) == len(ROLES)
    assert [steps(chapter) for chapter in malay] == [steps(chapter) for chapter in english]


@pytest.mark.parametrize(("number", "role"), list(enumerate(ROLES)), ids=str)
def test_each_role_may_type_what_its_chapter_says(number: int, role: Role | None) -> None:
    named = {command for step in steps(chapters("en")[number]) for command in step}
    rights = RIGHTS[role] if role else frozenset()

    assert named
    assert [each for each in named if COMMANDS[each] and COMMANDS[each] not in rights] == []


@pytest.mark.parametrize("language", GUIDES)
def test_buttons_are_called_as_in_the_chat(language: str) -> None:
    named = re.findall(r"\*([^*]+)\*", "".join(chapters(language)))
    said: set[object] = set()
    for file in (ROOT / "config/texts" / language).glob("*.po"):
        with file.open("rb") as source:
            said |= {message.string for message in read_po(source)}

    assert named
    assert [button for button in named if button not in said] == []
