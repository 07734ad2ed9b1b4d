"""Where, at what and on what somebody was tells the kind; the words of chats tell the harm.

All names and accidents are invented.
"""

from datetime import time

import pytest

from services.leads.parsing import Kind, Outcome, Severity, read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED, reading


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Peniaga kuih maut motosikal ditunggangnya dirempuh treler ketika dalam perjalanan ke "
            "pasar untuk berniaga di Bachok tadi.",
            Kind.COMMUTING_OR_ROAD,
            id="who rides is on the road, whatever he sells",
        ),
        pytest.param(
            "Pemandu lori maut dirempuh treler ketika menukar tayar lorinya di Tapah tadi.",
            Kind.WORKPLACE,
            id="who changes a tyre does not ride",
        ),
        pytest.param(
            "Pemandu jentolak mati jentera dikendalikannya terjunam ke sungai di Sibu semalam.",
            Kind.WORKPLACE,
            id="a machine is work",
        ),
        pytest.param(
            "Lelaki maut jatuh dari tingkat 12 kondominium di Mont Kiara",
            Kind.OTHER,
            id="a fall where people live",
        ),
        pytest.param(
            "Tukang cat maut jatuh dari tingkat 12 kondominium di Mont Kiara",
            Kind.WORKPLACE,
            id="a fall of who works there",
        ),
        pytest.param(
            "Pekerja restoran lemas di kolam renang hotel di Ipoh semalam",
            Kind.OTHER,
            id="leisure of who has a job",
        ),
        pytest.param(
            "Penyelam maut ketika selenggara kapal di Pulau Indah",
            Kind.WORKPLACE,
            id="busy at a task",
        ),
        pytest.param(
            "Anggota bomba lemas ketika operasi mencari mangsa di Puchong semalam",
            Kind.WORKPLACE,
            id="a rescuer",
        ),
        pytest.param(
            "Cikgu maut selepas kipas jatuh menimpanya di Mersing semalam",
            Kind.WORKPLACE,
            id="a job and no other circumstance",
        ),
        pytest.param(
            "Farid kerja kilang papan. Semalam gergaji putus kena leher, meninggal. Mak dia "
            "pengsan bila dapat tahu",
            Kind.WORKPLACE,
            id="his mother fainted, not he",
        ),
        pytest.param(
            "Two workers were killed when a lift plunged from the 14th floor in Ipoh yesterday.",
            Kind.WORKPLACE,
            id="a lift plunges, no car",
        ),
        pytest.param(
            "Pemandu bas mengadu sakit dada semasa memandu di Ipoh tadi, meninggal di hospital",
            Kind.ILLNESS,
            id="ill at the wheel, nothing hit",
        ),
    ],
)
def test_circumstances_tell_the_kind(text: str, kind: Kind) -> None:
    assert reading(text).kind is kind


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        pytest.param(
            "Abang Din lori balak dah pergi. Lori masuk gaung di Gerik semalam", Severity.DEATH,
            id="gone",
        ),
        pytest.param(
            "Kena karan masa cuci lantai di Klang tadi. Tak dapat diselamatkan cleaner tu",
            Severity.DEATH, id="could not be saved",
        ),
        pytest.param(
            "Nizam rider kita bukan mati ye. Dia patah tangan accident di Nilai semalam",
            Severity.SERIOUS_INJURY, id="a death denied",
        ),
        pytest.param(
            "Housemate saya accident di Meru tadi. Dia ok calar2 je", Severity.MINOR_INJURY,
            id="doubled by a figure",
        ),
        pytest.param(
            "A driver lost his left leg when his trailer skidded in Ipoh yesterday.",
            Severity.SERIOUS_INJURY, id="a leg lost",
        ),
    ],
)  # fmt: skip
def test_severity_in_the_words_of_chats(text: str, severity: Severity) -> None:
    assert reading(text).severity is severity


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Staf stor acidont moto kat Machang pagi tadi, kaki patah", id="as it sounds"),
        pytest.param(
            "Umur 63 masih panjat pokok kelapa ambil upah. Jatuh petang tadi, tak bergerak kaki.",
            id="the subject is left out",
        ),
        pytest.param("Lori terbalik timpa pejalan kaki di Chow Kit tadi", id="what hit whom"),
        pytest.param("Melawat mangsa kemalangan bas kilang di Hospital Kulim", id="a visit"),
        pytest.param("Pekebun maut diserang tebuan tanah", id="a passive tells the event"),
        pytest.param(
            "Pelakon dimasukkan ke hospital selepas terjatuh ketika penggambaran di Bentong "
            "semalam, pinggangnya retak",
            id="a public life, an accident all the same",
        ),
    ],
)
def test_events_are_leads(text: str) -> None:
    assert reading(text).sure


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("siapa pakai tayar ni? ada yang kata meletup boleh maut", id="might"),
        pytest.param("ko jangan main forklift tu, terbalik karang jadi arwah", id="a warning"),
        pytest.param("Driver berhemah, tak pernah accident. Siapa nak tumpang?", id="never"),
        pytest.param("Harini 5 tahun pemergian arwah suami dalam kemalangan bas", id="remembered"),
        pytest.param(
            "Kereta terlibat langgar lari di Bangi, tiada kecederaan. Polis cari saksi",
            id="a crime without harm",
        ),
        pytest.param(
            "Kes ragut lagi, semalam jiran hilang handbag. Polis ronda", id="a thing lost"
        ),
        pytest.param("Pakcik ni jatuh miskin lepas kena scam. Anak ramai", id="a fall in fortune"),
        pytest.param("Serangan jantung makin kerap menyerang golongan muda", id="in general"),
    ],
)
def test_what_happened_to_nobody_is_no_lead(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None


def test_hurt_limbs_are_an_injury_of_the_only_victim() -> None:
    (victim,) = reading("Colleague Mei Ling kena langgar motor di Ipoh tadi. Bleeding").victims

    assert victim.outcome is Outcome.INJURY


def test_four_figures_before_a_part_of_the_day_are_an_hour() -> None:
    report = reading("Konstabel cedera dirempuh motosikal di Ipoh 1030 pagi tadi")

    assert report.accident_time == time(10, 30)
