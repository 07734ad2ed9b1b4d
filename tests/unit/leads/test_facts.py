"""A lead's facts change one by one, and the words say from what to what."""

from datetime import date, time

import pytest

from db.models.leads import Lead, Victim
from services.leads.corrections import Change, Field
from services.leads.intake import change_lines, facts


def lead(*victims: Victim, **values: object) -> Lead:
    told: dict[str, object] = {"kind": "commuting_or_road", "severity": "serious_injury", **values}
    row = Lead(**told)
    row.victims = list(victims)
    return row


def ali(**values: object) -> Victim:
    return Victim(name="Ali bin Contoh", age=54, outcome="injury", **values)


@pytest.mark.parametrize(
    ("change", "attribute", "value"),
    [
        pytest.param(
            Change(Field.ACCIDENT_DATE, None, "2026-03-12"),
            "accident_date",
            date(2026, 3, 12),
            id="day",
        ),
        pytest.param(
            Change(Field.ACCIDENT_TIME, None, "16:00"), "accident_time", time(16), id="hour"
        ),
        pytest.param(Change(Field.HOSPITAL, None, "HTAA"), "hospital", "HTAA", id="words"),
    ],
)
def test_fact_of_the_lead_is_set(change: Change, attribute: str, value: object) -> None:
    row = lead(ali())

    facts.change(row, [change])

    assert getattr(row, attribute) == value


def test_old_value_is_the_lead_s_own() -> None:
    (made,) = facts.change(lead(ali()), [Change(Field.VICTIM_AGE, "99", "45", 0)])

    assert (made.old, made.new) == ("54", "45")


def test_what_the_lead_says_already_is_no_change() -> None:
    assert facts.change(lead(ali()), [Change(Field.VICTIM_AGE, None, "54", 0)]) == ()


def test_death_outweighs_all_else_and_may_be_taken_back() -> None:
    row = lead(ali())

    facts.change(row, [Change(Field.OUTCOME, "injury", "death", 0)])
    fatal = row.severity
    facts.change(row, [Change(Field.OUTCOME, "death", "injury", 0)])

    assert (fatal, row.severity) == ("death", "unknown")


def test_victim_beyond_those_known_is_a_new_one() -> None:
    row = lead(ali())

    facts.change(row, [Change(Field.VICTIM_NAME, None, "Rahman bin Sampel", 1)])

    assert [each.name for each in row.victims] == ["Ali bin Contoh", "Rahman bin Sampel"]


def test_last_victim_stays() -> None:
    row = lead(ali())

    facts.change(row, [Change(Field.VICTIM_NAME, "Ali bin Contoh", None, 0)])

    assert [each.name for each in row.victims] == [None]


def test_of_a_middleman_only_the_place_is_missing() -> None:
    assert list(facts.missing(lead(kind="middleman"))) == ["place"]


@pytest.mark.parametrize(
    ("before", "said"),
    [(True, "• age: 45, was 54"), (False, "• age: 45")],
    ids=["here", "elsewhere"],
)
def test_old_value_is_said_only_where_it_was_posted(before: bool, said: str) -> None:
    told = [Change(Field.VICTIM_AGE, "54", "45", 0)]

    (line,) = change_lines.lines("en", told, several=False, before=before)

    assert line == said


def test_identity_number_is_never_said() -> None:
    told = [Change(Field.NRIC, "710101065553", "710101065555", 0)]

    (line,) = change_lines.lines("en", told, several=True, before=True)

    assert "7101" not in line
    assert "victim 1" in line
