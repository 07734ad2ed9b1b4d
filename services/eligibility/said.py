"""A statement before it is put into words: the text's key and its values, comparable. Pure."""

from typing import NamedTuple


class Said(NamedTuple):
    """A statement of an answer; texts eligibility.<key>.

    Values named `month` or `month_…` are Months, Decimals are amounts in RM, dates are days.
    """

    key: str
    values: tuple[tuple[str, object], ...] = ()


def said(key: str, /, **values: object) -> Said:
    """Return a statement."""
    return Said(key, tuple(values.items()))
