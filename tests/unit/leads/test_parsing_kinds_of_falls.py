"""What falls, who falls, who drives into others: the kind is told by it, not by single words.

All texts are invented.
"""

import pytest

from services.leads.parsing import Kind
from tests.unit.posted import reading


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Car driver sought after knocking down a jogger on Jalan Contoh in Ipoh this morning; "
            "the man was badly injured.",
            Kind.COMMUTING_OR_ROAD,
            id="a jogger on the road",
        ),
        pytest.param(
            "Pemandu treler parah selepas treler hilang brek lalu merempuh gerai buah yang tutup "
            "di Gopeng semalam.",
            Kind.COMMUTING_OR_ROAD,
            id="who drove into the stall",
        ),
        pytest.param(
            "Peniaga maut, pemandu cedera selepas kereta merempuh gerai buah di Gopeng semalam.",
            Kind.WORKPLACE,
            id="who kept the stall",
        ),
        pytest.param(
            "Mayat pengemudi bot pelancong yang hilang di Tasik Bera ditemukan terapung pagi tadi. "
            "Mangsa jatuh ketika menambat bot semalam.",
            Kind.WORKPLACE,
            id="who steers the tourists' boat",
        ),
        pytest.param(
            "Anggota bomba cedera lantai rumah terbakar runtuh ketika dia memadamkan api di Kapit "
            "awal pagi tadi.",
            Kind.WORKPLACE,
            id="a fireman in a burning house",
        ),
        pytest.param(
            "Dua pekerja terperangkap selepas sebuah kren bergerak tumbang menghempap kabin di "
            "tapak pembinaan di Klang semalam, kaki parah.",
            Kind.WORKPLACE,
            id="a crane topples, nobody faints",
        ),
        pytest.param(
            "A hotel housekeeper was injured when part of the ceiling on the ninth floor of a "
            "hotel in Tapah collapsed yesterday.",
            Kind.WORKPLACE,
            id="a ceiling collapses",
        ),
        pytest.param(
            "Seorang lelaki lemas selepas bot dinaikinya karam dilanggar batang kayu di Sungai "
            "Tembeling, Jerantut ketika pulang menjala ikan semalam.",
            Kind.OTHER,
            id="a boat and a log",
        ),
        pytest.param(
            "Perahu karam kena kayu hanyut di Kapit pagi tadi, dua orang hilang, nak pergi kerja "
            "kebun.",
            Kind.COMMUTING_OR_ROAD,
            id="a boat to work",
        ),
        pytest.param(
            "Seorang lelaki patah pinggang selepas terjatuh dari jejantas berhampiran stesen LRT "
            "di Wangsa Maju semalam.",
            Kind.OTHER,
            id="off a footbridge",
        ),
    ],
)
def test_kind_of_what_falls_and_floats(text: str, kind: Kind) -> None:
    assert reading(text).kind is kind
