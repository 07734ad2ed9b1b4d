"""Somebody who asks money to arrange a claim is told; the organisation's own warnings are not.

All texts are invented.
"""

import pytest

from services.leads.parsing import Kind, is_report, read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED


@pytest.mark.parametrize(
    "text",
    [
        "ada orang minta duit RM500 untuk uruskan tuntutan PERKESO arwah suami saya",
        "ada orang caj RM500 untuk uruskan tuntutan PERKESO",
        "agent asks 10 % commission to claim SOCSO",
        "Tuan, keluarga mangsa kata ada ejen minta 20% dari duit PERKESO",
        "Someone came to the family and wants RM2,000 to process the SOCSO claim",
        "Ada runner lepak kat hospital, tawar uruskan claim socso, upah 15 peratus",
        "mak cik tu dah bayar RM800 kat orang tengah utk pencen ilat",
        "Ada konsultan kutip RM350 seorang utk isi borang PERKESO kat kilang tu",
    ],
)
def test_who_asks_money_for_a_claim_is_a_kind_of_its_own(text: str) -> None:
    report = read(text, POSTED, gazetteer())

    assert is_report(text)
    assert report is not None
    assert report.kind is Kind.MIDDLEMAN
    assert report.victims == ()


@pytest.mark.parametrize(
    "text",
    [
        "PERKESO mengingatkan orang ramai supaya tidak guna ejen yang minta bayaran tuntutan",
        "Tuntutan PERKESO adalah percuma, jangan bayar kepada orang tengah",
        "Nak claim PERKESO kena bayar ke?",
        "PERKESO bayar RM2,000 faedah kepada balu",
        "Keluarga minta borang tuntutan PERKESO",
        "Majikan kena bayar caruman SOCSO sebelum 15hb",
        "Two agents were charged in court with cheating RM5,000 from SOCSO claimants",
        "keluarga dah bayar duit hospital RM2000, claim perkeso boleh?",
    ],
)
def test_warnings_questions_and_contributions_are_none(text: str) -> None:
    assert read(text, POSTED, gazetteer(), doubtful=True) is None


def test_the_place_of_a_middleman_is_read() -> None:
    report = read("Ada ejen di Temerloh minta RM300 untuk claim PERKESO", POSTED, gazetteer())

    assert report is not None
    assert report.place is not None
    assert report.place.district == "Temerloh"
