"""`prihatin import`: an extract of the registry from a file into the database, step by step.

Each step is a transaction of its own, so that others write between them and a run that dies goes
on where it stopped. Nothing of it is seen before the last step.
"""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from bot import checking_apart, import_words
from bot.checking_apart import Checked
from bot.office import Refused, office
from bot.refused_rows import RefusedRows
from bot.seldom_collected import seldom_collected
from bot.transactions import Transactions
from config.settings import Settings
from db import locks
from db.models.registry import Extract, RegistryImport
from services import clock
from services.registry.importing import checking, columns, ending, files, indexing, loading
from services.registry.importing.columns import Columns
from services.registry.importing.ending import Difference
from services.registry.importing.files import Opened, Scan, Unreadable

READERS_LEAVE_SECONDS = 60.0  # until an edition that was turned away from is empty of readers
LARGE_BYTES = 20_000_000  # of a file for whose rows a second process is worth its start
_NAP_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for."""

    extract: Extract
    file: Path
    whole: bool = False  # a full extract that takes the place of the old one; else additions
    smaller: bool = False  # also one with much fewer rows
    encoding: str | None = None  # of a CSV; None: UTF-8, or what its mark says
    rows_a_chunk: int = checking.ROWS_A_CHUNK
    large_bytes: int = LARGE_BYTES


class Stage(Protocol):
    """Who shows how far it is."""

    def __call__(self, what: str, share: float) -> None:
        """Show the name of the stage and how much of it is done, 0-1."""


@dataclass(slots=True)
class Report:
    """What was done."""

    whole: bool
    rows_before: int  # read by an earlier run that died
    read: int = 0  # by this run
    difference: Difference = field(default_factory=lambda: Difference(0, 0, 0, 0))
    refused: Counter[str] = field(default_factory=Counter)
    refused_file: Path | None = None
    seconds: float = 0.0


def quiet(what: str, share: float) -> None:
    """Show nothing."""


async def run(settings: Settings, wanted: Wanted, stage: Stage = quiet) -> Report:
    """Import the file into the database of the settings.

    Raises:
        Refused: it is not taken; the message says why.
    """
    async with office(settings) as transactions:
        return await take(transactions, wanted, stage)


async def take(transactions: Transactions, wanted: Wanted, stage: Stage = quiet) -> Report:
    """Import the file; only one import of an extract runs at a time.

    Raises:
        Refused: it is not taken; the message says why.
    """
    began = clock.monotonic()
    try:
        async with locks.alone(transactions.database, f"import-{wanted.extract}"):
            with _sentences(wanted), seldom_collected():
                report = await _Importing(transactions, wanted, stage).take()
    except locks.Taken:
        raise Refused(
            f"Another import of {wanted.extract} is running; start this one when it has ended."
        ) from None
    report.seconds = clock.monotonic() - began
    return report


class _Importing:
    """One run over one file."""

    def __init__(self, transactions: Transactions, wanted: Wanted, stage: Stage) -> None:
        self.transactions = transactions
        self.wanted = wanted
        self.stage = stage
        self.size = 0  # of the file, bytes

    async def take(self) -> Report:
        """Go from the file's first byte to the last step."""
        scanned = self._scan()
        with files.opened(scanned) as source:
            fitting = columns.read(self.wanted.extract, source.headings)
            run_ = await self._begin(scanned)
            report = Report(run_.whole, rows_before=run_.rows_read)
            try:
                await self._load(run_, source, fitting, report)
                await self._end(run_, report)
            except (Unreadable, loading.OtherMarking, ending.NothingTaken):
                async with self.transactions.begin() as session:
                    await loading.give_up(session, run_.id)
                raise
        return report

    def _scan(self) -> Scan:
        self.size, done = self.wanted.file.stat().st_size, 0

        def told(more: int) -> None:
            nonlocal done
            done += more
            self.stage("reading", done / self.size)

        return files.scan(self.wanted.file, encoding=self.wanted.encoding, told=told)

    async def _clear(self, scanned: Scan) -> None:
        more, wanted = True, self.wanted
        while more:
            self.stage("clearing", 0)
            async with self.transactions.begin() as session:
                more = await loading.clear_some(
                    session, wanted.extract, whole=wanted.whole, file_hash=scanned.hash
                )

    async def _begin(self, scanned: Scan) -> RegistryImport:
        await self._clear(scanned)
        waited = 0.0
        while True:
            try:
                async with self.transactions.begin() as session:
                    return await loading.begin(
                        session,
                        self.wanted.extract,
                        whole=self.wanted.whole,
                        file_name=self.wanted.file.name,
                        file_hash=scanned.hash,
                    )
            except loading.StillRead:
                if waited > READERS_LEAVE_SECONDS:
                    raise
            await asyncio.sleep(_NAP_SECONDS)
            waited += _NAP_SECONDS

    async def _load(
        self, run_: RegistryImport, source: Opened, fitting: Columns, report: Report
    ) -> None:
        line = _skip(source, run_.rows_read)
        today = clock.now().astimezone(clock.LOCAL).date()
        checked = Checked(self.wanted.extract, fitting, today)
        size, apart = self.wanted.rows_a_chunk, self.size > self.wanted.large_bytes
        refused = RefusedRows(self.wanted.file, source.headings, until=line)
        try:
            async with aclosing(
                checking_apart.chunks(checked, source.rows, size, apart=apart)
            ) as chunks:
                async for chunk in chunks:
                    async with self.transactions.begin() as session:
                        refused.add(await loading.keep(session, run_.id, chunk))
                    report.read += chunk.read
                    self.stage("loading", source.share())
        finally:
            refused.close()
            report.refused = refused.counts
            report.refused_file = refused.path if refused.counts else None

    async def _end(self, run_: RegistryImport, report: Report) -> None:
        self.stage("comparing", 0)
        missing = True
        while missing:
            async with self.transactions.begin() as session:
                missing = await ending.make_ready(session, run_.id)
        # It takes long and only reads: on SQLite others write meanwhile.
        async with self.transactions.database.sessions() as session:
            report.difference = await ending.weigh(session, run_.id, smaller=self.wanted.smaller)
        self.stage("counting", 0)
        after: int | None = 0
        while after is not None:
            async with self.transactions.begin() as session:
                after = await ending.count_totals(session, run_.id, after)
        names = await self._index(run_)
        async with self.transactions.begin() as session:
            await ending.turn(session, run_.id, report.difference, names_indexed=names)

    async def _index(self, run_: RegistryImport) -> int:
        self.stage("indexing names", 0)
        async with self.transactions.database.sessions() as session:
            found = await indexing.read(session, run_.id)
        if found is None:
            return 0
        tables, reading = found
        for step in indexing.steps(tables, reading):
            async with self.transactions.begin() as session:
                await step(session)
        return reading.names


def _skip(source: Opened, rows: int) -> int:
    """Leave out the rows that were kept before; return the line of the last one."""
    line = 0
    for _ in range(rows):
        line, _cells = next(source.rows)
    return line


@contextmanager
def _sentences(wanted: Wanted) -> Iterator[None]:
    """Turn what is wrong with the file into a sentence."""
    file = wanted.file
    try:
        with import_words.readable(file):
            yield
    except loading.OtherMarking as error:
        row, other = ("synthetic", "real") if error.synthetic else ("real", "synthetic")
        raise Refused(
            f"The file {file} is not taken: line {error.line} is {row}, and what "
            f"is there is {other}. "
            "The two never stand in one database; real rows need a database of their own."
        ) from error
    except ending.NothingTaken as error:
        raise Refused(
            f"The file {file} is not taken: none of its rows could be. Why, stands in "
            f"{file.name}.refused.csv beside it, if it has rows at all."
        ) from error
    except ending.MuchSmaller as error:
        raise Refused(
            f"The file {file} is not taken: it has {error.rows} good rows, and {error.before} are "
            "answered from now; it may be cut off. If it is right, say so with --smaller: the same "
            "file goes on at this place."
        ) from error
    except loading.StillRead as error:
        raise Refused(
            "Somebody still reads in the edition that shall be filled; try again in a minute."
        ) from error


def lines(wanted: Wanted, report: Report) -> str:
    """Return the report for the screen."""
    done, rows = report.difference, report.read + report.rows_before
    kind = "whole extract" if report.whole else "additions"
    told = [f"{wanted.extract} ({kind}) from {wanted.file.name}:"]
    if report.rows_before:
        told.append(f"{report.rows_before:>12,}  rows were kept by an earlier run of this file")
    told += [
        f"{rows:>12,}  read",
        f"{done.new:>12,}  new",
        f"{done.changed:>12,}  changed",
        f"{done.gone:>12,}  gone",
        f"{report.refused.total():>12,}  refused",
    ]
    told += [f"{count:>16,}  {reason}" for reason, count in report.refused.most_common()]
    if report.refused_file:
        told.append(f"The refused rows stand in {report.refused_file} (personal data).")
    speed = report.read / report.seconds if report.seconds else 0
    told.append(f"{report.seconds:,.1f} seconds, {speed:,.0f} rows a second")
    return "\n".join(told)
