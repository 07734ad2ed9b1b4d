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

# What presses begin with.
YES, CHANGE, CANCEL, UNDO = "visit_yes", "visit_change", "visit_cancel", "visit_undo"
TIME, AGAIN, OTHER = "visit_time", "visit_again", "visit_other"
ACCEPT, DECLINE = "offer_yes", "offer_no"
MISSED_NEW, MISSED_WHY, MISSED_CALL = "missed_new", "missed_why", "missed_call"
BARRIER = "missed_because"
BARRIERS = ("transport", "pain", "money", "work", "fear")  # casework 3.4
Choices = dict[str, str]  # typed -> the same press
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
    held_until: datetime | None = None  # an offer


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


def told(visit: Visit, fact: str, language: str, way: str | None) -> Message:
    """Return the letter that an appointment was booked, moved, offered or restored.

    *way* is the address of the directions there.
    """
    place = () if way is None else ((Button(_label(language, "visit_way"), url=way),),)
    if fact == "offered":
        rows = _offer(visit, language)
        question = texts.say(language, "appointment.offer.how")
    else:
        rows = buttons([visit], language, asks=False)
        question = texts.say(language, "appointment.change.one", number=visit.number)
    return Message(
        paragraphs(
            texts.say(language, f"appointment.told.{fact}", until=visit.held_until),
            lines(described(visit, language), *_help(visit, language)),
            question,
        ),
        (*rows, *place),
    )


def present(visit: Visit, language: str, key: str, *, asks: bool) -> Message:
    """Return how an appointment stands now, under the sentence *key*."""
    kind = ReminderKind.THREE_DAYS_BEFORE if asks else ReminderKind.WEEK_BEFORE
    return Message(
        paragraphs(
            lines(texts.say(language, key), described(visit, language)),
            _question(kind, [visit], language),
        ),
        buttons([visit], language, asks=asks),
    )


def listed(visits: Sequence[Visit], language: str) -> Message:
    """Return what is to come, the next first."""
    return Message(
        paragraphs(
            texts.say(language, "appointment.mine", count=len(visits)),
            *(described(visit, language) for visit in visits),
            _question(ReminderKind.THREE_DAYS_BEFORE, visits, language),
        ),
        buttons(visits, language, asks=True),
    )


def missed(visit: Visit, language: str) -> Message:
    """Return the question to who did not come."""
    rows = tuple(
        (Button(_label(language, what), press=f"{what}:{_one(visit)}"),)
        for what in (MISSED_NEW, MISSED_WHY, MISSED_CALL)
    )
    said = texts.say(language, "appointment.missed", at=visit.at, where=_where(visit, language))
    return Message(said, rows)


def barriers(visit: Visit, language: str) -> Message:
    """Return the question what kept the worker from coming."""
    rows = tuple(
        (
            Button(
                f"{number} {_label(language, f'barrier.{why}')}",
                press=f"{BARRIER}:{_one(visit)}.{why}",
            ),
        )
        for number, why in enumerate(BARRIERS, 1)
    )
    listed = (
        f"{number} {_label(language, f'barrier.{why}')}" for number, why in enumerate(BARRIERS, 1)
    )
    said = texts.say(language, "appointment.barriers", listed="\n".join(listed))
    return Message(said, rows)


def times(
    said: Markup, options: Sequence[tuple[str, datetime, str]], other: str | None, language: str
) -> Message:
    """Return a choice of times: press, time, place of each; *other* is the press for none."""
    labels = [
        f"{number} {texts.short_moment(language, at)}"
        for number, (_, at, _) in enumerate(options, 1)
    ]
    rows = [
        (Button(label, press=press),) for label, (press, _, _) in zip(labels, options, strict=True)
    ]
    told = [
        texts.say(language, "appointment.option", number=number, at=at, where=where)
        for number, (_, at, where) in enumerate(options, 1)
    ]
    if other is not None:
        number = len(options) + 1
        told.append(texts.say(language, "appointment.option_other", number=number))
        rows.append((Button(f"{number} {_label(language, OTHER)}", press=other),))
    return Message(paragraphs(said, lines(*told)), tuple(rows))


def digits(message: Message, visits: Sequence[Visit]) -> Choices:
    """Return what may be typed in place of each button: the digit it begins with.

    Of several visits that have the same digit the visit's number is typed behind it.
    """
    found: Choices = {}
    for row in message.buttons:
        for button in row:
            if button.press is None:
                continue
            digit = button.label.split(" ", 1)[0]
            behind = button.press.partition(":")[2].partition(".")[0]
            alone = len(visits) < 2 or button.press.startswith(YES)
            found[digit if alone else f"{digit} {behind}"] = button.press
    return found


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
        which = "-".join(_one(visit) for visit in open_)
        rows.append((Button(_label(language, YES), press=f"{YES}:{which}"),))
    for visit in visits:
        at = "" if len(visits) == 1 else f" {texts.clock_time(language, visit.at)}"
        rows.append(
            tuple(
                Button(_label(language, what) + at, press=f"{what}:{_one(visit)}")
                for what in (CHANGE, CANCEL)
            )
        )
    return tuple(rows)


def _offer(visit: Visit, language: str) -> Rows:
    return (
        tuple(
            Button(_label(language, what), press=f"{what}:{_one(visit)}")
            for what in (ACCEPT, DECLINE)
        ),
    )


def _one(visit: Visit) -> str:
    return f"{visit.number}.{visit.version}"


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
