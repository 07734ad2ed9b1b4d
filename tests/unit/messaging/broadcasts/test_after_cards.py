"""Each outcome of a recipient has a next step, and a press where one can mend it."""

from collections import Counter

import pytest

from db.models.broadcasts import Broadcast, BroadcastState
from services.messaging.broadcasts import after_cards
from services.messaging.broadcasts.after_cards import Report
from services.messaging.broadcasts.outcomes import Became


@pytest.mark.parametrize("language", ["ms", "en"])
def test_every_failure_has_a_next_step_and_what_can_be_fixed_a_button(language: str) -> None:
    """A new outcome is asked about here: is there a fix that one press can do?"""
    fixes: dict[Became, str | None] = {
        Became.ARRIVED: None,
        Became.UNKNOWN: "resend",
        Became.BLOCKED: "reach",
        Became.NO_CHAT: "reach",
        Became.CLOSED: "reach",
        Became.NEVER_OPENED: "reach",
        Became.GROUP_LEFT: "reach",
        Became.SILENCED: None,  # nothing may be sent
        Became.EXPIRED: "anew",
        Became.STOPPED: "anew",
        Became.WAITING: None,  # of one that is paused: resume
        Became.PRACTISED: None,
    }
    assert set(fixes) == set(Became)
    for became, fix in fixes.items():
        row = Broadcast(id=5, state=BroadcastState.DONE, training=False, wants_ack=False)
        seen = Report(row, Counter({str(became): 1}), 0, 0, 0, (), "Devi", None)
        text, buttons = after_cards.report(language, seen)
        verbs = {(button.press or "")[3:].partition(".")[0] for row_ in buttons for button in row_}
        assert verbs - {"export", "recall"} == ({fix} if fix else set())
        assert "()" not in text
