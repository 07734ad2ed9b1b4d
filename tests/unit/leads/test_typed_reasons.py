"""Everyday words behind /decline mean one of the four reasons, or are asked about."""

import pytest

from services import texts
from services.leads import cards
from services.leads.hands.typed_reasons import read


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("cuti", "leave"),
        ("bercuti", "leave"),
        ("Saya bercuti sampai Isnin", "leave"),
        ("on leave", "leave"),
        ("I'm on leave today.", "leave"),
        ("off day", "leave"),
        ("MC", "leave"),
        ("saya sakit", "leave"),
        ("tak sihat", "leave"),
        ("tidak bertugas hari ini", "leave"),
        ("jauh", "far"),
        ("terlalu jauh!", "far"),
        ("jauh sangat dari sini", "far"),
        ("too far", "far"),
        ("sibuk", "busy"),
        ("sangat sibuk, kes lain", "busy"),
        ("ada kes lain", "busy"),
        ("i am busy with another case", "busy"),
        ("dalam mesyuarat", "busy"),
        ("bukan kes saya", "other"),
        ("not my case", "other"),
        ("lain", "other"),
        ("lain-lain", "other"),
        ("other", "other"),
        ("tak sibuk", None),
        ("not far", None),
        ("tidak terlalu jauh", None),
        ("leave it to Bakri", None),
        ("malas", None),
        ("kes <b>apa</b>?", None),
    ],
)
def test_everyday_words_mean_a_reason(typed: str, reason: str | None) -> None:
    assert read(typed) == reason


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("reason", cards.REASONS)
def test_what_the_button_says_is_understood_when_typed(reason: str, language: str) -> None:
    assert read(reason) == reason
    assert read(str(texts.say(language, f"lead.reason.{reason}"))) == reason
