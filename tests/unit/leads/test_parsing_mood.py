"""What is asked, ordered, planned or supposed is no lead; what is told in passing is."""

import pytest

from services.leads.parsing import read
from services.leads.reading.mood import telling
from services.places.reference import gazetteer
from tests.unit.posted import POSTED


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Sekiranya pekerja maut di tempat kerja, majikan perlu lapor dalam 48 jam.",
            id="supposed",
        ),
        pytest.param("Macam mana kalau mangsa cedera parah tapi tiada caruman?", id="asked"),
        pytest.param("Reminder: hantar semua kes kematian sebelum 5 petang.", id="reminded"),
        pytest.param("Taklimat kemalangan maut esok jam 9, wajib hadir.", id="to come"),
        pytest.param("Nak bincang pasal kemalangan maut di loji.", id="a topic"),
        pytest.param("Kami yang 'cedera' hati kena tinggal ni, Encik Sampel.", id="in quotes"),
        pytest.param("Kucing pejabat si Tompok kena langgar tadi, mati.", id="an animal"),
        pytest.param("Jumpa anak arwah Pak Contoh masa kenduri.", id="an epithet only"),
        pytest.param(
            "Dah jumpa keluarga mangsa kemalangan Jerteh, lengkap.", id="a kind of person"
        ),
        pytest.param("RIP my old laptop, died right before the talk.", id="a thing"),
        pytest.param(
            "Mangsa kemalangan di Muar yang koma dulu dah pulih, kata doktor tadi.", id="well again"
        ),
        pytest.param("Anak saya jatuh basikal, luka siket. EL setengah hari.", id="leave"),
        pytest.param("Lelaki langgar pembahagi jalan di Muar. Dia tak cedera pun.", id="denied"),
        pytest.param(
            "SIBU: Empat anggota selamat, van mereka terbakar di sini. Semua berjaya menyelamatkan "
            "diri, katanya hari ini.",
            id="all got out",
        ),
        pytest.param("Pekerja luar dinasihatkan minum air, elak strok haba.", id="advice"),
        pytest.param(
            "CHIANG MAI: 13 pelancong maut bas terbalik di utara Thailand, hari ini.",
            id="abroad, north of a country",
        ),
        pytest.param("KARANGSAMPEL: Tiga maut bas terbalik hari ini.", id="an unknown dateline"),
        pytest.param("Mayat tanpa identiti ditemui di sungai, kes bunuh.", id="murder"),
        pytest.param("Jambatan retak dekat Kampung Sampel, papan tanda dipasang.", id="a bridge"),
        pytest.param("Wow Contohski injured again, habis musim ni.", id="harm with no event"),
        pytest.param("Kena buat slaid: kematian pekerja dihempap tong.", id="a slide"),
        pytest.param("Rindu arwah suaminya, Kapten Sampel, pusara dilawat.", id="longing"),
        pytest.param("Ingat mati selalu, kata Ustaz Contoh.", id="to die, in general"),
        pytest.param("Semoga anak-anak Gaza dilindungi. Semalam 40 terkorban.", id="Gaza"),
        pytest.param(
            "Warga emas hilang dari rumah di Cheras, hubungi anaknya.", id="gone from home"
        ),
        pytest.param("Aku hampir accident tadi kat MRR2. Nasib baik takde apa2.", id="a near miss"),
        pytest.param(
            "Bencana kerja ertinya kecederaan kepada pekerja disebabkan kemalangan.", id="defined"
        ),
        pytest.param(
            "Kecelakaan maut di Kecamatan Sampel, Jawa Timur, Senin. Tiga orang tewas.",
            id="an Indonesian paper",
        ),
        pytest.param("Renjatan elektrik, patah tulang, CPR: apa yang diajar.", id="nobody told of"),
    ],
)
def test_what_tells_of_no_event_is_no_lead(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Siapa kenal pekerja yang maut kena gilis lori di Gambang tadi?", id="asked of today"
        ),
        pytest.param(
            "Guru maut dirempuh lori di Muar semalam. Sekiranya ada saksi, hubungi polis.",
            id="an appeal behind the news",
        ),
        pytest.param(
            "Lembu melintas, penunggang motosikal terbabas dan cedera parah di Jerantut tadi.",
            id="a rider beside an animal",
        ),
        pytest.param(
            "Arwah Seman bin Kasturi meninggal akibat kemalangan di Kuantan semalam.",
            id="an epithet with the accident",
        ),
    ],
)
def test_what_is_told_beside_it_is_a_lead(text: str) -> None:
    report = read(text, POSTED, gazetteer())

    assert report is not None
    assert report.sure


@pytest.mark.parametrize(
    "text",
    [
        "Abg long bawa lori ais masuk gaung kat Gerik pagi tadi.",
        "Our cleaner slipped at the lobby this morning and hit her head, sent to hospital.",
        "Tiga pekerja terbakar masa gas meletup di dapur restoran Klang malam tadi.",
        "Cikgu SK Contoh hanyut masa seberang sungai nak ke sekolah petang tadi.",
        "Penyelia ladang diserang gajah di Felda Aring 8 pagi tadi, rusuk patah.",
        "Budak stor jari dia masuk mesin tadi, dua jari hancur. Kilang Pasir Gudang.",
        "Dispatcher kena sondol Hilux semalam. Tulang pinggul retak.",
        "Dua sekeluarga termasuk seorang bayi maut nahas di Setiu. Sampel Contoh, 23, dan anaknya.",
        "Mandor ladang di Jerantut kena petir masa berteduh, tak bernafas. 4.30 petang semalam.",
        "Kontraktor aircond kena karan kat sekolah Kluang, badan hitam. 12 tengah hari tadi.",
        "Tukang gunting rebah dalam kedai kat Masjid India tadi, CPR tak dapat.",
        "Polis pencen jaga sekolah kena langgar di Shah Alam 7 pagi tadi. Kritikal.",
        "Mesin kisar makan tangan budak butcher kedai Sampel tadi.",
        "Si Rahmat budak bakery tu accident tadi, masuk bawah lori kat Muar.",
    ],
)
def test_what_befell_somebody_is_a_lead(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is not None


def test_only_the_sentences_that_tell_remain() -> None:
    told = telling("kalau maut, lapor. ali cedera di muar. borang apa?")

    assert told == "ali cedera di muar."
