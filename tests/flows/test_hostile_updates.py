"""Whatever JSON comes by the webhook: an answer, no crash; the next update is handled."""

import copy
import itertools
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import web
from bot.gateway import Gateway
from bot.transactions import Transactions
from bot.web import SECRET_HEADER
from config.settings import Settings
from db.models.people import Role
from tests.flows import make
from tests.flows.conftest import Chat

AINA, GROUP = 11, -1001
SECRET = "a-secret-of-ours-1"
NUMBERS = itertools.count(1000)
EXAMPLES = 60
USER = {"id": AINA, "is_bot": False, "first_name": "Aina", "language_code": "ms"}
MESSAGE = {
    "message_id": 5,
    "date": 1790000000,
    "chat": {"id": AINA, "type": "private"},
    "from": USER,
    "text": "/help",
    "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
}
UPDATES: list[dict[str, Any]] = [
    {"message": MESSAGE},
    {"message": {**MESSAGE, "chat": {"id": GROUP, "type": "supergroup", "title": "G"}}},
    {"message": {**MESSAGE, "text": "Kemalangan maut di Kuantan", "entities": []}},
    {"message": {**MESSAGE, "location": {"latitude": 3.8, "longitude": 103.3}}},
    {"message": {**MESSAGE, "reply_to_message": MESSAGE}},
    {"edited_message": {**MESSAGE, "edit_date": 1790000001}},
    {"callback_query": {"id": "1", "from": USER, "chat_instance": "1", "message": MESSAGE,
                        "data": "accept:1"}},
    {"my_chat_member": {"chat": MESSAGE["chat"], "from": USER, "date": 1790000000,
                        "old_chat_member": {"status": "member", "user": USER},
                        "new_chat_member": {"status": "kicked", "user": USER, "until_date": 0}}},
]  # fmt: skip
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(), max_size=40)
    | st.sampled_from(["\0", "\ud800", "<b>", "{0}", "%s", "';--", "/start i_x", "accept:9" * 20])
)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


def paths(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if not isinstance(value, dict | list):
        return [at]
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return [at] * bool(at) + [path for key, each in inner for path in paths(each, (*at, key))]


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, Any]:
    """An update as Telegram brings it, with up to three parts replaced or left out."""
    update: dict[str, Any] = copy.deepcopy(draw(st.sampled_from(UPDATES)))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(paths(update) or [()]))
        if not path:
            break
        holder: Any = update
        for key in path[:-1]:
            holder = holder[key]
        if isinstance(holder, dict) and draw(st.booleans()):
            del holder[path[-1]]
        else:
            holder[path[-1]] = draw(ANYTHING)
    return update


@pytest.fixture
async def telegram(
    chat: Chat, transactions: Transactions, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[TestClient[Any, Any]]:
    """What stands before the real webhook and the real handlers."""
    monkeypatch.setattr("bot.gateway.dispatcher", lambda _: (chat.dispatcher, chat.door))
    given_ = Settings(
        _env_file=None,
        environment="sandbox",
        telegram_token="424242:SANDBOX",
        updates="webhook",
        webhook_url="http://127.0.0.1/telegram",
        webhook_secret=SECRET,
    )
    gateway = Gateway(transactions, given_)
    await gateway.bot.session.close()
    gateway.bot = chat.bot

    async def nothing() -> dict[str, bool]:
        return {}

    async def unknown() -> None:
        return None

    desk = web.Desk(nothing, nothing, unknown, gateway.dispatch)
    async with transactions.begin() as session:
        await make.group(session, GROUP)
        await make.person(session, AINA, role=Role.SQUAD)
    async with TestClient(TestServer(web.application(given_, desk))) as client:
        yield client


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@given(update=spoilt() | ANYTHING, numbered=st.booleans())
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
async def test_hostile_update_is_answered_and_the_next_one_is_handled(
    telegram: TestClient[Any, Any], chat: Chat, update: Any, numbered: bool
) -> None:
    if numbered and isinstance(update, dict):
        update = {"update_id": next(NUMBERS), **update}
    before = len(await chat.letters(AINA))

    async with telegram.post(
        "/telegram", data=json.dumps(update), headers={SECRET_HEADER: SECRET}
    ) as answer:
        assert answer.status in (200, 400)
        assert await answer.read() in (b"", b"400: Bad Request")
    number = next(NUMBERS)
    well = {"update_id": number, "message": {**MESSAGE, "message_id": number}}
    async with telegram.post("/telegram", json=well, headers={SECRET_HEADER: SECRET}) as answer:
        assert answer.status == 200
    await chat.door.close()

    letters = await chat.letters(AINA)
    assert len(letters) > before
    assert not [each for each in letters if "Traceback" in str(each.payload)]
