"""Through which districts highways lead, and which towns at their exits papers name.

A table for people who know the country; services/leads/matching reads it. Districts as
config/reference/places.csv writes them; keys as HIGHWAYS.
"""

from services.leads.reading.patterns import table

ALONG = {
    highway: frozenset(name.lower() for name in table(listed))
    for highway, listed in {
        "plus": "Kubang Pasu, Kota Setar, Pendang, Yan, Kuala Muda, Kulim, Seberang Perai Utara, "
        "Seberang Perai Tengah, Seberang Perai Selatan, Bandar Baharu, Kerian, "
        "Larut Dan Matang, Kuala Kangsar, Kinta, Kampar, Batang Padang, Muallim, Hulu Selangor, "
        "Ulu Selangor, Gombak, Petaling, Sepang, Ulu Langat, Hulu Langat, Seremban, Rembau, "
        "Port Dickson, Alor Gajah, Melaka Tengah, Jasin, Tangkak, Ledang, Muar, Batu Pahat, "
        "Kluang, Pontian, Kulai, Johor Bahru",
        "lpt": "Bentong, Temerloh, Maran, Kuantan, Kemaman, Dungun, Hulu Terengganu, "
        "Kuala Terengganu, Kuala Nerus, Marang, Gambang, Chenor, Lanchang, Karak, Ajil, "
        "Bukit Besi, Cheneh, Ceneh, Jabor, Paka, Telemung, Kijal, Kerteh, Temerluh",
        "karak": "Bentong, Gombak, Bukit Tinggi, Genting Sempah, Genting Highlands, Lentang, "
        "Karak, Janda Baik, Gua Tempurung",
        "wce": "Klang, Kuala Selangor, Sabak Bernam, Kuala Langat, Hilir Perak, Bagan Datuk, "
        "Manjung, Perak Tengah, Larut Dan Matang, Kerian, Taiping, Sitiawan, Banting",
        "lekas": "Seremban, Ulu Langat, Hulu Langat, Kajang, Semenyih, Mantin, Pajam",
        "east-west": "Hulu Perak, Ulu Perak, Jeli, Gerik, Tanah Merah, Banding, Pengkalan Hulu",
        "csr": "Bentong, Raub, Lipis, Gua Musang, Kuala Krai, Jeli, Machang",
        "senai-desaru": "Kulai, Kota Tinggi, Johor Bahru, Senai, Desaru, Pasir Gudang, Penawar",
        "second-link": "Johor Bahru, Gelang Patah, Iskandar Puteri",
        "amj": "Alor Gajah, Melaka Tengah, Jasin, Muar",
        "bke": "Seberang Perai Utara, Seberang Perai Tengah, Kulim, Baling, Butterworth",
        "spa": "Alor Gajah, Melaka Tengah, Sungai Udang, Ayer Keroh",
        "skve": "Sepang, Ulu Langat, Hulu Langat, Kuala Langat, Klang, Kajang, Banting",
        "elite": "Petaling, Sepang, Nilai, Putrajaya",
        "nkve": "Petaling, Klang, Shah Alam, Damansara, Subang",
        "latar": "Kuala Selangor, Gombak, Ijok, Rawang, Kundang",
        "guthrie": "Petaling, Gombak, Kuala Selangor, Shah Alam, Kuang, Rawang",
        "seremban-pd": "Seremban, Port Dickson, Lukut",
        "pasir-gudang": "Johor Bahru, Pasir Gudang, Masai",
    }.items()
}
