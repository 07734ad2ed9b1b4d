"""POST /sim/send, /press, /join ... and what a page needs to see: people, chats, messages."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from aiohttp import web
from aiohttp.web_request import FileField

from . import files, groups, people
from .control import acting, answer, guarded, number
from .errors import ControlError
from .methods.profile import menu
from .state import Chat, Person
from .wire import Upload
from .world import World, shown

Json = dict[str, Any]


class Acting:
    """The part of /sim where people act."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        """Return what to mount."""
        posts = {
            "people": self._add_person,
            "describe": self._describe,
            "chats": self._add_chat,
            "send": self._send,
            "album": self._album,
            "edit": self._edit,
            "delete": self._delete,
            "start": self._start,
            "press": self._press,
            "block": self._block,
            "unblock": self._unblock,
            "join": self._join,
            "leave": self._leave,
            "add_bot": self._add_bot,
            "remove_bot": self._remove_bot,
            "migrate": self._migrate,
        }
        return [
            *(web.post(f"/sim/{name}", acting(act)) for name, act in posts.items()),
            web.post("/sim/upload", guarded(self._upload)),
            web.get("/sim/people", guarded(self._people)),
            web.get("/sim/chats", guarded(self._chats)),
            web.get(r"/sim/chats/{chat:-?\d+}/messages", guarded(self._messages)),
            web.get("/sim/commands", guarded(self._commands)),
            web.get("/sim/files/{file_id}", guarded(self._file)),
        ]

    # people and chats

    async def _people(self, _: web.Request) -> web.Response:
        return answer([people.shown(who) for who in self._world.state.people.values()])

    def _add_person(self, what: Json) -> Json:
        state = self._world.state
        wanted = what.get("id") or state.next_person
        if wanted <= 0 or wanted in state.people:
            raise ControlError(f"a person can't have the id {wanted}: taken, or not above 0")
        state.next_person += wanted == state.next_person
        names = ("last_name", "username", "language_code", "phone_number", "label", "about")
        known = {name: what[name] for name in names if what.get(name)}
        known.setdefault("phone_number", f"6010{wanted % 10**8:08d}")
        started = bool(what.get("started"))  # pressed Start before the play began
        who = Person(wanted, str(what["first_name"]), **known, started=started)
        state.people[wanted] = who
        state.private(wanted)
        self._world.changed("person", person=people.shown(who))
        return people.shown(who)

    def _describe(self, what: Json) -> Json:
        """Change what the page says about a person."""
        who = self._who(what)
        who.label = str(what.get("label", who.label))
        who.about = str(what.get("about", who.about))
        self._world.changed("person", person=people.shown(who))
        return people.shown(who)

    async def _chats(self, request: web.Request) -> web.Response:
        state = self._world.state
        found = list(state.chats.values())
        if "person" in request.query:
            who = people.somebody(self._world, number(request.query["person"]))
            found = list(state.chats_of(who.id))
        return answer([groups.summary(self._world, chat) for chat in found])

    def _add_chat(self, what: Json) -> Json:
        return groups.summary(self._world, groups.create(self._world, what))

    async def _messages(self, request: web.Request) -> web.Response:
        chat = self._chat(int(request.match_info["chat"]))
        if "person" in request.query:
            who = people.somebody(self._world, number(request.query["person"]))
            chat = people.place(self._world, who, chat.id)
        return answer([shown(chat, message) for message in chat.messages.values()])

    async def _commands(self, request: web.Request) -> web.Response:
        who = people.somebody(self._world, number(request.query.get("person", "")))
        chat = people.place(self._world, who, number(request.query.get("chat", str(who.id))))
        leads = chat.members.get(who.id) in ("creator", "administrator")
        language = (who.language_code or "")[:2]
        bot = self._world.state.bot
        return answer(
            menu(bot, chat.id, is_group=chat.is_group, is_leader=leads, language=language)
        )

    # what people do

    def _send(self, what: Json) -> Json:
        who, chat = self._both(what)
        return people.send(self._world, who, chat, what)

    def _album(self, what: Json) -> list[Json]:
        who, chat = self._both(what)
        return people.album(self._world, who, chat, what)

    def _edit(self, what: Json) -> Json:
        who, chat = self._both(what)
        return people.edit(self._world, who, chat, what["message"], str(what["text"]))

    def _delete(self, what: Json) -> Json:
        who, chat = self._both(what)
        people.delete(self._world, who, chat, what["message"])
        return {"deleted": True}

    def _start(self, what: Json) -> Json:
        return people.start(self._world, self._who(what), what.get("payload"))

    async def _press(self, what: Json) -> Json:
        who, chat = self._both(what)
        query = people.press(self._world, who, chat, what["message"], what)
        seconds = float(what.get("wait_seconds") or 0)
        answer = await people.answer_to(self._world, query, seconds) if seconds > 0 else None
        return {"callback_id": query.id, "answer": answer}

    def _block(self, what: Json) -> Json:
        people.block(self._world, self._who(what))
        return people.shown(self._who(what))

    def _unblock(self, what: Json) -> Json:
        people.unblock(self._world, self._who(what))
        return people.shown(self._who(what))

    def _join(self, what: Json) -> Json:
        return self._in_group(what, groups.join)

    def _leave(self, what: Json) -> Json:
        return self._in_group(what, groups.leave)

    def _add_bot(self, what: Json) -> Json:
        is_admin = bool(what.get("bot_admin", True))
        groups.add_bot(self._world, self._who(what), self._group(what), is_admin=is_admin)
        return groups.summary(self._world, self._group(what))

    def _remove_bot(self, what: Json) -> Json:
        return self._in_group(what, groups.remove_bot)

    def _migrate(self, what: Json) -> Json:
        return {"new_chat": groups.migrate(self._world, self._group(what)).id}

    # files

    async def _upload(self, request: web.Request) -> web.Response:
        field = (await request.post()).get("file")
        if not isinstance(field, FileField):
            raise ControlError('a multipart part "file" is needed')
        with field.file as file:
            upload = Upload(field.filename, field.content_type, file.read())
        is_picture = files.pixels(upload.content) != (0, 0)
        kind = request.query.get("kind") or ("photo" if is_picture else "document")
        if kind not in ("photo", "document"):
            raise ControlError("kind is photo or document")
        stored = files.store(self._world.state, upload, kind)
        return answer({"file_id": stored.file_id, "kind": stored.kind})

    async def _file(self, request: web.Request) -> web.Response:
        file = self._world.state.files.get(request.match_info["file_id"])
        if file is None:
            raise ControlError("no such file", 404)
        place = "inline" if file.kind == "photo" else "attachment"  # a document never runs here
        headers = {
            "Content-Type": file.mime,
            "Content-Disposition": f"{place}; filename*=UTF-8''{quote(file.name)}",
        }
        return web.Response(body=file.content, headers=headers)

    # who and where

    def _who(self, what: Json) -> Person:
        return people.somebody(self._world, what.get("person"))

    def _both(self, what: Json) -> tuple[Person, Chat]:
        who = self._who(what)
        return who, people.place(self._world, who, what.get("chat", who.id))

    def _chat(self, number: Any) -> Chat:
        chat = self._world.state.chats.get(number)
        if chat is None:
            raise ControlError(f"there is no chat {number}", 404)
        return chat

    def _group(self, what: Json) -> Chat:
        chat = self._chat(what.get("chat"))
        if not chat.is_group:
            raise ControlError("a private chat is no group")
        return chat

    def _in_group(self, what: Json, act: Callable[[World, Person, Chat], None]) -> Json:
        act(self._world, self._who(what), self._group(what))
        return groups.summary(self._world, self._group(what))
