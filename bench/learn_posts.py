"""Learn from labelled lines what words and signs say of a post; write the table of weights.

`python -m bench.learn_posts` prints how a model that never saw a writer's lines reads them, writer
by writer; `--write` learns from all of them and writes config/reference/post_words.csv. The lines
are invented: bench/reading/README.md. Deterministic: same lines, same table.
"""

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from services import clock
from services.leads import parsing
from services.leads.parsing import Kind, Severity
from services.leads.reading import lead, learned, settled
from services.leads.reading.harm import NOT_DEATH
from services.leads.reading.lead_words import ENOUGH_POINTS
from services.leads.reading.prose import clean, spelt_out
from services.places import reference

LINES = Path(__file__).parent / "reading"
POSTED = datetime(2026, 11, 29, 12, tzinfo=clock.LOCAL)  # of lines without a day of their own
FEWEST = 3  # lines that have a feature; a rarer one teaches nothing
OURS = (
    "newspapers",
    "hand_12",
    "hand_14",
    "hand_18",
    "hand_23",
    "hand_30",
    "pinned",
)  # writers who knew the tables: taught from, not measured on
TITLE = re.compile(r"(?=(?:\S+ ){3,15}\S+\n)[^\n]+(?=\n\n)")  # above a paragraph
TITLE_WEIGHT = 0.5  # of a headline told alone once more: what is a report is one without its text
PINNED, PINNED_WEIGHT = "pinned", 0.5  # lines of the unit tests, on which the tables were made
SMALLEST = 0.05  # weight of a feature that is kept
PENALTY = 0.25  # on the square of a weight; by leave-one-writer-out
QUESTIONS = ("gate", "lead", *settled.KINDS, *settled.SEVERITIES)

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled line, read."""

    writer: str
    text: str
    is_lead: bool
    kind: str | None  # None for talk, or where a test does not say
    severity: str | None
    signs: lead.Signs
    values: learned.Values
    kind_by_tables: Kind
    severity_by_tables: Severity
    weight: float  # what the line counts in learning
    title: bool = False  # the headline of another line, told alone: taught from, not measured on

    def words(self) -> learned.Values:
        """Return what the words alone say."""
        return {name: value for name, value in self.values.items() if name[0] != "="}


@dataclass(frozen=True, slots=True)
class Sparse:
    """Lines by features, as the triples that are not nought."""

    row: NDArray[np.intp]
    column: NDArray[np.intp]
    value: Array
    shape: tuple[int, int]

    def times(self, weights: Array) -> Array:
        """Return the sum of each line."""
        return np.asarray(
            np.bincount(self.row, self.value * weights[self.column], self.shape[0]), float
        )

    def turned(self, lines: Array) -> Array:
        """Return the sum of each feature."""
        return np.asarray(
            np.bincount(self.column, self.value * lines[self.row], self.shape[1]), float
        )


def read(file: Path) -> list[Line]:
    """Return the lines of a writer, read as the reader reads them."""
    found, weight = [], PINNED_WEIGHT if file.stem == PINNED else 1.0
    for row in map(json.loads, filter(str.strip, file.read_text("utf-8").split("\n"))):
        found.append(_line(row, file.stem, weight))
        if title := TITLE.match(row["text"]):
            alone = row | {"text": title[0], "kind": None, "severity": None}
            found.append(replace(_line(alone, file.stem, weight * TITLE_WEIGHT), title=True))
    return found


def _line(row: dict[str, Any], writer: str, weight: float) -> Line:
    posted = datetime.fromisoformat(row["published"][:10]) if row.get("published") else POSTED
    told = parsing.weighed(clean(row["text"]), posted.date(), reference.gazetteer())
    return Line(
        *(writer, row["text"], row["is_lead"], row["kind"], row["severity"]),
        *(told.signs, told.values, told.kind, told.severity, weight),
    )


def sparse(rows: Sequence[learned.Values], names: dict[str, int]) -> Sparse:
    """Return the rows by the features that have a number."""
    triples = [
        (row, names[name], value)
        for row, values in enumerate(rows)
        for name, value in values.items()
        if name in names
    ]
    row, column, value = (np.array(each) for each in zip(*triples, strict=True))
    return Sparse(row, column, value.astype(float), (len(rows), len(names)))


def fit(told: Sparse, right: Array, counts: Array) -> Array:
    """Return the weights of the likeliest logistic regression under the penalty (Newton, CG)."""
    weights = np.zeros(told.shape[1])
    for _ in range(12):
        likely = 1 / (1 + np.exp(-told.times(weights)))
        slope = told.turned(counts * (likely - right)) + PENALTY * weights
        if np.abs(slope).max() < 1e-4:
            break
        curved = counts * likely * (1 - likely) + 1e-9
        weights -= _solved(told, curved, slope)
    return weights


def _solved(told: Sparse, curved: Array, wanted: Array) -> Array:
    """Return the step of Newton's way, by conjugate gradients."""
    found, rest = np.zeros_like(wanted), wanted.copy()
    way, size = rest.copy(), rest @ rest
    enough = size * 1e-6
    for _ in range(60):
        if size < enough:
            break
        along = told.turned(curved * told.times(way)) + PENALTY * way
        step = size / (way @ along)
        found += step * way
        rest -= step * along
        before, size = size, rest @ rest
        way = rest + size / before * way
    return found


def learn(lines: Sequence[Line]) -> dict[str, dict[str, float]]:
    """Return the weights of every question."""
    taught: dict[str, dict[str, float]] = {}
    for question in QUESTIONS:
        asked = [line for line in lines if _answer(line, question) is not None]
        rows = [line.words() if question == "gate" else line.values for line in asked]
        seen = Counter(name for row in rows for name in row)
        names = {n: i for i, n in enumerate(sorted(n for n, c in seen.items() if c >= FEWEST))}
        right = np.array([float(_answer(line, question) or 0) for line in asked])
        weights = fit(sparse(rows, names), right, np.array([line.weight for line in asked]))
        taught[question] = {
            name: round(float(weights[i]), 2)
            for name, i in names.items()
            if abs(weights[i]) >= SMALLEST
        }
    return taught


def _answer(line: Line, question: str) -> bool | None:
    """Return whether the right answer is yes; None where the line does not say."""
    if question in ("gate", "lead"):
        return line.is_lead
    label = line.kind if question in settled.KINDS else line.severity
    return None if label is None else label == question


@dataclass(frozen=True, slots=True)
class Seen:
    """A line, and how it is read by who never saw its writer."""

    line: Line
    likely: float  # 0-1, that it is a lead; 0 where it would not even be read
    kind: Kind
    severity: Severity


def unseen(writers: Sequence[list[Line]]) -> list[Seen]:
    """Return the strangers' lines, each read with the weights that all other writers taught."""
    found = []
    for own in writers:
        if own[0].writer in OURS:
            continue
        taught = learn([line for lines in writers if lines is not own for line in lines])
        found += [_seen(line, taught) for line in own if not line.title]
    return found


def _seen(line: Line, taught: dict[str, dict[str, float]]) -> Seen:
    def likely(question: str) -> float:
        return _likely(taught[question], line.values)

    kind = settled.surest(line.kind_by_tables, {each: likely(each) for each in settled.KINDS})
    told = line.severity_by_tables
    if told is Severity.UNKNOWN and not NOT_DEATH.search(spelt_out(line.text)):
        told = settled.surest(told, {each: likely(each) for each in settled.SEVERITIES})
    sure = settled.lead(likely("lead"), line.signs, parsing.ENOUGH)
    words = {name: value for name, value in line.values.items() if name[0] != "="}
    worth = _likely(taught["gate"], words) >= parsing.WORTH
    read_at_all = worth or parsing.names_harm(spelt_out(line.text))
    return Seen(line, sure if read_at_all else 0.0, kind, told)


def _likely(weights: dict[str, float], values: learned.Values) -> float:
    return learned.logistic(sum(weights.get(name, 0.0) * each for name, each in values.items()))


def show(lines: Sequence[Seen]) -> None:
    """Print what was reached, by writer, and how true the probabilities are."""
    table = Table(
        "writer",
        "leads",
        "asked too",
        "talk",
        "not asked",
        "kind",
        "severity",
        "by the tables alone",
    )
    for writer in ["all", *dict.fromkeys(each.line.writer for each in lines)]:
        own = [each for each in lines if writer in ("all", each.line.writer)]
        table.add_row(writer, *_figures(own))
    Console(width=140).print(table)
    ladder = Table("probability", "lines", "leads among them")
    for step in range(10):
        within = [each for each in lines if step <= min(each.likely * 10, 9.99) < step + 1]
        leads = [each.line.is_lead for each in within]
        ladder.add_row(f"{step / 10:.1f}", str(len(within)), _share(leads))
    Console(width=140).print(ladder)


def _figures(lines: Sequence[Seen]) -> list[str]:
    leads = [each for each in lines if each.line.is_lead]
    talk = [each for each in lines if not each.line.is_lead]
    tables = [each.line.signs["weight"] >= ENOUGH_POINTS for each in leads]
    calm = [each.line.signs["weight"] < ENOUGH_POINTS for each in talk]
    kinds = [each.line.kind_by_tables == each.line.kind for each in leads]
    grave = [each.line.severity_by_tables == each.line.severity for each in leads]
    return [
        _share([each.likely >= parsing.ENOUGH for each in leads]),
        _share([each.likely >= parsing.DOUBT for each in leads]),
        _share([each.likely < parsing.ENOUGH for each in talk]),
        _share([each.likely < parsing.DOUBT for each in talk]),
        _share([each.kind == each.line.kind for each in leads]),
        _share([each.severity == each.line.severity for each in leads]),
        " ".join(map(_share, (tables, calm, kinds, grave))),
    ]


def _share(right: Sequence[bool]) -> str:
    return f"{100 * sum(right) / len(right):.1f}" if right else "-"


def write(taught: dict[str, dict[str, float]]) -> None:
    """Write the table of weights, by feature."""
    features = sorted(set().union(*taught.values()))
    with learned.WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["feature", *taught])
        rows.writerows([each, *(taught[q].get(each, "") for q in taught)] for each in features)


def main(arguments: Sequence[str]) -> None:
    """Show how well it reads writers it never saw; --write: learn from all."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--write", action="store_true", help="write the table of weights")
    given = asked.parse_args(arguments)
    writers = [read(file) for file in sorted(LINES.glob("*.jsonl"))]
    show(unseen(writers))
    if given.write:
        write(learn([line for lines in writers for line in lines]))


if __name__ == "__main__":
    main(sys.argv[1:])
