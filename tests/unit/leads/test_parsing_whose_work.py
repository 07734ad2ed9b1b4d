"""Whose work it was, whose car, whose picture: words of others do not tell the kind.

All names and accidents are invented.
"""

import pytest

from services.leads.parsing import Kind, Severity, read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED, reading

ROAD, WORK, OTHER = Kind.COMMUTING_OR_ROAD, Kind.WORKPLACE, Kind.OTHER


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Pembantu kedai maut dirempuh van\n\nJASIN: Pembantu kedai kasut maut apabila "
            "motosikal ditunggangnya dirempuh van di Jalan Jasin, malam tadi.",
            ROAD,
            id="a shop assistant who rides",
        ),
        pytest.param(
            "Penjaja cendol maut selepas motosikal roda tiganya dilanggar kereta di Kangar, "
            "semalam. Mangsa dalam perjalanan pulang selepas berniaga.",
            ROAD,
            id="a hawker who rides home",
        ),
        pytest.param(
            "Seorang wanita yang menjual apam di tepi jalan cedera apabila gerainya dirempuh "
            "kereta di Jalan Pantai, Tumpat pagi tadi.",
            WORK,
            id="her own stall",
        ),
        pytest.param(
            "Kemalangan dua lori di Tapah. Pemandu masih tersepit, bomba sedang jalankan kerja "
            "menyelamat.",
            ROAD,
            id="the rescuers' work",
        ),
        pytest.param(
            "Pelayan kafe parah dihempap papan iklan di Jalan Bercham, Ipoh ketika mengemas meja. "
            "Orang awam membawanya ke Hospital Raja Contoh dengan sebuah pacuan empat roda.",
            WORK,
            id="the car to the hospital",
        ),
        pytest.param(
            "Seorang tukang rumput maut selepas bilik sewanya di Kampung Contoh terbakar awal "
            "pagi tadi. Jiran cuba memadamkan kebakaran.",
            OTHER,
            id="the neighbours put it out",
        ),
        pytest.param(
            "Seorang peniaga cedera apabila gerai makanannya di bazar Jasin terbalik ditiup angin "
            "tadi. Foto ihsan pengunjung",
            WORK,
            id="a visitor's picture",
        ),
        pytest.param(
            "Seorang penoreh cedera diserang gajah ketika menoreh di kebun di Gua Musang tadi. "
            "Rakannya membakar mercun untuk menghalau gajah.",
            WORK,
            id="a cracker against an elephant",
        ),
        pytest.param(
            "Three estate workers were killed when a tractor carrying them home overturned in "
            "Lahad Datu on Sunday.",
            ROAD,
            id="carried home",
        ),
        pytest.param(
            "Seorang akauntan patah kaki ketika menuruni denai di Gunung Ledang semalam dan "
            "diusung oleh anggota bomba, renjer dan malim gunung.",
            OTHER,
            id="the guides who carried him",
        ),
        pytest.param(
            "Pemandu e-hailing ditemui maut dalam kereta yang dihanyutkan arus di jambatan "
            "Penampang semalam.",
            ROAD,
            id="swept off a bridge",
        ),
        pytest.param(
            "Pekerja binaan maut jatuh dari perancah projek pangsapuri di Taman Mount Austin "
            "semalam.",
            WORK,
            id="a flat that is being built, a mount that is a garden's",
        ),
    ],
)
def test_words_of_others_do_not_tell_the_kind(text: str, kind: Kind) -> None:
    assert reading(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Nyaris maut, penunggang sempat lompat sebelum motosikal digilis lori di Jalan Skudai. "
            "Dia menepuk debu pada seluar tanpa sebarang luka.",
            id="not a scratch",
        ),
        pytest.param(
            "KUCHING: Sebuah van musnah terbakar di Jalan Semaba pagi tadi. Pemandunya sempat "
            "keluar apabila terhidu bau hangit dan tiada sesiapa tercedera.",
            id="a smell is no harm",
        ),
        pytest.param(
            "Dua pelajar kolej cedera ringan apabila kereta mereka masuk longkang di Jalan Datuk "
            "Contoh, Kuching malam tadi.",
            id="a street's Datuk is no grandfather",
        ),
        pytest.param(
            "JOHOR BAHRU - Seorang penumpang terbunuh apabila bas terbabas di Lebuhraya Woodlands, "
            "Singapura, malam tadi.",
            id="the road is abroad",
        ),
        pytest.param(
            "SINGAPORE, March 10 — A Johor-born welder was killed when a bucket struck him at a "
            "worksite.",
            id="a dateline with its day",
        ),
    ],
)
def test_hurt_nobody_who_is_insured_here(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None


def test_a_birthday_is_no_old_case() -> None:
    told = reading(
        "KUANTAN – Sambutan ulang tahun kelahiran bertukar duka apabila peniaga warung mati lemas "
        "disambar ombak di Pantai Contoh, semalam."
    )

    assert told.severity is Severity.DEATH
