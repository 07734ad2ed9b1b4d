"""Consent by purpose and version, with receipts; withdrawn in chat; nothing is sent without it."""

import pytest
from sqlalchemy import select

from db.models.records import AuditNote
from db.models.workers import Purpose
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
