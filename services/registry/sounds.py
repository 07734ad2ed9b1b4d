"""Words as they sound, and numbers by which words a slip apart meet.

Pure. A class is a sound: all words that sound alike. Two words that differ by a letter or two have
a rest in common when as many letters are left out of each; the rests are kept as 32-bit hashes,
for hashing in numpy is a hundred times faster than making strings.
"""

from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from services.leads.matching import naming

Hashes = NDArray[np.uint64]
_Codes = TypeVar("_Codes", int, NDArray[np.uint32])

LONGEST = 20  # letters of a sound that count
NAME_LONGEST = 400  # letters of a whole name
ONE_SLIP, TWO_SLIPS = 3, 6  # letters from which so many may be left out
SEEN = 1 << 17  # words whose sound is remembered
_BASE = 0x9E3779B97F4A7C15  # odd, so that no bit is lost when it multiplies
_POWERS = np.array([pow(_BASE, place, 1 << 64) for place in range(NAME_LONGEST)], np.uint64)
_MEETING, _BITS = 13, 32  # spread the pairs of letters of made-up names nearly evenly
_FURTHER = str.maketrans("oejc", "uizk", "h")  # beside naming.folded


@lru_cache(maxsize=SEEN)
def sound(word: str) -> str:
    """Return how a word sounds, at most 20 letters; figures and other scripts stay as they are."""
    if not word.isascii() or word.isdigit():
        return word[:LONGEST]
    heard = naming.folded(word).translate(_FURTHER)
    return (naming.folded(heard) or word)[:LONGEST]


def hash_of(text: str) -> int:
    """Return the 64-bit hash of a text; those of two halves give that of the whole (`joined`)."""
    codes = np.array([ord(ch) for ch in text[:NAME_LONGEST]], np.uint64)
    return int(_hashes(codes[None, :])[0]) if text else 0


def weight_of(length: int) -> int:
    """Return by what the hash of the text before is multiplied when *length* letters follow."""
    return pow(_BASE, length, 1 << 64)


def sign(text: str) -> np.uint32:
    """Return the 32 bits by which a sound is compared before it is read: which letters meet in it.

    Words that are glued or torn leave it as it is, and a slip changes two or three of its bits.
    """
    bits = 0
    for one, two in pairwise(text):
        bits |= 1 << _bit(ord(one), ord(two))
    return np.uint32(bits)


def signs_joined(ends: NDArray[np.uint32], begins: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return the bits of where two sounds meet, by the letters' codes; 0 is no letter."""
    bits = np.uint32(1) << _bit(ends, begins)
    return np.where((ends > 0) & (begins > 0), bits, 0).astype(np.uint32)


def shared(one: np.uint32, signs: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Return how much of its bits a sign shares with others, 0-1."""
    both = np.bitwise_count(signs & one)
    found: NDArray[np.float64] = 2 * both / (np.bitwise_count(signs) + np.bitwise_count(one) + 1e-9)
    return found


def slips(length: int) -> int:
    """Return how many letters of a sound may be wrong."""
    return 2 if length >= TWO_SLIPS else 1 if length >= ONE_SLIP else 0


def slips_of_many(lengths: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return them for sounds of these lengths."""
    return (lengths >= ONE_SLIP).astype(np.int64) + (lengths >= TWO_SLIPS)


def rests(word: str) -> NDArray[np.uint32]:
    """Return the hashes of a sound and of all that stays of it when letters are left out."""
    codes = np.array([[ord(ch) for ch in word]], np.uint64)
    found: NDArray[np.uint32] = np.sort(rests_of_many(codes)[0])
    return found


def rests_of_many(codes: Hashes, most: int = 2) -> NDArray[np.uint32]:
    """Return them for sounds of one length, one a row of letters' codes; *most* are left out."""
    length = codes.shape[1]
    found = [_hashes(codes)[:, None]]
    some = range(1, min(slips(length), most) + 1)
    found += [_hashes(codes[:, _kept(length, out)]) for out in some]
    return (np.concatenate(found, axis=1) >> np.uint64(32)).astype(np.uint32)


def _bit(one: _Codes, two: _Codes) -> _Codes:
    return (one * _MEETING + two) % _BITS


def _hashes(codes: Hashes) -> Hashes:
    length = codes.shape[-1]
    hashes: Hashes = ((codes + np.uint64(1)) * _POWERS[:length][::-1]).sum(axis=-1, dtype=np.uint64)
    return hashes


@cache
def _kept(length: int, out: int) -> NDArray[np.intp]:
    """Return the places that stay, for each way to leave *out* letters out."""
    return np.array(list(combinations(range(length), length - out)), np.intp)
