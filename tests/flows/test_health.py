"""A process is well once its parts have started, not as soon as its web server answers."""

from bot.app import House
from bot.ticker import Ticker
from bot.transactions import Transactions


async def test_process_that_starts_is_not_well_yet(transactions: Transactions) -> None:
    house = House(transactions)
    starting = await house.health()
    house.has_started = True
    house.well["courier"] = lambda: True

    assert starting == {"started": False}
    assert await house.health() == {"started": True, "courier": True}


async def test_process_that_stops_is_well_until_the_end(transactions: Transactions) -> None:
    house = House(transactions)
    house.has_started = house.is_open = True
    house.is_open = False

    assert all((await house.health()).values())
    assert not all((await house.ready()).values())


async def test_ticker_is_well_from_its_first_tick_on(transactions: Transactions) -> None:
    ticker = Ticker(transactions, {})
    before = ticker.is_well()
    await ticker._tick()

    assert not before
    assert ticker.is_well()
