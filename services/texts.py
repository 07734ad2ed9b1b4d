"""Texts for people, by key and language; the catalogues stand in config/texts.

Gettext files (Babel) are read and compiled in memory at the first use, so there is nothing to
build. Values are escaped for Telegram's HTML; pass a Markup to insert what is already safe.
Pure after the first use.
"""

import gettext
import io
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

from babel.dates import format_date, format_datetime, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup

from services.clock import LOCAL

FOLDER = Path(__file__).parent.parent / "config" / "texts"
DEFAULT = "ms"
LANGUAGES = ("ms", "en")


def say(language: str, key: str, /, **values: object) -> Markup:
    """Return the text of *key* with *values* escaped and put in.

    With a value named count the plural form of that count is chosen; dates and moments are
    written in full.

    Raises:
        KeyError: no such key in that language, or a variable of the text has no value.
    """
    catalogue = _catalogue(language)
    count = values.get("count")
    found = (
        catalogue.ngettext(key, key, count) if isinstance(count, int) else catalogue.gettext(key)
    )
    if found == key:
        raise KeyError(f"no text {key!r} in {language!r}")
    spoken = {name: _spoken(language, value) for name, value in values.items()}
    return Markup(found).format(**spoken)  # noqa: S704  the catalogue is ours, values are escaped


def has(key: str) -> bool:
    """Whether the default language has a text of that key."""
    return _catalogue(DEFAULT).gettext(key) != key


def plain(text: str) -> str:
    """Return a text without its markup, as the answer of a pressed button needs it."""
    return Markup(text).striptags()  # noqa: S704  the tags are taken out


def day(language: str, value: date) -> str:
    """Return the date in full: "Isnin, 3 Mac 2026"."""
    return format_date(value, "EEEE, d MMMM y", locale=_locale(language))


def moment(language: str, value: datetime) -> str:
    """Return date and time in full, in Malaysian time: "Isnin, 3 Mac 2026, 14:30"."""
    return format_datetime(value, "EEEE, d MMMM y, HH:mm", tzinfo=LOCAL, locale=_locale(language))


def short_moment(language: str, value: datetime) -> str:
    """Return day and time as a button holds them, in Malaysian time: "Isn, 3 Mac, 14:30"."""
    return format_datetime(value, "EEE, d MMM, HH:mm", tzinfo=LOCAL, locale=_locale(language))


def clock_time(language: str, value: time | datetime) -> str:
    """Return the hour and minute, in Malaysian time: "14:30"."""
    local = value.astimezone(LOCAL).time() if isinstance(value, datetime) else value
    return format_time(local, "HH:mm", locale=_locale(language))


def _spoken(language: str, value: object) -> object:
    if isinstance(value, datetime):
        return moment(language, value)
    return day(language, value) if isinstance(value, date) else value


def _locale(language: str) -> str:
    return "en_GB" if language == "en" else language


@cache
def _catalogue(language: str) -> gettext.GNUTranslations:
    """Join the files of a language, one an area, into one catalogue."""
    joined: gettext.GNUTranslations | None = None
    for file in sorted((FOLDER / language).glob("*.po")):
        compiled = io.BytesIO()
        with file.open("rb") as source:
            write_mo(compiled, read_po(source, locale=language))
        compiled.seek(0)
        area = gettext.GNUTranslations(compiled)
        area.add_fallback(joined) if joined else None
        joined = area
    if joined is None:
        raise KeyError(f"no texts for language {language!r}")
    return joined
