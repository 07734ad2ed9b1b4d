"""Which state of an appointment may follow which (casework 6.2). Pure."""

from collections.abc import Mapping
from types import MappingProxyType

from db.models.appointments import Appointment, AppointmentState
from services.errors import Refusal

_State = AppointmentState
LIVE = frozenset({_State.OFFERED, _State.BOOKED, _State.CONFIRMED})
STANDING = frozenset({_State.BOOKED, _State.CONFIRMED})  # the worker is expected
CAME = frozenset({_State.ATTENDED, _State.LATE})
MET = CAME | {_State.NO_SHOW, _State.EXCUSED}  # what is said after the beginning
CANCELLED = frozenset({_State.CANCELLED_WORKER, _State.CANCELLED_PROVIDER})

# Who has not confirmed is expected all the same; a wrong tap on the attendance is corrected.
_FROM_STANDING = frozenset({_State.BOOKED}) | MET | CANCELLED
NEXT: Mapping[AppointmentState, frozenset[AppointmentState]] = MappingProxyType(
    {
        _State.OFFERED: CANCELLED | {_State.BOOKED, _State.EXPIRED},
        _State.BOOKED: _FROM_STANDING | {_State.CONFIRMED},
        _State.CONFIRMED: _FROM_STANDING,
        **{state: MET - {state} for state in MET},
        _State.CANCELLED_WORKER: frozenset(),  # but undone within minutes: booking.restore
        _State.CANCELLED_PROVIDER: frozenset(),
        _State.EXPIRED: frozenset(),
    }
)


def check(row: Appointment, after: AppointmentState) -> None:
    """Do nothing where *after* may follow the state of the appointment.

    Raises:
        Refusal: it may not; the sentence says what the appointment is now.
    """
    if after not in NEXT[row.state]:
        raise Refusal(f"appointment.not_now.{row.state}", number=row.id, at=row.starts_at)
