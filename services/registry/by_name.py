"""Find who is called so, or nearly so.

A walk to the database (db/queries/walking.py): what is found in one step is asked for in the next.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from db.models.registry import NameIndex
from db.queries import registry_names as queries
from db.queries.registry_names import Hint, Standing
from db.queries.registry_search import index_of
from db.queries.walking import Rows, Walk
from services.places import states
from services.registry import candidates, choosing, planning, ranking
from services.registry.found import EXTRACTS, Candidate, Kind
from services.registry.loaded import Shelf
from services.registry.typed import Name, Typed
from services.registry.vocabulary import Vocabulary

NAMES_ANSWERED = 12  # best names whose bearers are asked for; with a hint all that are ranked
LOOKED_AT_FIRST = 100  # names that are ranked; mostly the right one is among them
NEAR_ENOUGH = 88  # score of one of them from which no others are looked at


class Alike(NamedTuple):
    """A kept name that is like the typed one."""

    number: int
    name: str  # normalised
    score: float  # 0-100


@dataclass(frozen=True, slots=True)
class Asked:
    """One kind, and what it is answered from."""

    kind: Kind
    standing: Standing
    vocabulary: Vocabulary | None  # None: no index was built; all names are compared one by one
    shelf: Shelf

    @property
    def index(self) -> NameIndex:
        return index_of(EXTRACTS[self.kind], self.standing.edition)


def find(
    shelf: Shelf, kind: Kind, standing: Standing, read: Typed, limit: int
) -> Walk[list[Candidate]]:
    """Find candidates of one kind for all readings of a name."""
    vocabulary = yield from shelf.vocabulary(EXTRACTS[kind], standing)
    asked = Asked(kind, standing, vocabulary, shelf)
    found: list[Candidate] = []
    for name in _readings(kind, read):
        form = choosing.form(kind, name.text)
        most = None if name.has_hint else NAMES_ANSWERED
        alike = (yield from _alike(asked, form, most)) if form else []
        rows = yield from _bearers(asked, name, alike, limit)
        by_number = {each.number: each for each in alike}
        slips = _slips(asked, form, [by_number[number] for number in {row[0] for row in rows}])
        found += [_candidate(kind, name, by_number[row[0]], row[1:], slips) for row in rows]
    return found


def _readings(kind: Kind, read: Typed) -> list[Name]:
    """Employers have no birthday, and persons' towns are not known."""
    if kind is Kind.EMPLOYER:
        return [name for name in read.names if not name.has_hint]
    return [name for name in read.names if name.town is None]


def _alike(asked: Asked, form: str, most: int | None) -> Walk[list[Alike]]:
    """Find the names most alike to a normalised one, at most *most*, the best first."""
    near = yield from _near(asked, form)
    added = (yield from asked.shelf.later(EXTRACTS[asked.kind], asked.standing)).like(form)
    rows = yield queries.names(asked.index, [*near[:LOOKED_AT_FIRST], *added])
    scores = _scores(asked, form, rows)
    if near[LOOKED_AT_FIRST:] and (not rows or scores.max() < NEAR_ENOUGH):
        more = yield queries.names(asked.index, near[LOOKED_AT_FIRST:])
        rows = [*rows, *more]
        scores = _scores(asked, form, rows)
    order = np.argsort(-scores, kind="stable")[:most].tolist()
    return [Alike(rows[place][0], rows[place][1], float(scores[place])) for place in order]


def _near(asked: Asked, form: str) -> Walk[list[int]]:
    """Find the numbers of the names that share the rarest words, the likeliest first."""
    if asked.vocabulary is None:
        return []
    plan = planning.plan(asked.vocabulary, form)
    gains = dict(zip(plan.keys.tolist(), plan.gains.tolist(), strict=True))
    lists = yield queries.lists(asked.index, gains)
    best = planning.best([names for _, names in lists], [gains[key] for key, _ in lists])
    numbers: list[int] = best.tolist()
    return numbers


def _scores(asked: Asked, form: str, rows: Rows) -> ranking.Scores:
    kept, known = [name for _, name in rows], asked.vocabulary
    return ranking.scores(form, kept, known.tells) if known else ranking.scores(form, kept)


def _bearers(asked: Asked, name: Name, alike: Sequence[Alike], each: int) -> Walk[list[Any]]:
    """Find the number of each name with what is known of its bearers whom the hint fits."""
    edition = asked.standing.edition
    numbers = [one.number for one in alike]
    found: list[Any] = []
    if asked.kind is Kind.EMPLOYER:
        if name.town:  # of hundreds of one name those that are meant come first
            code = next((code for code, state in states.NAMES.items() if state == name.town), None)
            in_ = (name.town, code)
            found += yield queries.employers_called(edition, numbers, each, in_=in_)
        found += yield queries.employers_called(edition, numbers, each)
    else:
        hint = Hint(name.born, name.born_year, name.last_four)
        found += yield queries.persons_called(edition, numbers, each, hint)
    return found


def _slips(asked: Asked, form: str, alike: Iterable[Alike]) -> frozenset[int]:
    """Return the numbers of the names from which the typed one differs by slips at most."""
    return frozenset(
        each.number for each in alike if choosing.is_slip(form, each.name, asked.vocabulary)
    )


def _candidate(
    kind: Kind, name: Name, alike: Alike, row: Sequence[Any], slips: frozenset[int]
) -> Candidate:
    make = candidates.employer if kind is Kind.EMPLOYER else candidates.person
    bare = make(row, 0)
    score = choosing.worth(name, bare, alike.score)
    if alike.number not in slips:
        score = min(score, choosing.DOUBTFUL)
    return make(row, score)
