"""Methods that send files, and hand them out again."""

from typing import Any

from .. import files, views
from ..checks import Ask
from ..errors import bad_request
from ..state import StoredFile
from ..world import World
from .messages import caption_content, post, refuse_foreign, reply

Json = dict[str, Any]


def send_photo(world: World, ask: Ask) -> Json:
    """Send a picture."""
    return _send(world, ask, "photo")


def send_document(world: World, ask: Ask) -> Json:
    """Send a file."""
    return _send(world, ask, "document")


def send_media_group(world: World, ask: Ask) -> list[Json]:
    """Send an album of 2 to 10 pictures or files."""
    pieces = ask["media"]
    if not 2 <= len(pieces) <= 10:
        raise bad_request("wrong number of messages in the media group: it must have 2-10 items")
    if len({piece["type"] for piece in pieces}) > 1:
        raise bad_request("document can't be mixed with other media types")
    chat = world.reach(ask["chat_id"])
    refuse_foreign(ask)
    answered = reply(chat, ask.get("reply_parameters"))
    contents = [piece_content(world, ask, piece) for piece in pieces]
    group = str(world.state.next_query)
    world.state.next_query += 1
    sender = views.bot(world.state.bot)
    return [
        world.put(chat, sender, {"media_group_id": group, **one}, reply_to=answered)
        for one in contents
    ]


def get_file(world: World, ask: Ask) -> Json:
    """Tell where a file can be fetched."""
    file = world.state.files.get(ask["file_id"])
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.content) > files.DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
        "file_path": file.path,
    }


def _send(world: World, ask: Ask, kind: str) -> Json:
    world.reach(ask["chat_id"])  # a file for nobody is not kept
    file = _file(world, ask, ask[kind], kind)
    return post(world, ask, files.content(file) | caption_content(world, ask.values))


def piece_content(world: World, ask: Ask, piece: Json) -> Json:
    """Return file and caption of an InputMedia, checked; also for editMessageMedia."""
    if piece["type"] not in ("photo", "document"):
        raise bad_request(f"the sandbox does not model media of the type {piece['type']}")
    file = _file(world, ask, piece["media"], piece["type"])
    return files.content(file) | caption_content(world, piece)


def _file(world: World, ask: Ask, value: str, kind: str) -> StoredFile:
    """Return the file that a parameter names: an upload, or one that is known."""
    if value.startswith("attach://"):
        upload = ask.uploads.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad_request("attached file not found")
        return files.store(world.state, upload, kind)
    if value.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    file = world.state.files.get(value)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        words = f"can't use file of type {file.kind.title()} as {kind.title()}"
        raise bad_request(words)
    return file
