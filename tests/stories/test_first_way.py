"""One lead travels from the squad's group to the member on duty, told with the whole program.

Both databases, polling and webhook: what people see is read from the sandbox, as on a phone.
"""

import asyncio

import pytest
from sqlalchemy import func, select

from db.models.assignments import Assignment, AssignmentState
from db.models.leads import Lead
from db.models.people import Person, Role
from tests.flows import make
from tests.stories.conftest import ADMIN, AINA, BAKRI, CHONG, GROUP, REPORT, STRANGER
from tests.stories.world import World, until


@pytest.mark.parametrize("updates", ["polling", "webhook"])
async def test_lead_travels_from_the_group_to_the_member_on_duty(town: World) -> None:
    await town.program.start()

    await town.sim("send", person=CHONG, chat=GROUP, text="Selamat pagi semua")
    await town.sim("send", person=CHONG, chat=GROUP, text=REPORT)
    card = await town.sees(GROUP, "Petunjuk kes", person=CHONG)
    asked = await town.sees(AINA, "Bolehkah anda mengambil kes ini?")
    await town.press(AINA, AINA, asked, "Terima kes")

    shown = await town.sees(GROUP, "Diterima oleh Aina binti Sampel", person=CHONG)
    assert shown["message_id"] == card["message_id"]  # the card was edited, not sent again
    await town.sees(AINA, "Kes ini di tangan anda")
    assert any("location" in message for message in await _until_location(town))
    said = [each.get("text", "") for each in await town.messages(GROUP, CHONG)]
    assert sum("Petunjuk kes" in text for text in said) == 1
    assert sum("Selamat pagi" in text for text in said) == 1  # and nobody answered it
    assert await town.messages(BAKRI) == []


async def _until_location(town: World) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []

    async def look() -> bool:
        found[:] = await town.messages(AINA)
        return any("location" in message for message in found)

    await until(look, "the place on the map", town.program.log)
    return found


async def test_declined_and_unanswered_it_goes_to_the_next_and_to_the_head(town: World) -> None:
    await town.program.start()
    await town.sim("send", person=CHONG, chat=GROUP, text=REPORT)
    asked = await town.sees(AINA, "Bolehkah anda")

    await town.press(AINA, AINA, asked, "Tidak dapat terima")
    why = await town.sees(AINA, "Mengapa")
    await town.press(AINA, AINA, why, "Terlalu jauh")
    await town.sees(BAKRI, "Bolehkah anda")
    await town.sim("clock", forward_seconds=16 * 60)

    asked = await town.sees(CHONG, "Bolehkah anda")
    await town.press(CHONG, CHONG, asked, "Terima kes")
    await town.sees(GROUP, "Diterima oleh Chong Contoh", person=CHONG)


async def test_of_200_who_press_at_once_exactly_one_holds(town: World) -> None:
    crowd = range(1000, 1200)
    async with town.transactions.begin() as session:
        for who in crowd:
            await make.person(session, who, role=Role.SQUAD, reachable=False)
    for who in crowd:
        await town.sim("people", id=who, first_name=f"Ahli {who}")
        await town.sim("join", person=who, chat=GROUP)
    await town.program.start()
    await town.sim("send", person=CHONG, chat=GROUP, text=REPORT)
    card = await town.sees(GROUP, "Petunjuk kes", person=CHONG)
    data = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]

    answers = await asyncio.gather(
        *(
            town.sim(
                "press", person=who, chat=GROUP, message=card["message_id"], data=data,
                wait_seconds=25, seen_before=True,
            )
            for who in crowd
        )
    )  # fmt: skip

    async with town.database.sessions() as session:
        holders = select(func.count()).where(Assignment.state == AssignmentState.ACCEPTED)
        holder = select(Person.name).join(Lead, Lead.holder_id == Person.id)
        assert await session.scalar(holders) == 1
        name = str(await session.scalar(holder))
    told = [each["answer"]["text"] or "" for each in answers if each["answer"]]
    assert sum(name in text for text in told) == len(crowd) - 1
    await town.sees(GROUP, f"Diterima oleh {name}", person=CHONG)


async def test_blocked_member_is_passed_over_at_once(town: World) -> None:
    await town.sim("block", person=AINA)
    await town.program.start()

    await town.sim("send", person=CHONG, chat=GROUP, text=REPORT)

    await town.sees(BAKRI, "Bolehkah anda")
    await town.sees(GROUP, "Menunggu jawapan Bakri", person=CHONG)


async def test_group_that_becomes_a_supergroup_keeps_its_card(town: World) -> None:
    await town.program.start()
    await town.sim("send", person=CHONG, chat=GROUP, text=REPORT)
    asked = await town.sees(AINA, "Bolehkah anda")

    new = (await town.sim("migrate", chat=GROUP))["new_chat"]
    await town.press(AINA, AINA, asked, "Terima kes")

    await town.sees(new, "Diterima oleh Aina", person=CHONG)
    await town.sim("send", person=CHONG, chat=new, text=REPORT.replace("Zulkarnain", "Baharom"))
    await town.sees(new, "Baharom", person=CHONG)


async def test_conversation_goes_on_after_a_restart(town: World) -> None:
    await town.sim("people", id=STRANGER, first_name="Puan Lim", started=True)
    await town.program.start()
    await town.sim("send", person=STRANGER, chat=STRANGER, text="/officer")
    await town.sees(STRANGER, "/cancel")

    await town.program.kill()
    await town.sim("send", person=STRANGER, chat=STRANGER, text="Bila <faedah> dibayar?")
    await town.program.start()

    await town.sees(ADMIN, "Bila <faedah> dibayar?")
