"""The example posts do what they promise: reports reach their branch, talk reaches nobody."""

from datetime import datetime
from operator import itemgetter

import pytest
import yaml

from bot.sandbox.town import plan, registry
from services import clock
from services.leads import parsing
from services.places import reference

FILE = plan.FOLDER / "examples.yaml"
EXAMPLES: list[plan.Plan] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
OF_WORKERS = [one for one in EXAMPLES if "worker" in one]
EVENING = datetime(2026, 11, 23, 19, 0, tzinfo=clock.LOCAL)


@pytest.mark.parametrize("example", EXAMPLES, ids=itemgetter("id"))
def test_example_goes_where_it_says(example: plan.Plan) -> None:
    state = reference.offices().by_code[example["post_in"]].state

    report = parsing.read(example["text"], EVENING, reference.gazetteer(), state)
    choice = reference.offices().branch_for(report.place, example["post_in"]) if report else None

    assert (choice.branch_code if choice else None) == example["goes_to"]


@pytest.mark.parametrize("example", OF_WORKERS, ids=itemgetter("id"))
def test_person_hurt_is_in_the_registry(example: plan.Plan) -> None:
    worker = registry.workers()[example["worker"] - 1]

    first = worker.name.first.split()[-1]
    assert first in example["text"]
    assert worker.branch_code == example["goes_to"]


def test_examples_are_of_all_kinds() -> None:
    targets = {"PHG-KTN", "PHG-TML", "TRG-KTR", "KDH-LGK", None}

    assert len({one["id"] for one in EXAMPLES}) == len(EXAMPLES)
    assert {one["language"] for one in EXAMPLES} == {"ms", "en", "mixed"}
    assert {one["goes_to"] for one in EXAMPLES} == targets
    assert all(set(one["title"]) == {"ms", "en"} for one in EXAMPLES)
