"""What is typed about a person is read, or refused with what was understood."""

import pytest

from db.models.people import Role
from services.errors import Refusal
from services.people import typed


def test_one_line_is_a_whole_invitation() -> None:
    line = typed.invitation("squad KTN  Aminah binti Salleh   12345")

    assert line == typed.InvitationLine(Role.SQUAD, "KTN", "Aminah binti Salleh", "12345")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        pytest.param("O'Brien a/l <Ramasamy> & Co", "O'Brien a/l <Ramasamy> & Co", id="signs"),
        pytest.param("Siti 👩‍🚒 Nur", "Siti 👩‍🚒 Nur", id="joined emoji"),
        pytest.param("李明", "李明", id="another script"),
        pytest.param("Ali\u202e nib\x00 Abu", "Ali nib Abu", id="signs that do not print"),
        pytest.param("A" * 100, "A" * 100, id="as long as may be"),
    ],
)
def test_names_are_data(name: str, kept: str) -> None:
    assert typed.name(name) == kept


@pytest.mark.parametrize(
    ("number", "kept"),
    [("12345", "12345"), ("ks-0042", "KS-0042"), ("P/17", "P/17"), ("1A", "1A")],
)
def test_staff_number_is_kept_in_capitals(number: str, kept: str) -> None:
    assert typed.staff_number(number, of="Ali") == kept


@pytest.mark.parametrize(
    ("line", "key"),
    [
        pytest.param("squad KTN Aminah", "invite.too_short", id="words are missing"),
        pytest.param("boss KTN Aminah 12345", "invite.bad_role", id="no such role"),
        pytest.param("squad KTN Aminah binti Salleh", "invite.bad_staff_number", id="no number"),
        pytest.param("squad KTN 777 12345", "invite.bad_name", id="name without a letter"),
        pytest.param(f"squad KTN {'A' * 101} 12345", "invite.name_too_long", id="name too long"),
        pytest.param(f"squad KTN Ali {'1' * 21}", "invite.bad_staff_number", id="number too long"),
        pytest.param("squad KTN Ali 12;DROP", "invite.bad_staff_number", id="strange signs"),
    ],
)
def test_wrong_line_is_refused(line: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        typed.invitation(line)

    assert refused.value.key == key


def test_person_alone_needs_a_number() -> None:
    with pytest.raises(Refusal) as refused:
        typed.person("Aminah")

    assert refused.value.key == "invite.person_incomplete"


@pytest.mark.parametrize(
    ("word", "role"),
    [("Skuad", Role.SQUAD), ("KETUA", Role.BRANCH_HEAD), ("pengurus-kes", Role.CASE_MANAGER)],
)
def test_roles_have_words_in_both_languages(word: str, role: Role) -> None:
    assert typed.role(word) is role


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        (" #7 ", 7),
        ("", None),
        (None, None),
        ("-1", None),
        ("٣", None),
        ("9" * 10, None),
    ],
)
def test_number_of_a_row(text: str | None, number: int | None) -> None:
    assert typed.number(text) == number


def test_long_text_is_quoted_short() -> None:
    assert typed.shown("a\nb") == "a b"
    assert typed.shown("680713-06-0012 dan 680713060012") == "******-**-0012 dan ******-**-0012"
    assert len(typed.shown("x" * 500)) == 60
