"""The word for a place of work alone is no employer; a named or described one is.

All texts and names are invented.
"""

import pytest

from services.leads.parsing import Fact
from tests.unit.posted import reading


@pytest.mark.parametrize(
    "work",
    [
        "kerja kilang patah kaki accident",
        "kerja kilang, accident, patah kaki",
        "bekerja di kilang maut dilanggar lori",
        "pekerja kilang maut dilanggar lori",
        "kerja kat sebuah kilang, patah kaki accident",
        "works at a factory, died in an accident",
    ],
)
def test_the_bare_word_is_no_employer(work: str) -> None:
    told = reading(f"Ali bin Contoh, 34, {work} di Kulim semalam.")

    assert [victim.employer for victim in told.victims] == [None]
    assert Fact.EMPLOYER in told.missing


def test_the_occupation_keeps_the_word() -> None:
    told = reading("Seorang pekerja kilang maut dilanggar lori di Kulim semalam.")

    assert [(v.occupation, v.employer) for v in told.victims] == [("pekerja kilang", None)]


@pytest.mark.parametrize(
    ("work", "employer"),
    [
        pytest.param("pekerja kilang Sampel Sdn Bhd,", "Sampel Sdn Bhd", id="a firm"),
        pytest.param("bekerja di Kilang Sampel Jaya,", "Kilang Sampel Jaya", id="a name"),
        pytest.param(
            "bekerja di kilang papan di Gambang,", "kilang papan di Gambang", id="what it makes"
        ),
        pytest.param("kerja kilang sarung tangan,", "kilang sarung tangan", id="gloves"),
    ],
)
def test_a_named_one_is(work: str, employer: str) -> None:
    told = reading(f"Ali bin Contoh, 34, {work} maut dilanggar lori di Kulim semalam.")

    assert [victim.employer for victim in told.victims] == [employer]


@pytest.mark.parametrize(
    ("text", "name", "employer"),
    [
        pytest.param(
            "Pekerja Lestari Bina Konsortium maut dihempap papan acuan di Semenyih. Mangsa, Rosdin "
            "Sampel, 41, meninggal di lokasi.",
            "Rosdin Sampel", "Lestari Bina Konsortium", id="a word of firms at its end",
        ),
        pytest.param(
            "Seorang pengawal keselamatan Perisai Borneo maut dirempuh pikap di Penampang. Mangsa, "
            "Gunsin Sampel, 52, meninggal di lokasi.",
            "Gunsin Sampel", "Perisai Borneo", id="words nobody is called, behind a trade",
        ),
        pytest.param(
            "Pekerja am MPKj lemas ketika membersihkan longkang di Kajang semalam. Mangsa Contoh "
            "a/l Sampel, 44.",
            "Contoh a/l Sampel", "MPKj", id="a council's initials",
        ),
        pytest.param(
            "Cikgu Harlina (SK Bukit Contoh) accident pagi tadi dlm perjalanan ke sekolah, patah "
            "tangan.",
            "Harlina", "SK Bukit Contoh", id="a school in brackets",
        ),
        pytest.param(
            "Hamizah Sampel, 43, of Universiti Contoh Raya, was injured when her car struck an "
            "elephant at Gerik last night.",
            "Hamizah Sampel", "Universiti Contoh Raya", id="of, in apposition",
        ),
        pytest.param(
            "Nurse Jennifer Sampel, 33, died when her car fell into a ravine in Betong on Monday. "
            "She was heading to Klinik Kesihatan Contoh, where she worked.",
            "Jennifer Sampel", "Klinik Kesihatan Contoh", id="where she worked",
        ),
        pytest.param(
            "Chin Wah Kitchen Equipment worker Arif Sampel, 30, lost two fingers to a press brake "
            "in Puchong yesterday.",
            "Arif Sampel", "Chin Wah Kitchen Equipment", id="worker behind it",
        ),
        pytest.param(
            "Encik Yusri dari Jabatan Perairan dan Saliran Kuala Muda terjatuh dalam pintu air "
            "petang tadi, patah kaki.",
            "Yusri", "Jabatan Perairan dan Saliran Kuala Muda", id="an office with dan",
        ),
        pytest.param(
            "kes hari ni: Ismancontoh, warga indonesia, keje lori sampah Bersih Alam, jari "
            "tersepit compactor kat Kajang, putus 3 jari",
            "Ismancontoh", "Bersih Alam", id="work in small letters",
        ),
        pytest.param(
            "Member bagitau, driver treler Lagenda Kontena, Fakhri, accident kat Bidor subuh tadi, "
            "patah kaki",
            "Fakhri", "Lagenda Kontena", id="driver of it",
        ),
        pytest.param(
            "Mangsa, Lee Contoh, 52, pemilik BK Lee Electrical, maut terkena renjatan di Kulai.",
            "Lee Contoh", "BK Lee Electrical", id="who owns it",
        ),
        pytest.param(
            "Got a call from HR of Greatlink Logistics, their driver Mr Subracontoh 58 collapsed "
            "in Pasir Gudang today.",
            "Subracontoh", "Greatlink Logistics", id="who called",
        ),
        pytest.param(
            "TAWAU: A Sepilok Power lineman was electrocuted here today. Nizam Contoh, 36, died.",
            "Nizam Contoh", "Sepilok Power", id="before the trade",
        ),
        pytest.param(
            "A technician of Orion Chillers, Faris Sampel, 30, was electrocuted in Ipoh on Monday.",
            "Faris Sampel", "Orion Chillers", id="of it, whatever it is called",
        ),
        pytest.param(
            "Pekerja MPT parah\n\nTAIPING - Seorang pekerja Majlis Perbandaran Taiping (MPT) parah "
            "dihempap dahan. Mangsa, Muniandy a/l Sampel, 51, stabil.",
            "Muniandy a/l Sampel", "Majlis Perbandaran Taiping (MPT)", id="in full",
        ),
        pytest.param(
            "LIMBANG: A General Operations Force corporal was killed here. The dead man was Cpl "
            "Edmund Contoh, 35.",
            "Edmund Contoh", "General Operations Force", id="a force",
        ),
    ],
)  # fmt: skip
def test_a_firm_is_the_employer_and_no_victim(text: str, name: str, employer: str) -> None:
    told = reading(text)

    assert [(v.name, v.employer) for v in told.victims] == [(name, employer)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ali bin Contoh, 34, dari Ladang Sampel, maut di Kulim semalam.", id="home"),
        pytest.param(
            "Ali bin Contoh, 34, maut di Kulim, disahkan paramedik Hospital Sampel.", id="a medic"
        ),
        pytest.param("Ali bin Contoh, 34, Orang Asli, maut dilanggar lori di Kulim.", id="people"),
    ],
)
def test_beside_a_name_not_everything_employs(text: str) -> None:
    assert [victim.employer for victim in reading(text).victims] == [None]
