"""What people do by themselves: write, forward, edit, press, block. Refused as their app would."""

import asyncio
import re
from typing import Any, Final

from . import detect, files, samples, views
from .entities import units
from .errors import ControlError
from .formatting import CAPTION_LIMIT, TEXT_LIMIT
from .methods.messages import copied, origin
from .state import Chat, Person, Query, StoredFile
from .wire import Upload
from .world import World

Json = dict[str, Any]

ALBUM_LIMIT: Final = 10
_MARKS: Final = {"text": "entities", "caption": "caption_entities"}
_LIMITS: Final = {"text": TEXT_LIMIT, "caption": CAPTION_LIMIT}
_EDIT_SECONDS: Final = 48 * 3600
_PRESSES: Final = 3 << 33  # presses have lanes of their own, one a person (Client.cpp)
_QUERIES_KEPT: Final = 10_000  # the oldest unanswered presses are forgotten
_PAYLOAD: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


def somebody(world: World, number: Any) -> Person:
    """Return the person of an id.

    Raises:
        ControlError: 404, nobody has it.
    """
    who = world.state.people.get(number)
    if who is None:
        raise ControlError(f"nobody has the id {number}", 404)
    return who


def place(world: World, who: Person, number: Any) -> Chat:
    """Return the chat of an id in which *who* is.

    Raises:
        ControlError: 404, no such chat, or somebody else's.
    """
    chat = world.state.private(who.id) if number == who.id else world.state.chats.get(number)
    if chat is None or who.id not in chat.members:
        raise ControlError(f"person {who.id} is in no chat {number}", 404)
    if chat.migrated_to:
        raise ControlError(f"the group became the supergroup {chat.migrated_to}")
    return chat


def send(world: World, who: Person, chat: Chat, what: Json) -> Json:
    """Write, show or forward something; the first word opens the private chat."""
    _open(who, chat)
    content = (
        _forwarded(world, who, what["forward"]) if "forward" in what else _own(world, who, what)
    )
    if group := what.get("media_group_id"):
        content["media_group_id"] = str(group)
    return world.says(who, chat, content, reply_to=_answered(chat, what))


def album(world: World, who: Person, chat: Chat, what: Json) -> list[Json]:
    """Send 2 to 10 photos or documents as one: a message each, the caption on the first."""
    kind = "photo" if "photos" in what else "document"
    names = what[f"{kind}s"]
    if not 2 <= len(names) <= ALBUM_LIMIT:
        raise ControlError(f"an album holds 2 to {ALBUM_LIMIT} files")
    _open(who, chat)
    answered = _answered(chat, what)
    first = {kind: names[0], "caption": what.get("caption")}
    pieces = [_own(world, who, one) for one in (first, *({kind: name} for name in names[1:]))]
    group = {"media_group_id": str(world.state.next_query)}
    world.state.next_query += 1
    return [world.says(who, chat, group | piece, reply_to=answered) for piece in pieces]


def start(world: World, who: Person, payload: str | None) -> Json:
    """Press Start, or open a deep link."""
    if payload and not _PAYLOAD.fullmatch(payload):
        raise ControlError("a deep link carries 1 to 64 of A-Z, a-z, 0-9, _ and -")
    if who.blocked:
        unblock(world, who)
    text = f"/start {payload}" if payload else "/start"
    return send(world, who, world.state.private(who.id), {"text": text})


def edit(world: World, who: Person, chat: Chat, number: int, text: str) -> Json:
    """Change one's own text or caption."""
    message = _message(chat, number)
    if message["from"]["id"] != who.id:
        raise ControlError("one can only edit one's own messages")
    if "forward_origin" in message or world.now() - message["date"] > _EDIT_SECONDS:
        raise ControlError("this message can't be edited any more")
    kind = "text" if "text" in message else "caption"
    if kind == "caption" and "photo" not in message and "document" not in message:
        raise ControlError("there is no text to edit")
    text = text.strip()
    if text == message.get(kind, ""):
        raise ControlError("nothing was changed")
    edited = {k: v for k, v in message.items() if k not in (kind, _MARKS[kind])}
    edited |= _written(text, kind) | {"edit_date": int(world.now())}
    world.replace(chat, edited)
    if world.hears(chat, edited):
        world.update("edited_message", edited, chat.id)
    return edited


def delete(world: World, who: Person, chat: Chat, number: int) -> None:
    """Take a message away for everybody; bots are not told."""
    message = _message(chat, number)
    leads = chat.members.get(who.id) == "creator"
    if chat.is_group and message["from"]["id"] != who.id and not leads:
        raise ControlError("one can only delete one's own messages here")
    world.erase(chat, [number])


def press(world: World, who: Person, chat: Chat, number: int, button: Json) -> Query:
    """Press a button below a message; *button* tells its data, or row and column."""
    if who.blocked and not chat.is_group:
        raise ControlError("the bot is blocked; unblock it first")
    message = _message(chat, number)
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    data = _data(rows, button)
    state = world.state
    query = Query(str(state.next_query), who.id, chat.id, number, world.now())
    state.next_query += 1
    state.queries[query.id] = query
    if len(state.queries) > _QUERIES_KEPT:
        del state.queries[next(iter(state.queries))]
    pressed = {
        "id": query.id,
        "from": views.person(who),
        "message": message,
        "chat_instance": str(3_000_000_000_000_000_000 + chat.id),
        "data": data,
    }
    world.update("callback_query", pressed, who.id + _PRESSES)
    world.changed("pressed", chat=chat.id, person=who.id, message_id=number, data=data)
    return query


async def answer_to(world: World, query: Query, seconds: float) -> Json | None:
    """Wait for the bot's answer to a pressed button; None if it does not come in time."""
    waiter = world.waiters[query.id] = asyncio.get_running_loop().create_future()
    try:
        return await asyncio.wait_for(waiter, seconds)
    except TimeoutError:
        return None
    finally:
        world.waiters.pop(query.id, None)


def block(world: World, who: Person) -> None:
    """Block the bot."""
    if not who.blocked:
        who.blocked = True
        _tell_block(world, who, "member", "kicked")


def unblock(world: World, who: Person) -> None:
    """Let the bot write again."""
    if who.blocked:
        who.blocked = False
        _tell_block(world, who, "kicked", "member")


def _tell_block(world: World, who: Person, old: str, new: str) -> None:
    if who.started:
        world.update(
            "my_chat_member", moved(world, world.state.private(who.id), who, old, new), who.id
        )
    world.changed("person", person=shown(who))


def moved(world: World, chat: Chat, who: Person, old: str, new: str) -> Json:
    """Return a ChatMemberUpdated about the bot itself."""
    return {
        "chat": views.chat(world.state, chat),
        "from": views.person(who),
        "date": int(world.now()),
        "old_chat_member": views.bot_member(world.state, old),
        "new_chat_member": views.bot_member(world.state, new),
    }


def shown(who: Person) -> Json:
    """Return a person as /sim shows them."""
    return {
        **views.person(who),
        "phone_number": who.phone_number,
        "label": who.label,
        "about": who.about,
        "started": who.started,
        "blocked": who.blocked,
    }


def _open(who: Person, chat: Chat) -> None:
    if chat.is_group:
        return
    if who.blocked:
        raise ControlError("the bot is blocked; unblock it first")
    who.started = True


def _answered(chat: Chat, what: Json) -> Json | None:
    return _message(chat, what["reply_to"]) if "reply_to" in what else None


def _own(world: World, who: Person, what: Json) -> Json:
    """Return the content of what somebody sends."""
    for kind in ("photo", "document"):
        if kind in what:
            caption = _written(str(what.get("caption") or "").strip(), "caption")
            return files.content(_file(world, kind, what[kind])) | caption
    if "location" in what:
        return {"location": what["location"]}
    if "contact" in what:
        return {"contact": _contact(who, what["contact"])}
    return _written(str(what.get("text", "")).strip(), "text")


def _file(world: World, kind: str, name: str) -> StoredFile:
    """Return what was uploaded; of photos also a drawn one, where nothing is at hand."""
    if kind == "photo" and name == "sample":
        picture = samples.picture(world.state.next_file)
        return files.store(world.state, Upload("sintetik.png", "image/png", picture), kind)
    file = world.state.files.get(name)
    if file is None or file.kind != kind:
        raise ControlError(f"no {kind} was uploaded as {name}")
    return file


def _contact(who: Person, contact: Any) -> Json:
    if contact == "own":
        own = {"phone_number": who.phone_number, "first_name": who.first_name, "user_id": who.id}
        return own | ({"last_name": who.last_name} if who.last_name else {})
    names = ("phone_number", "first_name", "last_name", "user_id", "vcard")
    return {name: contact[name] for name in names if name in contact}


def _written(text: str, kind: str) -> Json:
    """Return a text or caption as a part of a message, with what is marked in it."""
    if not text and kind == "text":
        raise ControlError("nothing to send: text, photo, document, location, contact or forward")
    if units(text) > _LIMITS[kind]:
        raise ControlError(f"an app sends at most {_LIMITS[kind]} characters as a {kind}")
    found = detect.find(text)
    return ({kind: text} if text else {}) | ({_MARKS[kind]: found} if found else {})


def _forwarded(world: World, who: Person, source: Json) -> Json:
    message = _message(place(world, who, source["chat"]), source["message"])
    known = origin(message)
    if source.get("hidden") and known["type"] == "user":  # by the first writer's privacy settings
        name = known["sender_user"]["first_name"]
        known = {"type": "hidden_user", "date": known["date"], "sender_user_name": name}
    return {"forward_origin": known, **copied(message)}


def _message(chat: Chat, number: Any) -> Json:
    message = chat.messages.get(number)
    if message is None:
        raise ControlError(f"chat {chat.id} has no message {number}", 404)
    return message


def _data(rows: list[list[Json]], button: Json) -> str:
    """Return the callback data that is pressed; it must be on the message.

    An app that did not see the newest edit yet presses what it still shows: `seen_before`.
    """
    if button.get("seen_before"):
        return str(button["data"])
    if "data" in button:
        found = [one for row in rows for one in row if one.get("callback_data") == button["data"]]
    else:
        row, column = int(button.get("row", 0)), int(button.get("column", 0))
        inside = 0 <= row < len(rows) and 0 <= column < len(rows[row])
        found = [rows[row][column]] if inside else []
    if not found:
        raise ControlError("there is no such button on the message")
    if "callback_data" not in found[0]:
        raise ControlError("this button calls nobody: it opens a link")
    return str(found[0]["callback_data"])
