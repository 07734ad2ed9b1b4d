"""Unusual browsing is found, and work is let alone: each pattern, and a synthetic month.

The month is invented, names, habits and misuse alike: it proves that the patterns are told apart,
not how often they happen in any real office.
"""

import random
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

import pytest

from db.models.lookups import GroundKind, Subject
from services.clock import LOCAL
from services.registry.checks import browsing
from services.registry.checks.browsing import Kind, Look, Officer

NOON = datetime(2026, 9, 1, 12, tzinfo=LOCAL)
AINA = Officer("Aina binti Sampel Contoh", "PHG-KTN", phone=60123456789)
SON = "FARID BIN SAMPEL CONTOH"


def look(number: int = 1, /, **facts: object) -> Look:
    """A look-up of a stranger on a lead, unless told otherwise."""
    given = {"ground": GroundKind.LEAD, "lead_id": 17, "subject": Subject.PERSON, "key": number}
    return Look(number, NOON, **{**given, "name": "LIM CONTOH SENG", **facts})  # type: ignore[arg-type]  # facts of a look


def kinds(
    officer: Officer, looks: list[Look], acted: frozenset[int] = frozenset({17})
) -> set[Kind]:
    return {finding.kind for finding in browsing.findings(officer, looks, acted)}


@pytest.mark.parametrize(
    ("officer", "facts", "found"),
    [
        pytest.param(AINA, {"name": "AINA BT SAMPEL CONTOH"}, {Kind.OWN}, id="own name"),
        pytest.param(AINA, {"phone": 60123456789}, {Kind.OWN}, id="own telephone"),
        pytest.param(AINA, {"name": SON}, {Kind.RELATIVE}, id="father's full name"),
        pytest.param(
            replace(AINA, name="Aina binti Sampel", postcodes=frozenset({"25000"})),
            {"name": "FARID BIN SAMPEL", "postcode": "25000"},
            {Kind.RELATIVE},
            id="father's short name and postcode",
        ),
        pytest.param(
            replace(AINA, name="Aina binti Sampel", postcodes=frozenset({"25000"})),
            {"name": "FARID BIN SAMPEL", "postcode": "50000"},
            set(),
            id="a common father's name elsewhere",
        ),
        pytest.param(
            AINA, {"name": "SAMPEL CONTOH BIN AINA"}, set(), id="the father's name is not the own"
        ),
        pytest.param(
            replace(AINA, name="Lim Contoh Hock", postcodes=frozenset({"25000"})),
            {"postcode": "25000"},
            {Kind.RELATIVE},
            id="surname and postcode",
        ),
        pytest.param(
            replace(AINA, colleagues=frozenset({"lim contoh seng"})),
            {},
            {Kind.COLLEAGUE},
            id="colleague",
        ),
        pytest.param(AINA, {}, set(), id="a stranger"),
    ],
)  # fmt: skip
def test_one_look_is_judged_by_whom_it_concerns(
    officer: Officer, facts: dict[str, object], found: set[Kind]
) -> None:
    assert kinds(officer, [look(**facts)]) == found


def test_far_more_than_usual_is_told_but_not_of_an_operation() -> None:
    shop = {"subject": Subject.EMPLOYER, "ground": GroundKind.VISIT, "lead_id": None}
    day = [look(number, **shop) for number in range(30)]
    campaign = [replace(each, ground=GroundKind.OPERATION) for each in day]

    assert kinds(replace(AINA, usual=6), day) == {Kind.MANY}
    assert kinds(replace(AINA, usual=20), day) == set()
    assert kinds(replace(AINA, usual=6), campaign) == set()


def test_night_without_a_lead_is_told() -> None:
    late = {"ground": GroundKind.REASON, "lead_id": None}
    night = [replace(look(number, **late), at=NOON.replace(hour=1)) for number in range(4)]

    assert kinds(AINA, night) == {Kind.NIGHT}
    assert kinds(AINA, night[:3]) == set()
    assert kinds(AINA, [replace(each, lead_id=17) for each in night[:2]]) == set()


def test_employers_of_other_branches_are_told() -> None:
    shop = {"subject": Subject.EMPLOYER, "ground": GroundKind.VISIT, "lead_id": None}
    day = [look(number, **shop, branch_code="MLK-MLK") for number in range(9)]

    assert kinds(AINA, day) == {Kind.OUTSIDE}
    assert kinds(AINA, [replace(each, branch_code="PHG-KTN") for each in day]) == set()


def test_persons_on_a_lead_without_a_step_are_told() -> None:
    day = [look(number) for number in range(3)]

    assert kinds(AINA, day, frozenset()) == {Kind.NO_ACTION}
    assert kinds(AINA, day, frozenset({17})) == set()
    assert kinds(AINA, [look(1), look(1), look(1)], frozenset()) == set()


# A synthetic month.


def _words(text: str) -> list[str]:
    return text.split()


GIVEN = _words(
    """
    Aina Farid Siti Hakim Nadia Zul Ros Imran Laila Kamal Mira Osman Puteri Razif
    Salmah Yusri Amir Balqis Danish Elina Faris Ghazali Hana Irfan Jamal Khalid
    Liyana Munir Nabila Qistina
    """
)
FATHERS = _words(
    """
    Abdullah Ahmad Hassan Ismail Ibrahim Osman Rahman Salleh Yusof Zainal Kassim
    Bakar Daud Hashim Idris Jaafar Mahmud Noordin Ramli Sulaiman Talib Yaakob
    Zakaria Aziz Harun Mansor
    """
)
SECOND = _words(
    """
    Samad Latif Karim Hamid Rauf Majid Wahab Ghani Jalil Nasir Razak Manaf Talha
    Mutalib
    """
)
SURNAMES = _words(
    """
    Lim Tan Lee Wong Ng Chong Goh Teo Yap Ooi
    """
)
PARTS = _words(
    """
    Mei Seng Hock Ling Wei Kok Siew Chin Yee Boon Hui Keat Poh Leng Chuan Sook Teck
    Ai Kim Fong
    """
)
POSTCODES = [f"{number}00" for number in range(250, 290)]
OFFICERS, DAYS, RARE = 60, 22, 3
SHARE_FOUND, SHARE_FALSE = 0.95, 0.01


@dataclass(frozen=True)
class Citizen:
    name: str
    postcode: str


class Month:
    """Officers who work, and now and then do not."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.numbers = count(1)
        self.planted = self.found = self.quiet = self.false = 0
        self.people = [self.citizen() for _ in range(4_000)]
        self.borne = Counter(browsing.form(each.name) for each in self.people)

    def citizen(self) -> Citizen:
        one = self.dice
        if one.random() < 0.3:
            name = f"{one.choice(SURNAMES)} {one.choice(PARTS)} {one.choice(PARTS)}"
        else:
            link = one.choice(["bin", "binti"])
            father = one.choice(FATHERS)
            father += f" {one.choice(SECOND)}" if one.random() < 0.4 else ""
            name = f"{one.choice(GIVEN)} {one.choice(GIVEN)} {link} {father}"
        return Citizen(name, one.choice(POSTCODES))

    def play(self) -> None:
        staff = [self.citizen() for _ in range(OFFICERS)]
        self.borne.update(browsing.form(each.name) for each in staff)
        for place, own in enumerate(staff):
            branch = staff[place - place % 10 : place - place % 10 + 10]
            officer = Officer(
                name=own.name, branch_code="PHG-KTN", postcodes=frozenset({own.postcode}),
                colleagues=frozenset(self._rare(branch) - {browsing.form(own.name)}),
                usual=12.0,
            )  # fmt: skip
            for _ in range(DAYS):
                self._day(officer, own, [each for each in branch if each is not own])

    def _rare(self, branch: list[Citizen]) -> set[str]:
        return {name for each in branch if self.borne[name := browsing.form(each.name)] <= RARE}

    def _day(self, officer: Officer, own: Citizen, colleagues: list[Citizen]) -> None:
        looks, acted = self._work()
        if self.dice.random() > 0.15:
            self.quiet += 1
            self.false += bool(browsing.findings(officer, looks, acted))
            return
        kind = self.dice.choice(list(Kind))
        looks += self._misuse(kind, own, colleagues)
        self.planted += 1
        self.found += kind in {each.kind for each in browsing.findings(officer, looks, acted)}

    def _work(self) -> tuple[list[Look], frozenset[int]]:
        """Some families of leads, some premises, on some days an operation."""
        leads = [self.dice.randrange(1, 500) for _ in range(self.dice.randrange(1, 5))]
        looks = [
            self._person(self.dice.choice(self.people), GroundKind.LEAD, lead)
            for lead in leads
            for _ in range(self.dice.randrange(1, 3))
        ]
        looks += [self._shop("PHG-KTN") for _ in range(self.dice.randrange(0, 10))]
        looks += [self._shop("PHG-TML") for _ in range(self.dice.randrange(0, 4))]
        if self.dice.random() < 0.1:
            looks += [self._shop("MLK-MLK", GroundKind.OPERATION) for _ in range(60)]
        return looks, frozenset(lead for lead in leads if self.dice.random() < 0.9)

    def _misuse(self, kind: Kind, own: Citizen, colleagues: list[Citizen]) -> list[Look]:
        match kind:
            case Kind.OWN:
                return [self._person(own, GroundKind.VISIT)]
            case Kind.RELATIVE:
                return [self._person(self._relative(own), GroundKind.REASON)]
            case Kind.COLLEAGUE:
                return [self._person(self.dice.choice(colleagues), GroundKind.REASON)]
            case Kind.MANY:
                return [
                    self._person(self.dice.choice(self.people), GroundKind.VISIT) for _ in range(40)
                ]
            case Kind.NIGHT:
                late = [
                    self._person(self.dice.choice(self.people), GroundKind.REASON) for _ in range(5)
                ]
                return [replace(each, at=NOON.replace(hour=2)) for each in late]
            case Kind.OUTSIDE:
                return [self._shop("JHR-JB") for _ in range(24)]
            case Kind.NO_ACTION:
                return [
                    self._person(self.dice.choice(self.people), GroundKind.LEAD, 900)
                    for _ in range(4)
                ]

    def _relative(self, own: Citizen) -> Citizen:
        """Return a brother who lives where the officer lives."""
        first, *rest = own.name.split()
        if "bin" in rest or "binti" in rest:
            link = rest.index("bin") if "bin" in rest else rest.index("binti")
            return Citizen(f"Zaki Amin bin {' '.join(rest[link + 1 :])}", own.postcode)
        return Citizen(f"{first} Zaki Amin", own.postcode)

    def _person(self, whom: Citizen, ground: GroundKind, lead: int | None = None) -> Look:
        number = next(self.numbers)
        return Look(
            number, NOON, ground, lead, Subject.PERSON, number, name=whom.name.upper(),
            postcode=whom.postcode,
        )  # fmt: skip

    def _shop(self, branch: str, ground: GroundKind = GroundKind.VISIT) -> Look:
        number = next(self.numbers)
        return Look(number, NOON, ground, None, Subject.EMPLOYER, number, branch_code=branch)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_planted_misuse_of_a_synthetic_month_is_found_without_false_alarms(seed: int) -> None:
    month = Month(seed)
    month.play()

    assert month.planted > 100
    assert month.found / month.planted >= SHARE_FOUND
    assert month.false / month.quiet <= SHARE_FALSE
