"""What the bot called, for GET /sim/calls: the newest some thousand calls."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

_KEPT: Final = 20_000


@dataclass(slots=True)
class Call:
    """One call of the bot."""

    number: int
    at: float  # seconds since 1970, the sandbox's clock
    method: str
    parameters: dict[str, Any]
    status: int = 0  # HTTP; 0: the connection was dropped
    result: Any = None
    unknown: tuple[str, ...] = ()  # parameters that the Bot API does not have
    chat: int | None = None

    def shown(self) -> dict[str, Any]:
        """Return the call as a JSON object."""
        return {
            "number": self.number,
            "at": self.at,
            "method": self.method,
            "parameters": self.parameters,
            "status": self.status,
            "result": self.result,
            "unknown": list(self.unknown),
        }


class Journal:
    """The calls, oldest first."""

    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=_KEPT)
        self._numbers = count(1)

    def write(self, at: float, method: str, parameters: dict[str, Any]) -> Call:
        """Note a call that begins."""
        call = Call(next(self._numbers), at, method, parameters)
        self._calls.append(call)
        return call

    def read(self, method: str | None, chat: int | None, after: int) -> Iterator[dict[str, Any]]:
        """Yield the calls with a number above *after*."""
        for call in self._calls:
            if (
                call.number > after
                and (method is None or call.method.lower() == method.lower())
                and (chat is None or call.chat == chat)
            ):
                yield call.shown()

    def clear(self) -> None:
        """Forget the calls; numbers go on."""
        self._calls.clear()
