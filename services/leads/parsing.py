"""Read a post about an accident: what happened to whom, when and where.

Malay, English and mixed: newspaper paragraphs, headlines, tweets, WhatsApp texts. Pure: same text
and day, same reading; the gazetteer is passed in. Each question has its own module in `reading`,
with its tables of words. A post that is ordinary talk, football, statistics or an old case is no
lead and is read as None. Somebody who asks money for a claim is a kind of its own.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from services.leads.reading import (
    alone,
    asides,
    called,
    chat_names,
    forms,
    harm,
    hours,
    kinds,
    lead,
    learned,
    middlemen,
    people,
    settled,
    things,
    when,
    where,
)
from services.leads.reading.headline_words import NEWS
from services.leads.reading.lead_words import ACCIDENT, BEFALLS, ENOUGH_POINTS, SURE_HARM
from services.leads.reading.names import names_in
from services.leads.reading.nric import age_on
from services.leads.reading.prose import clean, sentences, spelt_out
from services.leads.reading.report import Fact, Kind, Outcome, Report, Severity, Victim
from services.leads.reading.sign_words import NAMED, SIGNS
from services.leads.reading.weighing_words import HITS
from services.places.gazetteer import Gazetteer

__all__ = [
    "DOUBT",
    "ENOUGH",
    "Fact",
    "Kind",
    "Outcome",
    "Report",
    "Severity",
    "Victim",
    "is_report",
    "links",
    "read",
]

# Probabilities, by leave-one-writer-out (docs/decisions/learned-judgement.md). From ENOUGH on a
# post is a lead. Between DOUBT and ENOUGH it may be one: the bot asks quietly, with one button.
# Below DOUBT it is ordinary talk; below WORTH, by its words alone, it is not even read.
ENOUGH = 0.7
DOUBT = 0.25
WORTH = 0.3
CERTAIN = 0.9  # of confidence that a middleman is told of: the three facts met
HEADLINE = 16  # words; agencies' headlines have 5 to 14, and a link behind them
FEW = 3  # words; "mangsa dah meninggal" goes on with what was told before
SHORTEST = 12  # characters; "maut!" alone tells nothing


@dataclass(frozen=True, slots=True)
class Found:
    """What was read before it was known whether the post is a lead."""

    told: str  # the post, cleaned
    scene: where.Scene
    victims: tuple[Victim, ...]
    kind: Kind  # by the tables
    severity: Severity  # likewise
    signs: lead.Signs  # what the tables found
    values: learned.Values  # signs and words, as they are weighed


def is_report(text: str) -> bool:
    """Tell cheaply whether a text is worth reading: false for nearly all ordinary talk."""
    if len(text) < SHORTEST:
        return False
    low = spelt_out(clean(text))
    if middlemen.is_told(low):
        return True
    return names_harm(low) or learned.likely("gate", learned.values(learned.words_of(low))) >= WORTH


def names_harm(low: str) -> bool:
    """Tell whether a text in small letters has a word of harm or of an accident."""
    words = (SURE_HARM, ACCIDENT, BEFALLS, harm.BODY_BROKEN, harm.BODY_HURT, HITS, NEWS)
    return any(told.search(low) is not None for told in words)


def read(
    text: str,
    posted_at: datetime,
    places: Gazetteer,
    home_state: str | None = None,
    *,
    forced: bool = False,
    doubtful: bool = False,
) -> Report | None:
    """Return what the post tells, or None when it is no lead.

    `posted_at` is local (Asia/Kuala_Lumpur): "semalam" is counted from its day. `home_state` is
    the state of the group, ISO 3166-2:MY; it only settles names that several states have.
    `forced`: somebody says that it is a lead, so it is read whatever it says; then never None.
    `doubtful`: return also what lies between DOUBT and ENOUGH, with `sure` False.
    """
    if not forced and not is_report(text):
        return None
    told = clean(text)
    if middlemen.is_told(spelt_out(told)):
        return _middleman(told, where.scene(told, places, home_state))
    found = weighed(told, posted_at.date(), places, home_state)
    judged = learned.judged(found.values)
    likely = settled.lead(judged["lead"], found.signs, ENOUGH)
    asked = doubtful and not any(each.name == told for each in names_in(told))  # a name alone
    if likely < (DOUBT if asked else ENOUGH) and not forced:
        return None
    return _report(found, posted_at, judged | {"lead": likely}, sure=forced or likely >= ENOUGH)


def weighed(told: str, posted: date, places: Gazetteer, home_state: str | None = None) -> Found:
    """Return what a clean text tells, with all that speaks for a lead and against it."""
    own = asides.left_out(told)
    seen, low = where.scene(own, places, home_state), spelt_out(told)
    severity = harm.severity_of(low)
    prose = called.capitalised(seen.without_dateline(own))
    victims = people.victims_in(prose, severity, seen.names)
    named = sum(victim.name is not None for victim in victims)
    signs = lead.weigh(told, posted=posted, placed=bool(seen.names), named=named)
    said = forms.without_persons(sentences(low))
    opening = " ".join(said[:3])
    kind = kinds.kind_of(opening, " ".join(said[3:]))
    head = low[: lead.HEAD]
    signs |= {
        **{name: words.search(head) is not None for name, words in SIGNS.items()},
        "unlike": len(low.split()) > learned.READ,
        "link": "http" in low,
        "brief": len(low.split()) <= FEW,
        "bare": signs["news"] and len(low.split()) <= HEADLINE,
        "name": NAMED.search(told) is not None,
        "enough": signs["weight"] >= ENOUGH_POINTS,
        "off duty": kinds.is_off_duty(opening),
        f"kind {kind}": True,
        f"severity {severity}": True,
    }
    values = learned.values(learned.words_of(low)) | learned.signs(signs)
    victims = chat_names.without_bystanders(alone.called(victims, prose, seen.names), told)
    victims = chat_names.named(victims, told, seen.names)
    return Found(told, seen, victims, kind, severity, signs, values)


def _middleman(told: str, seen: where.Scene) -> Report:
    """Return the report of somebody who asks money for a claim: no accident, nobody hurt."""
    return Report(
        kind=Kind.MIDDLEMAN,
        severity=Severity.UNKNOWN,
        victims=(),
        accident_date=None,
        accident_time=None,
        place_text=seen.text,
        place=seen.place,
        place_names=seen.names,
        vehicles=(),
        hospital=None,
        urls=things.urls_in(told),
        missing=() if seen.place else (Fact.PLACE,),
        confidence=CERTAIN,
    )


def links(text: str) -> tuple[str, ...]:
    """Return every web address of a post, lead or not."""
    return things.urls_in(clean(text))


def _report(found: Found, posted_at: datetime, likely: dict[str, float], *, sure: bool) -> Report:
    told, seen = found.told, found.scene
    victims = tuple(_aged(v, posted_at.date()) for v in found.victims)
    hour = hours.accident_time(spelt_out(told))
    day = when.accident_day(told, posted_at, dateline_end=seen.dateline[1], hour=hour)
    placed = seen.place is not None and not seen.place.is_hint
    return Report(
        kind=settled.kind(found.kind, likely),
        severity=settled.severity(found.severity, spelt_out(told), likely),
        victims=victims,
        accident_date=day,
        accident_time=hour,
        place_text=seen.text,
        place=seen.place,
        place_names=seen.names,
        vehicles=things.vehicles_in(asides.left_out(told)),
        hospital=things.hospital_in(told),
        urls=things.urls_in(told),
        missing=_missing(victims, day is not None, hour is not None, placed),
        confidence=round(likely["lead"], 2),
        sure=sure,
    )


def _aged(victim: Victim, day: date) -> Victim:
    """Return the victim with the age that the identity number tells, where the text tells none."""
    if victim.age is not None or victim.nric is None:
        return victim
    return replace(victim, age=age_on(victim.nric, day))


def _missing(
    victims: tuple[Victim, ...], dated: bool, timed: bool, placed: bool
) -> tuple[Fact, ...]:
    """Return what an officer still has to find out."""
    known = {
        Fact.VICTIM_NAME: all(v.name for v in victims),
        Fact.VICTIM_AGE: all(v.age is not None for v in victims),
        Fact.NRIC: all(v.nric for v in victims),
        Fact.EMPLOYER: all(v.employer for v in victims),
        Fact.ACCIDENT_DATE: dated,
        Fact.ACCIDENT_TIME: timed,
        Fact.PLACE: placed,
    }
    return tuple(fact for fact, found in known.items() if not found)
