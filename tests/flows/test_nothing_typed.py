"""A command without what it needs is answered by what to type; nothing empty is quoted."""

import pytest

from bot.transactions import Transactions
from db.models.people import Role
from services.people import menus
from tests.flows import held, make
from tests.flows.conftest import Chat

EVERYBODY = 77
PARTLY = (
    "/leave cancel", "/leave S-1101", "/visit 1", "/visit 1 move", "/visit 1 outcome", "/step 1",
    "/ball 1", "/papers 1", "/note 1", "/branch 1", "/decline 1", "/answer 1", "/victim 1",
    "/duty add", "/duty remove", "/duty swap", "/roster x", "/report x", "/slots add",
    "/slots close", "/slots x", "/result x", "/result 1", "/waves plan", "/waves 1",
    "/invite squad",
    "/invite squad KTN", "/ground reason", "/ground x", "/more", "/more x", "/review 1",
    "/detection 1", "/handover 1", "/book x", "/code x", "/lookups x", "/consent x", "/quiet x",
    "/language x", "/same 1", "/benefits 1", "/lock x", "/death x", "/broadcasts x", "/calls x",
    "/calls 1", "/lead x", "/find", "/withdraw", "/trial x", "/mydata x", "/leads x", "/people x",
)  # fmt: skip


@pytest.mark.parametrize("language", ["ms", "en"])
async def test_nothing_empty_is_quoted(
    chat: Chat, transactions: Transactions, language: str
) -> None:
    async with transactions.begin() as session:
        await held.staff(session)
        person = await make.person(session, EVERYBODY, role=Role.ADMIN, scope="MY")
        person.language = language
        for role in (Role.COORDINATOR, Role.WORKER):
            await make.grant(session, person, role, "MY")
        for role in (Role.SQUAD, Role.BRANCH_HEAD, Role.CASE_MANAGER, Role.INSPECTOR):
            await make.grant(session, person, role)
        await held.lead(session, EVERYBODY)
    quoted = {}
    for typed in (*(f"/{command}" for command in menus.COMMANDS), *PARTLY):
        await chat.say(EVERYBODY, typed)
        told = await chat.read(EVERYBODY)
        await chat.say(EVERYBODY, "/cancel")
        if any(empty in told for empty in ("“”", "“–”", "“ ”")):
            quoted[typed] = told

    assert not quoted, "\n".join(f"{typed}: {told}" for typed, told in quoted.items())
