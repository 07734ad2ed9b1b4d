"""Posts near the edge: rumours, drills, thanks for the news, days off, where a council serves."""

import pytest

from services.leads.parsing import Kind, Report, Severity, read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED


def _read(text: str) -> Report:
    found = read(text, POSTED, gazetteer(), forced=True)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        pytest.param(
            "Polis menafikan tular guru itu dirompak, sebaliknya dia maut kerana keretanya "
            "terbabas di Jalan Kluang semalam.",
            True,
            id="what happened instead of the rumour",
        ),
        pytest.param(
            "Bomba will stage a mock train crash with casualties at Segamat station on Friday.",
            False,
            id="a drill",
        ),
        pytest.param(
            "Shopkeepers at Jalan Ipoh want the lamp fixed before somebody gets killed.",
            False,
            id="before somebody is killed",
        ),
    ],
)
def test_what_happened_is_a_lead_and_what_is_played_or_feared_is_none(
    text: str, lead: bool
) -> None:
    assert (read(text, POSTED, gazetteer()) is not None) is lead


def test_who_is_thanked_for_the_news_is_no_victim() -> None:
    found = _read("Lori terbalik di Gambang tadi, pemandu patah kaki. Credit: abg Zul paramedik")

    assert all(victim.name is None for victim in found.victims)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Seorang pemandu pelancong pada hari cuti lemas ketika snorkeling di Semporna.",
            Kind.OTHER,
            id="a guide's day off",
        ),
        pytest.param(
            "Operator jentolak dalam perjalanan pulang maut selepas kereta dipandunya terbabas.",
            Kind.COMMUTING_OR_ROAD,
            id="home from the machine",
        ),
    ],
)
def test_what_was_done_outweighs_the_trade(text: str, kind: Kind) -> None:
    assert _read(text).kind is kind


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        pytest.param(
            "Innalillah, rakan sekerja accident tadi, sekarang di ICU kaki patah.",
            Severity.SERIOUS_INJURY,
            id="prayed for, and alive",
        ),
        pytest.param(
            "Van langgar lori di Gua Musang. 2 MD (pemandu dan kelindan), lain lebam.",
            Severity.DEATH,
            id="dead at the scene, in short",
        ),
    ],
)
def test_short_forms_and_prayers_tell_the_outcome(text: str, severity: Severity) -> None:
    assert _read(text).severity is severity


@pytest.mark.parametrize(
    ("text", "state", "district"),
    [
        pytest.param("Staf MBSA kena langgar tadi, patah kaki", "MY-10", None, id="its state"),
        pytest.param("Staf MBKS kena langgar tadi, patah kaki", "MY-13", "Kuching", id="its own"),
        pytest.param(
            "Kat KKB tadi otw balik Raub, driver van patah kaki", "MY-10", "Ulu Selangor", id="way"
        ),
    ],
)
def test_a_council_tells_where_and_a_direction_does_not(
    text: str, state: str, district: str | None
) -> None:
    place = _read(text).place

    assert place is not None
    assert (place.state, place.district) == (state, district)
