"""Consent by purpose and version, with receipts; withdrawn in chat; nothing is sent without it."""

import pytest
from sqlalchemy import select, update

from bot.transactions import Transactions
from db.models.records import AuditNote
from db.models.workers import Consent, Purpose
from services import clock
from services.workers import consents, renewing
from tests.flows import enrolled, served
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.served import MANAGER, STRANGER, WOMAN
from tests.flows.test_reports_amid import stands

office = served.office


async def pressable(chat: Chat, who: int) -> list[str]:
    """Return what can be pressed under the newest letter to a person that has buttons."""
    found = [
        [button["callback_data"] for line in letter.payload["reply_markup"]["inline_keyboard"]
         for button in line]
        for letter in await chat.letters(who)
        if "inline_keyboard" in letter.payload.get("reply_markup", {})
    ]  # fmt: skip
    return found[-1]


async def test_each_purpose_is_asked_by_itself_and_answered_by_word(chat: Chat) -> None:
    await enrolled.by_contact(chat)
    for word in ("ya", "TIDAK", "2", "setuju"):
        await chat.say(WOMAN, word)

    answers = [(each.purpose.value, each.given) for each in await enrolled.consents(chat)]
    assert answers == [
        ("service", True), ("screening", False), ("results", False), ("sharing", True),
    ]  # fmt: skip
    assert "semua soalan persetujuan sudah dijawab" in await chat.read(WOMAN)


async def test_the_same_by_buttons(chat: Chat) -> None:
    await enrolled.by_contact(chat)
    for _ in Purpose:
        yes, _no = await pressable(chat, WOMAN)
        await chat.press(WOMAN, yes)

    assert [each.given for each in await enrolled.consents(chat)] == [True] * 4


async def test_who_has_agreed_to_all_and_types_enrol_stays_in_another_form(chat: Chat) -> None:
    await enrolled.by_contact(chat)
    for word in ("ya", "ya", "ya", "ya", "/officer", "/enrol"):
        await chat.say(WOMAN, word)

    assert await stands(chat, WOMAN) == "Officer:message"


async def test_cancel_keeps_what_was_answered_and_says_so(chat: Chat) -> None:
    await enrolled.by_contact(chat)
    await chat.say(WOMAN, "ya")
    await chat.say(WOMAN, "/cancel")

    assert [each.given for each in await enrolled.consents(chat)] == [True]
    assert "Apa yang sudah anda jawab kekal" in await chat.read(WOMAN)


async def test_receipt_has_number_version_and_moment(chat: Chat) -> None:
    await enrolled.by_contact(chat)
    await chat.say(WOMAN, "ya")

    (consent,) = await enrolled.consents(chat)
    said = await enrolled.said(chat, WOMAN)
    assert f"Resit persetujuan {consent.id}: setuju" in said
    assert "versi 1" in said
    (note,) = await rows(chat, select(AuditNote).where(AuditNote.action == "consent.given"))
    assert note.details["version"] == 1


async def test_nothing_is_sent_before_the_service_is_agreed_to(chat: Chat) -> None:
    await enrolled.by_contact(chat)
    silent = (await enrolled.worker(chat)).silenced_at
    await chat.say(WOMAN, "ya")

    assert silent is not None
    assert (await enrolled.worker(chat)).silenced_at is None


async def test_who_refuses_the_service_is_asked_nothing_else(chat: Chat) -> None:
    await enrolled.by_contact(chat)
    await chat.say(WOMAN, "tidak")

    assert "Saya tidak akan menghantar apa-apa" in await chat.read(WOMAN)
    assert (await enrolled.worker(chat)).silenced_at is not None
    assert "tidak bersetuju dilayan" in await chat.read(MANAGER)
    await chat.say(WOMAN, "/consent sharing yes")
    assert "perlukan persetujuan untuk temu janji" in await chat.read(WOMAN)


async def test_answer_pressed_twice_is_one_receipt(chat: Chat) -> None:
    await enrolled.by_contact(chat)
    for _ in range(2):
        await chat.press(WOMAN, "consent:service.yes")

    assert len(await enrolled.consents(chat)) == 1


async def test_answer_of_somebody_else_changes_nothing(chat: Chat) -> None:
    await enrolled.by_contact(chat)
    await chat.press(STRANGER, "consent:service.yes")

    assert await enrolled.consents(chat) == []
    assert "belum didaftarkan sebagai pekerja" in await chat.read(STRANGER)


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


async def test_one_purpose_is_withdrawn_and_the_case_manager_hears(chat: Chat) -> None:
    await enrolled.by_contact(chat)
    await enrolled.agree(chat)
    await chat.say(WOMAN, "/tarikbalik")
    await chat.press(WOMAN, "unconsent:screening")

    standing = [each.purpose for each in await enrolled.consents(chat) if each.ended_at is None]
    assert standing == [Purpose.SERVICE, Purpose.RESULTS, Purpose.SHARING]
    assert "Yang mesti disimpan" in await chat.read(WOMAN)
    assert "Jemputan saringan kesihatan" in await chat.read(MANAGER)
    assert (await enrolled.worker(chat)).silenced_at is None


@pytest.mark.parametrize("how", ["typed", "button"])
async def test_everything_is_withdrawn_at_once(chat: Chat, how: str) -> None:
    await enrolled.by_contact(chat)
    await enrolled.agree(chat)
    if how == "typed":
        await chat.say(WOMAN, "/withdrawconsent everything")
        assert (await enrolled.worker(chat)).silenced_at is None  # asked once more
        await chat.say(WOMAN, "/withdrawconsent everything ya")
    else:
        await chat.say(WOMAN, "/withdrawconsent")
        await chat.press(WOMAN, "unconsent:everything")
        assert (await enrolled.worker(chat)).silenced_at is None  # asked once more
        await chat.press(WOMAN, "unconsent_yes:")

    assert (await enrolled.worker(chat)).silenced_at is not None
    consents = await enrolled.consents(chat)
    assert len(consents) == 4
    assert all(each.ended_at for each in consents)
    assert "tidak menghantar apa-apa lagi" in await chat.read(WOMAN)


async def test_who_changes_his_mind_is_served_again(chat: Chat) -> None:
    await enrolled.by_contact(chat)
    await enrolled.agree(chat)
    await chat.say(WOMAN, "/withdrawconsent everything ya")
    await chat.say(WOMAN, "/consent service yes")

    assert (await enrolled.worker(chat)).silenced_at is None
    assert "Persetujuan 2 daripada 4" in await chat.read(WOMAN)


async def test_no_after_yes_is_a_withdrawal(chat: Chat) -> None:
    await enrolled.by_contact(chat)
    await enrolled.agree(chat)
    await chat.say(WOMAN, "/consent service no")

    assert (await enrolled.worker(chat)).silenced_at is not None
    told = [each for each in await chat.letters(MANAGER) if each.key.startswith("office:")]
    assert ["withdrawn" in each.key for each in told] == [True]
    standing = [(each.purpose.value, each.given) for each in await enrolled.consents(chat)
                if each.ended_at is None]  # fmt: skip
    assert standing == [("service", False)]


async def test_nothing_to_withdraw_is_said(chat: Chat) -> None:
    await enrolled.by_contact(chat)
    await chat.say(WOMAN, "/withdrawconsent")

    assert "Tiada persetujuan yang boleh ditarik balik" in await chat.read(WOMAN)


@pytest.mark.parametrize(("language", "said"), [("ms", "taip ya atau tidak"), ("en", "yes or no")])
async def test_what_is_neither_yes_nor_no_is_told_what_is_waited_for(
    chat: Chat, language: str, said: str
) -> None:
    await enrolled.by_contact(chat)
    await chat.say(WOMAN, f"/language {language}")
    await chat.say(WOMAN, "mungkin")

    assert said in await chat.read(WOMAN)
    await chat.say(WOMAN, "ya")
    assert [each.given for each in await enrolled.consents(chat)] == [True]
