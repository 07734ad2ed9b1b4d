"""Compare the numbers that the national news agency gives its reports, in one row for all tongues.

Pure. Bernama numbers about 300 reports a day: two with numbers next to each other were written
within the hour, as a report and its translation are; two that are thousands apart, weeks apart.
Headlines are handed on without their day, and this tells it.
"""

import re
from collections.abc import Iterable
from itertools import product

from services.leads.matching.account import Account

NUMBER = re.compile(r"bernama\.com/.*[?&]id=(\d{6,8})\b")
TOGETHER = 30  # numbers: two hours of a day
WEEKS = 6000  # numbers: three weeks, beyond matching.window_days


def apart(one: Account, two: Account) -> int | None:
    """Return by how many numbers two reports of the agency are apart; None: not both are its."""
    if not one.urls or not two.urls:
        return None
    pairs = product(_numbers(one.urls), _numbers(two.urls))
    return min((abs(a - b) for a, b in pairs), default=None)


def _numbers(urls: Iterable[str]) -> list[int]:
    return [int(found[1]) for found in map(NUMBER.search, urls) if found]
