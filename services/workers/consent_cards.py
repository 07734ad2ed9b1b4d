"""Words of consent: the question with its text by version, the receipt, what stands. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from markupsafe import Markup

from db.models.workers import Consent, Purpose
from services import texts
from services.messaging.outbox import Button
from services.people.asked import Asked, Rows, lines, paragraphs

PRESS, WITHDRAW = "consent", "unconsent"  # what presses begin with
EVERYTHING = "everything"
_WORDS = {
    Purpose.SERVICE: ("service", "khidmat", "perkhidmatan"),
    Purpose.SCREENING: ("screening", "saringan"),
    Purpose.RESULTS: ("results", "result", "keputusan"),
    Purpose.SHARING: ("sharing", "kongsi", "perkongsian"),
}
_ALL = frozenset({"everything", "all", "semua", "semuanya"})
_YES = frozenset({"ya", "yes", "setuju", "agree", "1", "y"})
_NO = frozenset({"tidak", "no", "tak", "2", "tidak setuju", "disagree", "n", "t"})


def question(language: str, purpose: Purpose, version: int, branch: str) -> tuple[Markup, Rows]:
    """Return what a worker is asked to agree to: what, who sees it, how to withdraw."""
    first = purpose is Purpose.SERVICE
    text = paragraphs(
        texts.say(language, "consent.intro", branch=branch) if first else None,
        texts.say(
            language, "consent.head", about=about(language, purpose),
            place=[*Purpose].index(purpose) + 1, count_all=len(Purpose), version=version,
        ),
        texts.say(language, text_key(purpose, version)),
        texts.say(language, "consent.how", word=word(language, purpose)),
    )  # fmt: skip
    return text, _yes_or_no(language, purpose)


def anew(language: str, purpose: Purpose, version: int) -> tuple[Markup, Rows]:
    """Return the question whose text has changed; until it is answered nothing rests on it."""
    text = paragraphs(
        texts.say(language, "consent.anew", about=about(language, purpose), version=version),
        texts.say(language, text_key(purpose, version)),
        texts.say(language, "consent.anew_how", word=word(language, purpose)),
    )
    return text, _yes_or_no(language, purpose)


def covered(language: str, purpose: Purpose, version: int) -> tuple[Markup, Rows]:
    """Tell of a changed text that asks for less than was agreed to: nothing is to be done."""
    text = paragraphs(
        texts.say(language, "consent.covered", about=about(language, purpose), version=version),
        texts.say(language, text_key(purpose, version)),
        texts.say(language, "consent.covered_how", word=word(language, purpose)),
    )
    return text, ()


def text_key(purpose: Purpose, version: int) -> str:
    """Return the key of the text that is agreed to."""
    return f"consent.text.{purpose}.v{version}"


def receipt(language: str, consent: Consent, *, waited: bool) -> Markup:
    """Return the receipt of an answer; *waited*: it took him off a waiting list."""
    key = "consent.receipt_given" if consent.given else "consent.receipt_refused"
    refused_all = not consent.given and consent.purpose is Purpose.SERVICE
    return paragraphs(
        texts.say(
            language, key, number=consent.id, about=about(language, consent.purpose),
            version=consent.version, at=consent.at,
        ),
        texts.say(language, "consent.refused_service") if refused_all else None,
        waits_no_more(language, again=not refused_all) if waited else None,
    )  # fmt: skip


def standing(language: str, answers: Sequence[Consent]) -> Markup:
    """List the answers that stand."""
    if not answers:
        return texts.say(language, "consent.none")
    return paragraphs(
        texts.say(language, "consent.standing"), lines(*map_lines(language, answers)),
        texts.say(language, "consent.change_how"),
    )  # fmt: skip


def map_lines(language: str, answers: Iterable[Consent]) -> list[Markup]:
    """Return a line for each answer that stands."""
    return [
        texts.say(
            language, "consent.line_given" if each.given else "consent.line_refused",
            about=about(language, each.purpose), number=each.id, version=each.version, at=each.at,
        )
        for each in answers
    ]  # fmt: skip


def done(language: str) -> Markup:
    """Say that everything is answered, and what can be done now."""
    return texts.say(language, "consent.done")


def about(language: str, purpose: Purpose) -> Markup:
    """Return what a purpose is about."""
    return texts.say(language, f"consent.about.{purpose}")


def word(language: str, purpose: Purpose) -> Markup:
    """Return the word that is typed for a purpose."""
    return texts.say(language, f"consent.word.{purpose}")


def withdrawals(language: str, given: Sequence[Purpose]) -> Rows:
    """Return a button for each purpose that was agreed to, and one for everything."""
    rows = [
        (Button(texts.plain(about(language, each)), press=f"{WITHDRAW}:{each}"),)
        for each in given
        if each is not Purpose.SERVICE
    ]
    everything = Button(_label(language, "unconsent.everything"), press=f"{WITHDRAW}:{EVERYTHING}")
    return (*rows, (everything,))


def withdrawn(language: str, ended: Sequence[Purpose], *, waited: bool, everything: bool) -> Markup:
    """Say what was withdrawn, what stops, and what the law wants kept."""
    return paragraphs(
        texts.say(language, "withdrawal.done"),
        lines(*(Markup("• ") + about(language, each) for each in ended)),
        texts.say(language, "withdrawal.done_all" if everything else "withdrawal.done_some"),
        waits_no_more(language, again=not everything) if waited else None,
        texts.say(language, "withdrawal.kept"),
    )


def waits_no_more(language: str, *, again: bool, alone: bool = False) -> Markup:
    """Say that he left the waiting list; *again*: he may join it anew; *alone*: nothing else."""
    return paragraphs(
        texts.say(language, "withdrawal.left_list" if alone else "withdrawal.waits_no_more"),
        texts.say(language, "withdrawal.wait_again") if again else None,
    )


def purposes_named(typed: str) -> list[Purpose] | None:
    """Return the purposes that a word names, all for "everything"; None: it names none."""
    word = " ".join(typed.lower().split())
    if word in _ALL:
        return [*Purpose]
    found = [purpose for purpose, words in _WORDS.items() if word in words]
    return found or None


def is_yes(typed: str) -> bool | None:
    """Return whether a word agrees; None: it does neither."""
    word = " ".join(typed.lower().strip(" .!").split())
    return True if word in _YES else False if word in _NO else None


def later(asked: Asked) -> Asked:
    """Return where the next question goes: a message of its own, under the receipt."""
    return replace(asked, name=f"{asked.name}.next", pressed=False)


def _yes_or_no(language: str, purpose: Purpose) -> Rows:
    yes = Button(_label(language, "consent.yes"), press=f"{PRESS}:{purpose}.yes")
    no = Button(_label(language, "consent.no"), press=f"{PRESS}:{purpose}.no")
    return ((yes, no),)


def _label(language: str, what: str) -> str:
    return texts.plain(texts.say(language, f"button.{what}"))
