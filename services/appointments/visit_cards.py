"""Write letters on appointments to a worker: neutral, in plain words, dates in full. Pure.

Nobody reads in them what the appointment is for beyond its kind. Every button has a digit that
can be typed instead.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from config import rules
from db.models.appointments import AppointmentKind, ReminderKind
from services import texts
from services.clock import LOCAL
from services.messaging.messages import Button, Message
from services.people.asked import Rows, lines, paragraphs

YES, CHANGE, CANCEL = "visit_yes", "visit_change", "visit_cancel"  # what presses begin with
MISSED_NEW, MISSED_WHY, MISSED_CALL = "missed_new", "missed_why", "missed_call"
_BRINGS_PAPERS = frozenset(AppointmentKind) - {AppointmentKind.PHONE, AppointmentKind.WORK_SITE}


@dataclass(frozen=True, slots=True)
class Visit:
    """An appointment as the worker is told of it."""

    number: int
    version: int
    kind: AppointmentKind
    at: datetime
    where: str  # name and address, or the place agreed
    phone: str | None  # of the provider, as printed
    note: str | None
    confirmed: bool


def reminder(kind: ReminderKind, visits: Sequence[Visit], language: str, today: date) -> Message:
    """Return a reminder of one or several appointments of one day, sent *today*."""
    if kind is ReminderKind.TWO_HOURS_BEFORE:
        return Message(paragraphs(_head(visits, language, today), *_near(visits, language)))
    return Message(
        paragraphs(
            lines(_head(visits, language, today), *_standing(kind, visits, language)),
            *(described(visit, language) for visit in visits),
            _question(kind, visits, language),
        ),
        buttons(visits, language, asks=_asks(kind, visits)),
    )


def missed(visit: Visit, language: str) -> Message:
    """Return the question to who did not come."""
    numbered = tuple(
        (Button(_label(language, what), press=f"{what}:{visit.number}.{visit.version}"),)
        for what in (MISSED_NEW, MISSED_WHY, MISSED_CALL)
    )
    said = texts.say(language, "appointment.missed", at=visit.at, where=_where(visit, language))
    return Message(said, numbered)


def described(visit: Visit, language: str) -> Markup:
    """Return time, kind, place, number and how to prepare."""
    note = visit.note
    return lines(
        texts.say(language, "appointment.when", at=visit.at),
        texts.say(
            language, "appointment.what", what=_kind(visit, language),
            where=_where(visit, language), number=visit.number,
        ),
        *([texts.say(language, "appointment.note", note=note)] if note else []),
    )  # fmt: skip


def buttons(visits: Sequence[Visit], language: str, *, asks: bool) -> Rows:
    """Return the buttons: yes for all that are not confirmed, change and cancel for each."""
    open_ = [visit for visit in visits if not visit.confirmed]
    rows: list[tuple[Button, ...]] = []
    if asks and open_:
        which = "-".join(f"{visit.number}.{visit.version}" for visit in open_)
        rows.append((Button(_label(language, YES), press=f"{YES}:{which}"),))
    for visit in visits:
        one = f"{visit.number}.{visit.version}"
        at = "" if len(visits) == 1 else f" {texts.clock_time(language, visit.at)}"
        rows.append(
            tuple(
                Button(_label(language, what) + at, press=f"{what}:{one}")
                for what in (CHANGE, CANCEL)
            )
        )
    return tuple(rows)


def _head(visits: Sequence[Visit], language: str, today: date) -> Markup:
    days = (visits[0].at.astimezone(LOCAL).date() - today).days
    when = {0: "today", 1: "tomorrow"}.get(days, "coming")
    return texts.say(language, f"appointment.head.{when}", count=len(visits))


def _standing(kind: ReminderKind, visits: Sequence[Visit], language: str) -> list[Markup]:
    if kind is not ReminderKind.DAY_BEFORE:
        return []
    said = "unconfirmed" if _asks(kind, visits) else "confirmed"
    return [texts.say(language, f"appointment.d1.{said}")]


def _question(kind: ReminderKind, visits: Sequence[Visit], language: str) -> Markup:
    asked = "ask" if _asks(kind, visits) else "change"
    several = "one" if len(visits) == 1 else "several"
    said = [texts.say(language, f"appointment.{asked}.{several}", number=visits[0].number)]
    if kind is ReminderKind.DAY_BEFORE and asked == "ask":
        said = [texts.say(language, "appointment.lost_time"), *_cost(language), *said]
    return lines(*said)


def _cost(language: str) -> list[Markup]:
    """Return what a missed appointment costs, only where PERKESO has set the true figure."""
    cost = int(rules.number("appointments", "cost_ringgit"))
    return [texts.say(language, "appointment.cost", cost=cost)] if cost else []


def _asks(kind: ReminderKind, visits: Sequence[Visit]) -> bool:
    asking = kind in (ReminderKind.THREE_DAYS_BEFORE, ReminderKind.DAY_BEFORE)
    return asking and not all(visit.confirmed for visit in visits)


def _near(visits: Sequence[Visit], language: str) -> list[Markup]:
    return [lines(described(visit, language), *_help(visit, language)) for visit in visits]


def _help(visit: Visit, language: str) -> list[Markup]:
    said = []
    if visit.kind in _BRINGS_PAPERS:
        said.append(texts.say(language, "appointment.bring"))
    if visit.phone:
        said.append(texts.say(language, "appointment.lost_way", phone=visit.phone))
    return said


def _kind(visit: Visit, language: str) -> Markup:
    return texts.say(language, f"appointment.kind.{visit.kind}")


def _where(visit: Visit, language: str) -> str | Markup:
    if visit.kind is AppointmentKind.PHONE:
        return texts.say(language, "appointment.by_phone")
    return visit.where


def _label(language: str, what: str) -> str:
    return texts.plain(texts.say(language, f"button.{what}"))
