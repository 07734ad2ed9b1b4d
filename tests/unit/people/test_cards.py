"""Cards hold what people wrote as data, within Telegram's limits."""

from datetime import UTC, datetime

import pytest

from db.models.people import Enquiry, Grant, Invitation, Person, Role
from services import texts
from services.people import cards, enquiries, inviting, roles, staff_cards

NASTY = "<b>O'Brien</b> & 👩‍🚒"
WHEN = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)
TELEGRAM_TEXT = 4096  # characters after the markup is read
ASKER = Person(id=1, name=NASTY, telegram_id=1)


def test_what_people_write_is_no_markup() -> None:
    asked = Enquiry(id=5, text="<a href='x'>hi</a> {name}", asked_at=WHEN)

    text = cards.enquiry("en", asked, ASKER, "Kuantan", answered_by=None)

    assert "&lt;b&gt;O&#39;Brien&lt;/b&gt; &amp; 👩‍🚒" in text
    assert "&lt;a href=&#39;x&#39;&gt;hi&lt;/a&gt; {name}" in text


def test_answered_enquiry_says_by_whom_and_when() -> None:
    asked = Enquiry(id=5, text="?", asked_at=WHEN, answered_at=WHEN)

    text = cards.enquiry("ms", asked, ASKER, "", answered_by="Bakri")

    assert "Sudah dijawab" in text
    assert "Bakri pada Isnin, 2 Mac 2026, 14:30" in text
    assert "/answer" not in text


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_longest_enquiry_fits_a_letter(language: str) -> None:
    person = Person(id=1, name="N" * 100, telegram_id=1)
    asked = Enquiry(id=10**9, text="&" * enquiries.LONGEST, asked_at=WHEN, answered_at=WHEN)

    text = cards.enquiry(language, asked, person, "B" * 300, answered_by="N" * 100)

    assert len(texts.plain(text)) <= TELEGRAM_TEXT


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_longest_lists_fit_a_letter(language: str) -> None:
    person = Person(id=1, name="N" * 100, telegram_id=1, staff_number="9" * 20)
    grant = Grant(id=10**9, role=Role.SQUAD, scope="X" * 80)
    made = Invitation(
        id=10**9, role=Role.SQUAD, scope="X" * 80, name="N" * 100, staff_number="9" * 20,
        expires_at=WHEN,
    )  # fmt: skip

    people, buttons = staff_cards.people(
        language, [(grant, person)] * roles.PAGE, {}, taking={grant.id}, more="1."
    )
    invitations, _ = staff_cards.invitations(language, [made] * inviting.SHOWN, {})

    assert len(texts.plain(people)) <= TELEGRAM_TEXT
    assert len(texts.plain(invitations)) <= TELEGRAM_TEXT
    assert len(buttons) == roles.PAGE + 1


def test_button_shows_a_name_as_it_is() -> None:
    grant = Grant(id=12, role=Role.SQUAD, scope="MY")

    _, buttons = staff_cards.people("en", [(grant, ASKER)], {}, taking={12}, more=None)

    assert buttons[0][0].label == f"Revoke 12: {NASTY}"
    assert buttons[0][0].press == "revoke:12"


def test_safe_choice_comes_first() -> None:
    rows = cards.confirm_buttons("en", "revoke", "12", "button.revoke_yes", "button.revoke_no")

    assert [row[0].press for row in rows] == ["revoke_no:12", "revoke_yes:12"]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_welcome_tells_each_role_what_it_is_for(language: str, role: Role) -> None:
    text, _ = cards.welcome(language, NASTY, [role], synthetic=True)

    assert texts.say(language, f"start.can.{role}") in text
    assert texts.say(language, "synthetic") in text
    assert "(bot)" in text
    assert len(texts.plain(text)) <= TELEGRAM_TEXT


def test_help_warns_of_impostors() -> None:
    text, _ = cards.help_("en", [], synthetic=False)

    assert "TAC, PIN or bank password" in text
    assert "1-300-22-8000" in text
    assert "/invite" not in text
