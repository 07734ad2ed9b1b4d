"""How much a candidate is worth, and whether the first one is clearly meant.

Pure. Numbers: config/rules/registry.yaml. A name that is not in the registry must hardly ever be
taken for one that is: a letter apart may be a slip, but a word that others bear is no slip of
another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz.fuzz import ratio

from config import rules
from db import keys
from services.leads.matching import naming
from services.places import distance, spelling, states
from services.places.nearest import Point
from services.registry import normalising, ranking, sounds
from services.registry.found import Candidate, Kind
from services.registry.typed import Typed
from services.registry.vocabulary import Vocabulary

CLEAR = rules.number("registry", "clear_score")
MARGIN = rules.number("registry", "clear_margin")
DOUBTFUL = rules.number("registry", "doubtful_score")
WRONG_NAME = rules.number("registry", "wrong_name_score")
OTHER_TOWN = rules.number("registry", "town_differs_points")
WRITTEN_OTHERWISE = rules.number("registry", "written_otherwise_points")
OTHER_HINT = rules.number("registry", "hint_differs_score")
FITS = rules.number("registry", "hint_fits_score")
MANY_NAMES = rules.number("registry", "spelling_counts_from_names")
SHOWN = rules.number("registry", "shown_score")
BORNE_BY = 2  # names with a word from which it is nobody's slip


def form(kind: Kind, name: str) -> str:
    """Return the normalised name of an employer or a person."""
    return normalising.employer(name) if kind is Kind.EMPLOYER else normalising.person(name)


def worth(typed: str, registered: str, alike: float) -> float:
    """Return the score of a registered name, 0-100, by how alike the normalised names are.

    *typed* is what was typed, as `keys.plain` writes it.
    """
    written = ratio(typed, keys.plain(registered))
    return alike - WRITTEN_OTHERWISE * (1 - written / 100)


def contradicts(kind: Kind, typed: str, registered: str) -> bool:
    """Whether a legal form or the sex that a name tells is not that of another."""
    if kind is Kind.EMPLOYER:
        forms = normalising.legal_form(typed), normalising.legal_form(registered)
        return None not in forms and forms[0] != forms[1]
    sexes = [_sex(typed), _sex(registered)]
    return None not in sexes and sexes[0] != sexes[1]


def elsewhere(typed: str, town: str | None, state: str | None) -> float:
    """Return the points that an employer loses who does not stand in the typed town or state.

    One without a town may stand anywhere.
    """
    if town is None or spelling.key(typed) == spelling.key(town):
        return 0
    return 0 if state is not None and states.NAMES.get(state) == typed else OTHER_TOWN


def contradicted(candidate: Candidate) -> Candidate:
    """Return a candidate whom the birthday or number typed beside the name does not fit."""
    most = min(candidate.score, round(OTHER_HINT))
    return replace(candidate, score=most, likely=candidate.likely - candidate.score + most)


def is_slip(typed: str, kept: str, vocabulary: Vocabulary | None, *, hinted: bool = False) -> bool:
    """Whether what differs in two normalised names can be slips: nobody else bears such a word.

    Among millions of names somebody else bears the other spelling, too, unless a birthday or number
    that was typed beside it, *hinted*, fits.
    """
    if typed == kept:
        return True
    if vocabulary is not None and vocabulary.names >= MANY_NAMES and not hinted:
        return False
    heard = {sounds.sound(word) for word in kept.split()}
    return vocabulary is not None and not any(
        _is_borne(sounds.sound(word), vocabulary)
        for word in typed.split()
        if sounds.sound(word) not in heard
    )


def ordered(found: Iterable[Candidate], limit: int) -> tuple[Candidate, ...]:
    """Return the best candidates, each once; of two alike the nearer one, then the older key."""
    best: dict[tuple[Kind, int], Candidate] = {}
    for each in found:
        known = best.get((each.kind, each.key))
        if each.score >= SHOWN and (known is None or known.likely < each.likely):
            best[each.kind, each.key] = each
    return tuple(sorted(best.values(), key=_order)[:limit])


def is_clear(candidates: Sequence[Candidate]) -> bool:
    """Whether the first candidate is one clear winner."""
    if not candidates or candidates[0].score < CLEAR:
        return False
    first, *others = candidates
    return not others or first.score - others[0].score >= MARGIN


def is_one(exact: Sequence[Candidate], read: Typed) -> bool:
    """Whether a number named one, and a name that was typed beside it can be theirs."""
    if len(exact) != 1:
        return False
    kind, name = exact[0].kind, exact[0].name
    typed = [form(kind, each.text) for each in read.names]
    return not typed or bool(max(ranking.scores(form(kind, name), typed)) >= WRONG_NAME)


def with_distance(candidate: Candidate, point: Point | None) -> Candidate:
    """Return the candidate with how far it is from a point."""
    if point is None or candidate.point is None:
        return candidate
    return replace(candidate, km=distance.kilometres(point, candidate.point))


def _order(each: Candidate) -> tuple[float, float, int]:
    return -each.likely, each.km if each.km is not None else 1e9, each.key


def _is_borne(sound: str, vocabulary: Vocabulary) -> bool:
    number = vocabulary.number(sound)
    return number is not None and int(vocabulary.counts[number]) >= BORNE_BY


def _sex(name: str) -> str | None:
    read = naming.read(name)
    return read[0].sex if read else None
