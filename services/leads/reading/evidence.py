"""Is a name that of a victim: by what stands before and behind it in its sentence.

Pure. An age behind it, "mangsa" before it, a word of harm right after it speak for one. Somebody
who "berkata", holds an office, or is left behind is none.
"""

import re
from dataclasses import dataclass

from services.leads.reading import firms, harm
from services.leads.reading.bystanders import holds_office, is_relative, spoke
from services.leads.reading.chains import without_bracket
from services.leads.reading.harmed_words import (
    AGE_ENDS,
    APPOSED,
    BEFELL_NEXT,
    BRACKET_ENDS,
    BRACKETED_BEFORE,
    DEATH_BEFORE,
    DIED_NEXT,
    HARMED_LATER,
    HARMED_NEXT,
    HARMED_ROLE_BEFORE,
    HURT_AFTER,
    OF_FIRM,
    OUTCOME_CUE,
    ROLE_BEHIND,
    STAFF_OF,
)
from services.leads.reading.lead_words import PERSON
from services.leads.reading.names import Named, is_common
from services.leads.reading.people_words import (
    AGE_RIGHT_BEFORE,
    CONTACTED,
    CUE_BEFORE,
    LATE,
    LEFT_BEHIND,
    LOCATIVE,
    NICKNAME,
    OWNER_OF,
    POSSESSED,
    RELATIVE,
    RELATIVE_OF,
    RELATIVE_OF_NAMED,
    ROLE_BEFORE,
    SPEAKS_AFTER,
    SPEECH,
    SUSPECT_AFTER,
)
from services.leads.reading.prose import is_headline
from services.leads.reading.report import Outcome
from services.leads.reading.told_days_after import lost_kin
from services.leads.reading.unhurt import is_unhurt, without_anothers_speech

LABEL = re.compile(r"\s?:(?!\w)")  # "Tindakan : ...": what a line of a form tells


def cued_outcome(sentence: str, one: Named) -> Outcome | None:
    """Return what the words right before a name say of him: "mangsa maut", "the injured"."""
    cue = OUTCOME_CUE.search(sentence[: one.titled_from].lower()[-45:])
    return harm.outcome_of(cue[0]) if cue else None


def age_before(before: str) -> int | None:
    """Return the age right before a name: "identified as 24-year-old Fabian"."""
    told = AGE_RIGHT_BEFORE.search(before[-50:].lower())
    return int(told[1] or told[2]) if told else None


@dataclass(frozen=True, slots=True)
class _Around:
    """A name in its sentence, with what stands before and behind it in small letters."""

    sentence: str
    one: Named
    before: str
    after: str  # without what brackets say of him
    cued: bool  # "mangsa", "dikenali sebagai" stands right before
    harmed: bool  # a word of harm stands behind
    headline: bool

    @property
    def whole(self) -> bool:
        """Tell whether the name has more than one word."""
        return len(self.one.name.split()) > 1


def is_victim(sentence: str, one: Named, *, aged: bool, joined: bool) -> bool:
    """Tell whether the name is that of a victim.

    `aged`: his age is told; `joined`: he stands in one list with a victim before him.
    """
    at = _around(sentence, one)
    if _is_other(at, listed=joined, aged=aged):
        return False
    if not (aged or joined or at.cued or at.whole) and _is_word(at):
        return False
    if aged or joined:
        lone = _stands_alone(at) or (at.harmed and not at.headline) or is_common(one.name)
        return at.whole or at.cued or joined or lone
    dashed = at.before.endswith(" - ") and HARMED_NEXT.match(at.after) is not None
    if LOCATIVE.search(at.before[-30:]) and not dashed:
        return False
    if at.cued:
        labelled = at.before.rstrip().endswith((":", "="))
        titled = one.titled_from < one.start
        plain = labelled or (is_common(one.name) and (at.whole or titled)) or _small_before(at)
        return plain or not at.headline
    return not at.headline and _on_thin_evidence(at)


def _around(sentence: str, one: Named) -> _Around:
    before = sentence[: one.titled_from].lower()
    after = without_bracket(sentence[one.end :]).lower()
    after = without_anothers_speech(before, after)
    cued = CUE_BEFORE.search(before[-110:]) or _is_late(sentence, one)
    return _Around(
        sentence,
        one,
        before,
        after,
        cued=bool(cued) and not RELATIVE_OF.search(before[-50:]),
        harmed=HURT_AFTER.match(after) is not None,
        headline=is_headline(sentence),
    )


def _is_late(sentence: str, one: Named) -> bool:
    return LATE.search(sentence[one.titled_from : one.start].lower()) is not None


def _is_other(at: _Around, *, listed: bool, aged: bool) -> bool:
    """Tell whether the name is that of a speaker, an officer, a relative, a suspect, the unhurt."""
    next_harmed = HARMED_NEXT.match(at.after) is not None and at.after[:1] != ","
    if at.before.endswith(", ") and BEFELL_NEXT.match(at.after):
        next_harmed = True
    attacked = DEATH_BEFORE.search(at.before[-75:]) is not None  # "didakwa menikam Contoh"
    hurt = at.cued or (next_harmed and not at.headline) or attacked
    if _is_possessor(at) or LABEL.match(at.after) or CONTACTED.search(at.before[-40:]):
        return True
    if lost_kin(at.before):
        return False
    if SPEAKS_AFTER.match(at.after) or (not hurt and spoke(at.before, at.after)):
        return True
    if LEFT_BEHIND.search(at.before[-40:]) and not (at.cued or attacked):
        return True
    if OWNER_OF.search(at.before[-110:]) and not at.harmed:
        return True
    named = RELATIVE_OF_NAMED.search(at.sentence[: at.one.titled_from][-70:])
    if (named or RELATIVE_OF.search(at.before[-50:])) and not at.harmed:
        return True
    if is_unhurt(at.before, at.after) or SUSPECT_AFTER.match(at.after):
        return True
    if at.cued:
        return False
    spoken = SPEECH.search(at.after) and not HARMED_LATER.match(at.after)
    if RELATIVE.search(at.before[-35:]) and spoken:
        return True
    if not (listed or at.harmed) and is_relative(at.before):
        return not (aged and HARMED_LATER.match(at.after))
    return not (listed or hurt or (aged and at.harmed)) and holds_office(
        at.sentence, at.one, at.before
    )


def _is_possessor(at: _Around) -> bool:
    """Tell whether a relative of the one who is called so is told of: "suami Kak Contoh maut"."""
    return _is_nickname(at) and POSSESSED.search(at.before[-12:]) is not None


def _on_thin_evidence(at: _Around) -> bool:
    """Tell by a word of harm behind the name, or a role or harm before it."""
    role = ROLE_BEFORE.search(at.before[-60:]) is not None
    if role and at.whole and at.harmed:
        return True
    nicknamed = _is_nickname(at) and not is_relative(at.before)
    if nicknamed and at.harmed and not SPEECH.search(at.after[:60]):
        return True
    return _in_place_of_harm(at) or _looks_personal(at, role=role)


def _in_place_of_harm(at: _Around) -> bool:
    """Tell by the place beside a word of harm, which only a person has; the name may be strange."""
    if not at.before.strip() and DIED_NEXT.match(at.after):
        return at.whole or not PERSON.search(at.one.name.lower())
    if STAFF_OF.search(at.before[-15:]) and not is_common(at.one.name):
        return False  # "staff Syarikat Contoh pengsan": who employs them
    named = at.whole or at.one.titled_from < at.one.start or is_common(at.one.name)
    named = named or (_small_before(at) and not OF_FIRM.search(at.before[-30:]))
    next_harmed = HARMED_NEXT.match(at.after) and (at.after[:1] != "," or at.before.endswith(", "))
    if named and (next_harmed or (ROLE_BEHIND.match(at.after) and at.harmed)):
        return True
    if HARMED_ROLE_BEFORE.search(at.before[-90:]) and at.after[:1] in {",", ".", ""}:
        return True
    return bool(BRACKETED_BEFORE.search(at.before[-70:]) and BRACKET_ENDS.match(at.after))


def _looks_personal(at: _Around, *, role: bool) -> bool:
    """Tell by a name that is built of usual ones, with harm or a role near it."""
    titled = at.one.titled_from < at.one.start
    if not is_common(at.one.name) or not (at.whole or titled):
        return False
    if at.harmed or DEATH_BEFORE.search(at.before[-75:]):
        return True
    return role and at.after[:1] in {",", " ", "", "."}


def _is_word(at: _Around) -> bool:
    """Tell whether one capital word without a title is one of every day: "Perempuan"."""
    return at.one.titled_from == at.one.start and at.one.name.lower() in firms.everyday()


def _stands_alone(at: _Around) -> bool:
    """Tell whether a single name has its age in apposition: "another worker, Contoh, 35, fell"."""
    before = at.sentence[: at.one.titled_from]
    opened = APPOSED.search(before) is not None and not LOCATIVE.search(at.before[-30:])
    return opened and AGE_ENDS.match(at.sentence[at.one.end :]) is not None


def _small_before(at: _Around) -> bool:
    """Tell whether a word in small letters stands right before: then capitals mean something."""
    words = at.sentence[: at.one.titled_from].rstrip(" ,:-").split()
    return bool(words) and words[-1].islower()


def _is_nickname(at: _Around) -> bool:
    """Tell whether a name is built as colleagues call each other: "Pok Li", "Kak Nita"."""
    return NICKNAME.match(at.sentence[at.one.titled_from : at.one.end]) is not None
