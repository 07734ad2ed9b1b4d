"""Chats tell harm by a tool, an ambulance, a ward: no newspaper's word is among them.

All texts and names are invented.
"""

import pytest

from services.leads.parsing import Kind, Severity, read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED, reading


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("baru kerja seminggu, jari manis masuk dalam roller kilang", id="a tool"),
        pytest.param("Tutup boiler terbuka, kena muka technician kat Kulim tadi", id="in the face"),
        pytest.param("Bau klorin kat line 5, 4 orang naik ambulans, Perai", id="by ambulance"),
        pytest.param(
            "wireman kena flash, kening pun hangus, Hospital Sg Buloh burn unit", id="ward"
        ),
        pytest.param(
            "Al-fatihah abang Soh, kontraktor, dahan hempap pagi tadi di Raub", id="a branch"
        ),
        pytest.param("otw balik tadi kena hentam dari belakang kat LDP, dada sakit", id="oneself"),
        pytest.param(
            "baru jap tadi budak Grab kena langgar, tak bangun2, Skudai", id="not up again"
        ),
        pytest.param("penyelia I tersasar masuk parit, neck brace sekarang, Kulai", id="a brace"),
        pytest.param(
            "Van hotel langgar tiang di Lumut, 3 orang, semua kat GH Ipoh", id="all there"
        ),
        pytest.param("Guard shift malam tiba2 kejang mulut berbuih, Port Klang", id="a fit"),
    ],
)
def test_a_chat_tells_harm_in_its_own_words(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is not None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Mesin slicer rosak lagi, maintenance tolong tengok", id="a tool that is broken"
        ),
        pytest.param("Motor aku masuk parit tadi, calar je, aku ok", id="nobody hurt"),
        pytest.param("Gastrik teruk, siapa boleh cover shift pagi esok?", id="sick leave"),
        pytest.param("kena langgar kat parking mall, pintu kemek, ada nampak sape?", id="a dent"),
    ],
)
def test_chats_without_harm_are_none(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Kena gigit anjing masa hantar surat kat Ampang, betis koyak. Posmen", Kind.WORKPLACE,
            id="a dog on the round",
        ),
        pytest.param(
            "Balik night shift mengantuk, masuk bawah treler parking kat Tampin, Rizal dah tak ada",
            Kind.COMMUTING_OR_ROAD,
            id="under a trailer",
        ),
        pytest.param(
            "Pekerja hotel kemalangan di Salak Tinggi tadi, patah kaki", Kind.COMMUTING_OR_ROAD,
            id="an accident and nothing else",
        ),
        pytest.param(
            "Rak gudang collapse, budak picker terperangkap, Klang tadi", Kind.WORKPLACE,
            id="a rack",
        ),
    ],
)  # fmt: skip
def test_chats_tell_the_kind(text: str, kind: Kind) -> None:
    assert reading(text).kind is kind


def test_on_the_spot_is_a_death() -> None:
    found = reading("mamat kontrak jatuh lubang lif tingkat 9 di Bangi tadi, on the spot")

    assert found.severity is Severity.DEATH


def test_the_words_of_trades_are_no_names() -> None:
    found = reading("Uncle newspaper kena rempuh lori subuh tadi di Taiping, kaki patah")

    assert [victim.name for victim in found.victims] == [None]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Tukang sapu stesen MRT tergelincir, patah tangan, di Kajang tadi", Kind.WORKPLACE,
            id="the station is his place of work",
        ),
        pytest.param(
            "Pekerja feri jatuh motor dekat jeti Kuala Perlis tadi, bahu terkehel",
            Kind.COMMUTING_OR_ROAD,
            id="on land",
        ),
        pytest.param(
            "Pengetua meninggal dunia semasa memberi ucapan di Kota Belud tadi", Kind.ILLNESS,
            id="while he spoke",
        ),
        pytest.param(
            "Lori simen terundur, pembantu lori tersepit di tembok di Jitra tadi", Kind.WORKPLACE,
            id="it rolled back",
        ),
        pytest.param(
            "Motor staf kantin kena rembat Bezza kat Masai tadi, lutut luka",
            Kind.COMMUTING_OR_ROAD,
            id="slang",
        ),
    ],
)  # fmt: skip
def test_one_word_does_not_decide(text: str, kind: Kind) -> None:
    assert reading(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("kereta bos kena hempap dahan semalam, tiada orang dalam", id="only a car"),
        pytest.param("Bapa mangsa nahas bas Lumut 2019 masih trauma", id="a year behind a name"),
    ],
)
def test_nobody_is_hurt_now(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None


def test_whence_a_worker_comes_is_not_where_it_happened() -> None:
    text = "Pekerja binaan Bangladesh kena strok haba di tapak projek, dikejarkan ke hospital"

    assert read(text, POSTED, gazetteer()) is not None


@pytest.mark.parametrize(
    "text",
    [
        "accident kat gebeng, budak keje kilang dah x de",
        "accident kat gebeng, budak keje kilang dah xde dah",
        "accident at Gebeng just now, factory worker gone already",
    ],
)
def test_who_is_no_more_died(text: str) -> None:
    assert reading(text).severity is Severity.DEATH


def test_who_has_gone_already_somewhere_did_not_die() -> None:
    report = reading("accident at Gebeng, worker injured, boss gone already to hospital")

    assert report.severity is not Severity.DEATH


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Pekerja maut kat Gambang semalam. Ahmad Contoh namanya. 34 thn", 34),
        ("Ahmad Contoh namanya. 34 tahun dia kerja sini. Maut langgar lori di Gambang", None),
    ],
)
def test_an_age_that_is_a_sentence_of_its_own_is_the_victims(text: str, age: int | None) -> None:
    assert [one.age for one in reading(text).victims] == [age]
