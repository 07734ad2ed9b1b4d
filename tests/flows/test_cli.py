"""The command line does what it says, refuses with a sentence, and leaves its notes."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.office import INVITED
from tests.flows import installed
from tests.flows.installed import ROOT, Execute, Prihatin

bot_api = installed.bot_api
execute = installed.execute
installation = installed.installation
migrated = installed.migrated
prihatin = installed.prihatin
unknown_letter = installed.unknown_letter


def test_command_line_imports_nothing_heavy() -> None:
    """So that --help answers at once."""
    seen = subprocess.run(
        [sys.executable, "-c", "import bot.cli, sys; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert "typer" in seen
    assert {"sqlalchemy", "pydantic", "aiohttp", "aiogram", "telegram", "babel"}.isdisjoint(seen)


@pytest.mark.skipif(
    not Path("/dev/full").exists(),
    reason="/dev/full, a device that is always full, is of Linux only",
)
@pytest.mark.parametrize("command", [["eligibility", "-"], ["leads", "parse", "-"], ["--help"]])
def test_output_that_cannot_be_written_is_told_in_one_sentence(command: list[str]) -> None:
    asked = '{"id": "1", "text": "a", "published": "2026-11-01T08:00:00+08:00"}\n'
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "bot", *command],
            cwd=ROOT, input=asked, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip

    assert result.returncode == 1
    told = [line for line in result.stderr.splitlines() if "output" in line]
    assert told == [
        "The output is not complete, it could not be written: No space left on device. "
        "Make room or write elsewhere, and start again."
    ]
    assert "Traceback" not in result.stderr


def test_wrong_settings_are_told_in_sentences(
    prihatin: Prihatin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRIHATIN_TELEGRAM_TOKEN", "x")
    result = prihatin("run")

    assert result.exit_code == 2
    assert result.stderr.startswith("PRIHATIN_TELEGRAM_TOKEN does not look like a token")


@pytest.mark.parametrize("how", ["--json", "--batch"])
def test_check_answers_nothing_where_nothing_was_imported(
    prihatin: Prihatin, migrated: str, tmp_path: Path, how: str
) -> None:
    batch = tmp_path / "asked.jsonl"
    batch.write_text('{"id": 1, "kind": "employer", "text": "maju"}', encoding="utf-8")

    result = prihatin("check", how, "maju" if how == "--json" else str(batch))

    assert (result.exit_code, result.stdout) == (2, "")
    assert "Nothing was ever imported" in result.stderr


def test_missing_database_hints_at_the_sandbox(prihatin: Prihatin) -> None:
    result = prihatin("check", "maju")

    assert result.exit_code == 2
    assert "docs/running.md" in result.stderr


def test_migrate_makes_everything_and_may_be_repeated(prihatin: Prihatin) -> None:
    first, second = prihatin("migrate"), prihatin("migrate")

    assert Path("var/prihatin.sqlite3").exists()
    assert "serves production and is now at revision" in first.output
    assert "54 branches were added" in first.output
    assert "already; 0 branches were added" in second.output


def test_taken_web_port_is_a_sentence(
    prihatin: Prihatin, migrated: str, bot_api: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("PRIHATIN_WEB_PORT", str(taken.getsockname()[1]))
        result = prihatin("run", "--role", "ticker")

    assert result.exit_code == 2
    assert "is taken; set PRIHATIN_WEB_PORT" in result.stderr


def test_run_waits_for_a_database_and_leaves_no_empty_one_behind(
    prihatin: Prihatin, tmp_path: Path
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "run", "--role", "ticker"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PRIHATIN_WEB_PORT": port},
        stderr=subprocess.PIPE,
        text=True,
    ) as waiting:
        assert waiting.stderr
        said = [next(waiting.stderr) for _ in range(2)]  # it listens, and then waits
        waiting.terminate()

    assert waiting.returncode == 0
    assert "does not exist. Run: prihatin migrate" in said[1]
    assert not (tmp_path / "var").exists()


def test_migrate_makes_no_mistyped_folder(
    prihatin: Prihatin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRIHATIN_DATABASE_URL", "sqlite+aiosqlite:///vra/prihatin.sqlite3")
    result = prihatin("migrate")

    assert result.exit_code == 2
    assert "The folder vra of PRIHATIN_DATABASE_URL does not exist" in result.stderr
    assert not Path("vra").exists()


def test_database_is_for_its_owner_only(prihatin: Prihatin) -> None:
    """A file that others could read is closed too."""
    prihatin("migrate")
    Path("var/prihatin.sqlite3").chmod(0o644)
    prihatin("migrate")

    assert [file.stat().st_mode & 0o077 for file in Path("var").glob("prihatin.sqlite3*")] == [0]


def test_what_the_command_line_writes_is_for_its_owner_only(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "bot", "migrate"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )

    modes = {path.name: path.stat().st_mode & 0o077 for path in tmp_path.rglob("*")}
    assert modes.keys() == {"var", "prihatin.sqlite3"}
    assert not any(modes.values())


@pytest.mark.parametrize("command", [("migrate",), ("run",), ("letters",), ("invite", "Siti")])
def test_database_of_the_sandbox_is_refused(
    prihatin: Prihatin, execute: Execute, command: tuple[str, ...]
) -> None:
    execute("UPDATE installation SET value = 'sandbox' WHERE name = 'environment'")
    result = prihatin(*command)

    assert result.exit_code == 2
    assert "belongs to sandbox, not to production" in result.stderr


@pytest.mark.parametrize("empty", [True, False], ids=["empty", "missing"])
def test_database_without_tables_is_told_to_be_migrated(prihatin: Prihatin, empty: bool) -> None:
    file = Path("var/prihatin.sqlite3")
    if empty:
        file.parent.mkdir()
        file.touch()
    result = prihatin("letters")

    assert result.exit_code == 2
    assert "prihatin migrate" in result.stderr
    assert file.exists() is empty


def test_database_out_of_reach_is_a_sentence_without_the_password(
    prihatin: Prihatin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRIHATIN_DATABASE_URL", "postgresql+psycopg://a:pa55@127.0.0.1:1/x")
    result = prihatin("audit", "verify")

    assert result.exit_code == 2
    assert "cannot be used" in result.stderr
    assert "pa55" not in result.output


def test_first_admin_is_invited_by_a_link(
    prihatin: Prihatin, execute: Execute, bot_api: object
) -> None:
    result = prihatin("invite", "Siti binti Ali", "--staff-number", "P12345")

    assert result.stdout.startswith("https://t.me/prihatin_bot?start=")
    assert execute("SELECT role, scope, name, staff_number FROM invitations") == [
        ("admin", "MY", "Siti binti Ali", "P12345")
    ]
    assert execute("SELECT action FROM audit_notes") == [("invitation.made",)]


def test_invitation_to_a_branch_takes_its_code(
    prihatin: Prihatin, execute: Execute, bot_api: object
) -> None:
    [(code,)] = execute("SELECT code FROM branches WHERE town = 'Kuantan' AND kind <> 'hq' LIMIT 1")
    result = prihatin("invite", "Ali bin Abu", "--role", "squad", "--scope", code)

    assert result.exit_code == 0, result.output
    assert execute("SELECT role, scope FROM invitations") == [("squad", code)]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--role", "king"), "The role is one of: admin, coordinator"),
        (("--role", "worker"), "The role is one of: admin, coordinator"),
        (("--role", "squad", "--scope", "Atlantis"), "Atlantis"),
    ],
)
def test_wrong_invitation_is_a_sentence_and_changes_nothing(
    prihatin: Prihatin,
    execute: Execute,
    bot_api: object,
    options: tuple[str, ...],
    said: str,
) -> None:
    result = prihatin("invite", "Siti", *options)

    assert result.exit_code == 2
    assert said in result.stderr
    assert execute("SELECT id FROM invitations") == []


def test_invite_lists_the_roles(prihatin: Prihatin) -> None:
    told = " ".join(prihatin("invite", "--help").output.replace("│", " ").split())

    assert f"What the person will be: {', '.join(INVITED)}." in told


def test_audit_trail_in_order(prihatin: Prihatin, execute: Execute, unknown_letter: int) -> None:
    prihatin("letters", "forget", "7")
    result = prihatin("audit", "verify")

    assert result.exit_code == 0
    assert "in order: 1 notes" in result.output
    number, last = result.stdout.splitlines()[-1].split()
    assert [(int(number), last)] == execute("SELECT number, hash FROM audit_notes")


def test_broken_audit_trail_names_the_note(
    prihatin: Prihatin, execute: Execute, unknown_letter: int
) -> None:
    prihatin("letters", "forget", "7")
    execute("UPDATE audit_head SET number = 2")
    result = prihatin("audit", "verify")

    assert result.exit_code == 1
    assert "broken: note 2 is missing" in result.output


def test_backup_retention_and_what_refuses_them(prihatin: Prihatin, migrated: str) -> None:
    written, again = prihatin("backup", "copy.sqlite3"), prihatin("backup", "copy.sqlite3")
    kept, back = prihatin("retention"), prihatin("restore", "copy.sqlite3")

    assert (written.exit_code, again.exit_code, kept.exit_code, back.exit_code) == (0, 2, 0, 2)
    assert written.output.startswith("copy.sqlite3 holds the whole database")
    assert "exists already; nothing was written" in again.stderr
    assert "letters         30 days   removed in 30 days:         0   oldest: none" in kept.output
    assert "Nothing was done" in back.stderr
