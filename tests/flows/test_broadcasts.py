"""A broadcast is written in the chat, counted as it will be sent, and arrives as it was shown."""

import io

import openpyxl
import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.broadcasts import Broadcast, BroadcastState
from db.models.messaging import Attachment, LetterState
from db.models.people import Role
from tests.flows import broadcasting, make
from tests.flows.broadcasting import (
    AINA,
    BAKRI,
    BLOCKED,
    CHONG,
    DEVI,
    ENGLISH,
    FAR_GROUP,
    FAUZI,
    GROUP,
    MALAY,
    NEVER,
    STRANGER,
    check,
    compose,
    lose_roles,
    recipients,
    rows,
    run_through,
    send,
    the,
    told,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands = broadcasting.office, broadcasting.hands


async def test_broadcast_arrives_once_in_each_ones_language(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, to="skuad KTN; kumpulan KTN; senarai S-9")
    await send(chat, number)
    await run_through(transactions, hands)

    for who, text in ((AINA, "Banjir di Kuantan"), (BAKRI, "Flood in Kuantan"), (GROUP, "Banjir")):
        (letter,) = await told(chat, who)
        assert text in letter.payload["text"]
        assert letter.state is LetterState.SENT
    assert (await the(chat, number)).state is BroadcastState.DONE
    assert "Sampai: 3" in await chat.read(DEVI)
    for who in (BLOCKED, NEVER, FAUZI, FAR_GROUP, CHONG):
        assert await told(chat, who) == []


async def test_preview_shows_it_as_it_arrives_and_counts_each_once(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, to="skuad KTN; semua Kuantan; kumpulan KTN; senarai S-9")
    code = await check(chat, number)
    said = await chat.read(DEVI)
    shown = [each.payload["text"] for each in await chat.letters(DEVI) if "shown" in each.key]
    await chat.press(DEVI, f"bc:send.{number}.{code}")
    await run_through(transactions, hands)

    assert "3 orang dan 1 kumpulan, daripada 4 bahagian" in said
    assert "4 ada dalam lebih daripada satu bahagian" in said
    assert "Tidak dapat dihubungi: 2" in said
    assert "Nombor staf yang tidak dikenali, atau pekerja yang tidak di Telegram: 1" in said
    assert "4 mesej, kira-kira 1 saat" in said
    (to_aina,), (to_bakri,) = await told(chat, AINA), await told(chat, BAKRI)
    assert shown == [to_aina.payload["text"], to_bakri.payload["text"]]
    assert len([each for each in await recipients(chat, number) if each.key]) == 4


async def test_unreachable_are_listed_with_cause_and_next_step(chat: Chat, hands: Hands) -> None:
    number = await compose(chat, to="skuad KTN; senarai S-9")
    await check(chat, number)
    await chat.press(DEVI, f"bc:unreachable.{number}")

    said = await chat.read(DEVI)
    assert "Menyekat Prihatin" in said.split("Bidin Sampel")[0]
    assert "menekan Mula" in said.split("Nora Sampel")[0]
    assert "S-9" in said


async def test_more_unreachable_than_a_message_holds_are_all_in_a_spreadsheet(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    async with transactions.begin() as session:
        for who in range(2000, 2050):
            name = f"Orang {who}"
            await make.person(session, who, role=Role.SQUAD, name=name, reachable=False)
    unknown = [f"S-9{each}" for each in range(100, 145)]
    number = await compose(chat, to=f"skuad KTN; senarai {' '.join(unknown)}")
    await check(chat, number)
    await chat.press(DEVI, f"bc:unreachable.{number}")

    (said,) = [each for each in await chat.letters(DEVI) if "unreachable" in each.key]
    assert "dan 12 lagi; semuanya dalam hamparan" in said.payload["text"]
    assert "dan 5 lagi; semuanya dalam hamparan" in said.payload["text"]
    (file,) = await rows(chat, select(Attachment))
    sheet = openpyxl.load_workbook(io.BytesIO(file.content)).worksheets[0]
    told = {line[0] or line[1]: line for line in sheet.iter_rows(min_row=2, values_only=True)}
    assert len(told) == 52 + 45
    assert "Belum membuka chat" in told["Orang 2049"][3]
    assert "telefon" in told["S-9144"][4]


async def test_languages_that_differ_are_not_sent(chat: Chat, hands: Hands) -> None:
    await chat.say(DEVI, "/broadcast")
    await chat.say(DEVI, MALAY)
    await chat.say(DEVI, ENGLISH.replace("8:30", "9:30"))
    said = await chat.read(DEVI)
    await chat.say(DEVI, ENGLISH)
    following = await chat.read(DEVI)

    assert "8.30 pagi" in said
    assert "9:30 am" in said
    assert "penerima" in following
    (row,) = await rows(chat, select(Broadcast))
    assert row.text_en == ENGLISH


async def test_send_of_differing_languages_is_refused(chat: Chat, hands: Hands) -> None:
    number = await compose(chat)
    await chat.say(DEVI, f"/broadcast {number} en Nothing")
    await chat.say(DEVI, f"/broadcast {number} semak")

    assert "berbeza faktanya" in await chat.read(DEVI)
    assert await recipients(chat, number) == []


async def test_send_typed_without_its_code_says_that_it_is_missing(
    chat: Chat, hands: Hands
) -> None:
    number = await compose(chat)
    await check(chat, number)
    await chat.say(DEVI, f"/broadcast {number} send")

    assert "Kodnya tiada" in await chat.read(DEVI)


async def test_change_after_the_count_makes_the_button_useless(chat: Chat, hands: Hands) -> None:
    number = await compose(chat)
    code = await check(chat, number)
    await chat.say(DEVI, f"/broadcast {number} kepada semua KTN")
    await chat.press(DEVI, f"bc:send.{number}.{code}")

    assert "Tiada apa-apa yang dihantar" in await chat.read(DEVI)
    assert (await the(chat, number)).state is BroadcastState.DRAFT
    assert await recipients(chat, number) == []


async def test_photo_place_and_buttons_arrive(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat)
    await chat.say(DEVI, f"/broadcast {number} foto")
    photo = await chat.photo(DEVI)
    await chat.say(DEVI, f"/broadcast {number} lokasi")
    await chat.locate(DEVI, (3.8, 103.3))
    await chat.say(DEVI, f"/broadcast {number} telefon 1-300-22-8000")
    await chat.press(DEVI, f"bc:ack.{number}")
    await send(chat, number)
    await run_through(transactions, hands)

    letter, place = await told(chat, AINA)
    assert (letter.method, letter.payload["photo"]) == ("sendPhoto", f"photo-{photo}")
    assert (place.method, place.payload["latitude"]) == ("sendLocation", 3.8)
    (ack,), (call,) = letter.payload["reply_markup"]["inline_keyboard"]
    assert ack["callback_data"] == f"bcack:{number}"
    assert call["copy_text"] == {"text": "1-300-22-8000"}
    assert "1-300-22-8000" in letter.payload["caption"]


async def test_what_is_written_is_text_and_not_markup(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat)
    await chat.say(DEVI, f"/broadcast {number} ms <b>Awas</b> & <a href='x'>y</a>")
    await chat.say(DEVI, f"/broadcast {number} en <b>Beware</b> & <a href='x'>y</a>")
    await send(chat, number)
    await run_through(transactions, hands)

    (letter,) = await told(chat, AINA)
    assert "&lt;b&gt;Awas&lt;/b&gt; &amp; &lt;a" in letter.payload["text"]


async def test_test_goes_to_oneself_alone(chat: Chat, hands: Hands) -> None:
    number = await compose(chat)
    before = len(await chat.letters())
    await chat.say(DEVI, f"/broadcast {number} uji")

    fresh = (await chat.letters())[before:]
    assert {each.chat_id for each in fresh} == {DEVI}
    assert any("Flood in Kuantan" in each.payload["text"] for each in fresh)


async def test_draft_survives_a_pause_and_goes_on(chat: Chat, hands: Hands) -> None:
    await chat.say(DEVI, "/broadcast")
    await chat.say(DEVI, MALAY)
    await chat.say(DEVI, "/cancel")
    stopped = await chat.read(DEVI)
    await chat.say(DEVI, "/broadcast")

    assert "kekal sebagai draf" in stopped
    assert "teks Bahasa Inggeris" in await chat.read(DEVI)
    (row,) = await rows(chat, select(Broadcast))
    assert row.text_ms == MALAY


@pytest.mark.parametrize("who", [AINA, STRANGER])
async def test_nobody_else_broadcasts(chat: Chat, hands: Hands, who: int) -> None:
    number = await compose(chat)
    await chat.say(who, "/broadcast")
    refused = await chat.read(who)
    await chat.press(who, f"bc:check.{number}")

    assert "Hanya penyelaras dan ketua cawangan" in refused
    assert len(await rows(chat, select(Broadcast))) == 1
    assert await recipients(chat, number) == []


async def test_head_broadcasts_to_the_own_branch_only(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    far = await compose(chat, CHONG, to="skuad Terengganu")
    await chat.say(CHONG, f"/broadcast {far} semak")
    refused = await chat.read(CHONG)
    await chat.say(CHONG, f"/broadcast {far} kepada skuad KTN")
    await send(chat, far, CHONG)
    await run_through(transactions, hands)

    assert "di luar cawangan anda" in refused
    assert len(await told(chat, AINA)) == 1
    assert await told(chat, FAUZI) == []


async def test_somebody_elses_draft_is_none(chat: Chat, hands: Hands) -> None:
    number = await compose(chat)
    await chat.say(CHONG, f"/broadcast {number} ms Lain")

    assert "Tiada hebahan" in await chat.read(CHONG)
    assert (await the(chat, number)).text_ms == MALAY


async def test_identity_number_is_not_kept(chat: Chat, hands: Hands) -> None:
    await chat.say(DEVI, "/broadcast")
    await chat.say(DEVI, "Cari Ali, 900101-06-5551")

    assert "nombor kad pengenalan" in await chat.read(DEVI)
    (row,) = await rows(chat, select(Broadcast))
    assert row.text_ms is None


async def test_role_taken_away_ends_the_right_at_the_next_press(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat)
    code = await check(chat, number)
    await lose_roles(transactions, DEVI)
    await chat.press(DEVI, f"bc:send.{number}.{code}")

    assert (await the(chat, number)).state is BroadcastState.DRAFT
