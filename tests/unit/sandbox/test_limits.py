"""30/s in all, 1/s a chat after a burst of 3, 20/min a group; refused calls do not count."""

from bot.sandbox.limits import BURST, PER_MINUTE_GROUP, PER_SECOND, Limits


def test_a_chat_takes_a_burst_then_one_a_second() -> None:
    limits = Limits()

    waits = [limits.take(100.0, 1, is_group=False) for _ in range(4)]

    assert waits == [0, 0, 0, 1]
    assert limits.take(101.0, 1, is_group=False) == 0


def test_other_chats_do_not_wait() -> None:
    limits = Limits()
    for _ in range(int(BURST) + 1):
        limits.take(100.0, 1, is_group=False)

    assert limits.take(100.0, 2, is_group=False) == 0


def test_thirty_a_second_in_all() -> None:
    limits = Limits()

    waits = [limits.take(100.0, chat, is_group=False) for chat in range(PER_SECOND + 1)]

    assert waits == [0] * PER_SECOND + [1]
    assert limits.take(101.0, 99, is_group=False) == 0


def test_twenty_a_minute_in_a_group() -> None:
    limits = Limits()

    waits = [limits.take(100.0 + 2 * n, -1, is_group=True) for n in range(PER_MINUTE_GROUP)]

    assert waits == [0] * PER_MINUTE_GROUP
    assert limits.take(140.0, -1, is_group=True) == 20
    assert limits.take(160.0, -1, is_group=True) == 0


def test_what_is_refused_does_not_count() -> None:
    limits = Limits()
    for _ in range(20):
        limits.take(100.0, 1, is_group=False)

    assert limits.take(101.0, 1, is_group=False) == 0


def test_an_album_counts_its_pictures() -> None:
    limits = Limits()

    assert limits.take(100.0, 1, is_group=False, cost=10) == 0
    assert limits.take(100.0, 1, is_group=False) == 8


def test_switched_off_nothing_waits() -> None:
    limits = Limits(on=False)

    assert not any(limits.take(100.0, 1, is_group=True) for _ in range(100))


def test_rested_chats_are_forgotten() -> None:
    limits = Limits()
    for number in range(6_000):
        limits.take(float(number), number, is_group=False)

    assert len(limits._chats) < 5_100
