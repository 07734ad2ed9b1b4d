"""Compare how two accounts say that it happened: vehicles, firms, hospitals, words.

Pure. Where and when it was: where.py, when.py.
"""

import re
from collections.abc import Iterator

from rapidfuzz.fuzz import token_set_ratio

from services.leads.matching import (
    causes,
    companions,
    meanings,
    persons,
    premises,
    vehicles,
    works,
)
from services.leads.matching.account import Account, Signal
from services.leads.matching.persons import name_words
from services.leads.matching.roads import road_words, slip
from services.leads.matching.weighing import POINTS
from services.leads.matching.where import place_words
from services.leads.matching.words import SHORT, shared_names
from services.leads.reading.meaning_words import COMMON_CONCEPTS
from services.leads.reading.sorts_words import COUNCILS, PARTS, ROADSIDE, SETTING

HURT = re.compile(
    r"\b(?:cedera|ceder\w*|parah|luka|melecur|patah|putus|remuk|dirawat|pengsan|injur\w+|hurt|"
    r"wounded|burnt?|burned|scalded|broke|broken|fractur\w+|lost|severed|critical|kritikal|koma|"
    r"treated|hospital|kudung|lumpuh|paralysed|stabil|stable|sedar|conscious)\b"
)
# Of whom another report of the same day may say that he died.
DOUBTFUL = re.compile(
    r"\b(?:kritikal|critical|critically|nazak|koma|coma|unconscious|lemas|drown\w*|feared|"
    r"dikhuatiri|bertarung|tidak sedarkan diri|tidak bernyawa)\b"
)
FIRM = re.compile(r"\b(?:sdn|bhd|berhad|plt|enterprise|corporation|holdings|industries)\b", re.I)
WORKED_IN = frozenset({"boat", "bus", "train", "aircraft", "helicopter"})
HEADLINE = 90  # characters
ALIKE = 88  # 0-100: names of a firm, a hospital, a road but for a slip
MANY = 5  # who were hurt beside the dead
MOST_WORDS = 3  # more shared words count no more
MOST_SHARED = 5  # meanings, by weight
MOST_SETTING = 2  # likewise, where they tell only who it was and where
FEWEST, TELLING, ALL = 3, 1.5, 0.75  # short texts that say the same: meanings, weight, share


def what(one: Account, two: Account) -> Iterator[Signal]:
    """Yield what vehicles, employers, hospitals and the words say."""
    if (key := vehicles.compare(one, two)) is not None:
        yield Signal(key, POINTS[key], (("total", len(one.vehicles & two.vehicles)),))
    if one.hospital and two.hospital and _alike(one.hospital, two.hospital):
        yield Signal("hospital_same", POINTS["hospital_same"])
    firms = [(a.employer, b.employer) for a in one.people for b in two.people]
    delivers = "delivery" in one.words.meanings & two.words.meanings  # for one of a few firms
    council = one.words.names & two.words.names & COUNCILS
    if council or (not delivers and any(a and b and _alike(a, b) for a, b in firms)):
        yield Signal("employer_same", POINTS["employer_same"])
    elif _other_firm(one, two):
        yield Signal("employer_differs", POINTS["employer_differs"])
    if {one.kind, two.kind} == {"workplace", "commuting_or_road"} and not _both_kinds(one, two):
        yield Signal("kind_differs", POINTS["kind_differs"])
    if _another(one, two) or _another(two, one):
        yield Signal("another_told", POINTS["another_told"])
    yield from _outcomes(one, two)
    yield from _words(one, two)


def _another(one: Account, two: Account) -> bool:
    """Whether the one says that it is another accident than those told by then."""
    return bool(one.words.said.another and one.told and two.told and two.told <= one.told)


def _both_kinds(one: Account, two: Account) -> bool:
    """Whether it was at work and in traffic, or a follow-up does not tell how it happened.

    On duty, on a boat, in the bus of a factory; a funeral.
    """
    told = one.words.meanings | two.words.meanings
    beside = ROADSIDE & told and one.vehicles == two.vehicles
    on_duty = "onduty" in told or bool(beside)
    untold = any(
        each.words.said.later and not each.vehicles and not each.words.causes for each in (one, two)
    )
    return on_duty or untold or not WORKED_IN.isdisjoint(one.vehicles & two.vehicles)


def _other_firm(one: Account, two: Account) -> bool:
    """Whether each tells of one victim, of a firm with its full name that the other lacks."""
    if not companions.alone(one, two):
        return False
    firms = [account.people[0].employer or "" for account in (one, two)]
    full = all(FIRM.search(firm) for firm in firms)
    texts = (one.words.plain, two.words.plain)
    inside = any(_bare(firm) in text for firm, text in zip(firms, reversed(texts), strict=True))
    return full and not inside


def _outcomes(one: Account, two: Account) -> Iterator[Signal]:
    """Who is only hurt in the later report was not killed in the earlier.

    Of two reports of one day nobody knows which was written first: one who was hurt may have died
    since, but not all of several.
    """
    for first, last in ((one, two), (two, one)):
        if not (first.told and last.told and last.words.plain) or first.told > last.told:
            continue
        died = any(person.outcome == "death" for person in first.people) or _missing(first, last)
        died = died and "survived" not in first.words.meanings and not _survives(first, last)
        hurt = bool(last.people) and all(each.outcome == "injury" for each in last.people)
        hurt = hurt and HURT.search(last.words.plain) is not None
        doubtful = first.told == last.told and DOUBTFUL.search(last.words.plain)
        many = MANY <= len(last.people) != len(first.people)
        others = many or _others_hurt(first, last)
        if died and hurt and not (last.words.said.dead or doubtful or others):
            may_die = first.told == last.told and min(len(first.people), len(last.people)) < 2
            key = "fate_differs" if may_die else "outcome_differs"
            yield Signal(key, POINTS[key])
            return


def _missing(first: Account, last: Account) -> bool:
    """Whether nobody of the earlier report was found yet, and the later knows of nobody missing."""
    a, b = first.words.meanings, last.words.meanings
    unknown = bool(first.people) and all(each.outcome == "unknown" for each in first.people)
    return unknown and "missing" in a and not b & {"missing", "found", "search", "rescue"}


def _survives(first: Account, last: Account) -> bool:
    """Whether the one who is only hurt in the later report was only hurt in the earlier one too."""
    pairs = persons.paired(first.people, last.people)
    named = [old for old, _ in pairs if old.name]
    return bool(named) and all(old.outcome != "death" for old in named)


def _others_hurt(first: Account, last: Account) -> bool:
    """Whether the earlier report counts some who were hurt only: the later one's may be of them."""
    hurt = first.words.said.hurt or sum(each.outcome == "injury" for each in first.people)
    return hurt > 1 and len(last.people) == 1


def _words(one: Account, two: Account) -> Iterator[Signal]:
    a, b = one.words, two.words
    if causes.exclude(a.causes, b.causes) or causes.by_other_things(a.meanings, b.meanings):
        yield Signal("cause_differs", POINTS["cause_differs"])
    if works.differ(one, two):
        yield Signal("job_differs", POINTS["job_differs"])
    if a.said.floors and b.said.floors and not a.said.floors & b.said.floors:
        yield Signal("floor_differs", POINTS["floor_differs"])
    if premises.differ(one, two):
        yield Signal("premises_differ", POINTS["premises_differ"])
    shared = a.meanings & b.meanings
    shared -= {part for whole in shared & PARTS.keys() for part in PARTS[whole].split()}
    most = MOST_SETTING if shared <= SETTING else MOST_SHARED
    wide = meanings.WIDE if meanings.wide(a, b, shared) else 0
    if weight := min(most, sum(map(meanings.weight, shared)) + wide):
        yield Signal("meanings", round(POINTS["meanings"] * weight), (("total", len(shared)),))
    every = (a.meanings | b.meanings) - (COMMON_CONCEPTS - shared)
    followed = any(each.said.later or each.said.after or each.said.died_later for each in (a, b))
    short = max(len(a.plain), len(b.plain)) <= SHORT
    if short and not followed and meanings.rare(a, b) and meanings.rare(b, a):
        yield Signal("meanings_differ", POINTS["meanings_differ"])
    if shared <= SETTING and not followed and works.tell_other(one, two):
        yield Signal("nothing_shared", POINTS["nothing_shared"])
    apart = one.district and two.district and one.district != two.district
    whole = len(shared) >= FEWEST and weight >= TELLING and len(shared) >= ALL * len(every)
    headlines = max(len(a.plain), len(b.plain)) <= HEADLINE and one.place == two.place
    whole = whole or (headlines and shared == every and weight >= TELLING)
    if whole and not apart:
        yield Signal("meanings_all", POINTS["meanings_all"], (("total", len(shared)),))
    places = (place_words(one) | road_words(one)) & (place_words(two) | road_words(two))
    hospitals = f"{one.hospital or ''} {two.hospital or ''}".lower().split()
    counted = places | COUNCILS | frozenset(hospitals) | name_words(one) | name_words(two)
    names = {name for name in shared_names(a, b) - counted if not _spelt(name, one, two)}
    names |= {name for name in a.places & b.places if not _is_place(name, one, two)}
    if names:
        yield Signal(
            "words_shared",
            POINTS["words_shared"] * min(MOST_WORDS, len(names)),
            (("total", len(names)),),
        )
    ages = {str(age) for age in a.said.ages & b.said.ages}  # counted with the victims
    victims = {str(len(account.people)) for account in (one, two)}
    if numbers := (a.numbers & b.numbers) - ages - victims:
        times = min(4, sum(3 if " " in number else 1 for number in numbers))
        yield Signal("numbers_shared", POINTS["numbers_shared"] * times, (("total", len(numbers)),))


def _spelt(name: str, one: Account, two: Account) -> bool:
    """Whether the name is that of both places, spelt in another way."""
    return all(any(slip(name, word) for word in place_words(account)) for account in (one, two))


def _is_place(name: str, one: Account, two: Account) -> bool:
    """Whether the name is that of both places, which are compared already."""
    return all((account.place or "").lower() == name for account in (one, two))


def _alike(one: str, two: str) -> bool:
    return token_set_ratio(_bare(one), _bare(two)) >= ALIKE


def _bare(name: str) -> str:
    """Return the words that tell a firm or a hospital from others of its kind."""
    common = {"hospital", "hosp", "sdn", "bhd", "syarikat", "company", "the", "sdn.", "bhd."}
    return " ".join(
        word
        for word in name.lower().replace(",", " ").replace(".", " ").split()
        if word not in common
    )
