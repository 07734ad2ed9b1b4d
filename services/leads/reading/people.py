"""Who was hurt: the victims of a report, never the police chief, the relative who speaks, the
accused driver.

Pure. A name is a victim's by what stands around it (`evidence`) or by the list it stands in
(`chains`, `listed`).
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from services.leads.reading import (
    alone,
    described,
    forms,
    harm,
    listed,
    named_things,
    nric,
    told_again,
    unhurt,
)
from services.leads.reading.bystanders import is_beside, is_of_places
from services.leads.reading.chain_words import ALIAS, CONTRAST, LISTED, LOOSE, REAL_NAME
from services.leads.reading.chains import (
    Found,
    age_behind,
    age_told,
    continues,
    shared,
    together,
    with_first,
    without_bracket,
)
from services.leads.reading.evidence import age_before, cued_outcome, is_victim
from services.leads.reading.harmed_words import HARMED_NEXT, MISSING, OF_THE_NEXT, WARDED
from services.leads.reading.merged import as_severity, each_once, with_listed
from services.leads.reading.names import Named, is_common, names_in
from services.leads.reading.people_words import (
    AGE_VAGUE,
    CUE_BEFORE,
    LINKED,
    NICKNAME,
    PLACE_BEFORE,
    POSSESSED,
)
from services.leads.reading.prose import sentences, spelt_out
from services.leads.reading.report import Outcome, Severity, Victim
from services.leads.reading.told_days_after import in_full, is_of_before, of_himself, opens_next


def victims_in(text: str, severity: Severity, places: Collection[str] = ()) -> tuple[Victim, ...]:
    """Return the victims: the named ones in the order of the text, then those only counted.

    `places`: names that the gazetteer knows in the text; one of them is no person unless it is
    called one.
    """
    lists = listed.lists_in(text)
    told = sentences(lists.prose)
    found: list[Found] = []
    for number, sentence in enumerate(told):
        if not is_of_before(sentence):
            found.extend(_found_in(sentence, number))
        if number and not found and (one := _mourned(told[number - 1], sentence, number)):
            found.append(one)
    found = told_again.without_others(told, found)
    models = named_things.made(text)
    found = [one for one in found if one.age is not None or one.named.name not in models]
    found = [one for one in found if not _is_place(one, told[one.sentence], places)]
    found = [_aged(one, told[one.sentence]) for one in found]
    found = told_again.with_outcomes(told, found, severity)
    people = in_full(each_once(found), told)
    if not people and not lists.victims:
        people = told_again.without_others(told, alone.only_one(told))
        people = people or opens_next(told) or of_himself(told)
    number = max(len(people), len(lists.victims))
    all_dead = severity is Severity.DEATH and described.all_dead(told, number)
    victims = [_victim(one, told[one.sentence], severity, dead=all_dead) for one in people]
    victims = with_listed(victims, lists.victims, severity, dead=all_dead)
    if not victims and (name := forms.named(text)) is not None:
        victims = [Victim(name=name, outcome=as_severity(severity))]
    victims = described.complete(victims, told)
    if len(victims) == 1 and (firm := forms.employer_in(text)) is not None:
        victims = [replace(victims[0], employer=firm)]
    victims = victims or list(described.counted(told, severity))
    if all(victim.outcome is Outcome.UNKNOWN for victim in victims) and _all_hurt(victims, text):
        victims = [replace(victim, outcome=Outcome.INJURY) for victim in victims]
    return tuple(nric.with_numbers(victims, text))


def _all_hurt(victims: Sequence[Victim], text: str) -> bool:
    """Tell whether the text says of the only victim that he is hurt, or of all and of nobody
    missing that they are in hospital.
    """
    low = spelt_out(text)
    missing = MISSING.search(low)
    if WARDED.search(low) and not (len(victims) > 1 and missing):
        return True
    return len(victims) == 1 and not missing and harm.outcome_of(low) is Outcome.INJURY


def _aged(one: Found, sentence: str) -> Found:
    """Return the victim with an age in haste behind the name; it was no sign of a person."""
    return one if one.age is not None else replace(one, age=age_told(sentence[one.named.end :]))


def _is_place(one: Found, sentence: str, places: Collection[str]) -> bool:
    """Tell whether a name is that of a place, or of the works it stands behind."""
    before = sentence[: one.named.titled_from].lower()
    if PLACE_BEFORE.search(before) and not LINKED.search(one.named.name):
        return True
    if one.age is not None or not is_of_places(one.named.name, places):
        return False
    return CUE_BEFORE.search(sentence[: one.named.titled_from].lower()[-110:]) is None


def _found_in(sentence: str, number: int) -> list[Found]:
    named = names_in(sentence)
    found: list[Found] = []
    cue: Outcome | None = None  # of a list: "the two injured are Contoh and Sampel"
    for n, one in enumerate(named):
        following = named[n + 1] if n + 1 < len(named) else None
        behind = without_bracket(sentence[one.end :])
        age = age_behind(behind)
        if age is None:
            age = age_before(sentence[: one.titled_from])
        joined = bool(found) and _goes_on(sentence, found, one)
        aged = age is not None or AGE_VAGUE.match(behind.lower()) is not None
        if _is_other(sentence, one, aged=aged):
            continue
        if unhurt.is_unhurt(sentence[: one.titled_from].lower(), behind.lower()):
            found = _without_list(found, sentence, one)
            continue
        if is_victim(sentence, one, aged=aged, joined=joined):
            if following and POSSESSED.search(sentence[: following.titled_from].lower()[-12:]):
                following = None  # "Contoh, yang juga isteri Sampel, cedera"
            stretch = sentence[one.end : following.start if following else len(sentence)]
            stretch = OF_THE_NEXT.split(stretch, maxsplit=1)[0]
            own = cued_outcome(sentence, one)
            cue = own or (cue if joined and _alike(_between(sentence, found[-1], one)) else None)
            outcome = cue or harm.outcome_of(stretch.lower())
            if unhurt.survived(behind.lower()):
                outcome = Outcome.INJURY
            found.append(Found(one, number, age, outcome))
    known = {one.named for one in found}
    found += [one for one in together(named, sentence, number) if one.named not in known]
    found.sort(key=lambda one: one.named.start)
    return shared(with_first(_without_aliases(found, sentence), named, sentence, number), sentence)


def _mourned(previous: str, sentence: str, number: int) -> Found | None:
    """Return the name that opens a sentence behind "One of my colleagues had passed away."."""
    one = next(iter(names_in(sentence)), None)
    if one is None or one.titled_from > 0 or not unhurt.is_mourned(previous):
        return None
    whole = len(one.name.split()) > 1 and (one.titled_from < one.start or is_common(one.name))
    apposed = sentence[one.end :].startswith((",", " was", " adalah", " seorang"))
    return Found(one, number, None, Outcome.DEATH) if whole and apposed else None


def _is_other(sentence: str, one: Named, *, aged: bool) -> bool:
    """Tell whether a name is that of a witness, of one spoken to, of one whose kin was hurt."""
    before, after = sentence[: one.titled_from].lower(), sentence[one.end :].lower()
    return is_beside(before, after, harmed=aged or HARMED_NEXT.match(after) is not None)


def _without_aliases(found: list[Found], sentence: str) -> list[Found]:
    """Return one name of a person who is told by two: the real one, else the longer one."""
    kept: list[Found] = []
    for one in found:
        last = kept[-1] if kept else None
        between = sentence[last.named.end : one.named.titled_from].lower() if last else ""
        if last and ALIAS.match(between):
            longer = max(last, one, key=lambda each: len(each.named.name.split()))
            if REAL_NAME.search(between) or NICKNAME.match(last.named.name):
                longer = one
            age = last.age if one.age is None else one.age
            kept[-1] = replace(longer, age=age, outcome=one.outcome or last.outcome)
        else:
            kept.append(one)
    return kept


def _goes_on(sentence: str, found: list[Found], one: Named) -> bool:
    """Tell whether a name stands in one list with the victim before it."""
    between = _between(sentence, found[-1], one)
    if continues(between):
        return True
    listed = LISTED.search(sentence[: found[0].named.titled_from].lower()[-110:])
    loose = listed is not None and LOOSE.match(between.lower()) is not None
    return loose and len(one.name.split()) > 1


def _between(sentence: str, last: Found, one: Named) -> str:
    return sentence[last.named.end : one.titled_from]


def _without_list(found: list[Found], sentence: str, one: Named) -> list[Found]:
    """Return the found without those of one list with one unhurt: "A, 41, dan B terselamat"."""
    kept = list(found)
    while kept and kept[-1].outcome is None and _alike(_between(sentence, kept[-1], one)):
        one = kept.pop().named
    return kept


def _alike(between: str) -> bool:
    """Tell whether what is said of the first of two in a list is said of the second, too."""
    return continues(between) and CONTRAST.search(between.lower()) is None


def _victim(one: Found, sentence: str, severity: Severity, *, dead: bool) -> Victim:
    outcome = one.outcome
    if dead and not unhurt.survived(sentence[one.named.end :].lower()):
        outcome = Outcome.DEATH
    elif outcome is None:
        before = harm.outcome_of(sentence[: one.named.start].lower())
        after = OF_THE_NEXT.split(sentence[one.named.end :].lower(), maxsplit=1)[0]
        told = harm.outcome_of(after) if severity is Severity.UNKNOWN else None
        outcome = before or told or as_severity(severity)
    occupation, employer = described.work_of(one.named, sentence)
    return Victim(
        name=one.named.name,
        age=one.age,
        nationality=described.nationality_in(sentence[one.named.start : one.named.end + 60]),
        occupation=occupation,
        employer=employer,
        outcome=outcome,
    )
