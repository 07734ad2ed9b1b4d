"""The script for auditors: any changed byte of an export is seen, and lines that were cut off."""

import io
import json
import runpy
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.models.records import AuditNote
from services.records import audit

SCRIPT = Path(__file__).parents[2] / "deploy/verify_audit.py"
problem: Callable[..., tuple[str | None, int, str]] = runpy.run_path(str(SCRIPT))["problem"]
DETAILS: tuple[dict[str, Any], ...] = (
    {"recipients": 404, "unknown": [3, 17], "outcomes": "ab" * 32},
    {"reason": 'Jalan "Æ" \\ 12\u2028\n', "state": None, "urgent": True},
    {},
)


def export() -> bytes:
    """Return a chain of three notes as the program exports it."""
    lines, previous = b"", audit.FIRST_PREVIOUS
    for number, details in enumerate(DETAILS, 1):
        note = AuditNote(
            number=number, at=datetime(2026, 12, 1, 2, 0, number, tzinfo=UTC), actor_id=number,
            chat_id=None, action="broadcast.settled", subject=f"broadcast:{number}", ground=None,
            details=details, previous=previous,
        )  # fmt: skip
        note.hash = previous = audit.hash_of(note)
        lines += audit.line_of(note)
    return lines


EXPORT = export()
HASHES = [json.loads(line)["hash"] for line in EXPORT.splitlines()]


def wrong(content: bytes, *noted: str) -> str | None:
    return problem(io.BytesIO(content), *noted)[0]


def test_script_is_short_and_needs_nothing_but_python() -> None:
    lines = SCRIPT.read_text("utf-8").splitlines()
    imports = {line.split()[1] for line in lines if line.startswith(("import", "from"))}

    assert len(lines) <= 50
    assert imports == {"hashlib", "json", "pathlib", "sys"}


def test_untouched_export_is_in_order() -> None:
    assert problem(io.BytesIO(EXPORT)) == (None, 3, HASHES[-1])
    assert [wrong(EXPORT, noted) for noted in HASHES] == [None] * 3
    assert problem(io.BytesIO(b"")) == (None, 0, audit.FIRST_PREVIOUS)


def test_each_byte_counts() -> None:
    """Every byte of the export, each with a bit turned over, and removed, and doubled."""
    for at, byte in enumerate(EXPORT):
        rest = EXPORT[at + 1 :]
        for instead in (bytes([byte ^ 1]), bytes([byte ^ 32]), b"", bytes([byte, byte])):
            assert wrong(EXPORT[:at] + instead + rest) is not None, (at, instead)


@settings(max_examples=1000, deadline=None)
@given(at=st.integers(0, len(EXPORT) - 1), byte=st.integers(0, 255))
def test_any_other_byte_is_seen(at: int, byte: int) -> None:
    changed = EXPORT[:at] + bytes([byte]) + EXPORT[at + 1 :]

    assert (wrong(changed) is None) == (changed == EXPORT)


@given(kept=st.integers(0, len(EXPORT) - 1))
def test_any_cut_end_is_seen_by_who_noted_the_last_hash(kept: int) -> None:
    assert wrong(EXPORT[:kept], HASHES[-1]) is not None


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_whole_lines_cut_off_are_seen_by_the_noted_hash_alone(kept: int) -> None:
    cut = b"".join(EXPORT.splitlines(keepends=True)[:kept])

    assert wrong(cut) is None
    assert wrong(cut, HASHES[-1]) == "the noted hash is missing: notes were removed"


@pytest.mark.parametrize("gone", [0, 1])
def test_removed_line_is_seen(gone: int) -> None:
    lines = EXPORT.splitlines(keepends=True)
    del lines[gone]

    assert "does not follow" in (wrong(b"".join(lines)) or "")


@pytest.mark.parametrize(
    "line", [b"[]\n", b"null\n", b"{}\n", b"[" * 5000 + b"\n", b"\xff\n", b'"\\ud800"\n', b"\n"]
)
def test_what_is_no_note_is_a_sentence(line: bytes) -> None:
    assert wrong(EXPORT + line) == "line 4 was changed"


@pytest.mark.parametrize(
    ("cut", "code", "said"), [(0, 0, f"In order.\n3 {HASHES[-1]}\n"), (-1, 1, "WRONG: line 3")]
)
def test_command_says_so_and_ends_with_a_code(
    tmp_path: Path, cut: int, code: int, said: str
) -> None:
    file = tmp_path / "audit.jsonl"
    file.write_bytes(EXPORT[: cut or None])
    told = subprocess.run(
        [sys.executable, "-I", SCRIPT, file, HASHES[-1]],
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == code
    assert (told.stdout + told.stderr).startswith(said)
