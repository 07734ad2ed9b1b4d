"""What people read: the same facts in both languages, a first check, never a bare no."""

import html
import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services import texts
from services.eligibility import accident, accident_cards, cards, months
from services.eligibility.assess import Answer, assess
from services.eligibility.facts import Circumstance, Dependants, Facts, Outcome
from services.eligibility.history import History, Scheme
from services.eligibility.months import Month
from tests.unit.eligibility.histories import Record, records
from tests.unit.eligibility.test_accident import FACTS

NOTICE = months.read("2026-03")
ENTRY = months.read("2010-01")
LIMIT = 4_096  # Telegram's, of a text
PAID = frozenset(Month(month) for month in range(ENTRY, months.read("2018-03")))
REDUCED = History(date(1980, 5, 1), ENTRY, PAID)
FULL = History(
    date(1980, 5, 1), ENTRY, frozenset(Month(month) for month in range(ENTRY, NOTICE)),
    {Month(month): Decimal(2400) for month in range(ENTRY, NOTICE)},
)  # fmt: skip


def card(answer: Answer, language: str = "en") -> str:
    """The card without tags, line by line."""
    return html.unescape(re.sub(r"<[^>]+>", "", cards.answer(answer, language).text))


def test_card_tells_verdict_amount_and_three_reasons() -> None:
    lines = card(assess(FULL, Scheme.INVALIDITY, NOTICE)).splitlines()

    assert lines[0].endswith("conditions of the full pension are met")
    assert "64% of the average monthly wage of RM2,350.00 (24 months): RM1,504.00" in lines[2]
    assert [line[:9] for line in lines[3:6]] == ["• Novembe", "• Since e", "• Age: no"]
    assert lines[-1] == "This is a first check, not a decision. PERKESO decides."


def test_card_in_malay_says_that_it_is_a_first_check() -> None:
    said = card(assess(FULL, Scheme.INVALIDITY, NOTICE), "ms")

    assert said.startswith("Pencen Ilat: syarat pencen penuh dipenuhi")
    assert said.endswith("Ini semakan awal, bukan keputusan. PERKESO yang membuat keputusan.")
    assert "Untuk disahkan oleh PERKESO" in said


def test_card_tells_what_would_change_the_answer() -> None:
    said = card(assess(REDUCED, Scheme.INVALIDITY, NOTICE))

    assert "24 more contribution months in that window" in said
    assert "32 more contribution months since entry: full pension" in said


def test_going_on_contributing_is_told_to_who_may_still_do_so() -> None:
    paid = frozenset(Month(NOTICE - ago) for ago in range(1, 21))
    history = History(date(1990, 5, 1), Month(NOTICE - 300), paid)

    [said] = [each for each in assess(history, Scheme.INVALIDITY, NOTICE).changes
              if each.key == "change.go_on"]  # fmt: skip

    assert dict(said.values)["month"] == NOTICE + 4
    later = History(history.born, history.entry, paid | {Month(NOTICE + ago) for ago in range(4)})
    assert assess(later, Scheme.INVALIDITY, Month(NOTICE + 4)).verdict == "full"
    assert assess(later, Scheme.INVALIDITY, Month(NOTICE + 3)).verdict == "not_met"


def test_the_last_month_of_a_full_pension_is_told() -> None:
    paid = frozenset(Month(NOTICE - ago) for ago in range(1, 27))
    history = History(date(1990, 5, 1), Month(NOTICE - 300), paid)

    [said] = [each for each in assess(history, Scheme.INVALIDITY, NOTICE).changes
              if each.key == "change.until"]  # fmt: skip

    until = dict(said.values)["month"]
    assert isinstance(until, int)
    verdicts = [assess(history, Scheme.INVALIDITY, Month(until + more)).verdict for more in (0, 1)]
    assert verdicts == ["full", "not_met"]


def test_no_is_never_bare() -> None:
    said = card(assess(History(paid=frozenset()), Scheme.SURVIVORS, NOTICE))

    assert "ordinary conditions are not met" in said
    assert "Section 17(3A)" in said
    assert "at any age" in said


def test_who_is_too_old_is_told_of_regulation_46() -> None:
    history = History(date(1960, 5, 1), ENTRY, PAID)

    assert "Regulation 46" in card(assess(history, Scheme.INVALIDITY, NOTICE))


def test_sources_name_place_day_and_certainty() -> None:
    said = texts.plain(cards.sources(assess(FULL, Scheme.INVALIDITY, NOTICE), "en").text)

    assert "Act 4 section 17" in said
    assert "in force from Tuesday, 1 January 2013" in said
    assert "second hand: to be confirmed by PERKESO" in said


@settings(max_examples=100, deadline=None)
@given(records(), st.sets(st.sampled_from(["born", "entry", "paid", "wages"])))
def test_every_answer_can_be_told_in_both_languages(record: Record, missing: set[str]) -> None:
    told = record.history
    history = History(
        None if "born" in missing else told.born, None if "entry" in missing else told.entry,
        None if "paid" in missing else told.paid, {} if "wages" in missing else told.wages,
    )  # fmt: skip
    answer = assess(history, record.scheme, record.day)

    for write in (cards.answer, cards.sources):
        malay, english = (write(answer, language).text for language in ("ms", "en"))
        assert max(len(malay), len(english)) < LIMIT
        assert malay.count("\n") == english.count("\n")


@settings(max_examples=100, deadline=None)
@given(FACTS, records(), st.booleans())
def test_every_accident_can_be_told_in_both_languages(
    facts: Facts, record: Record, nothing: bool
) -> None:
    known = Facts() if nothing else facts
    benefits = accident.after_accident(known, record.history, record.day)

    malay, english = (
        accident_cards.benefits(benefits, record.day, language, claim_kind=("work", "death")).text
        for language in ("ms", "en")
    )
    assert max(len(malay), len(english)) < LIMIT
    assert malay.count("\n") == english.count("\n")


@pytest.mark.parametrize("language", ["ms", "en"])
def test_death_on_the_way_to_work_names_amount_shares_and_papers(language: str) -> None:
    facts = Facts(
        Outcome.DEATH, Circumstance.COMMUTING, employed=True, foreign=False, interrupted=False,
        dependants=Dependants(spouses=1, children=2),
    )  # fmt: skip
    benefits = accident.after_accident(facts, FULL, date(2026, 2, 10))

    said = texts.plain(
        accident_cards.benefits(
            benefits, date(2026, 2, 10), language, claim_kind=("commuting_or_road", "death")
        ).text
    )

    assert "RM2,115.00" in said  # 2,350 / 30 x 90 % x 30
    assert "3/5 (RM1,269.00" in said
    assert "RM2,000.00" in said
    assert texts.plain(texts.say(language, "lead.paper.police_report")) in said


def test_pension_that_is_not_met_after_a_death_names_the_other_ways() -> None:
    facts = Facts(Outcome.DEATH, Circumstance.PRIVATE, employed=True, foreign=False)
    day = date(2026, 2, 10)

    benefits = accident.after_accident(facts, History(paid=frozenset()), day)
    said = texts.plain(accident_cards.benefits(benefits, day, "en").text)

    assert "Section 17(3A)" in said


def test_lindung_names_what_it_does_not_pay_for() -> None:
    """Act A1788: acts punishable under section 93, and section 44B."""
    facts = Facts(Outcome.INJURY, Circumstance.PRIVATE, employed=True, foreign=True, abroad=False)
    day = date(2026, 7, 10)

    said = texts.plain(
        accident_cards.benefits(accident.after_accident(facts, FULL, day), day, "en").text
    )

    assert "section 93" in said
    assert "section 44B" in said


def test_what_does_not_seem_to_apply_has_no_amount() -> None:
    facts = Facts(Outcome.INJURY, Circumstance.PRIVATE, employed=True, leave_days=10)

    said = detail(facts, "employment", "temporary")

    assert "RM" not in said.partition("At least 4 days")[0]


def detail(facts: Facts, scheme: str, kind: str) -> str:
    """The text of one benefit after an accident of July 2026."""
    benefits = accident.after_accident(facts, FULL, date(2026, 7, 10))
    [found] = [each for each in benefits if (each.cover.scheme, each.kind) == (scheme, kind)]
    return texts.plain(accident_cards.benefits([found], date(2026, 7, 10), "en").text)


def test_full_pension_is_met_until_the_birthday_at_most() -> None:
    history = History(date(1966, 8, 20), FULL.entry, FULL.paid)

    said = assess(history, Scheme.INVALIDITY, NOTICE).changes

    assert dict(said[-1].values) == {"age": 60, "day": date(2026, 8, 20)}
