"""Does a post tell of a middleman: somebody who asks money to arrange a claim that is free.

Pure. Three things must meet: somebody else asks, for money, about a claim of the organisation.
The organisation's own warnings, campaigns and news of courts tell of no one, and are left alone.
"""

from services.leads.reading.middlemen_words import (
    ASKS,
    CLAIM,
    MONEY,
    NOT_ASKED,
    SELLER,
    SOMEONE,
    WARNING,
)


def is_told(low: str) -> bool:
    """Tell whether a text of small letters reports a middleman."""
    if CLAIM.search(low) is None or MONEY.search(low) is None:
        return False
    asked = ASKS.search(NOT_ASKED.sub(" ", low)) is not None
    if not asked or WARNING.search(low):
        return False
    return SOMEONE.search(low) is not None or SELLER.search(low) is not None
