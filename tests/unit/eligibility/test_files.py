"""A file of histories is answered record by record; a wrong one is named and stops nothing."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot import cli, eligibility_files

KEYS = [
    *("verdict", "window_paid", "span_months", "span_paid", "rate_percent", "average_wage"),
    *("monthly_amount", "grant", "reasons", "sources", "to_confirm"),
]
PAID = [f"{year}-{month:02d}" for year in range(2010, 2026) for month in range(1, 13)]
RECORD: dict[str, Any] = {
    "scheme": "invalidity", "born": "1980-05-01", "entry": "2010-01", "paid": PAID,
    "notice": "2026-03", "wages": dict.fromkeys(PAID, 2400),
}  # fmt: skip


def answered(told: object) -> tuple[Any, str, int]:
    output, problems = io.StringIO(), io.StringIO()
    wrong = eligibility_files.answer(io.StringIO(json.dumps(told)), output, problems)
    return json.loads(output.getvalue()), problems.getvalue(), wrong


def test_one_object_gives_one_answer() -> None:
    answer, problems, wrong = answered(RECORD)

    assert (problems, wrong) == ("", 0)
    assert list(answer) == KEYS
    assert [answer[key] for key in KEYS[:8]] == [
        *("full", 38, 194, 192), 64, 2350.0, 1504.0, False,
    ]  # fmt: skip
    assert answer["reasons"][0].startswith("November 2022 to February 2026 (40 months): 38 months")
    assert any("17(3A)" in reason for reason in answer["reasons"])
    assert any(source.endswith("[A]") for source in answer["sources"])
    assert answer["to_confirm"]


def test_amounts_have_two_decimals() -> None:
    output = io.StringIO()
    eligibility_files.answer(io.StringIO(json.dumps(RECORD)), output, io.StringIO())

    assert '"average_wage": 2350.00, "monthly_amount": 1504.00,' in output.getvalue()


def test_list_gives_a_list_in_the_same_order() -> None:
    answers, _, _ = answered([RECORD, RECORD | {"paid": []}, RECORD | {"born": None}])

    assert [each["verdict"] for each in answers] == ["full", "not_met", "cannot_tell"]


def test_without_entry_the_span_is_not_known() -> None:
    answer, _, _ = answered(RECORD | {"entry": None})

    assert (answer["verdict"], answer["rate_percent"]) == ("full", 64)
    assert (answer["span_months"], answer["span_paid"]) == (None, None)
    assert answer["reasons"][1].startswith("192 contributions in 194 months since the first one")


@pytest.mark.parametrize("wage", ["2400", "2400.00", " 2400 ", 2400.0])
def test_wage_may_be_written_in_any_way_of_json(wage: object) -> None:
    answer, problems, _ = answered(RECORD | {"wages": dict.fromkeys(PAID, wage)})

    assert (problems, answer["average_wage"]) == ("", 2350.0)


def test_wage_that_is_null_is_not_known() -> None:
    answer, _, _ = answered(RECORD | {"wages": {"2025-11": None, "2025-12": 2400}})

    assert answer["average_wage"] == 2350.0
    assert any("estimate" in reason for reason in answer["reasons"])


@pytest.mark.parametrize(("scheme", "grant"), [("invalidity", None), ("survivors", False)])
def test_survivors_have_no_grant_whatever_is_not_known(scheme: str, grant: object) -> None:
    answer, _, _ = answered({"scheme": scheme})

    assert (answer["verdict"], answer["grant"]) == ("cannot_tell", grant)


def test_average_that_is_told_names_its_sources_whatever_the_verdict() -> None:
    answer, _, _ = answered(RECORD | {"paid": ["2025-01"], "wages": {"2025-01": 2400}})

    assert (answer["verdict"], answer["average_wage"]) == ("not_met", 2350.0)
    assert "period of the average wage for pensions (months)" in answer["to_confirm"]
    assert any("RM5,950" in source for source in answer["sources"])


def test_estimate_is_to_be_confirmed_whatever_the_verdict() -> None:
    answer, _, _ = answered(RECORD | {"paid": ["2025-01", "2025-02"], "wages": {"2025-01": 2400}})

    assert "The average wage: the wages of some months are not known" in answer["to_confirm"]


def test_empty_list_is_an_empty_list() -> None:
    assert answered([]) == ([], "", 0)


@pytest.mark.parametrize("left_out", ["born", "paid", "notice"])
def test_what_is_left_out_cannot_be_told(left_out: str) -> None:
    record = {field: value for field, value in RECORD.items() if field != left_out}

    answer, _, wrong = answered(record)

    assert wrong == 0
    assert (answer["verdict"], answer["monthly_amount"]) == ("cannot_tell", None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"scheme": "pension"}, 'scheme is neither "invalidity" nor "survivors"'),
        ({"scheme": ["invalidity"]}, "scheme is neither"),
        ({"born": "1980-13-01"}, "born is no day"),
        ({"born": 19800501}, "born is no day"),
        ({"born": "1980-W18-4"}, "born is no day"),
        ({"entry": "01/2010"}, "entry is no month"),
        ({"entry": "2010-00"}, "entry is no month"),
        ({"entry": ["2010-01"]}, "entry is no month"),
        ({"paid": "2010-01"}, "paid is no list"),
        ({"paid": ["2010-01", 201002]}, "paid has something that is no month"),
        ({"paid": [["2010-01"]]}, "paid has something that is no month"),
        ({"paid": [None]}, "paid has something that is no month"),
        ({"notice": "soon"}, "notice is no month"),
        ({"wages": [2400]}, "wages is no object"),
        ({"wages": {"2026-01": "RM2400"}}, "wages has an amount"),
        ({"wages": {"2026-01": "2,400"}}, "wages has an amount"),
        ({"wages": {"2026-01": "-1"}}, "wages has an amount"),
        ({"wages": {"2026-01": "NaN"}}, "wages has an amount"),
        ({"wages": {"2026-01": ""}}, "wages has an amount"),
        ({"wages": {"2026-01": [2400]}}, "wages has an amount"),
        ({"wages": {"2026-01": -1}}, "wages has an amount"),
        ({"wages": {"2026-01": True}}, "wages has an amount"),
        ({"wages": {"January": 2400}}, "wages has something that is no month"),
        ({"notice": "1979-01"}, "notice lies before born"),
        ({"entry": "1979-01"}, "entry lies before born"),
    ],
)
def test_wrong_field_is_named_and_the_rest_goes_on(change: dict[str, object], said: str) -> None:
    answers, problems, wrong = answered([RECORD, RECORD | change, RECORD])

    assert wrong == 1
    assert problems.startswith(f"Record 2: {said}")
    assert answers[1] == {"error": problems.strip()}
    assert answers[0]["verdict"] == answers[2]["verdict"] == "full"


@pytest.mark.parametrize("told", [None, 3, "x", [[]]])
def test_what_is_no_object_is_said_to_be_none(told: object) -> None:
    _, problems, wrong = answered(told)

    assert wrong == 1
    assert problems.startswith("Record 1: is no object")


@pytest.mark.parametrize(
    ("text", "answers", "said"),
    [
        ("", 0, "The file is empty"),
        ("[", 0, "Record 1: is no JSON"),
        ("[{}, ", 0, "Record 2: is no JSON"),
        ('[{"scheme": "survivors"}', 1, "Record 2: the file is no JSON after record 1"),
        ('[{"scheme": "survivors"} {}]', 1, "Record 2: the file is no JSON after record 1"),
        ('{"scheme": "survivors"} {}', 1, "Record 2: the file is no JSON after record 1"),
        (" \n", 0, "The file is empty"),
        ("[" * 100_000, 0, "Record 1: is no JSON (nested too deep)"),
    ],
)
def test_broken_file_is_answered_as_far_as_it_can_be_read(
    text: str, answers: int, said: str
) -> None:
    output, problems = io.StringIO(), io.StringIO()

    wrong = eligibility_files.answer(io.StringIO(text), output, problems)

    assert wrong >= 1
    assert said in problems.getvalue()
    assert output.getvalue().count('"verdict"') == answers


@pytest.mark.parametrize(
    "number",
    ["NaN", "Infinity", "-Infinity", "9" * 5_000 + "e1", "1e99999999999999999999", "-1e99999"],
)
def test_number_that_is_none_stops_nothing(number: str) -> None:
    """Other programs write NaN, which is no JSON, for a wage they do not have."""
    record = json.dumps(RECORD | {"wages": {"2026-01": 7}}).replace("7}", f"{number}}}")
    output, problems = io.StringIO(), io.StringIO()

    eligibility_files.answer(io.StringIO(f"[{record}, {json.dumps(RECORD)}]"), output, problems)

    told = json.loads(output.getvalue())
    assert told[1]["verdict"] == "full"
    if "error" in told[0]:
        assert problems.getvalue().startswith("Record 1: wages has an amount that is no number")
    else:
        assert told[0]["verdict"] == "full"  # a number, however big


def test_whole_number_of_any_length_is_a_wage() -> None:
    record = json.dumps(RECORD | {"wages": {"2025-12": 7}}).replace("7}", "9" * 5_000 + "}")
    output = io.StringIO()

    wrong = eligibility_files.answer(io.StringIO(record), output, io.StringIO())

    assert (wrong, json.loads(output.getvalue())["average_wage"]) == (0, 5950.0)


def test_what_is_wrong_is_named_by_its_place() -> None:
    _, problems, _ = answered([
        RECORD | {"paid": ["2026-01", "2026-13"]}, RECORD | {"wages": {"2026-01": -1}},
        RECORD | {"notice": "2026-02-30"},
    ])  # fmt: skip

    assert problems.splitlines() == [
        'Record 1: paid has something that is no month like "2010-01" (number 2 of it).',
        "Record 2: wages has an amount that is no number from 0 up (2026-01).",
        'Record 3: notice is no month like "2010-01" and no day like "2010-01-31".',
    ]


def test_what_follows_one_object_is_named_and_the_answer_stays_json() -> None:
    output, problems = io.StringIO(), io.StringIO()

    wrong = eligibility_files.answer(io.StringIO(f"{json.dumps(RECORD)}\n{{}}"), output, problems)

    assert wrong == 1
    assert problems.getvalue().startswith("Record 2: the file is no JSON after record 1")
    assert json.loads(output.getvalue())["verdict"] == "full"


def test_answer_is_written_whatever_the_terminal_can_show() -> None:
    output = io.StringIO()

    eligibility_files.answer(
        io.StringIO(json.dumps(RECORD | {"scheme": "survivors"})), output, io.StringIO()
    )

    assert output.getvalue().isascii()
    assert any("survivors’ pension" in each for each in json.loads(output.getvalue())["reasons"])


def test_command_ends_with_two_where_a_record_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "histories.json"
    file.write_text(json.dumps([RECORD, {}]), encoding="utf-8")

    result = CliRunner().invoke(cli.app, ["eligibility", str(file)])

    assert result.exit_code == 2
    assert [next(iter(each)) for each in json.loads(result.stdout)] == ["verdict", "error"]
    assert "Record 2: scheme" in result.stderr


def test_command_reads_the_input(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli.app, ["eligibility", "-"], input="\ufeff" + json.dumps(RECORD))

    assert result.exit_code == 0
    assert json.loads(result.stdout)["verdict"] == "full"


def test_file_that_is_no_text_is_said_to_be_none(tmp_path: Path) -> None:
    file = tmp_path / "histories.json"
    file.write_bytes(b"[\xff\xfe]")

    result = CliRunner().invoke(cli.app, ["eligibility", str(file)])

    assert result.exit_code == 2
    assert "no text in UTF-8" in result.stderr
