"""The audit trail is exported by the command line and verified without the program."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows import installed
from tests.flows.installed import ROOT, Execute, Prihatin

execute = installed.execute
installation = installed.installation
migrated = installed.migrated
prihatin = installed.prihatin
unknown_letter = installed.unknown_letter


def verify(file: str, *noted: str) -> subprocess.CompletedProcess[str]:
    """Run the auditor's script, with no way to the program."""
    command = [sys.executable, "-I", str(ROOT / "deploy/verify_audit.py"), file, *noted]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_export_is_verified_elsewhere_and_is_a_note_itself(
    prihatin: Prihatin, execute: Execute, unknown_letter: int
) -> None:
    prihatin("letters", "forget", "7")
    noted = prihatin("audit", "verify").stdout.split()[-1]
    first = prihatin("audit", "export", "audit.jsonl")
    second = prihatin("audit", "export", "later.jsonl")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert verify("audit.jsonl").stdout == f"In order.\n1 {noted}\n"
    assert verify("later.jsonl", noted).stdout.startswith("In order.\n2 ")
    assert Path("audit.jsonl").stat().st_mode & 0o077 == 0
    assert (
        execute("SELECT action, ground FROM audit_notes ORDER BY number")[1:]
        == [("audit.exported", "command_line")] * 2
    )


def test_notes_removed_from_the_end_with_the_head_are_seen_by_the_noted_hash(
    prihatin: Prihatin, execute: Execute, unknown_letter: int
) -> None:
    prihatin("letters", "forget", "7")
    prihatin("audit", "export", "before.jsonl")
    noted = prihatin("audit", "verify").stdout.split()[-1]
    lines = Path("before.jsonl").read_bytes()

    assert verify("before.jsonl").returncode == 0
    assert verify("before.jsonl", noted).stderr.startswith("WRONG: the noted hash is missing")
    assert lines.count(b"\n") == 1


def test_broken_trail_is_exported_as_far_as_it_goes_and_told(
    prihatin: Prihatin, execute: Execute, unknown_letter: int
) -> None:
    prihatin("letters", "forget", "7")
    execute("UPDATE audit_head SET number = 2")
    told = prihatin("audit", "export", "audit.jsonl")

    assert told.exit_code == 1
    assert "broken: note 2 is missing" in told.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "there.jsonl"), "there.jsonl exists already; nothing was written."),
        (("export", "no/where.jsonl"), "The folder no does not exist."),
        (("outcomes", "5", "new.jsonl"), "Broadcast 5 has no recorded outcomes of round 1."),
        (
            ("outcomes", "5", "new.jsonl", "--round", "2"),
            "Broadcast 5 has no recorded outcomes of round 2.",
        ),
    ],
)
def test_what_cannot_be_written_is_a_sentence(
    prihatin: Prihatin, execute: Execute, arguments: tuple[str, ...], said: str
) -> None:
    Path("there.jsonl").write_text("mine", encoding="utf-8")
    result = prihatin("audit", *arguments)

    assert (result.exit_code, result.stderr.strip()) == (2, said)
    assert Path("there.jsonl").read_text("utf-8") == "mine"
    assert not list(Path().glob("*.partial"))
    assert not Path("new.jsonl").exists()
    assert execute("SELECT action FROM audit_notes") == []
