"""Texts made to be hard to read are read like any other: no pattern goes over them again and again.

A text of this length would keep a pattern that does so busy for hours.
"""

import pytest

from services.leads.reading.prose import sentences

MANY = 300_000


@pytest.mark.parametrize("sign", [".", "!", "?", "…"])
def test_endless_signs_at_the_end_of_a_word_are_read_once(sign: str) -> None:
    text = f"Kemalangan maut{sign * MANY}x. Mangsa dua orang."

    assert len(sentences(text)) == 2
