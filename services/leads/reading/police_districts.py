"""Police districts that cover districts of another name: the dateline tells which one is meant.

Pure. "BAGAN DATUK: ... Ketua Polis Daerah Hilir Perak": it happened in Bagan Datuk. Source of the
table: public knowledge, as of config/reference/landmarks.csv; nobody of the police has seen it.
"""

import re
from dataclasses import replace

from services.places.settle import Evidence

LITTLE = 0.3  # of weight that the police district keeps then
COVERED = {  # police district -> towns in it of another district
    "hilir perak": ("bagan datuk", "bagan datoh", "hutan melintang", "rungkup", "selekoh"),
    "batang padang": ("slim river", "tanjung malim", "behrang", "proton city"),
    "miri": ("bekenu", "batu niah", "niah", "beluru", "subis"),
    "serian": ("tebedu",),
    "betong": ("pusa", "debak", "spaoh", "kabong"),
    "sri aman": ("lingga", "pantu"),
    "sibu": ("selangau",),
    "saratok": ("kabong", "roban"),
    "larut": ("selama",),
    "muar": ("tangkak",),
}


def without_covering(dateline: re.Match[str] | None, weighed: list[Evidence]) -> list[Evidence]:
    """Return the evidence with little weight for the police district around the dateline's town."""
    town = dateline["town"].lower() if dateline else ""
    police = next((office for office, own in COVERED.items() if town in own), None)
    if police is None:
        return weighed
    return [replace(e, weight=LITTLE) if e.name.lower() == police else e for e in weighed]
