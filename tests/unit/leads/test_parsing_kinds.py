"""What kind of accident and how bad: the circumstances decide, not somebody's occupation.

All texts are invented.
"""

import pytest

from services.leads.parsing import Kind, Severity
from tests.unit.posted import reading


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Penunggang maut dirempuh lori", Kind.COMMUTING_OR_ROAD, id="road"),
        pytest.param(
            "Konstabel Trafik Seman Contoh, 33, cedera di kepala selepas dilanggar kereta ketika "
            "mengawal lalu lintas di Juru malam tadi",
            Kind.WORKPLACE,
            id="directing traffic",
        ),
        pytest.param(
            "1 dead, 2 hurt as scaffolding collapses at a mall in Setia Alam today",
            Kind.WORKPLACE,
            id="a scaffold",
        ),
        pytest.param(
            "Penoreh getah cedera parah diserang babi hutan di Jasin pagi tadi",
            Kind.WORKPLACE,
            id="a job and what befalls at it",
        ),
        pytest.param(
            "Polis maut motosikalnya dilanggar kereta ketika pulang bertugas di Tangkak semalam",
            Kind.COMMUTING_OR_ROAD,
            id="on the way from duty",
        ),
        pytest.param(
            "Pengutip sampah terjatuh dari lori sampah dan digilis di Petaling Jaya pagi tadi",
            Kind.WORKPLACE,
            id="off his own lorry",
        ),
        pytest.param(
            "Dua guru melecur kuarters didiami terbakar di Miri pagi ini",
            Kind.OTHER,
            id="at home, whatever the job",
        ),
        pytest.param(
            "A worker was buried when the trench he was working in collapsed in Kuching",
            Kind.WORKPLACE,
            id="a trench collapsed, no person",
        ),
        pytest.param(
            "Jurumudi bot ditemui lemas selepas bot terbalik di Kapit",
            Kind.WORKPLACE,
            id="a boatman at work",
        ),
        pytest.param(
            "Penjaja maut dirempuh kereta ketika memunggah ikan di Kota Kinabalu",
            Kind.WORKPLACE,
            id="hit while unloading",
        ),
        pytest.param(
            "Pekerja kedai terlibat kemalangan di Jalan Sampel, Temerloh, patah tangan",
            Kind.COMMUTING_OR_ROAD,
            id="in an accident on a road",
        ),
        pytest.param(
            "Jururawat maut nahas ketika pulang dari tempat kerja",
            Kind.COMMUTING_OR_ROAD,
            id="on the way from work",
        ),
        pytest.param("Pekerja maut dihempap mesin di kilang", Kind.WORKPLACE, id="factory"),
        pytest.param(
            "Anggota polis maut dilanggar kereta ketika bertugas di sekatan jalan raya",
            Kind.WORKPLACE,
            id="hit on duty",
        ),
        pytest.param(
            "A factory worker was seriously injured when her motorcycle skidded in Kulai",
            Kind.COMMUTING_OR_ROAD,
            id="a worker skids",
        ),
        pytest.param(
            "Seorang buruh binaan parah motosikalnya terbabas di Kulai",
            Kind.COMMUTING_OR_ROAD,
            id="a builder skids",
        ),
        pytest.param(
            "Juruteknik maut kereta dipandunya terjunam ke dalam parit",
            Kind.COMMUTING_OR_ROAD,
            id="a technician drives",
        ),
        pytest.param(
            "Policeman hurt as rider rams him at roadblock in Kulai", Kind.WORKPLACE, id="roadblock"
        ),
        pytest.param(
            "Anggota polis cedera ketika serbuan di Kulai, suspek melawan",
            Kind.WORKPLACE,
            id="a raid",
        ),
        pytest.param(
            "Buruh maut dirempuh lori ketika memotong rumput di tepi jalan di Raub",
            Kind.WORKPLACE,
            id="at the roadside",
        ),
        pytest.param(
            "Km 23 Jalan Kuantan-Gambang. Seorang lelaki maut malam tadi",
            Kind.COMMUTING_OR_ROAD,
            id="a kilometre stone",
        ),
        pytest.param(
            "Penjaja parah apabila gerainya dirempuh kereta", Kind.WORKPLACE, id="a stall"
        ),
        pytest.param(
            "Bas kilang bawa 20 pekerja terbabas, pemandu bas cedera",
            Kind.COMMUTING_OR_ROAD,
            id="a bus of workers",
        ),
        pytest.param(
            "Pemandu lori maut dihempap lori yang sedang dibaikinya di bengkel",
            Kind.WORKPLACE,
            id="a driver repairs",
        ),
        pytest.param("Kerani meninggal akibat serangan jantung", Kind.ILLNESS, id="heart"),
        pytest.param("Lelaki mati lemas ketika mandi di air terjun", Kind.OTHER, id="leisure"),
        pytest.param("Wanita maut rumah terbakar awal pagi tadi", Kind.OTHER, id="home"),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    assert reading(text).kind is kind


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        pytest.param("Buruh maut, dua cedera di Raub", Severity.DEATH, id="the worst counts"),
        pytest.param("Buruh cedera parah di Raub", Severity.SERIOUS_INJURY, id="parah"),
        pytest.param("Pemandu cedera ringan di Raub", Severity.MINOR_INJURY, id="ringan"),
        pytest.param("Buruh cedera di Raub", Severity.UNKNOWN, id="plain"),
        pytest.param("Nelayan dikhuatiri lemas di Mersing", Severity.UNKNOWN, id="feared"),
        pytest.param("Pemandu cedera di Gelang Patah", Severity.UNKNOWN, id="a town, no fracture"),
        pytest.param(
            "Penumpang nyaris rentung, cedera di Raub pagi tadi", Severity.UNKNOWN, id="nearly"
        ),
        pytest.param(
            "Letupan dandang, pekerja melecur 40 peratus", Severity.SERIOUS_INJURY, id="burns"
        ),
        pytest.param("Cleaner loses two fingers in Raub", Severity.SERIOUS_INJURY, id="fingers"),
        pytest.param("Buruh jatuh, kaki terseliuh di Raub", Severity.MINOR_INJURY, id="a sprain"),
        pytest.param("Juruteknik jatuh, tidak bernyawa di Raub", Severity.DEATH, id="lifeless"),
        pytest.param("Rider jatuh di Raub, luka2 je", Severity.MINOR_INJURY, id="only scratched"),
        pytest.param("Rider patah kaki di Raub", Severity.SERIOUS_INJURY, id="fracture"),
    ],
)
def test_severity_is_the_worst_outcome_stated(text: str, severity: Severity) -> None:
    assert reading(text).severity is severity


@pytest.mark.parametrize(
    ("off_duty", "at_work"),
    [
        pytest.param(
            "Mekanik lemas ketika menjala ikan di sungai di Pekan semalam",
            "Nelayan lemas ketika menarik pukat di muara di Pekan semalam",
            id="for the pot or for a living",
        ),
        pytest.param(
            "A 40-year-old engineer died after he slipped while hiking in Jelebu yesterday",
            "A 40-year-old engineer died after he fell while inspecting a dam in Jelebu yesterday",
            id="a summit or a dam",
        ),
        pytest.param(
            "kawan aku technician jatuh tangga rumah masa nak tukar lampu semalam, kepala retak",
            "kawan aku technician jatuh tangga kilang masa nak tukar lampu semalam, kepala retak",
            id="whose lamp",
        ),
        pytest.param(
            "Kerani dipatuk ular dalam bilik air rumahnya di Jasin malam tadi",
            "Kerani dipatuk ular dalam stor pejabat di Jasin petang tadi",
            id="a snake at home or at the office",
        ),
        pytest.param(
            "Diver missing off Pulau Ujian: a bank officer failed to surface from a leisure dive",
            "Diver missing off Pulau Ujian: he failed to surface from the hull he was cleaning",
            id="a diver for pleasure",
        ),
        pytest.param(
            "Pemandu lori maut rumahnya runtuh ditimbus tanah runtuh di Ranau",
            "Buruh maut ditimbus tanah runtuh ketika menggali parit projek di Ranau",
            id="the house or the ditch",
        ),
        pytest.param(
            "Cikgu patah tangan masa main futsal malam tadi di Kangar",
            "Cikgu patah tangan masa sukan sekolah pagi tadi di Kangar",
            id="his game or the school's",
        ),
        pytest.param(
            "Ustaz jatuh bumbung surau masa gotong-royong di Marang semalam, pinggul patah",
            "Buruh jatuh bumbung surau yang sedang dibina di Marang semalam, pinggul patah",
            id="the village's work or a builder's",
        ),
    ],
)
def test_a_trade_that_is_only_named_makes_no_place_of_work(off_duty: str, at_work: str) -> None:
    assert reading(off_duty).kind is Kind.OTHER
    assert reading(at_work).kind is Kind.WORKPLACE


def test_who_comes_from_a_pastime_is_on_the_road() -> None:
    report = reading("Accident masa balik dari futsal malam tadi di Arau, kaki kawan saya patah")

    assert report.kind is Kind.COMMUTING_OR_ROAD
