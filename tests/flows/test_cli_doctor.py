"""The doctor finds what is well, and says what to do about the rest."""

from typing import Any

import pytest
from typer.testing import Result

from tests.flows import installed
from tests.flows.installed import TOKEN, Execute, Prihatin

bot_api = installed.bot_api
execute = installed.execute
installation = installed.installation
migrated = installed.migrated
prihatin = installed.prihatin
unknown_letter = installed.unknown_letter


def doctors_lines(result: Result) -> dict[str, str]:
    """The plain lines by what they are about."""
    parts = [line.split(": ", 1) for line in result.stdout.splitlines()]
    return {about.split(None, 1)[1]: f"{about.split()[0]}: {said}" for about, said in parts}


def test_doctor_finds_a_healthy_installation_well(
    prihatin: Prihatin, execute: Execute, bot_api: object
) -> None:
    execute(
        "INSERT INTO people (id, telegram_id, name, created_at, synthetic)"
        " VALUES (1, 9, 'Siti', '2026-03-01 00:00:00', '0')"
    )
    execute(
        "INSERT INTO grants (person_id, role, scope, granted_at)"
        " VALUES (1, 'admin', 'MY', '2026-03-01 00:00:00')"
    )
    result = prihatin("doctor")

    assert result.exit_code == 0, result.output
    said = doctors_lines(result)
    assert said["token"] == "well: it is @prihatin_bot's"
    assert said["clock of the database"] == "well: agrees with this machine's"
    assert set(said) >= {"groups", "clock of the Bot API", "updates", "branches", "admins"}
    assert said["appointments"] == "well: 0 to come"
    assert said["broadcasts"] == "well: 0 under way, 0 wait for a second person"
    assert said["screening"] == "well: 0 clinics, 0 waves run, 0 workers wait"


def test_doctor_takes_a_bot_that_reads_as_administrator_for_well(
    prihatin: Prihatin, migrated: str, bot_api: dict[str, dict[str, Any]]
) -> None:
    bot_api["getMe"]["can_read_all_group_messages"] = False
    said = doctors_lines(prihatin("doctor"))

    assert said["groups"].startswith(
        "well: the bot reads only groups in which it is an administrator -> "
    )


@pytest.mark.parametrize(
    ("ends_at", "mark"), [("2026-03-02", "problem"), ("2999-01-01", "well")], ids=["over", "now"]
)
def test_doctor_says_where_nobody_is_on_duty(
    prihatin: Prihatin, execute: Execute, bot_api: object, ends_at: str, mark: str
) -> None:
    then = "2026-03-01 00:00:00"
    execute(
        "INSERT INTO groups (chat_id, title, branch_code, language, registered_at, synthetic,"
        f" asks_when_unsure) VALUES (-5, 'Skuad', 'PHG-KTN', 'ms', '{then}', '0', '1')"
    )
    execute(
        "INSERT INTO people (id, telegram_id, name, created_at, synthetic)"
        f" VALUES (1, 9, 'Siti', '{then}', '0')"
    )
    execute(
        "INSERT INTO grants (person_id, role, scope, granted_at)"
        f" VALUES (1, 'squad', 'PHG-KTN', '{then}')"
    )
    execute(
        "INSERT INTO duty_shifts (branch_code, person_id, starts_at, ends_at)"
        f" VALUES ('PHG-KTN', 1, '{then}', '{ends_at} 00:00:00')"
    )
    told = doctors_lines(prihatin("doctor"))["duty"]

    assert told.startswith(f"{mark}: ")
    assert ("at PHG-KTN, so" in told and "prihatin roster FILE.csv" in told) is (mark == "problem")


def test_doctor_says_what_to_do(
    prihatin: Prihatin,
    unknown_letter: int,
    bot_api: dict[str, dict[str, Any]],
) -> None:
    bot_api["getMe"]["can_read_all_group_messages"] = False
    bot_api["getWebhookInfo"]["url"] = "https://elsewhere.example"
    result = prihatin("doctor", "--plain")

    assert result.exit_code == 1
    said = doctors_lines(result)
    assert "/setprivacy" in said["groups"]
    assert "prihatin run" in said["updates"]
    assert "prihatin invite" in said["admins"]
    assert "prihatin letters" in said["letters"]


def test_doctor_goes_on_without_telegram_and_database(
    prihatin: Prihatin, bot_api: dict[str, dict[str, Any]]
) -> None:
    bot_api.clear()
    result = prihatin("doctor")

    said = doctors_lines(result)
    assert result.exit_code == 1
    assert "@BotFather" in said["token"]
    assert "PRIHATIN_DATABASE_URL" in said["database"]
    assert said["reference data"].startswith("well")
    assert TOKEN not in result.output
