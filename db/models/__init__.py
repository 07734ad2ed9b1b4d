"""All rows, a module per area; importing this package makes the metadata complete."""

from db.models import (
    assignments,
    broadcasts,
    casework,
    detections,
    leads,
    lookups,
    messaging,
    people,
    places,
    records,
    registry,
)

__all__ = [
    "assignments",
    "broadcasts",
    "casework",
    "detections",
    "leads",
    "lookups",
    "messaging",
    "people",
    "places",
    "records",
    "registry",
]
