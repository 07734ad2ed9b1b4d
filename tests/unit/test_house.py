"""The house's rules, read from the code itself; each has its reason and a proof that it bites."""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.unit.parsed import Module, imported, imported_at_start

ROOT = Path(__file__).parents[2]
FOLDERS = ("bot", "handlers", "services", "db", "config")
SANDBOX = "bot/sandbox/"

# Who may import whom: the arrow of the architecture, one way only.
MAY_IMPORT = {
    "config": {"config"},
    "db": {"db", "config"},
    "services": {"services", "db", "config"},
    "handlers": {"handlers", "services", "db", "config"},
    "bot": set(FOLDERS),
}
SEATS = {
    "aiogram": ("handlers/", "bot/"),  # it listens: the services do not know Telegram
    "telegram": ("bot/courier.py",),  # it speaks, in one place, with our limiter
    "apscheduler": ("bot/ticker.py",),  # it only ticks; the database is the schedule
    "bot.sandbox": (
        "bot/sandbox/",
        "bot/playground.py",
        "bot/cli_registry.py",
    ),  # the program does not know it
    "db.queries": ("services/", "db/"),  # questions are the services' business
    "db.session": ("bot/", "db/"),  # only the edge opens sessions
}
# Longer than a glance: history, which stays as it was run.
LONG_AGO = ("db/migrations/versions/0001_", "db/migrations/versions/0002_")
LIGHT = ("bot.courier", "bot.ticker", "bot.cli")  # 39 MB and 0.2 s instead of 166 MB and seconds
TIME = re.compile(
    r"\b(datetime\.(now|utcnow|today)|date\.today|time\.(time|monotonic|perf_counter)(_ns)?)\("
)
ENDING = re.compile(r"\.(commit|rollback|sessions|writers)\(|\bTransactions\(")
IMPURE = re.compile(
    r"\bclock\.(now|monotonic)\(|\basync def\b|^(?:from|import) "
    r"(?:db\.queries|db\.session|sqlalchemy\.ext|aiohttp|httpx|asyncio|socket|secrets)\b"
    r"|\brandom\.[a-z]",  # but random.Random(seed) gives the same each time
    re.MULTILINE,
)
SENDING = re.compile(
    r"\b(?:bot|message|press|query|callback|event|update)\.(?:answer|reply|edit|send|delete|forward)"
    r"\w*\(|\bfrom aiogram\.methods\b"
)
SENTENCE = re.compile(r"(?:[^\W\d_]{2,}[\s,.;:'!?<>/-]+){3}[^\W\d_]{2,}")
PURE = re.compile(r"\b[Pp]ure\b(?! but)")
MUST_BE_PURE = re.compile(
    r"services/(?:.*/(?:\w*cards|parsing|matching|assignment|pacing|messages|typed)|access"
    r"|leads/reading/(?!__init__|\w+_words)\w+)\.py"
)
# Sentences stand here because they are not for people in a chat, or are what people write to us.
WITH_SENTENCES = {
    "bot/cli.py": "for those who run the program",
    "bot/cli_registry.py": "for those who run the program",
    "bot/imports.py": "for those who run the program",
    "bot/trials.py": "for those who run the program",
    "bot/clinic_files.py": "for those who run the program",
    "bot/import_words.py": "for those who run the program",
    "bot/cli_checks.py": "for those who run the program",
    "bot/checks.py": "for those who run the program",
    "bot/doctor.py": "for those who run the program",
    "bot/doctor_rooms.py": "for those who run the program",
    "bot/proofs.py": "for those who run the program",
    "bot/backups.py": "for those who run the program",
    "bot/cli_keeping.py": "for those who run the program",
    "bot/cli_audit.py": "for those who run the program",
    "bot/cli_ways.py": "for those who run the program",
    "bot/audit_files.py": "for those who run the program",
    "bot/office.py": "for those who run the program",
    "bot/botapi.py": "for those who run the program",
    "bot/playground.py": "for those who run the program",
    "bot/leads_files.py": "for those who run the program",
    "bot/eligibility_files.py": "for those who run the program",
    "bot/eligibility_records.py": "for those who run the program",
    "bot/app.py": "reasons not to start, for those who run the program",
    "bot/waiting.py": "reasons not to start, for those who run the program",
    "bot/sandbox/": "a stand-in for Telegram, with Telegram's own words",
    "services/places/states.py": "the official name of a district",
    "bot/metrics.py": "descriptions of metrics",
    "bot/web.py": "the name of a header",
    "services/leads/reading/": "words and phrases of newspapers, looked for, never shown",
    "services/places/mentions.py": "words around places, looked for, never shown",
    "services/places/spelling.py": "spellings of places, looked for, never shown",
    "services/messaging/outcomes.py": "Telegram's words of refusal, looked for",
    "services/records/audit.py": "what the command line says of a broken chain",
    "services/records/installation.py": "reasons not to start, for those who run the program",
}


Rule = Callable[[Module], Iterator[str]]


def imports_follow_the_arrow(module: Module) -> Iterator[str]:
    folder = module.path.split("/")[0]
    for name in imported(module.tree):
        top = name.split(".")[0]
        if top in FOLDERS and top not in MAY_IMPORT[folder]:
            yield f"imports {name}"


def libraries_keep_their_seats(module: Module) -> Iterator[str]:
    for name in imported(module.tree):
        for library, seats in SEATS.items():
            if f"{name}.".startswith(f"{library}.") and not module.path.startswith(seats):
                yield f"imports {name}"


def sandbox_knows_only_settings_and_clock(module: Module) -> Iterator[str]:
    """But the town, which plays people and rows into the program's database."""
    allowed = ("config.settings", "services.clock", "bot.sandbox")
    if module.path.startswith(SANDBOX) and "/town" not in module.path:
        for name in imported(module.tree) - {"config", "services", "bot"}:
            if name.split(".")[0] in FOLDERS and not name.startswith(allowed):
                yield f"imports {name}"


def only_the_clock_reads_the_time(module: Module) -> Iterator[str]:
    """A test and the sandbox can move one clock, not ten."""
    if module.path != "services/clock.py":
        yield from (match[0] for match in TIME.finditer(module.code))


def only_the_edge_opens_and_ends_transactions(module: Module) -> Iterator[str]:
    """One update, one session, one commit: a service that commits splits them."""
    if not module.path.startswith(("bot/", "db/")):
        yield from (match[0] for match in ENDING.finditer(module.code))


def pure_modules_are_pure(module: Module) -> Iterator[str]:
    """Same input, same answer: what decides can be tested without a world."""
    claims = PURE.search(ast.get_docstring(module.tree) or "") is not None
    if claims:
        yield from (match[0] for match in IMPURE.finditer(module.code))
    elif MUST_BE_PURE.fullmatch(module.path):
        yield "does not say that it is pure"


def handlers_never_send(module: Module) -> Iterator[str]:
    """Nothing is said before the commit: letters are rows of the outbox."""
    if module.path.startswith("handlers/"):
        yield from (match[0] for match in SENDING.finditer(module.code))


def filters_are_async(module: Module) -> Iterator[str]:
    """aiogram runs a bare F filter in a thread: 120 microseconds for each, each time."""
    if "aiogram.F" in imported(module.tree):
        yield "imports F"


def modules_and_functions_fit_a_glance(module: Module) -> Iterator[str]:
    if module.path.startswith(LONG_AGO):
        return
    lines = module.text.count("\n")
    if lines > 300:
        yield f"has {lines} lines"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            if length > 50:
                yield f"{node.name} has {length} lines"


def no_text_for_people_in_code(module: Module) -> Iterator[str]:
    """Texts stand in config/texts, in both languages; four words make a sentence."""
    if module.path.startswith(("db/", "config/", *WITH_SENTENCES)):
        return
    tree = module.tree
    spared = {id(inner) for node in ast.walk(tree) if _for_us(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        said = node.value if isinstance(node, ast.Constant) else None
        if isinstance(said, str) and SENTENCE.search(said) and id(node) not in spared:
            yield f"says {said!r}"


RULES: tuple[Rule, ...] = (
    imports_follow_the_arrow,
    libraries_keep_their_seats,
    sandbox_knows_only_settings_and_clock,
    only_the_clock_reads_the_time,
    only_the_edge_opens_and_ends_transactions,
    pure_modules_are_pure,
    handlers_never_send,
    filters_are_async,
    modules_and_functions_fit_a_glance,
    no_text_for_people_in_code,
)
LONG = "def f():\n" + "    pass\n" * 51


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_house_keeps_its_rule(rule: Rule) -> None:
    broken = [f"{module.path}: {said}" for module in _house() for said in rule(module)]

    assert not broken, "\n" + "\n".join(broken)


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (imports_follow_the_arrow, "db/x.py", "from services import clock"),
        (imports_follow_the_arrow, "services/x.py", "def f():\n    import bot.logs"),
        (imports_follow_the_arrow, "config/x.py", "from db.base import Base"),
        (libraries_keep_their_seats, "services/x.py", "from aiogram.types import Message"),
        (libraries_keep_their_seats, "bot/app.py", "import telegram.error"),
        (libraries_keep_their_seats, "handlers/x.py", "from db.queries import people"),
        (libraries_keep_their_seats, "bot/x.py", "from db import queries"),
        (libraries_keep_their_seats, "bot/app.py", "from bot.sandbox import town"),
        (sandbox_knows_only_settings_and_clock, "bot/sandbox/x.py", "from db.base import Base"),
        (only_the_clock_reads_the_time, "bot/x.py", "datetime.now(UTC)"),
        (only_the_clock_reads_the_time, "services/x.py", "time.monotonic()"),
        (only_the_edge_opens_and_ends_transactions, "services/x.py", "await session.commit()"),
        (only_the_edge_opens_and_ends_transactions, "handlers/x.py", "database.sessions()"),
        (pure_modules_are_pure, "services/x.py", '"""X.\n\nPure."""\nclock.now()'),
        (pure_modules_are_pure, "services/leads/cards.py", '"""Cards."""'),
        (handlers_never_send, "handlers/x.py", "await message.answer(text)"),
        (filters_are_async, "handlers/x.py", "from aiogram import F"),
        (modules_and_functions_fit_a_glance, "bot/x.py", "x = 1\n" * 301),
        (modules_and_functions_fit_a_glance, "bot/x.py", LONG),
        (modules_and_functions_fit_a_glance, "db/migrations/versions/0099_x.py", LONG),
        (no_text_for_people_in_code, "services/x.py", 'post("Anda tidak dibenarkan di sini")'),
        (no_text_for_people_in_code, "handlers/x.py", 'f"You may not do {x} here now"'),
        (no_text_for_people_in_code, "services/x.py", 'raise Refusal("You may not do that")'),
    ],
)
def test_rule_bites(rule: Rule, path: str, text: str) -> None:
    assert list(rule(Module(path, text)))


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (only_the_clock_reads_the_time, "bot/x.py", '"""Not datetime.now() but clock."""'),
        (no_text_for_people_in_code, "services/x.py", '"""A docstring is for us, surely."""'),
        (no_text_for_people_in_code, "services/x.py", 'raise ValueError("no such row is known")'),
        (pure_modules_are_pure, "services/x.py", '"""Pure but for `rows`."""\nasync def f(): ...'),
    ],
)
def test_rule_spares_what_is_right(rule: Rule, path: str, text: str) -> None:
    assert list(rule(Module(path, text))) == []


@pytest.mark.parametrize("start", LIGHT)
def test_light_module_never_reaches_aiogram(start: str) -> None:
    """Imports inside functions are not followed: they are how the weight is put off."""
    modules = {_name(module.path): module for module in _house()}
    reached, to_see = set(), [start]
    while to_see:
        name = to_see.pop()
        if name in modules and name not in reached:
            reached.add(name)
            to_see += imported_at_start(modules[name].tree)
        assert not name.startswith("aiogram"), f"{start} reaches aiogram through {reached}"

    assert start in reached


def test_every_exception_from_the_rules_still_exists() -> None:
    assert [path for path in WITH_SENTENCES if not (ROOT / path).exists()] == []


@cache
def _house() -> list[Module]:
    files = sorted(file for folder in FOLDERS for file in (ROOT / folder).rglob("*.py"))
    return [Module(file.relative_to(ROOT).as_posix(), file.read_text("utf-8")) for file in files]


def _name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _for_us(node: ast.AST) -> bool:
    """Docstrings and exceptions of bugs are read by programmers; a Refusal is not."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    return isinstance(node, ast.Raise) and "Refusal" not in ast.unparse(node)
