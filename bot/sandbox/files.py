"""Files that went up: their numbers, names, sizes; the pixels of a picture."""

import secrets
import struct
from typing import Any, Final

from .errors import ApiError, bad_request
from .state import State, StoredFile
from .wire import Upload

Json = dict[str, Any]

UPLOAD_LIMIT: Final = 50 << 20  # bytes
PHOTO_LIMIT: Final = 10 << 20
DOWNLOAD_LIMIT: Final = 20 << 20
_LONGEST_SIDES: Final = 10_000  # pixels, width + height
_SUFFIX: Final = {"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif"}


def store(state: State, upload: Upload, kind: str) -> StoredFile:
    """Keep an upload as a photo or a document.

    Raises:
        ApiError: empty, too big, or no picture where a photo is wanted.
    """
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > UPLOAD_LIMIT:
        raise ApiError(413, "Request Entity Too Large")
    width, height = pixels(upload.content) if kind == "photo" else (0, 0)
    if kind == "photo":
        _check_photo(len(upload.content), width, height)
    number = state.next_file
    state.next_file += 1
    prefix = "AgACAgUAAxk" if kind == "photo" else "BQACAgUAAxk"
    mime = "image/jpeg" if kind == "photo" else upload.mime
    suffix = _SUFFIX.get(upload.mime, ".jpg") if kind == "photo" else _suffix(upload.name)
    file = StoredFile(
        file_id=f"{prefix}{secrets.token_urlsafe(24)}",
        unique_id=f"AQAD{secrets.token_urlsafe(8)}",
        kind=kind,
        name=upload.name,
        mime=mime,
        content=upload.content,
        path=f"{kind}s/file_{number}{suffix}",
        width=width,
        height=height,
    )
    state.files[file.file_id] = file
    return file


def content(file: StoredFile) -> Json:
    """Return the part of a Message that shows the file."""
    size = len(file.content)
    shown: Json = {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": size}
    if file.kind == "photo":
        return {"photo": [{**shown, "width": file.width, "height": file.height}]}
    return {"document": {**shown, "file_name": file.name, "mime_type": file.mime}}


def pixels(data: bytes) -> tuple[int, int]:
    """Return width and height of a PNG, GIF or JPEG; (0, 0) for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    return _jpeg_pixels(data) if data.startswith(b"\xff\xd8") else (0, 0)


def _jpeg_pixels(data: bytes) -> tuple[int, int]:
    """Walk over the segments to the frame header (SOF0-15 but DHT, JPG, DAC)."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
    return 0, 0


def _check_photo(size: int, width: int, height: int) -> None:
    if size > PHOTO_LIMIT:
        raise bad_request("file is too big for a photo; the maximum size is 10 MB")
    if not width or not height:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if width + height > _LONGEST_SIDES or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def _suffix(name: str) -> str:
    dot = name.rfind(".")
    suffix = name[dot:] if dot > 0 else ""
    return suffix if suffix[1:].isalnum() else ""
