"""Who of two reports is one person, and what holds for any two accounts: symmetry, sums."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.leads.matching import words
from services.leads.matching.account import Account, Person
from services.leads.matching.comparing import compare, paired, same_person

NRIC, OTHER_NRIC = "900101061234", "900101061236"
DAY, NEXT_DAY, NEXT_MONTH = date(2026, 3, 2), date(2026, 3, 3), date(2026, 4, 4)
TEXT = (
    "TEMERLOH: Seorang penunggang motosikal maut dirempuh lori di Jalan Contoh, di sini. "
    "Mangsa, Zulkarnain bin Contoh, 34, meninggal dunia di tempat kejadian jam 7.30 pagi."
)

man = Person


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        pytest.param(man("Ali bin Ahmad", 60), man("Ahmad bin Ali", 60), False, id="father"),
        pytest.param(man("Azman b Contoh", 34), man("Azmin b Contoh", 30), False, id="brothers"),
        pytest.param(man("Ali bin Contoh", 34), man("Ali b Contoh", 35), True, id="birthday"),
        pytest.param(man("Ali bin Contoh", 34), man("Ali b Contoh", 64), False, id="namesakes"),
        pytest.param(man("Ali Contoh", nric=NRIC), man("Z", nric=NRIC), True, id="number"),
        pytest.param(man("Ali", nric=NRIC), man("Ali", nric=OTHER_NRIC), False, id="two numbers"),
        pytest.param(man(None, 34, outcome="death"), man("Ali Contoh", 34), True, id="by age"),
        pytest.param(
            man(None, 34, outcome="death"), man("Ali", 34, outcome="injury"), False, id="one lives"
        ),
        pytest.param(man(None), man("Ali Contoh", 34), False, id="nothing is known"),
    ],
)
def test_same_person(one: Person, two: Person, same: bool) -> None:
    assert same_person(one, two) is same
    assert same_person(two, one) is same


def test_two_victims_of_one_report_never_become_one() -> None:
    both = (Person("Ali bin Contoh", 34), Person("Ali bin Contoh", 34))

    assert len(paired(both, both)) == 2
    assert len({id(two) for _, two in paired(both, both)}) == 2


PEOPLE = st.builds(
    Person,
    name=st.sampled_from((None, "Ali bin Ahmad", "Ahmad bin Ali", "Ali", "Tan Boon Seng", "Siti")),
    age=st.sampled_from((None, 34, 35, 60)),
    outcome=st.sampled_from(("death", "injury", "unknown")),
)
ACCOUNTS = st.builds(
    Account,
    told=st.sampled_from((DAY, NEXT_DAY, NEXT_MONTH)),
    day=st.sampled_from((None, DAY, NEXT_DAY)),
    hour=st.sampled_from((None, time(7, 30), time(8, 0), time(23, 50))),
    people=st.lists(PEOPLE, max_size=3).map(tuple),
    place=st.sampled_from((None, "Kampung Contoh", "Temerloh")),
    place_text=st.sampled_from((None, "Jalan Contoh", "Km 12 Jalan Contoh")),
    district=st.sampled_from((None, "Temerloh", "Muar")),
    state=st.sampled_from((None, "MY-06", "MY-01")),
    point=st.sampled_from((None, (3.45, 102.42), (2.05, 102.57))),
    vehicles=st.sampled_from((frozenset(), frozenset({"car"}), frozenset({"car", "lorry"}))),
    words=st.sampled_from(
        (words.NOTHING, words.read(TEXT), words.read("Worker Ali dies in fall from 14th floor"))
    ),
)


@given(ACCOUNTS, ACCOUNTS)
def test_score_is_the_same_either_way_round(one: Account, two: Account) -> None:
    assert compare(one, two) == compare(two, one)


@given(ACCOUNTS, ACCOUNTS)
def test_evidence_sums_to_a_score_of_0_to_100(one: Account, two: Account) -> None:
    match = compare(one, two)

    assert match.score == sum(signal.points for signal in match.evidence)
    assert 0 <= match.score <= 100


@given(PEOPLE, PEOPLE)
def test_person_is_the_same_either_way_round(one: Person, two: Person) -> None:
    assert same_person(one, two) == same_person(two, one)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        pytest.param("Missing is chief engineer Ling Hua Contoh", True, id="his name"),
        pytest.param("Missing is chief engineer Ling Contoh Hua", False, id="another order"),
    ],
)
def test_name_in_another_order_is_not_found_in_a_text(text: str, stands: bool) -> None:
    one = Account(people=(Person("Ling Hua Contoh"),))
    two = Account(people=(Person(), Person()), words=words.read(text))

    found = {signal.key for signal in compare(one, two).evidence}

    assert ("name_in_text" in found) is stands
