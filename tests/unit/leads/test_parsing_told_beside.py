"""An accident that is told beside what is asked, buried or mourned for its victim's sake.

All names are invented.
"""

import pytest

from services.leads.parsing import read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "BATU PAHAT: More than 300 people turned up at the Parit Raja cemetery to bid farewell "
            "to firefighter Azlan Contoh, 34, who was mown down on the highway on Sunday.",
            id="a burial",
        ),
        pytest.param(
            "PETALING JAYA: A labour group has urged the government to act over the death of line "
            "worker Ram Contoh Gurung, 27, who was dragged into a conveyor in Nilai last Monday.",
            id="what a group asks",
        ),
        pytest.param(
            "Unions reminded contractors to fence lift shafts after plasterer Wei Contoh, 46, fell "
            "to his death in Bukit Jalil on Monday.",
            id="a reminder",
        ),
        pytest.param(
            "rip uncle Mano. 20 years driving container Klang-Ipoh, yesterday the brakes failed at "
            "Menora. Rest well boss",
            id="brakes that failed",
        ),
    ],
)
def test_told_beside(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is not None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The union urged employers to act over the deaths of workers who were crushed by "
            "machines last year.",
            id="workers of last year",
        ),
        pytest.param(
            "More than 200 people turned up at the hall in Klang on Sunday to hear the minister "
            "talk about road deaths.",
            id="a talk",
        ),
        pytest.param(
            "A rights group urged the government to release Ram Contoh, 27, who was detained in "
            "Nilai last Monday.",
            id="an arrest",
        ),
        pytest.param(
            "Teachers were urged to remember Cikgu Lim, 70, who died of cancer last Monday.",
            id="a long illness",
        ),
        pytest.param(
            "The minister urged fans to stay calm after the team was mown down 5-0 on Sunday.",
            id="a score",
        ),
        pytest.param(
            "A hoist brake failed in Kuantan yesterday and steel coils fell. The crew were at tea.",
            id="a brake that hurt nobody",
        ),
    ],
)
def test_talk_beside_is_none(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None
