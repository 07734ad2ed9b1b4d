"""Which lead that is kept already does a new one repeat? Candidates by keys, then one by one."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.leads import Custody, Lead
from db.queries import joining as queries
from services import clock
from services.leads.matching import comparing, keys, words
from services.leads.matching.account import Account, Person
from services.leads.matching.comparing import Match
from services.leads.matching.words import NOTHING
from services.leads.reading import small_hours

CANDIDATES = int(rules.number("matching", "candidates_at_most"))
HOPELESS = int(rules.number("matching", "hopeless_points"))
READ_BY_KEYS, READ_BY_SCORE = 8, 8  # candidates whose texts are read: 0.2-0.8 ms each
PERSON = len(fields(Person))  # the last columns of a row
_PERSON = tuple(each.name for each in fields(Person))  # so are a victim's columns called


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
    await queries.keep_keys(session, lead.id, _day(lead, account), _under(account))
    return account


async def index_new(session: AsyncSession, lead: Lead, text: str) -> Account:
    """Keep a lead that this transaction opened from *text*: nothing is kept of it yet."""
    people = [Person(*(getattr(each, name) for name in _PERSON)) for each in lead.victims]
    account = replace(_kept(lead, people).account, words=words.read(text))
    await queries.add_keys(session, lead.id, _day(lead, account), _under(account))
    return account


def _under(account: Account) -> frozenset[str]:
    """Return the keys by which another report, or a member who searches, finds the lead."""
    return keys.kept_under(account) | keys.found_under(account)


async def repeated(session: AsyncSession, lead: Lead, account: Account) -> Repeated | None:
    """Return the open lead that most likely tells of the same accident; the older wins a tie."""
    found = await _near(session, lead, account)
    read = await _with_texts(session, found, _promising(account, found))
    enough = {
        number: match
        for number, each in read.items()
        if (match := comparing.compare(account, each.account)).enough
    }
    if not enough:
        return None
    likely = await _standing(session, lead.id, enough, read)
    for number in sorted(likely, key=lambda number: (-likely[number].score, number)):
        stays_open = found.get(number) or (await kept(session, [number], texts=False))[number]
        if not stays_open.ended:
            return Repeated(number, likely[number])
    return None


async def _standing(
    session: AsyncSession, lead_id: int, enough: Mapping[int, Match], read: Mapping[int, Kept]
) -> dict[int, Match]:
    """Return the matches by the lead that stands for each, but those already decided about."""
    said = await queries.decided(session, lead_id)
    likely: dict[int, Match] = {}
    for number, match in enough.items():
        into = read[number].into
        stays = number if into is None else await survivor(session, into)
        if stays not in said and stays != lead_id:
            likely[stays] = max(match, likely.get(stays, match), key=lambda one: one.score)
    return likely


async def kept(
    session: AsyncSession, ids: Collection[int], *, texts: bool = True
) -> dict[int, Kept]:
    """Return the leads, by number, in the order asked for; without *texts* what was read only."""
    if not ids:
        return {}
    people: defaultdict[int, list[Person]] = defaultdict(list)
    rows = {}
    for row in await queries.told(session, ids):
        rows[row.id] = row
        if row.victim_id is not None:
            people[row.id].append(Person(*row[-PERSON:]))
    found = {number: _kept(rows[number], people[number]) for number in ids if number in rows}
    return await _with_texts(session, found, found) if texts else found


def _kept(row: Any, people: Sequence[Person]) -> Kept:
    account = Account(
        told=row.opened_at.astimezone(clock.LOCAL).date(),
        day=row.accident_date,
        hour=row.accident_time,
        people=tuple(people),
        kind=row.kind,
        place=row.place_name,
        place_text=row.place_text,
        district=row.district,
        state=row.state,
        point=(row.latitude, row.longitude) if row.latitude and row.longitude else None,
        vehicles=frozenset(row.vehicles),
        hospital=row.hospital,
        urls=frozenset(row.urls),
        words=NOTHING,
    )
    ended = row.custody == Custody.ENDED and row.joined_into_id is None
    return Kept(account, ended, row.joined_into_id)


async def _with_texts(
    session: AsyncSession, found: Mapping[int, Kept], ids: Collection[int]
) -> dict[int, Kept]:
    """Return these of the leads with the words of their reports."""
    if not ids:
        return {}
    said: defaultdict[int, list[str]] = defaultdict(list)
    for lead_id, text in await queries.texts(session, ids):
        said[lead_id].append(text)
    return {
        number: found[number]._replace(
            account=replace(found[number].account, words=words.read("\n".join(said[number])))
        )
        for number in ids
    }


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


async def _near(session: AsyncSession, lead: Lead, account: Account) -> dict[int, Kept]:
    """Return the leads that share most keys with the account."""
    day = _day(lead, account)
    ids = await queries.candidates(
        session, keys.looked_under(account), day=day, but=lead.id, most=CANDIDATES
    )
    return await kept(session, ids, texts=False)


def _promising(account: Account, found: Mapping[int, Kept]) -> list[int]:
    """Return the candidates worth reading: by their keys, and by what was read of them before.

    Those against which too much speaks already are left unread, half of the time it takes.
    """
    bare = replace(account, words=NOTHING)
    matches = {number: comparing.compare(bare, each.account) for number, each in found.items()}
    likely = sorted(found, key=lambda number: -matches[number].score)
    first = dict.fromkeys((*list(found)[:READ_BY_KEYS], *likely[:READ_BY_SCORE]))
    return [number for number in first if matches[number].against > HOPELESS]


def _day(lead: Lead, account: Account) -> date:
    """Return the day under which the account is kept; of one that tells none, that of its report.

    A body "found this afternoon", told after midnight, was found the day before.
    """
    return account.day or small_hours.day_of(lead.opened_at.astimezone(clock.LOCAL))
