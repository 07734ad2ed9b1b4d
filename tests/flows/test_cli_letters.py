"""Letters on the command line: counted, listed without their texts, decided once."""

import pytest

from tests.flows import installed
from tests.flows.installed import Execute, Prihatin

execute = installed.execute
installation = installed.installation
migrated = installed.migrated
prihatin = installed.prihatin
unknown_letter = installed.unknown_letter


def test_letters_are_counted_and_unknown_ones_listed(
    prihatin: Prihatin, unknown_letter: int
) -> None:
    result = prihatin("letters")

    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["unknown", "1"] in lines
    assert any(line[:4] == ["7", "sendMessage", "to", "chat"] for line in lines)


def test_oldest_letters_that_wait_are_listed_without_their_texts(
    prihatin: Prihatin, execute: Execute
) -> None:
    for number in range(1, 13):
        execute(
            "INSERT INTO letters"
            " (id, key, chat_id, method, payload, lane, state, attempts, created_at)"
            f" VALUES ({number}, 'lead:{number}', -5, 'sendMessage', '{{\"text\": \"Rahsia\"}}',"
            f" {int(number > 2)}, 'waiting', 0, '2026-03-01 00:00:00')"
        )
    result = prihatin("letters")

    assert "Waiting by lane: answer 2, lead 10, reminder 0, bulk 0." in result.stdout
    listed = [line for line in result.stdout.splitlines() if "sendMessage to chat -5" in line]
    assert [int(line.split()[0]) for line in listed] == list(range(1, 11))
    assert all(", posted " in line and "March 2026" in line for line in listed)
    assert "Rahsia" not in result.output


@pytest.mark.parametrize(
    ("command", "state", "action"),
    [("resend", "waiting", "letter.resent"), ("forget", "refused", "letter.forgotten")],
)
def test_letter_of_unknown_fate_is_decided_once(
    prihatin: Prihatin,
    execute: Execute,
    unknown_letter: int,
    command: str,
    state: str,
    action: str,
) -> None:
    first, second = prihatin("letters", command, "7"), prihatin("letters", command, "7")

    assert (first.exit_code, second.exit_code) == (0, 2)
    assert "no letter 7 has an unknown fate" in second.stderr
    assert execute("SELECT state FROM letters") == [(state,)]
    assert execute("SELECT action, subject FROM audit_notes") == [(action, "letter:7")]


def test_letter_with_a_newer_one_of_its_card_is_not_sent_again(
    prihatin: Prihatin, execute: Execute, unknown_letter: int
) -> None:
    """It would edit the card back to an old state."""
    execute("UPDATE letters SET card = 'lead:1' WHERE id = 7")
    execute(
        "INSERT INTO letters"
        " (id, key, chat_id, card, method, payload, lane, state, attempts, created_at)"
        " VALUES (8, 'lead:1:accepted', 5, 'lead:1', 'sendMessage', '{}', 0, 'sent', 1,"
        " '2026-03-01 00:00:00')"
    )
    resent, forgotten = prihatin("letters", "resend", "7"), prihatin("letters", "forget", "7")

    assert (resent.exit_code, forgotten.exit_code) == (2, 0)
    assert "Nothing was changed: a newer letter shows the card lead:1." in resent.stderr
    assert execute("SELECT state FROM letters WHERE id = 7") == [("refused",)]


def test_letter_whose_content_was_removed_is_not_sent_again(
    prihatin: Prihatin, execute: Execute, unknown_letter: int
) -> None:
    execute("UPDATE letters SET payload = '{}' WHERE id = 7")
    result = prihatin("letters", "resend", "7")

    assert result.exit_code == 2
    assert "its content was removed" in result.stderr
