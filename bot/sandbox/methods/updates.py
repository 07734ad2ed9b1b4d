"""Methods by which the bot gets its updates."""

import re
from typing import Any, Final
from urllib.parse import urlsplit

from .. import views
from ..checks import Ask
from ..errors import bad_request
from ..world import World

Json = dict[str, Any]

_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")


def get_me(world: World, _: Ask) -> Json:
    """Tell who the bot is."""
    return views.bot_itself(world.state.bot)


async def get_updates(world: World, ask: Ask) -> list[Json]:
    """Hand over updates; wait for the first."""
    if "allowed_updates" in ask.values:
        world.delivery.allowed = ask["allowed_updates"]
    limit = min(max(ask.get("limit", 100), 1), 100)
    return await world.delivery.poll(
        ask.get("offset", 0), limit, ask.get("timeout", 0), world.now()
    )


async def set_webhook(world: World, ask: Ask) -> bool:
    """Have updates posted to an address; an empty one takes it away."""
    url = ask["url"]
    if not url:
        return await delete_webhook(world, ask)
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = ask.get("secret_token", "")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if "allowed_updates" in ask.values:
        world.delivery.allowed = ask["allowed_updates"]
    if ask.get("drop_pending_updates"):
        world.delivery.clear()
    most = min(max(ask.get("max_connections", 40), 1), 100)
    await world.webhook.open(url, secret, most)
    world.changed("updates", pending=len(world.delivery.pending), webhook=url)
    return True


async def delete_webhook(world: World, ask: Ask) -> bool:
    """Keep updates for getUpdates again."""
    await world.webhook.close()
    if ask.get("drop_pending_updates"):
        world.delivery.clear()
    world.changed("updates", pending=len(world.delivery.pending), webhook="")
    return True


def get_webhook_info(world: World, _: Ask) -> Json:
    """Tell how the delivery stands."""
    hook, delivery = world.webhook, world.delivery
    shown: Json = {
        "url": delivery.webhook_url,
        "has_custom_certificate": False,
        "pending_update_count": len(delivery.pending),
    }
    if delivery.webhook_url:
        shown["max_connections"] = hook.max_connections
        shown["ip_address"] = "127.0.0.1"
    if hook.last_error_date:
        shown["last_error_date"] = hook.last_error_date
        shown["last_error_message"] = hook.last_error
    if delivery.allowed:
        shown["allowed_updates"] = delivery.allowed
    return shown


def log_out(_world: World, _: Ask) -> bool:
    """Log out: the sandbox keeps no session, so that nothing changes."""
    return True
