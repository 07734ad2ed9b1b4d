"""Wrong settings are refused at start: the name, the reason, never the value."""

from pathlib import Path

import pytest

from bot.logs import secrets_of
from config import settings
from config.settings import SettingsRefused

TOKEN = "123456789:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0"
SANDBOX_TOKEN = "1:SANDBOX"
WEBHOOK = {
    "updates": "webhook",
    "webhook_url": "https://prihatin.example/webhook",
    "webhook_secret": "a-secret-of-ours-1",
}


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in settings.variables():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def reasons(**given: object) -> list[str]:
    with pytest.raises(SettingsRefused) as refused:
        settings.load(**{"telegram_token": TOKEN, **given})
    return refused.value.reasons


def test_production_with_a_token_is_accepted() -> None:
    loaded = settings.load(telegram_token=TOKEN)

    assert loaded.environment == "production"
    assert loaded.telegram_api_url == "https://api.telegram.org"


def test_sandbox_is_accepted() -> None:
    loaded = settings.load(
        environment="sandbox",
        telegram_token=SANDBOX_TOKEN,
        telegram_api_url="http://127.0.0.1:8081",
        clock_offset_path="var/clock",
    )

    assert loaded.environment == "sandbox"


def test_webhook_is_accepted() -> None:
    assert settings.load(telegram_token=TOKEN, **WEBHOOK).updates == "webhook"


def test_other_bot_api_is_accepted_where_it_was_asked_for() -> None:
    loaded = settings.load(
        telegram_token=TOKEN, telegram_api_url="http://bot-api:8081", other_api_url_allowed=True
    )

    assert loaded.telegram_api_url == "http://bot-api:8081"


@pytest.mark.parametrize(
    ("given", "name", "reason"),
    [
        pytest.param({"telegram_token": "abc"}, "TELEGRAM_TOKEN", "like a token", id="shape"),
        pytest.param(
            {"telegram_token": SANDBOX_TOKEN}, "TELEGRAM_TOKEN", "sandbox token", id="sandbox token"
        ),
        pytest.param(
            {"environment": "sandbox"}, "TELEGRAM_TOKEN", "not a sandbox token", id="real token"
        ),
        pytest.param(
            {"telegram_api_url": "http://127.0.0.1:8081"},
            "TELEGRAM_API_URL",
            "PRIHATIN_OTHER_API_URL_ALLOWED=true",
            id="other Bot API",
        ),
        pytest.param(
            {"clock_offset_path": "clock"}, "CLOCK_OFFSET_PATH", "sandbox only", id="moved clock"
        ),
        pytest.param(
            {"database_url": "mysql://x"},
            "DATABASE_URL",
            "must begin with sqlite+aiosqlite or postgresql+psycopg.",
            id="database",
        ),
        pytest.param(
            {"database_url": "postgresql+psycopg://u@host:port/db"},
            "DATABASE_URL",
            "port is a number",
            id="port of the database",
        ),
        pytest.param(
            {"database_url": "postgresql+psycopg:u@host"},
            "DATABASE_URL",
            "address",
            id="no slashes",
        ),
        pytest.param(
            {"telegram_api_url": "http://host:port", "other_api_url_allowed": True},
            "TELEGRAM_API_URL",
            "must be an address",
            id="port of the Bot API",
        ),
        pytest.param(
            {**WEBHOOK, "webhook_url": "https://[x"}, "WEBHOOK_URL", "https", id="bracket"
        ),
        pytest.param({"courier_lease_seconds": 13}, "COURIER_LEASE_SECONDS", "12", id="lease"),
        pytest.param({"environment": "test"}, "ENVIRONMENT", "production", id="environment"),
        pytest.param({"letters_per_second": 31}, "LETTERS_PER_SECOND", "30", id="too fast"),
        pytest.param({"web_port": 0}, "WEB_PORT", "greater than", id="port"),
        pytest.param(
            {**WEBHOOK, "webhook_url": "http://x"}, "WEBHOOK_URL", "https", id="plain webhook"
        ),
        pytest.param(
            {**WEBHOOK, "webhook_secret": "short"}, "WEBHOOK_SECRET", "16-256", id="short secret"
        ),
        pytest.param(
            {**WEBHOOK, "webhook_secret": None}, "WEBHOOK_SECRET", "16-256", id="no secret"
        ),
    ],
)
def test_wrong_setting_is_refused_with_name_and_reason(
    given: dict[str, object], name: str, reason: str
) -> None:
    [sentence] = reasons(**given)

    assert sentence.startswith(f"PRIHATIN_{name} ")
    assert reason in sentence
    assert sentence.endswith(".")


def test_missing_token_is_told_with_what_it_is() -> None:
    with pytest.raises(SettingsRefused, match=r"PRIHATIN_TELEGRAM_TOKEN is missing.*@BotFather"):
        settings.load()


def test_who_keeps_to_the_database_needs_no_token() -> None:
    loaded = settings.load(False)

    assert loaded.telegram_token.get_secret_value() == ""
    assert "" not in secrets_of(loaded)


def test_all_that_is_wrong_is_told_at_once() -> None:
    told = reasons(web_port="x", log_level="loud")

    assert len(told) == 2


def test_misspelt_variable_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRIHATIN_LETTER_PER_SECOND", "5")

    assert reasons() == [
        "PRIHATIN_LETTER_PER_SECOND is not a setting; docs/settings.md lists them."
    ]


def test_misspelt_name_in_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PRIHATIN_TOKEN=x\nPOSTGRES_PASSWORD=y\n")

    assert [one.split()[0] for one in reasons()] == ["PRIHATIN_TOKEN"]


def test_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"PRIHATIN_TELEGRAM_TOKEN={TOKEN}\nPRIHATIN_WEB_PORT=81\n")
    monkeypatch.setenv("PRIHATIN_WEB_PORT", "82")

    assert settings.load().web_port == 82


def test_no_secret_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = settings.load(telegram_token=TOKEN, **WEBHOOK)
    told = reasons(telegram_token="no token but secret", web_port="x")

    assert TOKEN not in repr(loaded)
    assert "a-secret" not in repr(loaded)
    assert not any("but secret" in sentence for sentence in told)
