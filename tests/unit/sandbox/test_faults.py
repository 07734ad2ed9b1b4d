"""A fault hits the calls it is meant for, as often as planned."""

import pytest

from bot.sandbox.faults import Faults


@pytest.mark.parametrize(
    ("options", "hit"),
    [
        pytest.param({}, True, id="every method"),
        pytest.param({"method": "SENDMESSAGE"}, True, id="its method, case does not matter"),
        pytest.param({"method": "editMessageText"}, False, id="another method"),
        pytest.param({"chat": 5}, True, id="its chat"),
        pytest.param({"chat": 6}, False, id="another chat"),
        pytest.param({"probability": 0.0}, False, id="never"),
    ],
)
def test_fault_hits_what_it_is_meant_for(options: dict[str, object], hit: bool) -> None:
    faults = Faults()
    faults.plan("latency", **options)

    assert bool(faults.strike("sendMessage", 5)) is hit


@pytest.mark.parametrize(("method", "hit"), [(None, False), ("getUpdates", True), ("*", True)])
def test_polling_is_hit_only_if_named(method: str | None, hit: bool) -> None:
    faults = Faults()
    faults.plan("server_error", method=method)

    assert bool(faults.strike("getUpdates", None)) is hit


def test_fault_ends_after_its_count() -> None:
    faults = Faults()
    faults.plan("server_error", count=2)

    assert [bool(faults.strike("sendMessage", 1)) for _ in range(3)] == [True, True, False]
    assert faults.shown() == []


def test_fault_without_count_stays_until_taken_away() -> None:
    faults = Faults()
    fault = faults.plan("server_error")
    for _ in range(5):
        faults.strike("sendMessage", 1)

    assert faults.drop(fault.id)
    assert not faults.strike("sendMessage", 1)


def test_redelivery_is_for_updates_only() -> None:
    faults = Faults()
    faults.plan("redeliver", count=1)

    assert faults.strike("sendMessage", 1) == []
    assert [faults.twice(), faults.twice()] == [True, False]
