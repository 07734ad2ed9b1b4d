"""Texts and buttons for everybody: welcome, help, choices, enquiries. Pure."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from db.models.appointments import Provider
from db.models.people import Enquiry, Grant, Person, Role
from services import texts
from services.access import RIGHTS, Action
from services.messaging.outbox import Button
from services.people import menus, scopes, typed
from services.people.asked import Rows, lines, paragraphs
from services.people.scopes import Branches

Card = tuple[Markup, Rows]
_ROW = 2  # buttons side by side
LANGUAGE_NAMES = {"ms": "Bahasa Melayu", "en": "English"}  # each in itself


def role_name(language: str, role: Role) -> str:
    """Return the name of a role."""
    return str(texts.say(language, f"role.{role}"))


def welcome(language: str, name: str, roles: Iterable[Role], *, synthetic: bool) -> Card:
    """Say what Prihatin is, what it can do for these roles, what it keeps, where to go on."""
    held = tuple(dict.fromkeys(roles))
    can = [texts.say(language, f"start.can.{role}") for role in held]
    text = paragraphs(
        texts.say(language, "start.hello", name=name),
        texts.say(language, "synthetic") if synthetic else None,
        *(can or [texts.say(language, "start.can.nobody")]),
        keeps(language, held),
        texts.say(language, "start.next"),
    )
    return text, (*language_buttons(), (officer_button(language),))


def keeps(language: str, roles: Iterable[Role]) -> Markup:
    """Say what is kept of somebody of these roles; who may check types identity numbers."""
    checks = any(Action.LOOKUP_PERSON in RIGHTS[role] for role in roles)
    return texts.say(language, "start.keeps_checks" if checks else "start.keeps")


def help_(language: str, grants: Sequence[Grant], *, synthetic: bool, section: str = "") -> Card:
    """List the commands of these roles and how to know PERKESO from an impostor.

    In full is told the commonest task, or the one that is asked for; the others by name, with a
    button each.
    """
    mine = menus.sections(grants)
    full = section if section in mine else next(iter(mine))
    others = [name for name in mine if name != full]
    text = paragraphs(
        texts.say(language, "synthetic") if synthetic else None,
        lines(texts.say(language, f"help.section.{full}"), *described(language, mine[full])),
        lines(*(_named(language, name, mine[name]) for name in others)) if others else None,
        None if section else texts.say(language, "help.genuine"),
        None if section else texts.say(language, "help.hotline"),
    )
    buttons = _rows(
        Button(texts.plain(texts.say(language, f"help.section.{each}")), press=f"help:{each}")
        for each in others
    )
    return text, (*buttons, (officer_button(language),))


def section_named(typed_name: str) -> str:
    """Return the task that is meant: "case", "kerja kes", "case work"; "" where none is."""
    wanted = typed_name.strip().lower()
    for name in menus.SECTIONS if wanted else ():
        shown = [texts.plain(texts.say(each, f"help.section.{name}")) for each in texts.LANGUAGES]
        if wanted == name or any(each.lower().startswith(wanted) for each in shown):
            return name
    return ""


def described(language: str, commands: Iterable[str]) -> list[Markup]:
    """Return a line a command: what it does."""
    return [
        Markup("/{} – {}").format(command, texts.say(language, f"menu.{command}"))
        for command in commands
    ]


def _named(language: str, section: str, commands: Iterable[str]) -> Markup:
    named = Markup(" ").join(Markup("/{}").format(command) for command in commands)
    return texts.say(
        language, "help.others", name=texts.say(language, f"help.section.{section}"), commands=named
    )


def officer_button(language: str) -> Button:
    """The way to a person, on every dead end."""
    return Button(str(texts.say(language, "button.officer")), press="officer:")


def language_buttons() -> Rows:
    """One button a language, each named in itself."""
    return (
        tuple(Button(LANGUAGE_NAMES[code], press=f"language:{code}") for code in texts.LANGUAGES),
    )


def role_buttons(language: str, roles: Iterable[Role]) -> Rows:
    """One button a role that may be given."""
    return _rows(Button(role_name(language, role), press=f"invite_role:{role}") for role in roles)


def scope_buttons(language: str, prefix: str, places: Iterable[str], known: Branches) -> Rows:
    """One button a branch or state."""
    return _rows(
        Button(scopes.short(language, place, known), press=f"{prefix}:{place}") for place in places
    )


def clinic_buttons(prefix: str, clinics: Iterable[Provider]) -> Rows:
    """One button a clinic, below each other: their names are long."""
    return tuple((Button(f"{one.name} ({one.code})", press=f"{prefix}:{one.code}"),)
                 for one in clinics)  # fmt: skip


def confirm_buttons(language: str, prefix: str, argument: str, yes: str, no: str) -> Rows:
    """The safe choice first; *yes* and *no* are text keys that name the result."""
    return (
        (Button(str(texts.say(language, no)), press=f"{prefix}_no:{argument}"),),
        (Button(str(texts.say(language, yes)), press=f"{prefix}_yes:{argument}"),),
    )


def enquiry(
    language: str, asked: Enquiry, asker: Person, where: str, *, answered_by: str | None
) -> Markup:
    """What an officer sees of an enquiry: who asks what, and who answered or how to answer."""
    ending = (
        texts.say(language, "enquiry.answered_by", name=answered_by, at=asked.answered_at)
        if answered_by
        else texts.say(language, "enquiry.how_to_answer", number=asked.id)
    )
    about = texts.say(
        language,
        "enquiry.card",
        number=asked.id,
        name=asker.name,
        place=where or texts.plain(texts.say(language, "enquiry.no_branch")),
        at=asked.asked_at,
        text=_said(language, asked),
    )
    return paragraphs(about, ending)


def enquiries(language: str, listed: Sequence[tuple[Enquiry, Person]]) -> Card:
    """Open enquiries in short, with a button each that shows it in full."""
    entries = [
        texts.say(
            language,
            "enquiry.entry",
            number=asked.id,
            name=asker.name,
            at=asked.asked_at,
            text=typed.shown(_said(language, asked)),
        )
        for asked, asker in listed
    ]
    buttons = _rows(
        Button(
            texts.plain(texts.say(language, "button.enquiry", number=asked.id)),
            press=f"enquiry:{asked.id}",
        )
        for asked, _ in listed
    )
    return paragraphs(texts.say(language, "enquiry.title"), *entries), buttons


def _said(language: str, asked: Enquiry) -> str:
    """Return what a person wrote, or what Prihatin asks for the person."""
    if asked.topic is None:
        return asked.text
    return texts.plain(texts.say(language, f"enquiry.topic.{asked.topic}", facts=asked.text))


def _rows(buttons: Iterable[Button]) -> Rows:
    every = tuple(buttons)
    return tuple(every[start : start + _ROW] for start in range(0, len(every), _ROW))
