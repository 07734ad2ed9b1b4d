"""The part of /sim that moves the clock, plans faults, switches limits and shows calls."""

from collections.abc import Callable
from typing import Any, Final

from aiohttp import web

from services import clock

from .clockwork import Clockwork
from .control import acting, answer, guarded, number
from .errors import ControlError
from .faults import KINDS
from .world import World

Json = dict[str, Any]

_WHAT_FAULTS_TAKE: Final = ("method", "chat", "count", "seconds", "probability")


class Steering:
    """The part of /sim for whoever directs the play."""

    def __init__(self, world: World, clockwork: Clockwork, reset: Callable[[], None]) -> None:
        self._world = world
        self._clock = clockwork
        self._reset = reset

    def routes(self) -> list[web.RouteDef]:
        """Return what to mount."""
        return [
            web.post("/sim/faults", acting(self._plan_fault)),
            web.get("/sim/faults", guarded(self._faults)),
            web.delete("/sim/faults", guarded(self._drop_faults)),
            web.delete(r"/sim/faults/{id:\d+}", guarded(self._drop_faults)),
            web.post("/sim/clock", acting(self._move_clock)),
            web.get("/sim/clock", guarded(self._tell_clock)),
            web.post("/sim/limits", acting(self._set_limits)),
            web.get("/sim/limits", guarded(self._tell_limits)),
            web.get("/sim/calls", guarded(self._calls)),
            web.post("/sim/reset", acting(self._forget)),
            web.get("/sim/events", self._world.events.stream),
        ]

    def _plan_fault(self, what: Json) -> Json:
        if what.get("kind") not in KINDS:
            raise ControlError(f"kind is one of {', '.join(KINDS)}")
        options = {name: what[name] for name in _WHAT_FAULTS_TAKE if what.get(name) is not None}
        fault = self._world.faults.plan(what["kind"], **options)
        self._world.changed("fault", faults=self._world.faults.shown())
        return {"id": fault.id}

    async def _faults(self, _: web.Request) -> web.Response:
        return answer(self._world.faults.shown())

    async def _drop_faults(self, request: web.Request) -> web.Response:
        named = request.match_info.get("id")
        found = self._world.faults.drop(int(named) if named else None)
        if named and not found:
            raise ControlError(f"no fault {named}", 404)
        self._world.changed("fault", faults=self._world.faults.shown())
        return answer({"deleted": found})

    async def _tell_clock(self, _: web.Request) -> web.Response:
        return answer(self._clock_shown())

    def _move_clock(self, what: Json) -> Json:
        back = "back_seconds" in what  # as a machine's clock that was wrong; the page never does
        seconds = float(what["back_seconds" if back else "forward_seconds"])
        if seconds < 0:
            raise ControlError("the clock goes forward_seconds, or back_seconds")
        self._clock.forward(-seconds if back else seconds)
        self._world.changed("clock", **self._clock_shown())
        return self._clock_shown()

    def _clock_shown(self) -> Json:
        return {"now": clock.now().isoformat(), "offset_seconds": clock.offset_seconds()}

    def _set_limits(self, what: Json) -> Json:
        self._world.limits.on = bool(what["on"])
        self._world.limits.forget()
        return {"on": self._world.limits.on}

    async def _tell_limits(self, _: web.Request) -> web.Response:
        return answer({"on": self._world.limits.on})

    async def _calls(self, request: web.Request) -> web.Response:
        query = request.query
        chat = number(query["chat"]) if "chat" in query else None
        after = number(query.get("after", "0"))
        return answer(list(self._world.journal.read(query.get("method"), chat, after)))

    def _forget(self, _: Json) -> Json:
        self._reset()
        return {"reset": True}
