"""Who may be screened: limits, months, states, women's tests; what is unknown is never a no."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.screening import rounds
from services.screening.eligibility import Answer, Facts, WomensTest, assess

DAY = date(2026, 11, 29)
MONTH = 2026 * 12 + 10  # November 2026
ROUND = rounds.every()[0]
KNOWN = Facts(born=date(1980, 6, 1), woman=False, paid={MONTH - 1}, state="MY-06")


@pytest.mark.parametrize(
    ("facts", "answer", "key"),
    [
        pytest.param(KNOWN, Answer.ELIGIBLE, "age", id="46, active"),
        pytest.param(
            replace(KNOWN, born=date(1986, 11, 29)), Answer.ELIGIBLE, "age", id="40 today"
        ),
        pytest.param(
            replace(KNOWN, born=date(1986, 11, 30)), Answer.NOT, "too_young", id="40 tomorrow"
        ),
        pytest.param(
            replace(KNOWN, born=date(1966, 11, 30)), Answer.ELIGIBLE, "age", id="60 tomorrow"
        ),
        pytest.param(replace(KNOWN, born=date(1966, 11, 29)), Answer.NOT, "too_old", id="60 today"),
        pytest.param(replace(KNOWN, born=None), Answer.CANNOT_TELL, "age_unknown", id="unborn"),
        pytest.param(
            replace(KNOWN, paid=None), Answer.CANNOT_TELL, "active_unknown", id="no extract"
        ),
        pytest.param(replace(KNOWN, paid=set()), Answer.NOT, "not_active", id="never paid"),
        pytest.param(
            replace(KNOWN, paid={MONTH - 3}), Answer.ELIGIBLE, "active", id="three months ago"
        ),
        pytest.param(
            replace(KNOWN, paid={MONTH - 4}), Answer.NOT, "not_active", id="four months ago"
        ),
        pytest.param(
            replace(KNOWN, screened_on=date(2025, 11, 30)), Answer.NOT, "screened", id="last year"
        ),
        pytest.param(
            replace(KNOWN, screened_on=date(2025, 11, 29)), Answer.ELIGIBLE, "age", id="a year ago"
        ),
        pytest.param(
            replace(KNOWN, born=None, paid=set()), Answer.NOT, "not_active", id="settled already"
        ),
        pytest.param(
            Facts(), Answer.CANNOT_TELL, "age_unknown", id="nothing known"
        ),
    ],
)  # fmt: skip
def test_answer_has_its_ground(facts: Facts, answer: Answer, key: str) -> None:
    verdict = assess(facts, ROUND, DAY)

    assert verdict.answer is answer
    assert key in [reason.key for reason in verdict.reasons]


@pytest.mark.parametrize(
    ("facts", "offered"),
    [
        pytest.param(
            replace(KNOWN, woman=True),
            (WomensTest.MAMMOGRAM, WomensTest.PAP_SMEAR),
            id="woman of 46",
        ),
        pytest.param(KNOWN, (), id="man"),
        pytest.param(replace(KNOWN, woman=None), (), id="not known"),
        pytest.param(replace(KNOWN, woman=True, paid=set()), (), id="not eligible"),
    ],
)
def test_women_are_offered_more(facts: Facts, offered: tuple[WomensTest, ...]) -> None:
    assert assess(facts, ROUND, DAY).offered == offered


def test_state_outside_the_round_is_a_no() -> None:
    round_ = replace(ROUND, states=("MY-11",))

    verdict = assess(KNOWN, round_, DAY)

    assert (verdict.answer, verdict.reasons[0].key) == (Answer.NOT, "not_in_state")
    assert assess(replace(KNOWN, state=None), round_, DAY).answer is Answer.ELIGIBLE


@pytest.mark.parametrize(
    ("day", "key"), [(date(2025, 12, 31), "not_open"), (date(2028, 1, 1), "over")]
)
def test_outside_its_dates_a_round_takes_nobody(day: date, key: str) -> None:
    verdict = assess(replace(KNOWN, paid={day.year * 12 + day.month - 1}), ROUND, day)

    assert (verdict.answer, verdict.reasons[0].key) == (Answer.NOT, key)


def test_answer_names_what_is_not_confirmed() -> None:
    old = assess(replace(KNOWN, born=date(1960, 1, 1)), ROUND, DAY)
    young = assess(replace(KNOWN, born=date(1990, 1, 1)), ROUND, DAY)

    assert old.unconfirmed == ("oldest",)
    assert young.unconfirmed == ()


_days = st.dates(date(1940, 1, 1), DAY)
_facts = st.builds(
    Facts,
    born=st.none() | _days,
    woman=st.none() | st.booleans(),
    paid=st.none() | st.sets(st.integers(MONTH - 24, MONTH)),
    state=st.none() | st.sampled_from(["MY-06", "MY-11"]),
    screened_on=st.none() | st.dates(date(2020, 1, 1), DAY),
)


@given(_facts, st.sampled_from(["born", "paid", "state", "woman"]))
def test_forgetting_a_fact_never_makes_a_no(facts: Facts, forgotten: str) -> None:
    known = assess(facts, ROUND, DAY).answer
    less = assess(replace(facts, **{forgotten: None}), ROUND, DAY).answer

    assert less is not Answer.NOT or known is Answer.NOT


@given(_facts)
def test_a_no_stays_whatever_is_learnt(facts: Facts) -> None:
    if assess(replace(facts, born=None, paid=None), ROUND, DAY).answer is Answer.NOT:
        assert assess(facts, ROUND, DAY).answer is Answer.NOT
