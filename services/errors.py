"""A refusal is a sentence for the person; every other exception is a bug and alarms."""

from datetime import date, datetime


class Refusal(Exception):
    """What a person may do wrong or may not do; told by the text *key*, nothing is changed.

    Raised deep, caught once at the door, which rolls back, writes the sentence and, for a
    pressed button, shows it to the person who pressed.
    """

    def __init__(self, key: str, **values: str | int | date | datetime) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
