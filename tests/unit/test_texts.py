"""Both languages say everything, with the same variables, in HTML that Telegram takes."""

import re
from collections import Counter

import pytest

from tests.unit.catalogue import catalogue, keys
from tests.unit.telegram_html import wrong_html

FORMS = {"ms": 1, "en": 2}  # plural forms
PLAIN = ("button.", "menu.", "key.")  # no HTML: labels of buttons and keys, command menus
NO_WORDS = re.compile(r"<[^>]*>|\{\w+\}")  # a text of variables alone is the same everywhere


def test_both_languages_have_the_same_keys() -> None:
    assert set(keys("ms")) ^ set(keys("en")) == set()


def test_no_key_stands_twice_in_a_language() -> None:
    counted = Counter((text.language, text.key) for text in catalogue())

    assert [where for where, count in counted.items() if count > 1] == []


def test_both_languages_have_the_same_variables() -> None:
    malay, english = keys("ms"), keys("en")
    different = [
        key
        for key in malay.keys() & english.keys()
        if len({*malay[key].variables, *english[key].variables}) != 1
    ]

    assert different == []


def test_variables_have_names() -> None:
    nameless = [
        text.key
        for text in catalogue()
        for names in text.variables
        if any(not str(name).isidentifier() for name in names)
    ]

    assert nameless == []


def test_nothing_is_empty_or_fuzzy() -> None:
    assert [text[:3] for text in catalogue() if text.fuzzy or not all(text.forms)] == []


def test_plurals_have_all_forms_of_their_language() -> None:
    plurals = {text.key for text in catalogue() if len(text.forms) > 1}
    lacking = [
        text[:3]
        for text in catalogue()
        if text.key in plurals and len(text.forms) != FORMS[text.language]
    ]

    assert lacking == []


def test_html_is_telegrams() -> None:
    wrong = [
        (*text[:3], found)
        for text in catalogue()
        for form in text.forms
        if (found := ["<"] * ("<" in form) if text.key.startswith(PLAIN) else wrong_html(form))
    ]

    assert wrong == []


@pytest.mark.parametrize(
    "text", ["<b>open", "<p>no tag</p>", "a < b", "this & that", "<b><i>x</b></i>", "&nbsp;"]
)
def test_wrong_html_is_seen(text: str) -> None:
    assert wrong_html(text)


def test_malay_is_not_english() -> None:
    english = keys("en")
    same = [
        key
        for key, text in keys("ms").items()
        if key in english
        and text.forms[0] == english[key].forms[0]
        and re.search(r"\w", NO_WORDS.sub("", text.forms[0]))
    ]

    assert same == []
