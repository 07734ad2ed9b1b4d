"""Words of the answer to "am I eligible?". Pure.

Never a bare no: it says why, that this is a first check, and who answers further.
"""

from markupsafe import Markup

from db.models.appointments import Appointment, Provider
from services import texts
from services.messaging.messages import Button
from services.people.asked import Rows, lines, paragraphs
from services.people.cards import officer_button
from services.screening import booking_cards, purposes
from services.screening.eligibility import Answer, Reason, Verdict
from services.screening.rounds import Round


def answer(
    language: str,
    round_: Round,
    verdict: Verdict,
    booked: Appointment | None,
    clinic: Provider | None,
) -> tuple[Markup, Rows]:
    """Return the answer with its reasons, the tests, what is booked, and the way on."""
    text = paragraphs(
        texts.say(language, f"screening.answer.{verdict.answer}", name=round_.names[language]),
        lines(*(_reason(language, each) for each in verdict.reasons)),
        _tests(language, round_, verdict),
        _unconfirmed(language, verdict),
        _booked(language, booked, clinic),
        texts.say(language, f"screening.next.{_next(verdict, booked)}"),
    )
    return text, _buttons(language, verdict, booked)


def _reason(language: str, reason: Reason) -> Markup:
    return texts.say(language, f"screening.reason.{reason.key}", **reason.values)


def _tests(language: str, round_: Round, verdict: Verdict) -> Markup | None:
    if verdict.answer is Answer.NOT:
        return None
    every = [*round_.tests, *verdict.offered]
    named = ", ".join(texts.plain(texts.say(language, f"screening.test.{each}")) for each in every)
    return texts.say(language, "screening.tests", tests=named)


def _unconfirmed(language: str, verdict: Verdict) -> Markup | None:
    if not verdict.unconfirmed:
        return None
    named = [texts.plain(texts.say(language, f"screening.field.{e}")) for e in verdict.unconfirmed]
    return texts.say(language, "screening.unconfirmed", fields=", ".join(named))


def _booked(language: str, row: Appointment | None, clinic: Provider | None) -> Markup | None:
    if row is None or clinic is None:
        return None
    return texts.say(
        language, "screening.has_booking", number=row.id, at=row.starts_at, clinic=clinic.name
    )


def _next(verdict: Verdict, booked: Appointment | None) -> str:
    if booked is not None:
        return "booked"
    return "no" if verdict.answer is Answer.NOT else "book"


def _buttons(language: str, verdict: Verdict, row: Appointment | None) -> Rows:
    officer = (officer_button(language),)
    if row is not None:
        return (officer,)
    if verdict.answer is Answer.NOT:
        return (officer,)
    label = texts.plain(texts.say(language, "button.screening.near"))
    return ((Button(label, press=f"{booking_cards.NEAR}:{purposes.ROUND}"),), officer)
