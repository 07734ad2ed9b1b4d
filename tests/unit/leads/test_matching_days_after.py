"""What comes after an accident has a day of its own; what is called otherwise may be the same.

All names are invented. Each pair is read as a file of reports is.
"""

from datetime import datetime

import pytest

from services.clock import LOCAL
from services.leads.matching import words
from services.leads.matching.account import Account, Person
from services.leads.matching.comparing import compare
from services.leads.matching.naming import Likeness, likeness
from tests.unit.leads.test_matching_things import said, told

MONDAY = datetime(2026, 3, 9, 18, 0, tzinfo=LOCAL)
WEDNESDAY = datetime(2026, 3, 11, 18, 0, tzinfo=LOCAL)
FRIDAY = datetime(2026, 3, 13, 18, 0, tzinfo=LOCAL)
NEXT_MONDAY = datetime(2026, 3, 16, 18, 0, tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("first", "later", "same"),
    [
        pytest.param(
            "MERSING: Seorang nelayan, 51, hilang selepas botnya terbalik di Kuala Contoh tadi",
            "Mayat nelayan berusia 51 tahun yang hilang di perairan Mersing dijumpai petang tadi",
            True, id="a body found",
        ),
        pytest.param(
            "KLUANG: Juruteknik, 33, parah terkena renjatan elektrik di kilang sarung tangan, "
            "petang tadi",
            "Glove factory technician, 33, dies at Kluang hospital, two days after being "
            "electrocuted",
            True, id="days that lead back",
        ),
        pytest.param(
            "KLUANG: Juruteknik, 33, parah terkena renjatan elektrik di kilang sarung tangan, "
            "petang tadi",
            "Glove factory technician, 33, dies at Kluang hospital, nine days after being "
            "electrocuted",
            False, id="days that lead elsewhere",
        ),
        pytest.param(
            "Penunggang motosikal dilanggar lari di Jalan Contoh, Kulim petang tadi. Mangsa Kamal "
            "bin Sampel, 24, maut.",
            "KULIM: Pemandu berusia 41 tahun ditahan semalam selepas melanggar Kamal Sampel hingga "
            "maut di Jalan Contoh.",
            True, id="an arrest",
        ),
    ],
)  # fmt: skip
def test_what_came_after_is_of_the_first_day(first: str, later: str, same: bool) -> None:
    assert compare(told(first, MONDAY), told(later, WEDNESDAY)).enough is same


@pytest.mark.parametrize(
    ("when", "posted"),
    [("pagi tadi", FRIDAY), ("pagi Isnin", NEXT_MONDAY), ("pagi tadi", NEXT_MONDAY)],
)
def test_later_accident_of_the_kind_is_another(when: str, posted: datetime) -> None:
    first = "KLUANG: Juruteknik maut terkena renjatan elektrik di kilang kasut petang Isnin"
    second = f"Juruteknik maut kena renjatan elektrik ketika baiki mesin kilang di Kluang {when}"

    assert not compare(told(first, MONDAY), told(second, posted)).enough


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        pytest.param("Pakcik Sampel Contoh", "Sampel Contoh Ujian", Likeness.PART, id="a title"),
        pytest.param("Rosma", "Rosmawati binti Contoh", Likeness.HINT, id="the beginning of it"),
        pytest.param("Azlan", "Norazlan bin Contoh", Likeness.HINT, id="without Nor"),
        pytest.param("Suria", "Rosmawati binti Contoh", Likeness.DIFFERENT, id="another"),
    ],
)
def test_what_friends_call_somebody(one: str, two: str, expected: Likeness) -> None:
    assert likeness(one, two)[0] is expected


@pytest.mark.parametrize(
    ("one", "two", "signal", "yes"),
    [
        pytest.param(
            "Dua pekerja maut dirempuh treler di Contoh",
            "2 pax MD 1 patah, treler langgar pekerja", "toll_same", True, id="as many died",
        ),
        pytest.param(
            "Rider kena langgar kontena di Contoh", "Worker killed in crash with container lorry",
            "party_differs", False, id="a container is a lorry's",
        ),
        pytest.param(
            "Penunggang motosikal maut di Contoh, Kulim",
            "Satu lagi kes rider jatuh area Kulim, tangan patah", "another_told", True,
            id="says that it is another",
        ),
        pytest.param(
            "Penunggang motosikal maut di Contoh, Kulim", "Rider jatuh area Kulim, tangan patah",
            "another_told", False, id="does not say it",
        ),
        pytest.param(
            "Pekerja kuari parah motosikal dilanggar kereta di Kulim",
            "Pekerja kuari maut dihempap batu di kuari Kulim", "kind_differs", True,
            id="on the road and at work",
        ),
        pytest.param(
            "Pekerja kilang maut tersepit mesin", "Factory worker dies caught in machine",
            "nowhere_same", False, id="headlines that leave out the place",
        ),
        pytest.param(
            "Pekerja kilang maut tersepit mesin di Kulim", "Factory worker dies in Muar machine",
            "nowhere_same", True, id="told of two places",
        ),
        pytest.param(
            "KULIM: Seorang pekerja kilang maut selepas tersepit mesin ketika melakukan kerja "
            "penyelenggaraan di sebuah kilang papan di sini, lapor seorang pegawai bomba",
            "Factory worker dies caught in machine", "place_untold", True, id="told of one",
        ),
        pytest.param(
            "Pekerja kilang maut tersepit mesin di Kulim", "Kulim factory worker dies in machine",
            "nowhere_same", False, id="told of a place",
        ),
    ],
)  # fmt: skip
def test_evidence_of_two_reports(one: str, two: str, signal: str, yes: bool) -> None:
    assert (signal in said(one, two, MONDAY)) is yes


SCENE = words.read("Lori terbalik di Kampung Sampelan Hulu, dua maut")
HERE = Account(
    place="Kampung Contoh", district="Muar", state="MY-01", point=(2.05, 102.57), words=SCENE
)
THERE = Account(place="Tampin", district="Tampin", state="MY-05", point=(2.9, 102.2), words=SCENE)


def test_scene_that_both_write_outweighs_a_misread_place() -> None:
    elsewhere = words.read("Lori terbalik di Kampung Ujian Hilir, dua maut")
    other = Account(place="Tampin", district="Tampin", state="MY-05", point=(2.9, 102.2),
                    words=elsewhere)  # fmt: skip

    assert "state_differs" not in {signal.key for signal in compare(HERE, THERE).evidence}
    assert compare(HERE, other).score < compare(HERE, THERE).score


def test_short_name_beside_the_right_one_is_no_other_person() -> None:
    one = Account(people=(Person("Rahim Contoh"),), words=words.read("Rahim Contoh maut"))
    two = Account(people=(Person("Briged"),), words=words.read("Takziah utk Rahim, kawan Briged"))

    assert {"name_hint"} == {s.key for s in compare(one, two).evidence} & {
        "name_hint", "called_differs",
    }  # fmt: skip
