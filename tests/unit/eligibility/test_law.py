"""The law is data: read with its days, and a change of it is one more value in a file."""

import re
import shutil
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from services import texts
from services.eligibility import months, parameters
from services.eligibility.assess import assess
from services.eligibility.history import History, Scheme
from services.eligibility.months import Month
from services.eligibility.parameters import Law, NotInForce
from tests.unit.eligibility import cases

CASES = cases.listed("law")
LAW = parameters.in_force()
NOTICE = months.read("2026-03")
HISTORY = History(
    date(1985, 6, 15), months.read("2020-01"),
    frozenset(Month(month) for month in range(months.read("2020-01"), NOTICE)),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the law that a test may change."""
    return Path(shutil.copytree(parameters.FOLDER, tmp_path / "law"))


def add(folder: Path, name: str, since: str, value: object) -> Law:
    """Add a value as a commit of data does, and read the law again."""
    with (folder / f"{name}.yaml").open("a", encoding="utf-8") as file:
        file.write(f'  - {{from: {since}, value: {value}, source: "A gazette to come", tag: A}}\n')
    return parameters.read(folder)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['parameter']} {case['day']}")
def test_number_is_that_of_its_day(case: dict[str, Any]) -> None:
    if case["value"] is None:
        with pytest.raises(NotInForce):
            LAW.at(case["parameter"], case["day"])
    else:
        value = LAW.at(case["parameter"], case["day"]).value
        assert value == case["value"] or value == Fraction(str(case["value"]))


def test_every_change_has_a_case_before_and_on_its_day() -> None:
    told = {(case["parameter"], case["day"]) for case in CASES}
    changes = [
        (name, value.since)
        for name in LAW.names()
        for value in LAW.values(name)
        if value.since != date.min
    ]

    lacking = [
        (name, day)
        for name, since in changes
        for day in (since, since - timedelta(days=1))
        if (name, day) not in told
    ]
    assert lacking == []


def test_a_change_of_the_window_is_a_change_of_data(folder: Path) -> None:
    changed = add(folder, "window_paid", "2026-03-01", 41)
    changed_before = assess(HISTORY, Scheme.INVALIDITY, months.read("2026-02"), changed)

    after = assess(HISTORY, Scheme.INVALIDITY, NOTICE, changed)

    assert assess(HISTORY, Scheme.INVALIDITY, NOTICE).case.by_window
    assert changed_before.case.by_window
    assert not after.case.by_window
    assert "A gazette to come" in [value.source for value in after.sources]


def test_a_change_of_the_rate_changes_the_amount(folder: Path) -> None:
    changed = add(folder, "pension_percent", "2026-03-01", 55)

    answers = [assess(HISTORY, Scheme.SURVIVORS, NOTICE, law) for law in (LAW, changed)]

    assert [answer.rating and answer.rating.percent for answer in answers] == [54, 59]


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param("  - {from: 2030-01-01, value: 1, tag: A}\n", id="no source"),
        pytest.param('  - {from: 2030-01-01, value: 1, source: "x", tag: D}\n', id="no such tag"),
        pytest.param('  - {from: null, value: 1, source: "x", tag: A}\n', id="a day twice"),
        pytest.param('  - {from: 2030-01-01, value: x, source: "x", tag: A}\n', id="no number"),
    ],
)
def test_law_that_lacks_something_is_not_read(folder: Path, wrong: str) -> None:
    with (folder / "window_paid.yaml").open("a", encoding="utf-8") as file:
        file.write(wrong)

    with pytest.raises(ValueError, match=r"window_paid\.yaml cannot be read"):
        parameters.read(folder)


def test_every_number_has_its_name_in_both_languages() -> None:
    named = {
        (name, language): texts.say(language, f"eligibility.rule.{name}")
        for name in LAW.names()
        for language in texts.LANGUAGES
    }

    assert all(named.values())


def test_every_number_is_used() -> None:
    code = "\n".join(
        file.read_text("utf-8")
        for file in (Path(parameters.__file__).parent).glob("*.py")
        if file.name != "cards.py"
    )
    unused = [
        name
        for name in LAW.names()
        if f'"{name}"' not in code
        and not re.search(r"_reduced_share$|^share_|^self_employed_plan_", name)
    ]

    assert unused == []


def test_every_file_says_what_it_is() -> None:
    heads = [file.read_text("utf-8").partition("\n")[0] for file in parameters.FOLDER.iterdir()]

    assert [head for head in heads if not head.startswith("# ")] == []


def test_every_source_is_cited_in_both_languages() -> None:
    law = LAW
    told = [value for name in law.names() for value in law.values(name)]

    assert [value.name for value in told if not value.source_ms] == []
    english = re.compile(r"\b(section |the|page|Act|not found|since|table)\b")
    assert [value.source_ms for value in told if english.search(value.source_in("ms"))] == []
    assert [value.name for value in told if value.source_in("en") != value.source] == []
