"""Texts and buttons on staff: invitations and roles. Pure."""

from collections.abc import Collection, Sequence

from markupsafe import Markup

from db.models.people import Grant, Invitation, Person
from services import texts
from services.messaging.outbox import Button
from services.people import cards, scopes
from services.people.asked import Rows, paragraphs
from services.people.cards import Card
from services.people.scopes import Branches


def invitation(language: str, made: Invitation, known: Branches, address: str) -> Card:
    """The link to forward, for whom it is, until when it holds."""
    text = texts.say(
        language,
        "invite.made",
        number=made.id,
        link=address,
        until=made.expires_at,
        **_invited(language, made, known),
    )
    return text, ((_withdraw_button(language, made),),)


def invitation_revoked(language: str, ended: Invitation, known: Branches) -> Markup:
    """The same card after it was ended."""
    return texts.say(
        language, "invitations.ended", number=ended.id, **_invited(language, ended, known)
    )


def invitations(language: str, listed: Sequence[Invitation], known: Branches) -> Card:
    """Open invitations with a button each."""
    entries = [
        texts.say(
            language,
            "invitations.entry",
            number=each.id,
            until=each.expires_at,
            **_invited(language, each, known),
        )
        for each in listed
    ]
    text = paragraphs(texts.say(language, "invitations.title"), *entries)
    return text, tuple((_withdraw_button(language, each),) for each in listed)


def people(
    language: str,
    listed: Sequence[tuple[Grant, Person]],
    known: Branches,
    *,
    taking: Collection[int],
    more: str | None,
) -> Card:
    """One page of roles; *taking*: grants the reader may revoke; *more*: the next page's press."""
    entries = [
        texts.say(
            language,
            "people.entry_taking" if grant.id in taking else "people.entry",
            number=grant.id,
            name=person.name,
            staff_number=person.staff_number or "–",
            role=cards.role_name(language, grant.role),
            scope=scopes.label(language, grant.scope, known),
        )
        for grant, person in listed
    ]
    text = paragraphs(texts.say(language, "people.title"), *entries)
    rows: Rows = tuple(
        (_revoke_button(language, grant, person),) for grant, person in listed if grant.id in taking
    )
    if more is not None:
        rows += ((Button(str(texts.say(language, "button.next_page")), press=f"people:{more}"),),)
    return text, rows


def _invited(language: str, invited: Invitation, known: Branches) -> dict[str, str]:
    return {
        "name": invited.name,
        "staff_number": invited.staff_number or "–",
        "role": cards.role_name(language, invited.role),
        "scope": scopes.label(language, invited.scope, known),
    }


def _withdraw_button(language: str, made: Invitation) -> Button:
    label = texts.say(language, "button.withdraw", number=made.id)
    return Button(str(label), press=f"withdraw:{made.id}")


def _revoke_button(language: str, grant: Grant, person: Person) -> Button:
    name = person.name if len(person.name) <= 30 else person.name[:29] + "…"
    label = texts.plain(texts.say(language, "button.revoke", number=grant.id, name=name))
    return Button(label, press=f"revoke:{grant.id}")
