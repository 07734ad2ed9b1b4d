"""What Prometheus is told: counters of this process, and how the installation stands.

Labels are few and never personal: kinds, outcomes, lanes; no chat, no person, no text. Alarm
rules and the board that read these names stand in deploy/ (a test holds them to each other).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from math import nan
from typing import TYPE_CHECKING

from prometheus_client import Counter, Gauge, Histogram

from services import clock
from services.messaging.outbox import Lane

if TYPE_CHECKING:
    from services.records.standing import Standing

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Outcome(StrEnum):
    """What came of an update."""

    HANDLED = "handled"
    REPEATED = "repeated"  # it had been handled before
    IGNORED = "ignored"  # talk in a chat that is not ours, or of a bot
    FLOOD = "flood"  # of somebody who sends far too many
    REFUSED = "refused"  # the person was told why not
    FAILED = "failed"  # a bug; the admins were alarmed
    PUT_OFF = "put_off"  # the database was out; it comes again


updates = Counter("prihatin_updates", "Updates by kind and what came of them.", ["kind", "outcome"])
update_seconds = Histogram(
    "prihatin_update_seconds",
    "From an update's arrival until it is kept.",
    ["kind"],
    buckets=SECONDS,
)
brought = Counter("prihatin_webhook_updates", "Calls of the webhook by our answer.", ["answer"])
answers = Counter("prihatin_letter_answers", "What Telegram answered to letters.", ["answer"])
leading = Gauge("prihatin_lease_held", "Whether this process holds the lease.", ["lease"])

_database = Gauge("prihatin_database_up", "Whether this process can ask the database.")
_letters = Gauge("prihatin_letters", "Letters that are not sent, by state.", ["state"])
_letter_waits = Gauge("prihatin_letter_waits_seconds", "Longest wait of a letter to be sent.")
_depth = Gauge("prihatin_outbox_depth", "Letters that wait, by lane.", ["lane"])
_oldest = Gauge(
    "prihatin_outbox_oldest_seconds", "Longest wait of a letter that may go, by lane.", ["lane"]
)
_dues = Gauge("prihatin_dues", "Due rows that are not done, by state.", ["state"])
_due_late = Gauge("prihatin_due_late_seconds", "How late the oldest due row is.")
_dues_late = Gauge("prihatin_dues_late", "Due rows that are more than a minute late.")
_proof_ok = Gauge("prihatin_proof_ok", "Whether the newest recount is fresh and found no problem.")
_proof_age = Gauge(
    "prihatin_proof_age_seconds", "Age of the newest recount that found no problem; -1: none yet."
)
_lease_left = Gauge(
    "prihatin_lease_left_seconds",
    "How long a lease still lasts; below 0: nobody has it.",
    ["lease"],
)
_registry_age = Gauge(
    "prihatin_registry_age_seconds", "Age of what is answered from the registry.", ["extract"]
)


@contextmanager
def timed(kind: str) -> Iterator[None]:
    """Observe how long the block takes."""
    began = clock.monotonic()
    try:
        yield
    finally:
        update_seconds.labels(kind).observe(clock.monotonic() - began)


def show(standing: "Standing | None") -> None:
    """Set the gauges to how the installation stands; None: the database could not be asked."""
    _database.set(standing is not None)
    if standing is None:  # what was known before is no news
        for gauge in (_letters, _depth, _oldest, _dues, _lease_left, _registry_age):
            gauge.clear()
        for gauge in (_letter_waits, _due_late, _dues_late, _proof_ok, _proof_age):
            gauge.set(nan)
        return
    _fill(_letters, {state.value: count for state, count in standing.letters.items()})
    _fill(_dues, {state.value: count for state, count in standing.dues.items()})
    lanes = {lane.name.lower(): standing.outbox.get(lane, (0, 0.0)) for lane in Lane}
    _fill(_depth, {lane: depth for lane, (depth, _) in lanes.items()})
    _fill(_oldest, {lane: oldest for lane, (_, oldest) in lanes.items()})
    _letter_waits.set(standing.letter_waits_seconds)
    _due_late.set(standing.due_late_seconds)
    _dues_late.set(standing.dues_late)
    _proof_ok.set(standing.proof.is_well)
    _proof_age.set(-1 if standing.proof.age_seconds is None else standing.proof.age_seconds)
    _fill(_lease_left, standing.leases)
    _fill(_registry_age, {each.extract.value: each.age_seconds for each in standing.extracts})


def _fill(gauge: Gauge, values: Mapping[str, float]) -> None:
    gauge.clear()
    for label, value in values.items():
        gauge.labels(label).set(value)
