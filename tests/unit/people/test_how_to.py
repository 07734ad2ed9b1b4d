"""Questions how to do something are answered by commands; names and reports ask nothing."""

import pytest

from config import rules
from services.people import how_to, menus

ALL = tuple(menus.COMMANDS)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("how do I close this case", "step"),
        ("macam mana nak tutup kes ni", "step"),
        ("where do I see my leads", "leads"),
        ("Di mana saya boleh lihat kes saya?", "leads"),
        ("cara serah kes kepada rakan", "handover"),
        ("nak mohon cuti minggu depan", "leave"),
        ("how can I invite a colleague?", "invite"),
        ("where is my roster", "roster"),
        ("Apa dokumen yang perlu", "papers"),
    ],
)
def test_question_is_answered_by_the_command_that_does_it(text: str, first: str) -> None:
    found = how_to.commands(text, ALL)

    assert found[0] == first
    assert len(found) <= how_to.MOST


@pytest.mark.parametrize(
    "text",
    [
        "Pembinaan Tutup Jaya",
        "Syarikat Cuti-Cuti Malaysia",
        "how are you",
        "Kemalangan maut di Gambang, macam mana nak tolong",
        "where is the office",
        "920101-06-5555",
    ],
)
def test_what_names_nothing_to_do_asks_nothing(text: str) -> None:
    assert how_to.commands(text, ALL) == ()


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("how do I hand over my case to a colleague", True),
        ("Macam mana nak tutup kes ni?", True),
        ("how do I close case 17", True),
        ("boleh cari kes Zulkarnain bin Contoh", False),
        ("nak semak Cuti Makmur Sdn Bhd", False),
    ],
)
def test_other_word_may_be_a_name(text: str, nobody: bool) -> None:
    assert how_to.names_nobody(text) is nobody


def test_only_what_the_person_may_type_is_named() -> None:
    assert how_to.commands("how do I close this case", ("help", "leads")) == ("leads",)
    assert how_to.commands("how do I close this case", ("help",)) == ()


def test_every_command_of_the_table_exists() -> None:
    topics = rules.tables("how_to")["topics"]

    assert {each for topic in topics for each in topic["commands"]} <= set(menus.COMMANDS)
