"""Who works on foot by the road, or afloat, and is struck there is at work; who rides is not.

All texts are invented.
"""

import pytest

from services.leads.parsing import Kind
from tests.unit.posted import reading


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Pekerja sapu jalan maut dirempuh kereta di Seremban tadi", id="a sweeper"),
        pytest.param("Penjaja buah tepi jalan maut dirempuh lori di Muar tadi", id="a hawker"),
        pytest.param(
            "Anggota RELA parah dilanggar kereta ketika kawal trafik di Jasin semalam", id="rela"
        ),
        pytest.param(
            "Road worker injured after car ploughs into work zone near Shah Alam today",
            id="a work zone",
        ),
        pytest.param("Jaga parking kena langgar kereta pelanggan kat Bangsar tadi", id="parking"),
        pytest.param("Garbage collector run over by own truck in Kepong today", id="own truck"),
        pytest.param("Pekerja tol maut dirempuh lori di pondok tol Jitra tadi", id="toll booth"),
        pytest.param(
            "Pengawal maut kereta rempuh pondok pengawal di Kajang tadi", id="into the guard house"
        ),
        pytest.param("Seorang cedera warung dirempuh van di Jasin tadi", id="in a stall"),
        pytest.param(
            "Nelayan hilang, bot dilanggar kapal dagang di perairan Mersing tadi", id="a ship"
        ),
        pytest.param("Fisherman killed after trawler rammed by ship off Port Dickson", id="rammed"),
        pytest.param(
            "Pekerja car wash kena renjatan elektrik kat Puchong tadi", id="no car, a car wash"
        ),
        pytest.param(
            "Kelindan jatuh dari lori masa turunkan barang di Ipoh tadi, cedera", id="unloading"
        ),
    ],
)
def test_on_foot_at_work_is_the_workplace(text: str) -> None:
    assert reading(text).kind is Kind.WORKPLACE


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Pekerja stesen minyak maut motosikalnya dirempuh lori di Muar tadi",
            id="his motorcycle",
        ),
        pytest.param(
            "Motosikal penyapu jalan dilanggar kereta di Muar tadi, mangsa maut", id="on wheels"
        ),
        pytest.param(
            "Pengawal keselamatan maut dilanggar lori ketika melintas jalan di Muar", id="crossing"
        ),
        pytest.param("Pekerja tol maut dilanggar kereta ketika pulang kerja di Muar", id="home"),
    ],
)
def test_on_the_way_is_the_road(text: str) -> None:
    assert reading(text).kind is Kind.COMMUTING_OR_ROAD


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Kelindan maut digilis lori diundur di kilang simen Rawang tadi", Kind.WORKPLACE,
            id="reversed upon",
        ),
        pytest.param(
            "Pencari lokan ditemui lemas di muara Kuala Selangor tadi", Kind.WORKPLACE,
            id="a living from the water",
        ),
        pytest.param(
            "Polis maut kereta peronda langgar pokok ketika kejar suspek di Kluang tadi",
            Kind.COMMUTING_OR_ROAD,
            id="a patrol car",
        ),
        pytest.param(
            "Pemandu lori ditemui meninggal dunia dalam lori di Tapah tadi", Kind.ILLNESS,
            id="found dead at work",
        ),
        pytest.param(
            "Lelaki ditemui mati dalam kereta di hentian Tapah tadi", Kind.OTHER, id="found dead",
        ),
        pytest.param(
            "Guard found dead in Muar guardhouse today, body had stab wounds", Kind.WORKPLACE,
            id="found killed",
        ),
        pytest.param("Man drowns saving friend at Port Dickson beach", Kind.OTHER, id="a port"),
    ],
)  # fmt: skip
def test_how_it_happened_decides(text: str, kind: Kind) -> None:
    assert reading(text).kind is kind
