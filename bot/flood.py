"""One person cannot drown the others: who sends far too many private messages is not heard a while.

Told once, in a sentence, from when on messages are read again; what comes meanwhile is dropped
without asking the database. Groups are never limited: there a report of anybody counts. Messages
are counted by Telegram's own time, so that what waited during an outage is no flood. Each gateway
counts for itself; of who sends more than a person does, all count together
(services/people/flooding.py). Numbers: config/rules/flood.yaml.
"""

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from config import rules
from services.people import flooding
from services.people.flooding import MINUTE

MOST_PEOPLE = 10_000  # that are remembered; who was silent longest is forgotten


class Verdict(Enum):
    """What is to be done with a message."""

    HEARD = auto()
    TOLD = auto()  # it is too much: say so, once
    DROPPED = auto()


@dataclass(slots=True)
class _Sender:
    sent: deque[datetime] = field(default_factory=deque)  # within the last minute
    until: datetime | None = None  # not heard before
    told: int = 0  # of these, how many the other gateways know of


class Flood:
    """Counts what each person sends."""

    def __init__(self) -> None:
        self.most = int(rules.number("flood", "messages_a_minute"))
        self.alone = int(rules.number("flood", "messages_alone"))
        self._senders: OrderedDict[int, _Sender] = OrderedDict()

    def judge(self, person: int, at: datetime) -> Verdict:
        """Count a message that the person sent at that moment, and judge it."""
        sender = self._senders.setdefault(person, _Sender())
        self._senders.move_to_end(person)
        if len(self._senders) > MOST_PEOPLE:
            self._senders.popitem(last=False)
        if sender.until is not None and flooding.rests(at, sender.until):
            return Verdict.DROPPED
        put_back = sender.sent and sender.sent[-1] > at + MINUTE  # the clock was
        if sender.until is not None or put_back:
            sender = self._senders[person] = _Sender()
        while sender.sent and sender.sent[0] <= at - MINUTE:
            sender.sent.popleft()
            sender.told = max(sender.told - 1, 0)
        sender.sent.append(at)
        if len(sender.sent) <= self.most:
            return Verdict.HEARD
        sender.until = flooding.heard_again(at)
        return Verdict.TOLD

    def to_tell(self, person: int) -> int:
        """Return how many messages the others must hear of: 0 while the person sends few."""
        sender = self._senders.get(person)
        if sender is None or len(sender.sent) <= self.alone:
            return 0
        news, sender.told = len(sender.sent) - sender.told, len(sender.sent)
        return news

    def rest(self, person: int, until: datetime) -> None:
        """Drop what the person sends before that moment."""
        self._senders.setdefault(person, _Sender()).until = until

    def until(self, person: int) -> datetime | None:
        """Return when the person is heard again."""
        sender = self._senders.get(person)
        return sender.until if sender else None
