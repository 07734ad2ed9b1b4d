"""Words a slip apart meet, pairs of words are keys, and the rarest of them are read first."""

from dataclasses import replace
from itertools import chain

import numpy as np
import pytest

from services.registry import choosing, pairs, planning, ranking, sounds, vocabulary
from services.registry.index import Reading
from services.registry.vocabulary import Vocabulary

NAMES = [
    "maju jaya", "maju setia engineering", "kuantan timber", "nur azman ismail", "nuraz man",
    "restoran cahaya bulan", "maju", "abdullah abdullah",
]  # fmt: skip
ALL = (0, pairs.WHOLE)  # keys of pairs


def read(names: list[str]) -> tuple[dict[int, bytes], Vocabulary]:
    reading = Reading()
    reading.add(names, [1] * len(names))
    reading.end()
    kept = {key: packed for rows in reading.lists() for key, packed in rows}
    return kept, reading.vocabulary()


def found(names: list[str], typed: str) -> list[str]:
    kept, known = read(names)
    plan = planning.plan(known, typed)
    there = [(key, kept[key]) for key in plan.keys.tolist() if key in kept]
    best = planning.best(known, plan, there)
    return [names[number - 1] for number in best.tolist()]


@pytest.mark.parametrize(
    ("one", "two"),
    [("syahrul", "shahrul"), ("khairul", "kairul"), ("faizal", "phaizal"), ("azlee", "azli"),
     ("yusoff", "yusof"), ("hassan", "asan"), ("jamilah", "zamila")],
)  # fmt: skip
def test_words_that_sound_alike_are_one_class(one: str, two: str) -> None:
    assert sounds.sound(one) == sounds.sound(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [("azman", "azmna"), ("selasih", "selsih"), ("kencana", "kencxna"), ("bintang", "bitnag")],
)
def test_words_a_slip_apart_share_a_rest(one: str, two: str) -> None:
    assert np.intersect1d(sounds.rests(one), sounds.rests(two)).size


def test_short_words_have_no_slip() -> None:
    assert sounds.rests("ng").tolist() != sounds.rests("ang").tolist()
    assert sounds.rests("ng").size == 1


def test_hash_of_a_whole_is_made_of_its_halves() -> None:
    moved = sounds.hash_of("maju") * sounds.weight_of(4) % (1 << 64)

    assert (moved + sounds.hash_of("zaia")) % (1 << 64) == sounds.hash_of("majuzaia")


def test_pair_has_one_key_whichever_comes_first() -> None:
    one, two = np.array([7, 9]), np.array([9, 7])

    assert pairs.pair(one, two).tolist() == [pairs.pair(one, two)[0]] * 2


def test_long_lists_are_cut_and_keep_the_shortest_names() -> None:
    many = pairs.ALONE_MOST + 5
    classes = np.full((many, pairs.WORDS), pairs.NONE, np.uint32)
    classes[:, 0] = 1
    classes[:-1, 1] = np.arange(2, many + 1)  # all but the last have a second word
    key, names = pairs.entries(classes, ALL)
    keys, first, ends = pairs.lists(key)

    alone = dict(pairs.packed(keys, first, ends, names))[(1 << pairs.CLASS_BITS) | 1]
    kept, sizes = pairs.unpacked([alone])
    assert sizes.tolist() == [pairs.ALONE_MOST]
    assert many in kept


def test_parts_of_all_keys_are_all_of_them_once() -> None:
    classes = np.array([[1, 2, 3, pairs.NONE], [2, 3, pairs.NONE, pairs.NONE]], np.uint32)
    whole = pairs.entries(classes, ALL)[0].tolist()
    ranges = pairs.ranges(classes, 4)
    parts = [pairs.entries(classes, range_)[0].tolist() for range_ in ranges]

    assert len(parts) == 4
    assert [key for part in parts for key in part] == whole


def test_packed_lists_come_back_in_order() -> None:
    lists = [[1], [5, 3, 200, 16_500], [1, 2_100_000, 300_000_000, 4_000_000_000], [7, 8]]
    sizes = np.array([*map(len, lists)])
    ends = np.cumsum(sizes)
    names = np.array([*chain.from_iterable(lists)], np.uint32)

    rows = pairs.packed(np.arange(4), ends - sizes, ends, names)

    unpacked, counted = pairs.unpacked([packed for _, packed in rows])
    assert [key for key, _ in rows] == [0, 1, 2, 3]
    assert counted.tolist() == sizes.tolist()
    assert unpacked.tolist() == [*chain.from_iterable(map(sorted, lists))]
    assert [len(packed) for _, packed in rows] == [1, 1 + 1 + 2 + 2, 1 + 4 + 5 + 5, 1 + 1]


def test_lists_of_before_are_read_too() -> None:
    names, sizes = pairs.unpacked([b"\1\0\0\0\5\0\0\0", b"\7\0\0\0"], by_steps=False)

    assert (names.tolist(), sizes.tolist()) == ([1, 5, 7], [2, 1])


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("maju jaya", "maju jaya", id="as kept"),
        pytest.param("majujaya", "maju jaya", id="glued"),
        pytest.param("nur az man ismail", "nur azman ismail", id="torn"),
        pytest.param("kuantn tmber", "kuantan timber", id="a letter lost in each"),
        pytest.param("kuantantimbr", "kuantan timber", id="glued, a letter lost"),
        pytest.param("kuantanqqqqq", "kuantan timber", id="glued, half of it unknown"),
        pytest.param("resto ran cahya", "restoran cahaya bulan", id="torn, a letter lost"),
        pytest.param("kuantan t 1 mber", "kuantan timber", id="a figure read for a letter"),
        pytest.param("timber", "kuantan timber", id="a word lost"),
        pytest.param("bulan cahaya", "restoran cahaya bulan", id="turned round"),
        pytest.param("restor cahay", "restoran cahaya bulan", id="broken off"),
        pytest.param("abdullah", "abdullah abdullah", id="a word twice"),
    ],
)
def test_name_is_among_those_looked_at(typed: str, name: str) -> None:
    assert name in found(NAMES, typed)


@pytest.mark.parametrize("typed", ["", "x", "1", "zzzz qqqq wwww"])
def test_nothing_is_read_for_nothing(typed: str) -> None:
    assert found([], typed) == []
    assert len(found(NAMES, typed)) < len(NAMES)  # eight names share two keys of whole names


def test_vocabulary_comes_back_from_its_parts() -> None:
    _, known = read(NAMES)
    again = vocabulary.loaded(dict(known.parts()))

    assert again.sounds == known.sounds
    assert again.like("azmen") == known.like("azmen")
    assert dict(again.parts())["stamp"] == dict(known.parts())["stamp"]


def test_index_of_before_weights_were_kept_still_answers() -> None:
    _, known = read(NAMES)
    parts = {
        part: data for part, data in known.parts() if part not in ("weights", "bearers", "signs")
    }

    again = vocabulary.loaded(parts)

    assert again.doublings(np.arange(1, len(NAMES) + 1)).tolist() == [0.0] * len(NAMES)
    assert again.weights.size == again.signs.size == len(NAMES)


def test_sign_of_a_name_is_that_of_its_sounds_without_spaces() -> None:
    _, known = read(NAMES)

    glued = ["".join(map(sounds.sound, name.split())) for name in NAMES]
    assert known.signs.tolist() == [*map(sounds.sign, glued)]


def test_a_slip_leaves_most_of_a_sign() -> None:
    signs = np.array([sounds.sign("kuantantimbir"), sounds.sign("rizturancahaia")], np.uint32)

    shared = sounds.shared(sounds.sign("kuantntimbir"), signs)

    assert shared[0] > 0.85 > shared[1]


def test_names_are_borne_by_as_many_as_were_counted() -> None:
    reading = Reading()
    reading.add(["maju jaya", "kuantan timber"], [1, 64])
    reading.end()
    assert list(reading.lists())

    doublings = reading.vocabulary().doublings(np.array([1, 2, 3]))

    assert doublings.tolist() == [0.0, 6.0, 0.0]  # the third came after the index


def test_the_very_name_is_100_and_first() -> None:
    scores = ranking.scores("maju jaya", ["maju jaya motor", "maju jaya", "jaya maju"])

    assert scores.argmax() == 1
    assert scores[1] == pytest.approx(100, abs=0.01)


def test_a_part_of_a_name_is_not_the_name() -> None:
    assert ranking.scores("maju", ["maju jaya setia engineering"])[0] < 80


def test_an_initial_stands_for_its_word() -> None:
    scores = ranking.scores("b bayu logistics", ["bintang bayu logistics", "setia bayu logistics"])

    assert scores[0] > scores[1]


@pytest.mark.parametrize(
    ("names", "hinted", "sure"),
    [(8, False, True), (1_000_000, False, False), (1_000_000, True, True)],
)
def test_among_millions_of_names_another_spelling_is_sure_with_a_birthday_alone(
    names: int, hinted: bool, sure: bool
) -> None:
    known = replace(read(NAMES)[1], names=names)

    assert choosing.is_slip("nur azmaan ismeil", "nur azman ismail", known, hinted=hinted) is sure
