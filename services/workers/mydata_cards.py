"""Words of what is kept of a worker: a card, a file for people, a file for programs. Pure."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from db.models.appointments import Appointment, AppointmentState
from db.models.workers import Consent, Worker
from services import texts
from services.messaging.outbox import Button
from services.people.asked import Rows, lines, paragraphs
from services.workers import cards, consent_cards

EXPORT = "mydata"  # what presses begin with
LIVE = (AppointmentState.OFFERED, AppointmentState.BOOKED, AppointmentState.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one worker."""

    worker: Worker
    branch: str  # name
    manager: str | None  # name of the case manager
    language: str
    locks: bool  # the chat has a lock
    consents: tuple[Consent, ...]  # all answers, the oldest first
    appointments: tuple[tuple[Appointment, str], ...]  # with the provider's name, newest first
    screenings: tuple[Markup, ...] = ()  # lines, in the worker's language


def card(language: str, kept: Kept, now: datetime) -> tuple[Markup, Rows]:
    """Return the card, with its file and the withdrawal a tap away."""
    text = paragraphs(
        lines(texts.say(language, "mydata.head"), *_person(language, kept)),
        _consents(language, kept),
        _coming(language, kept, now),
        _screenings(language, kept),
        texts.say(language, "mydata.foot"),
        texts.say(language, "synthetic") if kept.worker.synthetic else None,
    )
    return text, (
        (Button(_label(language, "mydata.export"), press=f"{EXPORT}:export"),),
        (Button(_label(language, "mydata.withdraw"), press=f"{EXPORT}:withdraw"),),
    )


def readable(language: str, kept: Kept, looked: Sequence[Markup], now: datetime) -> str:
    """Return the whole as a text that a person reads."""
    text = paragraphs(
        lines(
            texts.say(language, "mydata.head"), texts.say(language, "mydata.made", at=now),
            *_person(language, kept),
        ),
        lines(texts.say(language, "mydata.all_consents"), *_answers(language, kept)),
        lines(
            texts.say(language, "mydata.all_appointments"),
            *(_appointment(language, each, place) for each, place in kept.appointments),
        ),
        _screenings(language, kept),
        lines(texts.say(language, "mydata.all_looks"), *looked),
        texts.say(language, "withdrawal.kept"),
        texts.say(language, "synthetic") if kept.worker.synthetic else None,
    )  # fmt: skip
    return "".join(Markup(line).striptags() + "\n" for line in text.splitlines())  # noqa: S704


def _screenings(language: str, kept: Kept) -> Markup | None:
    if not kept.screenings:
        return None
    return lines(texts.say(language, "mydata.screenings"), *kept.screenings)


def as_json(kept: Kept, looked: Sequence[Markup], now: datetime) -> str:
    """Return the whole as JSON; moments in UTC, ISO 8601."""
    worker = kept.worker
    return json.dumps(
        {
            "made_at": now.isoformat(),
            "synthetic": worker.synthetic,
            "name": worker.name,
            "identity_number": cards.masked_number(worker.insured),
            "born": worker.born.isoformat() if worker.born else None,
            "sex": worker.sex,
            "telephone": cards.masked_phone(worker.phone),
            "branch": kept.branch,
            "state": worker.state,
            "case_manager": kept.manager,
            "language": kept.language,
            "chat_lock": kept.locks,
            "telegram": {
                "bound_at": worker.bound_at.isoformat() if worker.bound_at else None,
                "bound_by": worker.bound_by,
            },
            "consents": [_consent_of(each) for each in kept.consents],
            "appointments": [_appointment_of(each, place) for each, place in kept.appointments],
            "screenings": [texts.plain(each) for each in kept.screenings],
            "looked_at": [texts.plain(each) for each in looked],
        },
        ensure_ascii=False,
        indent=2,
    )


def _person(language: str, kept: Kept) -> list[Markup]:
    worker = kept.worker
    told = [
        texts.say(
            language, "mydata.person", name=worker.name,
            nric=cards.masked_number(worker.insured), phone=cards.masked_phone(worker.phone),
        ),
        texts.say(
            language, "mydata.branch", branch=kept.branch,
            manager=kept.manager or texts.plain(texts.say(language, "mydata.no_manager")),
        ),
    ]  # fmt: skip
    if worker.bound_at is not None:
        key = f"mydata.bound.{worker.bound_by}"
        told.append(texts.say(language, key, at=worker.bound_at))
    told.append(texts.say(language, "mydata.lock_on" if kept.locks else "mydata.lock_off"))
    return told


def _consents(language: str, kept: Kept) -> Markup:
    standing = [each for each in kept.consents if each.ended_at is None]
    if not standing:
        return texts.say(language, "consent.none")
    told = consent_cards.map_lines(language, standing)
    return lines(texts.say(language, "consent.standing"), *told)


def _answers(language: str, kept: Kept) -> list[Markup]:
    """Return every answer that was ever given, with its end."""
    told = []
    for each, line in zip(
        kept.consents, consent_cards.map_lines(language, kept.consents), strict=True
    ):
        told.append(line)
        if each.ended_at is not None:
            told.append(texts.say(language, "mydata.consent_ended", at=each.ended_at))
    return told


def _coming(language: str, kept: Kept, now: datetime) -> Markup:
    coming = [
        _appointment(language, each, place)
        for each, place in kept.appointments
        if each.state in LIVE and each.ends_at >= now
    ]
    if not coming:
        return texts.say(language, "mydata.no_appointments")
    return lines(texts.say(language, "mydata.appointments"), *reversed(coming))


def _appointment(language: str, each: Appointment, place: str) -> Markup:
    return texts.say(
        language, "mydata.appointment", at=each.starts_at, place=each.place or place,
        kind=texts.say(language, f"appointment.kind.{each.kind}"),
    )  # fmt: skip


def _consent_of(each: Consent) -> dict[str, object]:
    return {
        "receipt": each.id,
        "purpose": each.purpose.value,
        "version": each.version,
        "given": each.given,
        "at": each.at.isoformat(),
        "ended_at": each.ended_at.isoformat() if each.ended_at else None,
    }


def _appointment_of(each: Appointment, place: str) -> dict[str, object]:
    return {
        "kind": each.kind.value,
        "starts_at": each.starts_at.isoformat(),
        "place": each.place or place,
        "state": each.state.value,
    }


def _label(language: str, what: str) -> str:
    return texts.plain(texts.say(language, f"button.{what}"))
