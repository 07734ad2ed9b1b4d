"""How a text describes people without naming them: count, age, country, work.

Pure. "Tiga lelaki" are three victims; "seorang pekerja warga Bangladesh berusia 30-an" is one, of
unknown age.
"""

from dataclasses import replace
from functools import lru_cache

from services.leads.reading import firms, harm
from services.leads.reading.described_words import (
    AGE,
    AGE_IN_FORM,
    AGE_OF_TAKEN,
    COUNTED,
    COUNTRIES,
    NATIONALITY,
    NUMBERS,
    ONE_ROLE,
    PARTS_COUNTED,
)
from services.leads.reading.employer_words import (
    BARE_PLACE,
    COMPANY,
    EMPLOYED,
    EMPLOYER,
    FIRM_ENDS,
    GIG,
    MAY_EMPLOY,
    NOT_OF_FIRM,
    OF_ALL,
    OF_DEAD,
    WORKPLACE,
)
from services.leads.reading.names import Named, is_common
from services.leads.reading.report import Outcome, Severity, Victim
from services.leads.reading.trade_words import OCCUPATION


def nationality_in(text: str) -> str | None:
    """Return the country that the text states for a person, in English."""
    found = NATIONALITY.search(text.lower())
    if found is None:
        return None
    return COUNTRIES.get(next(group for group in found.groups() if group))


def work_of(named: Named, sentence: str) -> tuple[str | None, str | None]:
    """Return occupation and employer that the sentence gives the person: after the name, else
    before.
    """
    after = sentence[named.end : named.end + 160]
    before = sentence[max(0, named.start - 70) : named.start]
    return occupation_in(after) or occupation_in(before), (
        firms.beside(sentence, named.end) or _employer_in([after])
    )


def occupation_in(text: str) -> str | None:
    """Return the occupation as it is written."""
    job = OCCUPATION.search(text.lower())
    return text[job.start() : job.end()] if job else None


def complete(victims: list[Victim], told: list[str]) -> list[Victim]:
    """Fill the gaps of the only victim, or the only dead one, from sentences without his name."""
    shared = _employer_in([sentence for sentence in told if OF_ALL.search(sentence)])
    if shared is None and not any(victim.employer for victim in victims):
        several = len(victims) > 1  # then "mangsa yang bekerja" is said of the dead
        shared = _employer_in([s for s in told[:2] if not (several and OF_DEAD.match(s))])
    victims = [replace(v, employer=v.employer or shared) for v in victims]
    dead = [n for n, victim in enumerate(victims) if victim.outcome is Outcome.DEATH]
    if not told or not (len(victims) == 1 or len(dead) == 1):
        return victims
    n = 0 if len(victims) == 1 else dead[0]
    one, head = victims[n], " ".join(told[:4])
    low = head.lower()
    age = one.age if one.age is not None else _lone_age(low) or _form_age(told)
    filled = replace(one, age=age, occupation=one.occupation or occupation_in(head))
    if len(victims) == 1:
        firm = _employer_in(told[:6])
        country = one.nationality or nationality_in(low)
        filled = replace(filled, nationality=country, employer=one.employer or firm)
    elif one.employer is None:
        filled = replace(filled, employer=_employer_in([s for s in told[:6] if OF_DEAD.match(s)]))
    return [*victims[:n], filled, *victims[n + 1 :]]


def _employer_in(told: list[str]) -> str | None:
    """Return the first firm that a sentence names as an employer; it ends with its form.

    Of one told by its initials first, then in full, the full name.
    """
    firms_told = list(filter(None, map(_employer_of, told)))
    first = next(iter(firms_told), None)
    if first is None:
        return None
    return max((one for one in firms_told if _is_same_firm(first, one)), key=len)


def _is_same_firm(short: str, whole: str) -> bool:
    initials = "".join(word[0] for word in whole.split() if word[0].isupper())
    return short.lower() in whole.lower() or short == initials


@lru_cache(maxsize=64)  # sentences: of one report, each is asked for several times
def _employer_of(sentence: str) -> str | None:
    if MAY_EMPLOY.search(sentence) is None:
        return firms.employer_in(sentence)
    for words in (EMPLOYER, COMPANY, EMPLOYED, WORKPLACE, GIG):
        found = words.search(sentence)
        if found is not None and (firm := _firm(next(group for group in found.groups() if group))):
            return firm
    return firms.employer_in(sentence)


def _firm(words: str) -> str | None:
    end = FIRM_ENDS.search(words)
    whole = words[: end.end()] if end else firms.without_town(_without_person(words))
    firm = NOT_OF_FIRM.sub("", whole).strip(" ,(")
    if BARE_PLACE.fullmatch(firm):
        return None
    return firm if firm.endswith("Bhd.") else firm.rstrip(".")


def _without_person(words: str) -> str:
    """Return "Pos Contoh" of "Pos Contoh dan Ali": what follows is somebody, not the firm."""
    firm, _, other = words.partition(" dan ")
    return firm if other and is_common(other) else words


def all_dead(told: list[str], named: int) -> bool:
    """Tell whether the head counts as many dead as are named, and nobody hurt."""
    head = " ".join(told[:3]).lower()
    return named == 1 or (_count(head) == named and harm.HURT.search(head) is None)


def counted(told: list[str], severity: Severity) -> tuple[Victim, ...]:
    """Return victims without a name: as many as the first sentence with a count says, else one."""
    apart = _apart(told)
    if apart:
        return apart
    low = " ".join(told[:3]).lower()
    number = _count(low)
    outcome = _outcome(low, severity)
    if number > 1:
        one = Victim(name=None, employer=_employer_in(told[:1]), outcome=outcome)
        return (one,) * min(number, 10)
    return (
        Victim(
            name=None,
            age=_lone_age(low),
            nationality=nationality_in(low),
            occupation=occupation_in(" ".join(told[:3])),
            employer=_employer_in(told[:3]),
            outcome=outcome,
        ),
    )


def _apart(told: list[str]) -> tuple[Victim, ...]:
    """Return the dead and the hurt that one sentence counts apart: "pemandu maut, lapan cedera".

    Nothing when no sentence does; of more than ten hurt none is counted.
    """
    for sentence in told[:2]:
        groups: list[tuple[Outcome, int]] = []
        for part in PARTS_COUNTED.split(sentence.lower()):
            outcome = harm.outcome_of(part)
            if outcome is not None and (number := _people_in(part)):
                groups.append((outcome, number))
        if len({outcome for outcome, _ in groups}) == len(groups) == 2:
            return tuple(Victim(name=None, outcome=o) for o, n in groups for _ in range(n))
    return ()


def _people_in(part: str) -> int:
    """Return how many a part of a sentence counts; one for a bare role, none for a crowd."""
    if COUNTED.search(part):
        return _count(part)
    crowd = any(figure.isdigit() for figure in part)
    return 0 if crowd or ONE_ROLE.search(part) is None else 1


def _count(low: str) -> int:
    found = COUNTED.search(low)
    if found is None:
        return 1
    return NUMBERS.get(found[1]) or int(found[1])


def _outcome(low: str, severity: Severity) -> Outcome:
    if severity is Severity.DEATH:
        return Outcome.DEATH
    return harm.outcome_of(low) or Outcome.UNKNOWN


def _form_age(told: list[str]) -> int | None:
    """Return the age of a form ("Umur: 37"), if it has just one."""
    ages = AGE_IN_FORM.findall("\n".join(told).lower())
    return int(ages[0]) if len(ages) == 1 else None


def _lone_age(low: str) -> int | None:
    told = AGE_OF_TAKEN.sub(" ", low)
    ages = {next(filter(None, found.groups())) for found in AGE.finditer(told)}
    return int(ages.pop()) if len(ages) == 1 else None
