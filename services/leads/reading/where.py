"""Where it happened: the phrase as written, and what the gazetteer makes of it.

Pure. The dateline of a newspaper ("KUALA PILAH 20 Sept. -") helps where "di sini" is all a text
says. Homes of the victims, hospitals and directions ("menghala ke Ipoh") say little or nothing of
the scene.
"""

import re
from dataclasses import dataclass

from services.leads.reading.place_words import (
    AT,
    AT_PLACE,
    DATELINE,
    DISTRICT_OFFICE,
    HAPPENED,
    HOME,
    KM_ROAD,
    LANDMARK,
    LOWER_PLACE,
    OFFICE_AFTER,
    ROAD_KM,
    TOWARDS,
)
from services.places import highways
from services.places.gazetteer import Gazetteer, Place, Precision
from services.places.mentions import Mention, mentions
from services.places.settle import Evidence, settle


@dataclass(frozen=True, slots=True)
class Scene:
    """The place of an accident as told and as found."""

    text: str | None  # the most specific phrase, as written
    place: Place | None
    names: tuple[str, ...]  # known to the gazetteer, in the order of the text
    dateline_end: int  # where the news begins; 0 without a dateline


def scene(text: str, gazetteer: Gazetteer, home_state: str | None) -> Scene:
    """Return where the accident of a clean text happened."""
    dateline = DATELINE.search(text[:400])
    found = mentions(text, gazetteer)
    end = (
        dateline.end() if dateline and any(m.start == dateline.start("town") for m in found) else 0
    )
    evidence = [
        e for e in (_evidence(text, m, dateline if end else None) for m in found) if e.weight > 0
    ]
    settled = settle(evidence, gazetteer, home_state)
    stone = _stone(text, gazetteer, settled)
    phrase = _phrase(text[end:]) or (dateline["town"] if dateline and end else None)
    if phrase is None and found:
        phrase = found[0].name
    return Scene(phrase, stone or settled, tuple(dict.fromkeys(m.name for m in found)), end)


def _evidence(text: str, mention: Mention, dateline: re.Match[str] | None) -> Evidence:
    """Weigh a mention by what stands before it."""
    before = text[max(0, mention.start - 60) : mention.start].lower()
    near = re.split(r"[.;\n]\s", before)[-1]
    if dateline and mention.start == dateline.start("town"):
        capital = mention.places[0].state in {"MY-14", "MY-16"}  # newsrooms stand there
        return Evidence(mention.places, 1.2 if capital else 3.0)
    if dateline and dateline.start("town") <= mention.start < dateline.end():
        return Evidence(mention.places, 2.0)
    last = near[-32:]
    if _ends(HOME, last):
        return Evidence(mention.places, 0.15)
    if _ends(DISTRICT_OFFICE, near[-50:]) or OFFICE_AFTER.match(text[mention.end :]):
        return Evidence(mention.places, 2.2)
    if re.search(
        r"(?:hospital|klinik|institut|universiti|sultanah?|pusat perubatan)\s(?:[\w]+\s){0,3}$",
        last,
    ):
        return Evidence(mention.places, 0.5)
    if _ends(TOWARDS, last):
        return Evidence(mention.places, 0.3)
    if re.search(
        r"(?:jalan|jln|lebuhraya|lebuh raya|lebuh|persiaran|lorong|highway)\s(?:[\w]+\s?[-–]\s?)?$",
        last,
    ) or re.match(r"^\s?[-–]\s?[A-Z]", text[mention.end :]):
        return Evidence(mention.places, 0.5)  # a street bears the name of another town
    if _ends(AT, last) or last.rstrip().endswith(","):
        return Evidence(mention.places, 3.0 if HAPPENED.search(near) else 2.0)
    return Evidence(mention.places, 0.8)


def _ends(words: re.Pattern[str], before: str) -> bool:
    """Tell whether one of the words stands right before, or with one word between."""
    return any(len(before) - found.end() <= 1 for found in words.finditer(before))


def _stone(text: str, gazetteer: Gazetteer, settled: Place | None) -> Place | None:
    """Return the place of a kilometre stone: on a highway, else between the two towns of a road's
    name.
    """
    found = KM_ROAD.search(text) or ROAD_KM.search(text)
    if found is None:
        return None
    km, road = float(found["km"].replace(",", ".")), found["road"].strip(" ,")
    points = gazetteer.highways.points(road, km)
    if not points:
        point = _between_towns(road, km, gazetteer, settled)
        points = (point,) if point else ()
    return _agreeing(points, road, km, gazetteer, settled)


def _between_towns(
    road: str, km: float, gazetteer: Gazetteer, settled: Place | None
) -> tuple[float, float] | None:
    towns = [
        t.strip()
        for t in re.split(
            r"\s?[-–/]\s?", re.sub(r"^(?:jalan|jln|lebuh ?raya)\.?\s", "", road, flags=re.I)
        )
    ]
    if len(towns) < 2:
        return None
    first, second = (_town(gazetteer.find(name), settled) for name in towns[:2])
    if first is None or second is None:
        return None
    return highways.along(
        (first.latitude, first.longitude), (second.latitude, second.longitude), km
    )


def _town(places: tuple[Place, ...], settled: Place | None) -> Place | None:
    """Return the town of that name: in the state already settled, else the best known."""
    own = [
        p
        for p in places
        if settled is not None and p.state == settled.state and p.precision is not Precision.STATE
    ]
    return next(iter(own or [p for p in places if p.population]), None)


def _agreeing(
    points: tuple[tuple[float, float], ...],
    road: str,
    km: float,
    gazetteer: Gazetteer,
    settled: Place | None,
) -> Place | None:
    """Keep the one point that does not contradict what the text says; several leave it open."""
    kept = []
    for latitude, longitude in points:
        district = gazetteer.district_at(latitude, longitude)
        if district is None or (settled is not None and settled.state != district.state):
            continue
        if (
            settled is not None
            and settled.district is not None
            and settled.district != district.name
        ):
            continue
        kept.append(
            Place(
                f"Km {km:g} {road}",
                "road",
                district.name,
                district.state,
                round(latitude, 5),
                round(longitude, 5),
                precision=Precision.KM,
            )
        )
    return kept[0] if len(kept) == 1 else None


def _phrase(text: str) -> str | None:
    stone = KM_ROAD.search(text) or ROAD_KM.search(text)
    if stone is not None:
        return _tidy(stone[0])
    found = LANDMARK.search(text) or AT_PLACE.search(text) or LOWER_PLACE.search(text)
    if found is None:
        return None
    return _tidy(found[1] if found.re in (AT_PLACE, LOWER_PLACE) else found[0])


def _tidy(phrase: str) -> str:
    return " ".join(phrase.split()).strip(" ,.-–")[:160]
