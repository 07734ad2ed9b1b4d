"""What somebody asks how to do, and the commands that do it: "how do I close this case".

Pure. Words and commands: config/rules/how_to.yaml.
"""

import re
from collections.abc import Collection
from functools import cache

from config import rules

MOST = 3  # commands in an answer
_WORD = re.compile(r"[^\W\d_]+")


def commands(text: str, typable: Collection[str]) -> tuple[str, ...]:
    """Return the commands that answer the question, of those that the person may type."""
    table = rules.tables("how_to")
    words = _WORD.findall(text.lower())
    if not {*words[: table["first_words"]]} & {*table["asks"]}:
        return ()
    told = {*words}
    fitting = (
        topic["commands"]
        for topic in table["topics"]
        if told & {*topic["words"]} and ("with" not in topic or told & {*topic["with"]})
    )
    found = dict.fromkeys(each for listed in fitting for each in listed if each in typable)
    return tuple(found)[:MOST]


def names_nobody(text: str) -> bool:
    """Whether each word belongs to such a question: else a name may be asked about."""
    return {*_WORD.findall(text.lower())} <= _known()


@cache
def _known() -> frozenset[str]:
    table = rules.tables("how_to")
    topics = [word for each in table["topics"] for word in (*each["words"], *each.get("with", ()))]
    return frozenset((*table["asks"], *table["beside"], *topics))
