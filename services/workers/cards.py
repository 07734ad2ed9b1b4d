"""Words about workers for officers: who, by number and name; never more than the task needs. Pure.

What is kept of a worker is written in `mydata_cards`, what is agreed to in `consent_cards`.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup

from db import keys
from db.models.workers import Purpose, Worker
from services import texts
from services.people.asked import lines, paragraphs


def masked_number(insured: int) -> str:
    """Return an identity number of which only the last four figures are told."""
    return f"******-**-{keys.number_of(insured)[-4:]}"


def masked_phone(phone: int | None) -> str:
    """Return a telephone number of which only the last four figures are told; "–" for none."""
    return f"•••• {phone % 10_000:04}" if phone else "–"


def listed(language: str, found: Iterable[Worker]) -> Markup:
    """Return several workers to choose from, with the last figures of their numbers."""
    told = [
        texts.say(
            language, "worker.listed", number=each.id, name=each.name,
            nric=masked_number(each.insured),
        )
        for each in found
    ]  # fmt: skip
    return lines(*told)


def death(language: str, worker: Worker, day: date | None, by: str, *, own: bool) -> Markup:
    """Tell an officer of a reported death, that the family is to be called, and how to undo it."""
    reported = "death.told_family" if own else "death.told_officer"
    return paragraphs(
        texts.say(language, "death.told", number=worker.id, name=worker.name),
        lines(
            texts.say(language, "death.died_on", day=day)
            if day
            else texts.say(language, "death.day_unknown"),
            texts.say(language, reported, by=by),
        ),
        texts.say(language, "death.call_family", why=texts.say(language, "phone_call.why.death")),
        texts.say(language, "death.how_undo", number=worker.id),
    )


def withdrawn_told(language: str, worker: Worker, ended: Sequence[Purpose]) -> Markup:
    """Tell an officer what the worker agrees to no more."""
    everything = Purpose.SERVICE in ended
    return paragraphs(
        texts.say(language, "withdrawal.told", number=worker.id, name=worker.name),
        lines(*(texts.say(language, f"consent.about.{each}") for each in ended)),
        texts.say(language, "withdrawal.told_all" if everything else "withdrawal.told_some"),
    )
