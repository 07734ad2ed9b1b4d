"""The command line does what it says, refuses with a sentence, and leaves its notes."""

import json
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import structlog
from sqlalchemy import create_engine, text
from typer.testing import CliRunner, Result

from bot import cli, playground
from bot.office import INVITED, Refused
from config import settings

ROOT = Path(__file__).parents[2]
TOKEN = "123456789:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0"
ANSWERS: dict[str, dict[str, Any]] = {
    "getMe": {"username": "prihatin_bot", "can_read_all_group_messages": True},
    "getWebhookInfo": {"url": "", "pending_update_count": 0},
}

Prihatin = Callable[..., Result]
Execute = Callable[..., list[tuple[Any, ...]]]


class BotApi(BaseHTTPRequestHandler):
    """Answers the doctor's two questions, with the Date header of a real server."""

    answers = ANSWERS

    def do_GET(self) -> None:
        result = self.answers.get(self.path.rsplit("/", 1)[-1])
        status = 200 if result else 401
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps({"ok": status == 200, "result": result}).encode())

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def bot_api(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, dict[str, Any]]]:
    """What the Bot API answers; a test may change it."""
    answers = {method: dict(result) for method, result in ANSWERS.items()}
    monkeypatch.setattr(BotApi, "answers", answers)
    server = ThreadingHTTPServer(("127.0.0.1", 0), BotApi)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv("PRIHATIN_TELEGRAM_API_URL", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("PRIHATIN_OTHER_API_URL_ALLOWED", "true")
    yield answers
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """An installation of its own in an empty folder; logging is put back afterwards."""
    for name in settings.variables():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PRIHATIN_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.chdir(tmp_path)
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", root.handlers[:])
    monkeypatch.setattr(root, "level", root.level)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    kept = structlog.get_config()
    yield
    logging.captureWarnings(False)
    structlog.configure(**kept)


@pytest.fixture
def prihatin() -> Prihatin:
    """Run `prihatin` with these arguments."""
    return lambda *arguments: CliRunner().invoke(cli.app, list(arguments))


@pytest.fixture
def migrated(monkeypatch: pytest.MonkeyPatch, database_url: str, prihatin: Prihatin) -> str:
    monkeypatch.setenv("PRIHATIN_DATABASE_URL", database_url)
    assert prihatin("migrate").exit_code == 0
    return database_url


@pytest.fixture
def execute(migrated: str) -> Execute:
    """Ask the database by another way than the program's."""

    def run(statement: str) -> list[tuple[Any, ...]]:
        engine = create_engine(migrated.replace("+aiosqlite", ""))
        with engine.begin() as connection:
            done = connection.execute(text(statement))
            rows = [tuple(row) for row in done] if done.returns_rows else []
        engine.dispose()
        return rows

    return run


@pytest.fixture
def unknown_letter(execute: Execute) -> int:
    execute(
        "INSERT INTO letters (id, key, chat_id, method, payload, lane, state, attempts, created_at)"
        " VALUES (7, 'lead:1', 5, 'sendMessage', '{\"text\": \"Hai\"}', 0, 'unknown', 1,"
        " '2026-03-01 00:00:00')"
    )
    return 7


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


def test_wrong_settings_are_told_in_sentences(
    prihatin: Prihatin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRIHATIN_TELEGRAM_TOKEN", "x")
    result = prihatin("run")

    assert result.exit_code == 2
    assert result.stderr.startswith("PRIHATIN_TELEGRAM_TOKEN does not look like a token")


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


def test_letters_are_counted_and_unknown_ones_listed(
    prihatin: Prihatin, unknown_letter: int
) -> None:
    result = prihatin("letters")

    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["unknown", "1"] in lines
    assert any(line[:4] == ["7", "sendMessage", "to", "chat"] for line in lines)


def test_oldest_letters_that_wait_are_listed_without_their_texts(
    prihatin: Prihatin, execute: Execute
) -> None:
    for number in range(1, 13):
        execute(
            "INSERT INTO letters"
            " (id, key, chat_id, method, payload, lane, state, attempts, created_at)"
            f" VALUES ({number}, 'lead:{number}', -5, 'sendMessage', '{{\"text\": \"Rahsia\"}}',"
            f" {int(number > 2)}, 'waiting', 0, '2026-03-01 00:00:00')"
        )
    result = prihatin("letters")

    assert "Waiting by lane: answer 2, lead 10, reminder 0, bulk 0." in result.stdout
    listed = [line for line in result.stdout.splitlines() if "sendMessage to chat -5" in line]
    assert [int(line.split()[0]) for line in listed] == list(range(1, 11))
    assert all(", posted " in line and "March 2026" in line for line in listed)
    assert "Rahsia" not in result.output


@pytest.mark.parametrize(
    ("command", "state", "action"),
    [("resend", "waiting", "letter.resent"), ("forget", "refused", "letter.forgotten")],
)
def test_letter_of_unknown_fate_is_decided_once(
    prihatin: Prihatin,
    execute: Execute,
    unknown_letter: int,
    command: str,
    state: str,
    action: str,
) -> None:
    first, second = prihatin("letters", command, "7"), prihatin("letters", command, "7")

    assert (first.exit_code, second.exit_code) == (0, 2)
    assert "no letter 7 has an unknown fate" in second.stderr
    assert execute("SELECT state FROM letters") == [(state,)]
    assert execute("SELECT action, subject FROM audit_notes") == [(action, "letter:7")]


def test_letter_with_a_newer_one_of_its_card_is_not_sent_again(
    prihatin: Prihatin, execute: Execute, unknown_letter: int
) -> None:
    """It would edit the card back to an old state."""
    execute("UPDATE letters SET card = 'lead:1' WHERE id = 7")
    execute(
        "INSERT INTO letters"
        " (id, key, chat_id, card, method, payload, lane, state, attempts, created_at)"
        " VALUES (8, 'lead:1:accepted', 5, 'lead:1', 'sendMessage', '{}', 0, 'sent', 1,"
        " '2026-03-01 00:00:00')"
    )
    resent, forgotten = prihatin("letters", "resend", "7"), prihatin("letters", "forget", "7")

    assert (resent.exit_code, forgotten.exit_code) == (2, 0)
    assert "Nothing was changed: a newer letter shows the card lead:1." in resent.stderr
    assert execute("SELECT state FROM letters WHERE id = 7") == [("refused",)]


def test_letter_whose_content_was_removed_is_not_sent_again(
    prihatin: Prihatin, execute: Execute, unknown_letter: int
) -> None:
    execute("UPDATE letters SET payload = '{}' WHERE id = 7")
    result = prihatin("letters", "resend", "7")

    assert result.exit_code == 2
    assert "its content was removed" in result.stderr


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


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({}, "not a sandbox token"),
        ({"PRIHATIN_TELEGRAM_TOKEN": "1:SANDBOX", "PRIHATIN_ENVIRONMENT": "production"}, "never"),
    ],
    ids=["token", "environment"],
)
def test_sandbox_refuses_what_is_productions(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], said: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(Refused, match=said):
        playground.sandbox_settings("http://127.0.0.1:1")


@pytest.mark.parametrize("line", [f"TELEGRAM_TOKEN={TOKEN}", "ENVIRONMENT=production"])
def test_sandbox_names_the_file_that_speaks_of_production(
    prihatin: Prihatin, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: str
) -> None:
    monkeypatch.delenv("PRIHATIN_TELEGRAM_TOKEN")
    (tmp_path / ".env").write_text(f"PRIHATIN_{line}\n")
    result = prihatin("sandbox")

    assert result.exit_code == 2
    assert f"It stands in {tmp_path / '.env'}." in result.stderr
    assert "rename that file" in result.stderr
    assert not Path("var").exists()


def test_sandbox_takes_an_unfilled_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PRIHATIN_TELEGRAM_TOKEN")
    (tmp_path / ".env").write_text("PRIHATIN_TELEGRAM_TOKEN=\nPRIHATIN_ENVIRONMENT=\n")

    assert playground.sandbox_settings("http://127.0.0.1:1").environment == "sandbox"


def test_second_sandbox_in_the_folder_is_refused_and_forgets_nothing(
    prihatin: Prihatin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRIHATIN_TELEGRAM_TOKEN", "1:SANDBOX")
    playground.FOLDER.mkdir(parents=True)
    playground.STATE.write_text("{}")
    with playground.alone():
        result = prihatin("sandbox", "--fresh", "--port", "1")

    assert result.exit_code == 2
    assert "A sandbox runs in" in result.stderr
    assert playground.STATE.exists()


def test_sandbox_refuses_productions_database(
    prihatin: Prihatin, monkeypatch: pytest.MonkeyPatch, migrated: str
) -> None:
    monkeypatch.setenv("PRIHATIN_TELEGRAM_TOKEN", "1:SANDBOX")
    result = prihatin("sandbox", "--port", "1")

    assert result.exit_code == 2
    assert "belongs to production, not to sandbox" in result.stderr


def test_sandbox_plays_and_stops_cleanly(tmp_path: Path) -> None:
    """The whole of it: sandbox, town and program, ready, then Ctrl-C."""
    port = playground._free_port()
    variables = {name: value for name, value in os.environ.items() if "PRIHATIN" not in name}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "sandbox", "--port", str(port)],
        cwd=tmp_path,
        env={**variables, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    with process, process.stdout as said:
        ready = any("The chat page" in line for line in said)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sim/people", timeout=10) as answer:
            people = json.load(answer)
        process.send_signal(signal.SIGINT)
        status = process.wait(timeout=60)

    assert ready
    assert len(people) > 5
    assert status == 0


def test_backup_retention_and_what_refuses_them(prihatin: Prihatin, migrated: str) -> None:
    written, again = prihatin("backup", "copy.sqlite3"), prihatin("backup", "copy.sqlite3")
    kept, back = prihatin("retention"), prihatin("restore", "copy.sqlite3")

    assert (written.exit_code, again.exit_code, kept.exit_code, back.exit_code) == (0, 2, 0, 2)
    assert written.output.startswith("copy.sqlite3 holds the whole database")
    assert "exists already; nothing was written" in again.stderr
    assert "letters         30 days   removed in 30 days:         0   oldest: none" in kept.output
    assert "Nothing was done" in back.stderr
