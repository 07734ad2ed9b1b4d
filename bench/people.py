"""Who plays in the simulation, and what each does on seeing a message: presses, types, nothing."""

import heapq
import itertools
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.people import Role
from services import clock
from services.messaging.calls import Call
from services.places import branches
from services.records import installation
from tests.flows import make

BOT = 424242
BRANCHES = ("PHG-KTN", "PHG-TML", "TRG-KTR")
STATES = ("MY-06", "MY-11")
SQUAD = 6  # members of a branch, all on duty all the time
GROUPS = 6  # two of each branch
HEADS, SQUADS, COORDINATORS, ADMIN = 100, 1000, 200, 300
REASONS = ("leave", "far", "busy", "other")
ENDINGS = ("not_work_related", "not_traceable", "not_insured", "withdrawn")


def group_chat(number: int) -> int:
    return -1001 - number


def squad_of(branch: int) -> list[int]:
    return [SQUADS + 10 * branch + each for each in range(SQUAD)]


async def settle(transactions: Transactions) -> None:
    """Let everybody in, with groups and a duty that does not end."""
    async with transactions.begin() as session:
        await installation.settle(session, "sandbox")
        await installation.keep_bot_username(session, "prihatin_test_bot")
        await branches.keep(session)
        for number in range(GROUPS):
            await make.group(session, group_chat(number), BRANCHES[number % len(BRANCHES)])
        for branch, code in enumerate(BRANCHES):
            await _staff(session, branch, code)
        for number, state in enumerate(STATES):
            await make.person(session, COORDINATORS + number, role=Role.COORDINATOR, scope=state)
        await make.person(session, COORDINATORS + 9, role=Role.COORDINATOR, scope="MY")
        await make.person(session, ADMIN, role=Role.ADMIN, scope="MY")


async def _staff(session: AsyncSession, branch: int, code: str) -> None:
    await make.person(session, HEADS + branch, role=Role.BRANCH_HEAD, scope=code)
    for who in squad_of(branch):
        await make.person(session, who, role=Role.SQUAD, scope=code)
        await make.duty(session, who, code, hours=24 * 400)


@dataclass(order=True)
class _Deed:
    at: datetime
    order: int
    update: dict[str, Any] = field(compare=False)


class People:
    """Turns what is shown into updates, each at its moment of the moved clock."""

    def __init__(self, chance: random.Random) -> None:
        self.did: Counter[str] = Counter()
        self._chance = chance
        self._deeds: list[_Deed] = []
        self._order = itertools.count()
        self._numbers = itertools.count(5_000_000)
        self._answered: dict[tuple[int, str], datetime] = {}

    def due(self, now: datetime) -> Iterator[dict[str, Any]]:
        """Yield what people do until now."""
        while self._deeds and self._deeds[0].at <= now:
            yield heapq.heappop(self._deeds).update

    def see(self, call: Call, message_id: int) -> None:
        """A chat shows a message: its buttons tell what can be done."""
        for pressed in _buttons(call):
            kind, _, number = pressed.partition(":")
            if kind == "accept" and call.chat_id > 0:
                self._asked(call.chat_id, message_id, number)
            elif kind in ("same", "different", "islead") and self._first(call.chat_id, pressed):
                who = call.chat_id if call.chat_id > 0 else self._somebody_of(call.chat_id)
                if self._chance.random() < 0.3:
                    self.press(who, call.chat_id, message_id, pressed, minutes=3)
                    if kind == "same" and self._chance.random() < 0.2:
                        undo = pressed.replace("same", "split")
                        self.press(who, call.chat_id, message_id, undo, minutes=30)

    def press(self, who: int, chat: int, message_id: int, pressed: str, *, minutes: float) -> None:
        self.did[f"pressed {pressed.partition(':')[0]}"] += 1
        shown = message(message_id, BOT, chat, "card")
        query = {
            "id": str(next(self._numbers)), "from": user(who), "chat_instance": "1",
            "message": shown, "data": pressed,
        }  # fmt: skip
        self._plan({"callback_query": query}, minutes)

    def type(self, who: int, text: str, *, minutes: float) -> None:
        self.did[f"typed {text.split(maxsplit=1)[0]}"] += 1
        self._plan({"message": message(next(self._numbers), who, who, text)}, minutes)

    def _asked(self, who: int, message_id: int, lead: str) -> None:
        """Half accept, a fifth declines, some too late; the rest never answers."""
        if not self._first(who, f"accept:{lead}"):
            return
        mood, minutes = self._chance.random(), self._chance.expovariate(1 / 5)
        if mood < 0.5:
            self.press(who, who, message_id, f"accept:{lead}", minutes=minutes)
            if self._chance.random() < 0.1:  # pressed twice
                self.press(who, who, message_id, f"accept:{lead}", minutes=minutes + 0.1)
            if self._chance.random() < 0.9:
                self._work(who, lead, minutes)
        elif mood < 0.7:
            reason = self._chance.choice(REASONS)
            self.press(who, who, message_id, f"decline:{lead}.{reason}", minutes=minutes)

    def _work(self, who: int, lead: str, minutes: float) -> None:
        """Contact somebody, perhaps visit, end it; one in ten forgets after the first step."""
        later = minutes + self._chance.uniform(20, 200)
        self.type(who, f"/step {lead} contacted", minutes=later)
        if self._chance.random() < 0.3:
            later += self._chance.uniform(20, 300)
            self.type(who, f"/step {lead} visited", minutes=later)
        if self._chance.random() < 0.9:
            later += self._chance.uniform(20, 300)
            ending = self._chance.choice(ENDINGS)
            self.type(who, f"/step {lead} {ending} tiada kaitan", minutes=later)

    def _first(self, who: int, what: str) -> bool:
        """Whether this was not seen within the last ten minutes: a card is edited often."""
        now = clock.now()
        last = self._answered.get((who, what))
        self._answered[who, what] = now
        return last is None or now - last > timedelta(minutes=10)

    def _somebody_of(self, chat: int) -> int:
        return self._chance.choice(squad_of((-1001 - chat) % len(BRANCHES)))

    def _plan(self, update: dict[str, Any], minutes: float) -> None:
        at = clock.now() + timedelta(minutes=minutes)
        heapq.heappush(self._deeds, _Deed(at, next(self._order), update))


def user(who: int) -> dict[str, Any]:
    return {"id": who, "is_bot": who == BOT, "first_name": f"Person {who}", "language_code": "ms"}


def message(number: int, who: int, chat: int, text: str) -> dict[str, Any]:
    command = {"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}
    return {
        "message_id": number,
        "date": int(clock.now().timestamp()),
        "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup", "title": "G"},
        "from": user(who),
        "text": text,
        **({"entities": [command]} if text.startswith("/") else {}),
    }


def _buttons(call: Call) -> Iterator[str]:
    markup = call.parameters.get("reply_markup") or {}
    if isinstance(markup, str):
        markup = json.loads(markup)
    for row in markup.get("inline_keyboard", ()):
        for button in row:
            if "callback_data" in button:
                yield button["callback_data"]
