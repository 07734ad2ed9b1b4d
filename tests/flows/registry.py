"""A small registry for the flows of checks; synthetic people and employers.

What is asked of it stands in services/registry: who is found, and by what, is proved there.
"""

from datetime import date
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db import keys
from db.models.registry import CONTRIBUTIONS, EMPLOYERS, PERSONS, Current, Edition, Extract
from services import clock
from services.eligibility import months
from services.registry import normalising

KILANG, KEDAI, KEDAI_TEMERLOH = "A1234567890X", "B2234567890X", "B3234567890X"
SITI, FARID = "890312065124", "850101065555"
SITI_PHONE = 60123456789
POINT = (3.8077, 103.326)  # Kuantan
_EDITION = Edition.A


async def fill(session: AsyncSession) -> None:
    """Two shops of one name, a factory, and two persons, one of them with contributions."""
    employers = [
        _employer(KILANG, "KILANG CONTOH MAJU SDN. BHD.", "Kuantan", "PHG-KTN", POINT),
        _employer(KEDAI, "KEDAI RUNCIT SAMPEL", "Kuantan", "PHG-KTN", (3.8080, 103.3262)),
        _employer(KEDAI_TEMERLOH, "KEDAI RUNCIT SAMPEL", "Temerloh", "PHG-TML", (3.45, 102.42)),
    ]
    await _keep(session, Extract.EMPLOYERS, employers)
    await _keep(
        session,
        Extract.PERSONS,
        [
            _person(SITI, "SITI CONTOH BINTI SAMPEL", date(1989, 3, 12), SITI_PHONE),
            _person(FARID, "FARID CONTOH BIN SAMPEL", date(1985, 1, 1), None),
        ],
    )
    await _contributions(session)


async def _keep(session: AsyncSession, extract: Extract, rows: list[dict[str, Any]]) -> None:
    tables = EMPLOYERS[_EDITION] if extract is Extract.EMPLOYERS else PERSONS[_EDITION]
    form = normalising.employer if extract is Extract.EMPLOYERS else normalising.person
    names = sorted({form(row["name"]) for row in rows})
    numbered = {name: number for number, name in enumerate(names, 1)}
    await session.execute(
        insert(tables.index.names), [{"id": n, "name": name} for name, n in numbered.items()]
    )
    if extract is Extract.EMPLOYERS:
        await session.execute(insert(EMPLOYERS[_EDITION].rows), rows)
        called = [
            {"name_id": numbered[form(row["name"])], "employer": row["key"], "former": False}
            for row in rows
        ]
        await session.execute(insert(EMPLOYERS[_EDITION].called), called)
    else:
        named = [{**row, "name_id": numbered[form(row["name"])]} for row in rows]
        await session.execute(insert(PERSONS[_EDITION].rows), named)
    session.add(_current(extract, len(rows), names_indexed=0))
    await session.flush()


async def _contributions(session: AsyncSession) -> None:
    tables = CONTRIBUTIONS[_EDITION]
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
    session.add(_current(Extract.CONTRIBUTIONS, 1, names_indexed=0))
    await session.flush()


def _current(extract: Extract, rows: int, *, names_indexed: int) -> Current:
    return Current(
        extract=extract, edition=_EDITION, as_of=clock.now(), rows=rows, names_indexed=names_indexed
    )


def _employer(
    code: str, name: str, town: str, branch: str, point: tuple[float, float]
) -> dict[str, Any]:
    return {
        "key": keys.of_code(code), "name": name, "branch_code": branch, "town": town,
        "state": "MY-06", "postcode": "25000", "address": "Lot 1 Jalan Contoh",
        "latitude": point[0], "longitude": point[1], "status": "active",
        "registered_on": date(2011, 3, 1), "in_arrears": True, "synthetic": True,
    }  # fmt: skip


def _person(nric: str, name: str, born: date, phone: int | None) -> dict[str, Any]:
    return {
        "key": keys.of_nric(nric), "name": name, "born": born, "phone": phone,
        "sex": "F" if int(nric[-1]) % 2 == 0 else "M", "address": "1 Jalan Contoh",
        "postcode": "25000", "synthetic": True,
    }  # fmt: skip
