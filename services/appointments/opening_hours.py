"""When a provider without slots of its own may be booked. Pure after the first use."""

from datetime import datetime, timedelta

from config import rules
from services.clock import LOCAL
from services.errors import Refusal
from services.places import holidays


def require(state: str, starts_at: datetime, ends_at: datetime) -> None:
    """Do nothing where the provider's state works then.

    Raises:
        Refusal: a holiday or a day of rest of that state, or outside opening hours.
    """
    begins, ends = starts_at.astimezone(LOCAL), ends_at.astimezone(LOCAL)
    day = begins.date()
    holiday = holidays.name(state, day)
    if holiday is not None:
        raise Refusal("book.holiday", day=day, name=holiday)
    if holidays.is_weekend(state, day):
        raise Refusal("book.rest_day", day=day)
    midnight = begins.replace(hour=0, minute=0, second=0, microsecond=0)
    opens, closes = (
        timedelta(minutes=rules.number("appointments", name))
        for name in ("opens_minute", "closes_minute")
    )
    if begins < midnight + opens or ends > midnight + closes:
        raise Refusal("book.closed", at=starts_at)
