"""What `prihatin proof` prints: the counts, each problem, what it means and what to do.

docs/proof.md has the same table; a test keeps both true to the promises of the code.
"""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from bot.office import office
from config.settings import Settings
from services.records import proof
from services.records.proof import Recount


class Words(NamedTuple):
    """What a broken promise means."""

    means: str
    do: str


_REPORT = "The fault is the program's: report it with the audit trail's lines of that number."
_NEXT = "Ask somebody of its branch to take it: `/accept` and its number; then report the fault."
_LOOK = "Open it with `/lead` and its number and settle it by hand; then report the fault."
_TAMPERED = (
    "Somebody wrote in the database past the program: keep it as it is, compare it with a backup, "
    "and report it to who answers for security."
)
_COURIER = "See that a courier runs (`prihatin run --role courier`) and what its log says."

PROBLEMS: Mapping[str, Words] = MappingProxyType(
    {
        "report_without_lead": Words(
            "A message that was read as a report led to no lead.",
            "Reply to the message with `/lead`; then report the fault.",
        ),
        "report_of_another_lead": Words(
            "A message and its sighting name two leads that are not joined.", _LOOK
        ),
        "correction_of_nothing": Words(
            "A message was taken for a correction, of no lead.",
            "Look at the message; its writer sends it again as a reply to the lead's card; then "
            "report the fault.",
        ),
        "post_unread": Words(
            "A message could not be read, and nothing waits to try again.",
            "Reply to the message with `/lead` if it is a report; then report the fault.",
        ),
        "edit_unread": Words(
            "An edit of a message could not be handled, and nothing waits to try again.",
            "Ask the person to edit the message once more; then report the fault.",
        ),
        "doubt_without_timer": Words(
            "A message may be a report, and nothing waits for the answer.",
            "Reply to the message with `/lead` if it is a report; then report the fault.",
        ),
        "forced_and_not_led": Words(
            "Somebody said that a message is a lead, and there is none.",
            "Reply to the message with `/lead` again; then report the fault.",
        ),
        "two_holders": Words("Two members hold one lead.", _LOOK),
        "two_asked": Words("Two members are asked for one lead at a time.", _LOOK),
        "asked_twice": Words("A member was asked twice in one plan.", _REPORT),
        "asked_nobody": Words("The lead waits for an answer, and nobody is asked.", _NEXT),
        "question_left_open": Words(
            "A member is asked for a lead that waits for no answer.", _REPORT
        ),
        "asked_without_timer": Words(
            "A member is asked, and nothing waits to ask the next one.", _NEXT
        ),
        "asked_without_letter": Words(
            "A member is asked, and no letter to that member was ever posted.", _NEXT
        ),
        "unanswered_without_timer": Words(
            "Nobody accepted the lead, and nothing waits to ask again.", _NEXT
        ),
        "held_by_nobody": Words("The lead is held, and its holder never accepted it.", _LOOK),
        "holder_left_over": Words(
            "A member's acceptance stands open, and the lead is not held.", _REPORT
        ),
        "held_without_timer": Words(
            "The lead is held, and nothing waits for the next step.",
            "Ask the holder, and note a step on the lead, which plans the next; then report the "
            "fault.",
        ),
        "doubt_without_question": Words(
            "The lead waits for a word whether it is a duplicate, and nobody is asked.", _NEXT
        ),
        "question_without_timer": Words(
            "Two leads may be one accident, and nothing waits for the answer.",
            "Join them or keep them apart on the card; then report the fault.",
        ),
        "ended_without_reason": Words("The lead ended, and not for a reason.", _LOOK),
        "reason_without_end": Words("The lead has a reason to be ended, and is open.", _LOOK),
        "duplicate_of_nothing": Words(
            "The lead is a duplicate, and no join says of which lead.", _LOOK
        ),
        "join_not_carried_out": Words(
            "Two leads were joined, and the second does not say so.", _LOOK
        ),
        "joined_in_a_circle": Words("Leads were joined so that none of them stays.", _LOOK),
        "ended_by_nobody": Words(
            "The lead ended, and the audit trail does not tell who or what ended it.", _REPORT
        ),
        "lead_without_source": Words("No message tells of the lead.", _REPORT),
        "opened_by_nobody": Words(
            "The audit trail does not tell of the opening of the lead.", _REPORT
        ),
        "letter_waits": Words("A letter could go, and has waited too long.", _COURIER),
        "letter_never_ends": Words(
            "A letter is tried again and again for a day.",
            "`prihatin letters` shows its cause; look whether that chat can be reached.",
        ),
        "letter_left_sending": Words(
            "A letter is being sent by a courier that runs no more.", _COURIER
        ),
        "sent_without_number": Words(
            "A letter was sent, and Telegram's number of the message is missing.", _REPORT
        ),
        "letter_without_cause": Words("A letter ended unsent, and nobody knows why.", _REPORT),
        "superseded_by_nothing": Words(
            "A letter gave way to a newer one of its card, and there is none.", _REPORT
        ),
        "card_without_letter": Words("A card stands in a chat, and no letter sent it.", _REPORT),
        "due_overdue": Words(
            "Something should have been done by now.",
            "See that a ticker runs (`prihatin run --role ticker`) and what its log says.",
        ),
        "outcomes_unrecorded": Words(
            "A broadcast ended, and the audit trail does not know its outcomes.", _REPORT
        ),
        "ack_unrecorded": Words(
            "An acknowledgement of a broadcast is not in the audit trail as it stands: added or "
            "changed by hand.",
            _TAMPERED,
        ),
        "ack_gone": Words(
            "An acknowledgement that the audit trail knows is gone before its time.", _TAMPERED
        ),
        "outcome_changed": Words(
            "A broadcast's outcomes (number and round) are not those that the audit trail knows.",
            _TAMPERED,
        ),
    }
)
WARNINGS: Mapping[str, Words] = MappingProxyType(
    {
        "due_failed": Words(
            "Something was given up after five tries; what it was for has its own line above.",
            "Look into the log for due.failed and report the fault.",
        ),
        "letter_unknown": Words(
            "A courier died while sending: nobody knows whether the letter arrived.",
            "Look into the chat, then `prihatin letters`.",
        ),
        "reader_says_report": Words(
            "A message once read as talk, or as words for a form, is a report to today's reader.",
            "Look at the message; reply with `/lead` if it is one.",
        ),
    }
)


async def look(settings: Settings) -> Recount:
    """Recount everything, with all old messages; nothing is changed or kept."""
    async with office(settings) as transactions, transactions.snapshot() as session:
        return await proof.recount(session, all_posts=True)


def as_json(seen: Recount) -> str:
    """Return a recount for a program."""
    return json.dumps(
        {
            "at": seen.at.isoformat(),
            "checked": seen.checked,
            "problems": seen.problems,
            "warnings": seen.warnings,
        },
        indent=2,
    )


def as_lines(seen: Recount) -> str:
    """Return a recount for a person."""
    lines = ["Recounted:", *(f"{count:>10}  {name}" for name, count in seen.checked.items())]
    for title, found, words in (
        ("Promises broken", seen.problems, PROBLEMS),
        ("To be looked at", seen.warnings, WARNINGS),
    ):
        lines += ["", f"{title}: {len(found) or 'none'}"]
        for key in dict.fromkeys(each.partition(" ")[0] for each in found):
            names = [each.partition(" ")[2] for each in found if each.startswith(f"{key} ")]
            most = ", and perhaps more" if len(names) >= proof.MOST else ""
            lines += [f"* {key}: {words[key].means}", f"  {', '.join(names)}{most}"]
            lines += [f"  -> {words[key].do}"]
    return "\n".join(lines)
