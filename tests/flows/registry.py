"""A small registry for the flows of checks; synthetic people and employers.

What is asked of it stands in services/registry: who is found, and by what, is proved there.
"""

from datetime import date
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db import keys
from db.models.registry import CONTRIBUTIONS, Current, Edition, Extract
from services import clock
from services.eligibility import months
from tests.flows import registered

KILANG, KEDAI, KEDAI_TEMERLOH = "A1234567890X", "B2234567890X", "B3234567890X"
SITI, FARID = "890312065124", "850101065555"
SITI_PHONE = 60123456789
POINT = (3.8077, 103.326)  # Kuantan
NEAR = (3.8078, 103.3261)  # some steps from it


async def fill(session: AsyncSession) -> None:
    """Two shops of one name, a factory, and two persons, one of them with contributions."""
    await registered.employers(
        session,
        [
            _employer(KILANG, "KILANG CONTOH MAJU SDN. BHD.", "Kuantan", "PHG-KTN", POINT),
            _employer(KEDAI, "KEDAI RUNCIT SAMPEL", "Kuantan", "PHG-KTN", (3.8080, 103.3262)),
            _employer(KEDAI_TEMERLOH, "KEDAI RUNCIT SAMPEL", "Temerloh", "PHG-TML", (3.45, 102.42)),
        ],
    )
    await registered.persons(
        session,
        [
            _person(SITI, "SITI CONTOH BINTI SAMPEL", date(1989, 3, 12), SITI_PHONE),
            _person(FARID, "FARID CONTOH BIN SAMPEL", date(1985, 1, 1), None),
        ],
    )
    await _contributions(session)


async def _contributions(session: AsyncSession) -> None:
    tables = CONTRIBUTIONS[Edition.A]
    person, employer = keys.of_nric(SITI), keys.of_code(KILANG)
    last = months.of(clock.now().astimezone(clock.LOCAL).date()) - 2
    await session.execute(
        insert(tables.employments),
        [
            {
                "person": person,
                "employer": employer,
                "started_on": date(2011, 3, 1),
                "ended_on": None,
            }
        ],
    )
    await session.execute(
        insert(tables.spans),
        [
            {
                "person": person, "employer": employer, "first_month": months.read("2011-03"),
                "last_month": last, "wage_class": 27, "category": 1,
            }
        ],
    )  # fmt: skip
    await session.execute(
        insert(tables.totals), [{"employer": employer, "employees": 14, "last_month": last}]
    )
    session.add(
        Current(
            extract=Extract.CONTRIBUTIONS, edition=Edition.A, as_of=clock.now(), rows=1,
            names_indexed=0, synthetic=True,
        )
    )  # fmt: skip
    await session.flush()


def _employer(
    code: str, name: str, town: str, branch: str, point: tuple[float, float]
) -> dict[str, Any]:
    return registered.employer(
        code, name, branch_code=branch, town=town, postcode="25000", address="Lot 1 Jalan Contoh",
        latitude=point[0], longitude=point[1], registered_on=date(2011, 3, 1), in_arrears=True,
    )  # fmt: skip


def _person(nric: str, name: str, born: date, phone: int | None) -> dict[str, Any]:
    return registered.person(nric, name, born=born, phone=phone, postcode="25000")
