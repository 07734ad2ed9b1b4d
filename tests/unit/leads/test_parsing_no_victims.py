"""Names that are nobody's, and people who are told of beside the one who was hurt.

All names and posts are invented.
"""

import pytest

from tests.unit.posted import reading


def _named(text: str) -> list[str]:
    return [victim.name for victim in reading(text).victims if victim.name]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Dua kereta berlanggar di Jalan Ipoh semalam. Pemandu Passat berusia 40 tahun cedera "
            "parah dan dirawat di Hospital Ipoh.",
            id="a model without its maker",
        ),
        pytest.param(
            "Sebuah lori merempuh Citroen Zarano di Klang semalam. Pemandu Zarano cedera parah.",
            id="a strange model, told behind its maker before",
        ),
        pytest.param(
            "Rider hurt in a fall off the Tun Sampel overpass in Miri this morning",
            id="an overpass called after somebody",
        ),
        pytest.param(
            "Penunggang maut di hadapan jejantas Datuk Contoh Sampel, Klang malam tadi",
            id="a bridge behind its word",
        ),
        pytest.param(
            "Anak mangsa nahas Trans Borneo sebak. Seorang pekerja maut di Bintulu semalam.",
            id="a road through a region",
        ),
        pytest.param(
            "Nelayan hilang selepas bot karam dipukul ribut Selampit di Kudat semalam", id="a storm"
        ),
        pytest.param(
            "Jenazah Allahyarham dibawa ke Temerloh. Seorang buruh maut dihempap besi di Kuantan "
            "semalam.",
            id="a title alone",
        ),
        pytest.param(
            "Dua Penunggang Maut Sekelip Mata, Berlanggar Sesama Rakan\n\nDua penunggang maut di "
            "Jalan Klang malam tadi.",
            id="words of a headline",
        ),
        pytest.param(
            "Seorang buruh jatuh dari bumbung kilang di Klang semalam, parah. Menurut saksi yang "
            "hanya mahu dikenali sebagai Ah Sampel, dia terdengar jeritan.",
            id="a witness who wants to be called so",
        ),
        pytest.param(
            "A worker fell from a roof in Klang yesterday and was badly hurt. A shopkeeper who "
            "only wanted to be known as Uncle Sampel heard a bang.",
            id="the same in English",
        ),
        pytest.param(
            "Penumpang maut, pemandu kritikal kereta rempuh belakang bas di NKVE malam tadi.\n\n"
            "\U0001f4f7 Ihsan pembaca",
            id="whose picture it is",
        ),
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert _named(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Semoga tabah kak Rosnita, laki pergi dulu. Clement accident masa hantar barang ke "
            "Tawau, lori masuk gaung. RIP",
            ["Clement"],
            id="spoken to",
        ),
        pytest.param(
            "Mak kpd adik Qistina 4 Melur (Pn Norzaleha, kerja kantin) jatuh tangga masa kemas "
            "stor sekolah pagi ni, skrg kat hospital Kluang",
            ["Norzaleha"],
            id="whose mother",
        ),
        pytest.param(
            "Mangsa dikenali sebagai Tok Minah atau nama sebenarnya Aminah Sampel, 70, maut "
            "dirempuh kereta di Kulim semalam.",
            ["Aminah Sampel"],
            id="the real name",
        ),
        pytest.param(
            "Tgk gambar uncle Raju jual apam depan pasar Kajang tadi, kena langgar moto masa "
            "melintas. Get well soon uncle",
            ["Raju"],
            id="on a picture",
        ),
        pytest.param(
            "Assalamualaikum kepada ahli keluarga SAMSURI BIN CONTOH, 44 thn. Beliau terlibat "
            "kemalangan motosikal di Serian pagi tadi, skrg di ICU. Mohon hubungi balai.",
            ["SAMSURI BIN CONTOH"],
            id="whose family is sought",
        ),
        pytest.param(
            "Dimaklumkan Tn Hj Sabri Contoh (siak surau) rebah semasa bertugas tadi, meninggal "
            "dunia di Hospital Kuala Krai.",
            ["Sabri Contoh"],
            id="behind a verb with a capital",
        ),
        pytest.param(
            "Pemandu treler Karim Sampel parah selepas lori terbabas di Tapah semalam.",
            ["Karim Sampel"],
            id="the driver of a trailer",
        ),
        pytest.param(
            "Motosikal Zuraidah Contoh, 39, digesel van di Pasir Puteh semalam. Mangsa maut.",
            ["Zuraidah Contoh"],
            id="whose motorcycle",
        ),
        pytest.param(
            "Mangsa, Hamid Contoh, 56, maut dilanggar kereta di Temerloh semalam. Ketua platun "
            "mangsa, Abu Sampel pula menyifatkan Hamid sebagai anggota paling rajin.",
            ["Hamid Contoh"],
            id="not who led him",
        ),
    ],
)
def test_the_hurt_one_is_named(text: str, names: list[str]) -> None:
    assert _named(text) == names
