"""Words of a clinic's day and of its results. Pure.

Only what the counter needs: number, time, name, whether he came, whether a result is in. Values are
shown to who works for that clinic alone.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import Decimal

from markupsafe import Markup

from db.models.appointments import Appointment, AppointmentState, Provider
from db.models.screening import Result
from db.models.workers import Worker
from services import texts
from services.clock import LOCAL
from services.messaging.messages import Button
from services.people.asked import Rows, lines, paragraphs
from services.screening.clinics import measuring

CAME, RESULT = "cl_came", "cl_result"  # what presses begin with
_HERE = (AppointmentState.ATTENDED, AppointmentState.LATE)
_EXAMPLES = {
    "pressure": "bp 120/80", "glucose": "fbs 5.4", "cholesterol": "chol 4.8", "bmi": "bmi 24.1",
}  # fmt: skip
_BUTTONS = 20  # rows; the rest is typed
_CLOSED = AppointmentState.NO_SHOW, AppointmentState.EXCUSED


def day(
    language: str,
    clinic: Provider,
    when: date,
    rows: Sequence[tuple[Appointment, Worker]],
    done: Collection[int],
    *,
    now: datetime,
) -> tuple[Markup, Rows]:
    """Return the list of a day, with what is to be done next of each."""
    head = texts.say(
        language, "clinic.day", clinic=clinic.name, code=clinic.code, day=when, count=len(rows)
    )
    if not rows:
        return paragraphs(head, texts.say(language, "clinic.nobody")), ()
    told = [_line(language, row, worker, row.id in done) for row, worker in rows]
    buttons = [
        (button,)
        for row, worker in rows
        if (button := _next(language, row, worker, now, is_done=row.id in done))
    ]
    how = texts.say(language, "clinic.how", number=rows[0][0].id)
    return paragraphs(head, lines(*told), how), tuple(buttons[:_BUTTONS])


def came(language: str, row: Appointment, worker: Worker, *, known: bool) -> tuple[Markup, Rows]:
    """Return that the worker is marked present, with the way to his result."""
    key = "clinic.came_before" if known else "clinic.came"
    text = texts.say(language, key, number=row.id, name=worker.name, at=row.starts_at)
    how = texts.say(language, "result.how_enter", number=row.id)
    return paragraphs(text, how), ((_result_button(language, row, worker),),)


def asked_for(language: str, number: int, part: str, values: dict[str, Decimal]) -> Markup:
    """Return the next question of the form, with what is entered so far."""
    so_far = [_value(language, name, value) for name, value in values.items()]
    return paragraphs(
        lines(texts.say(language, "result.entered", number=number), *so_far) if so_far else None,
        texts.say(language, f"result.ask.{part}", number=number),
        texts.say(language, "result.ask_how"),
    )


def sure(language: str, number: int, unlikely: Sequence[str], values: dict[str, Decimal]) -> Markup:
    """Ask once more about values that are unlikely."""
    told = [_value(language, name, values[name]) for name in unlikely]
    return paragraphs(
        lines(texts.say(language, "result.unlikely", number=number), *told),
        texts.say(language, "result.unlikely_how"),
    )


def kept(
    language: str, row: Result, worker: Worker, missing: Sequence[str], *, corrected: bool
) -> Markup:
    """Return the result as it is kept, with what goes out because of it."""
    key = "result.corrected" if corrected else "result.kept"
    return paragraphs(
        texts.say(language, key, number=row.appointment_id, name=worker.name),
        values(language, row),
        _missing(language, row, missing),
        texts.say(language, "result.red_told") if row.red_flags else None,
        texts.say(language, "result.follow_up_told" if row.follow_up_by else "result.told"),
    )


def values(language: str, row: Result) -> Markup:
    """Return the values, the abnormal ones marked, and the set of cut-offs."""
    told = [
        _value(language, name, value, abnormal=name in row.abnormal)
        for name in measuring.MEASURES
        if (value := getattr(row, name)) is not None
    ]
    return lines(*told, texts.say(language, "result.cut_offs", name=row.cut_offs))


def _value(language: str, name: str, value: Decimal | int, *, abnormal: bool = False) -> Markup:
    key = "result.value_abnormal" if abnormal else "result.value"
    label = texts.say(language, f"result.measure.{name}")
    number = f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
    return texts.say(language, key, label=label, value=number, unit=measuring.unit(name))


def _missing(language: str, row: Result, missing: Sequence[str]) -> Markup | None:
    if not missing:
        return None
    named = ", ".join(texts.plain(texts.say(language, f"result.part.{e}")) for e in missing)
    return texts.say(
        language, "result.missing", parts=named, number=row.appointment_id,
        example=_EXAMPLES[missing[0]],
    )  # fmt: skip


def _line(language: str, row: Appointment, worker: Worker, is_done: bool) -> Markup:
    standing = "result_in" if is_done else row.state.value
    return texts.say(
        language, "clinic.line", number=row.id, time=texts.clock_time(language, row.starts_at),
        name=worker.name, kind=texts.say(language, f"clinic.kind.{row.kind}"),
        standing=texts.say(language, f"clinic.standing.{standing}"),
    )  # fmt: skip


def _next(
    language: str, row: Appointment, worker: Worker, now: datetime, *, is_done: bool
) -> Button | None:
    if row.state in _HERE:
        return None if is_done else _result_button(language, row, worker)
    day, today = (at.astimezone(LOCAL).date() for at in (row.starts_at, now))
    if row.state in _CLOSED or day > today:
        return None
    label = texts.say(language, "button.clinic.came", name=worker.name)
    return Button(texts.plain(label), press=f"{CAME}:{row.id}")


def _result_button(language: str, row: Appointment, worker: Worker) -> Button:
    label = texts.say(language, "button.clinic.result", name=worker.name)
    return Button(texts.plain(label), press=f"{RESULT}:{row.id}")
