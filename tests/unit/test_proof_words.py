"""Each promise that may be broken is explained, on the command line and in docs/proof.md alike."""

import re
from pathlib import Path

from bot import proofs
from db.queries.proof_letters import WARNINGS
from services import clock
from services.people import menus
from services.records import proof

PAGE = Path(__file__).parents[2] / "docs/proof.md"


def test_every_problem_and_warning_says_what_it_means_and_what_to_do() -> None:
    assert set(proofs.PROBLEMS) == {rule.key for rule in proof.PROMISES} | {"outcome_changed"}
    assert set(proofs.WARNINGS) == {rule.key for rule in WARNINGS} | {"reader_says_report"}
    assert len(proof.PROMISES) + 1 == len(proofs.PROBLEMS)


def test_document_has_the_same_table() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)

    told = {**proofs.PROBLEMS, **proofs.WARNINGS}
    assert rows == [(key, words.means, words.do) for key, words in told.items()]


def test_words_name_only_commands_that_can_be_typed() -> None:
    told = " ".join(words.do for words in (*proofs.PROBLEMS.values(), *proofs.WARNINGS.values()))

    assert set(re.findall(r"`/(\w+)`", told)) <= set(menus.COMMANDS)


def test_recount_is_told_with_what_to_do() -> None:
    seen = proof.Recount(
        at=clock.now(),
        checked={"leads": 2},
        problems=["held_without_timer lead:1", "held_without_timer lead:2"],
        warnings=["letter_unknown letter:5"],
    )

    said = proofs.as_lines(seen)

    assert "Promises broken: 2" in said
    assert "lead:1, lead:2" in said
    assert proofs.PROBLEMS["held_without_timer"].do in said
    assert proofs.WARNINGS["letter_unknown"].means in said
