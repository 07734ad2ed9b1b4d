"""HTML becomes text and entities as in TDLib, and is refused in its words at its byte offsets."""

from typing import Any

import pytest

from bot.sandbox.entities import HtmlError, parse_html, units


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        pytest.param("tiada apa", "tiada apa", [], id="plain"),
        pytest.param(
            "🚑 <b>Kes 1</b>", "🚑 Kes 1", [("bold", 3, 5)], id="offsets count UTF-16 units"
        ),
        pytest.param(
            "<i>a <u>b</u></i>",
            "a b",
            [("underline", 2, 1), ("italic", 0, 3)],
            id="nested, inner first",
        ),
        pytest.param("<em>x</>", "x", [("italic", 0, 1)], id="a nameless end closes"),
        pytest.param("<B>x</b >", "x", [("bold", 0, 1)], id="names have no case"),
        pytest.param("<s></s>x", "x", [], id="empty ones vanish"),
        pytest.param("a &lt b &amp;&quot;", 'a < b &"', [], id="literals, semicolon or not"),
        pytest.param("&nbsp; &copy; &", "&nbsp; &copy; &", [], id="unknown literals stay"),
        pytest.param("&#65;&#x42;&#0;", "AB&#0;", [], id="numbers"),
        pytest.param("1 > 0", "1 > 0", [], id="a lone > is text"),
        pytest.param(
            '<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)], id="spoiler by span"
        ),
        pytest.param("<pre>a</pre>", "a", [("pre", 0, 1)], id="pre"),
        pytest.param(
            "<blockquote expandable>x</blockquote>",
            "x",
            [("expandable_blockquote", 0, 1)],
            id="an attribute without a value",
        ),
        pytest.param("<b data-x='1' y=2>x</b>", "x", [("bold", 0, 1)], id="other attributes"),
    ],
)
def test_html_is_read(html: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    shown, found = parse_html(html)

    assert shown == text
    assert [(e["type"], e["offset"], e["length"]) for e in found] == entities


@pytest.mark.parametrize(
    ("html", "words"),
    [
        pytest.param("é<kes>", 'Unsupported start tag "kes" at byte offset 2', id="unknown tag"),
        pytest.param("a < b", 'Unsupported start tag "" at byte offset 2', id="a lone <"),
        pytest.param("🚑<b", "Unclosed start tag at byte offset 4", id="cut off in the name"),
        pytest.param("<b x", 'Unclosed start tag "b" at byte offset 0', id="cut off after it"),
        pytest.param("<a href='x", "Unclosed start tag at byte offset 0", id="in the value"),
        pytest.param("<b>x", 'Can\'t find end tag corresponding to start tag "b"', id="no end"),
        pytest.param("x</b>", "Unexpected end tag at byte offset 1", id="end without start"),
        pytest.param("<b>x</b ", "Unclosed end tag at byte offset 4", id="cut off in the end"),
        pytest.param(
            "<b><i>x</b></i>",
            'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
            id="crossed",
        ),
        pytest.param(
            "<b =1>x</b>", 'Empty attribute name in the tag "b" at byte offset 0', id="no name"
        ),
        pytest.param(
            "<b a=1,>x</b>", "Unexpected end of name token at byte offset 5", id="bad token"
        ),
        pytest.param(
            '<span class="x">a</span>',
            'Tag "span" must have class "tg-spoiler" at byte offset 0',
            id="any span",
        ),
        pytest.param(
            '<tg-emoji emoji-id="x">a</tg-emoji>',
            "Invalid custom emoji identifier specified",
            id="emoji without a number",
        ),
        pytest.param(
            "&#xD800;",
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units",
            id="half a pair",
        ),
    ],
)
def test_bad_html_is_refused_in_tdlibs_words(html: str, words: str) -> None:
    with pytest.raises(HtmlError) as refusal:
        parse_html(html)

    assert str(refusal.value) == words


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<pre><code class="language-py">x</code></pre>', id="code in pre"),
        pytest.param('<code class="language-py"><pre>x</pre></code>', id="pre in code"),
    ],
)
def test_pre_and_code_with_a_language_are_one(html: str) -> None:
    _, found = parse_html(html)

    assert found == [{"type": "pre", "offset": 0, "length": 1, "language": "py"}]


def test_code_alone_has_no_language() -> None:
    _, found = parse_html('<code class="language-py">x</code>')

    assert found == [{"type": "code", "offset": 0, "length": 1}]


def test_link_without_address_takes_its_text() -> None:
    _, found = parse_html("<a>perkeso.gov.my</a>")

    assert found[0]["url"] == "perkeso.gov.my"


@pytest.mark.parametrize(("text", "length"), [("", 0), ("ab", 2), ("é中", 2), ("🚑", 2)])
def test_units_are_utf16(text: str, length: int) -> None:
    assert units(text) == length


def test_what_a_bot_escapes_comes_out_as_it_was() -> None:
    text: Any = 'Ahmad <Ali> & "Siti" 🚑'

    shown, found = parse_html(
        f"<b>{text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</b>"
    )

    assert (shown, found[0]["length"]) == (text, units(text))
