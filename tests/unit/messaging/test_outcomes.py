"""Each answer has its own outcome; whether and when to try again is decided apart."""

import pytest

from db.models.messaging import LetterState
from services.messaging.outcomes import (
    Answer,
    Outcome,
    Reply,
    after,
    is_certain,
    read_bad_request,
    read_forbidden,
)

WAITING, SENT, REFUSED = LetterState.WAITING, LetterState.SENT, LetterState.REFUSED


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        pytest.param(Reply(Answer.DONE, message_id=7), Outcome(SENT), id="done"),
        pytest.param(Reply(Answer.NOT_MODIFIED), Outcome(SENT), id="says so already"),
        pytest.param(Reply(Answer.NOTHING_THERE), Outcome(SENT), id="deleted already"),
        pytest.param(
            Reply(Answer.TOO_MANY, retry_after=17), Outcome(WAITING, pause=17), id="too many"
        ),
        pytest.param(
            Reply(Answer.BLOCKED, words="Forbidden: bot was blocked by the user"),
            Outcome(REFUSED, cause="blocked", unreachable=True),
            id="blocked",
        ),
        pytest.param(
            Reply(Answer.NO_CHAT),
            Outcome(REFUSED, cause="chat not found", unreachable=True),
            id="no chat",
        ),
        pytest.param(
            Reply(Answer.CLOSED, words="TOPIC_CLOSED"),
            Outcome(REFUSED, cause="TOPIC_CLOSED", closed=True),
            id="may not write there",
        ),
        pytest.param(Reply(Answer.MIGRATED, new_chat_id=-1001), Outcome(WAITING), id="migrated"),
        pytest.param(
            Reply(Answer.BAD, words="Message is too long"),
            Outcome(REFUSED, cause="Message is too long", bug=True),
            id="too long",
        ),
        pytest.param(Reply(Answer.GONE, words="x"), Outcome(REFUSED, cause="x"), id="gone"),
        pytest.param(Reply(Answer.NOT_TRIED), Outcome(WAITING), id="not tried"),
        pytest.param(Reply(Answer.TOKEN), Outcome(WAITING), id="wrong token"),
    ],
)
def test_each_answer_has_its_outcome(reply: Reply, outcome: Outcome) -> None:
    assert after(reply, 1) == outcome


def test_a_card_that_is_gone_is_sent_anew() -> None:
    assert after(Reply(Answer.GONE), 1, edits_card=True) == Outcome(WAITING)


@pytest.mark.parametrize(
    ("attempts", "pause"), [(1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (5000, 60)]
)
def test_pauses_grow_to_a_minute(attempts: int, pause: float) -> None:
    assert after(Reply(Answer.UNREACHED), attempts) == Outcome(WAITING, pause=pause)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Message is not modified: specified new message content ...", Answer.NOT_MODIFIED),
        ("Message to edit not found", Answer.GONE),
        ("Message can't be edited", Answer.GONE),
        ("Message to delete not found", Answer.NOTHING_THERE),
        ("Message can't be deleted for everyone", Answer.GONE),
        ("Chat not found", Answer.NO_CHAT),
        ("Not enough rights to send text messages to the chat", Answer.CLOSED),
        ("Have no rights to send a message", Answer.CLOSED),
        ("CHAT_WRITE_FORBIDDEN", Answer.CLOSED),
        ("TOPIC_CLOSED", Answer.CLOSED),
        ("Message is too long", Answer.BAD),
        ("Can't parse entities: unsupported start tag", Answer.BAD),
    ],
)
def test_telegrams_words_are_told_apart(words: str, answer: Answer) -> None:
    assert read_bad_request(words) is answer


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Forbidden: bot was blocked by the user", Answer.BLOCKED),
        ("Forbidden: bot was kicked from the supergroup chat", Answer.BLOCKED),
        ("Forbidden: CHAT_WRITE_FORBIDDEN", Answer.CLOSED),
    ],
)
def test_forbidden_is_out_or_only_silenced(words: str, answer: Answer) -> None:
    assert read_forbidden(words) is answer


def test_only_an_unreached_telegram_leaves_a_doubt() -> None:
    assert [answer for answer in Answer if not is_certain(answer)] == [Answer.UNREACHED]


def test_letter_that_may_have_arrived_is_not_tried_again_where_once_is_the_most() -> None:
    seen = after(Reply(Answer.UNREACHED, words="timed out"), 1, at_most_once=True)

    assert (seen.state, seen.cause, seen.pause) == (LetterState.UNKNOWN, "timed out", 0.0)


def test_letter_that_surely_never_left_waits() -> None:
    seen = after(Reply(Answer.UNCONNECTED), 2, at_most_once=True)

    assert (seen.state, seen.pause) == (LetterState.WAITING, 2.0)
