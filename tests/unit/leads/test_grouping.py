"""Reports of a file put together by accident, whatever their order; and their keys.

All people and places in the reports are invented.
"""

import io
import json
from datetime import date, time
from itertools import permutations

from bot import leads_matching
from services.leads.matching import grouping, keys, words
from services.leads.matching.account import Account, Person

DAY = date(2026, 3, 2)
REPORT = (
    "TEMERLOH: Seorang buruh maut dihempap pokok tumbang di Kampung Contoh, di sini, petang "
    "semalam. Mangsa, Zulkarnain bin Contoh, 34, meninggal dunia di tempat kejadian."
)
HEADLINE = "Labourer killed by falling tree in Temerloh"
OTHER = (
    "TEMERLOH: Penunggang motosikal, Farid bin Sampel, 51, maut dirempuh lori di Jalan Sampel, "
    "di sini, pagi semalam."
)


def lines(*reports: tuple[str, str]) -> list[str]:
    return [
        json.dumps({"id": number, "text": text, "published": published})
        for number, (text, published) in enumerate(reports, start=1)
    ]


def matched(*reports: tuple[str, str]) -> list[object]:
    output = io.StringIO()
    leads_matching.match(lines(*reports), output, io.StringIO())
    return [json.loads(line)["lead"] for line in output.getvalue().splitlines()]


def test_reports_of_one_accident_have_one_lead_and_talk_has_none() -> None:
    talk = ("Selamat pagi semua, jangan lupa mesyuarat", "2026-03-03")

    found = matched((REPORT, "2026-03-03"), talk, (HEADLINE, "2026-03-03"), (OTHER, "2026-03-03"))

    assert found == [1, None, 1, 4]


def test_order_of_the_reports_does_not_matter() -> None:
    reports = [(REPORT, "2026-03-03"), (HEADLINE, "2026-03-03"), (OTHER, "2026-03-03")]
    groups = set()
    for order in permutations(reports):
        leads = matched(*order)
        together = {order[leads.index(lead)][0] for lead in leads}
        groups.add(len(together))

    assert groups == {2}


def test_a_wrong_line_is_told_and_the_rest_goes_on() -> None:
    output, problems = io.StringIO(), io.StringIO()
    wrong = leads_matching.match(["{", *lines((REPORT, "2026-03-03"))], output, problems)

    assert wrong == 1
    assert "Line 1" in problems.getvalue()
    assert json.loads(output.getvalue())["lead"] == 1


def account(name: str | None, age: int, hour: time) -> Account:
    text = f"Mangsa {name}, penunggang motosikal, maut dirempuh lori di Kampung Contoh"
    return Account(
        told=DAY, day=DAY, hour=hour, people=(Person(name, age, outcome="death"),),
        place="Kampung Contoh", district="Temerloh", state="MY-06",
        vehicles=frozenset({"motorcycle", "lorry"}), words=words.read(text),
    )  # fmt: skip


def test_doubtful_report_does_not_chain_two_accidents() -> None:
    ali = account("Ali bin Contoh", 20, time(8, 0))
    farid = account("Farid bin Sampel", 60, time(8, 30))
    somebody = account(None, 20, time(8, 10))

    assert grouping.groups([ali, farid, somebody]) == [[0, 2], [1]]


def test_key_of_a_name_knows_no_order_and_no_spelling() -> None:
    one = account("Tan Boon Contoh", 30, time(8, 0))
    two = account("Boon Contoh Tan", 30, time(8, 0))

    of_names = {key for key in keys.kept_under(one) if key.startswith("name:")}
    assert of_names
    assert of_names <= keys.kept_under(two)


def test_what_is_kept_is_looked_under() -> None:
    one = account("Ali bin Contoh", 20, time(8, 0))
    wanted = {each.key for each in keys.looked_under(one)}

    assert len(wanted) <= keys.MOST_LOOKED_UP
    assert {key for key in keys.kept_under(one) if not key.startswith("word:")} <= wanted
