"""Courtesies and commands without their stroke are seen; names, answers and reports are none."""

import pytest

from services.people import menus, small_talk


@pytest.mark.parametrize(
    ("text", "kind", "command"),
    [
        ("terima kasih banyak tuan", "thanks", None),
        ("TQ", "thanks", None),
        ("Assalamualaikum, selamat pagi", "greeting", None),
        ("stop", "stop", None),
        ("terima", None, "accept"),
        ("terima 5", None, "accept 5"),
        ("accept #5", None, "accept 5"),
        ("bantuan", None, "help"),
        ("leads", None, "leads"),
        ("ok", None, None),  # may answer a reminder, which thanks would seem to confirm
        ("ya", None, None),
        ("1", None, None),
        ("Selamat Jaya Trading", None, None),
        ("terima kasih, ada orang jatuh", None, None),
        ("benefits 17.2", None, "benefits 17.2"),
        ("adakah saya layak?", "eligible", None),
        ("Am I eligible for the free screening?", "eligible", None),
        ("saringan", None, "screening"),
    ],
)
def test_what_asks_for_nothing_is_seen(text: str, kind: str | None, command: str | None) -> None:
    assert (small_talk.kind(text), small_talk.command(text)) == (kind, command)


def test_every_malay_word_means_a_command_that_exists() -> None:
    assert set(small_talk._said().values()) <= set(menus.COMMANDS)
