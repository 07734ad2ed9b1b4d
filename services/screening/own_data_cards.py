"""Words of what is kept of a worker's screenings. Pure."""

from markupsafe import Markup

from db.models.appointments import Provider
from db.models.screening import Result, Screening, Waiting
from services import texts
from services.people.asked import lines
from services.screening.clinics import measuring
from services.screening.rounds import Round


def place(language: str, row: Screening, round_: Round | None) -> Markup:
    """Return how far the invitation is, and what the worker answered."""
    name = round_.names[language] if round_ else str(row.round)
    told = [
        texts.say(
            language, "mydata.round", name=name,
            standing=texts.say(language, f"mydata.invitation.{row.state}"),
        )
    ]  # fmt: skip
    if row.first_time is not None:
        answer = "yes" if row.first_time else "no"
        told.append(texts.say(language, f"mydata.first_time.{answer}"))
    if row.declined_for is not None:
        reason = texts.say(language, f"button.screening.why.{row.declined_for}")
        told.append(texts.say(language, "mydata.declined_for", reason=reason))
    return lines(*told)


def waits(language: str, row: Waiting) -> Markup:
    """Return since when the worker is on the waiting list."""
    return texts.say(language, "mydata.waits", at=row.joined_at)


def result(language: str, row: Result, clinic: Provider) -> Markup:
    """Return that a result is kept, what was measured, and who sees the values."""
    measured = [name for name in measuring.MEASURES if getattr(row, name) is not None]
    names = ", ".join(
        texts.plain(texts.say(language, f"result.measure.{name}")) for name in measured
    )
    return texts.say(
        language, "mydata.result", number=row.appointment_id, at=row.entered_at,
        clinic=clinic.name, measures=names,
    )  # fmt: skip
