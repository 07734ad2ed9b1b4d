"""Newspaper talk that names harm of nobody hurt just now is left alone, kind by kind; the reports
beside it, told in like words, are leads. All names are invented.
"""

import pytest

from services.leads.parsing import read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED

TALK = {
    "abroad, from a town of ours": "JOHOR BAHRU: Juruteknik dari Kluang parah selepas jatuh "
    "dari perancah di sebuah tapak bina di Jurong, Singapura, semalam.",
    "Malaysians hurt abroad": "Dua rakyat Malaysia cedera van terbabas di Hat Yai\n\nKUANTAN: Dua "
    "pelancong cedera apabila van mereka terbabas dekat Sadao, malam semalam.",
    "an agency abroad": "Coal barge sinks off Jambi, three missing - Antara",
    "a count": "Sabah catat 41 maut di tapak bina setakat September tahun ini, kata JKKP",
    "money paid": "Perkeso bayar RM4.1 bilion manfaat kepada pencarum, kemalangan perjalanan "
    "penyumbang terbesar",
    "a memory": "Mengimbau tragedi feri terbakar\n\nBUTTERWORTH: Bekas kelasi, 79, masih teringat "
    "rakan-rakan yang terkorban lebih sedekad lalu.",
    "a near miss": "[VIDEO] Kereta hampir digilis treler di Bukit Beruntung, pemandu bernasib baik",
    "advice": "Kenali 4 jenis gas yang boleh ragut nyawa pekerja tangki",
    "denied": "No truth to viral message on drivers hurt by rock throwers, say Klang police",
    "a trick": "Pesara ditipu RM50,000, kononnya anak koma akibat kemalangan di Ipoh",
    "a cat": "Bomba keluarkan kepala kucing tersangkut dalam paip di Kluang",
    "an infant": "Bayi tersedak maut di taska\n\nSungai Petani: Bayi lelaki meninggal dunia "
    "tersedak susu di sebuah taska di sini, semalam.",
    "a medal": "Penghantar makanan selamatkan wanita lemas terima pingat berani\n\nMUAR: Beliau "
    "terjun ke sungai pada Mac lalu untuk menyelamatkan mangsa.",
    "goods": "Promo kasut keselamatan! Elak jari kaki hancur ditimpa besi. Beli 2 percuma stokin. "
    "Stok di gudang Klang.",
    "one who was looked for": "SAR dihentikan, nelayan yang dikhuatiri hilang di Besut muncul "
    "di jeti petang semalam, sihat walafiat",
    "a claim that is fake": "IPOH: A claim that five workers were electrocuted at a site here "
    "yesterday is fake, says the contractor.",
    "nobody on board": "Gondola cable snaps at Penang hotel, nobody on board\n\nBAYAN LEPAS: The "
    "workers had stepped off for tea when it gave way yesterday.",
}
LEADS = {
    "a stranger hurt here": "Pekerja Bangladesh maut jatuh perancah di Kluang semalam, keluarga di "
    "Dhaka dimaklumkan",
    "one who works abroad": "Malaysian working in Singapore dies in crash at Skudai this morning",
    "denied, and what happened": "Mesej tular kononnya 10 pekerja maut letupan di Kamunting "
    "tidak benar, hanya seorang juruteknik melecur dan dirawat di Hospital Taiping semalam",
    "the second this year": "KULAI: A steel fixer fell seven metres and died at a site here on "
    "Monday, the second death there this year.",
    "a cow that was hit": "Penunggang maut langgar seekor lembu di Jeli malam tadi",
    "a child unhurt": "Anak terselamat, bapa maut tersepit\n\nRAWANG: Pemandu e-hailing, 31, maut "
    "tersepit di tempat duduk di Jalan Rawang malam tadi.",
}


@pytest.mark.parametrize("text", TALK.values(), ids=TALK)
def test_talk_is_left_alone(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None


@pytest.mark.parametrize("text", LEADS.values(), ids=LEADS)
def test_reports_in_like_words_are_leads(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is not None
