"""Lists of leads and searching them: whose, filters, pages; one's own scope, never in groups."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.leads import Lead
from db.models.people import Role
from db.models.records import AuditNote
from services import clock, texts
from services.leads.finding import search
from services.leads.finding.listing import PAGE
from services.leads.matching import known
from tests.flows import held, make
from tests.flows.conftest import Chat
from tests.flows.held import AINA, BAKRI, CHONG, GROUP, STRANGER

MELAKA = 21


@pytest.fixture(autouse=True)
async def staff(chat: Chat, transactions: Transactions) -> None:
    """Kuantan's staff, and an officer of another state."""
    async with transactions.begin() as session:
        await held.staff(session)
        await make.person(session, MELAKA, role=Role.SQUAD, scope="MLK-MLK", name="Fauzi Contoh")


async def _leads(transactions: Transactions, *facts: Mapping[str, Any]) -> list[int]:
    async with transactions.begin() as session:
        numbers = [await held.lead(session, **each) for each in facts]
        for number in numbers:
            await known.index(session, await session.get_one(Lead, number))
        return numbers


def _opens(payload: dict[str, object]) -> list[int]:
    """Return the leads that a list's buttons open."""
    markup = payload.get("reply_markup")
    rows = markup["inline_keyboard"] if isinstance(markup, dict) else []
    presses = [str(button["callback_data"]) for row in rows for button in row]
    return [int(each.removeprefix("story:")) for each in presses if each.startswith("story:")]


async def _found(chat: Chat) -> list[int]:
    letters = [each for each in await chat.letters(AINA) if (each.card or "").startswith("find")]
    return _opens(letters[0].payload)


async def _listed(chat: Chat, who: int) -> list[int]:
    return _opens((await chat.letters(who))[-1].payload)


async def test_mine_are_those_i_hold_one_line_each(chat: Chat, transactions: Transactions) -> None:
    mine, _ = await _leads(transactions, {}, {"holder_id": BAKRI})

    await chat.say(AINA, "/leads")

    assert await _listed(chat, AINA) == [mine]
    line = next(each for each in (await chat.read(AINA)).splitlines() if f"<b>{mine}</b>" in each)
    for told in ("kemalangan jalan raya", "Gambang", "diterima", "Aina binti Sampel", "sejak"):
        assert told in line
    assert held.NAME not in line


async def test_line_tells_since_when_it_is_closed_and_that_nobody_accepted_it(
    chat: Chat, transactions: Transactions
) -> None:
    before = clock.now() - timedelta(days=9)
    first, second = await _leads(transactions, {"opened_at": before}, {})
    await chat.press(AINA, f"step:{first}.withdrawn.family_declines")
    await chat.say(AINA, f"/decline {second} sibuk")

    await chat.say(AINA, "/leads ditutup")
    closed = await chat.read(AINA)
    await chat.say(AINA, "/leads cawangan")

    assert str(texts.moment("ms", clock.now()))[:-5] in closed  # the day
    assert str(texts.moment("ms", before))[:-5] not in closed
    assert "belum diterima" in await chat.read(AINA)


async def test_head_sees_the_branch_s_first(chat: Chat, transactions: Transactions) -> None:
    numbers = await _leads(transactions, {}, {"holder_id": BAKRI})

    await chat.say(CHONG, "/leads")

    assert sorted(await _listed(chat, CHONG)) == numbers


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("/leads cawangan", [0, 1, 2], id="branch"),
        pytest.param("/leads maut", [0, 1], id="severity"),
        pytest.param("/leads parah", [2], id="other severity"),
        pytest.param("/leads kerja", [1], id="kind"),
        pytest.param("/leads maut kuantan", [0, 1], id="branch named"),
        pytest.param("/leads melaka", [], id="another state"),
        pytest.param("/leads lewat", [0], id="overdue"),
        pytest.param("/leads ditutup", [3], id="ended"),
    ],
)
async def test_filters_are_typed(
    chat: Chat, transactions: Transactions, typed: str, found: list[int]
) -> None:
    numbers = await _leads(
        transactions,
        {"opened_at": clock.now() - timedelta(days=9)},
        {"kind": "workplace"},
        {"severity": "serious_injury"},
        {},
    )
    await chat.press(AINA, f"step:{numbers[3]}.withdrawn.family_declines")

    await chat.say(AINA, typed)

    assert sorted(await _listed(chat, AINA)) == [numbers[each] for each in found]


async def test_pages_are_turned_and_a_filter_by_button_begins_anew(
    chat: Chat, transactions: Transactions
) -> None:
    numbers = await _leads(transactions, *[{"holder_id": AINA} for _ in range(PAGE + 1)])

    await chat.say(AINA, "/leads saya")
    first = await _listed(chat, AINA)
    await chat.press(AINA, "leads:mine.-.-.-.1")
    second = await _listed(chat, AINA)
    await chat.press(AINA, "leads:mine.-.death.-.0")

    assert (len(first), len(second)) == (PAGE, 1)
    assert sorted([*first, *second]) == numbers
    assert await _listed(chat, AINA) == first


async def test_button_of_another_branch_shows_nothing_of_it(
    chat: Chat, transactions: Transactions
) -> None:
    await _leads(transactions, {})

    await chat.press(MELAKA, "leads:branch.PHG-KTN.-.-.0")

    assert await _listed(chat, MELAKA) == []


@pytest.mark.parametrize("typed", ["/leads", "/find Zulkarnain"])
async def test_neither_in_a_group_nor_for_strangers(
    chat: Chat, transactions: Transactions, typed: str
) -> None:
    await _leads(transactions, {})

    await chat.say(AINA, typed, chat=GROUP)
    await chat.say(STRANGER, typed)

    for said in (await chat.read(GROUP), await chat.read(STRANGER)):
        assert said
        assert "Gambang" not in said
        assert held.NAME not in said


async def test_unknown_words_are_refused_with_an_example(chat: Chat) -> None:
    await chat.say(AINA, "/leads entah apa")

    assert "/leads kuantan" in await chat.read(AINA)


@pytest.mark.parametrize(
    "typed",
    ["zulkarnain", "Contoh Zulkarnain", "Zulkarnaen", "zulkar con", "gambang", "0106-5555"],
)
async def test_leads_are_found_by_name_spelling_place_or_figures(
    chat: Chat, transactions: Transactions, typed: str
) -> None:
    number, _ = await _leads(
        transactions, {}, {"name": "Siti Sampel", "nric": None, "place_name": "Semambu"}
    )

    await chat.say(AINA, f"/find {typed}")

    assert await _found(chat) == [number]


@pytest.mark.parametrize("typed", ["zulkarnain", "gambang"])
async def test_lead_is_found_as_soon_as_it_was_reported(chat: Chat, typed: str) -> None:
    await chat.say(
        BAKRI,
        "Buruh maut dihempap lori di Gambang, Kuantan tadi. Mangsa Zulkarnain bin Contoh, 34.",
    )

    await chat.say(AINA, f"/find {typed}")

    assert len(await _found(chat)) == 1


@pytest.mark.parametrize("typed", ["Norazlan", "nor azlan", "azlan", "Mohd Azlan"])
async def test_name_in_one_word_or_two_is_found(
    chat: Chat, transactions: Transactions, typed: str
) -> None:
    number, _ = await _leads(
        transactions,
        {"name": "Mohd Norazlan bin Contoh", "nric": None},
        {"name": "Norlida binti Sampel", "nric": None},
    )

    await chat.say(AINA, f"/find {typed}")

    assert await _found(chat) == [number]


async def test_short_word_counts_where_the_long_ones_are_common(
    chat: Chat, transactions: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "LOOKED_AT", 2)  # as 400 are few among a hundred thousand
    common = {"place_name": "Kampung Sungai Lembing"}
    number, *_ = await _leads(transactions, {"place_name": "Kampung Sungai Yu"}, *[common] * 3)

    await chat.say(AINA, "/find kampung sungai yu")

    assert await _found(chat) == [number]


@pytest.mark.parametrize("typed", ["Zulkarnain Gambang", "@@@@", "sebuah berita panjang " * 180])
async def test_words_of_a_name_and_of_a_place_are_not_mixed(
    chat: Chat, transactions: Transactions, typed: str
) -> None:
    await _leads(transactions, {})

    await chat.say(AINA, f"/find {typed}")

    assert "Tiada petunjuk kes" in await chat.read(AINA)


async def test_result_leaves_the_chat_and_figures_at_once(
    chat: Chat, transactions: Transactions
) -> None:
    await _leads(transactions, {})

    typed = await chat.say(AINA, "/find 920101065555")

    removals = [each for each in await chat.letters(AINA) if each.method == "deleteMessage"]
    at_once, later = removals
    assert later.card is not None
    assert later.not_before is not None
    assert round((later.not_before - later.created_at).total_seconds()) == 15 * 60
    assert (at_once.payload, at_once.not_before) == ({"message_id": typed}, None)


async def test_search_looks_only_in_the_own_scope(chat: Chat, transactions: Transactions) -> None:
    await _leads(transactions, {})

    await chat.say(MELAKA, "/find Zulkarnain")

    assert "Tiada petunjuk kes" in await chat.read(MELAKA)


async def test_search_is_kept_in_the_audit_trail_without_what_was_typed(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    numbers = await _leads(transactions, {})

    await chat.say(AINA, "/find Zulkarnain")

    note = (await after.scalars(select(AuditNote).where(AuditNote.action == "lead.searched"))).one()
    assert (note.actor_id, note.ground) == (AINA, "lead.search")
    assert note.details == {"by": "words", "leads": numbers}


async def test_too_little_is_refused(chat: Chat) -> None:
    await chat.say(AINA, "/find ab")

    assert "sekurang-kurangnya 3 huruf" in await chat.read(AINA)


async def test_list_of_a_time_says_what_was_understood(
    chat: Chat, transactions: Transactions
) -> None:
    before = clock.now() - timedelta(days=20)
    old, new = await _leads(transactions, {"opened_at": before}, {})
    day = before.astimezone(clock.LOCAL).date()

    await chat.say(AINA, "/leads 7d")
    lately, said = await _listed(chat, AINA), await chat.read(AINA)
    await chat.say(AINA, f"/leads lewat kuantan {day:%d/%m/%Y}")
    then = await _listed(chat, AINA)
    told = await chat.read(AINA)
    await chat.say(AINA, "/leads 31/2/2026")

    assert (lately, then) == ([new], [old])
    assert "Hanya: dilaporkan" in said
    assert f"dilaporkan pada {texts.day('ms', day)}" in told
    assert "“31/2/2026” bukan tempoh" in await chat.read(AINA)
