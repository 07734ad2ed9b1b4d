"""All texts of config/texts, as the tests of texts read them."""

from functools import cache
from string import Formatter
from typing import NamedTuple

from babel.messages.pofile import read_po

from services import texts


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
