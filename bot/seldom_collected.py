"""Let Python look for circles of objects seldom while millions of rows come and go.

Rows are plain tuples, which never form circles; looking through them after every few hundred took
longer than checking them. What does form circles, a session's objects, is still collected.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS = 500_000  # that came and did not go: several times those of the rows held at once


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Collect seldom while the block runs."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
