"""Questions by which a name is found however it is spelt, and who bears it.

In text, and with whole lists of numbers in one value: a search asks for hundreds of rows and has a
few milliseconds for all of it (db/queries/walking.py).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from db import keys
from db.models.registry import EMPLOYERS, PERSONS, Edition, Extract, NameIndex
from db.queries import editions
from db.queries.registry_search import EMPLOYER_COLUMNS, INDEXES
from db.queries.walking import VALUE, Joined, Question, Rows, Walk

BORN_MOST = 4_000  # persons of one birthday
BEARERS_MOST = 1_000  # of all names of a question
_OF_EMPLOYER = ", ".join(f"e.{column}" for column in EMPLOYER_COLUMNS)
_OF_PERSON = "p.key, p.name, p.born"


@dataclass(frozen=True, slots=True)
class Standing:
    """What an extract is answered from at this moment."""

    edition: Edition
    as_of: datetime
    names_indexed: int
    last_name: int  # number of the newest name
    stamp: bytes | None  # of the index's parts; None: no index was built


def standings(*, embedded: bool) -> Walk[dict[Extract, Standing]]:
    """Find what each extract is answered from, held until the session ends as by `editions`.

    One that was never imported is left out.
    """
    found = {}
    rows = (yield Question(_STANDINGS)) if embedded else (yield from _held())
    for extract, edition, as_of, indexed, last, stamp in rows:
        at = datetime.fromisoformat(as_of) if isinstance(as_of, str) else as_of
        at = at if at.tzinfo else at.replace(tzinfo=UTC)  # SQLite has no zones: db.base.Moment
        found[Extract(extract)] = Standing(Edition(edition), at, indexed, last or 0, stamp)
    return found


def parts(index: NameIndex) -> Question:
    """Ask for all parts of an index, with their names."""
    return Question(f"SELECT part, data FROM {index.parts.name}")  # noqa: S608  a table of ours


def stated(index: NameIndex) -> Question:
    """Ask for how many names an index holds, and how its lists are packed."""
    table = index.parts.name
    return Question(f"SELECT part, data FROM {table} WHERE part IN ('names', 'packed')")  # noqa: S608


def numbered(index: NameIndex, after: int) -> Question:
    """Ask for the numbers and names behind a number."""
    table = index.names.name
    return Question(f"SELECT id, name FROM {table} WHERE id > {after:d}")  # noqa: S608


def lists(index: NameIndex, keys: Iterable[int]) -> Joined:
    """Ask for the packed lists of names under those of the keys that are there."""
    return Joined("p.key, p.names", f"{index.postings.name} p ON p.key = n.value", keys)


def names(index: NameIndex, numbers: Iterable[int]) -> Joined:
    """Ask for the names with these numbers."""
    return Joined("p.id, p.name", f"{index.names.name} p ON p.id = n.value", numbers)


def employers_called(
    edition: Edition,
    names: Sequence[int],
    each: int | None,
    *,
    in_: tuple[str, str | None] | None = None,
) -> Joined:
    """Ask for name id and what tells employers apart, at most *each* of a name; None: all.

    With *in_*, a town and the code of a state, only those who stand in one of them.
    """
    called, rows = EMPLOYERS[edition].called.name, EMPLOYERS[edition].rows.name
    there = some = ""
    if in_ is not None:
        there = (
            f" AND employer IN (SELECT key FROM {rows} f WHERE f.key = k.employer"  # noqa: S608
            f" AND (lower(f.town) = lower({VALUE}) OR f.state = {VALUE}))"
        )
    if each is not None:
        some = (
            f" AND c.employer IN (SELECT k.employer FROM {called} k"  # noqa: S608  tables of ours
            f" WHERE k.name_id = n.value{there} LIMIT {each:d})"
        )
    source = (
        f"{called} c ON c.name_id = n.value{some} JOIN {rows} e ON e.key = c.employer"
        f" LIMIT {BEARERS_MOST:d}"
    )
    return Joined(f"c.name_id, {_OF_EMPLOYER}", source, names, in_ or ())


def persons_called(
    edition: Edition, names: Sequence[int], each: int | None, hint: "Hint"
) -> Joined:
    """Ask for name id and what tells persons apart, at most *each* of a name whom *hint* fits.

    None: all of them.
    """
    rows = PERSONS[edition].rows.name
    source = f"{rows} p ON p.name_id = n.value{hint.condition} LIMIT {BEARERS_MOST:d}"
    if each is not None:
        source = (
            f"{rows} p ON p.name_id = n.value AND p.key IN (SELECT p.key FROM {rows} p"  # noqa: S608
            f" WHERE p.name_id = n.value{hint.condition} LIMIT {each:d})"
        )
    return Joined(f"p.name_id, {_OF_PERSON}", source, names)


def persons_born(edition: Edition, days: Sequence[date]) -> Question:
    """Ask for name id, name and what tells persons apart, of those born on one of the days.

    By their identity numbers, which begin with the day; other numbers do not tell it.
    """
    rows, names = PERSONS[edition].rows.name, PERSONS[edition].index.names.name
    first = int(f"{days[0]:%y%m%d}") * keys.BEHIND_BIRTHDAY
    return Question(
        f"SELECT p.name_id, n.name, {_OF_PERSON} FROM {rows} p"  # noqa: S608  tables of ours
        f" JOIN {names} n ON n.id = p.name_id"
        f" WHERE p.key BETWEEN {first:d} AND {first + keys.BEHIND_BIRTHDAY - 1:d}"
        f" AND {_born(days)} LIMIT {BORN_MOST:d}"
    )


def _born(days: Sequence[date]) -> str:
    return f"born IN ({', '.join(repr(day.isoformat()) for day in days)})"


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known of a person beside the name; the condition that it makes."""

    born: tuple[date, ...] = ()
    year: int | None = None
    last_four: str | None = None

    @property
    def condition(self) -> str:
        """The condition on rows named p, of dates and figures alone: nothing slips in."""
        found = ""
        if self.born:  # identity numbers that begin with it: `persons_born`
            found += f" AND p.key > {keys.NRIC_LAST:d} AND p.{_born(self.born)}"
        if self.year is not None:  # the key is told by the index already, the row is not
            year = self.year % 100
            found += f" AND (p.key > {keys.NRIC_LAST:d} OR p.key / 10000000000 = {year:d})"
            found += f" AND p.born >= '{self.year:04d}-01-01' AND p.born <= '{self.year:04d}-12-31'"
        if self.last_four is not None:
            found += f" AND p.key - p.key / 10000 * 10000 = {int(self.last_four):d}"
        return found


def _held() -> Walk[Rows]:
    """Ask PostgreSQL for the edition first, and hold it; the other one may be emptied meanwhile."""
    while True:
        current = yield Question(_HELD)
        asked = [
            _STANDING_IN[Extract(extract), Edition(edition)] for extract, edition, _ in current
        ]
        rows = (yield Question(" UNION ALL ".join(asked))) if asked else []
        if len(rows) == len(current):  # else an import turned between the two questions
            return rows


def _standing(extract: Extract) -> str:
    """Both editions are asked for in one question; of the other one nothing is computed."""
    of_a, of_b = (_of_names(extract, edition) for edition in Edition)
    return (
        "SELECT extract, edition, as_of, names_indexed"  # noqa: S608  tables of ours
        f", CASE edition WHEN 'a' THEN {of_a[0]} ELSE {of_b[0]} END"
        f", CASE edition WHEN 'a' THEN {of_a[1]} ELSE {of_b[1]} END"
        f" FROM registry_editions WHERE extract = '{extract.value}'"
    )


def _standing_in(extract: Extract, edition: Edition) -> str:
    last, stamp = _of_names(extract, edition)
    return (
        f"SELECT extract, edition, as_of, names_indexed, {last}, {stamp}"  # noqa: S608
        f" FROM registry_editions WHERE extract = '{extract.value}' AND edition = '{edition.value}'"
    )


def _of_names(extract: Extract, edition: Edition) -> tuple[str, str]:
    """Return the questions for the newest name's number and for the index's stamp."""
    index = INDEXES[extract, edition]
    return (
        f"(SELECT max(id) FROM {index.names.name})",  # noqa: S608  tables of ours
        f"(SELECT data FROM {index.parts.name} WHERE part = 'stamp')",  # noqa: S608
    )


_STANDINGS = " UNION ALL ".join(map(_standing, (Extract.EMPLOYERS, Extract.PERSONS)))
_STANDING_IN = {place: _standing_in(*place) for place in INDEXES}
_HELD = (
    f"SELECT extract, edition, {editions.HOLD} FROM registry_editions"  # noqa: S608
    " WHERE extract IN ('employers', 'persons')"
)
