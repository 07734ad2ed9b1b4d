"""Names as stories and follow-up reports bring them in: lost kin, survivors, lists, speakers."""

from datetime import datetime

import pytest

from services import clock
from services.leads.parsing import read
from services.leads.reading.chain_words import OF_ONE_GROUP
from services.leads.reading.told_days_after import is_of_before, lost_kin
from services.places.reference import gazetteer

POSTED = datetime(2026, 11, 29, 12, tzinfo=clock.LOCAL)


def names(text: str) -> list[str | None]:
    report = read(text, POSTED, gazetteer(), forced=True)
    assert report is not None
    return [victim.name for victim in report.victims]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Jamilah Contoh, 61, yang menceritakan saat terakhir bersama anak bongsunya, "
            "Rosli Sampel, 22, berkata traktor itu terbalik lalu menghempap arwah.",
            ["Rosli Sampel"],
            id="the mother speaks",
        ),
        pytest.param(
            "Bot karam di Dungun semalam. Mangsa yang hilang ialah Kassim Contoh, 40. Seorang "
            "mangsa terselamat ialah Ramli Sampel, 31.",
            ["Kassim Contoh"],
            id="a survivor",
        ),
        pytest.param(
            "Dua anggota tersebut Hashim Contoh, 32, dari Balai Polis Setapak dan Mohamad Rosdi "
            "Sampel, 33, dari Balai Polis Wangsa Maju maut dirempuh lori pagi tadi.",
            ["Hashim Contoh", "Mohamad Rosdi Sampel"],
            id="two of one list, with their stations",
        ),
        pytest.param(
            "Hamid Contoh, 40, maut dirempuh treler semalam manakala pemandu treler, Sabri "
            "Sampel, 38, dari Kampung Baru, tidak cedera.",
            ["Hamid Contoh"],
            id="unhurt, behind where he is from",
        ),
        pytest.param(
            "Sad news today, one of our technicians passed away. Abang Rafi Contoh, always kind, "
            "left a wife and two kids.",
            ["Rafi Contoh"],
            id="who opens the next sentence is the dead",
        ),
        pytest.param(
            '"Saya ingat ajal dah sampai," kata Kamil Yusri Contoh, 32. Dia adalah anggota bomba '
            "yang diserang strok haba ketika memadam kebakaran semalam.",
            ["Kamil Yusri Contoh"],
            id="who speaks is the one who was hurt",
        ),
    ],
)
def test_who_was_hurt_is_named(text: str, told: list[str]) -> None:
    assert names(text) == told


def test_whose_wife_it_was_is_not_the_victim() -> None:
    text = "Isteri kepada anggota bahagian kami, Saiful bin Contoh, meninggal dunia pagi tadi"

    assert "Saiful bin Contoh" not in names(text)


def test_whom_a_picture_shows_was_not_hurt() -> None:
    text = (
        "Shalina Contoh, 47, mopping a porch in Kemaman. A packer drowned when his bike was swept "
        "off a flooded bund yesterday."
    )

    assert "Shalina Contoh" not in names(text)


def test_last_years_dead_are_others() -> None:
    assert is_of_before("Tahun lalu aku kehilangan jiran, arwah Abang Contoh")
    assert not is_of_before("Arwah berkahwin tahun lalu")


def test_kin_is_lost_right_before_its_name() -> None:
    assert lost_kin("yang kehilangan anak sulungnya, ")
    assert not lost_kin("bersama isterinya, ")


def test_two_of_one_group_share_what_is_told_of_the_last() -> None:
    assert OF_ONE_GROUP.match(", 24, serta dua lagi rakan termasuk pemandu, ")
