"""Find who is called so, or nearly so.

A walk to the database (db/queries/walking.py): what is found in one step is asked for in the next.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter, itemgetter
from typing import NamedTuple

import numpy as np

from db import keys
from db.models.registry import NameIndex
from db.queries import registry_names as queries
from db.queries.registry_names import Hint, Standing
from db.queries.registry_search import index_of
from db.queries.walking import Row, Rows, Walk
from services.places import states
from services.registry import candidates, choosing, planning, ranking
from services.registry.found import EXTRACTS, Candidate, Kind
from services.registry.loaded import Added, Shelf
from services.registry.typed import Name, Typed
from services.registry.vocabulary import Vocabulary

NAMES_ANSWERED = 10  # best names whose bearers are asked for
NAMES_HINTED = 60  # with a hint, that most of them do not fit
LOOKED_AT_FIRST = 24  # names that are ranked; mostly the right one is among them
NEAR_ENOUGH = 92  # score of one of them from which no others are looked at
BEARERS_FEW = 3  # of each name but the best, where more bear it
DOUBLED_FEW = 2  # how often 1 is doubled to the number who bear a name that few bear
BORNE_TELLS = 0.75  # points for each doubling of the number who bear a name
BEARER_COSTS = 2.0  # points for each one of the same name before: others have their turn, too


class Alike(NamedTuple):
    """A kept name that is like the typed one."""

    number: int
    name: str  # normalised
    score: float  # 0-100
    likely: float  # with how many bear it; only an order


@dataclass(frozen=True, slots=True)
class Asked:
    """One reading of a name, and what it is answered from."""

    name: Name
    form: str  # of it, normalised
    plain: str  # of it, as db.keys.plain writes it
    limit: int  # candidates that are wanted
    kind: Kind
    standing: Standing
    vocabulary: Vocabulary | None  # None: no index was built; all names are compared one by one
    added: Added

    @property
    def index(self) -> NameIndex:
        """The tables of the names."""
        return index_of(EXTRACTS[self.kind], self.standing.edition)


def find(
    shelf: Shelf, kind: Kind, standing: Standing, read: Typed, limit: int
) -> Walk[list[Candidate]]:
    """Find candidates of one kind for all readings of a name."""
    vocabulary = yield from shelf.vocabulary(EXTRACTS[kind], standing)
    added = yield from shelf.later(EXTRACTS[kind], standing)

    def asked(name: Name) -> Asked:
        form = choosing.form(kind, name.text)
        plain = keys.plain(name.text)
        return Asked(name, form, plain, limit, kind, standing, vocabulary, added)

    if kind is Kind.EMPLOYER:  # they have no birthday, and of persons no town is known
        names = [name for name in read.names if not name.has_hint]
    else:
        names = [name for name in read.names if name.town is None]
    hinted = [name for name in names if name.has_hint]
    found: list[Candidate] = []
    for name in hinted or names:
        found += yield from _called(asked(name))
    if hinted and not any(each.score >= choosing.FITS for each in found):
        others = yield from _called(asked(Name(hinted[0].text)))
        found += [choosing.contradicted(each) for each in others]
    return found


def _called(asked: Asked) -> Walk[list[Candidate]]:
    """Find candidates for one reading of a name, whom its hint fits."""
    if not asked.form:
        return []
    found: list[Candidate] = []
    if asked.name.born:
        born = yield queries.persons_born(asked.standing.edition, asked.name.born)
        alike = _ranked(asked, [row[:2] for row in born], asked.limit)
        named = {each.number for each in alike}
        rows = [(row[0], *row[2:]) for row in born if row[0] in named]
        found = _candidates(asked, alike, rows)
        if any(each.score >= choosing.FITS for each in found):
            return found  # else it may be somebody whose number does not tell the birthday
    alike = yield from _alike(asked)
    return found + _candidates(asked, alike, (yield from _bearers(asked, alike)))


def _alike(asked: Asked) -> Walk[list[Alike]]:
    """Find the names most alike to the typed one, the likeliest first."""
    most = NAMES_HINTED if asked.name.has_hint else NAMES_ANSWERED
    near = yield from _near(asked)
    first, others = near[: max(LOOKED_AT_FIRST, most)], near[max(LOOKED_AT_FIRST, most) :]
    numbers = [*first, *asked.added.like(asked.form)]
    alike = _ranked(asked, (yield queries.names(asked.index, numbers)), most)
    if others and not (alike and max(each.score for each in alike) >= NEAR_ENOUGH):
        alike += _ranked(asked, (yield queries.names(asked.index, others)), most)
    return sorted(alike, key=attrgetter("likely"), reverse=True)[:most]


def _ranked(asked: Asked, rows: Rows, most: int) -> list[Alike]:
    """Return the names most alike, the likeliest first; one that comes again counts once."""
    kept: dict[int, str] = dict(rows)
    numbers, known = [*kept], asked.vocabulary
    names = [*kept.values()]
    if known is None:
        likely = scores = ranking.scores(asked.form, names)
    else:
        scores = ranking.scores(asked.form, names, known.tells)
        likely = scores + BORNE_TELLS * known.doublings(np.array(numbers, np.int64))
    return [
        Alike(numbers[place], names[place], float(scores[place]), float(likely[place]))
        for place in np.argsort(-likely, kind="stable")[:most].tolist()
    ]


def _near(asked: Asked) -> Walk[list[int]]:
    """Find the numbers of the names that share the rarest words, the likeliest first."""
    if asked.vocabulary is None:
        return []
    plan = planning.plan(asked.vocabulary, asked.form)
    lists = yield queries.lists(asked.index, plan.keys.tolist())
    numbers: list[int] = planning.best(asked.vocabulary, plan, lists).tolist()
    return numbers


def _bearers(asked: Asked, alike: Sequence[Alike]) -> Walk[list[Row]]:
    """Find the number of each name with what is known of its bearers whom the hint fits."""
    edition, name, limit = asked.standing.edition, asked.name, asked.limit
    hint = Hint(name.born, name.born_year, name.last_four)
    numbers = [one.number for one in alike]
    found: list[Row] = []
    if name.town:  # of hundreds of one name those that are meant come first
        code = next((code for code, state in states.NAMES.items() if state == name.town), None)
        in_ = name.town, code
        found += _in_order((yield queries.employers_called(edition, numbers, limit, in_=in_)))
    few, many = _by_bearers(asked, numbers)
    best, others = numbers[:1], numbers[1:]
    for some, each in (
        (few, None),
        ([number for number in best if number in many], limit),
        ([number for number in others if number in many], BEARERS_FEW),
    ):
        if some and asked.kind is Kind.EMPLOYER:
            found += _in_order((yield queries.employers_called(edition, some, each)))
        elif some:
            found += _in_order((yield queries.persons_called(edition, some, each, hint)))
    return found


def _in_order(rows: Rows) -> list[Row]:
    """Return bearers by their keys: PostgreSQL has no order, and who comes first costs least."""
    return sorted(rows, key=itemgetter(1))


def _by_bearers(asked: Asked, numbers: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the names that few bear, of whom all are asked for at once, and the others."""
    if asked.vocabulary is None:
        return [], [*numbers]
    doublings = asked.vocabulary.doublings(np.array(numbers, np.int64)).tolist()
    few = [number for number, many in zip(numbers, doublings, strict=True) if many <= DOUBLED_FEW]
    return few, [number for number in numbers if number not in few]


def _candidates(asked: Asked, alike: Iterable[Alike], rows: Iterable[Row]) -> list[Candidate]:
    """Return the likeliest bearers, and perhaps some more."""
    by_number = {each.number: each for each in alike}
    before: Counter[int] = Counter()
    bounded = []  # by how likely each can be at best
    for row in rows:
        bounded.append((by_number[row[0]].likely - BEARER_COSTS * before[row[0]], row))
        before[row[0]] += 1
    bounded.sort(key=itemgetter(0), reverse=True)
    found: list[Candidate] = []
    for bound, row in bounded:
        if sum(each.likely >= bound for each in found) >= asked.limit:
            break
        found.append(_candidate(asked, by_number[row[0]], row[1:], bound))
    return found


def _candidate(asked: Asked, called: Alike, columns: Row, bound: float) -> Candidate:
    kind, name, registered = asked.kind, asked.name, columns[1]
    score = choosing.worth(asked.plain, registered, called.score)
    if name.town:
        score -= choosing.elsewhere(name.town, *columns[2:4])
    slip = partial(choosing.is_slip, hinted=name.has_hint)
    if score > choosing.DOUBTFUL and (
        choosing.contradicts(kind, name.text, registered)
        or not slip(asked.form, called.name, asked.vocabulary)
    ):
        score = choosing.DOUBTFUL
    make = candidates.employer if kind is Kind.EMPLOYER else candidates.person
    return make(columns, score, bound + score - called.score)
