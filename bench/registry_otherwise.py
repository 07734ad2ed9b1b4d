"""What one would use instead to find misspelt names: a scan, SQLite's FTS5, PostgreSQL's pg_trgm.

All get the normalised names and the same ranking of the 200 best; only how these are found differs.
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence

import numpy as np
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bench.registry_filled import Filled
from services.registry import choosing, ranking
from services.registry.found import Kind

Ask = Callable[[str], Awaitable[Sequence[str]]]
RANKED, RAREST = 200, 10


async def ways(filled: Filled, kind: Kind, names: Sequence[str]) -> list[tuple[str, Ask]]:
    """Return the ways that this database has."""
    raw: dict[str, str] = {}
    for name in names:
        raw.setdefault(choosing.form(kind, name), name)
    if filled.session.get_bind().dialect.name == "sqlite":
        return [
            ("anchor: rapidfuzz over all", _scan(kind, filled.forms, raw)),
            ("anchor: FTS5 trigrams", await _fts(filled, kind, raw)),
        ]
    asked = await _trigram(filled, kind, raw)
    return [("anchor: pg_trgm", asked)] if asked else []


def _ranked(form: str, found: Sequence[str], raw: dict[str, str]) -> list[str]:
    scores = ranking.scores(form, found)
    return [raw[found[place]] for place in np.argsort(-scores, kind="stable")[:20]]


def _scan(kind: Kind, forms: list[str], raw: dict[str, str]) -> Ask:
    async def ask(typed: str) -> Sequence[str]:
        form = choosing.form(kind, typed)
        scores = cdist([form], forms, scorer=ratio, dtype=np.uint8)[0]
        best = np.argpartition(-scores.astype(np.int16), RANKED)[:RANKED]
        return _ranked(form, [forms[place] for place in best], raw)

    return ask


async def _fts(filled: Filled, kind: Kind, raw: dict[str, str]) -> Ask:
    """FTS5 with its trigram tokenizer, asked for the rarest trigrams of a name, ranked by bm25."""
    session = filled.session
    await session.execute(
        text("CREATE VIRTUAL TABLE temp.spelt USING fts5(name, tokenize='trigram', detail='none')")
    )
    connection = await session.connection()
    await connection.exec_driver_sql(
        "INSERT INTO temp.spelt (name) VALUES (?)", [(form,) for form in filled.forms]
    )
    counts: dict[str, int] = defaultdict(int)
    for form in filled.forms:
        for trigram in _trigrams(form):
            counts[trigram] += 1

    async def ask(typed: str) -> Sequence[str]:
        form = choosing.form(kind, typed)
        known = sorted((each for each in _trigrams(form) if each in counts), key=counts.__getitem__)
        wanted = " OR ".join(f'"{each}"' for each in known[:RAREST])
        if not wanted:
            return []
        rows = await connection.exec_driver_sql(
            "SELECT name FROM temp.spelt WHERE spelt MATCH ? ORDER BY rank LIMIT ?",
            (wanted, RANKED),
        )
        return _ranked(form, [row[0] for row in rows], raw)

    return ask


async def _trigram(filled: Filled, kind: Kind, raw: dict[str, str]) -> Ask | None:
    session = filled.session
    try:
        await session.execute(text("CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public"))
    except DBAPIError:
        await session.rollback()
        return None
    await session.execute(
        text("CREATE INDEX bench_trgm ON employer_names_a USING gin (name public.gin_trgm_ops)")
        if kind is Kind.EMPLOYER
        else text("CREATE INDEX bench_trgm ON person_names_a USING gin (name public.gin_trgm_ops)")
    )
    table = "employer_names_a" if kind is Kind.EMPLOYER else "person_names_a"
    await session.execute(text(f"ANALYZE {table}"))

    async def ask(typed: str) -> Sequence[str]:
        form = choosing.form(kind, typed)
        rows = await session.execute(
            text(
                f"SELECT name FROM {table} WHERE name OPERATOR(public.%) :form "
                f"ORDER BY public.similarity(name, :form) DESC LIMIT {RANKED}"
            ),
            {"form": form},
        )
        return _ranked(form, [row[0] for row in rows], raw)

    return ask


def _trigrams(form: str) -> set[str]:
    return {form[place : place + 3] for place in range(len(form) - 2)}
