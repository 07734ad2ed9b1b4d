"""Fuzz what reads typed words and files, guided by coverage: `python -m bench.fuzzed reader`.

Needs atheris (`pip install atheris`), which the program and its tests do without. What follows the
name goes to libFuzzer, as -max_total_time=300 (seconds) or a folder that keeps what was found. A
refusal that the person is told is an answer; any other exception, or SLOWEST seconds, stops it.
"""

import importlib
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from db.models.registry import Extract
from services import typed_days
from services.appointments import when_typed
from services.clock import LOCAL
from services.errors import Refusal
from services.leads import parsing
from services.leads.casework import typed_steps
from services.leads.finding import periods
from services.leads.intake import correcting
from services.leads.matching import keys, words
from services.messaging.broadcasts import typed as broadcast_words
from services.messaging.broadcasts.languages import facts, names
from services.places.reference import gazetteer
from services.registry import asked_days
from services.registry import typed as registry_words
from services.registry.checks import wording
from services.registry.importing import columns, files
from services.registry.importing.checking import Checking
from services.screening import worker_words
from services.workers import identity

SLOWEST = 5  # seconds for one text; a reader meets 4,096 characters at most
LONGEST = 4096  # bytes: a message of Telegram has as many characters
NOW = datetime(2026, 3, 12, 12, 0, tzinfo=LOCAL)
TODAY = NOW.date()


def reader(text: str) -> None:
    """A post: is it a report, of whom, when and where; does it correct one; what finds it again."""
    parsing.read(text, NOW, gazetteer(), forced=True)
    parsing.read(text, NOW, gazetteer(), doubtful=True)
    correcting.is_meant(text)
    words.read(text)
    keys.searched(text)


def languages(text: str) -> None:
    """Both texts of a broadcast: each agrees with itself, and with nothing in it when empty."""
    assert facts.difference(text, text) == ([], [])
    names.difference(text, text[::-1], gazetteer())


def asking(text: str) -> None:
    """What an officer types about an employer or a person."""
    registry_words.read(text)
    asked_days.apart(text)
    wording.is_query(text)
    wording.kinds(text)
    wording.explains(text)
    wording.wish(text)


def typed(text: str) -> None:
    """Days, hours, steps, periods, audiences and numbers as people type them."""
    readers: tuple[Callable[[], object], ...] = (
        lambda: when_typed.day(text, TODAY),
        lambda: when_typed.clock(text),
        lambda: typed_days.written(text),
        lambda: typed_steps.read(text, TODAY),
        lambda: periods.cut(text, TODAY),
        lambda: broadcast_words.expiry(text, NOW),
        lambda: broadcast_words.audience(text),
        lambda: worker_words.read(text, TODAY),
        lambda: identity.read(text),
    )
    for read in readers:
        try:
            read()
        except Refusal:
            continue


def extract(text: str) -> None:
    """Rows of an employers' file under its own headings; then the text as a whole CSV."""
    headings = ",".join(columns.fields(Extract.EMPLOYERS))
    for whole in (f"{headings}\n{text}", text):
        with tempfile.NamedTemporaryFile(suffix=".csv") as file:
            Path(file.name).write_text(whole, encoding="utf-8")
            try:
                with files.opened(files.scan(Path(file.name))) as sheet:
                    named = columns.read(Extract.EMPLOYERS, sheet.headings)
                    for _ in Checking(Extract.EMPLOYERS, named, TODAY).chunks(sheet.rows):
                        pass
            except (files.Unreadable, columns.Unfit):
                continue


TARGETS: dict[str, Callable[[str], None]] = {
    target.__name__: target for target in (reader, languages, asking, typed, extract)
}


def main(arguments: list[str]) -> None:
    """Fuzz the target that is named first until it fails or its time is over."""
    atheris: Any = importlib.import_module("atheris")
    target = TARGETS[arguments[0]]

    def one(data: bytes) -> None:
        target(data.decode("utf-8", "ignore"))

    one(b"kemalangan maut di Kuantan")  # tables are read now, and not counted as slow
    atheris.enabled_hooks.add("RegEx")
    atheris.instrument_all()
    limits = [f"-timeout={SLOWEST}", f"-max_len={LONGEST}"]
    atheris.Setup([sys.argv[0], *limits, *arguments[1:]], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
