"""Whether one account names a wider area that the other's place lies in: a state, a highway.

Pure. A headline says "in Pahang" or "on the East Coast Expressway" where a paper of the place
names the town: that agrees, though less than a district of both does.
"""

from services.leads.matching.account import Account
from services.leads.matching.guesses import is_named
from services.leads.reading.along_words import ALONG


def wider(one: Account, two: Account) -> bool:
    """Whether the one's state is all that it tells, or its highway leads past the other's place."""
    state = one.state is not None and one.state == two.state
    return (state and not (one.district and two.district)) or on_way(one, two)


def on_way(one: Account, two: Account) -> bool:
    """Whether one was on a highway that leads past the other's place, whatever its own is."""
    return along(one, two) or along(two, one)


def along(one: Account, two: Account) -> bool:
    """Whether the one was on a highway that leads past the other's place, which names none.

    The place of a highway is that of its name in the gazetteer, or of the police who told of it.
    """
    ways = one.words.highways - one.words.beside
    if not ways or two.words.highways or not _on_highway_only(one):
        return False
    names = {name.lower() for name in (two.district, two.place) if name} | two.words.scenes
    return any(names & ALONG.get(way, frozenset()) for way in ways)


def _on_highway_only(account: Account) -> bool:
    """Whether the highway is all that tells the place: no town, no kilometre."""
    told = account.district is not None and is_named(account.district, account)
    return not told and not account.words.said.kilometres
