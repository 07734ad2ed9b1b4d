"""What must hold of every letter, card and due row: sent, under way, or ended with a cause."""

from sqlalchemy import and_, except_, exists, func, or_, select
from sqlalchemy.orm import aliased

from db.models.messaging import Card, Due, DueState, Lease, Letter, LetterState
from db.queries.proof_rules import Rule, grace

BULK = 3  # services.messaging.outbox.Lane; what is told to many takes hours

_newest = (
    select(Letter.card, Letter.chat_id, func.max(Letter.id).label("id"))
    .where(Letter.card.is_not(None))
    .group_by(Letter.card, Letter.chat_id)
    .subquery("newest")
)
_head = aliased(Letter)
_since = func.coalesce(Letter.not_before, Letter.created_at)
_is_waiting = Letter.state == LetterState.WAITING

LETTERS = (
    Rule(
        "letter_waits",
        "letter",
        select(Letter.id).where(
            _is_waiting,
            or_(
                and_(Letter.lane < BULK, _since < grace("letter")),
                _since < grace("bulk"),
            ),
            ~exists().where(  # the head of its chat was put off, and its cause is known
                _head.chat_id == Letter.chat_id,
                _head.state == LetterState.WAITING,
                _head.cause.is_not(None),
                _head.id <= Letter.id,
            ),
        ),
    ),
    Rule(
        "letter_never_ends",
        "letter",
        select(Letter.id).where(
            _is_waiting, Letter.attempts > 3, Letter.created_at < grace("tried")
        ),
    ),
    Rule(
        "letter_left_sending",
        "letter",
        select(Letter.id).where(
            Letter.state == LetterState.SENDING,
            _since < grace("letter"),
            ~exists().where(Lease.holder == Letter.courier, Lease.until > grace("lease")),
        ),
    ),
    Rule(
        "sent_without_number",
        "letter",
        select(Letter.id).where(
            Letter.state == LetterState.SENT,
            Letter.method.startswith("send", autoescape=True),
            Letter.message_id.is_(None),
        ),
    ),
    Rule(
        "letter_without_cause",
        "letter",
        select(Letter.id).where(
            Letter.state.in_((LetterState.REFUSED, LetterState.STALE, LetterState.SUPERSEDED)),
            or_(Letter.cause.is_(None), Letter.ended_at.is_(None)),
        ),
    ),
    Rule(
        "superseded_by_nothing",
        "letter",
        select(Letter.id)
        .join(
            _newest,
            and_(_newest.c.card == Letter.card, _newest.c.chat_id == Letter.chat_id),
            isouter=True,
        )
        .where(
            Letter.state == LetterState.SUPERSEDED,
            or_(_newest.c.id.is_(None), _newest.c.id <= Letter.id),
        ),
    ),
    Rule(
        "card_without_letter",
        "",
        except_(
            select(Card.name, Card.chat_id),
            select(Letter.card, Letter.chat_id).where(Letter.state == LetterState.SENT),
        ),
    ),
)

DUES = (
    Rule(
        "due_overdue",
        "due",
        select(Due.id).where(Due.state == DueState.WAITING, Due.due_at < grace("due")),
    ),
)
# Known by the program itself, told to the admins when they came up, and to be looked at; they do
# not stop the heartbeat, because what they were for has its own rule.
WARNINGS = (
    Rule("due_failed", "due", select(Due.id).where(Due.state == DueState.FAILED)),
    Rule("letter_unknown", "letter", select(Letter.id).where(Letter.state == LetterState.UNKNOWN)),
)
