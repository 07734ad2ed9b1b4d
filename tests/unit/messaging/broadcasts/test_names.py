"""Names that one language alone bears are seen; translated and everyday words are no names."""

import pytest

from services.messaging.broadcasts import names
from services.messaging.broadcasts.names import Difference
from services.places.reference import gazetteer

SAME = [
    pytest.param(
        "Banjir di Kuantan. Pusat bantuan dibuka 8.30 pagi.",
        "Flood in Kuantan. The help centre opens at 8:30 am.",
        id="place in a sentence",
    ),
    pytest.param(
        "PERKESO membuka kaunter di Hospital Tengku Ampuan Afzan.",
        "SOCSO opens a counter at HTAA.",
        id="own name and a hospital's abbreviation",
    ),
    pytest.param(
        "Hospital Besar Kuala Lumpur menerima pesakit.",
        "Kuala Lumpur General Hospital takes patients.",
        id="general hospital",
    ),
    pytest.param("Jalan Ipoh ditutup.", "Ipoh Road is closed.", id="road"),
    pytest.param("Di KL sahaja.", "In Kuala Lumpur only.", id="KL"),
    pytest.param("Pejabat di Pulau Pinang tutup.", "The Penang office is closed.", id="Penang"),
    pytest.param("Banjir di Melaka dan Johor.", "Floods in Malacca and Johore.", id="old names"),
    pytest.param(
        "Kementerian Kesihatan Malaysia (KKM) mengesahkannya.",
        "The Ministry of Health Malaysia (MOH) confirms it.",
        id="ministry",
    ),
    pytest.param(
        "Jabatan Pengangkutan Jalan menutup laluan itu.",
        "The Road Transport Department closes that road.",
        id="department",
    ),
    pytest.param(
        "JPJ akan memeriksa lori.",
        "The Road Transport Department will check lorries.",
        id="abbreviation spelt out",
    ),
    pytest.param(
        "Hubungi PDRM atau Bomba.", "Call the police or the Fire Department.", id="police"
    ),
    pytest.param(
        "Kuantan's tiada di sini: Kuantan sahaja.", "Kuantan's branch: Kuantan.", id="possessive"
    ),
    pytest.param(
        "Isnin, 3 Mac: Taklimat Keselamatan Jalan Raya",
        "Monday, 3 March: Road Safety Briefing",
        id="heading, weekday, month",
    ),
    pytest.param(
        "NOTIS PENTING\nKaunter di Temerloh ditutup.",
        "IMPORTANT NOTICE\nThe counter in Temerloh is closed.",
        id="shouted heading",
    ),
    pytest.param(
        "Cawangan tutup pada Hari Raya Aidilfitri dan Hari Kebangsaan.",
        "Branches close on Eid and National Day.",
        id="holidays",
    ),
    pytest.param(
        "Selamat Tahun Baru Cina daripada Ketua Pegawai Eksekutif.",
        "Happy Chinese New Year from the Chief Executive.",
        id="greeting",
    ),
    pytest.param(
        "Encik Ahmad Sampel dari Kuantan akan hadir.",
        "Mr Ahmad Sampel of Kuantan will attend.",
        id="titles",
    ),
    pytest.param(
        "Puan Aminah binti Sampel, Pengarah Negeri Pahang",
        "Madam Aminah binti Sampel, State Director of Pahang",
        id="title and office",
    ),
    pytest.param(
        "Program Saringan Kesihatan (HSP) bermula di klinik panel.",
        "The Health Screening Programme (HSP) begins at panel clinics.",
        id="programme",
    ),
    pytest.param(
        "Program Kembali Bekerja menerima rujukan baharu.",
        "The Return To Work Programme takes new referrals.",
        id="return to work",
    ),
    pytest.param(
        "Sila bawa Kad Pengenalan dan Borang 21.",
        "Please bring your Identity Card and Form 21.",
        id="papers",
    ),
    pytest.param(
        "Lebuhraya Karak sesak; guna Lebuhraya Pantai Timur.",
        "The Karak Highway is congested; use the East Coast Expressway.",
        id="highways",
    ),
    pytest.param(
        "Lebuhraya Utara-Selatan ditutup dekat Tapah.",
        "The North-South Expressway is closed near Tapah.",
        id="north-south",
    ),
    pytest.param(
        "Dewan Serbaguna Taman Tas, Kuantan",
        "Taman Tas Multipurpose Hall, Kuantan",
        id="hall",
    ),
    pytest.param(
        "Sungai Pahang naik di Kampung Baru.", "The Pahang River rises at Kg. Bharu.", id="river"
    ),
    pytest.param(
        "Seminar di Menara PERKESO, Jalan Ampang.",
        "Seminar at Menara PERKESO, Jalan Ampang.",
        id="address",
    ),
    pytest.param(
        "Kilang Contoh Jaya Sdn Bhd di Gebeng kemalangan.",
        "Accident at Contoh Jaya Sdn Bhd factory in Gebeng.",
        id="firm",
    ),
    pytest.param(
        "Ahli Skuad Prihatin diminta melapor diri.",
        "Members of the Prihatin Squad are asked to report.",
        id="squad",
    ),
    pytest.param(
        "1. Pakai topi keledar.\n2. Jangan pandu laju.\n- Guna lampu.",
        "1. Wear a helmet.\n2. Do not speed.\n- Use lights.",
        id="list",
    ),
    pytest.param(
        "“Utamakan keselamatan,” kata Menteri Sumber Manusia.",
        "“Safety first,” said the Minister of Human Resources.",
        id="quotation",
    ),
    pytest.param(
        "Semua Pegawai Penyiasat dan Penyelaras Negeri wajib hadir.",
        "All Investigating Officers and State Coordinators must attend.",
        id="offices held",
    ),
    pytest.param(
        "Akta Keselamatan Sosial Pekerja 1969 (Akta 4) dipinda.",
        "The Employees' Social Security Act 1969 (Act 4) is amended.",
        id="act",
    ),
    pytest.param(
        "Skim Keilatan dan Skim Bencana Pekerjaan kekal.",
        "The Invalidity Scheme and the Employment Injury Scheme remain.",
        id="schemes",
    ),
    pytest.param(
        "SIP membayar selama enam bulan.", "EIS pays for six months.", id="insurance scheme"
    ),
    pytest.param(
        "LINDUNG Pekerja dan LINDUNG Kasih boleh dimohon.",
        "LINDUNG Pekerja and LINDUNG Kasih are open.",
        id="brands stay",
    ),
    pytest.param(
        "Hantar foto melalui WhatsApp. Muat turun PDF.",
        "Send a photo by WhatsApp. Download the PDF.",
        id="programs",
    ),
    pytest.param(
        "Angin kuat di Laut China Selatan; MetMalaysia keluarkan amaran.",
        "Strong wind over the South China Sea; MetMalaysia warns.",
        id="sea",
    ),
    pytest.param(
        "Pekerja dari Indonesia dan Filipina juga dilindungi.",
        "Workers from Indonesia and the Philippines are covered, too.",
        id="countries",
    ),
    pytest.param("Raju a/l Contoh selamat.", "Raju a/l Contoh is safe.", id="a/l"),
    pytest.param(
        "Mesyuarat di Bilik Mesyuarat Utama, Aras 5, Wisma PERKESO Kuantan",
        "Meeting in the Main Meeting Room, Level 5, Wisma PERKESO Kuantan",
        id="room",
    ),
    pytest.param(
        "Laman www.perkeso.gov.my tidak boleh dicapai.",
        "The site www.perkeso.gov.my cannot be reached.",
        id="link",
    ),
    pytest.param(
        "Tutup: Zon Timur, Semenanjung Malaysia",
        "Closed: East Zone, Peninsular Malaysia",
        id="zones",
    ),
    pytest.param(
        "Majlis Bandaraya Kuantan menutup Jalan Besar.",
        "Kuantan City Council closes Jalan Besar.",
        id="council",
    ),
    pytest.param(
        "Monsun Timur Laut: hujan lebat dijangka di Kelantan.",
        "Northeast Monsoon: heavy rain is expected in Kelantan.",
        id="direction",
    ),
    pytest.param(
        "Bengkel Tunggangan Defensif di Litar Gambang.",
        "Defensive Riding Workshop at the Gambang Circuit.",
        id="workshop",
    ),
    pytest.param(
        "Pekerja Grab dan Foodpanda mencarum di bawah SKSPS.",
        "Grab and Foodpanda workers contribute under the Self-Employment Social Security Scheme.",
        id="scheme spelt out",
    ),
    pytest.param(
        "Pusat Rehabilitasi PERKESO Tun Abdul Razak, Melaka",
        "The Tun Abdul Razak SOCSO Rehabilitation Centre, Malacca",
        id="words in another order",
    ),
    pytest.param("banjir di kuantan", "Flood in Kuantan", id="no capitals"),
    pytest.param("Tiada apa-apa", "Nothing", id="none"),
]
SURE = [
    pytest.param("Banjir di Kuantan.", "Flood in Temerloh.", ["Kuantan"], ["Temerloh"], id="town"),
    pytest.param("Banjir di Kuantan dan Pekan.", "Flood in Pekan.", ["Kuantan"], [], id="left out"),
    pytest.param("Kuantan ditutup.", "It is closed.", ["Kuantan"], [], id="town first"),
    pytest.param(
        "Di Hospital Tengku Ampuan Afzan.",
        "At Hospital Tengku Ampuan Rahimah.",
        ["Hospital Tengku Ampuan Afzan"],
        ["Hospital Tengku Ampuan Rahimah"],
        id="hospital",
    ),
    pytest.param(
        "Guna Jalan Tun Razak.",
        "Use Jalan Ampang.",
        ["Jalan Tun Razak"],
        ["Jalan Ampang"],
        id="street",
    ),
    pytest.param("Di Pahang sahaja.", "In Perak only.", ["Pahang"], ["Perak"], id="state"),
    pytest.param("Di KL.", "In Penang.", ["KL"], ["Penang"], id="short"),
    pytest.param(
        "Hubungi Aminah binti Sampel.",
        "Call Rokiah binti Sampel.",
        ["Aminah binti Sampel"],
        ["Rokiah binti Sampel"],
        id="person",
    ),
    pytest.param(
        "Hubungi Raju a/l Contoh.", "Call us.", ["Raju a/l Contoh"], [], id="person left out"
    ),
    pytest.param("BANJIR DI KUANTAN", "FLOOD IN TEMERLOH", ["KUANTAN"], ["TEMERLOH"], id="shouted"),
]
UNSURE = [
    pytest.param(
        "Kilang Zetamurni Sdn Bhd ditutup.",
        "The Zetaria Sdn Bhd factory is closed.",
        ["Zetamurni Sdn Bhd"],
        ["Zetaria Sdn Bhd"],
        id="firm",
    ),
    pytest.param(
        "Hubungi Encik Zulfadhli.",
        "Call Mr Zulhilmi.",
        ["Encik Zulfadhli"],
        ["Mr Zulhilmi"],
        id="person",
    ),
    pytest.param("Hubungi XKZ segera.", "Call at once.", ["XKZ"], [], id="abbreviation"),
    pytest.param("Sistem itu tutup.", "The Zeta system is down.", [], ["Zeta"], id="left out"),
    pytest.param(
        "Lori terbabas di Simpang Empat Kerteh.",
        "A lorry skidded at the Kerteh junction.",
        ["Simpang Empat"],
        [],
        id="a crossing, or the town",
    ),
    pytest.param("JPJ memeriksa lori.", "Lorries are checked.", ["JPJ"], [], id="office left out"),
]


@pytest.mark.parametrize(("malay", "english"), SAME)
def test_same_names_agree(malay: str, english: str) -> None:
    assert names.difference(malay, english, gazetteer()) == Difference()


@pytest.mark.parametrize(("malay", "english", "only", "other"), SURE)
def test_places_and_persons_that_differ_are_sure(
    malay: str, english: str, only: list[str], other: list[str]
) -> None:
    found = names.difference(malay, english, gazetteer())

    assert (found.sure_ms, found.sure_en) == (tuple(only), tuple(other))


@pytest.mark.parametrize(("malay", "english", "only", "other"), UNSURE)
def test_other_names_that_differ_are_asked_about(
    malay: str, english: str, only: list[str], other: list[str]
) -> None:
    found = names.difference(malay, english, gazetteer())

    assert found == Difference(unsure_ms=tuple(only), unsure_en=tuple(other))


@pytest.mark.parametrize(
    "text", [each.values[at] for each in (*SAME, *SURE, *UNSURE) for at in (0, 1)]
)
def test_text_agrees_with_itself(text: str) -> None:
    assert names.difference(text, text, gazetteer()) == Difference()
