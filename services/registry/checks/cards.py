"""Write answers of the registry: the least that answers, what was asked for beyond it, the ground.

Pure. In a group an answer is yes, no or several; the rest is for private chats.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from config import rules
from db import keys
from db.models.lookups import Lookup, Outcome
from db.models.registry import EmployerStatus
from services import clock, texts
from services.eligibility import lines as law_lines
from services.messaging.messages import Button, Message
from services.people.asked import Rows, lines, paragraphs
from services.people.private_numbers import Wrong
from services.registry.checks import numbered, wished, work_lines
from services.registry.checks.facts import Employer, Insured
from services.registry.checks.grounds import AREA, Ground
from services.registry.checks.quotas import Used
from services.registry.found import Candidate, Found, Kind
from services.registry.numbers import OF_PERSONS

EXTRAS = {
    Kind.EMPLOYER: ("address", "arrears"),
    Kind.PERSON: ("employers", "invalidity", "survivors", "accident"),
}
SHOWN_HERE = frozenset({"address", "arrears", "employers"})  # others are answers of their own
PRESS, PICK, DETECT, CODE = "more", "pick", "detect", "code"
_ROW = 2  # buttons side by side


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around an answer."""

    language: str
    ground: Ground
    used: Sequence[Used]  # limits that are near
    minutes: int  # until what holds personal data is deleted
    branches: Mapping[str, str]  # towns by code
    detects: bool = False  # who asks may report what is not registered
    codes: bool = False  # who asks may give a worker a code to come in


def employer(found: Employer, row: Lookup, frame: Frame) -> Message:
    """Return the answer for one employer, with what was disclosed so far."""
    say = partial(texts.say, frame.language)
    extras = [_extra_of_employer(found, each, frame.language) for each in row.disclosed]
    text = paragraphs(
        lines(
            say("check.employer", name=found.name, code=keys.code_of(found.key)),
            _employer_line(found, frame),
        ),
        lines(*extras) if extras else None,
        say("check.wish_of_employer") if row.wish else None,
        _foot(frame, found, private=False),
    )
    return Message(text, _more(Kind.EMPLOYER, row, frame.language))


def person(found: Insured, row: Lookup, frame: Frame) -> Message:
    """Return the answer for one person, with what was disclosed so far."""
    say = partial(texts.say, frame.language)
    born = found.born.year if found.born else say("check.unknown")
    text = paragraphs(
        lines(say("check.person", name=found.name, born=born), _insured_line(found, frame)),
        work_lines.told(found.works, frame.language) if "employers" in row.disclosed else None,
        _asked_day(row, frame.language),
        _foot(frame, found, private=True),
    )
    code = Button(_label(frame.language, "check.code"), press=f"{CODE}:{row.id}")
    buttons = _more(Kind.PERSON, row, frame.language)
    return Message(text, (*buttons, (code,)) if frame.codes else buttons, protected=True)


def _asked_day(row: Lookup, language: str) -> Markup | None:
    """Say for which day the buttons below answer, if one was typed."""
    day = wished.of(row).day
    return None if day is None else texts.say(language, "check.asked_day", day=day)


def several(found: Sequence[Candidate], row: Lookup, frame: Frame) -> Message:
    """Return candidates as buttons, numbered, with what tells them apart."""
    say = partial(texts.say, frame.language)
    listed = [
        say("check.candidate", number=number, told=told(each, frame))
        for number, each in enumerate(found, 1)
    ]
    around = any(each.km is not None for each in found)
    head = "around" if around else "perhaps" if len(found) == 1 else "several"
    text = paragraphs(
        say(f"check.{head}"), lines(*listed), None if around else _narrower(found, frame.language),
        say("check.several_how"), on_ground(frame), _near(frame),
    )  # fmt: skip
    buttons = tuple(
        (Button(f"{number}. {short(each)}", press=f"{PICK}:{row.id}.{number}"),)
        for number, each in enumerate(found, 1)
    )
    persons = any(each.kind is Kind.PERSON for each in found)
    text = paragraphs(text, _detect_how(row, frame))
    return Message(text, (*buttons, *_detect(row, frame)), protected=persons)


def _narrower(found: Sequence[Candidate], language: str) -> Markup | None:
    """Say what to add to a name where the list is full: others who may be meant are not on it."""
    if len(found) < int(rules.number(AREA, "shown_candidates")):
        return None
    persons = sum(each.kind is Kind.PERSON for each in found)
    return texts.say(language, f"check.narrower_{Kind.PERSON if persons else Kind.EMPLOYER}")


def nothing(found: Found, row: Lookup, frame: Frame, slip: Wrong | None) -> Message:
    """Say that nothing was found, honestly, and what to do next; first of a *slip* why."""
    say = partial(texts.say, frame.language)
    if not found.as_of:
        return Message(paragraphs(say("check.no_registry"), on_ground(frame)))
    day = min(found.as_of.values()).astimezone(clock.LOCAL).date()
    what, next_ = _none_texts(found, slip)
    way = say(_way_on(row, frame)) if next_ == "check.none_next" else None
    said = numbered.wrong(slip, frame.language), say(what, day=day), say(next_), way
    return Message(paragraphs(*said, on_ground(frame), _near(frame)), _detect(row, frame))


def _way_on(row: Lookup, frame: Frame) -> str:
    """Return the text that tells what to do with an employer who is indeed not registered."""
    if not frame.detects:
        return "check.none_next_tell"
    return "detection.from_check" if row.employer_name else "detection.from_number"


def _none_texts(found: Found, slip: Wrong | None) -> tuple[str, str]:
    """Return what is said and what is advised: of a place, of a person, of anything else."""
    if slip is not None:
        return "check.none_by_number", "check.none_next_person"
    if not found.read.numbers and not found.read.names:
        return "check.none_around", "check.none_next_around"
    numbers = found.read.numbers  # the likeliest reading first
    of_person = numbers[0].kind in OF_PERSONS if numbers else [*found.as_of] == [Kind.PERSON]
    return (
        "check.none_by_number" if found.exhaustive else "check.none_by_name",
        "check.none_next_person" if of_person else "check.none_next",
    )


def in_group(outcome: Outcome, kind: Kind | None, language: str, *, sent: bool) -> Markup:
    """Return what a group may read: of a person nothing but where the answer went."""
    if kind is Kind.PERSON:
        return texts.say(language, "check.group.private" if sent else "check.group.open_private")
    return texts.say(language, f"check.group.{outcome}")


def ground_named(ground: Ground, language: str) -> Markup:
    """Return the ground in words."""
    values: dict[str, object] = {"number": ground.lead_id or 0, "reason": ground.reason or ""}
    return texts.say(language, f"check.ground.{ground.kind}", **values)


def ground_of(row: Lookup, language: str) -> Markup:
    """Return the ground of a look-up in words."""
    return ground_named(Ground(row.ground, row.at, row.lead_id, row.reason), language)


def _employer_line(found: Employer, frame: Frame) -> Markup:
    say = partial(texts.say, frame.language)
    parts: list[Markup] = [say(f"check.status.{EmployerStatus(found.status)}")]
    if found.registered_on:
        parts.append(say("check.since", year=str(found.registered_on.year)))
    branch = frame.branches.get(found.branch_code or "", found.branch_code)
    if branch:
        parts.append(say("check.branch", branch=branch))
    if found.employees is not None:
        parts.append(say("check.employees", count=found.employees))
    if found.last_month is not None:
        month = law_lines.month(found.last_month, frame.language)
        parts.append(say("check.last_month", month=month))
    return Markup("{}.").format(Markup(", ").join(parts))


def _insured_line(found: Insured, frame: Frame) -> Markup:
    say = partial(texts.say, frame.language)
    months = found.months
    if months is None:
        return say("check.contributions_unknown")
    if not months:
        return say("check.no_contributions")
    last = law_lines.month(max(months), frame.language)
    return say("check.insured", count=len(months), month=last)


def _extra_of_employer(found: Employer, what: str, language: str) -> Markup:
    if what == "arrears":
        known = {True: "yes", False: "no", None: "unknown"}[found.in_arrears]
        return texts.say(language, f"check.arrears.{known}")
    told = ", ".join(filter(None, (found.address, found.postcode, found.town)))
    unknown = texts.plain(texts.say(language, "check.unknown"))
    return texts.say(language, "check.address", address=told or unknown)


def told(each: Candidate, frame: Frame) -> Markup:
    """Return a candidate with what tells it apart."""
    unknown = texts.plain(texts.say(frame.language, "check.unknown"))
    if each.kind is Kind.PERSON:
        born = str(each.born_year or unknown)
        return texts.say(frame.language, "check.person", name=each.name, born=born)
    branch = frame.branches.get(each.branch_code or "", each.branch_code or unknown)
    values = {"name": each.name, "town": each.town or unknown, "branch": branch}
    if each.km is not None:
        return texts.say(
            frame.language,
            "check.candidate_near",
            meters=max(10, 10 * round(each.km * 100)),
            **values,
        )
    return texts.say(frame.language, "check.candidate_employer", **values)


def short(each: Candidate) -> str:
    """Return a candidate for a button."""
    apart = each.born_year if each.kind is Kind.PERSON else each.town
    return f"{each.name} ({apart})" if apart else each.name


def _more(kind: Kind, row: Lookup, language: str) -> Rows:
    buttons = [
        Button(_more_of(what, row, language), press=f"{PRESS}:{row.id}.{what}")
        for what in EXTRAS[kind]
        if what not in row.disclosed or what not in SHOWN_HERE
    ]  # fmt: skip
    other = Button(_label(language, "ground.change"), press="ground:change")
    return (*_rows(buttons), (other,))


def _more_of(what: str, row: Lookup, language: str) -> str:
    day = None if what in SHOWN_HERE else wished.of(row).day
    if day is None:
        return _label(language, f"more.{what}")
    on = f"{day.day}/{day.month}/{day.year}"
    return texts.plain(texts.say(language, f"button.more_on.{what}", on=on))


def _foot(frame: Frame, found: Employer | Insured, *, private: bool) -> Markup:
    say = partial(texts.say, frame.language)
    day = found.as_of.astimezone(clock.LOCAL).date()
    parts = [
        say("check.as_of", day=day),
        on_ground(frame),
        say("check.goes", minutes=frame.minutes) if private else None,
        say("check.synthetic") if found.synthetic else None,
        _near(frame),
    ]
    return lines(*(part for part in parts if part))


def on_ground(frame: Frame) -> Markup:
    """Return the ground on which the answer stands, and until when."""
    return texts.say(
        frame.language, "check.on_ground", ground=ground_named(frame.ground, frame.language),
        until=texts.clock_time(frame.language, frame.ground.until),
    )  # fmt: skip


def _near(frame: Frame) -> Markup | None:
    told = [
        texts.say(frame.language, f"check.near.{each.limit}", used=each.used, most=each.most)
        for each in frame.used
        if each.near
    ]
    return lines(*told) if told else None


def _detect(row: Lookup, frame: Frame) -> Rows:
    """Return the button that reports the employer as not registered, for whoever may."""
    if not row.employer_name or not frame.detects:
        return ()
    return ((Button(_label(frame.language, "detect"), press=f"{DETECT}:{row.id}"),),)


def _detect_how(row: Lookup, frame: Frame) -> Markup | None:
    if not row.employer_name or not frame.detects:
        return None
    return texts.say(frame.language, "detection.from_check")


def _rows(buttons: Iterable[Button]) -> Rows:
    every = tuple(buttons)
    return tuple(every[start : start + _ROW] for start in range(0, len(every), _ROW))


def _label(language: str, key: str) -> str:
    return texts.plain(texts.say(language, f"button.{key}"))
