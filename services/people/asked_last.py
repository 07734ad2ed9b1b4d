"""Which of two open questions a bare digit or word answers: what was asked last. Pure.

A letter comes by itself, also into the middle of a form: whoever has just been asked for the next
value means the form. Number: config/rules/conversations.yaml.
"""

from datetime import datetime, timedelta

from config import rules


def is_form_meant(form_since: datetime, letter_at: datetime, now: datetime) -> bool:
    """Whether the form's question is answered and not the letter's."""
    busy = timedelta(minutes=rules.number("conversations", "answering_minutes"))
    return form_since >= letter_at or now - form_since < busy
