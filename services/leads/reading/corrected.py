"""The facts that a reply tells: what stands behind "umur", "majikan", "bukan".

Pure. `services.leads.corrections` says whose facts they are and what they change.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.leads.reading import hours, things, when
from services.leads.reading.correction_words import (
    ABOUT_KIND,
    BUT,
    CUE,
    DEAD,
    FIRM_HEAD,
    IS,
    KINDS,
    LABELS,
    MOMENT,
    NAMED,
    NOT,
    NOT_YET,
    OPENS,
    TOLD_OUTCOME,
    WORKS_AT,
)
from services.leads.reading.names import is_within, names_in
from services.leads.reading.nric import nrics_in
from services.leads.reading.prose import spelt_out
from services.leads.reading.report import Outcome
from services.places.gazetteer import Gazetteer

OLDEST = 110  # years
Told = tuple[str | None, str]  # what it was not, as far as the text says, and what it is


class DoubtKind(StrEnum):
    """Why somebody has to say what is meant."""

    DENIED = "denied"  # "45, bukan 45"
    TWO = "two"  # "umur 45 umur 50"
    IMPOSSIBLE = "impossible"  # "umur -5"


class Field(StrEnum):
    """A fact of a lead that may be corrected."""

    VICTIM_NAME = "victim_name"
    VICTIM_AGE = "victim_age"
    NRIC = "nric"
    EMPLOYER = "employer"
    OCCUPATION = "occupation"
    OUTCOME = "outcome"
    PLACE = "place"
    ACCIDENT_DATE = "accident_date"
    ACCIDENT_TIME = "accident_time"
    HOSPITAL = "hospital"
    KIND = "kind"


OF_VICTIM = {
    Field.VICTIM_NAME: "name",
    Field.VICTIM_AGE: "age",
    Field.NRIC: "nric",
    Field.EMPLOYER: "employer",
    Field.OCCUPATION: "occupation",
    Field.OUTCOME: "outcome",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A fact that cannot be meant as it is told."""

    kind: DoubtKind
    field: Field
    words: tuple[str, ...]  # as told


def facts(
    told: str, known: Sequence[str], posted_at: datetime, places: Gazetteer
) -> Iterator[tuple[Field, Told]]:
    """Yield each fact of a clean text once, the first telling; `known` holds the victims' names."""
    cued = CUE.search(told) is not None
    done: set[Field] = set()
    for field, value in _labelled(told, cued=cued):
        was, now = _was_and_is(value)
        fact = _value(field, now, posted_at)
        if fact is not None and field not in done:
            done.add(field)
            yield field, (_value(field, was, posted_at) or was if was else None, fact)
    number = next(iter(nrics_in(told)), None)
    if number is not None and Field.NRIC not in done:
        yield Field.NRIC, (None, number[0])
    outcome = _outcome(told)
    if outcome is not None:
        yield Field.OUTCOME, (None, outcome)
    elif not done:
        yield from _unlabelled(CUE.sub(" ", told), known, posted_at, places, cued=cued)


def doubt_in(told: str, posted_at: datetime) -> Doubt | None:
    """Return the first fact of a clean text that cannot be meant as it is told."""
    cued = CUE.search(told) is not None
    first: dict[Field, tuple[str, str]] = {}
    for field, words in _labelled(told, cued=cued):
        was, now = _was_and_is(words)
        fact = _value(field, now, posted_at)
        if _is_negative(field, words) or (fact is None and _is_no_fact(field, now, cued=cued)):
            return Doubt(DoubtKind.IMPOSSIBLE, field, (_quoted(words),))
        if fact is None:
            continue
        if was and _value(field, was, posted_at) == fact:
            return Doubt(DoubtKind.DENIED, field, (now,))
        now = fact if field is Field.VICTIM_AGE else now  # behind it may stand whose
        before = first.setdefault(field, (fact, now))
        if field in _ONE_EACH and before[0] != fact:
            return Doubt(DoubtKind.TWO, field, (before[1], now))
    return None if first else _denied(CUE.sub(" ", told), posted_at)


def _denied(told: str, posted_at: datetime) -> Doubt | None:
    """Look for "45 bukan 45", without a label."""
    was, now = _was_and_is(told.strip(" :,.-"))
    for field in (Field.VICTIM_AGE, Field.ACCIDENT_DATE):
        fact = _value(field, now, posted_at)
        if was and fact is not None and fact == _value(field, was, posted_at):
            return Doubt(DoubtKind.DENIED, field, (now,))
    return None


def _is_negative(field: Field, words: str) -> bool:
    """Whether an age stands below nothing; "umur - 45" and "umur-45" are dashes."""
    return field is Field.VICTIM_AGE and re.match(r"[\s:=]+-\d", words) is not None


def _is_no_fact(field: Field, told: str, *, cued: bool) -> bool:
    """Whether figures stand where an age, a day or an hour is, and are none."""
    if field is Field.VICTIM_AGE:
        return re.match(r"\d{3,}\s*(?:$|tahun|thn|years?)", told) is not None
    return cued and field in (Field.ACCIDENT_DATE, Field.ACCIDENT_TIME) and told[:1].isdigit()


def _quoted(words: str) -> str:
    return words.strip(" :=,.;")


def _labelled(told: str, *, cued: bool) -> Iterator[tuple[Field, str]]:
    """Yield each labelled stretch of the text: a label's value ends where the next one begins."""
    labels = list(_LABEL.finditer(told))
    if not labels or not (cued or _opens(told, labels[0])):
        return
    ends = [*(found.start() for found in labels[1:]), len(told)]
    for found, end in zip(labels, ends, strict=True):
        value = re.split(r"\n|;|\.\s", told[found.end() : end])[0]
        yield from _divided(Field(found.lastgroup or ""), value)


def _opens(told: str, label: re.Match[str]) -> bool:
    """Tell whether a statement begins with the label, or a victim's fact with his name."""
    before = told[: label.start()]
    named = label.lastgroup in OF_VICTIM and NAMED.search(before) is not None
    return named or OPENS.search(before) is not None


def _divided(field: Field, value: str) -> Iterator[tuple[Field, str]]:
    """Yield also what stands behind the value: the work's employer, the place's day."""
    parts = {Field.OCCUPATION: WORKS_AT, Field.PLACE: MOMENT}
    behind = {Field.OCCUPATION: Field.EMPLOYER, Field.PLACE: Field.ACCIDENT_DATE}
    cut = parts[field].search(value) if field in parts else None
    yield field, value[: cut.start()] if cut else value
    if cut:
        yield behind[field], value[cut.end() :]


def _was_and_is(value: str) -> tuple[str | None, str]:
    """Return what it was not and what it is: "45, bukan 54", "bukan 54 tapi 45"."""
    value = _IS.sub("", value, count=1)
    denied = NOT.search(value)
    if denied is None:
        return None, _tidy(value)
    if denied.start() > 0:
        return _tidy(re.split(r",\s", value[denied.end() :])[0]), _tidy(value[: denied.start()])
    was, _, now = _split(value[denied.end() :])
    return _tidy(was), _tidy(now)


def _split(value: str) -> tuple[str, str, str]:
    between = BUT.search(value)
    if between is None:
        return value, "", ""
    return value[: between.start()], between[0], value[between.end() :]


def _value(field: Field, told: str, posted_at: datetime) -> str | None:
    """Return the fact as it is kept, or None when the words are none of that kind."""
    match field:
        case Field.VICTIM_AGE:
            age = re.match(r"(\d{1,3})(?!\d|[-/])", told)
            return age[1] if age and int(age[1]) <= OLDEST else None
        case Field.NRIC:
            return next((number for number, at in nrics_in(told) if at < 3), None)
        case Field.ACCIDENT_DATE:
            day = next(iter(when.days(told, posted_at.date())), None)
            return day.on.isoformat() if day and day.on <= posted_at.date() else None
        case Field.ACCIDENT_TIME:
            at = hours.accident_time(spelt_out(f"jam {told}")) if told[:1].isdigit() else None
            return f"{at:%H:%M}" if at else None
        case Field.VICTIM_NAME:
            return _name(told)
        case Field.KIND:
            return _kind(told)
        case Field.HOSPITAL:
            return things.hospital_in(f"di {told}") or things.hospital_in(f"di Hospital {told}")
    return _phrase(field, told)


def _phrase(field: Field, told: str) -> str | None:
    """Return a place, an employer or an occupation as written; a clause is none of them."""
    if field is Field.OCCUPATION:
        return told if 2 < len(told) <= 60 else None
    named = told[:1].isupper() or told[:1].isdigit()
    if field is Field.EMPLOYER:
        return told if named or FIRM_HEAD.match(told) else None
    return told if named or _PLACE_HEAD.match(told) else None


def _name(told: str) -> str | None:
    named = next((one for one in names_in(told) if one.titled_from == 0), None)
    if named is not None:
        return named.name
    plain = re.match(r"[a-z@'/. ]{5,60}$", told)  # written without capitals, as in chats
    return told.title() if plain and 1 < len(told.split()) < 8 else None


def _tidy(words: str) -> str:
    return words.strip(" ,.:;-()*_\"'")


def _kind(told: str) -> str | None:
    return next((kind for kind, words in KINDS.items() if words.search(told.lower())), None)


def _outcome(told: str) -> str | None:
    for found in TOLD_OUTCOME.finditer(told):
        word = found["told"].lower()
        before = told[: found.start("told")]
        if DEAD.search(word):
            outcome = Outcome.INJURY if NOT_YET.search(before[-24:]) else Outcome.DEATH
            return outcome.value
        if not re.search(r"(?:bukan|tidak|tak|not)\s$", before):
            return Outcome.INJURY.value
    return None


def _unlabelled(
    told: str, known: Sequence[str], posted_at: datetime, places: Gazetteer, *, cued: bool
) -> Iterator[tuple[Field, Told]]:
    """Read "bukan Ali, Abu" or "45 bukan 54": what is denied tells which fact it is."""
    was, now = _was_and_is(told.strip(" :,.-"))
    if was is None or not now:
        kind = _kind(now) if cued and ABOUT_KIND.match(now) else None
        if kind is not None:
            yield Field.KIND, (None, kind)
        return
    of_victim = any(is_within(was, name) for name in known)
    for field in (Field.VICTIM_AGE, Field.ACCIDENT_DATE, Field.KIND):
        fact, denied = _value(field, now, posted_at), _value(field, was, posted_at)
        if fact is not None and denied is not None:
            yield field, (denied, fact)
            return
    if not (cued or of_victim or (places.find(was) and places.find(now))):
        return
    if not of_victim and places.find(now):
        yield Field.PLACE, (was, now)
    elif (name := _name(now)) is not None or of_victim:
        yield Field.VICTIM_NAME, (was, name or now)


_ONE_EACH = (Field.VICTIM_AGE, Field.NRIC, Field.ACCIDENT_DATE, Field.ACCIDENT_TIME, Field.KIND)
_LABEL = re.compile(
    r"(?<![\w/])(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in LABELS.items())
    + r")(?!\w)",
    re.I,
)
_IS = re.compile(rf"^{IS}", re.I)
_PLACE_HEAD = re.compile(
    r"(?:kg|kampung|jln|jalan|taman|tmn|bandar|simpang|km|felda|lebuhraya)\b", re.I
)
