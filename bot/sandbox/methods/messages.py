"""Methods that put the bot's messages into chats: text, places, contacts, copies."""

from typing import Any

from .. import formatting, keyboards, views
from ..checks import Ask
from ..entities import units
from ..errors import bad_request
from ..state import Chat
from ..world import World

Json = dict[str, Any]

_CONTENT = (
    *("text", "entities", "link_preview_options", "caption", "caption_entities", "photo"),
    *("document", "location", "venue", "contact"),
)


def send_message(world: World, ask: Ask) -> Json:
    """Send a text."""
    return post(world, ask, text_content(world, ask))


def text_content(world: World, ask: Ask) -> Json:
    """Return text and entities of a call, checked; also for editMessageText."""
    text = ask.get("text", "")
    if not text:
        raise bad_request("message text is empty")
    shown = formatting.formatted(text, ask.get("parse_mode"), ask.get("entities"), world.known)
    if not shown.text:
        raise bad_request("text must be non-empty")
    if units(shown.text) > formatting.TEXT_LIMIT:
        raise bad_request("message is too long")
    content: Json = {"text": shown.text}
    if shown.entities:
        content["entities"] = shown.entities
    if preview := ask.get("link_preview_options"):
        content["link_preview_options"] = preview
    return content


def caption_content(world: World, values: Any) -> Json:
    """Return caption and entities of a call or of a piece of an album, checked."""
    caption = values.get("caption", "")
    if not caption:
        return {}
    shown = formatting.formatted(
        caption, values.get("parse_mode"), values.get("caption_entities"), world.known
    )
    if units(shown.text) > formatting.CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    content: Json = {"caption": shown.text} if shown.text else {}
    if shown.text and shown.entities:
        content["caption_entities"] = shown.entities
    return content


def send_location(world: World, ask: Ask) -> Json:
    """Send a point on the map."""
    return post(world, ask, {"location": _location(ask)})


def send_venue(world: World, ask: Ask) -> Json:
    """Send a place with its name and address."""
    venue: Json = {"location": _location(ask), "title": ask["title"], "address": ask["address"]}
    if not venue["title"].strip() or not venue["address"].strip():
        raise bad_request("VENUE_TITLE_EMPTY" if not venue["title"].strip() else "ADDRESS_EMPTY")
    for name in ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type"):
        if value := ask.get(name):
            venue[name] = value
    return post(world, ask, {"location": venue["location"], "venue": venue})


def send_contact(world: World, ask: Ask) -> Json:
    """Send somebody's phone number."""
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: ask[name] for name in names if ask.get(name)}
    for name in ("phone_number", "first_name"):
        if not contact.get(name, "").strip():
            raise bad_request(f"contact {name.replace('_', ' ')} is empty")
    return post(world, ask, {"contact": contact})


def forward_message(world: World, ask: Ask) -> Json:
    """Forward a message; it tells where it came from."""
    source = world.find(ask["from_chat_id"])
    message = source.messages.get(ask["message_id"])
    if message is None:
        raise bad_request("message to forward not found")
    if message.get("has_protected_content"):
        raise bad_request("message can't be forwarded")
    return post(world, ask, {"forward_origin": origin(message), **copied(message)})


def copy_message(world: World, ask: Ask) -> Json:
    """Send a message again as the bot's own."""
    message = world.find(ask["from_chat_id"]).messages.get(ask["message_id"])
    if message is None:
        raise bad_request("message to copy not found")
    content = copied(message)
    if not content or message.get("has_protected_content"):
        raise bad_request("message can't be copied")
    if "caption" in ask.values and "text" not in content:
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content |= caption_content(world, ask)
    return {"message_id": post(world, ask, content)["message_id"]}


def copied(message: Json) -> Json:
    """Return what of a message goes along when it is forwarded or copied."""
    return {name: message[name] for name in _CONTENT if name in message}


def origin(message: Json) -> Json:
    """Return the MessageOrigin of a forwarded message; the first sender stays."""
    known: Json | None = message.get("forward_origin")
    return known or {"type": "user", "date": message["date"], "sender_user": message["from"]}


def post(world: World, ask: Ask, content: Json) -> Json:
    """Put the bot's message into the chat of the call."""
    chat = world.reach(ask["chat_id"])
    refuse_foreign(ask)
    answered = reply(chat, ask.get("reply_parameters"))
    own, keyboard = keyboards.split(ask.get("reply_markup"))
    if own:
        content["reply_markup"] = own
    if ask.get("protect_content"):
        content["has_protected_content"] = True
    sender = views.bot(world.state.bot)
    return world.put(chat, sender, content, reply_to=answered, keyboard=keyboard)


def refuse_foreign(ask: Ask) -> None:
    """Refuse what the sandbox's chats do not have: topics, business connections."""
    if ask.get("message_thread_id"):
        raise bad_request("message thread not found")
    if ask.get("business_connection_id"):
        raise bad_request("business connection not found")


def reply(chat: Chat, parameters: Json | None) -> Json | None:
    """Return the message that a call replies to."""
    if not parameters:
        return None
    message = chat.messages.get(parameters.get("message_id", 0))
    if message is None and not parameters.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message


def _location(ask: Ask) -> Json:
    latitude, longitude = ask["latitude"], ask["longitude"]
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong latitude or longitude specified")
    place: Json = {"latitude": latitude, "longitude": longitude}
    names = ("horizontal_accuracy", "live_period", "heading", "proximity_alert_radius")
    return place | {name: ask[name] for name in names if ask.get(name)}
