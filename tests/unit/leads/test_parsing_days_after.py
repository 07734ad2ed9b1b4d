"""What is told days after an accident is read: tolls, bodies, families, courts, own stories; and
who in it was hurt, and of what kind it was."""

from datetime import date, datetime

import pytest

from services import clock
from services.leads.parsing import Kind, Report, read
from services.leads.reading import children, lead, mood, subjects
from services.leads.reading.aftermath_words import SLAIN, WEEKS_AGO
from services.leads.reading.at_once_words import CHASED, MACHINE_ACCIDENT, TAKEN_ILL_AT
from services.leads.reading.follow_up_words import FOLLOWED, TOLL
from services.leads.reading.kinds import kind_of
from services.leads.reading.own_words import OWN_STORY, VIRAL
from services.leads.reading.prose import clean, spelt_out
from services.places.reference import gazetteer

POSTED = datetime(2026, 11, 29, 12, tzinfo=clock.LOCAL)


def reading(text: str) -> Report:
    report = read(text, POSTED, gazetteer(), forced=True)
    assert report is not None
    return report


def names(text: str) -> list[str | None]:
    return [victim.name for victim in reading(text).victims]


def weighed(text: str) -> lead.Signs:
    return lead.weigh(clean(text), posted=POSTED.date(), placed=False, named=0)


@pytest.mark.parametrize(
    "text",
    [
        "warehouse fire death toll climbs to seven",
        "the death toll from a ferry tragedy off pangkor rose to 12",
        "bus crash: toll rises to 15 after van plunges into river",
        "angka korban nahas bas kilang meningkat kepada enam",
    ],
)
def test_the_toll_of_one_event_is_news(text: str) -> None:
    assert TOLL.search(text)
    assert weighed(text)["toll"]


@pytest.mark.parametrize(
    "text",
    [
        "angka kematian kemalangan jalan raya meningkat 10 peratus",
        "road death toll down to a record low this year",
        "kes denggi meningkat kepada 400 kes",
    ],
)
def test_the_toll_of_a_year_is_a_statistic(text: str) -> None:
    assert not TOLL.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "coach overturns near bidor, killing two and injuring nine",
        "third body in hotel rubble found",
        "victim's widow seeks answers",
        "ajal ketika baiki bumbung",
        "op sar empat pemancing diteruskan",
        "trench swallows an engineer",
        "runtuhan yang menimbus dua mangsa",
    ],
)
def test_whom_it_harmed_is_told_behind_the_event(text: str) -> None:
    assert FOLLOWED.search(text)


def test_what_a_stadium_is_hit_by_is_no_game() -> None:
    assert weighed("Roof of Stadium Contoh collapses, two seriously hurt")["talk"] == 0
    assert weighed("Gol di Stadium Contoh, pemain cedera")["talk"]


@pytest.mark.parametrize(
    "text",
    [
        "four people including a 3-year-old killed in chain collision",
        "ibu dan bayi lima bulan maut dalam nahas",
        "six rescue divers drowned while looking for a boy in a pond",
    ],
)
def test_grown_ups_beside_a_child_are_no_children(text: str) -> None:
    assert not children.only(text)


@pytest.mark.parametrize(
    "text",
    [
        "bayi lima bulan maut, van yang dipandu datuk terbabas di pekan",
        "murid tahun tiga maut selepas jatuh ketika mengikut neneknya ke kebun",
        "murid itu terjatuh di sebelah kiri pemandu lalu digilis bas",
    ],
)
def test_who_drove_or_led_a_child_was_not_hurt(text: str) -> None:
    assert children.only(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("licence", "Driver behind spilt logs did not have a licence"),
        ("quarrelled", "Lelaki tetak abang ipar selepas bertengkar"),
        ("judged", "Negligence: whether the defendant caused the rigger's death"),
        ("alleged", "Pekerja putus tangan? Tular di media sosial dakwaan bahawa mesin meletup"),
        ("wasted away", "Kawan kami pergi selepas lama melawan kanser"),
        ("tale", "Pada suatu petang seorang nenek datang menjerit"),
    ],
)
def test_later_talk_has_a_sign_of_its_own(kind: str, text: str) -> None:
    low = spelt_out(clean(text))

    assert subjects.told(low, low)[kind] > 0


def test_a_driver_without_licence_who_killed_somebody_is_still_told_of() -> None:
    low = "pemandu tanpa lesen rempuh pejalan kaki, mangsa maut"

    assert subjects.told(low, low)["licence"] == 0


def test_violence_is_told_by_its_verb() -> None:
    assert SLAIN.search("ditikam rakan serumah")


@pytest.mark.parametrize(
    "text",
    [
        "motor aku terbabas pagi tadi",
        "our car was hit by a lorry near bidor",
        "my sister got into an accident on her way home",
        "abang saya kena langgar lari semalam",
    ],
)
def test_somebody_tells_of_his_own_accident(text: str) -> None:
    assert OWN_STORY.search(spelt_out(text))


def test_no_advice_is_taken_from_an_own_story() -> None:
    told = weighed("Beware of lorries! Our car was hit from behind and my arm is broken")

    assert told["own story"] is True
    assert told["advised"] == 0


def test_a_clip_that_goes_round_shows_what_happened() -> None:
    assert VIRAL.search("rakaman yang dikongsi pengguna tiktok memaparkan penunggang terjatuh")


def test_who_swerved_to_avoid_something_gives_no_advice() -> None:
    assert "mati" in mood.telling("penunggang mati selepas membelok untuk mengelak lubang")
    assert not mood.telling("pasang lampu untuk mengelak kemalangan").strip()


@pytest.mark.parametrize("text", ["two weeks ago", "tiga hari lalu"])
def test_a_case_in_court_may_be_of_the_last_weeks(text: str) -> None:
    assert WEEKS_AGO.search(text)
    assert not WEEKS_AGO.search("two years ago")


def test_a_case_of_this_month_outweighs_the_court() -> None:
    text = "Pemandu van dihadapkan ke mahkamah kerana menyebabkan kematian posmen, Isnin lalu"

    assert weighed(text)["tried"] == 0


def test_that_thursday_is_the_day_named_before_it() -> None:
    text = "Nahas pada 17 Ogos lepas mengorbankan enam. Tragedi petang Khamis itu memilukan"

    assert lead.weigh(text, posted=date(2026, 12, 27), placed=True, named=0)["old"]


@pytest.mark.parametrize(
    "text", ["UPDATE: bus crash kills two", "MALAYSIA: A coach overturned, one dead"]
)
def test_capitals_before_a_colon_are_not_always_a_town(text: str) -> None:
    assert not weighed(text)["unknown"]


def test_malaysia_may_be_shortened() -> None:
    assert clean("M'sian hurt in M'sia, S'porean too") == (
        "Malaysian hurt in Malaysia, Singaporean too"
    )


def test_who_signs_a_quoted_post_is_no_victim() -> None:
    text = "Rider aku jatuh tadi, lutut luka — Contohan Sampel (@contohan) April 3, 2026"

    assert "Contohan" not in clean(text)
    assert names(text) == [None]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.COMMUTING_OR_ROAD, "anggota polis maut kejar penunggang motosikal"),
        (Kind.COMMUTING_OR_ROAD, "koperal polis parah ketika iringi konvoi"),
        (Kind.WORKPLACE, "mill hand dies in forklift accident"),
        (Kind.OTHER, "pesara parah ditimpa siling dapur"),
        (Kind.ILLNESS, "wanita pengsan lihat kedai terbakar"),
        (Kind.ILLNESS, "lelaki diserang sakit jantung ketika memandu lalu terbabas"),
        (Kind.ILLNESS, "our clerk passed away. he just slumped over his desk."),
        (Kind.WORKPLACE, "two workers killed when the floor of a mill at batu 9, jeram collapsed"),
    ],
)
def test_the_kind_is_told_at_once(kind: Kind, text: str) -> None:
    assert kind_of(text, "") is kind


def test_what_tells_the_kind_at_once_is_narrow() -> None:
    assert not CHASED.search("polis ditikam ketika menahan suspek")
    assert not TAKEN_ILL_AT.search("pemandu maut ketika memandu")
    assert not MACHINE_ACCIDENT.search("motosikal langgar lori")
