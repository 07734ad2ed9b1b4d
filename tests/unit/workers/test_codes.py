"""Codes are said without look-alikes and read however they are typed; numbers likewise."""

import asyncio
import hashlib
import time

import pytest

from services.workers import codes, identity
from services.workers.identity import Wrong


def test_code_has_letters_and_figures_and_no_look_alikes() -> None:
    made = {codes.new() for _ in range(500)}

    assert len(made) == 500
    assert not set("".join(made)) & set("ILO01")
    assert all(codes.read(codes.spoken(code)) == code for code in made)


@pytest.mark.parametrize("typed", ["K7QM-3XPA", "k7qm 3xpa", " K7QM3XPA ", "k 7 q m – 3 x p a"])
def test_code_is_read_however_typed(typed: str) -> None:
    assert codes.read(typed) == "K7QM3XPA"


@pytest.mark.parametrize(
    "typed", ["", "kuantan", "TERENGGA", "23456789", "K7QM-3XP", "K7QM-3XPO", "K7QM-3XPA9"]
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert codes.read(typed) is None


@pytest.mark.parametrize("typed", ["A2345678", "K7QM3XPA", "ABCD EFG2"])
def test_bare_words_are_no_code_by_themselves(typed: str) -> None:
    assert not codes.is_spoken(typed)


def test_code_is_kept_as_a_hash_that_takes_a_while() -> None:
    began = time.thread_time()
    kept = codes.hash_of("K7QM3XPA")
    took = time.thread_time() - began

    assert (
        kept
        == hashlib.scrypt(
            b"K7QM3XPA", salt=b"prihatin worker code 1", n=16384, r=8, p=1, dklen=32
        ).hex()
    )
    assert took > 0.002  # seconds of CPU; a plain hash takes a microsecond


async def test_loop_goes_on_while_a_code_is_hashed() -> None:
    hashing = asyncio.ensure_future(codes.hashed("K7QM3XPA"))
    turns = 0
    while not hashing.done():
        turns += 1
        await asyncio.sleep(0)

    assert await hashing == codes.hash_of("K7QM3XPA")
    assert turns > 10


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("890312-06-5124", 890312065124),
        ("890312 06 5124", 890312065124),
        ("(890312)065124", 890312065124),
        ("IC 890312-06-5124", 890312065124),
        ("nombor saya 890312065124", 890312065124),
        ("000229-14-1234", 229141234),  # 29 February 2000
    ],
)
def test_identity_number_is_read(typed: str, key: int) -> None:
    assert identity.read(typed).key == key


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("saya lupa", Wrong.NONE),
        ("", Wrong.NONE),
        ("89031206512", Wrong.LENGTH),
        ("8903120651245", Wrong.LENGTH),
        ("ic saya 890312", Wrong.LENGTH),
        ("893112065124", Wrong.DATE),
        ("890230065124", Wrong.DATE),
    ],
)
def test_what_is_wrong_is_named(typed: str, wrong: Wrong) -> None:
    assert identity.read(typed).wrong is wrong


@pytest.mark.parametrize("typed", ["A1234567", "bd 0123456", "E-12345678"])
def test_passport_is_no_mistake(typed: str) -> None:
    read = identity.read(typed)

    assert (read.foreign, read.wrong, read.key) == (True, None, None)


def test_unknown_place_of_birth_is_accepted() -> None:
    read = identity.read("890312-00-5124")

    assert (read.odd_place, read.wrong) == (True, None)
