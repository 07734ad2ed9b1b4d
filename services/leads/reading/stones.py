"""Where the kilometre stone of a report stands, as far as the rest of the text does not deny it.

Pure.
"""

import re

from services.leads.reading.place_words import KM_ROAD, ROAD_KM
from services.places import highways
from services.places.gazetteer import Gazetteer, Place, Precision
from services.places.settle import named_towns


def place_of(text: str, gazetteer: Gazetteer, settled: Place | None) -> Place | None:
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
    first, second = (_town(gazetteer.find(name), name, settled) for name in towns[:2])
    if first is None or second is None:
        return None
    return highways.along(
        (first.latitude, first.longitude), (second.latitude, second.longitude), km
    )


def _town(places: tuple[Place, ...], name: str, settled: Place | None) -> Place | None:
    """Return the town of that name: in the state already settled, else the best known.

    A district lends its middle only where no town bears its name.
    """
    finer = [p for p in places if p.precision is not Precision.STATE]
    own = [p for p in finer if settled is not None and p.state == settled.state]
    known = own or [p for p in finer if p.population]
    return next(iter(named_towns(known, name) or known), None)


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
