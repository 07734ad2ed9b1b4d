"""A ticket: a QR code that the clinic scans, a calendar file, the way there.

The code is a link to Prihatin with a random token; only the token's SHA-256 is kept, and the
picture is not kept once it was sent. Each version of an appointment has its own ticket.
"""

import hashlib
import io
import secrets

import segno
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, Provider
from db.queries import visits as queries
from services.records import installation

START = "visit_"  # what the link's payload begins with: /start visit_TOKEN
_MAPS = "https://google.com"
_ROUTE = "/maps/dir/?api=1&destination="
_BYTES = 16  # of randomness
_SCALE = 8  # pixels a module


async def issue(session: AsyncSession, row: Appointment) -> str:
    """Give the appointment a new ticket and return its token; the former one is void."""
    token = secrets.token_urlsafe(_BYTES)
    row.ticket = _hash(token)
    await session.flush()
    return token


async def find(session: AsyncSession, token: str) -> Appointment | None:
    """Return the appointment of a ticket; None: there is none, or it has a newer one."""
    return await queries.of_ticket(session, _hash(token))


async def link(session: AsyncSession, token: str) -> str:
    """Return the link that the QR code carries."""
    username = await installation.bot_username(session)
    return f"https://t.me/{username}?start={START}{token}"


def picture(content: str) -> bytes:
    """Return the QR code of *content* as a PNG."""
    buffer = io.BytesIO()
    segno.make(content, error="m", micro=False).save(buffer, kind="png", scale=_SCALE)
    return buffer.getvalue()


def directions(provider: Provider) -> str:
    """Return an address that shows the way there; it carries coordinates and nothing else."""
    point = f"{provider.latitude:.6f},{provider.longitude:.6f}"
    return f"{_MAPS}{_ROUTE}{point}"


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
