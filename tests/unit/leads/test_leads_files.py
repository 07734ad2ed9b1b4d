"""A file of reports is read line by line; a wrong line is named and stops nothing.

All texts and names are invented.
"""

import codecs
import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot import cli, leads_files
from services import clock

KEYS = {
    *("id", "is_lead", "kind", "severity", "victims", "accident_date", "accident_time"),
    *("place_text", "place_names", "district", "state", "branch", "vehicles", "hospital"),
    *("urls", "confidence"),
}
REPORT = (
    "Mangsa, Zulkarnain bin Contoh, 34, maut apabila motosikalnya bertembung dengan lori di "
    "Gambang, Kuantan malam tadi kira-kira jam 9.30. https://contoh.my/1"
)


def findings(text: str, published: str | None = "2026-03-12", row_id: str = "a") -> dict[str, Any]:
    written = io.StringIO()
    line = json.dumps({"id": row_id, "text": text, "published": published})
    assert leads_files.parse([line], written, io.StringIO()) == 0
    found: dict[str, Any] = json.loads(written.getvalue())
    return found


def test_a_report_is_told_by_the_keys_of_the_labels() -> None:
    found = findings(REPORT)

    assert set(found) == KEYS
    assert found["is_lead"] is True
    assert (found["kind"], found["severity"]) == ("commuting_or_road", "death")
    assert found["victims"][0]["name"] == "Zulkarnain bin Contoh"
    assert (found["accident_date"], found["accident_time"]) == ("2026-03-11", "21:30")
    assert (found["district"], found["state"], found["branch"]) == ("Kuantan", "Pahang", "PHG-KTN")
    assert found["vehicles"] == ["motorcycle", "lorry"]
    assert found["urls"] == ["https://contoh.my/1"]


def test_talk_tells_only_its_links() -> None:
    found = findings("Mesyuarat esok jam 9 pagi, sila hadir https://contoh.my/2")

    assert set(found) == KEYS
    assert found["is_lead"] is False
    assert found["urls"] == ["https://contoh.my/2"]
    assert not any(found[key] for key in KEYS - {"id", "urls"})


@pytest.mark.parametrize(
    ("published", "day"),
    [
        pytest.param("2026-03-12", "2026-03-11", id="a day"),
        pytest.param("2026-03-12T17:30:00Z", "2026-03-12", id="a moment, past midnight here"),
        pytest.param("2026-03-12T08:00:00", "2026-03-11", id="a moment without a zone is local"),
        pytest.param(None, None, id="not told"),
    ],
)
def test_days_count_from_the_publication(published: str | None, day: str | None) -> None:
    assert findings("Seorang buruh maut di Raub semalam", published)["accident_date"] == day


def test_without_publication_a_day_named_in_full_is_known() -> None:
    found = findings("Seorang buruh maut di Raub pada 3 Mac 2019", None)

    assert found["accident_date"] == "2019-03-03"


@pytest.mark.parametrize("hour", [0, 23])
def test_without_a_day_the_hour_of_reading_says_nothing(
    monkeypatch: pytest.MonkeyPatch, hour: int
) -> None:
    now = datetime(2026, 12, 1, hour, 13, tzinfo=clock.LOCAL)
    monkeypatch.setattr(clock, "now", lambda: now)

    row = leads_files.Row(number=1, id="a", text="Maut di Gambang petang tadi", published=None)

    assert row.read_at == now.replace(hour=12, minute=0)


def test_a_federal_territory_is_called_by_its_own_name() -> None:
    found = findings("Seorang buruh maut terjatuh di tapak pembinaan di Kuala Lumpur pagi tadi")

    assert (found["district"], found["state"]) == ("Kuala Lumpur", "Kuala Lumpur")


def test_wrong_lines_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    lines = [
        "{broken",
        '["no object"]',
        '{"text": "no id"}',
        '{"id": "x", "text": 5}',
        '{"id": "y", "text": "a", "published": "yesterday"}',
        '{"id": "z", "text": "a", "published": "0001-01-01T00:00+14:00"}',
        "[" * 100_000,
        '{"id": %s, "text": "a"}' % ("9" * 5_000),
        "",
        json.dumps({"id": "good", "text": REPORT, "published": "2026-03-12"}),
    ]
    file.write_text("\n".join(lines), encoding="utf-8")

    result = CliRunner().invoke(cli.app, ["leads", "parse", str(file)])

    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["good"]
    told = [line.split(" ")[1] for line in result.stderr.splitlines()]
    assert told == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert result.stderr.splitlines()[-2:] == [
        "Line 7 is nested too deep.",
        "Line 8 has a number of too many digits.",
    ]


@pytest.mark.parametrize("command", ["parse", "match"])
def test_marks_and_half_letters_are_as_good_as_any(tmp_path: Path, command: str) -> None:
    file = tmp_path / "reports.jsonl"
    line = json.dumps({"id": "\ud800", "text": f"{REPORT} \ud800"})
    file.write_bytes(codecs.BOM_UTF8 + line.encode())

    result = CliRunner().invoke(cli.app, ["leads", command, str(file)])

    assert result.exit_code == 0
    assert json.loads(result.stdout)["id"] == "\ud800"


def test_the_input_is_read_and_a_file_written(tmp_path: Path) -> None:
    written = tmp_path / "found.jsonl"
    line = json.dumps({"id": 7, "text": REPORT, "published": "2026-03-12"})

    result = CliRunner().invoke(
        cli.app, ["leads", "parse", "-", "--output", str(written)], input=line
    )

    assert result.exit_code == 0
    assert json.loads(written.read_text(encoding="utf-8"))["id"] == 7
