"""The sandbox plays by itself, and refuses whatever is production's."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from bot import playground
from bot.office import Refused
from tests.flows import installed
from tests.flows.installed import ROOT, TOKEN, Prihatin

installation = installed.installation
migrated = installed.migrated
prihatin = installed.prihatin


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
