"""Where it happened: the phrase as written, and what the gazetteer makes of it.

Pure. The dateline of a newspaper ("KUALA PILAH 20 Sept. -") helps where "di sini" is all a text
says. Homes of the victims, hospitals and directions ("menghala ke Ipoh") say little or nothing of
the scene.
"""

import re
from dataclasses import dataclass, replace

from services.leads.reading import (
    datelined,
    opened,
    origins,
    place_lines,
    place_phrase,
    police_districts,
    stones,
    wards,
)
from services.leads.reading.name_words import PLACE_HEADS
from services.leads.reading.place_words import (
    AT,
    AT_CLINIC,
    AT_HOSPITAL,
    CALLED_DISTRICT,
    CAPITALS,
    CHAINED,
    DASH,
    DATELINE,
    DISTRICT_OFFICE,
    HAPPENED,
    HEADS_BEFORE,
    HERE_BEHIND,
    HOME,
    HOME_IN,
    IN_TOWN,
    NAME_GOES_ON,
    NAMED_AFTER,
    NEWS_FROM,
    OFFICE_AFTER,
    OFFICES_AFTER,
    OLD_ROAD,
    OLD_STONE,
    PART_OF_NAME,
    PLACE_BEHIND,
    PLACE_OPENS,
    POLICE_CHIEF,
    POLICE_CHIEF_AFTER,
    STREET_BEFORE,
    STREET_IN,
    TITLED,
    TOWARDS,
)
from services.places.gazetteer import SERVING, Gazetteer, Place, Precision
from services.places.mentions import Mention, mentions
from services.places.settle import HERE_WEIGHT, REPEATED, Evidence, settle

# What a name tells of the scene, whatever stands before it: many towns have a "Jalan Pahang", and
# the hurt are brought to a hospital from afar.
OF_KIND = {"street": 0.6, "hospital": 0.5, "highway": 0.8, "council": 0.5}
REST = 1.2  # of a dateline whose town is not the scene
AIMED = 28  # characters before a name in which a word of direction aims at it
BESIDE = re.compile(r"\b(?:near|dekat|berhampiran)\s(?:the\s)?$")


@dataclass(frozen=True, slots=True)
class Scene:
    """The place of an accident as told and as found."""

    text: str | None  # the most specific phrase, as written
    place: Place | None
    names: tuple[str, ...]  # known to the gazetteer, in the order of the text
    dateline: tuple[int, int]  # where it begins and ends; (0, 0) without one

    def without_dateline(self, text: str) -> str:
        """Return the text with its dateline cut out, so that a town is not taken for a name."""
        begin, end = self.dateline
        return f"{text[:begin]}\n{text[end:]}".strip() if end else text


def scene(text: str, gazetteer: Gazetteer, home_state: str | None) -> Scene:
    """Return where the accident of a clean text happened."""
    found = tuple(m for m in mentions(text, gazetteer) if not _is_person(text, m))
    names = tuple(dict.fromkeys(m.name for m in found))
    found = origins.left_out(text, found)
    dateline = _dateline(text, found)
    end = dateline.end() if dateline else 0
    evidence = wards.marked(text, found, _weighed(text, found, dateline, gazetteer))
    evidence += place_lines.in_form(text, gazetteer)
    evidence += place_lines.behind_comma(text, gazetteer)
    settled = settle(evidence, gazetteer, home_state)
    stone = stones.place_of(text, gazetteer, settled)
    begin = dateline.start("town") if dateline else 0
    phrase = place_phrase.told(text[end:]) or (dateline["town"] if dateline else None)
    phrase = phrase or next((m.name for m in found if m.places[0].kind not in SERVING), None)
    return Scene(phrase, stone or settled, names, (begin, end))


def _is_person(text: str, mention: Mention) -> bool:
    """Tell whether a title stands before: "si Rahmat", "Encik Kulai" are people."""
    return TITLED.search(text[max(0, mention.start - 20) : mention.start]) is not None


def _dateline(text: str, found: tuple[Mention, ...]) -> re.Match[str] | None:
    """Return the first dateline that begins with a known place: a headline has colons too."""
    starts = {mention.start for mention in found}
    lines = DATELINE.finditer(text[:400])
    return next((line for line in lines if line.start("town") in starts), None)


def _weighed(
    text: str,
    found: tuple[Mention, ...],
    dateline: re.Match[str] | None,
    gazetteer: Gazetteer,
) -> list[Evidence]:
    """Weigh the mentions; in "Bera, Pahang" the second is of the same place as the first."""
    weighed: list[Evidence] = []
    wards = 0
    for n, mention in enumerate(found):
        before = found[n - 1] if n else None
        wards += mention.places[0].kind == "hospital"
        if wards and _of_hospital(text, before, mention, wards):
            weighed.append(Evidence(mention.places, REPEATED, mention.name))
            continue
        if before is not None and _is_part(text, before, mention):
            weighed[-1] = replace(weighed[-1], weight=REPEATED)
            weight = max(place_lines.BEHIND, _weight(text, mention, dateline))
            weighed.append(Evidence(mention.places, weight, mention.name))
        elif before is not None and CHAINED.match(text[before.end : mention.start]):
            weight = weighed[-1].weight
            if datelined.is_near(mention, datelined.towns_of(dateline, found)):
                here = HERE_WEIGHT if HERE_BEHIND.match(text, mention.end) else 0.0
                weight = max(weight, here, opened.weight_of_town(text, before.start))
            if _lies_elsewhere(before, mention):
                weighed[-1] = replace(weighed[-1], weight=REPEATED)
            if _is_street(text, before):  # "Jalan Muar, Segamat" is in Segamat
                weight = max(weight, _weight(text, mention, dateline))
            state = mention.places[0].precision is Precision.STATE
            share = 0.3 if state and weighed[-1].weight > REPEATED else 1.0
            weighed.append(Evidence(mention.places, weight * share, mention.name))
        elif _is_at_home(text, before, mention) and weighed[-1].weight < 0.2:
            weighed.append(Evidence(mention.places, weighed[-1].weight, mention.name))
        else:
            weight = _weight(text, mention, dateline)
            told = Evidence(_of_the_kind_told(text, mention, dateline, found), weight, mention.name)
            behind = found[n + 1 : n + 2]
            chained = any(CHAINED.match(text[mention.end : each.start]) for each in behind)
            towns = () if chained else datelined.towns_of(dateline, found)
            weighed.append(datelined.narrowed(told, towns))
    weighed.extend(place_lines.by_postcode(text, gazetteer))
    weighed = police_districts.without_covering(dateline, weighed)
    if dateline and any(each.weight == HERE_WEIGHT for each in weighed):
        town = dateline["town"]  # only the newsroom's: "here" was said of another
        weighed = [replace(e, weight=REST) if town.startswith(e.name) else e for e in weighed]
    return weighed


def _of_hospital(text: str, before: Mention | None, mention: Mention, wards: int) -> bool:
    """Tell whether a name only repeats a hospital, or is that of its town."""
    if mention.places[0].kind == "hospital":
        return wards > 1
    if before is None or before.places[0].kind != "hospital":
        return False
    return IN_TOWN.match(text[before.end : mention.start]) is not None


def _is_part(text: str, before: Mention, mention: Mention) -> bool:
    """Tell whether the name before is only a piece of an unknown place's, and this its town.

    In "Felda Lepar Hilir, Gambang" nothing is known by the whole name; "Lepar" lies elsewhere.
    """
    if not place_lines.is_town(mention) or place_lines.is_town(before):
        return False
    near = text[max(0, before.start - 50) : before.start]
    if HOME.search(near.lower()) or TOWARDS.search(near.lower()):
        return False
    if NAME_GOES_ON.match(text[before.end : mention.start]):
        return True
    opened = PLACE_OPENS.search(near)
    return opened is not None and PLACE_BEHIND.match(text[before.end : mention.start]) is not None


def _lies_elsewhere(before: Mention, mention: Mention) -> bool:
    """Tell whether no bearer of a name lies in the state of the town behind its comma: then it
    is another of the same name, which nobody knows ("Titiwangsa, Jeli").
    """
    states = {place.state for place in mention.places}
    own = {place.state for place in before.places}
    whole = any(place.precision is Precision.STATE for place in before.places)
    return len(states) == 1 and not whole and place_lines.is_town(mention) and not states & own


def _is_at_home(text: str, before: Mention | None, mention: Mention) -> bool:
    """Tell whether the name says where the home before it lies: "of Kampung Contoh in Simunjan"."""
    if before is None or opened.weight_of_town(text, before.start):
        return False
    return text[before.end : mention.start].strip() in {"in", "di", "dekat", "near"}


def _is_street(text: str, mention: Mention) -> bool:
    """Tell whether a name is only part of a street's or quarter's, and nobody's home."""
    near = text[max(0, mention.start - 50) : mention.start].lower()
    if HOME.search(near) or TOWARDS.search(near[-AIMED:]):
        return False
    return STREET_BEFORE.search(near) is not None or _is_scrap(text, mention)


def _of_the_kind_told(
    text: str, mention: Mention, dateline: re.Match[str] | None, found: tuple[Mention, ...]
) -> tuple[Place, ...]:
    """Return only the districts of a name that is called one ("daerah Temerloh"), else all.

    "Senai, di sini" lies in the district of the dateline, else in its state, if a place of that
    name does.
    """
    if dateline and HERE_BEHIND.match(text, mention.end):
        towns = datelined.towns_of(dateline, found)
        own = tuple(p for p in mention.places if p.district in {town.district for town in towns})
        near = tuple(p for p in mention.places if p.state in {town.state for town in towns})
        return own or near or mention.places
    if not CALLED_DISTRICT.search(text[max(0, mention.start - 30) : mention.start].lower()):
        return mention.places
    districts = tuple(p for p in mention.places if p.precision is Precision.DISTRICT)
    return districts or mention.places


def _weight(text: str, mention: Mention, dateline: re.Match[str] | None) -> float:
    """Return how much a mention tells of the scene, by what stands around it."""
    if dateline and dateline.start("town") <= mention.start < dateline.end():
        capital = mention.places[0].state in {"MY-14", "MY-16"}  # newsrooms stand there
        if capital:
            return place_lines.BEHIND if opened.says_here(text) else 1.2
        newsroom = mention.name.lower() in CAPITALS
        return 3.0 if opened.says_here(text) else 1.2 if newsroom else 2.2
    kind = _weight_of_kind(text, mention)
    if kind is not None:
        return kind
    near = re.split(r"[.;\n]\s", text[max(0, mention.start - 60) : mention.start].lower())[-1]
    last = HEADS_BEFORE.sub("", near)[-32:]
    if NEWS_FROM.search(near):
        return 2.0
    office = _ends(DISTRICT_OFFICE, near[-50:])
    scrap = _is_scrap(text, mention) and not office
    if _ends(HOME, last) or HOME_IN.search(near) or scrap:
        return 0.15
    if POLICE_CHIEF.search(near) or POLICE_CHIEF_AFTER.match(text, mention.end):
        return 4.0
    if office or OFFICE_AFTER.match(text[mention.end :]):
        return 2.2
    if AT_HOSPITAL.search(near):
        return 1.5 if AT_CLINIC.search(near) else 0.5
    if _ends(TOWARDS, last):
        return 0.3
    if STREET_BEFORE.search(near) or DASH.match(text, mention.end):  # may be of another state
        leads = (
            DASH.search(near),
            DASH.match(text, mention.end),
            OLD_ROAD.match(text, mention.end),
        )
        return 0.5 if any(leads) else 0.4
    if HERE_BEHIND.match(text, mention.end) and not PART_OF_NAME.search(near):
        return HERE_WEIGHT
    at = _ends(AT, last) or near.rstrip().endswith(",")
    if at and not OFFICES_AFTER.match(text, mention.end):
        return 3.0 if HAPPENED.search(near) else 2.8 if STREET_IN.search(near) else 2.0
    return 0.8


def _weight_of_kind(text: str, mention: Mention) -> float | None:
    """Return what a street, a hospital or a highway tells; None of what is none of these."""
    kind = "street" if OLD_STONE.fullmatch(mention.name) else mention.places[0].kind
    if kind == "highway" and BESIDE.search(text, max(0, mention.start - 16), mention.start):
        return 0.3  # "Jalan Contoh near the Federal Highway": it runs through several states
    if kind == "street" and DASH.match(text, mention.end):
        return 0.3
    return OF_KIND.get(kind)


def _is_scrap(text: str, mention: Mention) -> bool:
    """Tell whether a small place's name is only a word of a longer name ("Bomba Kanan")."""
    if any(p.population or p.kind in {"city", "district", "state"} for p in mention.places):
        whole = mention.places[0].precision is Precision.STATE
        return whole and NAMED_AFTER.search(text[: mention.start][-20:]) is not None
    before = re.search(r"([A-Z][\w'&]*)\s$", text[max(0, mention.start - 20) : mention.start])
    after = re.match(r"\s[A-Z][a-z]", text[mention.end :])
    head, _, rest = mention.name.lower().partition(" ")
    if rest and head in PLACE_HEADS:  # "Kilang Contoh Simpang Pulai": the firm's name ends before
        before = None
    return after is not None or (before is not None and before[1].lower() not in PLACE_HEADS)


def _ends(words: re.Pattern[str], before: str) -> bool:
    """Tell whether one of the words stands right before, or with one word between."""
    return any(len(before) - found.end() <= 1 for found in words.finditer(before))
