"""Write the audit trail into a file that an auditor verifies elsewhere, without the program.

A line a note, as it was hashed; deploy/verify_audit.py reads it (docs/audit.md). Outcomes of a
broadcast's round are a file whose SHA-256 stands in a note of the trail. No file names anybody.
"""

from pathlib import Path

from bot.new_files import new_file
from bot.office import Refused, office
from config.settings import Settings
from services.messaging.broadcasts import settling
from services.records import audit

GROUND = "command_line"


async def export(settings: Settings, file: Path) -> audit.Walk:
    """Write all notes into a new file, and check them; the export is a note, too."""
    walk = audit.Walk()
    with new_file(file) as partial, partial.open("wb") as lines:
        async with office(settings) as transactions:
            while not walk.ended:
                async with transactions.database.sessions() as session:
                    lines.writelines(audit.line_of(note) for note in await walk.step(session))
            async with transactions.begin() as session:
                audit.note(
                    session, action="audit.exported", subject="audit", ground=GROUND,
                    number=walk.number, last=walk.hash,
                )  # fmt: skip
    return walk


async def outcomes(settings: Settings, number: int, round_: int, file: Path) -> str:
    """Write the outcomes of a broadcast's round as they were recorded; return their digest."""
    with new_file(file) as partial, partial.open("wb") as lines:
        async with office(settings) as transactions, transactions.begin() as session:
            note = await settling.recorded(session, number, round_)
            if note is None:
                raise Refused(f"Broadcast {number} has no recorded outcomes of round {round_}.")
            told = settling.lines(session, number, round_, unknown=note.details["unknown"])
            lines.writelines([line async for _, line in told])
            audit.note(
                session, action="broadcast.outcomes_exported", subject=f"broadcast:{number}",
                ground=GROUND, round=round_,
            )  # fmt: skip
            return str(note.details["outcomes"])
