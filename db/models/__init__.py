"""All rows, a module per area; importing this package makes the metadata complete."""

from db.models import leads, messaging, people, places, records, registry

__all__ = ["leads", "messaging", "people", "places", "records", "registry"]
