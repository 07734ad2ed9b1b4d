"""Whole families that newspapers and chats share: verbs of harm, idioms, dialects, trades, places.

Whether they tell of an accident, and of which kind. All texts and names are invented.
"""

import pytest

from services.leads.parsing import Kind, read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED, reading


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Abg Contoh yg pasang tangki kat Gurun kena hayun hook kren td, teruk kepala",
            id="swung at",
        ),
        pytest.param("Geng aku menjala kat Kuala Rompin kena panah kilat tadi", id="lightning"),
        pytest.param(
            "Al-Fatihah sahabatku Sampel, pergi ketika memanjat tiang di Ranau", id="gone at work"
        ),
        pytest.param("rip bro Contoh runner kena lori kt nkve pg td", id="hit, epithet before"),
        pytest.param(
            "jenazah Pak Contoh (welding) dh selamat dikebumikan, company tgh uruskan perkeso",
            id="buried, the claim begun",
        ),
        pytest.param("Houseman wad sebelah collapse lepas oncall semalam", id="on call"),
        pytest.param("HO kami pengsan lepas shift malam, skrg warded", id="house officer"),
        pytest.param(
            "Saw a nasty one near Ayer Keroh exit, bike under a bus. Rider covered with a sheet.",
            id="covered",
        ),
        pytest.param(
            "Nasi lemak delivery boy dies after van hits him in Rawang", id="boy by trade"
        ),
        pytest.param(
            "Stop-work order issued after a worker was caught in a mixer on Monday at a Gebeng "
            "yard",
            id="caught in",
        ),
        pytest.param(
            "ABC conveys condolences to the family of a contractor's worker who died in Taman "
            "Contoh on Friday",
            id="condolences of the firm",
        ),
        pytest.param(
            "Polis siasat kes pembunuhan pengawal keselamatan di Kajang, Sabtu lalu.",
            id="killed on guard",
        ),
        pytest.param("kwn kijo kito kena gileh lori male tadi, patoh kaki duo", id="Kelantan"),
        pytest.param("pakcik kantin tu dah xdak, jatuh bumbung pagi tadi kat Yan", id="Kedah"),
        pytest.param("kawan kamek kenak langgar kerita tek, sik sedar gik", id="Sarawak"),
    ],
)
def test_what_befell_somebody_is_a_lead_however_it_is_told(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is not None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("tengok dia nikah terbakar hati aku, rentung. mohon bomba", id="heart"),
        pytest.param("dompet aku rentung lepas bayar yuran semalam", id="purse"),
        pytest.param("kena gilis dengan kerja je minggu ni", id="work"),
        pytest.param("kena timbus dengan assignment semalam weyh", id="homework"),
        pytest.param("push rank jom, hero aku mati kena hentam lord tadi", id="game"),
        pytest.param("tank kita mati 9 kali malam tadi, noob betul", id="another game"),
        pytest.param(
            "kuali murah RM59 tinggal 2 unit, tak payah takut minyak terpercik melecur tgn",
            id="advert",
        ),
        pytest.param("dah xdak duit nak isi minyak motor hari ni", id="a thing is lacking"),
    ],
)
def test_idioms_games_and_adverts_are_left_alone(text: str) -> None:
    assert read(text, POSTED, gazetteer(), doubtful=True) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "SIK: Seorang penoreh maut disengat lebah ketika menoreh di kebun semalam. Mangsa "
            "meninggal ketika dalam perjalanan ke Hospital Sik.",
            Kind.WORKPLACE,
            id="stung at the trade, died on the way to the ward",
        ),
        pytest.param(
            "Two hurt as compressor explodes at tyre shop in Bentong",
            Kind.WORKPLACE,
            id="compressor",
        ),
        pytest.param(
            "Lelaki maut jatuh ketika membaiki bumbung rumah mak mertua di Muar semalam",
            Kind.OTHER,
            id="the in-laws' roof",
        ),
        pytest.param(
            "Seorang kerani bank lemas ketika memancing bersama rakan di Dungun semalam",
            Kind.OTHER,
            id="fishing for pleasure",
        ),
        pytest.param(
            "Nelayan lemas ketika memancing sotong di perairan Dungun semalam",
            Kind.WORKPLACE,
            id="fishing for a living",
        ),
        pytest.param(
            "Jurulatih selam ditemui meninggal selepas tidak timbul ketika membawa pelancong "
            "menyelam di Semporna semalam",
            Kind.WORKPLACE,
            id="did not surface",
        ),
        pytest.param(
            "Update Kak Contoh canteen. Rumah dia di Nilai terbakar malam tadi, tangan melecur",
            Kind.OTHER,
            id="her house burnt",
        ),
        pytest.param(
            "Abg lori sampah terjatuh masa nak naik bumper di Tebrau tadi, kaki kena roda",
            Kind.WORKPLACE,
            id="on the step of the rubbish lorry",
        ),
    ],
)
def test_the_circumstances_tell_the_kind(text: str, kind: Kind) -> None:
    assert reading(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("covered in newspaper, the fish from Chow Kit is fresh today", id="fish"),
        pytest.param("aku collapse atas katil lepas gym semalam", id="on the bed"),
        pytest.param("RIP wallet, kena kat Ikea tadi", id="a purse"),
        pytest.param("pembunuhan karakter guru di media sosial semalam", id="of a good name"),
        pytest.param("parti tu dah collapse semalam, ketua dia letak jawatan", id="a party"),
    ],
)
def test_what_falls_or_is_covered_is_a_person(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None


@pytest.mark.parametrize(
    ("text", "is_lead"),
    [
        pytest.param("3 staff kedai mamak kulit melecur, tong gas meletup td", True, id="skin"),
        pytest.param("telinga terbakar dengar bos membebel", False, id="ears in anger"),
        pytest.param(
            "JPJ menggantung serta-merta lesen pemandu bas yang terlibat dalam kemalangan di Gua "
            "Musang baru-baru ini.", False, id="a licence suspended, nobody told to be hurt",
        ),
        pytest.param(
            "JPJ menggantung lesen sebuah syarikat bas selepas tiga penumpang maut apabila bas "
            "terbalik di Gua Musang semalam.", True, id="a licence suspended, and three who died",
        ),
        pytest.param(
            "Murid tahun enam maut manakala lima rakannya cedera apabila van sekolah terbabas di "
            "Setiu semalam. Pemandu van selamat.", False, id="pupils only, the driver is safe",
        ),
    ],
)  # fmt: skip
def test_what_is_of_harm_and_what_only_sounds_so(text: str, is_lead: bool) -> None:
    assert (read(text, POSTED, gazetteer()) is not None) is is_lead
