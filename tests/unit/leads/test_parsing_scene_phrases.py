"""A town behind the place of the accident tells more than the newsroom's town.

All texts are invented.
"""

import pytest

from tests.unit.posted import reading


@pytest.mark.parametrize(
    ("text", "district"),
    [
        pytest.param(
            "SHAH ALAM, Sept 8 - Selangor Dosh has stopped work at a glove factory in Jalan "
            "Sampel, "
            "Klang, where a worker fell to his death on Sunday.",
            "Klang",
            id="in a street, a town",
        ),
        pytest.param(
            "JOHOR BAHRU: Seorang nelayan lemas selepas terjatuh ke laut di perairan Tanjung Piai, "
            "Pontian dekat sini petang Rabu.",
            "Pontian",
            id="dekat sini behind the town",
        ),
        pytest.param(
            "KUCHING: A driver was killed by a boulder at a quarry in Jalan Kampung Sampel "
            "Siniawan in "
            "Bau, about 22km from here on Monday.",
            "Bau",
            id="so far from here",
        ),
        pytest.param(
            "KUANTAN: Buruh maut dihempap besi di Temerloh. Katanya dalam kenyataan di sini, kerja "
            "dihentikan.",
            "Temerloh",
            id="a statement here",
        ),
        pytest.param(
            "A beam killed a worker in Rawang. It happened at the Bukit Beruntung estate. Hulu "
            "Selangor "
            "District Police chief Supt Sampel confirmed it.",
            "Ulu Selangor",
            id="District Police chief",
        ),
        pytest.param(
            "IPOH: A rider was killed at Km 263 of the expressway. The dead is Seman Kasturi "
            "of Kampung "
            "Teluk Bakong in Simpang Lima, Batu Pahat.",
            "Kinta",
            id="the home of the dead",
        ),
        pytest.param(
            "KUALA TERENGGANU - Seman Kasturi, 26, maut dihempap kren di Kerteh, Kemaman. "
            "Bapanya ketika "
            "ditemui di rumahnya di Kampung Gong Badak, Kuala Nerus berkata dia reda.",
            "Kemaman",
            id="where the father was met",
        ),
        pytest.param(
            "My sister was seriously injured when her car flipped near the Senawang toll on "
            "Friday. They "
            "had left for their home in Rinching, Semenyih.",
            "Seremban",
            id="their home",
        ),
        pytest.param(
            "KUCHING: Two clerks at the Siburan sub-district office were killed in a crash. Serian "
            "police chief Supt Sampel confirmed it.",
            "Serian",
            id="an office they worked at",
        ),
        pytest.param(
            "TAWAU: A lineman was electrocuted at Jalan Apas, Batu 5 here this morning.",
            "Tawau",
            id="a stone of an old road",
        ),
        pytest.param("Maut dirempuh van di Jalan Pontian Lama semalam", "Pontian", id="old road"),
        pytest.param(
            "Lelaki maut tergelincir di Air Terjun Lata Kinjang", "Batang Padang", id="a waterfall"
        ),
    ],
)
def test_the_district_of_the_scene(text: str, district: str) -> None:
    place = reading(text).place

    assert place is not None
    assert place.district == district


def test_a_street_is_meant_before_the_highway_beside_it() -> None:
    text = "A rider was hurt in a crash at Jalan Syed Putra near the Federal Highway yesterday."
    place = reading(text).place

    assert place is not None
    assert place.state == "MY-14"
