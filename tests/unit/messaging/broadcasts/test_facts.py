"""The two languages of a broadcast state the same facts, however each language writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.messaging.broadcasts.languages import facts

SAME = [
    pytest.param("3 Mac 2026", "March 3, 2026", id="date in words"),
    pytest.param("03/03/2026", "3rd of March 2026", id="date in figures"),
    pytest.param("3.3.26", "3/3/2026", id="short year"),
    pytest.param("pukul 8.30 pagi", "8:30 am", id="morning"),
    pytest.param("jam 2 petang", "2.00 p.m.", id="afternoon"),
    pytest.param("14:45", "2.45 ptg", id="24 hours"),
    pytest.param("12 tengah hari", "12 noon", id="noon"),
    pytest.param("12.30 tengah hari", "12:30 pm", id="half past noon"),
    pytest.param("9 malam", "9 pm", id="night"),
    pytest.param("jam 8.00 malam", "8.00 pm", id="night after jam"),
    pytest.param("pukul 2.30 petang", "2:30 pm", id="afternoon after pukul"),
    pytest.param("jam 20.00", "8 pm", id="24 hours after jam"),
    pytest.param("jam 12.00 tengah malam", "12 midnight", id="midnight"),
    pytest.param("12.00 malam", "12 am", id="midnight as night"),
    pytest.param("2 pagi", "2 a.m.", id="before dawn"),
    pytest.param("Isnin, 30 November", "Monday, 30 November", id="weekday"),
    pytest.param("RM1,200.50", "RM 1200.50", id="money"),
    pytest.param("1.2 juta orang", "1,200,000 people", id="millions"),
    pytest.param("hubungi 03-4264 5000", "call 03-4264 5000", id="telephone"),
    pytest.param("www.perkeso.gov.my.", "https://perkeso.gov.my/", id="link"),
    pytest.param("50% daripada 200", "50 percent of 200; again 200", id="said twice"),
    pytest.param("dua puluh lima orang", "twenty-five people", id="number words"),
    pytest.param("lima ratus dua belas", "five hundred and twelve", id="hundreds in words"),
    pytest.param("dua ribu tiga puluh", "2,030", id="thousands in words"),
    pytest.param("seribu seratus; sejuta", "one thousand one hundred; a million", id="one of"),
    pytest.param("sebelas, tiga belas", "eleven, 13", id="teens in words"),
    pytest.param("dua tiga hari", "two or three days", id="two numbers in a row"),
    pytest.param("dua puluh tiga puluh orang", "20, 30 people", id="two tens in a row"),
    pytest.param("tiga puluh-empat puluh", "thirty-forty", id="tens with a hyphen"),
    pytest.param("dua ratus tiga ratus", "200; 300", id="two hundreds in a row"),
    pytest.param("dua ribu tiga ribu; seribu dua ribu", "1,000 2,000 3,000", id="two thousands"),
    pytest.param("jam lapan malam", "8 pm", id="hour in words"),
    pytest.param("8 malam", "eight in the evening", id="evening in words"),
    pytest.param("sepuluh malam", "ten o'clock at night", id="night in words"),
    pytest.param("10.30 pagi", "10.30 in the morning", id="morning in words"),
    pytest.param("pukul satu petang", "one in the afternoon", id="one in the afternoon"),
    pytest.param("inap satu malam, 2 petang", "stay one night, 2 pm", id="one night is no hour"),
    pytest.param("dua Disember", "2 December", id="day in words"),
    pytest.param("12 ribu", "twelve thousand", id="figures and a word"),
    pytest.param("kedua-dua pihak, dua-dua", "both sides", id="both"),
    pytest.param("satu borang", "a form", id="articles"),
    pytest.param("Tiada apa-apa", "Nothing", id="none"),
]
DIFFERENT = [
    pytest.param("3 Mac 2026", "4 March 2026", ["3 Mac 2026"], ["4 March 2026"], id="day"),
    pytest.param("8 pagi", "8 pm", ["8 pagi"], ["8 pm"], id="half of the day"),
    pytest.param("jam 9.00 malam", "9 am", ["9.00 malam"], ["9 am"], id="night or morning"),
    pytest.param("8 pagi", "eight in the evening", ["8 pagi"], ["8 in the evening"], id="in words"),
    pytest.param("RM500", "RM50", ["500"], ["50"], id="amount"),
    pytest.param("Isnin", "Tuesday", ["Isnin"], ["Tuesday"], id="weekday"),
    pytest.param("a.gov.my/x", "a.gov.my/y", ["a.gov.my/x"], ["a.gov.my/y"], id="link"),
    pytest.param("tiga hari", "four days", ["3"], ["4"], id="number words"),
    pytest.param("seratus", "two hundred", ["100"], ["200"], id="hundreds in words"),
    pytest.param("15 orang", "people", ["15"], [], id="left out"),
    pytest.param("5/3", "5/3/2026", ["5/3"], ["5/3/2026"], id="year left out"),
]


@pytest.mark.parametrize(("malay", "english"), SAME)
def test_same_facts_agree(malay: str, english: str) -> None:
    assert facts.difference(malay, english) == ([], [])


@pytest.mark.parametrize(("malay", "english", "only", "other"), DIFFERENT)
def test_what_differs_is_named(malay: str, english: str, only: list[str], other: list[str]) -> None:
    assert facts.difference(malay, english) == (only, other)


@given(st.text(max_size=200))
def test_text_agrees_with_itself(text: str) -> None:
    assert facts.difference(text, text) == ([], [])


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_other_number_is_always_seen(one: int, other: int) -> None:
    said = facts.difference(f"Bayaran {one} orang", f"Payment {other} people")

    assert (said == ([], [])) is (one == other)
