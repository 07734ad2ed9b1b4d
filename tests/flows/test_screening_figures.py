"""The figures of screening as coordinators see them: counted from what clinics entered."""

from tests.flows import screened
from tests.flows.conftest import Chat
from tests.flows.screened import CHONG, DEVI, NURSE, Hands, book

office, hands = screened.office, screened.hands
OTHERS = {200 + n: f"7{n}0202065{n}53" for n in range(6)}


async def test_figures_have_numerator_and_denominator(chat: Chat, hands: Hands) -> None:
    async with chat.door.transactions.begin() as session:
        await screened.more(session, OTHERS)
        await screened.only_open(session, "SIN-K1", ["buka 1/12 9-9.30, 30 min, 9 tempat"])
    for who in OTHERS:
        row = await book(chat, who)
        await chat.say(who, f"/screening pertama {'ya' if who < 204 else 'tidak'}")
    hands.to(screened.at(1, 12, 9, 5))
    for number in range(row.id - 5, row.id + 1):
        await chat.press(NURSE, f"cl_came:{number}")
        high = number < row.id - 1
        await chat.say(NURSE, f"/result {number} bp {'150/95' if high else '120/80'} bmi 24")
    await chat.say(DEVI, "/waves angka")

    said = await chat.read(DEVI)
    assert "Pemeriksaan menyeluruh pertama (daripada yang menjawab): 4 daripada 6, 66.7 %" in said
    assert "Bacaan tekanan darah tinggi: 4 daripada 6, 66.7 %" in said
    assert "Obes: 0 daripada 6, 0.0 %" in said
    assert "Bacaan gula berpuasa tinggi: kurang daripada 5 orang" in said
    assert "Had: WHO-1" in said
    assert "Disaring (daripada yang layak pada hari pertama): 6 daripada 10" in said


async def test_figures_are_for_coordinators(chat: Chat) -> None:
    await chat.say(CHONG, "/waves angka")

    assert "Hanya penyelaras" in await chat.read(CHONG)
