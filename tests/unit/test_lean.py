"""Imported lean: of aiogram few models are built, and rightly; the courier loads what it needs."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from bot import lean

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = """
from bot import lean

with lean.importing():
    import aiogram
from aiogram import methods, types

message = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "a"}
named = {"id": 7, "is_bot": False, "first_name": "Aina"}
reply = {**message, "from": named, "reply_to_message": message}
update = types.Update.model_validate({"update_id": 1, "message": reply})
assert type(update.message.reply_to_message.chat) is types.Chat
assert update.message.from_user.first_name == "Aina"

keys = {"inline_keyboard": [[{"text": "Ya", "callback_data": "yes"}]]}
sent = methods.SendMessage(chat_id=5, text="a", reply_markup=keys)
assert type(sent.reply_markup.inline_keyboard[0][0]) is types.InlineKeyboardButton

answer = methods.Response[list[types.Update]].model_validate({"ok": True, "result": [update]})
assert answer.result == [update]

known = (getattr(types, name) for name in types.__all__)
built = [each for each in known if getattr(each, "__pydantic_complete__", False)]
assert len(built) < 10, built
"""

COURIER = """
import sys

from bot import cli, cli_ways

cli_ways.settings, cli_ways.run = lambda: None, lambda program: program.close()
cli.run([cli.Role.COURIER])
import bot.courier

ours = "handlers services.leads services.places services.appointments services.texts bot.sandbox"
others = "aiogram alembic apscheduler babel icalendar matplotlib numpy rapidfuzz rich segno"
loaded = {*ours.split(), *others.split()} & sys.modules.keys()
assert not loaded, loaded
"""


@pytest.mark.parametrize(
    "program",
    [
        pytest.param(PROGRAM, id="models are built when they are used"),
        pytest.param(COURIER, id="the courier loads nothing of what only other parts need"),
    ],
)
def test_lean_process(program: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=False, capture_output=True, text=True
    )

    assert ran.returncode == 0, ran.stderr


def test_library_is_missing_only_in_the_block() -> None:
    with lean.without("this"), pytest.raises(ImportError):
        importlib.import_module("this")

    assert "this" not in sys.modules


def test_loaded_library_stays() -> None:
    with lean.without("pytest"):
        assert importlib.import_module("pytest") is pytest

    assert sys.modules["pytest"] is pytest


def test_what_pydantic_was_told_is_taken_back() -> None:
    from pydantic import BaseModel

    class Settled(BaseModel):
        number: int

    assert Settled.__pydantic_complete__
    assert Settled(number=1).model_dump() == {"number": 1}
