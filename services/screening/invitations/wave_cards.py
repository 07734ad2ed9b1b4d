"""Words of waves: the letters to workers, and the plan and the list for coordinators. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date

from babel.dates import format_date
from markupsafe import Markup

from db.models.screening import DeclineReason, Screening, ScreeningState, Wave, WaveState
from services import texts
from services.messaging.messages import Button, Message
from services.people.asked import Rows, lines, paragraphs
from services.people.cards import officer_button
from services.places import states
from services.screening import booking_cards, purposes
from services.screening.invitations.candidates import Reach
from services.screening.nearest import Near
from services.screening.rounds import Round

DECLINE, WHY = "sc_no", "sc_why"  # what presses begin with
WAVE = "wave"
USUAL = "plain"  # the variant where no trial runs

Told = tuple[Wave, Mapping[ScreeningState, int], int]  # a wave, how many are how far, booked


def letter(
    language: str,
    place: Screening,
    round_: Round,
    near: Sequence[Near],
    *,
    measured_from: str | None,
    month: date,
    variant: str | None,
) -> Message:
    """Return the letter of the step at which the worker is now.

    *measured_from*: what stands for where the worker is, "home" or "branch".
    """
    state = place.state
    decline = (_button(language, "decline", f"{DECLINE}:{place.id}"),)
    if state is ScreeningState.PRE_NOTIFIED:
        text = texts.say(language, "screening.wave.notice", name=round_.names[language])
        return Message(text, (decline,))
    key = "screening.wave.invited" if state is ScreeningState.INVITED else f"screening.wave.{state}"
    first = f"{key}.{variant or USUAL}" if state is ScreeningState.INVITED else key
    named = format_date(month, "MMMM", locale="en_GB" if language == "en" else language)
    text = paragraphs(
        texts.say(language, first, month=named, name=round_.names[language]),
        texts.say(language, "screening.wave.free"),
        *(booking_cards.clinic_line(language, one) for one in near),
        booking_cards.measured(language, measured_from) if near else None,
        texts.say(language, "screening.wave.how" if near else "screening.wave.how_place"),
    )
    clinics = booking_cards.clinic_buttons(language, near, purposes.ROUND)
    other = (_button(language, "near", f"{booking_cards.NEAR}:{purposes.ROUND}"),)
    return Message(text, (*clinics, other, decline, (officer_button(language),)))


def why(language: str, screening_id: int) -> tuple[Markup, Rows]:
    """Ask, once, why the worker does not come."""
    buttons = tuple(
        (_button(language, f"why.{reason}", f"{WHY}:{screening_id}.{reason}"),)
        for reason in DeclineReason
    )
    return texts.say(language, "screening.declined"), buttons


def planned(language: str, wave: Wave, reach: Reach) -> tuple[Markup, Rows]:
    """Return whom a wave would reach, in how many days; nothing is sent yet."""
    every = reach.by_chat + reach.by_phone
    text = paragraphs(
        texts.say(
            language, "waves.planned", number=wave.id, state=states.name_of(wave.state),
            quota=wave.quota,
        ),
        lines(
            texts.say(language, "waves.reach", chat=reach.by_chat, phone=reach.by_phone),
            texts.say(language, "waves.days", days=-(-every // wave.quota)),
            texts.say(language, "waves.left_out", unsure=reach.unsure, other=reach.not_agreed),
        ),
        texts.say(language, "waves.how_start", number=wave.id),
    )  # fmt: skip
    return text, (_switch(language, wave),)


def listed(language: str, told: Sequence[Told], just: Wave | None) -> tuple[Markup, Rows]:
    """Return the waves with how far they are."""
    head = [_just(language, just)] if just else []
    if not told:
        return texts.say(language, "waves.none"), ()
    text = paragraphs(
        *head,
        *(_line(language, wave, counts, booked) for wave, counts, booked in told),
        texts.say(language, "waves.how_list"),
    )
    return text, tuple(
        _switch(language, wave) for wave, _, _ in told if wave.standing is not WaveState.ENDED
    )


def _line(language: str, wave: Wave, counts: Mapping[ScreeningState, int], booked: int) -> Markup:
    head = texts.say(
        language, "waves.line", number=wave.id, state=states.name_of(wave.state),
        quota=wave.quota, standing=texts.say(language, f"waves.standing.{wave.standing}"),
    )  # fmt: skip
    how_far = [
        texts.say(language, f"waves.count.{state}", count=counts[state])
        for state in ScreeningState
        if counts.get(state)
    ]
    return lines(head, *how_far, texts.say(language, "waves.booked", count=booked))


def _just(language: str, wave: Wave) -> Markup:
    return texts.say(language, f"waves.now.{wave.standing}", number=wave.id)


def _switch(language: str, wave: Wave) -> tuple[Button, ...]:
    what = "pause" if wave.standing is WaveState.RUNNING else "start"
    label = texts.say(
        language, f"button.waves.{what}", number=wave.id, state=states.name_of(wave.state)
    )
    return (Button(texts.plain(label), press=f"{WAVE}:{what}.{wave.id}"),)


def _button(language: str, what: str, data: str) -> Button:
    return Button(texts.plain(texts.say(language, f"button.screening.{what}")), press=data)
