"""What a checker gives for a row that can be taken: plain tuples, for there are millions.

Pure.
"""

from typing import Any

Row = tuple[Any, ...]

# The names under which it is found, normalised, and of each whether it is a former one.
Forms = tuple[tuple[str, bool], ...]

# A row of the extract's table in its order, of contributions a span and an employment, either of
# which may be None; its forms; whether it is synthetic.
Taken = tuple[Row, Forms, bool]

UNREAD: Taken = ((), (), False)  # stands for a row that must be read by itself
