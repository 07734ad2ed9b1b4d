"""What the sandbox remembers: people, chats, messages, files, queries, the bot's own settings.

Messages are kept as the Bot API writes them (JSON objects) and never changed in place: an edit
puts a new object, so that what a caller was shown before stays as it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

Json = dict[str, Any]

BOT_USERNAME: Final = "prihatin_sandbox_bot"
FIRST_BOT_ID: Final = 7_000_000_001  # until a token tells another one
FIRST_UPDATE: Final = 500_000_001


@dataclass(slots=True)
class Person:
    """Somebody with a Telegram account; the private chat with the bot has the same id."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    phone_number: str = ""
    label: str = ""  # who this is in the play: "Squad member, Kuantan"
    about: str = ""  # free text for the page
    started: bool = False  # pressed Start, or wrote to the bot
    blocked: bool = False


@dataclass(slots=True)
class Chat:
    """A private chat with the bot, a group or a supergroup."""

    id: int
    type: str  # private, group, supergroup
    title: str = ""
    members: dict[int, str] = field(default_factory=dict)  # person: creator, member
    bot: str = "left"  # administrator, member, left, kicked; in a private chat member
    migrated_to: int | None = None
    migrated_from: int | None = None
    next_message: int = 1  # supergroups only: the others share the account's counter
    messages: dict[int, Json] = field(default_factory=dict)
    keyboards: dict[int, Json] = field(default_factory=dict)  # reply keyboards, by message
    reactions: dict[int, list[Json]] = field(default_factory=dict)  # the bot's, by message
    pinned: list[int] = field(default_factory=list)

    @property
    def is_group(self) -> bool:
        """Whether more than one person can be here."""
        return self.type != "private"


@dataclass(slots=True)
class StoredFile:
    """Bytes that went up, by the bot or by a person."""

    file_id: str
    unique_id: str
    kind: str  # photo, document
    name: str
    mime: str
    content: bytes
    path: str  # as getFile tells it
    width: int = 0  # pixels, photos only
    height: int = 0


@dataclass(slots=True)
class Query:
    """A pressed button that waits for its answer."""

    id: str
    person: int
    chat: int
    message: int
    at: float  # seconds since 1970, the sandbox's clock


@dataclass(slots=True)
class Bot:
    """What the bot set about itself."""

    id: int = FIRST_BOT_ID
    names: dict[str, str] = field(default_factory=dict)  # by language, "" the default
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)  # "scope|language"
    menu_buttons: dict[int, Json] = field(default_factory=dict)  # by chat, 0 the default


@dataclass(slots=True)
class State:
    """All that survives a restart, but the updates not yet delivered (`delivery.py`)."""

    bot: Bot = field(default_factory=Bot)
    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    next_person: int = 6_100_000_001  # above 2^31, as new accounts are
    next_group: int = -4_100_000_001
    next_supergroup: int = -1_002_100_000_001
    next_message: int = 1  # of private chats and groups: one counter an account
    next_file: int = 1
    next_query: int = 4_200_000_000_000_000_001

    def private(self, person: int) -> Chat:
        """Return the private chat of *person* with the bot, made when first needed."""
        if person not in self.chats:
            self.chats[person] = Chat(person, "private", members={person: "member"}, bot="member")
        return self.chats[person]

    def chats_of(self, person: int) -> Iterable[Chat]:
        """Return the chats that *person* sees; the private one first."""
        yield self.private(person)
        for chat in self.chats.values():
            if chat.is_group and person in chat.members and not chat.migrated_to:
                yield chat
