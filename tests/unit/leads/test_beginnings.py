"""Tables tried by their first letters find what a plain choice of all phrases finds."""

import re

import pytest

from services.leads.reading import beginnings, patterns

EACH = [
    "maut",
    r"(?:maut|mati|ditemui) di (?:rumah|jalan)",
    r"(?:dua|tiga|seorang|\d{1,2}) mati",
    r"(?:be)?kerja",
    r"[ae]ksiden",
    r"(?<!rumah )(?<!isteri )\b(?:anggota|pegawai) bomba",
    r"(?:a|b|c|d|e|f|g|h)(?: orang)? cedera",
    r"\w+ rentung",
    r"(?:(?:satu|dua)|tiga)?lemas",
]
TEXTS = [
    "dua mati", "12 mati", "maut", "mati di jalan", "ditemui di rumah", "kerja", "bekerja",
    "eksiden", "rumah anggota bomba", "kata anggota bomba", "h cedera", "c orang cedera", "x",
    "mayat rentung", "tigalemas", "lemas", "bermaut", "tiga", "seorang mati di jalan",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_finds_the_same_as_a_plain_choice(text: str) -> None:
    plain = re.compile(rf"(?<!\w)(?:{'|'.join(EACH)})(?!\w)")
    for few in (0, beginnings.LETTERS_FEW, 99):
        tried = re.compile(rf"(?<!\w){beginnings.by_letter(EACH, few)}(?!\w)")
        assert bool(tried.search(text)) == bool(plain.search(text))


def test_each_letter_has_its_own_group() -> None:
    assert beginnings.beginnings("(?:maut|mati|lemas) di") == [
        ("m", "(?:aut|ati) di"),
        ("l", "emas di"),
    ]


def test_what_begins_with_anything_is_left_as_it_is() -> None:
    assert beginnings.beginnings(r"(?:\w+ )?mati") == [("", r"(?:\w+ )?mati")]


def test_expression_with_groups_is_refused() -> None:
    with pytest.raises(ValueError, match="has groups"):
        patterns.quick(r"(dua|tiga) mati")
