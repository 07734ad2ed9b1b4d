"""What later sentences add to the names already found: unhurt after all, hurt but not dead.

Pure.
"""

from collections.abc import Sequence
from dataclasses import replace

from services.leads.reading import harm, unhurt
from services.leads.reading.chains import Found, age_behind
from services.leads.reading.harmed_words import HURT_ONLY, OF_THE_NEXT
from services.leads.reading.names import is_within, names_in
from services.leads.reading.people_words import POSSESSED, SPEAKS_AFTER
from services.leads.reading.report import Outcome, Severity
from services.leads.reading.unhurt_words import ANOTHER_YEAR


def without_others(told: Sequence[str], found: list[Found]) -> list[Found]:
    """Return the found without who is told to be unhurt, and without the dead of another year."""
    if not found:
        return found
    safe = unhurt.unhurt_in(told)
    kept = [one for one in found if not unhurt.is_among(one.named.name, safe)]
    now = [one for one in kept if not ANOTHER_YEAR.match(told[one.sentence].lower())]
    return now or kept


def with_outcomes(told: Sequence[str], found: list[Found], severity: Severity) -> list[Found]:
    """Return the found of a death with "only hurt" where a later sentence says so of one."""
    if severity is not Severity.DEATH or len(found) < 2:
        return found
    later = [(n, s) for n, s in enumerate(told) if n and HURT_ONLY.search(s.lower())]
    if not later:
        return found
    return [
        replace(one, outcome=Outcome.INJURY)
        if one.outcome is None and any(_hurt(s, one) for n, s in later if n > one.sentence)
        else one
        for one in found
    ]


def _hurt(sentence: str, one: Found) -> bool:
    """Tell whether a sentence says of him, by a short form of his name, that he is only hurt."""
    named = names_in(sentence)
    for n, again in enumerate(named):
        kin = POSSESSED.search(sentence[: again.titled_from].lower()[-12:])
        if kin or not is_within(again.name, one.named.name):
            continue
        others = (each for each in named[n + 1 :] if age_behind(sentence[each.end :]) is not None)
        end = next((each.start for each in others), len(sentence))
        after = OF_THE_NEXT.split(sentence[again.end : end].lower(), maxsplit=1)[0]
        if SPEAKS_AFTER.match(after) is None and HURT_ONLY.search(after):
            return harm.outcome_of(after) is Outcome.INJURY
    return False
