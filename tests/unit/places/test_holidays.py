"""Holidays and weekends of the states, against published lists.

Sources: the Prime Minister's Department's lists of public holidays (Bahagian Kabinet, Perlembagaan
dan Perhubungan Antara Kerajaan, Hari Kelepasan Am Persekutuan dan Negeri 2025, 2026, 2027); the
weekend of Johor: The Star, 7 October 2024; Perlis: see config/reference/holidays.yaml.
"""

from datetime import date

import pytest

from services.places import holidays, states

PAHANG, KEDAH, KELANTAN, TERENGGANU, JOHOR = "MY-06", "MY-02", "MY-03", "MY-11", "MY-01"
PERLIS, SABAH, SARAWAK, KL, LABUAN, SELANGOR = (
    "MY-09", "MY-12", "MY-13", "MY-14", "MY-15", "MY-10",
)  # fmt: skip


@pytest.mark.parametrize(
    ("state", "day", "named"),
    [
        (PAHANG, date(2026, 8, 31), "Hari Kebangsaan"),
        (PAHANG, date(2026, 11, 9), "Cuti Hari Deepavali"),
        (KELANTAN, date(2026, 11, 9), None),
        (PAHANG, date(2026, 5, 22), "Hari Hol Sultan Pahang"),
        (SELANGOR, date(2026, 5, 22), None),
        (SELANGOR, date(2026, 12, 11), "Hari Keputeraan Sultan Selangor"),
        (KELANTAN, date(2026, 9, 29), "Hari Keputeraan Sultan Kelantan"),
        (TERENGGANU, date(2026, 3, 4), "Hari Ulang Tahun Pertabalan Sultan Terengganu"),
        (SABAH, date(2026, 12, 24), "Krismas (Eve)"),
        (SARAWAK, date(2026, 6, 2), "Perayaan Hari Gawai Dayak"),
        (SARAWAK, date(2026, 11, 8), None),
        (LABUAN, date(2026, 5, 30), "Pesta Kaamatan"),
        (KL, date(2027, 2, 1), "Hari Wilayah Persekutuan"),
        (KELANTAN, date(2027, 12, 26), "Cuti Hari Krismas"),
        (PAHANG, date(2027, 12, 26), None),
        (PERLIS, date(2026, 1, 1), "Cuti peristiwa Tahun Baharu"),
        (KEDAH, date(2026, 1, 1), None),
        (PAHANG, date(2026, 11, 23), None),
    ],
)
def test_holidays_are_those_of_the_published_lists(
    state: str, day: date, named: str | None
) -> None:
    assert holidays.name(state, day) == named


@pytest.mark.parametrize("state", [KEDAH, KELANTAN, TERENGGANU])
def test_three_states_rest_on_friday_and_saturday(state: str) -> None:
    friday = [date(2026, 11, 27 + number) for number in range(3)]

    assert [holidays.is_weekend(state, day) for day in friday] == [True, True, False]


@pytest.mark.parametrize("state", sorted(set(states.NAMES) - {KEDAH, KELANTAN, TERENGGANU}))
def test_all_others_rest_on_saturday_and_sunday(state: str) -> None:
    friday = [date(2026, 11, 27 + number) for number in range(3)]

    assert [holidays.is_weekend(state, day) for day in friday] == [False, True, True]


@pytest.mark.parametrize(
    ("day", "rests"),
    [
        pytest.param(date(2024, 12, 27), True, id="the last Friday of 2024"),
        pytest.param(date(2024, 12, 29), False, id="the last Sunday of 2024"),
        pytest.param(date(2025, 1, 3), False, id="the first Friday of 2025"),
        pytest.param(date(2025, 1, 5), True, id="the first Sunday of 2025"),
    ],
)
def test_johor_changed_its_weekend_with_2025(day: date, rests: bool) -> None:
    assert holidays.is_weekend(JOHOR, day) is rests


def test_working_days_leave_out_weekend_and_holiday() -> None:
    first, last = date(2026, 11, 6), date(2026, 11, 10)  # Friday to Tuesday, Deepavali on Sunday

    assert sorted(holidays.working_days(PAHANG, first, last)) == [first, last]
    assert date(2026, 11, 9) in holidays.working_days(KELANTAN, first, last)


def test_names_are_told_in_english_and_estimates_say_so() -> None:
    assert holidays.name(PAHANG, date(2026, 8, 31), "en") == "National Day"
    assert "anggaran" in (holidays.name(PAHANG, date(2028, 2, 27)) or "")
