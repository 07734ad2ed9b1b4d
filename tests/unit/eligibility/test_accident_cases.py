"""What may apply after an accident: the cases, as domain experts wrote them."""

from decimal import Decimal
from typing import Any

import pytest

from services.eligibility import months
from services.eligibility.accident import after_accident
from services.eligibility.benefits import Benefit
from services.eligibility.facts import Circumstance, Dependants, Facts, Outcome
from services.eligibility.history import History
from services.eligibility.months import Month
from tests.unit.eligibility import cases

CASES = cases.listed("accidents")
AGO = 60  # months of contributions before the accident


def facts(case: dict[str, Any]) -> Facts:
    """A citizen with an employer, in Malaysia, unless the case says otherwise."""
    if case.get("nothing"):
        return Facts()
    return Facts(
        outcome=Outcome(case["outcome"]),
        circumstance=Circumstance(case["how"]),
        employed=case.get("employed", True),
        foreign=case.get("foreign", False),
        abroad=case.get("abroad", False),
        interrupted=case.get("interrupted"),
        lindung=case.get("lindung"),
        invalid=case.get("invalid"),
        leave_days=case.get("leave"),
        disablement=Decimal(case["disablement"]) if "disablement" in case else None,
        attendance=case.get("attendance"),
        self_employed=case.get("self_employed"),
        plan=case.get("plan"),
        housewife=case.get("housewife"),
        dependants=Dependants(**case.get("dependants", {})),
        died=case.get("died"),
    )


def history(case: dict[str, Any]) -> History:
    """Five years of contributions before the month of the accident."""
    if case.get("nothing"):
        return History()
    month = months.of(case["day"])
    paid = frozenset(Month(each) for each in months.before(month, AGO))
    wages = dict.fromkeys(paid, Decimal(case["wages"])) if "wages" in case else {}
    born = case["day"].replace(year=case["day"].year - 40, day=1)
    return History(born, Month(month - AGO), paid, wages)


def found(benefit: Benefit) -> dict[str, Any]:
    """What a case may expect, by its words."""
    shares = benefit.shares.shares if benefit.shares else ()
    return {
        "chance": benefit.chance,
        "amounts": [
            float(dict(said.values)["amount"])  # type: ignore[arg-type]  # a Decimal
            for said in benefit.amounts
        ],
        "shares": {share.who: float(share.monthly or 0) for share in shares},
        "reasons": [said.key for said in benefit.reasons],
        "ask": benefit.ask,
        "confirm": bool(benefit.to_confirm),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_benefit_is_told_as_expected(case: dict[str, Any]) -> None:
    told = {
        f"{benefit.cover.scheme}/{benefit.kind}": found(benefit)
        for benefit in after_accident(facts(case), history(case), case["day"])
    }

    for name, expected in case["expect"].items():
        reasons = set(told[name]["reasons"])
        assert told[name] | expected | {"reasons": reasons} == told[name] | {"reasons": reasons}
        assert set(expected.get("reasons", ())) <= reasons
        assert set(expected.get("reasons", ())) <= reasons
