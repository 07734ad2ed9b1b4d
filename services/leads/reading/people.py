"""Who was hurt: the victims of a report, never the police chief, the relative who speaks, the
accused driver.

Pure. A name is a victim's by what stands around it: an age behind it, "mangsa" before it, a word
of harm after it. Somebody who "berkata", holds an office, or is left behind is none.
"""

from collections.abc import Collection
from dataclasses import replace

from services.leads.reading import described, forms, harm, listed, nric
from services.leads.reading.bystanders import holds_office, is_headline, is_relative, spoke
from services.leads.reading.chains import Found, age_behind, continues, pair, shared, with_first
from services.leads.reading.names import Named, is_common, is_within, names_in
from services.leads.reading.people_words import (
    AGE_RIGHT_BEFORE,
    CUE_BEFORE,
    DEATH_BEFORE,
    HARMED_NEXT,
    HURT_AFTER,
    LATE,
    LEFT_BEHIND,
    LINKED,
    LOCATIVE,
    NICKNAME,
    OUTCOME_CUE,
    RELATIVE,
    RELATIVE_OF,
    ROLE_BEFORE,
    SPEAKS_AFTER,
    SPEECH,
    SUSPECT_AFTER,
    UNHURT,
    WARDED,
)
from services.leads.reading.prose import sentences
from services.leads.reading.report import Outcome, Severity, Victim

SHORT = 500  # characters of a post in which the only name is that of whom it tells


def victims_in(text: str, severity: Severity, places: Collection[str] = ()) -> tuple[Victim, ...]:
    """Return the victims: the named ones in the order of the text, then those only counted.

    `places`: names that the gazetteer knows in the text; one of them is no person unless it is
    called one.
    """
    lists = listed.lists_in(text)
    told = sentences(lists.prose)
    found: list[Found] = []
    for number, sentence in enumerate(told):
        found.extend(_found_in(sentence, number))
    found = [one for one in found if not _is_place(one, told[one.sentence], places)]
    people = _each_once(found) or ([] if lists.victims else _only_one(told))
    number = max(len(people), len(lists.victims))
    all_dead = severity is Severity.DEATH and described.all_dead(told, number)
    victims = [_victim(one, told[one.sentence], severity, dead=all_dead) for one in people]
    victims = _with_listed(victims, lists.victims, severity, dead=all_dead)
    if not victims and (name := forms.named(text)) is not None:
        victims = [Victim(name=name, outcome=_as_severity(severity))]
    victims = described.complete(victims, told)
    if len(victims) == 1 and (firm := forms.employer_in(text)) is not None:
        victims = [replace(victims[0], employer=firm)]
    victims = victims or list(described.counted(told, severity))
    if len(victims) == 1 and victims[0].outcome is Outcome.UNKNOWN and WARDED.search(text.lower()):
        victims = [replace(victims[0], outcome=Outcome.INJURY)]
    return tuple(nric.with_numbers(victims, text))


def _is_place(one: Found, sentence: str, places: Collection[str]) -> bool:
    if one.age is not None or one.named.name not in places:
        return False
    return CUE_BEFORE.search(sentence[: one.named.titled_from].lower()[-110:]) is None


def _with_listed(
    victims: list[Victim], names: tuple[Victim, ...], severity: Severity, *, dead: bool
) -> list[Victim]:
    """Return the victims with those of the lists; who is told of in both is one."""
    for one in names:
        twin = next((n for n, v in enumerate(victims) if _same(v.name or "", one.name or "")), None)
        known = one.outcome is not Outcome.UNKNOWN
        outcome = one.outcome if known else Outcome.DEATH if dead else _as_severity(severity)
        if twin is None:
            victims = [*victims, replace(one, outcome=outcome)]
            continue
        old = victims[twin]
        victims[twin] = replace(
            old,
            name=max((old.name, one.name), key=lambda name: len(name or "")),
            age=old.age if old.age is not None else one.age,
            occupation=old.occupation or one.occupation,
            outcome=one.outcome if known else old.outcome,
        )
    return victims


def _only_one(told: list[str]) -> list[Found]:
    """Return the only whole name of a short post that names no victim: "Ali a/l Contoh tak datang
    kerja. Dia accident semalam".
    """
    if sum(map(len, told)) > SHORT:
        return []
    named = [(n, one) for n, sentence in enumerate(told) for one in names_in(sentence)]
    whole = [
        (n, one)
        for n, one in named
        if LINKED.search(one.name) or (one.titled_from < one.start and is_common(one.name))
    ]
    if len(whole) != 1:
        return []
    number, one = whole[0]
    before, after = told[number][: one.titled_from].lower(), told[number][one.end :].lower()
    other = SPEAKS_AFTER.match(after) or spoke(before, after) or SUSPECT_AFTER.match(after)
    if other or LEFT_BEHIND.search(before[-40:]) or holds_office(told[number], one, before):
        return []
    if is_relative(before) or RELATIVE_OF.search(before[-50:]) or LOCATIVE.search(before[-30:]):
        return []
    return [Found(one, number, age_behind(told[number][one.end :]), None)]


def _found_in(sentence: str, number: int) -> list[Found]:
    named = names_in(sentence)
    found: list[Found] = []
    for n, one in enumerate(named):
        following = named[n + 1] if n + 1 < len(named) else None
        age = age_behind(sentence[one.end :])
        if age is None:
            age = _age_before(sentence[: one.titled_from])
        joined = bool(found) and continues(sentence[found[-1].named.end : one.titled_from])
        if _is_victim(sentence, one, aged=age is not None, joined=joined):
            stretch = sentence[one.end : following.start if following else len(sentence)]
            outcome = _cued_outcome(sentence, one) or harm.outcome_of(stretch.lower())
            found.append(Found(one, number, age, outcome))
    found = found or pair(named, sentence, number)
    return shared(with_first(found, named, sentence, number), sentence)


def _cued_outcome(sentence: str, one: Named) -> Outcome | None:
    """Return what the words right before a name say of him: "mangsa maut", "the injured"."""
    cue = OUTCOME_CUE.search(sentence[: one.titled_from].lower()[-45:])
    return harm.outcome_of(cue[0]) if cue else None


def _age_before(before: str) -> int | None:
    """Return the age right before a name: "identified as 24-year-old Fabian"."""
    told = AGE_RIGHT_BEFORE.search(before[-50:].lower())
    return int(told[1]) if told else None


def _is_victim(sentence: str, one: Named, *, aged: bool, joined: bool) -> bool:
    before = sentence[: one.titled_from].lower()
    after = sentence[one.end :].lower()
    of_victim = RELATIVE_OF.search(before[-50:]) is not None
    titles = sentence[one.titled_from : one.start].lower()
    cued = not of_victim and bool(CUE_BEFORE.search(before[-110:]) or LATE.search(titles))
    if SPEAKS_AFTER.match(after) or (not cued and spoke(before, after)):
        return False
    late = LATE.search(titles) is not None
    if (LEFT_BEHIND.search(before[-40:]) and not late) or (
        of_victim and not HURT_AFTER.match(after)
    ):
        return False
    harmed = HURT_AFTER.match(after) is not None
    if not (cued or joined or (aged and harmed)) and holds_office(sentence, one, before):
        return False
    if not cued and RELATIVE.search(before[-35:]) and SPEECH.search(after):
        return False
    if not (cued or joined or harmed) and is_relative(before):
        return False
    if UNHURT.match(after.lstrip(" ,0123456789")) or SUSPECT_AFTER.match(after):
        return False
    if aged or joined:
        told = harmed and not is_headline(sentence)
        return len(one.name.split()) > 1 or cued or joined or told or is_common(one.name)
    if cued:
        plain = (is_common(one.name) and len(one.name.split()) > 1) or _small_before(sentence, one)
        return not LOCATIVE.search(before[-30:]) and (plain or not is_headline(sentence))
    return _on_thin_evidence(sentence, one, before, after)


def _on_thin_evidence(sentence: str, one: Named, before: str, after: str) -> bool:
    """Tell by a word of harm behind the name or a role before it; the name itself must look like
    one.
    """
    if is_headline(sentence) or LOCATIVE.search(before[-30:]):
        return False
    role = ROLE_BEFORE.search(before[-60:]) is not None
    if role and len(one.name.split()) > 1 and HURT_AFTER.match(after):
        return True
    if _is_nickname(sentence, one) and HURT_AFTER.match(after) and not SPEECH.search(after[:60]):
        return True
    opens = not before.strip() and 1 < len(one.name.split()) < 5 and one.name.istitle()
    if opens and HARMED_NEXT.match(after):
        return True
    if not is_common(one.name):
        return False
    titled = one.titled_from < one.start
    if len(one.name.split()) < 2 and not titled:
        return HARMED_NEXT.match(after) is not None
    if HURT_AFTER.match(after) or DEATH_BEFORE.search(before[-30:]):
        return True
    return role and after[:1] in {",", " ", "", "."}


def _small_before(sentence: str, one: Named) -> bool:
    """Tell whether a word in small letters stands right before: then capitals mean something."""
    words = sentence[: one.titled_from].rstrip(" ,:-").split()
    return bool(words) and words[-1].islower()


def _is_nickname(sentence: str, one: Named) -> bool:
    """Tell whether a name is built as colleagues call each other: "Pok Li", "Kak Nita"."""
    titled = sentence[one.titled_from : one.end]
    return NICKNAME.match(titled) is not None


def _each_once(found: list[Found]) -> list[Found]:
    """Drop short forms of a name that is known in full; keep what the later mention adds."""
    kept: list[Found] = []
    for one in found:
        twin = next((n for n, k in enumerate(kept) if _same(one.named.name, k.named.name)), None)
        if twin is None:
            kept.append(one)
            continue
        old = kept[twin]
        best = max((old, one), key=lambda each: (each.age is not None, len(each.named.name)))
        name = max((old.named.name, one.named.name), key=len)
        kept[twin] = replace(
            best,
            named=replace(best.named, name=name),
            outcome=old.outcome or one.outcome,
        )
    return kept


def _same(one: str, other: str) -> bool:
    return is_within(one, other) or is_within(other, one)


def _victim(one: Found, sentence: str, severity: Severity, *, dead: bool) -> Victim:
    outcome = one.outcome
    if dead:
        outcome = Outcome.DEATH
    elif outcome is None:
        before = harm.outcome_of(sentence[: one.named.start].lower())
        outcome = before or _as_severity(severity)
    occupation, employer = described.work_of(one.named, sentence)
    return Victim(
        name=one.named.name,
        age=one.age,
        nationality=described.nationality_in(sentence[one.named.start : one.named.end + 60]),
        occupation=occupation,
        employer=employer,
        outcome=outcome,
    )


def _as_severity(severity: Severity) -> Outcome:
    if severity is Severity.DEATH:
        return Outcome.DEATH
    return Outcome.UNKNOWN if severity is Severity.UNKNOWN else Outcome.INJURY
