"""Words of coming in: the code an officer hands over, the way in, the welcome. Pure."""

from markupsafe import Markup

from db.models.workers import Worker, WorkerCode
from services import texts
from services.messaging.outbox import Asks, Key, Message
from services.people.asked import paragraphs


def code(language: str, worker: Worker, row: WorkerCode, spoken: str, link: str) -> Markup:
    """Return the code as it is read out, its link, its end, and how to take it back."""
    return paragraphs(
        texts.say(language, "code.made", number=worker.id, name=worker.name, code=spoken),
        texts.say(language, "code.hand_over", link=link),
        texts.say(language, "code.ends", until=row.expires_at),
        texts.say(language, "code.moves") if worker.person_id else None,
        texts.say(language, "code.how_revoke", number=row.id),
    )


def way_in(language: str, key: str) -> Message:
    """Return the text of *key* with the key that shares the own contact."""
    share = Key(texts.plain(texts.say(language, "key.contact")), Asks.CONTACT)
    return Message(texts.say(language, key), keys=((share,),))


def welcome(language: str, worker: Worker, branch: str, *, odd_place: bool) -> Markup:
    """Greet a worker who has come in."""
    return paragraphs(
        texts.say(language, "enrol.welcome", name=worker.name, branch=branch),
        texts.say(language, "enrol.odd_place") if odd_place else None,
        texts.say(language, "synthetic") if worker.synthetic else None,
    )
