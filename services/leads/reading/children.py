"""Are those hurt children, pupils or students only, who are not insured.

Pure.
"""

import re

from services.leads.reading.against_words import HOSPITAL_NAMES
from services.leads.reading.children_words import (
    AMONG_OTHERS,
    PARENT_AND,
    RESCUER_HARMED,
    UNHARMED,
)
from services.leads.reading.described_words import NUMBERS
from services.leads.reading.lead_words import (
    ADULT,
    AGES,
    APPOSED_AGE,
    BEFALLS,
    CHILD,
    GROWN,
    STUDENT,
    TEENAGER,
    WORKING_AGE,
)
from services.leads.reading.talk_words import AT_WORK, BESIDE_CHILD, UNHURT_TOO, WORKING_BOY
from services.leads.reading.trade_words import OCCUPATION

NEXT = 25  # characters from a trade to what befalls him: "warden asrama dipukul"
YOUNG_WORKER = re.compile(r"\bbudak\b|\bour (?:\w+ ){0,2}(?:girl|boy)s?\b")
ROLE = re.compile(
    r"\b(?:penunggang|pembonceng|penumpang|pemandu|rider|pillion(?: rider)?|passenger|"
    r"motorcyclist)s?\b"
)
IN_WORDS = re.compile(rf"\b(?:{'|'.join(w for w in NUMBERS if len(w) > 2 and ' ' not in w)})\b")


def only(head: str) -> bool:
    """Tell whether the hurt persons of the head are children, pupils or students only."""
    if beside_grown(head) or RESCUER_HARMED.search(head):
        return False
    head = UNHARMED.sub(" murid ", WORKING_BOY.sub("worker", head))
    head = UNHURT_TOO.sub(" ", BESIDE_CHILD.sub(" ", HOSPITAL_NAMES.sub(" ", head)))
    if AT_WORK.search(head) or head.startswith("our "):
        head = YOUNG_WORKER.sub(" ", head)
    if not STUDENT.search(head) and any(int(a) >= GROWN for a in APPOSED_AGE.findall(head)):
        return False
    young = _young_only(head)
    if not CHILD.search(head) and not young:
        return False
    teens = young or STUDENT.search(head) is not None
    rest = CHILD.sub(" ", TEENAGER.sub(" ", head) if teens else head)
    first, _, later = rest.partition("\n")
    if any(
        BEFALLS.search(first[job.end() : job.end() + NEXT]) for job in OCCUPATION.finditer(first)
    ):
        return False
    if STUDENT.search(head) and _all_under(head, GROWN):
        first = ROLE.sub(" ", first)
    if STUDENT.search(head) and not ADULT.search(first):
        later = ROLE.sub(" ", later)  # "the rider died": one of the pupils
    return not ADULT.search(f"{first} {later}")


def beside_grown(head: str) -> bool:
    """Tell whether a child is told of beside grown-ups who were hurt with it."""
    return AMONG_OTHERS.search(head) is not None or PARENT_AND.search(head) is not None


def _young_only(head: str) -> bool:
    """Tell whether only ages under 15 are told."""
    return _all_under(head, WORKING_AGE)


def _all_under(head: str, years: int) -> bool:
    ages = [int(one or two) for one, two in AGES.findall(IN_WORDS.sub(_figure, head))]
    return bool(ages) and max(ages) < years


def _figure(word: re.Match[str]) -> str:
    return str(NUMBERS[word[0]])
