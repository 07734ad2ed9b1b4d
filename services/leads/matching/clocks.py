"""Whether two accounts were told of times that cannot be one: a morning and the evening after it.

Pure. Where the hour is not told, "pagi tadi" or "last night" stand for some hours of it.
"""

from services.leads.matching.account import Account

STEP = 3  # hours in a step
STEPS = 24 // STEP
# Steps of a day from midnight on; "malam tadi" is told of the evening's day.
HOURS = {
    "early": frozenset({0, 1}), "morning": frozenset({1, 2, 3}), "noon": frozenset({3, 4}),
    "evening": frozenset({5, 6}), "night": frozenset({6, 7}),
}  # fmt: skip
BY_DAY = frozenset({1, 2, 3, 4, 5})  # from three in the morning to six in the evening
FAR, FAR_BY_NIGHT = 2, 3  # steps between two that cannot be one


def apart(one: Account, two: Account) -> bool:
    """Whether both tell the time of day, and the times cannot be one."""
    a, b = _steps(one), _steps(two)
    if not a or not b:
        return False
    days = (two.day - one.day).days if one.day and two.day else 0
    between = min(abs(x - (y + days * STEPS)) for x in a for y in b)
    late = (_by_night(one) or _by_night(two)) and not (_noon(one) or _noon(two))
    return between >= (FAR_BY_NIGHT if late else FAR)


def by_day(one: Account, two: Account) -> bool:
    """Whether one tells that it was by day, and neither that it may have been in the night."""
    steps = _steps(one) | _steps(two)
    return bool(steps) and steps <= BY_DAY


def by_night(account: Account) -> bool:
    """Whether it is told that it was in the night, or before six in the morning."""
    return bool(_steps(account) - BY_DAY)


def _steps(account: Account) -> frozenset[int]:
    if account.hour is not None:
        return frozenset({account.hour.hour // STEP})
    parts = account.words.said.parts
    if "early" in parts:
        parts -= {"night", "morning"}
    elif parts >= {"night", "morning"}:
        parts = (parts - {"night"}) | {"early"}
    return frozenset(step for part in parts for step in HOURS[part])


def _by_night(account: Account) -> bool:
    parts = account.words.said.parts
    return account.hour is None and "night" in parts and "early" not in parts


def _noon(account: Account) -> bool:
    return account.hour is None and "noon" in account.words.said.parts
