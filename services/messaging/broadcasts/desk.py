"""What may be done to a broadcast: each verb as pressed, and as typed in Malay or English."""

from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import BroadcastState
from db.models.people import Person
from services.errors import Refusal
from services.messaging.broadcasts import (
    again,
    anew,
    checking,
    composing,
    confirming,
    deciding,
    heads,
    reaching,
    recalling,
    reporting,
    stopping,
)
from services.messaging.broadcasts.composing import FIELDS, Next
from services.messaging.broadcasts.fields import Given
from services.people import scopes
from services.people import typed as typed_names
from services.people.asked import Asked

WORDS = {
    "ms": ("ms", "bm", "melayu"),
    "en": ("en", "bi", "english", "inggeris"),
    "to": ("to", "kepada", "penerima"),
    "until": ("until", "sehingga", "tamat"),
    "photo": ("photo", "foto", "gambar"),
    "place": ("place", "lokasi", "location"),
    "call": ("call", "telefon", "phone"),
    "lead": ("lead", "kes"),
    "urgent": ("urgent", "segera"),
    "ack": ("ack", "sahkan", "pengesahan"),
    "train": ("train", "latihan", "training"),
    "discard": ("discard", "buang"),
    "same": ("same", "sama"),
    "check": ("check", "semak", "preview", "pratonton"),
    "test": ("test", "uji", "ujian"),
    "unreachable": ("unreachable", "tidak_dihubungi"),
    "send": ("send", "hantar"),
    "review": ("review", "lihat"),
    "approve": ("approve", "lulus", "luluskan"),
    "refuse": ("refuse", "tolak"),
    "card": ("card", "draf", "draft", "ubah", "change"),
    "pause": ("pause", "jeda"),
    "resume": ("resume", "sambung"),
    "stop": ("stop", "henti", "hentikan", "batal", "cancel"),
    "report": ("report", "laporan", ""),
    "silent": ("silent", "senyap"),
    "chase": ("chase", "ingatkan"),
    "heads": ("heads", "ketua"),
    "resend": ("resend", "hantar_semula"),
    "reach": ("reach", "hubungi"),
    "retry": ("retry", "cuba_semula"),
    "anew": ("anew", "baharu"),
    "recall": ("recall", "tarik", "tarik_balik"),
    "export": ("export", "eksport"),
}
_BY_WORD = {word: verb for verb, words in WORDS.items() for word in words}
_Step = Callable[[AsyncSession, Person, Asked, int], Awaitable[Next]]
_ALONE: dict[str, _Step] = {
    "train": composing.to_training,
    "check": checking.preview,
    "ack": composing.toggle_ack,
    "discard": composing.discard,
    "test": checking.test,
    "unreachable": reporting.show_unreachable,
    "review": deciding.show,
    "card": deciding.take_back,
    "pause": stopping.pause,
    "resume": stopping.resume,
    "stop": stopping.stop,
    "silent": reporting.show_silent,
    "chase": again.chase,
    "heads": heads.tell,
    "resend": again.resend,
    "reach": reaching.tell,
    "retry": again.retry,
    "anew": anew.begin,
    "export": reporting.export,
}
_WITH_WORDS = {
    "send": deciding.submit,
    "approve": deciding.approve,
    "refuse": deciding.refuse,
    "recall": recalling.recall,
}
_SUGGESTED = {"all": "semua {}", "squad": "skuad {}", "groups": "kumpulan {}"}


async def typed_wish(
    session: AsyncSession, actor: Person, asked: Asked, line: str, given: Given
) -> Next:
    """Do what was typed behind /broadcast: "", "new", "training", "5", "5 ms teks", "5 send 1a2b".

    Raises:
        Refusal: it says nothing that can be done, or may not be done.
    """
    first, _, rest = line.strip().partition(" ")
    if not first:
        return await composing.begin(session, actor, asked, training=False)
    if first.lower() in ("new", "baru", "baharu"):
        return await composing.start(session, actor, asked, training=False)
    if first.lower() in WORDS["train"]:
        return await composing.begin(session, actor, asked, training=True)
    number = typed_names.number(first)
    if number is None:
        raise Refusal("broadcast.how", typed=typed_names.shown(line))
    word, words = _verb_and_words(rest)
    verb = _BY_WORD.get(word.lower().replace("-", "_"))
    if verb is None:
        raise Refusal("broadcast.how", typed=typed_names.shown(line))
    if verb in FIELDS and (words or given.photo):
        given = Given(words, given.photo, given.point)
        return await composing.take(session, actor, asked, number, verb, given=given)
    return await do(session, actor, asked, number, verb, words=words)


async def do(
    session: AsyncSession, actor: Person, asked: Asked, number: int, verb: str, *, words: str = ""
) -> Next:
    """Do one verb; return the field that it leaves to be written next, if any.

    Raises:
        Refusal: as the verb.
    """
    if verb == "to" and words in _SUGGESTED:
        return await _suggested(session, actor, asked, number, words)
    if verb in FIELDS:
        row = await composing.draft(session, actor, number)
        return await composing.ask(session, actor, asked, row, verb)
    if verb == "report":
        return await _show(session, actor, asked, number)
    if verb == "same":
        return await confirming.same(session, actor, asked, number, words)
    if verb in _WITH_WORDS:
        await _WITH_WORDS[verb](session, actor, asked, number, words)
        return None
    if verb in _ALONE:
        return await _ALONE[verb](session, actor, asked, number)
    raise Refusal("broadcast.how", typed=typed_names.shown(verb))


async def _show(session: AsyncSession, actor: Person, asked: Asked, number: int) -> Next:
    """Show a draft as a draft, one that waits for an approval to be decided, else its report."""
    row = await checking.visible(session, actor, number)
    if row.state is BroadcastState.DRAFT and row.created_by_id == actor.id:
        await composing.show(session, asked, row)
        return await composing.ask(session, actor, asked, row)
    if row.state is BroadcastState.ASKED and row.created_by_id != actor.id:
        await deciding.show(session, actor, asked, number)
    else:
        await reporting.report(session, actor, asked, number)
    return None


async def _suggested(
    session: AsyncSession, actor: Person, asked: Asked, number: int, which: str
) -> Next:
    """The audience is pressed: of the actor's own places."""
    places = await composing.own_places(session, actor)
    lines = [_SUGGESTED[which].format(scopes.example([place])) for place in places]
    given = Given("\n".join(lines))
    return await composing.take(session, actor, asked, number, "to", given=given)


def _verb_and_words(rest: str) -> tuple[str, str]:
    """Split behind the first word, also at the end of a line."""
    parts = rest.strip().split(maxsplit=1)
    return (parts[0] if parts else ""), (parts[1] if len(parts) > 1 else "")
