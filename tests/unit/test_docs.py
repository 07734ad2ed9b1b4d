"""What the documents, the image and the services of compose say is what the code does."""

import ast
import re
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from pydantic import SecretStr
from typer.main import get_command

from bot.cli import Role, app
from config import rules
from config.settings import PREFIX, Settings, variables

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted(
    set((ROOT / "docs/decisions").glob("*.md")) - {ROOT / "docs/decisions/README.md"}
)
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
PROGRAMS = {name: said for name, said in COMPOSE["services"].items() if said["image"] == "prihatin"}
NGINX = (ROOT / "deploy/nginx.conf").read_text("utf-8")


def default_of(name: str) -> str | None:
    """The default as one writes it in .env; None where there is none."""
    default = Settings.model_fields[name].default
    if default is None or default == SecretStr(""):
        return None
    return str(default).lower() if isinstance(default, bool) else str(default)


def settings_rows() -> list[str]:
    rows = []
    for name, field in Settings.model_fields.items():
        default = default_of(name)
        shown = f"`{default}`" if default is not None else "none"
        rows.append(f"| `{PREFIX}{name.upper()}` | {shown} | {field.description} |")
    return rows


def commands() -> dict[str, Any]:
    return dict(get_command(app).commands)  # type: ignore[attr-defined]


def test_settings_are_documented_as_they_are() -> None:
    document = (ROOT / "docs/settings.md").read_text("utf-8").splitlines()

    assert [row for row in document if row.startswith(f"| `{PREFIX}")] == settings_rows()


def test_every_setting_says_what_it_is_and_is_used() -> None:
    code = "\n".join(
        file.read_text("utf-8")
        for folder in ("bot", "config", "services")
        for file in (ROOT / folder).rglob("*.py")
    )

    assert [name for name, field in Settings.model_fields.items() if not field.description] == []
    assert [name for name in Settings.model_fields if not re.search(rf"\.{name}\b", code)] == []


def test_example_has_every_setting_with_its_default() -> None:
    example = (ROOT / ".env.example").read_text("utf-8")
    written = dict(re.findall(rf"^(?:# )?({PREFIX}\w+)=(.*)$", example, re.MULTILINE))

    assert written == {
        PREFIX + name.upper(): default_of(name) or "" for name in Settings.model_fields
    }


@pytest.mark.parametrize(
    ("file", "extract"),
    [
        ("importing", "employers"),
        ("importing", "persons"),
        ("importing", "contributions"),
        ("screening", "clinics"),
        ("screening", "slots"),
    ],
)
def test_columns_of_files_are_documented_as_they_are(file: str, extract: str) -> None:
    said = rules.tables("registry_columns")[extract]
    document = (ROOT / f"docs/{file}.md").read_text("utf-8")
    part = document.split(f"### {extract}\n")[1].split("\n#")[0]
    needed = {name: f"**{name}**" for name in said["needed"]}
    one = {name: f"{name}*" for name in said.get("one", [])}

    rows = re.findall(r"^\| (\S+) \| (.*?) \|", part, re.MULTILINE)[1:]

    assert rows == [
        ((needed | one).get(name, name), ", ".join(others))
        for name, others in said["columns"].items()
    ]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_document_names_what_exists(document: Path) -> None:
    """Commands of prihatin, targets of make, settings, and links to files."""
    text = document.read_text("utf-8")
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    links = [link.split("#")[0] for link in re.findall(r"\]\((?!https?:)([^)#]+)", text)]

    known = [*variables(), f"{PREFIX}TEST_POSTGRES"]
    assert [name for name in re.findall(rf"\b{PREFIX}\w+", text) if name not in known] == []
    assert set(re.findall(r"\bprihatin ([a-z]+)\b(?=[^\n]*`|\s+#|$)", text)) <= set(commands())
    assert set(re.findall(r"`make ([a-z]+)`", text)) <= set(targets)
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("page", DECISIONS, ids=lambda path: path.stem)
def test_decision_has_its_four_parts_and_is_listed(page: Path) -> None:
    text = page.read_text("utf-8")
    listed = (page.parent / "README.md").read_text("utf-8")

    assert re.findall(r"^\*\*(.+?)\.\*\*", text, re.MULTILINE) == [
        "Context",
        "Decision",
        "Rejected",
        "Later deviations",
    ]
    assert f"({page.name})" in listed


def test_threat_model_names_tests_that_exist() -> None:
    text = (ROOT / "docs/threat-model.md").read_text("utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)
    rows = [line for line in text.splitlines() if line.startswith("| ")][1:]

    assert [row for row in rows if "::test_" not in row] == []
    for file, test in named:
        assert f"def {test}(" in (ROOT / file).read_text("utf-8"), (file, test)


def test_image_runs_as_nobody_special_with_pinned_libraries() -> None:
    last_stage = DOCKERFILE.rpartition("\nFROM ")[2]

    assert re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE) == ["python:3.11-slim"] * 2
    assert re.findall(r"^USER (.+)$", last_stage, re.MULTILINE) == ["prihatin"]
    assert "--require-hashes" in DOCKERFILE
    assert "--hash=sha256:" in (ROOT / "requirements.lock").read_text("utf-8")
    assert re.findall(r"^ENTRYPOINT (.+)$", last_stage, re.MULTILINE) == ['["python", "-m", "bot"]']


def test_image_has_all_folders_of_the_program() -> None:
    copied = set(re.findall(r"^COPY (\w+) \w+$", DOCKERFILE, re.MULTILINE))
    let_in = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE)

    assert copied == {"config", "db", "services", "handlers", "bot"}
    assert set(let_in) == {*copied, "requirements.lock"}


def test_code_asks_for_no_distribution_of_its_own() -> None:
    """The image has the folders alone; nothing is installed there."""
    folders = ("bot", "config", "db", "handlers", "services")
    files = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]

    assert [file for file in files if "importlib.metadata" in file.read_text("utf-8")] == []


def test_image_asks_for_its_health_at_the_port_of_the_settings() -> None:
    [command] = re.findall(r'HEALTHCHECK .*?CMD \[(.*?)\]"?\n', DOCKERFILE, re.DOTALL)
    asked = command.rpartition(', \\\n    "')[2].rstrip('"')

    ast.parse(asked)
    assert "PRIHATIN_WEB_PORT" in asked
    assert default_of("web_port") in asked
    assert "/health" in asked


def test_image_and_services_name_known_settings_only() -> None:
    text = DOCKERFILE + (ROOT / "compose.yaml").read_text("utf-8")

    assert set(re.findall(rf"\b{PREFIX}\w+", text)) <= set(variables())


@pytest.mark.parametrize("service", PROGRAMS.values(), ids=PROGRAMS)
def test_service_runs_a_command_that_exists(service: dict[str, Any]) -> None:
    command, *roles = service["command"]

    assert command in commands()
    assert roles == [] or (roles[0] == "--role" and set(roles[1:]) <= {role.value for role in Role})
    assert service["read_only"]
    assert service["tmpfs"][0].startswith("/tmp:")
    assert "MPLCONFIGDIR=/tmp/" in DOCKERFILE


def test_services_are_the_whole_program_twice_each_and_start_in_any_order() -> None:
    running = {said["command"][2]: said for said in PROGRAMS.values() if len(said["command"]) > 1}

    assert set(running) == {role.value for role in Role} - {"all"}
    assert {said["deploy"]["replicas"] for said in running.values()} == {2}
    assert [name for name, said in PROGRAMS.items() if "depends_on" in said] == ["migrate"]


@pytest.mark.parametrize("updates", ["polling", "webhook"])
def test_services_settings_are_right_with_what_the_example_asks_for(
    updates: Literal["polling", "webhook"],
) -> None:
    given = {
        "PRIHATIN_TELEGRAM_TOKEN": "123456789:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0",
        "POSTGRES_PASSWORD": "letters1",
    }
    for service in PROGRAMS.values():
        read = {name: filled(said, given) for name, said in service["environment"].items()}
        settings = Settings.model_validate(
            {
                "updates": updates,
                "webhook_url": "https://prihatin.example/telegram",
                "webhook_secret": "letters-and-digits-1",
                **{name.removeprefix(PREFIX).lower(): value for name, value in read.items()},
            }
        )

        assert settings.database_url == "postgresql+psycopg://prihatin:letters1@database/prihatin"


def filled(said: str, given: dict[str, str]) -> str:
    """A value of compose.yaml with its variables, the innermost first."""
    while found := re.search(r"\$\{(\w+)(?::([-?])([^${}]*))?\}", said):
        name, kind, other = found.groups()
        value = given.get(name) or (other if kind == "-" else None)
        assert value is not None, f"{name} must be given"
        said = said[: found.start()] + value + said[found.end() :]
    return said


def test_proxy_passes_on_the_webhook_alone_to_the_port_of_the_gateways() -> None:
    assert re.findall(r"location (.+?) \{", NGINX) == ["= /telegram", "/"]
    assert f"server gateway:{default_of('web_port')} " in NGINX
    assert "./deploy/nginx.conf" in COMPOSE["services"]["proxy"]["volumes"][0]


def test_database_is_asked_for_its_health_over_the_network() -> None:
    """While the image fills an empty volume its socket answers, and no migration gets in."""
    assert "--host=127.0.0.1" in COMPOSE["services"]["database"]["healthcheck"]["test"]


def test_no_host_of_packages_is_named() -> None:
    """Where packages come from is the business of whoever builds."""
    texts = [DOCKERFILE, NGINX, (ROOT / "compose.yaml").read_text("utf-8")]

    assert not [
        text for text in texts if re.search(r"https?://(?!127\.0\.0\.1|database|gateways)", text)
    ]
