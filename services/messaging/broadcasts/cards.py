"""Cards of those who write, approve and send a broadcast. Pure.

Buttons: the safe one first, what destroys last and red. Each has its typed form in the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from db.models.broadcasts import Broadcast, BroadcastState
from services import texts
from services.messaging.broadcasts.counting import Tally, code
from services.messaging.broadcasts.quiet import Outlook
from services.messaging.messages import Button
from services.people.asked import Rows, lines, paragraphs
from services.people.scopes import Branches, label

LISTED = 40  # people, or numbers of people, in one message; the spreadsheet has all
PRESS = "bc"  # what presses begin with: "bc:send.5.1a2b3c4d"

Card = tuple[Markup, Rows]


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft that was counted, with what is to be said of it."""

    row: Broadcast
    tally: Tally
    outlook: Outlook
    per_second: float  # letters
    letters: int  # in all
    why: tuple[str, ...] = ()  # a second person has to approve: "many", "outside", "workers"
    quiet_until: datetime | None = None  # of an unhurried one begun now
    names: Markup | None = None  # what one text alone says, as its author has confirmed


def head(row: Broadcast, language: str) -> Markup:
    """Return number and state; of training so."""
    said = texts.say(language, "broadcast.card", number=row.id, state=state(row.state, language))
    return lines(texts.say(language, "broadcast.watermark"), said) if row.training else said


def state(which: BroadcastState, language: str) -> Markup:
    """Return the name of a state."""
    return texts.say(language, f"broadcast.state.{which}")


def said(row: Broadcast, language: str) -> str:
    """Return what it says in a language; nothing where that is missing."""
    return (row.text_en if language == "en" else row.text_ms) or ""


def listed(language: str, row: Broadcast) -> Markup:
    """Return one line of the list."""
    text = said(row, language)
    shown = (text if len(text) <= 40 else text[:39] + "…") or texts.say(
        language, "broadcast.missing"
    )
    key = "broadcast.listed_training" if row.training else "broadcast.listed"
    return texts.say(language, key, number=row.id, text=shown, state=state(row.state, language))


def draft(language: str, row: Broadcast, *, differ: bool) -> Card:
    """Show a draft: what was entered, whether its two texts *differ*, and what may be done."""
    said = [
        _quoted(language, "broadcast.has.ms", row.text_ms),
        _quoted(language, "broadcast.has.en", row.text_en),
        _quoted(language, "broadcast.has.to", "; ".join(row.audience) or None),
        _with(language, "broadcast.has.until", row.expires_at),
        _with(language, "broadcast.has.urgent", row.urgent_reason),
        _with(language, "broadcast.has.call", row.phone),
        _with(language, "broadcast.has.lead", row.lead_id),
        texts.say(language, "broadcast.has.photo") if row.photo else None,
        texts.say(language, "broadcast.has.place") if row.latitude is not None else None,
        texts.say(language, f"broadcast.has.ack_{'yes' if row.wants_ack else 'no'}"),
    ]
    text = paragraphs(
        head(row, language),
        lines(*(each for each in said if each)),
        texts.say(language, "broadcast.draft_differs") if differ else None,
        texts.say(language, "broadcast.draft_how", number=row.id),
    )
    ack = "no_ack" if row.wants_ack else "want_ack"
    second = (button(language, ack, row, "ack"), button(language, "retext", row, "ms"))
    third = () if row.training else (button(language, "train", row, "train"),)
    return text, (
        (button(language, "check", row, "check"),),
        second,
        (*third, button(language, "discard", row, "discard", destroys=True)),
    )


def suggestions(language: str, row: Broadcast, places: Sequence[str]) -> Rows:
    """Return buttons for the commonest audiences of who writes."""
    if not places:
        return ()
    return tuple(
        (
            Button(
                texts.plain(texts.say(language, f"button.broadcast.to.{which}")),
                press=f"{PRESS}:to.{row.id}.{which}",
            ),
        )
        for which in ("all", "squad", "groups")
    )


def checked(language: str, seen: Checked) -> Card:
    """Show who gets it, when, and what is still needed; the button sends exactly that."""
    row = seen.row
    text = paragraphs(
        head(row, language),
        lines(*_counts(language, seen)),
        lines(*_when(language, seen)),
        _with(language, "broadcast.has.urgent", row.urgent_reason),
        seen.names,
        lines(*(texts.say(language, f"broadcast.why.{why}") for why in seen.why)) or None,
        texts.say(language, "broadcast.training_checked") if row.training else None,
        texts.say(
            language,
            "broadcast.how_ask" if row.needs_approval else "broadcast.how_send",
            number=row.id, code=code(row),
        ),
    )  # fmt: skip
    if not seen.tally.sendable:
        return text, ((button(language, "back", row, "card"),),)
    going = "ask" if row.needs_approval else ("practise" if row.training else "send")
    send = Button(
        texts.plain(texts.say(language, f"button.broadcast.{going}", count=seen.tally.sendable)),
        press=f"{PRESS}:send.{row.id}.{code(row)}",
    )
    rows: list[tuple[Button, ...]] = [(button(language, "back", row, "card"),)]
    if seen.tally.unreachable or row.unmatched:
        rows.append((button(language, "unreachable", row, "unreachable"),))
    return text, (*rows, (send,))


def asking(language: str, row: Broadcast, author: str) -> Card:
    """Ask somebody to look at a broadcast that waits for an approval."""
    text = texts.say(language, "broadcast.please_approve", number=row.id, name=author)
    return text, ((button(language, "look", row, "review"),),)


def to_approve(language: str, seen: Checked, author: str, areas: Markup) -> Card:
    """Show an approver what goes to whom; the buttons name exactly that."""
    row = seen.row
    text = paragraphs(
        head(row, language),
        texts.say(language, "broadcast.by", name=author),
        lines(*_counts(language, seen), texts.say(language, "broadcast.areas", areas=areas)),
        lines(*_when(language, seen)),
        _with(language, "broadcast.has.urgent", row.urgent_reason),
        seen.names,
        texts.say(language, "broadcast.how_approve", number=row.id, code=code(row)),
    )
    approve = f"approve.{row.id}.{code(row)}"
    return text, (
        (Button(_label(language, "approve"), press=f"{PRESS}:{approve}"),),
        (button(language, "refuse", row, "refuse", destroys=True),),
    )


def areas(language: str, row: Broadcast, known: Branches) -> Markup:
    """Name where the audience is, at most five places."""
    named = [label(language, scope, known) for scope in row.areas]
    more = f" (+{len(named) - 5})" if len(named) > 5 else ""
    return Markup("{}{}").format(", ".join(named[:5]), more)


def unreachable(
    language: str,
    row: Broadcast,
    found: Sequence[tuple[str | None, str | None, str | None]],
    unmatched: Sequence[str],
    *,
    outside: int,
    unnamed: bool,
) -> Markup:
    """List whom nothing can be sent, each with the cause and what to do.

    *found*: cause, name and staff number; *unmatched*: numbers of who is not on Telegram;
    *outside* are not named; *unnamed*: nor would be anybody.
    """
    told: list[Markup] = []
    shown = found[:LISTED]
    for cause in dict.fromkeys(why for why, _, _ in shown):
        names = [_person(name, number) for why, name, number in shown if why == cause]
        told.append(lines(texts.say(language, f"broadcast.cause.{cause}"), *names))
    told += _more(language, found)
    if unmatched:
        names = [Markup("– {}").format(number) for number in unmatched[:LISTED]]
        told.append(lines(texts.say(language, "broadcast.cause.unmatched"), *names))
    told += _more(language, unmatched)
    if outside:
        why = "broadcast.unnamed" if unnamed else "broadcast.outside"
        told.append(texts.say(language, why, count=outside))
    return paragraphs(
        head(row, language), *(told or [texts.say(language, "broadcast.all_reachable")])
    )


def _person(name: str | None, number: str | None) -> Markup:
    return Markup("– {}{}").format(name or "?", f", {number}" if number else "")


def _more(language: str, found: Sequence[object]) -> list[Markup]:
    more = len(found) - LISTED
    return [texts.say(language, "broadcast.more", count=more)] if more > 0 else []


def starting(language: str, row: Broadcast, count: int, seconds: int) -> Card:
    """Say that it goes out in a moment, and how to stop it."""
    text = paragraphs(
        head(row, language),
        texts.say(language, "broadcast.starts", count=count, seconds=seconds, number=row.id),
    )
    return text, ((button(language, "abort", row, "stop", destroys=True),),)


def duration(language: str, seconds: float) -> Markup:
    """Return a length of time in words: "18 saat", "25 minit", "2 jam 5 minit"."""
    if seconds < 90:
        return texts.say(language, "broadcast.seconds", count=max(1, round(seconds)))
    minutes = round(seconds / 60)
    if minutes < 90:
        return texts.say(language, "broadcast.minutes", count=minutes)
    return texts.say(language, "broadcast.hours", hours=minutes // 60, minutes=minutes % 60)


def _counts(language: str, seen: Checked) -> list[Markup]:
    row, tally = seen.row, seen.tally
    told = [
        texts.say(
            language, "broadcast.counts", people=tally.people, groups=tally.groups,
            parts=len(row.audience),
        )
    ]  # fmt: skip
    if row.twice:
        told.append(texts.say(language, "broadcast.twice", count=row.twice))
    if tally.unreachable:
        told.append(texts.say(language, "broadcast.unreachable", count=tally.unreachable))
    if row.unmatched:
        told.append(texts.say(language, "broadcast.unmatched", count=len(row.unmatched)))
    return told


def _when(language: str, seen: Checked) -> list[Markup]:
    row, outlook = seen.row, seen.outlook
    took = duration(language, seen.letters / seen.per_second)
    told = [
        texts.say(language, "broadcast.takes", letters=seen.letters, time=took),
    ]
    if seen.quiet_until is not None:
        told.append(texts.say(language, "broadcast.quiet_now", at=seen.quiet_until))
    if row.expires_at is not None:
        told.append(texts.say(language, "broadcast.has.until", value=row.expires_at))
    if outlook.unsent:
        told.append(texts.say(language, "broadcast.too_late", count=outlook.unsent))
    return told


def _quoted(language: str, key: str, value: str | None) -> Markup:
    shown = value if value and len(value) <= 300 else (value or "")[:299] + "…" if value else None
    return texts.say(language, key, value=shown or texts.say(language, "broadcast.missing"))


def _with(language: str, key: str, value: object) -> Markup | None:
    return texts.say(language, key, value=value) if value is not None else None


def button(
    language: str, label_: str, row: Broadcast, verb: str, *, destroys: bool = False
) -> Button:
    """Return a button that does *verb* to a broadcast."""
    return Button(_label(language, label_), press=f"{PRESS}:{verb}.{row.id}", destroys=destroys)


def _label(language: str, what: str) -> str:
    return texts.plain(texts.say(language, f"button.broadcast.{what}"))
