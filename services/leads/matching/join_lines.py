"""What a card tells of other leads on the same accident, and the victims of all of them once each.

Pure. Evidence names nobody, so every group may see it. In a group only the victims of what was
posted in that very group are named.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from markupsafe import Markup

from db.models.leads import Custody, Lead
from services import texts
from services.leads.matching import comparing
from services.leads.matching.account import Person
from services.messaging.outbox import Button

Rows = tuple[tuple[Button, ...], ...]
MOST_BUTTONS = 3  # leads that can be split off by a button; the others by the typed command


@dataclass(frozen=True, slots=True)
class Part:
    """A lead that was joined into another one."""

    lead_id: int
    posted_by: str
    posted_at: datetime
    group_id: int | None  # None: posted in private
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Which other leads concern a lead."""

    proposed: int | None = None  # the lead that it seems to repeat
    score: int = 0
    evidence: Sequence[Mapping[str, Any]] = ()  # signal, points, facts
    answer_by: datetime | None = None
    parts: tuple[Part, ...] = ()  # joined into this one
    same_branch: bool = True  # as the lead that it seems to repeat, or was joined into
    same_group: bool = False  # reported the one that it seems to repeat, too


def lines(
    lead: Lead,
    joined: Joined | None,
    language: str,
    *,
    named: bool,
    own: bool = True,
    posted: bool = False,
) -> list[Markup]:
    """Return the lines of the card; *named*: also who reported in private.

    *own*: it is read at the lead's branch; *posted*: where it was reported. The number of another
    branch's lead, asked about or joined into, is told to nobody else but who reported that, too.
    """
    if joined is None:
        return []
    if lead.joined_into_id is not None and not (own and joined.same_branch):
        return [texts.say(language, "joining.was_known")]
    if lead.joined_into_id is not None:
        other = lead.joined_into_id
        return [texts.say(language, "joining.goes_on_as", number=other, split=lead.id)]
    knows = (own and joined.same_branch) or (posted and joined.same_group)
    return [*_proposed(lead, joined, language, knows=knows), *_parts(joined, language, named=named)]


def buttons(lead: Lead, joined: Joined | None, language: str) -> Rows:
    """Return the buttons: joins and keeps apart what is proposed, splits what was joined."""
    if joined is None:
        return ()
    if lead.custody is Custody.DOUBTFUL and joined.proposed is not None:
        return (
            (_press(texts.say(language, "joining.button.same"), f"same:{lead.id}"),),
            (_press(texts.say(language, "joining.button.different"), f"different:{lead.id}"),),
        )
    return tuple(
        (
            _press(
                texts.say(language, "joining.button.split", number=part.lead_id),
                f"split:{part.lead_id}",
            ),
        )
        for part in joined.parts[-MOST_BUTTONS:]
    )


def people(
    own: Iterable[Any], joined: Joined | None, *, posted_in: int | None = None
) -> list[Person]:
    """Return the victims of the lead and of those joined into it, each person once.

    *own* are the lead's victims. *posted_in* is a group: what was posted elsewhere is left out.
    """
    found = [_person(each) for each in own]
    for part in joined.parts if joined else ():
        if posted_in is None or part.group_id == posted_in:
            found = union(found, part.people)
    return found


def union(known: Sequence[Person], told: Sequence[Person]) -> list[Person]:
    """Return the persons of two reports of one accident; facts of the first stand."""
    pairs = comparing.paired(tuple(known), tuple(told))
    of = {id(one): other for one, other in pairs}
    others = {id(other) for _, other in pairs}
    both = [_filled(one, of[id(one)]) if id(one) in of else one for one in known]
    return both + [each for each in told if id(each) not in others]


def _filled(one: Person, other: Person) -> Person:
    """Return the first with what only the second tells; the longer of two names of one person."""
    missing = {
        name: getattr(other, name)
        for name in ("age", "nric", "nationality", "occupation", "employer")
        if getattr(one, name) is None
    }
    names = [name for name in (one.name, other.name) if name]
    worst = "death" if "death" in (one.outcome, other.outcome) else one.outcome or other.outcome
    return replace(one, name=max(names, key=len, default=None), outcome=worst, **missing)


def _person(row: Any) -> Person:
    return Person(
        row.name, row.age, row.nric, row.nationality, row.occupation, row.employer, row.outcome
    )


def _proposed(lead: Lead, joined: Joined, language: str, *, knows: bool) -> list[Markup]:
    if joined.proposed is None or lead.custody is not Custody.DOUBTFUL:
        return []
    key = "joining.proposed" if knows else "joining.proposed_elsewhere"
    title = texts.say(language, key, number=joined.proposed, score=joined.score)
    until = texts.clock_time(language, joined.answer_by) if joined.answer_by else ""
    question = texts.say(language, "joining.question", number=lead.id, time=until)
    return [title, *evidence(joined.evidence, language), question]


def evidence(told: Sequence[Mapping[str, Any]], language: str) -> list[Markup]:
    """Return one line a signal; what counts nothing any more is left out."""
    return [
        texts.say(
            language,
            "joining.evidence",
            points=f"{line['points']:+d}",
            what=texts.say(language, f"joining.signal.{line['signal']}", **line["facts"]),
        )
        for line in told
        if line["points"]
    ]


def _parts(joined: Joined, language: str, *, named: bool) -> list[Markup]:
    return [
        texts.say(
            language, "joining.part",
            number=part.lead_id, name=part.posted_by, time=part.posted_at,
        )
        if named or part.group_id is not None
        else texts.say(
            language, "joining.part_private", number=part.lead_id, time=part.posted_at
        )
        for part in joined.parts
    ]  # fmt: skip


def _press(label: Markup, data: str) -> Button:
    return Button(texts.plain(label), press=data)
