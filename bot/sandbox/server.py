"""The sandbox: a local stand-in for the Bot API, with a page and a control API to play people.

The program that is tried does not know it: it only gets another address. Loopback only.
"""

import asyncio
import contextlib
from pathlib import Path
from typing import Any, Final

from aiohttp import web

from . import examples
from .acting import Acting
from .api import Api
from .clockwork import Clockwork
from .snapshot import Snapshot
from .state import State
from .steering import Steering
from .world import World

_PAGE: Final = Path(__file__).with_name("page")
_LARGEST_BODY: Final = 60 << 20  # bytes; a file may have 50 MB


class Sandbox:
    """A running sandbox; port 0 takes a free one."""

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 8081,
        clock_path: Path,
        state_path: Path | None = None,
    ) -> None:
        self._host, self._port = host, port
        self._clock = Clockwork(clock_path)
        self.world = World(self._execute)
        self._api = Api(self.world)
        self._snapshot = Snapshot(self.world, state_path) if state_path else None
        self._keeper: asyncio.Task[None] | None = None
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """The address, without a slash at the end."""
        return f"http://{self._host}:{self._port}"

    async def start(self) -> None:
        """Read the state, follow the clock and listen."""
        self._clock.start()
        if self._snapshot:
            await self._snapshot.read()
            self._keeper = asyncio.create_task(self._snapshot.keep())
        self._runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Let everybody go, write the state."""
        self.world.events.close()
        self.world.delivery.end_poll()
        await self.world.webhook.rest()
        if self._runner:
            await self._runner.cleanup()
        if self._keeper:
            self._keeper.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._keeper
        if self._snapshot:
            self._snapshot.write()
        self._clock.stop()

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=_LARGEST_BODY)
        app.add_routes(self._api.routes())
        app.add_routes(Acting(self.world).routes())
        app.add_routes(Steering(self.world, self._clock, self._reset).routes())
        app.router.add_get("/sim/examples", examples.show)
        app.router.add_get("/", _page)
        if _PAGE.is_dir():
            app.router.add_static("/page", _PAGE)
        return app

    def _reset(self) -> None:
        """Forget people, chats, updates, faults and calls; who listens and polls stays."""
        world = self.world
        world.state = State()
        world.delivery.clear()
        world.faults.drop()
        world.limits.forget()
        world.limits.on = True
        world.journal.clear()
        self._clock.reset()
        world.changed("reset")

    async def _execute(self, method: str, raw: dict[str, Any]) -> None:
        await self._api.execute(method, raw)


async def _page(_: web.Request) -> web.StreamResponse:
    index = _PAGE / "index.html"
    if not index.exists():
        raise web.HTTPNotFound(text="the chat page is not installed")
    return web.FileResponse(index, headers={"Cache-Control": "no-cache"})
