"""Whether somebody qualifies, in the chat: typed or by button, with sources and a picture."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.lookups import Lookup
from db.models.messaging import Letter
from services import clock
from services.leads.finding import story
from services.messaging import delivery
from services.registry.checks import guarding
from tests.flows import held, registry
from tests.flows.conftest import Chat
from tests.flows.held import AINA, GROUP
from tests.flows.intake import rows
from tests.flows.registry import FARID, KILANG, SITI


@pytest.fixture(autouse=True)
async def office(chat: Chat, transactions: Transactions) -> None:
    """Kuantan's squad, a registry, and a ground that holds."""
    async with transactions.begin() as session:
        await held.staff(session)
        await registry.fill(session)
    await chat.say(AINA, "/ground lawatan")


async def told(chat: Chat, beginning: str) -> list[Letter]:
    return [each for each in await chat.letters(AINA) if (each.card or "").startswith(beginning)]


async def said(chat: Chat, beginning: str) -> list[str]:
    found = await told(chat, beginning)
    return [each.payload["text"] for each in found if "text" in each.payload]


async def test_pension_on_a_day_is_typed(chat: Chat) -> None:
    await chat.say(AINA, f"{SITI} ilat pada 1 Mac 2026")

    answer = (await told(chat, "pension:"))[0]
    assert "Pencen Ilat" in answer.payload["text"]
    assert "Ahad, 1 Mac 2026" in answer.payload["text"]
    assert "semakan awal, bukan keputusan" in answer.payload["text"]
    assert "Caruman seperti dalam data bertarikh" in answer.payload["text"]
    assert answer.payload["protect_content"] is True


async def test_button_answers_for_today_with_a_picture_that_leaves_too(chat: Chat) -> None:
    await chat.say(AINA, SITI)
    (row,) = await rows(chat, select(Lookup))

    await chat.press(AINA, f"more:{row.id}.survivors")

    assert "Pencen Penakat" in (await told(chat, "pension:"))[0].payload["text"]
    photo, gone = await told(chat, "months:")
    assert (photo.method, photo.payload["protect_content"]) == ("sendPhoto", True)
    assert photo.key.startswith(delivery.SECRETS)
    assert gone.not_before is not None
    assert gone.not_before - clock.now() <= timedelta(minutes=story.minutes())


async def test_sources_come_on_demand(chat: Chat) -> None:
    await chat.say(AINA, f"{SITI} ilat pada 1 Mac 2026")
    (row,) = await rows(chat, select(Lookup))

    await chat.press(AINA, f"lawsource:{row.id}.invalidity.20260301")
    await chat.say(AINA, "/more sumber")

    pressed, typed = await told(chat, "sources:")
    assert "Sumber semakan awal" in pressed.payload["text"]
    assert "Akta 4 seksyen 17" in pressed.payload["text"]
    assert "Act 4" not in pressed.payload["text"]
    assert typed.payload["text"] == pressed.payload["text"]
    assert row.disclosed == ["invalidity.20260301"]


async def test_detail_alone_is_of_the_answer_above_and_no_name(chat: Chat) -> None:
    await chat.say(AINA, SITI)
    await chat.say(AINA, "sebab")
    too_early = await chat.read(AINA)
    await chat.say(AINA, "pencen ilat pada 1 Mac 2026")

    assert "/more kemalangan" in too_early
    assert "Ahad, 1 Mac 2026" in (await told(chat, "pension:"))[0].payload["text"]
    assert len(await rows(chat, select(Lookup))) == 1


async def test_reasons_of_a_pension_are_in_its_answer(chat: Chat) -> None:
    await chat.say(AINA, f"{SITI} ilat")
    said = []
    for typed in ("/more sebab", "/why", "/sebab"):
        await chat.say(AINA, typed)
        said.append(await chat.read(AINA))

    assert all("/more sumber" in each and "kemalangan" in each for each in said)
    assert len(set(said)) == 1


async def test_ground_without_its_words_says_where_to_write_them(chat: Chat) -> None:
    for word in ("sebab", "operasi", "kecemasan"):
        await chat.say(AINA, f"/ground {word}")

        assert "/ground sebab waris bertanya di kaunter" in await chat.read(AINA)


@pytest.mark.parametrize("typed", [f"{SITI} ilat semalam", "/more ilat yesterday", "ilat semalam"])
async def test_yesterday_is_a_day(chat: Chat, typed: str) -> None:
    await chat.say(AINA, SITI)
    await chat.say(AINA, typed)

    disclosed = (await rows(chat, select(Lookup).order_by(Lookup.id)))[-1].disclosed
    assert disclosed == [f"invalidity.{guarding.today() - timedelta(days=1):%Y%m%d}"]
    assert "tidak difahami" not in await chat.read(AINA)


async def test_words_beside_a_number_that_are_not_understood_are_told(chat: Chat) -> None:
    await chat.say(AINA, f"Siti Contoh {SITI}")
    understood = await chat.read(AINA)
    await chat.say(AINA, f"{SITI} ilat bulan depan")

    assert "tidak difahami" not in understood
    assert "tidak difahami: “bulan depan”" in await chat.read(AINA)


@pytest.mark.parametrize("typed", [f"{SITI} ilat pada 31 Feb 2026", "/more ilat pada 31/2/2026"])
async def test_day_that_does_not_exist_is_said_and_never_taken_for_today(
    chat: Chat, typed: str
) -> None:
    await chat.say(AINA, SITI)
    await chat.say(AINA, typed)

    assert "Tiada tarikh “31" in await chat.read(AINA)
    assert await told(chat, "pension:") == []


@pytest.mark.parametrize(
    "typed",
    [f"{SITI} ilat pada Mac 2026", "/more ilat pada 1/3/26", "ilat as at March 2026",
     "/more pencen ilat tahun lepas", "Siti Contoh binti Sampel setakat Mac 2026"],
)  # fmt: skip
async def test_what_is_no_whole_day_is_never_taken_for_today(chat: Chat, typed: str) -> None:
    await chat.say(AINA, SITI)
    await chat.say(AINA, typed)

    assert "Tiada tarikh “" in await chat.read(AINA)
    assert await told(chat, "pension:") == []
    assert len(await rows(chat, select(Lookup))) == 1


async def test_another_day_is_typed_under_an_answer(chat: Chat) -> None:
    await chat.say(AINA, SITI)
    await chat.say(AINA, "/more pencen penakat pada 1 Mac 2026")

    text = (await told(chat, "pension:"))[0].payload["text"]
    assert "Pencen Penakat" in text
    assert "Ahad, 1 Mac 2026" in text
    assert "/more penakat pada" in text


async def test_months_to_come_are_not_taken_for_unpaid(chat: Chat) -> None:
    day = guarding.today().replace(day=1) + timedelta(days=40 * 31)
    await chat.say(AINA, f"{SITI} ilat pada {day:%d/%m/%Y}")
    await chat.say(AINA, "ilat")

    ahead, today = await said(chat, "pension:")
    assert "tiada dalam data" in ahead
    assert "tiada dalam data" not in today


@pytest.mark.parametrize("typed", ["Pencen ilat hari ini?", "Invalidity pension today?"])
async def test_words_of_a_button_are_no_name(chat: Chat, typed: str) -> None:
    await chat.say(AINA, SITI)
    await chat.say(AINA, typed)

    assert "Pencen Ilat" in (await told(chat, "pension:"))[0].payload["text"]
    assert len(await rows(chat, select(Lookup))) == 1


@pytest.mark.parametrize("by_button", [True, False])
async def test_what_was_asked_is_answered_once_one_of_several_is_chosen(
    chat: Chat, *, by_button: bool
) -> None:
    await chat.say(AINA, "contoh sampel ilat pada 1 Mac 2026")
    (row,) = await rows(chat, select(Lookup))
    await (chat.press(AINA, f"pick:{row.id}.2") if by_button else chat.say(AINA, "2"))

    (text,) = await said(chat, "pension:")
    assert "Pencen Ilat" in text
    assert "Ahad, 1 Mac 2026" in text


@pytest.mark.parametrize("typed", [SITI, "Siti Contoh binti Sampel"])
async def test_day_alone_holds_for_the_buttons_and_what_is_typed(chat: Chat, typed: str) -> None:
    await chat.say(AINA, f"{typed} setakat 1 Mac 2026")
    card = (await told(chat, "check:"))[0]
    labels = [b["text"] for row in card.payload["reply_markup"]["inline_keyboard"] for b in row]
    (row,) = await rows(chat, select(Lookup))
    await chat.press(AINA, f"more:{row.id}.invalidity")
    await chat.say(AINA, "penakat")
    await chat.say(AINA, "ilat hari ini")

    assert "Hari yang ditanya: <b>Ahad, 1 Mac 2026</b>" in card.payload["text"]
    assert {"Pencen ilat 1/3/2026?", "Pencen penakat 1/3/2026?"} <= set(labels)
    (row,) = await rows(chat, select(Lookup))
    asked, today = ["invalidity.20260301", "survivors.20260301"], f"{guarding.today():%Y%m%d}"
    assert row.disclosed == [*asked, f"invalidity.{today}"]


async def test_pension_asked_for_in_a_group_is_answered_in_private(chat: Chat) -> None:
    await chat.say(AINA, "/check Siti Contoh binti Sampel ilat pada 1 Mac 2026", chat=GROUP)

    (answer,) = [each for each in await told(chat, "pension:") if "text" in each.payload]
    assert answer.chat_id == AINA
    assert "Ahad, 1 Mac 2026" in answer.payload["text"]


async def test_day_of_an_employer_is_said_to_count_for_persons_only(chat: Chat) -> None:
    await chat.say(AINA, f"{KILANG} pada 1 Mac 2026")

    assert "Hari dan pencen ditanya bagi orang" in await chat.read(AINA)


async def test_who_never_contributed_hears_no_bare_no(chat: Chat) -> None:
    await chat.say(AINA, f"{FARID} ilat")

    text = (await told(chat, "pension:"))[0].payload["text"]
    assert "17(3A)" in text


async def test_accident_today_names_the_benefits(chat: Chat) -> None:
    await chat.say(AINA, SITI)
    (row,) = await rows(chat, select(Lookup))

    await chat.press(AINA, f"more:{row.id}.accident")

    text = (await told(chat, "benefits:"))[0].payload["text"]
    assert "SITI CONTOH" in text
    assert "Faedah Perubatan" in text or "Rawatan" in text


async def test_pension_of_no_kind_shows_the_person_and_asks_which_for_that_day(chat: Chat) -> None:
    await chat.say(AINA, f"{SITI} pencen pada 1 Mac 2026")
    malay = [str(each.payload.get("text")) for each in (await chat.letters(AINA))][-4:]
    await chat.say(AINA, "/language en")
    await chat.say(AINA, f"{SITI} pension on 1 March 2026")

    assert any("SITI" in text.upper() and "Berinsurans" in text for text in malay)
    assert "Taip /more ilat pada 1/3/2026, atau /more penakat pada 1/3/2026" in "\n".join(malay)
    assert "Type /more invalidity on 1/3/2026" in await chat.read(AINA)
    await chat.say(AINA, "/more ilat pada 1/3/2026")
    assert "1 March 2026" in (await told(chat, "pension:"))[0].payload["text"]


async def test_figures_are_counted_for_who_left_one_out(chat: Chat) -> None:
    await chat.say(AINA, "890312-06-512 ilat pada 1 Mac 2026")

    assert "ada 12 digit; saya mengira 11" in await chat.read(AINA)
