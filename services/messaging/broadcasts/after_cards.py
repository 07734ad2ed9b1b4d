"""Cards of what became of a broadcast: report, silent ones, recall. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from markupsafe import Markup

from db.models.broadcasts import ENDED, Broadcast, BroadcastState, RoundKind
from services import texts
from services.messaging.broadcasts import cards
from services.messaging.broadcasts.cards import PRESS, Card
from services.messaging.broadcasts.outcomes import UNREACHED, Became, Recalled
from services.messaging.messages import Button
from services.people.asked import Rows, lines, paragraphs

NAMED = 30  # people in one message; the spreadsheet has all


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a broadcast."""

    row: Broadcast
    counts: Counter[str]  # by outcome
    acks: int  # of all who pressed, also in groups
    silent: int  # people to whom it arrived and who have not
    unmatched: int  # staff numbers nobody has
    rounds: tuple[tuple[RoundKind, datetime], ...]
    author: str
    approver: str | None
    pressed: tuple[str, ...] = ()  # who had acknowledged it before it was recalled
    recalled: Counter[Recalled] = field(default_factory=Counter)  # chats, by what became of it
    removed: bool = False  # who got it is not kept any more
    reachable: int = 0  # were not reached, and can be by now
    over: bool = False  # nobody is written to again


def report(language: str, seen: Report) -> Card:
    """Show the outcomes, each with its next step, and what may be done now."""
    row = seen.row
    whole = sum(seen.counts.values())
    outcomes = [
        texts.say(
            language, "broadcast.outcome_line", count=count, whole=whole,
            outcome=texts.say(language, f"broadcast.outcome.{outcome}"),
            step=texts.say(language, f"broadcast.step.{outcome}"),
        )
        for outcome, count in seen.counts.most_common()
    ]  # fmt: skip
    by = "broadcast.by_two" if seen.approver else "broadcast.by"
    text = paragraphs(
        cards.head(row, language),
        texts.say(language, by, name=seen.author, **_approver(seen)),
        lines(*outcomes) if outcomes else _nobody(language, seen),
        texts.say(language, "broadcast.unmatched", count=seen.unmatched)
        if seen.unmatched
        else None,
        _acks(language, seen),
        lines(*(_round(language, kind, at) for kind, at in seen.rounds)),
        lines(*_taken_back(language, seen)) if seen.recalled else None,
        _pressed(language, seen),
        texts.say(language, "broadcast.report_typed", number=row.id),
    )
    return text, _buttons(language, seen)


@dataclass(frozen=True, slots=True)
class HeadsTold:
    """What came of naming the silent to their heads."""

    named_in_all: int  # who could be named to some head
    heads: int  # written to now
    named: int  # people, to these
    waiting: int  # heads, for the end of a quiet time
    before: int  # heads who were written to before
    without: int  # people of no head who can be written to


def silent(
    language: str, row: Broadcast, names: Sequence[str], count: int, *, chased: bool = False
) -> Card:
    """List who got it and has not acknowledged it; of *count* only *names* may be named.

    *chased*: they were reminded.
    """
    more, outside = len(names) - NAMED, count - len(names)
    text = paragraphs(
        cards.head(row, language),
        texts.say(language, "broadcast.silent", count=count),
        lines(*_listed(names)) if names else None,
        texts.say(language, "broadcast.more", count=more) if more > 0 else None,
        texts.say(language, "broadcast.outside", count=outside) if outside else None,
        texts.say(language, "broadcast.chase_how", number=row.id) if count else None,
        texts.say(language, "broadcast.heads_how", number=row.id) if count and chased else None,
    )
    chase = cards.button(language, "chase", row, "chase")
    heads = (cards.button(language, "heads", row, "heads"),) if chased else ()
    return text, ((chase, *heads),) if count and row.state in ENDED else ()


def to_head(language: str, row: Broadcast, names: Sequence[str], now: datetime) -> Markup:
    """Name to a head who of the own branch has not acknowledged it."""
    said = cards.said(row, language)
    return paragraphs(
        texts.say(language, "broadcast.to_head", number=row.id, at=now, count=len(names)),
        _names(names),
        texts.say(language, "broadcast.to_head_how", number=row.id),
        Markup("{}").format(said if len(said) <= 300 else said[:299] + "…"),
    )


def to_reach(language: str, row: Broadcast, names: Sequence[str], now: datetime) -> Markup:
    """Name to a head whom of the own branch it did not reach, and why."""
    return paragraphs(
        texts.say(language, "broadcast.to_reach", number=row.id, at=now, count=len(names)),
        _names(names),
        texts.say(language, "broadcast.to_reach_how"),
        Markup("{}").format(cards.said(row, language)),
    )


def unreached(language: str, name: str | None, staff_number: str | None, became: Became) -> str:
    """Return whom it did not reach, why, and what is to be done."""
    said = texts.say(
        language, "broadcast.unreached_one", name=named(name, staff_number),
        outcome=texts.say(language, f"broadcast.outcome.{became}"),
        step=texts.say(language, f"broadcast.step.{became}"),
    )  # fmt: skip
    return texts.plain(said)


def heads_told(language: str, row: Broadcast, told: HeadsTold, about: str) -> Markup:
    """Say to whom people were named, and of whom nobody was told; *about* begins the texts."""
    said = [
        texts.say(
            language,
            f"{about}_told",
            heads=told.heads,
            named=told.named,
            number=row.id,
        ),
        texts.say(language, f"{about}_wait", count=told.waiting) if told.waiting else None,
        texts.say(language, "broadcast.heads_before", count=told.before) if told.before else None,
        texts.say(language, f"{about}_none", people=told.without, number=row.id)
        if told.without
        else None,
    ]
    return paragraphs(cards.head(row, language), lines(*(each for each in said if each)))


def _names(names: Sequence[str]) -> Markup:
    more = len(names) - NAMED
    return lines(*_listed(names), *([Markup("(+{})").format(more)] if more > 0 else []))


def _listed(names: Sequence[str]) -> list[Markup]:
    return [Markup("– {}").format(name) for name in names[:NAMED]]


def named(name: str | None, staff_number: str | None) -> str:
    """Return a name with the staff number, where there is one."""
    return f"{name or '?'}, {staff_number}" if staff_number else name or "?"


def recall(language: str, row: Broadcast, *, may_delete: bool) -> Card:
    """Ask how it is to be recalled; doing nothing comes first."""
    text = paragraphs(
        cards.head(row, language),
        texts.say(language, "broadcast.recall_how", number=row.id),
        None if may_delete else texts.say(language, "broadcast.recall_old"),
        None
        if may_delete or row.latitude is None
        else texts.say(language, "broadcast.recall_place_stays"),
    )
    keep = (cards.button(language, "keep", row, "report"),)
    edit = (_recall(language, row, RoundKind.EDIT),)
    delete = (_recall(language, row, RoundKind.DELETE),)
    return text, (keep, edit, delete) if may_delete else (keep, edit)


def _recall(language: str, row: Broadcast, kind: RoundKind) -> Button:
    label = texts.plain(texts.say(language, f"button.broadcast.recall_{kind}"))
    return Button(label, press=f"{PRESS}:recall.{row.id}.{kind}", destroys=True)


def _nobody(language: str, seen: Report) -> Markup:
    return texts.say(language, "broadcast.removed" if seen.removed else "broadcast.nobody")


def _approver(seen: Report) -> dict[str, str]:
    return {"approver": seen.approver} if seen.approver else {}


def _acks(language: str, seen: Report) -> Markup | None:
    if not seen.row.wants_ack or seen.removed:
        return None
    return texts.say(language, "broadcast.acks_silent", acks=seen.acks, silent=seen.silent)


def _taken_back(language: str, seen: Report) -> Iterator[Markup]:
    done, whole = seen.recalled[Recalled.YES], seen.recalled.total()
    yield texts.say(language, "broadcast.recalled_of", done=done, whole=whole)
    if stands := seen.recalled[Recalled.NO]:
        yield texts.say(language, "broadcast.still_stands", count=stands)


def _pressed(language: str, seen: Report) -> Markup | None:
    if not seen.pressed:
        return None
    more = len(seen.pressed) - NAMED
    names = ", ".join(seen.pressed[:NAMED]) + (f" (+{more})" if more > 0 else "")
    return texts.say(language, "broadcast.pressed_before", names=names)


def _round(language: str, kind: RoundKind, at: datetime) -> Markup:
    return texts.say(language, f"broadcast.round_at.{kind}", at=at)


def _buttons(language: str, seen: Report) -> Rows:
    row = seen.row
    first = [cards.button(language, "export", row, "export")]
    if seen.silent and row.wants_ack and row.state in ENDED:
        first.append(cards.button(language, "silent", row, "silent"))
    rows: list[tuple[Button, ...]] = [tuple(first)]
    rows += [(cards.button(language, verb, row, verb),) for verb in _fixes(seen)]
    if seen.counts.get("arrived") and not any(_recalls(kind) for kind, _ in seen.rounds):
        rows.append((cards.button(language, "recall", row, "recall", destroys=True),))
    return tuple(rows)


def _fixes(seen: Report) -> Iterator[str]:
    """Give what one press can do about what failed."""
    recalled = any(_recalls(kind) for kind, _ in seen.rounds)
    if seen.row.state is BroadcastState.PAUSED:
        yield "resume"
    if seen.row.training or recalled or seen.row.state not in ENDED:
        return
    if seen.counts.get(Became.EXPIRED) or seen.counts.get(Became.STOPPED):
        yield "anew"
    if seen.over:
        return
    if seen.reachable:
        yield "retry"
    if seen.counts.get(Became.UNKNOWN):
        yield "resend"
    if any(seen.counts.get(became) for became in UNREACHED):
        yield "reach"


def _recalls(kind: RoundKind) -> bool:
    return kind in (RoundKind.EDIT, RoundKind.DELETE)
