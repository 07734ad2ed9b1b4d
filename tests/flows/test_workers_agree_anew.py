"""A text of consent that was changed: who is asked anew, who is told, and who hears nothing."""

import pytest
from sqlalchemy import update

from bot.transactions import Transactions
from db.models.workers import Consent, Purpose
from services import clock
from services.workers import consents, renewing
from tests.flows import enrolled, served
from tests.flows.conftest import Chat
from tests.flows.served import WOMAN

office = served.office


async def test_new_version_is_asked_anew(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    await enrolled.by_contact(chat)
    await enrolled.agree(chat)
    monkeypatch.setattr("services.workers.consents.version", newer_screening)
    monkeypatch.setattr("services.workers.consents.counts_from", newer_screening)
    monkeypatch.setattr("services.workers.consent_cards.text_key", "consent.text.{}.v1".format)
    await chat.say(WOMAN, "/consent")
    asked = await chat.read(WOMAN)
    await chat.say(WOMAN, "ya")

    assert "Jemputan saringan kesihatan" in asked
    kept = [
        (each.version, each.ended_at is None)
        for each in await enrolled.consents(chat)
        if each.purpose is Purpose.SCREENING
    ]
    assert kept == [(1, False), (2, True)]


async def test_new_version_is_brought_to_who_agreed_to_the_older_one_once(
    chat: Chat, transactions: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    await enrolled.by_contact(chat)
    await enrolled.agree(chat)
    monkeypatch.setattr("services.workers.consents.version", newer_screening)
    monkeypatch.setattr("services.workers.consents.counts_from", newer_screening)
    monkeypatch.setattr("services.workers.consent_cards.text_key", "consent.text.{}.v1".format)
    for _ in range(2):
        async with transactions.begin() as session:
            await renewing.ask_anew(session, 0)
    told = [each for each in await chat.letters(WOMAN) if each.key.startswith("consent:anew:")]
    await chat.press(WOMAN, "consent:screening.yes")
    async with transactions.begin() as session:
        await renewing.ask_anew(session, 0)

    assert len(told) == 1
    assert "Teks persetujuan telah berubah: Jemputan saringan" in told[0].payload["text"]
    after = [each for each in await chat.letters(WOMAN) if each.key.startswith("consent:anew:")]
    assert len(after) == 1


async def to_results_of_version_1(chat: Chat, transactions: Transactions, *, given: bool) -> None:
    """All was answered when the first text of results was today's."""
    await enrolled.by_contact(chat)
    for word in ("ya", "ya", "ya" if given else "tidak", "ya"):
        await chat.say(WOMAN, word)
    async with transactions.begin() as session:
        await session.execute(
            update(Consent).where(Consent.purpose == Purpose.RESULTS).values(version=1)
        )


async def test_text_that_asks_for_less_is_told_once_and_asks_nothing(
    chat: Chat, transactions: Transactions
) -> None:
    await to_results_of_version_1(chat, transactions, given=True)
    for _ in range(2):
        async with transactions.begin() as session:
            await renewing.ask_anew(session, 0)
    worker = await enrolled.worker(chat)
    async with transactions.begin() as session:
        counts = await consents.has(session, worker, Purpose.RESULTS)
    await chat.say(WOMAN, "/consent")

    (told,) = [each for each in await chat.letters(WOMAN) if each.key.startswith("consent:anew:")]
    assert counts
    assert "Anda tidak perlu berbuat apa-apa" in told.payload["text"]
    assert "hanya" in told.payload["text"]  # the new text itself
    assert "/withdrawconsent keputusan" in told.payload["text"]
    assert "Persetujuan 3 daripada 4" not in await enrolled.said(chat, WOMAN)
    results = [each for each in await enrolled.consents(chat) if each.purpose is Purpose.RESULTS]
    assert [(each.version, each.given) for each in results] == [(1, True)]


async def test_who_refused_a_text_is_not_asked_again_because_it_asks_for_less(
    chat: Chat, transactions: Transactions
) -> None:
    await to_results_of_version_1(chat, transactions, given=False)
    async with transactions.begin() as session:
        await renewing.ask_anew(session, 0)
    await chat.say(WOMAN, "/consent")

    assert not [x for x in await chat.letters(WOMAN) if x.key.startswith("consent:anew:")]
    assert "Persetujuan 3 daripada 4" not in await enrolled.said(chat, WOMAN)


async def test_who_was_told_of_a_text_is_asked_when_a_later_one_asks_for_more(
    chat: Chat, transactions: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    await to_results_of_version_1(chat, transactions, given=True)
    async with transactions.begin() as session:
        await renewing.ask_anew(session, 0)
    for name in ("version", "counts_from"):
        monkeypatch.setattr(f"services.workers.consents.{name}", third_results)
    monkeypatch.setattr("services.workers.consents.since", lambda _purpose: clock.now())
    monkeypatch.setattr("services.workers.consent_cards.text_key", "consent.text.{}.v1".format)
    async with transactions.begin() as session:
        await renewing.ask_anew(session, 0)

    *_, asked = [x for x in await chat.letters(WOMAN) if x.key.startswith("consent:anew:")]
    assert "Sehingga anda menjawab" in asked.payload["text"]


def third_results(purpose: Purpose) -> int:
    """The text of results was changed again, and asks for more."""
    return 3 if purpose is Purpose.RESULTS else 1


def newer_screening(purpose: Purpose) -> int:
    """The text of invitations was changed."""
    return 2 if purpose is Purpose.SCREENING else 1
