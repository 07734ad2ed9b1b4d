"""Headings are found in both languages; what is missing is named with what it may be."""

import pytest

from db.models.registry import Extract
from services.registry.importing import columns
from services.registry.importing.columns import Unfit


def test_headings_of_both_languages_are_found_in_any_order() -> None:
    found = columns.read(Extract.PERSONS, ["NAMA", "No. KP", "Catatan", "Tarikh Lahir"])

    where = dict(zip(columns.fields(Extract.PERSONS), found.places, strict=True))
    assert (where["name"], where["nric"], where["born"], where["phone"]) == (0, 1, 3, None)
    assert found.ignored == ("Catatan",)


@pytest.mark.parametrize(
    ("headings", "reason", "values"),
    [
        pytest.param(["nric", "remarks"], "missing", {"columns": "name", "near": ""}, id="missing"),
        pytest.param(
            ["nrci", "name"],
            "missing_near",
            {"columns": "nric / worker_number", "near": "nrci"},
            id="misspelt",
        ),
        pytest.param(
            ["nric", "name", "fone", "phoen"],
            "misspelt",
            {"heading": "phoen", "near": "phone"},
            id="misspelt and not needed",
        ),
        pytest.param(
            ["nric", "nama", "name"], "twice", {"column": "name", "heading": "name"}, id="twice"
        ),
    ],
)
def test_headings_that_do_not_fit_are_named(
    headings: list[str], reason: str, values: dict[str, str]
) -> None:
    with pytest.raises(Unfit) as refused:
        columns.read(Extract.PERSONS, headings)

    assert (refused.value.reason, refused.value.values) == (reason, values)


@pytest.mark.parametrize("extract", Extract)
def test_no_heading_means_two_columns(extract: Extract) -> None:
    for field in columns.fields(extract):
        assert columns.read(extract, [*_needed(extract, field), field]).places


def _needed(extract: Extract, but: str) -> list[str]:
    needed = {
        Extract.EMPLOYERS: ["code", "name"],
        Extract.PERSONS: ["nric", "name"],
        Extract.CONTRIBUTIONS: ["nric", "employer"],
    }
    return [field for field in needed[extract] if field != but]
