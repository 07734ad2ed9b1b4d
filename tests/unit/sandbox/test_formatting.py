"""A bot's text is trimmed, its links checked, and what Telegram marks by itself is found."""

from typing import Any

import pytest

from bot.sandbox import detect
from bot.sandbox.errors import ApiError
from bot.sandbox.formatting import Formatted, formatted, link_problem

AINA = {"id": 5, "is_bot": False, "first_name": "Aina"}


def html(text: str) -> Formatted:
    return formatted(text, "HTML", None, lambda number: AINA if number == 5 else None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("/start abc", [("bot_command", 0, 6)], id="command"),
        pytest.param("🚑 /lead@prihatin_bot x", [("bot_command", 3, 18)], id="command for one"),
        pytest.param("a/b 1/2", [], id="slashes inside"),
        pytest.param("kepada @aina_k.", [("mention", 7, 7)], id="mention"),
        pytest.param("a@b.com", [("email", 0, 7)], id="mail is no mention"),
        pytest.param(
            "lihat https://t.me/x?a=1, ya", [("url", 6, 18)], id="a comma is no part of a link"
        ),
        pytest.param("www.perkeso.gov.my/hsp", [("url", 0, 22)], id="link without scheme"),
        pytest.param("#kes17 #1", [("hashtag", 0, 6)], id="hashtag"),
        pytest.param("+60 12-345 6789", [("phone_number", 0, 15)], id="phone"),
    ],
)
def test_what_telegram_marks_itself(text: str, found: list[tuple[str, int, int]]) -> None:
    entities = detect.find(text)

    assert [(e["type"], e["offset"], e["length"]) for e in entities] == found


def test_white_space_is_cut_off_and_entities_move() -> None:
    shown = html("\n  <b>Kes</b>  \n")

    assert shown == ("Kes", [{"type": "bold", "offset": 0, "length": 3}])


def test_nothing_is_marked_inside_code() -> None:
    shown = html("<code>/start</code> /help")

    assert [e["type"] for e in shown.entities] == ["code", "bot_command"]


def test_other_formats_inside_code_are_dropped() -> None:
    shown = html("<pre><b>x</b></pre>")

    assert [e["type"] for e in shown.entities] == ["pre"]


def test_outer_entity_comes_first() -> None:
    shown = html("<i>a<b>b</b></i>")

    assert [e["type"] for e in shown.entities] == ["italic", "bold"]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        pytest.param("t.me/x", "http://t.me/x", id="scheme is added"),
        pytest.param("https://a.my", "https://a.my/", id="path is added"),
        pytest.param("javascript://a.my", None, id="other schemes are no links"),
        pytest.param("kes", None, id="no host"),
    ],
)
def test_link_is_checked(url: str, kept: str | None) -> None:
    shown = html(f'<a href="{url}">x</a>')

    assert [e["url"] for e in shown.entities] == ([kept] if kept else [])


def test_link_to_a_known_person_is_a_mention() -> None:
    shown = html('<a href="tg://user?id=5">Aina</a> <a href="tg://user?id=6">X</a>')

    assert shown.entities == [{"type": "text_mention", "offset": 0, "length": 4, "user": AINA}]


@pytest.mark.parametrize(
    ("mode", "entities", "words"),
    [
        pytest.param("RST", None, "Bad Request: unsupported parse_mode", id="unknown mode"),
        pytest.param(
            None,
            [{"type": "bold", "offset": 9, "length": 1}],
            "Bad Request: entity begins after the end of the text at UTF-16 offset 9",
            id="begins behind the end",
        ),
        pytest.param(
            None,
            [{"type": "bold", "offset": 0, "length": 9}],
            "Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text "
            "at UTF-16 offset 9",
            id="ends behind the end",
        ),
        pytest.param(
            None,
            [{"type": "big", "offset": 0, "length": 1}],
            "Bad Request: can't parse MessageEntity: Unsupported type specified",
            id="unknown type",
        ),
    ],
)
def test_bad_formatting_is_refused(
    mode: str | None, entities: list[dict[str, Any]] | None, words: str
) -> None:
    with pytest.raises(ApiError) as refusal:
        formatted("kes", mode, entities, lambda _: None)

    assert refusal.value.description == words


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("https://t.me/x", None),
        ("http://127.0.0.1:8081/", None),
        ("tg://resolve?domain=x", None),
        ("http://localhost:8081/", "Wrong HTTP URL"),
        ("not-a-url", "Wrong HTTP URL"),
        ("ftp://example.com", "Unsupported URL protocol"),
        ("", "URL host is empty"),
    ],
)
def test_links_of_buttons(url: str, problem: str | None) -> None:
    assert link_problem(url) == problem
