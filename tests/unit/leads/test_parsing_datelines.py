"""A kampung's name that many bear is settled by the dateline's district or state. All invented."""

from datetime import datetime

import pytest

from services.clock import LOCAL
from services.leads import parsing
from services.places import reference

POSTED = datetime(2026, 11, 29, 12, tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("text", "name", "district"),
    [
        pytest.param(
            "GEORGE TOWN: Penunggang motosikal maut selepas dilanggar lori di Sungai Nibong pagi "
            "tadi.",
            "Sungai Nibong", "Barat Daya", id="Penang's, near the dateline's town",
        ),
        pytest.param(
            "A rider was killed in Sungai Nibong, Penang, this morning when a lorry hit him.",
            "Sungai Nibong", "Barat Daya", id="Penang's, by its state",
        ),
        pytest.param(
            "SABAK BERNAM: Pesawah maut terjatuh ke parit di Sungai Nibong pagi tadi.",
            "Sungai Nibong", "Sabak Bernam", id="Selangor's, in the dateline's district",
        ),
        pytest.param(
            "ALOR SETAR: Pekerja binaan maut jatuh di Taman Sejahtera pagi tadi.",
            "Alor Setar", "Kota Setar", id="known in another state only",
        ),
        pytest.param(
            "RAUB: A rubber tapper was killed by a lorry in Kampung Seri Aman this morning.",
            "Raub", "Raub", id="known in another state only, in English",
        ),
        pytest.param(
            "TAIPING: A worker was killed when he fell in Kampung Melayu this morning.",
            "Taiping", "Larut Dan Matang", id="borne everywhere",
        ),
        pytest.param(
            "MUAR: Seorang pekerja maut dihempap besi di Kampung Parit Besar semalam.",
            "Kampung Parit Besar", "Muar", id="in the dateline's own district",
        ),
        pytest.param(
            "ALOR SETAR: Pekerja binaan maut jatuh di Taman Sejahtera, Bukit Mertajam pagi tadi.",
            "Taman Sejahtera", "Seberang Perai Tengah", id="its own town stands behind",
        ),
        pytest.param(
            "KUALA LUMPUR: Buruh maut tertimbus di Taman Sejahtera pagi tadi.",
            "Taman Sejahtera", "Seberang Perai Tengah", id="a newsroom's dateline tells little",
        ),
    ],
)  # fmt: skip
def test_repeated_name_is_the_one_near_the_dateline(text: str, name: str, district: str) -> None:
    report = parsing.read(text, POSTED, reference.gazetteer())

    assert report is not None
    assert report.place is not None
    assert (report.place.name, report.place.district) == (name, district)


def test_bare_repeated_name_settles_nothing() -> None:
    text = "Kemalangan di Sungai Nibong, pekerja kilang cedera parah"
    report = parsing.read(text, POSTED, reference.gazetteer())

    assert report is not None
    assert report.place is None
