"""Prihatin is removed from a squad's group: the branch's head hears so, once."""

from tests.flows import test_groups as groups
from tests.flows.conftest import Chat
from tests.flows.staff import BAKRI, HEAD
from tests.flows.test_groups import SQUAD, became

staff = groups.staff


async def test_head_hears_once_that_prihatin_was_removed(chat: Chat) -> None:
    await chat.say(HEAD, "/register KTN", chat=SQUAD)
    await became(chat, BAKRI, "member", "kicked")
    await became(chat, BAKRI, "member", "kicked")

    told = [str(each.payload.get("text")) for each in await chat.letters(HEAD)]
    assert len([text for text in told if "was removed from the group" in text]) == 1
