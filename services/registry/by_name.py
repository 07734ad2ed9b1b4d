"""Find who is called so, or nearly so.

A walk to the database (db/queries/walking.py): what is found in one step is asked for in the next.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from db.models.registry import NameIndex
from db.queries import registry_names as queries
from db.queries.registry_names import Hint, Standing
from db.queries.registry_search import index_of
from db.queries.walking import Row, Rows, Walk
from services.places import states
from services.registry import candidates, choosing, planning, ranking
from services.registry.found import EXTRACTS, Candidate, Kind
from services.registry.loaded import Shelf
from services.registry.typed import Name, Typed
from services.registry.vocabulary import Vocabulary

NAMES_ANSWERED = 12  # best names whose bearers are asked for
NAMES_HINTED = 60  # with a hint, that most of them do not fit
LOOKED_AT_FIRST = 48  # names that are ranked; mostly the right one is among them
NEAR_ENOUGH = 88  # score of one of them from which no others are looked at
BEARERS_FEW = 3  # of each name but the best
BORNE_TELLS = 0.75  # points for each doubling of the number who bear a name
BEARER_COSTS = 1.0  # points for each one of the same name before: others have their turn, too


class Alike(NamedTuple):
    """A kept name that is like the typed one."""

    number: int
    name: str  # normalised
    score: float  # 0-100
    likely: float  # with how many bear it; only an order


@dataclass(frozen=True, slots=True)
class Asked:
    """One kind, and what it is answered from."""

    kind: Kind
    standing: Standing
    vocabulary: Vocabulary | None  # None: no index was built; all names are compared one by one
    shelf: Shelf

    @property
    def index(self) -> NameIndex:
        """The tables of the names."""
        return index_of(EXTRACTS[self.kind], self.standing.edition)


def find(
    shelf: Shelf, kind: Kind, standing: Standing, read: Typed, limit: int
) -> Walk[list[Candidate]]:
    """Find candidates of one kind for all readings of a name."""
    vocabulary = yield from shelf.vocabulary(EXTRACTS[kind], standing)
    asked = Asked(kind, standing, vocabulary, shelf)
    if kind is Kind.EMPLOYER:  # they have no birthday, and of persons no town is known
        names = [name for name in read.names if not name.has_hint]
    else:
        names = [name for name in read.names if name.town is None]
    hinted = [name for name in names if name.has_hint]
    found: list[Candidate] = []
    for name in hinted or names:
        found += yield from _called(asked, name, limit)
    if hinted and not any(each.score >= choosing.FITS for each in found):
        others = yield from _called(asked, Name(hinted[0].text), limit)
        found += [choosing.contradicted(each) for each in others]
    return found


def _called(asked: Asked, name: Name, limit: int) -> Walk[list[Candidate]]:
    """Find candidates for one reading of a name, whom its hint fits."""
    form = choosing.form(asked.kind, name.text)
    if not form:
        return []
    if name.born:
        rows = yield queries.persons_born(asked.standing.edition, name.born)
        alike = _ranked(asked, form, [row[:2] for row in rows], most=limit)
        numbers = {each.number for each in alike}
        found = _candidates(asked, name, form, alike, [
            (row[0], *row[2:]) for row in rows if row[0] in numbers
        ])  # fmt: skip
        if any(each.score >= choosing.FITS for each in found):
            return found  # else it may be somebody whose number does not tell the birthday
    alike = yield from _alike(asked, form, most=NAMES_HINTED if name.has_hint else NAMES_ANSWERED)
    rows = yield from _bearers(asked, name, alike, limit)
    return _candidates(asked, name, form, alike, rows)


def _alike(asked: Asked, form: str, most: int) -> Walk[list[Alike]]:
    """Find the names most alike to a normalised one, at most *most*, the likeliest first."""
    near = yield from _near(asked, form)
    added = (yield from asked.shelf.later(EXTRACTS[asked.kind], asked.standing)).like(form)
    first = near[: max(LOOKED_AT_FIRST, most)]
    rows = list((yield queries.names(asked.index, [*first, *added])))
    alike = _ranked(asked, form, rows, most)
    if len(near) > len(first) and not any(each.score >= NEAR_ENOUGH for each in alike):
        rows += yield queries.names(asked.index, near[len(first) :])
        alike = _ranked(asked, form, rows, most)
    return alike


def _ranked(asked: Asked, form: str, rows: Rows, most: int) -> list[Alike]:
    """Return the likeliest of the names, numbered once or more, at most *most*."""
    kept: dict[int, str] = dict(rows)
    numbers, known = np.array([*kept], np.int64), asked.vocabulary
    names = [*kept.values()]
    if known is None:
        likely = scores = ranking.scores(form, names)
    else:
        scores = ranking.scores(form, names, known.tells)
        likely = scores + BORNE_TELLS * known.doublings(numbers)
    order = np.argsort(-likely, kind="stable")[:most].tolist()
    return [
        Alike(int(numbers[place]), names[place], float(scores[place]), float(likely[place]))
        for place in order
    ]


def _near(asked: Asked, form: str) -> Walk[list[int]]:
    """Find the numbers of the names that share the rarest words, the likeliest first."""
    if asked.vocabulary is None:
        return []
    plan = planning.plan(asked.vocabulary, form)
    lists = yield queries.lists(asked.index, plan.keys.tolist())
    numbers: list[int] = planning.best(asked.vocabulary, plan, lists).tolist()
    return numbers


def _bearers(asked: Asked, name: Name, alike: Sequence[Alike], limit: int) -> Walk[list[Row]]:
    """Find the number of each name with what is known of its bearers whom the hint fits."""
    edition = asked.standing.edition
    hint = Hint(name.born, name.born_year, name.last_four)
    best, others = [one.number for one in alike[:1]], [one.number for one in alike[1:]]
    found: list[Row] = []
    if name.town:  # of hundreds of one name those that are meant come first
        code = next((code for code, state in states.NAMES.items() if state == name.town), None)
        numbers, in_ = best + others, (name.town, code)
        found += yield queries.employers_called(edition, numbers, limit, in_=in_)
    for numbers, each in ((best, limit), (others, BEARERS_FEW)):
        if numbers and asked.kind is Kind.EMPLOYER:
            found += yield queries.employers_called(edition, numbers, each)
        elif numbers:
            found += yield queries.persons_called(edition, numbers, each, hint)
    return found


def _candidates(
    asked: Asked, name: Name, form: str, alike: Iterable[Alike], rows: Iterable[Row]
) -> list[Candidate]:
    """Return the bearers as candidates."""
    by_number = {each.number: each for each in alike}
    make = candidates.employer if asked.kind is Kind.EMPLOYER else candidates.person
    before: Counter[int] = Counter()
    found = []
    for number, *columns in rows:
        called = by_number[number]
        bare = make(columns, 0)
        score = choosing.worth(name, bare, called.score)
        if score > choosing.DOUBTFUL and (
            choosing.contradicts(name, bare)
            or not choosing.is_slip(form, called.name, asked.vocabulary)
        ):
            score = choosing.DOUBTFUL
        likely = score + called.likely - called.score - BEARER_COSTS * before[number]
        before[number] += 1
        found.append(replace(bare, score=round(score), likely=likely))
    return found
