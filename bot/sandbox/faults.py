"""Faults on demand: what shall go wrong, with which calls, how often. Pure but for the dice."""

import random
from dataclasses import asdict, dataclass, field
from typing import Any, Final

KINDS: Final = (
    "latency",  # the call takes `seconds` longer
    "server_error",  # 502 with an HTML page, as Telegram's front does; no effect
    "drop_before",  # the connection closes before the call took effect
    "drop_after",  # ... after it took effect
    "too_many_requests",  # 429 with retry_after `seconds`
    "redeliver",  # the next `count` updates are delivered twice
)
_POLLING: Final = "getupdates"


@dataclass(slots=True)
class Fault:
    """One planned fault."""

    id: int
    kind: str
    method: str | None = None  # None: every method but getUpdates; "*": every method
    chat: int | None = None
    count: int | None = None  # how many are still to come; None: until it is taken away
    seconds: float = 1.0
    probability: float = 1.0

    def fits(self, method: str, chat: int | None) -> bool:
        """Whether a call is of the kind that this fault hits."""
        if self.kind == "redeliver" or (self.chat is not None and self.chat != chat):
            return False
        if self.method is None:
            return method.lower() != _POLLING
        return self.method == "*" or self.method.lower() == method.lower()


@dataclass(slots=True)
class Faults:
    """The faults that wait."""

    planned: dict[int, Fault] = field(default_factory=dict)
    _next: int = 1

    def plan(self, kind: str, **options: Any) -> Fault:
        """Add a fault and return it."""
        fault = Fault(self._next, kind, **options)
        self._next += 1
        self.planned[fault.id] = fault
        return fault

    def drop(self, number: int | None = None) -> bool:
        """Take away one fault, or all; return whether there was one."""
        if number is not None:
            return self.planned.pop(number, None) is not None
        found = bool(self.planned)
        self.planned.clear()
        return found

    def strike(self, method: str, chat: int | None) -> list[Fault]:
        """Return the faults that hit this call, and count them."""
        if not self.planned:
            return []
        return [f for f in list(self.planned.values()) if f.fits(method, chat) and self._hit(f)]

    def twice(self) -> bool:
        """Whether the update that is about to go out shall be delivered once more."""
        if not self.planned:
            return False
        return any(self._hit(f) for f in list(self.planned.values()) if f.kind == "redeliver")

    def shown(self) -> list[dict[str, Any]]:
        """Return the planned faults as JSON objects."""
        return [asdict(fault) for fault in self.planned.values()]

    def _hit(self, fault: Fault) -> bool:
        if fault.probability < 1 and random.random() >= fault.probability:
            return False
        if fault.count is not None:
            fault.count -= 1
            if fault.count <= 0:
                self.planned.pop(fault.id, None)
        return True
