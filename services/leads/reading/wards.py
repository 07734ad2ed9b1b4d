"""Names that only tell in which hospital the hurt lie: they were brought there from afar.

Pure. A hospital where it happened, or in front of which, is a place as any other.
"""

import re
from dataclasses import replace

from services.leads.reading.hospital_words import BEFORE_IT, HAPPENED_IN, HEAD
from services.places.mentions import Mention
from services.places.settle import Evidence

NEAR = 60  # characters before a name


def marked(text: str, found: tuple[Mention, ...], told: list[Evidence]) -> list[Evidence]:
    """Return the evidence, that of the hospitals marked as such: by name, all mentions of it."""
    scenes = {mention.name for mention in found if not _is_ward(text, mention)}
    wards = {mention.name for mention in found} - scenes
    return [replace(each, ward=True) if each.name in wards else each for each in told]


def _is_ward(text: str, mention: Mention) -> bool:
    """Tell whether a mention is a hospital's, or of the town after which one is called."""
    if "\n" in text[mention.start : mention.end]:  # a headline's end, and the dateline
        return False
    near = re.split(r"[.;\n]\s", text[max(0, mention.start - NEAR) : mention.start].lower())[-1]
    head = HEAD.search(near)
    if mention.places[0].kind != "hospital" and head is None:
        return False
    before = near[: head.start()] if head else near
    return HAPPENED_IN.search(before) is None and BEFORE_IT.search(before) is None
