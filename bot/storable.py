"""Take out of an update what no database can keep: nothing that people send may fail by a sign."""

from aiogram.types import CallbackQuery, Message, Update

WORDS = ("text", "caption", "data")


def storable(update: Update) -> Update:
    """Return the update with NUL as a blank and halves of letters as question marks."""
    changed = {
        kind: cleaned
        for kind in ("message", "edited_message", "callback_query")
        if (said := getattr(update, kind)) is not None and (cleaned := _cleaned(said)) is not said
    }
    return update.model_copy(update=changed) if changed else update


def _cleaned(said: Message | CallbackQuery) -> Message | CallbackQuery:
    words = {name: found for name in WORDS if (found := getattr(said, name, None))}
    kept = {name: found.replace("\x00", " ").encode(errors="replace").decode()
            for name, found in words.items()}  # fmt: skip
    return said if kept == words else said.model_copy(update=kept)
