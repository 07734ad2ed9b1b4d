"""A body that is found is compared with who was lost: by water, age, name and days."""

from datetime import datetime, timedelta

import pytest

from services.clock import LOCAL
from services.leads.matching import join_lines, waters
from services.leads.matching.comparing import compare
from tests.unit.leads.test_matching_things import told

LOST_AT = datetime(2026, 3, 9, 18, 0, tzinfo=LOCAL)
BOY = (
    "KUANTAN: Seorang remaja lelaki, 17, hilang dipercayai lemas ketika mandi di Sungai Kuantan "
    "petang tadi."
)
WOMAN = (
    "KUANTAN: Seorang wanita dikhuatiri lemas selepas terjatuh ke dalam Sungai Belat petang tadi."
)
ANGLER = (
    "KUANTAN: Ahmad Sampel bin Contoh, 30, hilang ketika memancing di Sungai Lembing petang tadi."
)
FISHERMAN = (
    "KUANTAN: A fisherman is missing after his boat capsized off Tanjung Lumpur this morning."
)
LABOURER = "KUANTAN: Pekerja ladang hilang dihanyutkan arus di Sungai Kuantan pagi tadi."
LOST = {"boy": BOY, "woman": WOMAN, "angler": ANGLER, "fisherman": FISHERMAN, "labourer": LABOURER}


@pytest.mark.parametrize(
    ("found", "asked"),
    [
        pytest.param(
            "KUANTAN: Mayat remaja 17 tahun yang lemas di Sungai Kuantan ditemui petang tadi, 3 km "
            "dari lokasi kejadian.",
            {"boy"}, id="age and river",
        ),
        pytest.param(
            "KUANTAN: Mayat mangsa lemas ditemui pada hari ketiga pencarian di Sungai Belat.",
            {"woman"}, id="river",
        ),
        pytest.param(
            "KUANTAN: Mayat Ahmad Sampel Contoh, 30, yang hilang ketika memancing ditemui pagi "
            "tadi.",
            {"angler"}, id="name",
        ),
        pytest.param(
            "KUANTAN: The body of a fisherman who went missing when his boat capsized off Tanjung "
            "Lumpur was found this morning.",
            {"fisherman"}, id="work and water, in English",
        ),
        pytest.param(
            "KUANTAN: Mayat seorang lelaki ditemui terapung di Sungai Rompin pagi tadi.",
            set(), id="nobody's river",
        ),
        pytest.param(
            "PEKAN: Mayat lelaki yang hilang dihanyutkan arus Sungai Pahang ditemui pagi tadi.",
            set(), id="another district",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("days", [2, 4])
def test_find_is_asked_about_where_something_of_its_own_agrees(
    found: str, asked: set[str], days: int
) -> None:
    find = told(found, LOST_AT + timedelta(days=days))

    assert {who for who, text in LOST.items() if compare(find, told(text, LOST_AT)).enough} == asked


@pytest.mark.parametrize("language", ["ms", "en"])
def test_each_reason_is_told_with_its_days(language: str) -> None:
    find = told("KUANTAN: Mayat mangsa lemas ditemui di Sungai Belat.", LOST_AT + timedelta(days=3))
    match = compare(find, told(WOMAN, LOST_AT))
    rows = [
        {"signal": each.key, "points": each.points, "facts": dict(each.facts)}
        for each in match.evidence
    ]

    said = "\n".join(join_lines.evidence(rows, language))
    follows = {"ms": "laporan susulan 3 hari kemudian", "en": "a follow-up, 3 days later"}
    water = {"ms": "sungai, tasik atau pantai yang sama", "en": "the same river, lake or beach"}
    assert follows[language] in said
    assert water[language] in said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("lemas di Sg. Contoh dekat Jalan Sampel", {"contoh"}),
        ("swept away at Contoh Waterfall", {"contoh"}),
        ("ditemui di perairan Pulau Contoh", {"contoh", "off pulau contoh"}),
        ("went missing off Contoh", {"contoh", "off contoh"}),
        ("hilang di sungai itu", set()),
    ],
)
def test_waters_are_read_by_name(text: str, names: set[str]) -> None:
    assert waters.named(text) == names
