"""`prihatin synthesize` and `prihatin import` from the shell, and what the doctor tells of both."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from typer.testing import CliRunner

from bot import cli
from config import settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database_url: str) -> None:
    for name in settings.variables():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PRIHATIN_TELEGRAM_TOKEN", "123456789:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0")
    monkeypatch.setenv("PRIHATIN_DATABASE_URL", database_url)
    monkeypatch.setenv("PRIHATIN_TELEGRAM_API_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("PRIHATIN_OTHER_API_URL_ALLOWED", "true")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(tmp_path)
    assert prihatin("migrate")[0] == 0


def prihatin(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli.app, list(arguments))
    return done.exit_code, done.output


def execute(url: str, statement: str) -> list[tuple[object, ...]]:
    engine = create_engine(url.replace("+aiosqlite", ""))
    with engine.begin() as connection:
        done = connection.execute(text(statement))
        rows = [tuple(row) for row in done] if done.returns_rows else []
    engine.dispose()
    return rows


def synthesized(persons: int = 300) -> None:
    said = prihatin("synthesize", "x", "--employers", "40", "--persons", str(persons))
    assert said[0] == 0, said


def test_what_is_synthesized_is_imported_and_the_doctor_tells_of_it() -> None:
    synthesized()
    for extract in ("employers", "persons", "contributions"):
        code, said = prihatin("import", extract, f"x/{extract}.csv")
        assert code == 0, said
        assert f"{extract} (whole extract) from {extract}.csv:" in said
        assert "0  refused" in said
        assert "rows a second" in said

    _, told = prihatin("doctor", "--plain")

    assert "well     employers: 40 rows, synthetic, taken in " in told
    assert "well     persons: 300 rows, synthetic, taken in " in told
    assert "well     contributions: " in told


def test_doctor_tells_what_is_missing_and_what_is_old(database_url: str) -> None:
    execute(
        database_url,
        "INSERT INTO registry_editions (extract, edition, as_of, rows, names_indexed, synthetic)"
        " VALUES ('persons', 'a', '2026-03-01 00:00:00', 16000000, 0, '0')",
    )

    _, told = prihatin("doctor", "--plain")

    assert "well     employers: never imported" in told
    assert "problem  persons: 16,000,000 rows, taken in " in told
    assert "prihatin import persons FILE --whole" in told


def test_file_that_is_not_there_is_told() -> None:
    code, said = prihatin("import", "persons", "none.csv")

    assert code == 2
    assert "The file none.csv cannot be read: No such file or directory." in said


def test_import_that_was_killed_goes_on_where_it_stopped(database_url: str) -> None:
    synthesized(30_000)
    command = [sys.executable, "-m", "bot", "import", "persons", "x/persons.csv"]
    count = "SELECT coalesce(max(rows_read), 0) FROM registry_imports"
    killed = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    for _ in range(6000):
        if killed.poll() is not None or execute(database_url, count) != [(0,)]:
            break
        time.sleep(0.01)
    os.kill(killed.pid, signal.SIGKILL)
    killed.communicate()
    assert execute(database_url, "SELECT * FROM registry_editions") == []

    code, said = prihatin("import", "persons", "x/persons.csv")

    assert code == 0, said
    assert "rows were kept by an earlier run of this file" in said
    assert "30,000  read" in said
    assert execute(database_url, "SELECT count(*) FROM insured_persons_a") == [(30_000,)]


def test_clinics_and_their_hours_are_imported_and_a_trial_is_reported() -> None:
    Path("c.csv").write_text(
        "kod,nama,poskod,sintetik\nKL-0123,Klinik Ujian,25000,ya\nX,Y,25000,ya\n"
    )
    Path("s.csv").write_text("kod,hari,waktu,minit,tempat\nKL-0123,Sabtu,9-12,30,2\n")
    code, said = prihatin("import", "clinics", "c.csv")
    assert code == 0, said
    assert "2 rows read, 1 refused" in said
    assert "1 clinics are new" in said
    assert "Line 3: code: a clinic's code looks like KL-0123" in said
    code, said = prihatin("import", "slots", "s.csv")
    assert code == 0, said
    assert "The hours of 1 clinics were kept" in said

    code, said = prihatin("trial", "report")
    assert code == 0, said
    assert "Trial invitation-2026" in said
    assert "No look yet" in said
    assert prihatin("trial", "report", "nothing")[0] == 2
    assert prihatin("import", "clinics", "none.csv")[0] == 2
