"""Which lead that is kept already does a new one repeat? Candidates by keys, then one by one."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.leads import Custody, Lead
from db.queries import joining as queries
from services import clock
from services.leads.matching import comparing, keys, words
from services.leads.matching.account import Account, Person
from services.leads.matching.comparing import Match
from services.leads.matching.words import NOTHING

READ_BY_KEYS, READ_BY_SCORE = 10, 10  # candidates whose texts are read: 0.1-0.3 ms each


class Kept(NamedTuple):
    """A lead that is kept, as it can be compared."""

    account: Account
    ended: bool  # with a reason of its own; nothing is joined into it
    into: int | None  # the lead that it was joined into


class Repeated(NamedTuple):
    """A lead that a new one seems to repeat."""

    lead_id: int
    match: Match


async def index(session: AsyncSession, lead: Lead) -> Account:
    """Keep the lead, as it now stands, under its keys; return what it tells."""
    account = (await kept(session, [lead.id]))[lead.id].account
    await queries.keep_keys(session, lead.id, _day(account), keys.kept_under(account))
    return account


async def repeated(session: AsyncSession, lead: Lead, account: Account) -> Repeated | None:
    """Return the open lead that most likely tells of the same accident; the older wins a tie."""
    found = await _near(session, lead.id, account)
    said = await queries.decided(session, lead.id)
    likely: dict[int, Match] = {}
    for number, each in (await kept(session, _promising(account, found))).items():
        match = comparing.compare(account, each.account)
        if match.enough:
            stays = number if each.into is None else await survivor(session, each.into)
            if stays not in said and stays != lead.id:
                likely[stays] = max(match, likely.get(stays, match), key=lambda one: one.score)
    for number in sorted(likely, key=lambda number: (-likely[number].score, number)):
        stays_open = found.get(number) or (await kept(session, [number], texts=False))[number]
        if not stays_open.ended:
            return Repeated(number, likely[number])
    return None


async def kept(
    session: AsyncSession, ids: Collection[int], *, texts: bool = True
) -> dict[int, Kept]:
    """Return the leads, by number, in the order asked for; without *texts* what was read only."""
    if not ids:
        return {}
    leads, victims = await queries.told(session, ids)
    people: defaultdict[int, list[Person]] = defaultdict(list)
    for victim in victims:
        people[victim.lead_id].append(Person(*victim[1:]))
    said: defaultdict[int, list[str]] = defaultdict(list)
    for lead_id, text in await queries.texts(session, ids) if texts else ():
        said[lead_id].append(text)
    found = {
        row.id: Kept(
            Account(
                told=row.opened_at.astimezone(clock.LOCAL).date(),
                day=row.accident_date,
                hour=row.accident_time,
                people=tuple(people[row.id]),
                kind=row.kind,
                place=row.place_name,
                place_text=row.place_text,
                district=row.district,
                state=row.state,
                point=(row.latitude, row.longitude) if row.latitude and row.longitude else None,
                vehicles=frozenset(row.vehicles),
                hospital=row.hospital,
                urls=frozenset(row.urls),
                words=words.read("\n".join(said[row.id])) if texts else NOTHING,
            ),
            ended=row.custody == Custody.ENDED and row.joined_into_id is None,
            into=row.joined_into_id,
        )
        for row in leads
    }
    return {number: found[number] for number in ids if number in found}


async def survivor(session: AsyncSession, lead_id: int) -> int:
    """Return the lead, or the one that it was joined into, whatever the way."""
    return [lead_id, *await above(session, lead_id)][-1]


async def above(session: AsyncSession, lead_id: int) -> list[int]:
    """Return the lead that it was joined into, the one that this was joined into, and so on."""
    found = []
    while (into := await queries.into_of(session, lead_id)) is not None:
        found.append(into)
        lead_id = into
    return found


async def _near(session: AsyncSession, lead_id: int, account: Account) -> dict[int, Kept]:
    """Return the leads that share most keys with the account."""
    day = _day(account)
    wanted = [
        (each.key, each.weight, day - timedelta(each.days), day + timedelta(each.days))
        for each in keys.looked_under(account)
    ]
    most = int(rules.number("matching", "candidates_at_most"))
    ids = await queries.candidates(session, wanted, but=lead_id, most=most)
    return await kept(session, ids, texts=False)


def _promising(account: Account, found: Mapping[int, Kept]) -> list[int]:
    """Return the candidates worth reading: by their keys, and by what was read of them before."""
    bare = replace(account, words=NOTHING)
    score = {number: comparing.compare(bare, each.account).score for number, each in found.items()}
    likely = sorted(found, key=lambda number: -score[number])
    return list(dict.fromkeys((*list(found)[:READ_BY_KEYS], *likely[:READ_BY_SCORE])))


def _day(account: Account) -> date:
    """Return the day under which the account is kept."""
    day = account.day or account.told
    assert day is not None  # noqa: S101  a lead was opened on a day
    return day
