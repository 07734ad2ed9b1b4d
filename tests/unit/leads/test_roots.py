"""A table names a root once; its forms follow the rules of the language."""

import pytest

from services.leads.reading import roots
from services.leads.reading.patterns import any_of, table


@pytest.mark.parametrize(
    ("root", "form"),
    [
        pytest.param("kait", "ngait", id="k"),
        pytest.param("sapu", "nyapu", id="s"),
        pytest.param("tebang", "nebang", id="t"),
        pytest.param("potong", "motong", id="p"),
        pytest.param("baiki", "mbaiki", id="b"),
        pytest.param("cuci", "ncuci", id="c"),
        pytest.param("gali", "nggali", id="g"),
        pytest.param("angkat", "ngangkat", id="a vowel"),
        pytest.param("cat", "ngecat", id="one syllable"),
        pytest.param("proses", "proses", id="two consonants"),
        pytest.param("racun", "racun", id="nothing to join"),
    ],
)
def test_roots_take_their_nasal(root: str, form: str) -> None:
    assert roots.nasal(root) == form


@pytest.mark.parametrize(
    "text", ["dihempap besi", "terhempap besi", "kena hempap besi", "kena dihempap besi"]
)
def test_what_befalls_is_told_in_four_forms(text: str) -> None:
    assert any_of(roots.befallen("hempap")).search(text) is not None


def test_what_was_done_to_somebody_is_told_with_a_helping_verb() -> None:
    words = any_of(roots.passive(["crushed"]))

    assert words.search("he was badly crushed there") is not None
    assert words.search("they crushed the cans") is None


def test_a_line_that_ends_with_a_bar_goes_on_in_the_next() -> None:
    assert table("a (?:b|\n    c), d") == ("a (?:b|c)", "d")


def test_haste_leaves_vowels_out() -> None:
    assert {"lnggar", "lnggr", "langgr", "laggr"} <= roots.shortened("langgar")
    assert "langgar" not in roots.shortened("langgar")
