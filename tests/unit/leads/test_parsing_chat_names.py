"""Given names as chats bring them in, and whom a chat names without telling that he was hurt.

All names and posts are invented.
"""

import pytest

from services.leads.parsing import Kind, Report, Severity, read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED, reading


def _named(text: str) -> list[str]:
    """Return the names read when it is known that the post is a lead."""
    report: Report | None = read(text, POSTED, gazetteer(), forced=True)
    assert report is not None
    return [victim.name for victim in report.victims if victim.name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # forms of address; what is too short for a name keeps them
        ("Wak Jan kena langgar lori tadi kat Kluang, kaki patah", "Wak Jan"),
        ("Abe Li jatuh dari bumbung pagi tadi di Kota Bharu, patah pinggang", "Abe Li"),
        ("Ayoh Mat eksiden pagi tadi masa pergi kerja, kaki patah", "Mat"),
        ("pak su zakaria kena hempap besi kat kilang tadi, parah", "Zakaria"),
        # a trade, then tu, kita, kami ...
        ("Selvan pomen tu kena hempap gearbox tadi kat bengkel, jari putus", "Selvan"),
        ("rosdi guard kita rebah masa ronda malam tadi", "Rosdi"),
        ("Wan cleaner opis kami jatuh tangga pagi tadi, patah pinggang", "Wan"),
        ("Awg tukang rumah kamek jatuh bumbung kelmarin", "Awg"),
        ("Ravin storekeeper kita tadi kena gilis forklift, kaki parah", "Ravin"),
        ("Yusnita kerani kami dah takde. Pagi tadi rebah kat meja", "Yusnita"),
        ("Zaki supervisor line 5 dah takde. Semalam balik keje kena himpit lori", "Zaki"),
        ("FYI Wani exec akaun emergency leave. Tadi pagi otw to office kena langgar", "Wani"),
        ("Muthu drebar kito eksiden smlm kat Gua Musang, parah", "Muthu"),
        ("Jalai operator mesin kita kena sambar rantai tadi, tangan patah", "Jalai"),
        ("Kumaran tukang cat tu jatuh scaffolding petang semalam, koma", "Kumaran"),
        # behind a word that only a person follows
        ("kesian si epul rider panda tu, kena langgar kat simpang", "Epul"),
        ("adik aku Hazrul balik keje malam, skrg dia kat hosp, kena langgar", "Hazrul"),
        ("abang aku shidi accident pagi tadi otw kilang, kaki patah", "Shidi"),
        ("kawan aku Topek kena langgar lori tadi, patah tangan", "Topek"),
        ("guys doakan paan tech kita.. kena langgar masa balik keje", "Paan"),
        ("member aku ijat jatuh tangga kat site tadi, pinggang patah", "Ijat"),
        ("anak buah aku syafik kena karan masa wiring, pengsan", "Syafik"),
        ("budak opis kami Wafiy rebah tadi, masuk icu", "Wafiy"),
        ("doakan arwah jepah, maut kena langgar treler semalam", "Jepah"),
        # others tell of him
        ("Depa kata Pian tukang kebun tu kena langgaq semalam kat Baling", "Pian"),
        ("hang dengaq dak mat deramang accident semalam? bas kilang cilok dia", "Mat Deramang"),
        ("Org kata Syam pomen tayar tu eksiden pagi tadi, parah", "Syam"),
        ("dengar cerita kudin welder kita jatuh dari bumbung tadi", "Kudin"),
        # calls before the name
        ("Wei Harith kena langgar tadi kat Klang, kaki patah", "Harith"),
        ("weh azrin kena langgar tadi kat Klang, kaki patah", "Azrin"),
        ("Guys, Farhana accident otw kerja tadi, patah tangan", "Farhana"),
        ("Bos, Suresh jatuh tangga kat stor tadi, kaki patah", "Suresh"),
        ("Wei Ming kena langgar tadi kat Klang, kaki patah", "Wei Ming"),
    ],
)
def test_a_given_name_is_read_as_chats_tell_it(text: str, name: str) -> None:
    assert _named(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        # who tells, helps, sees
        "Selvan pomen tu tolong angkat budak kena langgar depan bengkel tadi",
        "rosdi guard kita nampak lori langgar pakcik tadi, pakcik tu parah",
        "adik aku Hazrul cakap ada orang kena langgar depan kilang, parah",
        "kawan aku Topek yang hantar mangsa kena langgar tu ke hospital",
        "kata Pian ada pekerja jatuh bumbung kat tapak tadi, parah",
        "abang aku shidi call tadi, ada pekerja kena hempap besi, parah",
        "member aku ijat share gambar rider kena langgar kat Klang tadi, maut",
        "Wani exec akaun bagitau ada cleaner jatuh tangga tadi, patah kaki",
        # another is hurt
        "Zaki supervisor kita tengah makan. Ada sorang pekerja jatuh bumbung, parah",
        "Wan cleaner kami, anak dia kena langgar motor tadi, patah kaki",
        "Muthu drebar kita langgar seorang pakcik kat Gua Musang, pakcik tu maut",
        "kedai Selvan pomen tu terbakar, seorang pekerja melecur",
        "bini si epul rider panda tu kena langgar tadi, patah kaki",
        "anak kawan aku Topek jatuh kat site tadi, kerja kontrak, patah tangan",
        "lori member aku ijat terbabas, kelindan dia parah",
        "Syuhaila nurse tu first aid rider kena langgar tadi, rider parah",
        "Thiban welder tu pun ada masa guard kita kena langgar, guard parah",
        "thanks si epul tolong mangsa accident tadi, rider tu parah",
        # caught, unhurt
        "Muthu drebar lori tu kena tahan lepas rider kena langgar kat Ipoh tadi, maut",
        "Muthu drebar tu selamat, kelindan dia tersepit, patah kaki",
        # brands, trades, dialects, places
        "Panda rider tu kena langgar tadi kat Klang, kaki patah",
        "Tesco cashier kita rebah tadi, masuk icu",
        "Maybank guard tu kena tikam tadi, parah",
        "Intel technician kita jatuh tangga tadi, patah kaki",
        "Ore kilang kito eksiden pagi tadi, parah",
        "kesian si rider tu, kena langgar lori pagi tadi, parah",
        "doakan semua staff kita.. kena langgar van kilang tadi, parah",
        "kawan aku kena langgar lori tadi kat Klang, patah tangan",
        "adik aku balik keje kena langgar, skrg kat hosp",
        "Klang guard tu kena langgar tadi, parah",
        "weh korang, rider kena langgar kat Klang tadi, kaki patah",
        "Bas kilang kita eksiden pagi tadi, driver parah",
        "Nelayan hilang di Tanjung Sampel semalam, dikhuatiri lemas",
        "Pekerja kilang jatuh tangga tadi, patah kaki. admin Zaki",
        "Kesian pakcik jual cendol tu, kena langgar tadi, parah",
        "Kesian mamat tu jatuh motor tadi, kaki patah",
        "Kesian mamat tu jatuh motor tadi",
        "kesian botak tu kena langgar tadi, kaki patah",
        "Insp Wan polis trafik tu sahkan rider kena langgar, maut",
    ],
)
def test_who_only_stands_in_a_chat_is_no_victim(text: str) -> None:
    assert _named(text) == []


def test_a_name_that_begins_with_a_landform_is_a_place() -> None:
    assert _named("Nelayan Tanjung Sampel lemas semalam, mayat ditemui pagi tadi") == []
    assert _named("Tanjung Sampel kemalangan pagi tadi, rider parah") == []


@pytest.mark.parametrize(
    ("text", "kind", "severity"),
    [
        pytest.param(
            "Kemalangan lori dan kereta di Jalan Ipoh tadi. 1 orang tersepit, disahkan MD di situ",
            Kind.COMMUTING_OR_ROAD, Severity.DEATH, id="MD",
        ),
        pytest.param(
            "Tangan kanan pekerja warga Nepal dilaporkan hampir putus kena mesin di kilang di "
            "Senai semalam",
            Kind.WORKPLACE, Severity.SERIOUS_INJURY, id="a hand, words between",
        ),
        pytest.param(
            "Peniaga gerai maut dilanggar kereta ketika melintas jalan menuju ke gerainya di "
            "Klang semalam",
            Kind.COMMUTING_OR_ROAD, Severity.DEATH, id="a trader crosses the road",
        ),
        pytest.param(
            "An excavator operator was found dead under boulders after part of a quarry collapsed "
            "in Ipoh yesterday",
            Kind.WORKPLACE, Severity.DEATH, id="under boulders",
        ),
        pytest.param(
            "A worker died when the tractor he was driving overturned at an estate in Kluang "
            "yesterday",
            Kind.WORKPLACE, Severity.DEATH, id="a tractor overturned",
        ),
        pytest.param(
            "A guard was found dead in his guardhouse in Ipoh yesterday",
            Kind.ILLNESS, Severity.DEATH, id="found dead, nothing fell on him",
        ),
    ],
)  # fmt: skip
def test_circumstances_that_decide(text: str, kind: Kind, severity: Severity) -> None:
    report = reading(text)

    assert (report.kind, report.severity) == (kind, severity)


def test_age_is_read_behind_the_letters_that_tell_a_death() -> None:
    text = "Kemalangan maut di Gambang pagi tadi. Mangsa Ahmad Contoh bin Ali (MD), 34, rider."
    report: Report | None = read(text, POSTED, gazetteer(), forced=True)

    assert report is not None
    assert [(each.name, each.age) for each in report.victims] == [("Ahmad Contoh bin Ali", 34)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Arwah Abah kena langgar lori semalam di Kuantan, jual ikan.", id="the late"),
        pytest.param("Innalillah. Abah maut kemalangan di Gambang pagi tadi.", id="opens"),
        pytest.param("Takziah, Ayah meninggal akibat kemalangan di Kuantan tadi.", id="clause"),
        pytest.param("Doakan Papa kemalangan di Gambang tadi, kini di ICU.", id="prayed for"),
        pytest.param("doakan papa, accident kat kuantan tadi, skrg icu", id="in small letters"),
        pytest.param("Opah meninggal dilanggar lori di Kuantan pagi tadi.", id="grandmother"),
        pytest.param("Mangsa, PDRMsayang, maut dilanggar lori di Kuantan.", id="an account"),
        pytest.param("Arwah PDRMsayang maut dilanggar lori di Kuantan.", id="an account, titled"),
    ],
)
def test_neither_a_word_of_kin_nor_an_account_is_a_name(text: str) -> None:
    assert [victim.name for victim in reading(text).victims] == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Kak Su jatuh di kantin kilang tadi, tangan patah.", "Kak Su", id="Kak Su"),
        pytest.param("Mak Long jatuh di kilang tadi, tangan patah.", "Mak Long", id="Mak Long"),
        pytest.param(
            "Mangsa, McDonald Contoh, 34, maut dilanggar lori di Kuantan.", "McDonald Contoh",
            id="capitals inside a name",
        ),
        pytest.param(
            "Mangsa, DAYANG Papa Contoh, 34, maut dilanggar lori di Kuantan.", "DAYANG Papa Contoh",
            id="a word of kin inside a name",
        ),
    ],
)  # fmt: skip
def test_what_somebody_is_called_stays_a_name(text: str, name: str) -> None:
    assert [victim.name for victim in reading(text).victims] == [name]
