"""The reasons people read: every benefit, its sources by number, the same in both languages."""

import html
import re
from datetime import date

import pytest
from hypothesis import given, settings

from services import texts
from services.eligibility.benefits import Kind
from services.eligibility.facts import Circumstance, Facts, Outcome
from services.eligibility.history import History
from services.eligibility.reason_cards import Pages
from services.registry.checks import reasons
from tests.unit.eligibility.histories import Record, records
from tests.unit.eligibility.test_accident import FACTS
from tests.unit.eligibility.test_cards import FULL
from tests.unit.telegram_html import wrong_html

DAY = date(2026, 7, 10)
ROOM = 3_500  # of Telegram's 4,096 characters; name, day of the data and what to type take the rest
INJURED = Facts(Outcome.INJURY, Circumstance.WORK, employed=True, foreign=False, lindung=False)


def written(
    facts: Facts, language: str = "en", history: History = FULL, day: date = DAY
) -> Pages:  # fmt: skip
    return reasons.written(reasons.Scene(facts, history, day), language)


def plain(pages: Pages) -> str:
    return "\n".join(bare(page) for page in pages.texts)


def bare(page: str) -> str:
    """The page without tags, line by line."""
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def test_verdict_reasons_the_next_fact_and_sources_stand_together() -> None:
    said = plain(written(INJURED))

    temporary = said.partition("(FHUS): cannot tell yet")[2].partition("\n•")[0]
    assert "At least 4 days of medical leave are needed" in temporary
    assert (
        "One more fact, days of medical leave: if 0 to 3, does not seem to apply; "
        "if 4 or more, may apply" in temporary
    )
    numbers = re.search(r"Sources: ([\d, ]+)", temporary)
    assert numbers is not None
    assert re.search(rf"^{numbers[1].split(', ')[0]}\. \w", said, re.MULTILINE)


def test_facts_it_rests_on_are_named() -> None:
    assert "Rests on: injured; at work; worked for an employer: yes" in plain(written(INJURED))
    assert "Berdasarkan: tercedera; semasa bekerja" in plain(written(INJURED, "ms"))


def test_what_does_not_apply_shares_a_line_with_the_fact_that_shuts_it_out() -> None:
    dead = Facts(Outcome.DEATH, Circumstance.WORK, employed=True, foreign=False)

    said = plain(written(dead, "ms"))

    assert "Elaun Layanan Sentiasa: nampaknya tidak terpakai\n  – Kerana: meninggal dunia" in said
    assert "Rawatan percuma" not in said


def test_what_one_fact_settles_for_a_whole_scheme_is_told_once() -> None:
    said = plain(written(Facts(Outcome.INJURY, employed=True, foreign=False)))

    injury = said.partition("Employment injury scheme")[2].partition("\n\n")[0]
    assert injury.count("One more fact") == 1
    assert "One more fact, circumstance: if at work, may apply" in injury
    assert "; if on the way to or from work or private, cannot tell yet" in said


def test_a_fact_that_settles_nothing_by_itself_is_not_named() -> None:
    said = plain(written(Facts(Outcome.DEATH), history=History()))

    assert "One more fact, circumstance" in said  # private shuts the employment injury scheme out
    assert "or on the way to or from work or private, cannot tell yet" not in said


def test_a_pension_tells_its_three_reasons_and_what_would_change_it() -> None:
    history = History(date(1980, 5, 1), FULL.entry, frozenset(sorted(FULL.paid or ())[:30]))
    facts = Facts(Outcome.DEATH, Circumstance.PRIVATE, employed=True, foreign=False, lindung=False)

    said = plain(written(facts, history=history))

    assert "The first test is not passed" in said
    assert "Full needs 132, reduced needs 66" in said
    assert "Age: died before 60" in said
    assert "What would change it: 24 more contribution months in that window" in said
    assert "To be confirmed by PERKESO" in said


@pytest.mark.parametrize("language", ["ms", "en"])
@pytest.mark.parametrize("history", [History(), FULL], ids=["stranger", "contributor"])
def test_where_nothing_is_known_one_question_comes_first_and_three_pages_are_enough(
    history: History, language: str
) -> None:
    pages = written(Facts(employed=True, foreign=False), language, history)

    outcome = texts.plain(texts.say(language, "eligibility.ask.outcome"))
    assert outcome in bare(pages.texts[0]).splitlines()[1]
    assert len(pages.texts) <= 3


def test_what_is_not_known_at_all_shares_a_line_and_the_first_question_says_what_it_settles() -> (
    None
):
    said = plain(written(Facts(), history=History()))

    assert "if died, 10 of 16 benefits; if injured, 4 of 16 benefits" in said
    assert "Survivors’ pension (Pencen Penakat), Invalidity pension (Pencen Ilat), Const" in said
    assert "Free treatment" not in said
    assert "Start with one question" not in plain(written(Facts(Outcome.DEATH)))
    assert "The first test is passed" in plain(written(Facts()))  # of the person it is known


def test_sources_have_section_day_and_certainty_and_stand_last() -> None:
    pages = written(Facts())

    sources = [bare(each) for each in pages.texts[pages.sources_on - 1 :]]
    assert "Act 4 section 17" in "".join(sources)
    assert "in force from Tuesday, 1 January 2013" in "".join(sources)
    assert "second hand: to be confirmed by PERKESO" in "".join(sources)
    assert not any("Sources, by" in each for each in pages.texts[: pages.sources_on - 1])


@settings(max_examples=15, deadline=None)
@given(FACTS, records())
@pytest.mark.parametrize("nothing", [False, True])
def test_every_accident_is_explained_in_both_languages(
    nothing: bool, facts: Facts, record: Record
) -> None:
    known = Facts() if nothing else facts
    malay, english = (
        written(known, language, record.history, record.day) for language in ("ms", "en")
    )

    for pages in (malay, english):
        assert max(map(len, pages.texts)) < ROOM
        assert [wrong_html(page) for page in pages.texts] == [[]] * len(pages.texts)
        said = plain(pages)
        numbers = [int(each) for each in re.findall(r"^(\d+)\. ", said, re.MULTILINE)]
        assert numbers == list(range(1, len(numbers) + 1))
        used = re.findall(r"(?:Sources|Sumber): ([\d, ]+)", said)
        assert {int(each) for line in used for each in line.split(",")} == set(numbers)
    assert _without_heads(malay) == _without_heads(english)


def _without_heads(pages: Pages) -> int:
    """Return the lines but for the heads and titles of pages, which break where they must."""
    return len(re.findall(r"^(?:• |  – |\d+\. )", plain(pages), re.MULTILINE))


@pytest.mark.parametrize("language", ["ms", "en"])
def test_no_benefit_is_left_out(language: str) -> None:
    for facts in (Facts(), INJURED, Facts(Outcome.DEATH, Circumstance.PRIVATE)):
        said = plain(written(facts, language))

        names = [texts.plain(texts.say(language, f"eligibility.kind.{kind}")) for kind in Kind]
        assert [name for name in names if name not in said] == []
