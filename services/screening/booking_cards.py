"""Words and buttons of booking: clinics, days, times, the booking itself, other times. Pure.

Each list says what to type instead of pressing. Nothing of a worker's health stands here.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from db.models.appointments import Provider, Slot
from services import texts
from services.appointments.alternatives import Option
from services.clock import LOCAL
from services.messaging.messages import Button
from services.people.asked import Rows, lines, paragraphs
from services.people.cards import officer_button
from services.screening import nearest
from services.screening.nearest import Near
from services.screening.purposes import Purpose

NEAR, CLINIC, DAY, TIME = "sc_near", "sc_clinic", "sc_day", "sc_time"  # what presses begin with
FIRST, WAIT = "sc_first", "sc_wait"
_IN_A_ROW = 3


def near(
    language: str, found: Sequence[Near], purpose: Purpose, measured_from: str | None = None
) -> tuple[Markup, Rows]:
    """Return the nearest clinics; those open after work first.

    *measured_from*: what stood for a place that was not said well: "district", "home" or "branch".
    """
    officer = (officer_button(language),)
    if not found:
        return texts.say(language, "screening.none_near"), (officer,)
    text = paragraphs(
        texts.say(language, "screening.near"),
        *(clinic_line(language, one) for one in found),
        measured(language, measured_from),
        texts.say(language, "screening.near_how", code=found[0].clinic.code),
    )
    return text, (*clinic_buttons(language, found, purpose.token), officer)


def measured(language: str, measured_from: str | None) -> Markup | None:
    """Return from where the distances are, unless the worker said it himself."""
    return texts.say(language, f"screening.near_from.{measured_from}") if measured_from else None


def clinic_line(language: str, one: Near) -> Markup:
    """Return a clinic with its distance, its first free time, and whether it is open after work."""
    clinic, first = one.clinic, one.slots[0]
    told = texts.say(
        language, "screening.clinic", clinic=clinic.name, code=clinic.code, town=clinic.town,
        km=f"{one.km:g}", at=first.starts_at,
    )  # fmt: skip
    late = next((s for s in one.slots if nearest.is_after_work(s, clinic.state)), None)
    if late is None:
        return lines(told, texts.say(language, "screening.office_hours"))
    return lines(told, texts.say(language, "screening.after_work", at=late.starts_at))


def clinic_buttons(language: str, found: Sequence[Near], token: str) -> Rows:
    """Return one button a clinic."""
    return tuple(
        (Button(_short(one, language), press=f"{CLINIC}:{one.clinic.id}.{token}"),) for one in found
    )


def days(
    language: str, clinic: Provider, free: Mapping[date, Sequence[Slot]], purpose: Purpose
) -> tuple[Markup, Rows]:
    """Return the free days of a clinic, those with times after work marked."""
    officer = (officer_button(language),)
    if not free:
        text = texts.say(language, "screening.full", clinic=clinic.name, code=clinic.code)
        wait = (_button(language, "wait", f"{WAIT}:{clinic.id}"),)
        return text, (wait, officer)
    rows = [
        (Button(_day_label(language, clinic, day, slots), press=press(DAY, clinic, day, purpose)),)
        for day, slots in free.items()
    ]
    example = next(iter(free))
    text = texts.say(
        language, "screening.days", clinic=clinic.name, code=clinic.code,
        example=f"{example.day}/{example.month}",
    )  # fmt: skip
    return text, (*rows, officer)


def times(
    language: str, clinic: Provider, day: date, free: Sequence[Slot], purpose: Purpose
) -> tuple[Markup, Rows]:
    """Return the free times of a day."""
    officer = (officer_button(language),)
    if not free:
        back = (_button(language, "other_day", f"{CLINIC}:{clinic.id}.{purpose.token}"),)
        text = texts.say(language, "screening.day_full", clinic=clinic.name, day=day)
        return text, (back, officer)
    every = [Button(_clock(slot), press=f"{TIME}:{slot.id}.{purpose.token}") for slot in free]
    rows = tuple(tuple(every[n : n + _IN_A_ROW]) for n in range(0, len(every), _IN_A_ROW))
    text = texts.say(
        language, "screening.times", clinic=clinic.name, code=clinic.code, day=day,
        date=f"{day.day}/{day.month}", example=_clock(free[0]),
    )  # fmt: skip
    return text, (*rows, officer)


def besides(language: str, screening_id: int, *, checked: bool, asks: bool) -> tuple[Markup, Rows]:
    """Return what to bring, whether staff look first, and the question of the first time."""
    text = paragraphs(
        texts.say(language, "screening.bring"),
        None if checked else texts.say(language, "screening.staff_check"),
        texts.say(language, "screening.first_time") if asks else None,
    )
    answers = tuple(
        _button(language, f"first_{word}", f"{FIRST}:{screening_id}.{word}")
        for word in ("yes", "no")
    )
    return text, (answers,) if asks else ()


def where(language: str, clinic: Provider) -> Markup:
    """Return name, address and telephone of a clinic."""
    told = [texts.say(language, "screening.at", clinic=clinic.name, town=clinic.town)]
    if clinic.address:
        told.append(Markup("{}").format(clinic.address))
    if clinic.phone:
        told.append(texts.say(language, "screening.phone", phone=clinic.phone))
    return lines(*told)


def lost(language: str, found: Sequence[Option], token: str, why: str) -> tuple[Markup, Rows]:
    """Return that a time could not be had, and the nearest others."""
    officer = (officer_button(language),)
    head = texts.say(language, f"screening.lost.{why}")
    if not found:
        return paragraphs(head, texts.say(language, "screening.none_left")), (officer,)
    return (
        paragraphs(head, *slot_lines(language, found)),
        (*slot_buttons(language, found, token), officer),
    )


def slot_lines(language: str, found: Sequence[Option]) -> list[Markup]:
    """Return free times at clinics, and what to type for them."""
    return [
        texts.say(
            language, "screening.slot", at=one.starts_at, clinic=one.provider.name,
            typed=typed_for(one),
        )
        for one in found
    ]  # fmt: skip


def slot_buttons(language: str, found: Sequence[Option], token: str) -> Rows:
    """Return one button a free time."""
    return tuple(
        (Button(_slot_label(language, one), press=f"{TIME}:{one.slot_id}.{token}"),)
        for one in found
    )


def typed_for(one: Option) -> str:
    """Return what is typed to book that time."""
    local = one.starts_at.astimezone(LOCAL)
    return f"/screening {one.provider.code} {local.day}/{local.month} {local:%H:%M}"


def press(prefix: str, clinic: Provider, day: date, purpose: Purpose) -> str:
    """Return the data of a day's button."""
    return f"{prefix}:{clinic.id}.{day.toordinal()}.{purpose.token}"


def _short(one: Near, language: str) -> str:
    late = texts.plain(texts.say(language, "screening.mark")) if one.after_work else ""
    return f"{one.clinic.name}, {one.km:g} km {late}".strip()


def _day_label(language: str, clinic: Provider, day: date, slots: Sequence[Slot]) -> str:
    late = any(nearest.is_after_work(slot, clinic.state) for slot in slots)
    mark = texts.plain(texts.say(language, "screening.mark")) if late else ""
    return f"{texts.day(language, day)} {mark}".strip()


def _slot_label(language: str, one: Option) -> str:
    return f"{texts.moment(language, one.starts_at)}, {one.provider.name}"


def _clock(slot: Slot) -> str:
    return f"{slot.starts_at.astimezone(LOCAL):%H:%M}"


def _button(language: str, what: str, data: str) -> Button:
    return Button(_label(language, what), press=data)


def _label(language: str, what: str) -> str:
    return texts.plain(texts.say(language, f"button.screening.{what}"))
