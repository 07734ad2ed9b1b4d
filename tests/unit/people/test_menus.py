"""Menus and help show what a role may type, the commonest first, eight at most."""

import re

import pytest

from db.models.people import Grant, Role
from services import texts
from services.people import cards, lost, menus


def held(*roles: Role) -> list[Grant]:
    return [Grant(role=role, scope="MY") for role in roles]


@pytest.mark.parametrize("roles", [(), *((role,) for role in Role), tuple(Role)])
def test_menu_is_short_and_ends_with_help_for_everybody(roles: tuple[Role, ...]) -> None:
    menu = menus.commands(held(*roles))

    assert len(menu) <= 10
    assert len(set(menu)) == len(menu)
    assert menu[-4:] == ("help", "officer", "language", "cancel")


def test_menu_shows_only_what_may_be_typed() -> None:
    for role in Role:
        grants = held(role)

        assert set(menus.commands(grants)) <= set(menus.typable(grants))


def test_stranger_may_type_only_what_is_for_everybody() -> None:
    everybody = [
        "start",
        "help",
        "officer",
        "language",
        "cancel",
        "retract",
        "wholooked",
        "enrol",
        "ack",
    ]

    assert menus.typable([]) == everybody


def test_every_command_has_its_task() -> None:
    listed = [command for section in menus.SECTIONS.values() for command in section]

    assert sorted(listed) == sorted(menus.COMMANDS)


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("roles", [(Role.SQUAD,), (Role.BRANCH_HEAD,), tuple(Role)])
def test_help_can_be_read_by_who_is_tired(language: str, roles: tuple[Role, ...]) -> None:
    text, _ = cards.help_(language, held(*roles), synthetic=False)
    listed = [line for line in text.splitlines() if line.startswith("/")]

    assert 1 <= len(listed) <= 6
    assert listed[0].startswith("/leads ")
    assert len(text.splitlines()) <= 30
    for command in menus.typable(held(*roles)):
        assert f"/{command}" in text


@pytest.mark.parametrize(
    ("typed", "section"),
    [("case", "case"), ("Kerja kes", "case"), ("kerja", "case"), ("handing over", "handing"),
     ("", ""), ("entah", "")],
)  # fmt: skip
def test_task_is_named_in_both_languages(typed: str, section: str) -> None:
    assert cards.section_named(typed) == section


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_command_is_described_as_telegram_wants(language: str) -> None:
    for command in menus.COMMANDS:
        description = texts.say(language, f"menu.{command}")

        assert 1 <= len(description) <= 256
        assert "<" not in description


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("hlep", "help"), ("HELP", "help"), ("langauge", "language"), ("qqqqq", None)],
)
def test_nearest_command(typed: str, meant: str | None) -> None:
    assert lost.nearest(typed, menus.typable([])) == meant


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_alarm_names_no_command_that_is_denied_to_admins(language: str) -> None:
    alarm = texts.say(language, "alarm.lead_unanswered", number=17, branch="PERKESO", id="lead-17")
    named = re.findall(r"(?<![<\w])/(\w+)", alarm)

    assert named == ["invite"]
    assert set(named) <= set(menus.typable(held(Role.ADMIN)))


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("role", Role)
def test_welcome_names_no_command_that_is_denied_to_the_role(language: str, role: Role) -> None:
    named = re.findall(r"(?<![<\w])/(\w+)", texts.say(language, f"start.can.{role}"))

    assert set(named) <= set(menus.typable(held(role)))


def test_of_several_roles_each_has_its_first_commands_in_the_menu() -> None:
    menu = menus.commands(held(Role.CLINIC, Role.WORKER))

    assert menu[:4] == ("clinic", "appointments", "slots", "screening")
    assert "result" in menu


def test_help_of_a_case_manager_begins_with_workers() -> None:
    assert next(iter(menus.sections(held(Role.CASE_MANAGER)))) == "workers"
