"""Names of a list, of pairs, of roles and of chats; never those who only stand beside."""

import pytest

from services.leads.parsing import Victim, read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED


def victims(text: str) -> tuple[Victim, ...]:
    report = read(text, POSTED, gazetteer())
    assert report is not None
    return tuple(victim for victim in report.victims if victim.name)


def names(text: str) -> list[str]:
    return [victim.name or "" for victim in victims(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Mangsa meninggal dunia di tempat kejadian adalah Gerald Contoh dan Stanley Sampel "
            "kedua-duanya berusia 33 tahun, serta Bunyau Contoh, 40. Lori jatuh gaung di Kapit.",
            ["Gerald Contoh", "Stanley Sampel", "Bunyau Contoh"],
            id="behind the place of death",
        ),
        pytest.param(
            "Police chief DSP Zul Sampel said the dead were Robin anak Contoh, 44, a teacher at a "
            "school; his wife Sandra anak Sampel, 41. Their car crashed in Betong yesterday.",
            ["Robin anak Contoh", "Sandra anak Sampel"],
            id="an apposition between",
        ),
        pytest.param(
            "District police chief ACP Zul Sampel named the couple as Wan Zaki Wan Contoh, 48, "
            "and Tengku Nor Contoh, 46. Their SUV skidded in Temerloh.",
            ["Wan Zaki Wan Contoh", "Tengku Nor Contoh"],
            id="named by the police",
        ),
        pytest.param(
            "Tiga sahabat, Amirul Sampel, Haziq Sampel dan Danial Contoh, masing-masing berumur "
            "22 tahun, maut dalam nahas di Semenyih.",
            ["Amirul Sampel", "Haziq Sampel", "Danial Contoh"],
            id="the first of a list",
        ),
        pytest.param(
            "Mangsa maut ialah Md Rubel Contoh, 29, dan Sk Jahangir, 33, selepas perancah runtuh "
            "di Seremban.",
            ["Md Rubel Contoh", "Sk Jahangir"],
            id="a short first name",
        ),
        pytest.param(
            "Pemandu treler Karim Contoh parah, kelindannya Devan Sampel meninggal dunia selepas "
            "lori terbabas di Tapah.",
            ["Karim Contoh", "Devan Sampel"],
            id="role and harm",
        ),
        pytest.param(
            "Two loggers died at Miri yesterday. They were Lusat Contoh and Balan Sampel.",
            ["Lusat Contoh", "Balan Sampel"],
            id="a sentence of names only",
        ),
        pytest.param(
            "Seman Kasturi terjatuh dari bumbung kilang di Raub semalam.",
            ["Seman Kasturi"],
            id="a whole name opens",
        ),
        pytest.param(
            "Sara & Logesh dari stor kena langgar lori pagi tadi di Rawang. Sara meninggal.",
            ["Sara", "Logesh"],
            id="a pair of a chat",
        ),
        pytest.param(
            "Pok Li gerai depan pejabat meninggal, accident langgar lori di Gong Badak tadi.",
            ["Pok Li"],
            id="a nickname",
        ),
        pytest.param(
            "Bang Din kantin patah kaki jatuh longkang pagi tadi di Kajang.", ["Din"], id="a title"
        ),
        pytest.param(
            "Mangsa - Khairul Sampel, rider, kena langgar kereta di Jalan Ipoh malam tadi.",
            ["Khairul Sampel"],
            id="a dash",
        ),
        pytest.param(
            "Takziah kpd keluarga sdr Firdaus Contoh (stor) yg terlibat dlm kemalangan maut pagi "
            "tadi di Kulim",
            ["Firdaus Contoh"],
            id="condolences to the family",
        ),
        pytest.param(
            "Balu tabah terima pemergian suami, Allahyarham Roslan Contoh, 44, yang maut terkena "
            "renjatan di Dungun semalam.",
            ["Roslan Contoh"],
            id="the late husband",
        ),
        pytest.param(
            "Police said Lim Boon Contoh, 45, was killed when his car skidded in Muar yesterday.",
            ["Lim Boon Contoh"],
            id="told of, not speaking",
        ),
        pytest.param(
            "Mangsa, Ali Contoh, 33, maut di Muar. Isterinya, Minah Sampel, 30, berkata dia "
            "keluar bekerja. Ketua Polis, ACP Zul Sampel, mengesahkannya.",
            ["Ali Contoh"],
            id="neither wife nor officer",
        ),
    ],
)
def test_names_are_found(text: str, told: list[str]) -> None:
    assert names(text) == told


def test_what_is_told_of_both_is_of_the_first_too() -> None:
    told = victims(
        "Mangsa maut ialah Gerald Contoh dan Stanley Sampel kedua-duanya berusia 33 tahun. Lori "
        "jatuh gaung di Kapit."
    )
    assert [victim.age for victim in told] == [33, 33]
