"""What somebody asks how to do, and the commands that do it: "how do I close this case".

Pure. Words and commands: config/rules/how_to.yaml.
"""

import re
from collections.abc import Collection
from functools import cache
from itertools import chain

from config import rules

MOST = 3  # commands in an answer
_WORD = re.compile(r"[^\W\d_]+")


def commands(text: str, typable: Collection[str]) -> tuple[str, ...]:
    """Return the commands that answer the question, of those that the person may type."""
    return tuple(each for each in _fitting(text) if each in typable)[:MOST]


def asks(text: str) -> bool:
    """Whether it is such a question, of any command, in which no name is asked about."""
    return names_nobody(text) and bool(_fitting(text))


def names_nobody(text: str) -> bool:
    """Whether each word belongs to such a question: else a name may be asked about."""
    return {*_WORD.findall(text.lower())} <= _known()


def _fitting(text: str) -> tuple[str, ...]:
    """Return all commands that answer the question, each once."""
    table = rules.tables("how_to")
    words = _WORD.findall(text.lower())
    if not {*words[: table["first_words"]]} & {*table["asks"]}:
        return ()
    told = {*words}
    listed = (
        topic["commands"]
        for topic in table["topics"]
        if told & {*topic["words"]} and ("with" not in topic or told & {*topic["with"]})
    )
    return tuple(dict.fromkeys(chain.from_iterable(listed)))


@cache
def _known() -> frozenset[str]:
    table = rules.tables("how_to")
    topics = [word for each in table["topics"] for word in (*each["words"], *each.get("with", ()))]
    return frozenset((*table["asks"], *table["beside"], *topics))
