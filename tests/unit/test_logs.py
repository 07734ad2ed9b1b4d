"""What is logged, by us or by a library, in a text or in a traceback, is masked."""

import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from bot import logs
from config.settings import Settings

TOKEN = "123456789:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0"


@pytest.fixture
def settings() -> Settings:
    return Settings(
        _env_file=None,
        telegram_token=TOKEN,
        webhook_secret="a-long-webhook-secret",
        database_url="postgresql+psycopg://prihatin:pa55word@db/prihatin",
    )


@pytest.fixture
def mask(settings: Settings) -> logs.Mask:
    return logs.Mask(logs.secrets_of(settings))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        pytest.param(f"POST /bot{TOKEN}/sendMessage", "POST /bot[secret]/sendMessage", id="token"),
        pytest.param("bot987654321:SANDBOX", "bot[token]", id="another token"),
        pytest.param("X: a-long-webhook-secret", "X: [secret]", id="webhook secret"),
        pytest.param("at pa55word now", "at [secret] now", id="password"),
        pytest.param("psql://u:other@db/x", "psql://u:[secret]@db/x", id="password in address"),
        pytest.param("IC 900101145678.", "IC [nric].", id="nric"),
        pytest.param("IC900101-14-5678", "IC[nric]", id="nric with dashes"),
        pytest.param("900101 14 5678", "[nric]", id="nric with blanks"),
        pytest.param("tel +60123456789", "tel [phone]", id="phone"),
        pytest.param("tel 012-345 6789", "tel [phone]", id="local phone"),
        pytest.param("09-5161234", "[phone]", id="landline"),
        pytest.param("chat -1001234567890", "chat -1001234567890", id="a supergroup is no nric"),
        pytest.param("2026-03-01T08:00:00.012345Z", "2026-03-01T08:00:00.012345Z", id="moment"),
        pytest.param("0.0123456789", "0.0123456789", id="a fraction is no phone"),
        pytest.param("0123456789" * 6 + "abcd", "0123456789" * 6 + "abcd", id="hash"),
    ],
)
def test_text_is_masked(mask: logs.Mask, written: str, kept: str) -> None:
    assert mask.text(written) == kept


def test_mask_reaches_what_lies_deep(mask: logs.Mask) -> None:
    event = mask(None, "info", {"event": "x", "rows": [{"nric": "900101145678"}], "chat": 12})

    assert event == {"event": "x", "rows": [{"nric": "[nric]"}], "chat": 12}


def test_event_is_one_json_line_with_what_was_bound(
    settings: Settings, capsys: pytest.CaptureFixture[str], quiet_after: None
) -> None:
    logs.configure(settings)
    with structlog.contextvars.bound_contextvars(update=7, chat=-5, actor=3):
        structlog.get_logger().info("lead.opened", lead=17, phone="0123456789")

    line = json.loads(capsys.readouterr().err)
    assert line.pop("at").endswith("Z")
    assert line == {
        "event": "lead.opened",
        "level": "info",
        "lead": 17,
        "phone": "[phone]",
        "update": 7,
        "chat": -5,
        "actor": 3,
    }


def test_library_and_its_traceback_are_masked(
    settings: Settings, capsys: pytest.CaptureFixture[str], quiet_after: None
) -> None:
    logs.configure(settings)
    try:
        raise RuntimeError(f"no answer from https://api/bot{TOKEN}/getMe for 900101-14-5678")
    except RuntimeError:
        logging.getLogger("somelibrary").exception("call of %s failed", TOKEN)

    written = capsys.readouterr().err
    line = json.loads(written)
    assert line["logger"] == "somelibrary"
    assert "RuntimeError" in line["exception"]
    assert TOKEN not in written
    assert "5678" not in written


def test_uncaught_exception_is_masked_and_readable(
    settings: Settings, capsys: pytest.CaptureFixture[str], quiet_after: None
) -> None:
    logs.configure(settings.model_copy(update={"environment": "sandbox"}))
    error = ValueError(f"token {TOKEN}")
    sys.excepthook(ValueError, error, None)

    written = capsys.readouterr().err
    assert "program.died" in written
    assert TOKEN not in written


def test_chatter_of_libraries_is_left_out(
    settings: Settings, capsys: pytest.CaptureFixture[str], quiet_after: None
) -> None:
    logs.configure(settings)
    for name in logs.NOISY:
        logging.getLogger(name).info("one more call")

    assert capsys.readouterr().err == ""


@pytest.fixture
def quiet_after(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put the process's logging back as it was."""
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", root.handlers[:])
    monkeypatch.setattr(root, "level", root.level)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    kept = structlog.get_config()
    yield
    structlog.configure(**kept)
    logging.captureWarnings(False)
