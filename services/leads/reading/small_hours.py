"""What is written after midnight of the day that has just ended: "petang tadi", "tadi 11 malam".

Pure. The words are those of the same day, but the hour they tell had not come yet.
"""

from datetime import date, datetime, time, timedelta

from services.leads.reading.patterns import any_of

ENDS = 5  # o'clock: for who is still awake, the day before is "today" until then
# Parts of a day that none of the small hours can be; "pagi" (from one o'clock on) may be one.
_BY_DAY = any_of("petang, ptg, tengah ?hari, tgh ?hari, afternoon, noon, this evening")
_MORNING = any_of("pagi, morning")
_EARLY = any_of("awal pagi, awal pg, early, dini hari, tengah malam, midnight, subuh")
_MORNING_BEGINS = 2  # o'clock: until then nobody says "pagi tadi" of this same night
_BEFORE, _AFTER = 12, 7  # characters around the word of the day in which its part stands


def is_of_the_day_before(
    text: str, at: int, phrase: str, posted_at: datetime, hour: time | None
) -> bool:
    """Tell whether a word of the same day, written in the small hours, means the day before.

    *at* is where the phrase stands, *hour* the time that the text tells of the accident.
    """
    if posted_at.hour >= ENDS:
        return False
    if hour is not None:
        return hour > posted_at.time()
    beside = text[max(0, at - _BEFORE) : at + len(phrase) + _AFTER].lower()
    if _BY_DAY.search(beside):
        return True
    morning = _MORNING.search(beside) is not None and _EARLY.search(beside) is None
    return morning and posted_at.hour < _MORNING_BEGINS


def day_of(at: datetime) -> date:
    """Return the day as who is awake counts it: until the small hours end it is the day before."""
    return (at - timedelta(hours=ENDS)).date()
