"""What becomes of a letter after what Telegram answered: a value, apart from whoever acts on it.

Whether to try again, when, and whether it is a bug is decided here and nowhere else. Pure.
Telegram's words: telegram-bot-api's Client.cpp and TDLib; codes decide first, words only where
one code means several things.
"""

from dataclasses import dataclass
from enum import StrEnum

from db.models.messaging import LetterState

LONGEST_PAUSE_SECONDS = 60.0


class Answer(StrEnum):
    """What Telegram, or the way to it, answered to one call."""

    DONE = "done"
    NOT_MODIFIED = "not_modified"  # the message says so already
    NOTHING_THERE = "nothing_there"  # to be deleted, and is gone
    GONE = "gone"  # the message to edit is deleted or too old
    TOO_MANY = "too_many"  # 429
    BLOCKED = "blocked"  # 403: blocked, kicked, deactivated, never started
    NO_CHAT = "no_chat"  # 400 chat not found
    CLOSED = "closed"  # a member, but without the right to write there
    MIGRATED = "migrated"  # the group became a supergroup with another number
    BAD = "bad"  # any other 400: we wrote something wrong
    UNREACHED = "unreached"  # network, time-out, 5xx: done or not, nobody knows
    UNCONNECTED = "unconnected"  # no way to Telegram: surely not done
    NOT_TRIED = "not_tried"  # the courier lost its lease before the call
    TOKEN = "token"  # noqa: S105  401 and 404: the token or the method is wrong


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with what came along."""

    answer: Answer
    message_id: int | None = None  # of the message that was sent
    words: str | None = None  # Telegram's
    retry_after: float = 0.0  # seconds, of TOO_MANY
    new_chat_id: int | None = None  # of MIGRATED


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of the letter."""

    state: LetterState
    pause: float = 0.0  # seconds to wait before the next try; its chat is held so long
    cause: str | None = None
    bug: bool = False  # the admins are alarmed
    unreachable: bool = False  # nothing reaches that chat any more
    closed: bool = False  # its admins must let Prihatin write there


_CLOSED = (
    "not enough rights to send",
    "have no rights to send",
    "chat_write_forbidden",
    "chat_send_",  # CHAT_SEND_PLAIN_FORBIDDEN and its kin
    "chat_restricted",
    "topic_closed",
)
_WORDS = (
    ("message is not modified", Answer.NOT_MODIFIED),
    ("message to delete not found", Answer.NOTHING_THERE),
    ("message to edit not found", Answer.GONE),
    ("message can't be edited", Answer.GONE),
    ("message can't be deleted", Answer.GONE),
    ("message_id_invalid", Answer.GONE),
    ("chat not found", Answer.NO_CHAT),
    ("user not found", Answer.NO_CHAT),
    ("peer_id_invalid", Answer.NO_CHAT),
    *((part, Answer.CLOSED) for part in _CLOSED),
)


def read_bad_request(words: str) -> Answer:
    """Tell the errors 400 apart, by Telegram's words in any case."""
    low = words.lower()
    return next((answer for part, answer in _WORDS if part in low), Answer.BAD)


def read_forbidden(words: str) -> Answer:
    """Tell the errors 403 apart."""
    low = words.lower()
    return Answer.CLOSED if any(part in low for part in _CLOSED) else Answer.BLOCKED


def after(
    reply: Reply, attempts: int, *, edits_card: bool = False, at_most_once: bool = False
) -> Outcome:
    """Return what becomes of a letter tried *attempts* times, this one included.

    With *edits_card* a message that is gone is sent anew; with *at_most_once* a letter that may
    have arrived is not tried again.
    """
    match reply.answer:
        case Answer.DONE | Answer.NOT_MODIFIED | Answer.NOTHING_THERE:
            return Outcome(LetterState.SENT)
        case Answer.TOO_MANY:
            return Outcome(LetterState.WAITING, pause=reply.retry_after, cause=reply.words)
        case Answer.UNREACHED if at_most_once:
            return Outcome(LetterState.UNKNOWN, cause=reply.words)
        case Answer.UNREACHED | Answer.UNCONNECTED:
            pause = min(LONGEST_PAUSE_SECONDS, 2.0 ** min(attempts - 1, 10))
            return Outcome(LetterState.WAITING, pause=pause, cause=reply.words)
        case Answer.MIGRATED | Answer.NOT_TRIED | Answer.TOKEN:
            return Outcome(LetterState.WAITING, cause=reply.words)
        case Answer.GONE if edits_card:
            return Outcome(LetterState.WAITING, cause=reply.words)
        case Answer.GONE:
            return Outcome(LetterState.REFUSED, cause=reply.words)
        case Answer.BLOCKED:
            return Outcome(LetterState.REFUSED, cause="blocked", unreachable=True)
        case Answer.NO_CHAT:
            return Outcome(LetterState.REFUSED, cause="chat not found", unreachable=True)
        case Answer.CLOSED:
            return Outcome(LetterState.REFUSED, cause=reply.words, closed=True)
        case Answer.BAD:
            return Outcome(LetterState.REFUSED, cause=reply.words, bug=True)


def is_certain(answer: Answer) -> bool:
    """Whether the answer tells for sure if the message arrived."""
    return answer is not Answer.UNREACHED
