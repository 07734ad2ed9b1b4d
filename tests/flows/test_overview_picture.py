"""What stands in the overview's picture: each bar's place, lengths and words, title and colours."""

from typing import Any

import pytest
from matplotlib.figure import Figure

from bot.transactions import Transactions
from db.models.people import Person
from tests.flows import test_reports
from tests.flows.conftest import Chat
from tests.flows.test_reports import STATE, busy_month

country = test_reports.country

Row = tuple[str, float, float, str]  # place, in time, overdue, the words at the bar's end


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Figure]:
    """The pictures as they were written."""
    figures: list[Figure] = []
    save = Figure.savefig

    def look(self: Figure, *given: Any, **named: Any) -> None:
        save(self, *given, **named)
        figures.append(self)

    monkeypatch.setattr(Figure, "savefig", look)
    return figures


def rows(figure: Figure) -> list[Row]:
    """Return what stands beside each bar, from the top."""
    (axes,) = figure.axes
    good, late = ([bar.get_width() for bar in bars] for bars in axes.containers)
    words = {each.xy: each.get_text() for each in axes.texts}  # type: ignore[attr-defined]  # annotations
    return [
        (label.get_text(), good[row], late[row], words[good[row] + late[row], row])
        for row, label in enumerate(axes.get_yticklabels())
    ]


@pytest.mark.parametrize(
    ("language", "title", "colours", "said"),
    [
        pytest.param(
            "en",
            "Open leads now: Pahang",
            ["not overdue", "overdue"],
            ["1 overdue; nothing paid yet", "0 overdue; paid within 7 days 1 of 2"],
            id="English",
        ),
        pytest.param(
            "ms",
            "Kes terbuka sekarang: Pahang",
            ["belum lewat", "lewat"],
            ["1 lewat; belum ada bayaran", "0 lewat; dibayar dalam 7 hari 1 daripada 2"],
            id="Malay",
        ),
    ],
)
async def test_each_bar_says_its_numbers_beside_its_place(
    chat: Chat,
    transactions: Transactions,
    drawn: list[Figure],
    language: str,
    title: str,
    colours: list[str],
    said: list[str],
) -> None:
    async with transactions.begin() as session:
        await busy_month(session)
        (await session.get_one(Person, STATE)).language = language
    await chat.say(STATE, "/overview")

    (figure,) = drawn
    kuantan, temerloh = said
    assert rows(figure) == [
        ("Pejabat PERKESO Kuantan (Negeri Pahang)", 1, 1, kuantan),
        ("Pejabat PERKESO Temerloh", 3, 0, temerloh),
    ]
    assert figure.axes[0].get_title(loc="left") == title
    assert [each.get_text() for each in figure.legends[0].get_texts()] == colours
    blue, orange = (bars[0].get_facecolor()[:3] for bars in figure.axes[0].containers)
    assert blue[2] > blue[0]
    assert orange[0] > orange[2]
