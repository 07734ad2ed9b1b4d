"""Both languages say everything, with the same variables, in HTML that Telegram takes.

And the code asks only for texts that exist, and no text stands there that nobody asks for.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest
from babel.messages.pofile import read_po
from markupsafe import Markup

from db.models.appointments import AppointmentKind
from db.models.assignments import AssignmentState, HandoverState, Step
from db.models.broadcasts import RECALLING, BroadcastState, RoundKind
from db.models.detections import WORKED_ON, DetectionState
from db.models.leads import ENDS, Ball, Custody, Stage
from db.models.lookups import GroundKind, Outcome, Verdict
from db.models.people import Role
from db.models.registry import EmployerStatus
from db.models.screening import DeclineReason, ScreeningState, WaveState
from db.models.workers import BoundBy, Purpose
from services import texts
from services.access import Action
from services.leads.casework.deadlines import Timer
from services.leads.casework.telling import Event
from services.leads.corrections import Field
from services.leads.intake.placing import Moved
from services.leads.parsing import Kind
from services.messaging.broadcasts.outcomes import Became
from services.places.nearest import Reason
from services.registry.checks import pensions
from services.registry.checks.browsing import Kind as Browsing
from services.registry.checks.quotas import Limit
from services.screening import rounds
from services.screening.clinics import measuring
from services.screening.eligibility import Answer, WomensTest
from services.workers.binding import Outcome as Bound
from services.workers.identity import Wrong
from tests.unit.telegram_html import wrong_html

ROOT = Path(__file__).parents[2]
FORMS = {"ms": 1, "en": 2}  # plural forms
ASKING = {"say", "Refusal", "answer", "prompt", "has"}  # functions that take a text's key
PLAIN = ("button.", "menu.", "key.")  # no HTML: labels of buttons and keys, command menus
KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+|synthetic")
ENUMS: list[tuple[str, list[str]]] = [
    ("role.", [*Role]),
    ("lead.status.", [Custody.UNANSWERED, Custody.DOUBTFUL]),
    ("lead.ended.", [end for end in Stage if end in ENDS]),
    ("lead.stage.", [*Stage]),
    ("lead.ball.", [*Ball]),
    ("lead.told.", [*Event]),
    ("lead.told_group.", [*Event]),
    ("lead.timer.", [*Timer]),
    ("plan.state.", [each for each in AssignmentState if each is not AssignmentState.PLANNED]),
    ("plan.branch_because.", [*Reason]),
    ("handover.over.", [each for each in HandoverState if each is not HandoverState.OFFERED]),
    ("lead.step.", [step for step in Step if step is not Step.SELF]),  # tells who was asked
    ("access.denied.", [*Action]),
    ("field.", [*Field]),
    ("lead.kind.", [*Kind]),
    ("lead.branch_by.", [*Reason]),
    ("change.moved.", [moved for moved in Moved if moved is not Moved.NO]),
    ("location.moved.", [*Moved]),
    ("check.ground.", [*GroundKind]),
    ("check.group.", [*Outcome]),
    ("lead.registry.", [*Outcome]),
    ("check.status.", [*EmployerStatus]),
    ("check.near.", [*Limit]),
    ("check.used.", [*Limit]),
    ("check.over.", [*Limit]),
    ("browsing.", [*Browsing]),
    ("wholooked.purpose.", [*GroundKind]),
    ("button.review.", [*Verdict]),
    ("check.other_day.", [*pensions.SCHEMES.values()]),
    ("review.", [*Verdict]),
    ("detection.state.", [*DetectionState]),
    ("consent.about.", [*Purpose]),
    ("appointment.kind.", [*AppointmentKind]),
    ("mydata.bound.", [*BoundBy]),
    ("enrol.number.", [*Wrong]),
    ("enrol.not_bound.", [Bound.ACCOUNT_TAKEN, Bound.OTHER_ACCOUNT, Bound.DEAD]),
    ("broadcast.state.", [*BroadcastState]),
    ("broadcast.round.", [*RoundKind]),
    ("broadcast.round_at.", [*RoundKind]),
    ("broadcast.outcome.", [*Became]),
    ("broadcast.step.", [*Became]),
    ("broadcast.recalling.", [*RECALLING]),
    ("button.broadcast.recall_", [*RECALLING]),
    ("broadcast.again.", [RoundKind.CHASE, RoundKind.RESEND]),
    ("screening.answer.", [*Answer]),
    ("mydata.invitation.", [*ScreeningState]),
    ("screening.test.", [*WomensTest]),
    ("button.screening.why.", [*DeclineReason]),
    ("waves.standing.", [*WaveState]),
    ("waves.now.", [*WaveState]),
    ("waves.count.", [*ScreeningState]),
    ("clinic.kind.", [*AppointmentKind]),
    ("result.part.", [*measuring.FORM]),
    ("result.ask.", [*measuring.FORM]),
    ("result.measure.", [*measuring.MEASURES]),
    ("result.impossible.", [*measuring.MEASURES]),
    ("screening.test.", [*rounds.every()[0].tests]),
    ("button.detection.end.", [each for each in DetectionState if each not in WORKED_ON]),
]
NO_WORDS = re.compile(r"<[^>]*>|\{\w+\}")  # a text of variables alone is the same everywhere


class Text(NamedTuple):
    language: str
    file: str
    key: str
    forms: tuple[str, ...]
    fuzzy: bool

    @property
    def variables(self) -> list[frozenset[str | None]]:
        return [
            frozenset(name for _, name, _, _ in Formatter().parse(form) if name is not None)
            for form in self.forms
        ]


@cache
def catalogue() -> tuple[Text, ...]:
    found = []
    for language in texts.LANGUAGES:
        for file in sorted((texts.FOLDER / language).glob("*.po")):
            with file.open("rb") as source:
                messages = read_po(source, locale=language, abort_invalid=True)
            for message in messages:
                if message.id:
                    said = message.string
                    forms = (said,) if isinstance(said, str) else tuple(said or ())
                    key = message.id if isinstance(message.id, str) else message.id[0]
                    found.append(Text(language, file.name, key, forms, message.fuzzy))
    return tuple(found)


def keys(language: str) -> dict[str, Text]:
    return {text.key: text for text in catalogue() if text.language == language}


@cache
def asked_for() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Keys that are surely asked for, all that look like keys, and beginnings put together."""
    sure: set[str] = set()
    alike: set[str] = set()
    beginnings: set[str] = set()
    for folder in ("bot", "handlers", "services"):
        for file in (ROOT / folder).rglob("*.py"):
            if "sandbox" in file.parts:
                continue
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    alike.add(node.value)
                elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                    beginnings.add(str(node.values[0].value))
                elif isinstance(node, ast.Call):
                    sure |= set(_keys_in(node))
    return frozenset(sure), frozenset(alike), frozenset(b for b in beginnings if b.endswith("."))


def _keys_in(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    for argument in call.args:
        for branch in (
            (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,)
        ):
            if isinstance(branch, ast.Constant) and isinstance(branch.value, str):
                if name in ASKING and KEY.fullmatch(branch.value):
                    yield branch.value
                if name == "raise_alarm" and branch is call.args[2]:
                    yield f"alarm.{branch.value}"


def test_both_languages_have_the_same_keys() -> None:
    assert set(keys("ms")) ^ set(keys("en")) == set()


def test_no_key_stands_twice_in_a_language() -> None:
    counted = Counter((text.language, text.key) for text in catalogue())

    assert [where for where, count in counted.items() if count > 1] == []


def test_both_languages_have_the_same_variables() -> None:
    malay, english = keys("ms"), keys("en")
    different = [
        key
        for key in malay.keys() & english.keys()
        if len({*malay[key].variables, *english[key].variables}) != 1
    ]

    assert different == []


def test_variables_have_names() -> None:
    nameless = [
        text.key
        for text in catalogue()
        for names in text.variables
        if any(not str(name).isidentifier() for name in names)
    ]

    assert nameless == []


def test_nothing_is_empty_or_fuzzy() -> None:
    assert [text[:3] for text in catalogue() if text.fuzzy or not all(text.forms)] == []


def test_plurals_have_all_forms_of_their_language() -> None:
    plurals = {text.key for text in catalogue() if len(text.forms) > 1}
    lacking = [
        text[:3]
        for text in catalogue()
        if text.key in plurals and len(text.forms) != FORMS[text.language]
    ]

    assert lacking == []


def test_html_is_telegrams() -> None:
    wrong = [
        (*text[:3], found)
        for text in catalogue()
        for form in text.forms
        if (found := ["<"] * ("<" in form) if text.key.startswith(PLAIN) else wrong_html(form))
    ]

    assert wrong == []


@pytest.mark.parametrize(
    "text", ["<b>open", "<p>no tag</p>", "a < b", "this & that", "<b><i>x</b></i>", "&nbsp;"]
)
def test_wrong_html_is_seen(text: str) -> None:
    assert wrong_html(text)


def test_malay_is_not_english() -> None:
    english = keys("en")
    same = [
        key
        for key, text in keys("ms").items()
        if key in english
        and text.forms[0] == english[key].forms[0]
        and re.search(r"\w", NO_WORDS.sub("", text.forms[0]))
    ]

    assert same == []


def test_every_text_asked_for_exists() -> None:
    sure, _, _ = asked_for()

    assert len(sure) > 50, "the search for keys finds nothing"
    assert sorted(sure - keys("ms").keys()) == []


def test_every_text_is_asked_for() -> None:
    _, alike, beginnings = asked_for()
    unused = [
        key
        for key in keys("ms")
        if key not in alike and not any(key.startswith(beginning) for beginning in beginnings)
    ]

    assert unused == []


@pytest.mark.parametrize(("beginning", "cases"), ENUMS, ids=[beginning for beginning, _ in ENUMS])
def test_every_case_has_its_text(beginning: str, cases: list[str]) -> None:
    assert [case for case in cases if f"{beginning}{case}" not in keys("ms")] == []


def test_values_are_escaped() -> None:
    said = texts.say("ms", "error.unexpected", id="<b>&")

    assert "<code>&lt;b&gt;&amp;</code>" in said


def test_markup_is_put_in_as_it_is() -> None:
    assert "<i>1</i>" in texts.say("en", "error.unexpected", id=Markup("<i>1</i>"))


def test_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError, match=r"no\.such"):
        texts.say("ms", "no.such")


@pytest.mark.parametrize(
    ("language", "said"),
    [("ms", "Isnin, 2 Mac 2026, 00:30"), ("en", "Monday, 2 March 2026, 00:30")],
)
def test_moment_is_written_in_full_in_malaysian_time(language: str, said: str) -> None:
    assert texts.moment(language, datetime(2026, 3, 1, 16, 30, tzinfo=UTC)) == said


def test_day_and_time_are_written_in_full() -> None:
    assert texts.day("ms", date(2026, 3, 2)) == "Isnin, 2 Mac 2026"
    assert texts.clock_time("ms", time(9, 5)) == "09:05"
