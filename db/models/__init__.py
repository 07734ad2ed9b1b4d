"""All rows, a module per area; importing this package makes the metadata complete."""

from db.models import (
    appointments,
    assignments,
    casework,
    detections,
    leads,
    lookups,
    messaging,
    people,
    places,
    records,
    registry,
    workers,
)

__all__ = [
    "appointments",
    "assignments",
    "casework",
    "detections",
    "leads",
    "lookups",
    "messaging",
    "people",
    "places",
    "records",
    "registry",
    "workers",
]
