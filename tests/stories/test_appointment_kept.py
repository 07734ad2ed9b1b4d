"""A visit with the whole program: booked in one line, asked three days before, moved, cancelled
by mistake and taken back, reminded, missed, asked why; days pass on the sandbox's clock.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import select

from db.models.appointments import Appointment
from db.models.people import Role
from services import clock
from services.places import holidays
from tests.flows import appointed, make
from tests.stories.world import World, told, until

MANAGER, WORKER = 61, 62


async def test_from_the_booking_to_the_missed_visit(town: World) -> None:
    day = _day()
    await _people(town)
    await town.program.start()
    await _go_on(town, appointed.local(day - timedelta(days=8), 10))  # at night letters would wait
    await town.sim("start", person=WORKER)

    line = f"/book 1, klinik rtw, RTW-1, {day:%d/%m/%Y}, 10.00, bawa surat doktor"
    await town.sim("send", person=MANAGER, chat=MANAGER, text=line)
    await town.sees(MANAGER, "Ditempah")
    booked = await town.sees(WORKER, "Temu janji anda telah ditempah")
    await town.sees(WORKER, "Fail kalendar temu janji 1")

    await _go_on(town, appointed.local(day - timedelta(days=3), 10))
    asked = await town.sees(WORKER, "Boleh hadir?")
    await town.press(WORKER, WORKER, asked, "2 Tukar masa")
    await town.sees(WORKER, "kekal pada")
    await town.sim("send", person=WORKER, chat=WORKER, text="1")
    await town.sees(WORKER, "telah ditukar")
    await town.sees(MANAGER, "telah menukar temu janji 1")

    await town.press(WORKER, WORKER, booked, "3 Batal")
    await town.sees(WORKER, "Mesej itu sudah lama")
    await town.sim("send", person=WORKER, chat=WORKER, text="3")
    await town.sees(WORKER, "telah dibatalkan")
    await town.sim("send", person=WORKER, chat=WORKER, text="1")
    await town.sees(WORKER, "Pembatalan telah ditarik balik")

    async with town.transactions.begin() as session:
        (row,) = (await session.scalars(select(Appointment))).all()
    await _go_on(town, row.starts_at + timedelta(minutes=31))
    question = await town.sees(MANAGER, "Adakah Pekerja 1 hadir?")
    await town.press(MANAGER, MANAGER, question, "Tidak hadir")
    await town.sees(WORKER, "Anda sihat?")
    await town.sim("send", person=WORKER, chat=WORKER, text="2")
    await town.sees(WORKER, "Apa yang menghalang anda?")
    await town.sim("send", person=WORKER, chat=WORKER, text="1")
    await town.sees(WORKER, "Terima kasih kerana memberitahu kami")
    await town.sim("send", person=MANAGER, chat=MANAGER, text="/calls")
    calls = told(await town.sees(MANAGER, "Panggilan yang perlu dibuat"))

    assert "pengangkutan" in calls
    assert row.version == 3

    async def only_the_asked() -> bool:
        texts = [told(each) for each in await town.messages(WORKER)]
        return sum("temu janji yang akan datang" in text for text in texts) == 1

    await until(only_the_asked, "it was asked once", town.program.log)


def _day() -> date:
    """Return a working day of Pahang, nine days or more ahead, near no holiday."""
    day = clock.now().astimezone(clock.LOCAL).date() + timedelta(days=9)
    while not (
        day.weekday() in (1, 2, 3)
        and all(holidays.name("MY-06", day + timedelta(days=n)) is None for n in range(-4, 5))
    ):
        day += timedelta(days=1)
    return day


async def _go_on(town: World, at: datetime) -> None:
    """Put the sandbox's clock to a moment."""
    await town.sim("clock", forward_seconds=(at - clock.now()).total_seconds() + 1)


async def _people(town: World) -> None:
    async with town.transactions.begin() as session:
        await make.person(session, MANAGER, role=Role.CASE_MANAGER, name="Mona Contoh")
        person = await make.person(session, WORKER, name="Pekerja 1")
        await appointed.worker(session, 1, person_id=person.id, case_manager_id=MANAGER)
        await appointed.provider(session, "RTW-1")
    await town.sim("people", id=MANAGER, first_name="Mona", started=True)
    await town.sim("people", id=WORKER, first_name="Pekerja")
