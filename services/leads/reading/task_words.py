"""What somebody was doing when he was hurt: the tasks of work, on the road and off it.

Tables for people who know the language; `kinds` reads them. Small letters; pieces of regular
expressions.
"""

import re

from services.leads.reading.patterns import quick

# Repairing, loading, cleaning a vehicle is work at a standstill; a stall is a place of work.
AT_STANDSTILL = re.compile(
    r"\b(?:ketika|semasa|sedang|sewaktu|tengah|masa|while)\s(?:me\w{3,12}|\w{3,12}ing|tampal|"
    r"kutip|"
    r"sapu|cat)\s(?:\w{2,12}\s){0,2}?(?:lubang|turapan|premix|tar|longkang|kabel|paip|rumput|"
    r"dahan|pokok|sampah|papan (?:tanda|iklan)|lampu jalan|garisan jalan|kon|pembahagi|potholes?|"
    r"drains?|cables?|pipes?|signboards?|road (?:markings?|signs?)|billboards?|cones)\b|"
    r"\b(?:ketika|semasa|sewaktu|masa|tengah|sedang|waktu|while|tgh)\s(?:(?!angkat)\w+\s)?"
    r"(?:(?:me)?nurun(?:kan)?|turun(?:kan)?|naik(?:kan)?|(?:meng)?angkat|ikat|mengikat|susun|"
    r"menyusun|tolak|"
    r"menolak|tarik|menarik|load|tutup|menutup) (?:\w+ )?(?:barang|muatan|besi|kayu|kanvas|"
    r"kotak|guni|tong|"
    r"palet|pallet|stok|sampah|batu|pasir|simen|paip|mesin|rumput|tayar|sayur|ikan|ayam|lembu)\b|"
    r"\b(?:(?:mem)?baiki|sedang di(?:baiki|periksa|servis)\w{0,3}|dibaikinya|"
    r"membaik ?pulih|servis|(?:mem|me|di)?(?:p|m)?unggah\w{0,3}|"
    r"pemunggahan|memuatkan|menukar tayar|menurunkan (?:muatan|barang)|memotong rumput|"
    r"menyapu (?:jalan|"
    r"sampah)|menurap|mengecat|"
    r"mengawal (?:lalu ?lintas|trafik)|mengutip sampah|pengutip sampah|membersihkan (?:jalan|"
    r"longkang|bahu)|cutting grass|sweeping|"
    r"resurfacing|"
    r"repairing|fixing|servicing|unloading|recovering|winching|"
    r"yang (?:repair|baiki|pasang|servis|service|cat) \w+|"
    r"loading|offloading)\b"
    r"|\byang (?:buat|bina|renovate) (?:rumah|bumbung|kedai|longkang|surau|sekolah|pagar|kanopi)\b"
    r"|\b(?:naik|atas|turun|pijak|dari|on|off|from) (?:the )?(?:bumper|ekor lori|belakang lori|"
    r"tailgate|footboard|"
    r"rear step)\b"
    r"|\b(?:ketika|semasa|sewaktu|masa|tengah|sedang|waktu|while)\s(?:\w+\s)?(?:jual|menjual|"
    r"berniaga|"
    r"meniaga|selling)\b|\bpeniaga pasar\b|\b(?:kutip tol|toll (?:collector|"
    r"teller)|flagman|banksman|"
    r"signalman)\b"
    r"|\b(?:peniaga|penjaja|penjual|seller|hawker|vendor|trader)\b[^.\n]{0,90}\b(?:gerai|stalls?|"
    r"kedai|kiosk|"
    r"warung)"
)
# Hurt at a job of the hands, in the words of chats: "jatuh masa cuci tingkap".
AT_CHORE = re.compile(
    r"\b(?:masa|ketika|semasa|tengah|sedang|waktu|while)\s(?:(?:dia|tu|nak|"
    r"sedang)\s)?(?:(?:men)?cuci|"
    r"(?:me)?masang|pasang|(?:me)?nukar|tukar|(?:mem)?baiki|servis|repair\w*|(?:men|menge)?cat|"
    r"(?:me)?layan|tegur|serve|(?:me)?motong|potong|(?:meng)?angkat|(?:meng)?kimpal|weld\w*|"
    r"fillet|(?:me)?ronda|jual|"
    r"(?:men)?jual|clean\w*|install\w*|mop|mengemop|(?:me)?nyapu|sapu|(?:menge)?lap|"
    r"(?:meng)?gali|korek|mengorek|"
    r"(?:me)?manjat|panjat|(?:me)?masak|punggah|load\w*|unload\w*|(?:me)?nebang|tebang|"
    r"(?:me)?ngajar|"
    r"mengajar|teaching|serving|delivering)\b"
)
# Busy at something, and what is no task: on the way, at leisure, at home.
BUSY = re.compile(
    r"\b(?:ketika|semasa|sewaktu|masa|while|when)\s(?:(?:sedang|dia|he|she|was)\s){0,2}"
    r"(?!me(?:nunggang|mandu|lintas|nyeberang|naiki|mbonceng|nuju|ngayuh|motong|nghala|mancing|"
    r"nunggu|ndaki|ngelak|lihat|nonton|layari|luncur)|mandi|berenang|beriadah|berjoging|joging|"
    r"tidur|makan|minum|balik|pulang|pergi|hujan|perjalanan|kejadian|cuba|berehat|berjalan|"
    r"berkelah|bermain|bersenam|berbasikal|berkhemah|cycling|jogging|swimming|hiking|fishing|"
    r"sleeping|bathing|playing|walking|crossing|riding|driving)"
    r"(?:me\w{4,}|ber\w{4,}|selenggara|pasang|tebang|cantas|racun|baiki|kimpal|cuci|angkat|"
    r"punggah|"
    r"gali|kawal|ronda|penggambaran|operasi|latihan|rondaan|serbuan|[a-z]{3,}ing)\b"
)
# Struck at his task, on foot: "dilanggar kereta ketika membuka pintu pagar". Who rides, crosses or
# waits does no task.
AT_TASK = re.compile(
    r"\b(?:(?:di|kena )(?:langgar|rempuh|gilis|seret|hempap|hentam)|ter(?:gilis|seret|hempap)|"
    r"hit by|"
    r"struck by|rammed|knocked down|run over|crash(?:ed|es) into|rams?)\b[^.\n]{0,90}"
    r"\b(?:ketika|semasa|sewaktu|sedang|tengah|masa|while)\s(?:(?:sedang|he|she|they|was|"
    r"were)\s){0,3}"
    r"(?!me(?:nunggang|mandu|lintas|nyeberang|naiki|mbonceng|nuju|nunggu|ngayuh|motong|mintas|"
    r"ngelak|"
    r"lalui|mbelok|nghala|luncur|mberhenti|masuki|nghantar|lepasi|nyusur|ngikut|mperlahan|undur)|"
    r"(?:rid|driv|cross|walk|jogg|cycl|wait|travel+|head|return|go|overtak|turn|mak|try|attempt|"
    r"stand|commut|pillion-rid)ing\b)"
    r"(?:me\w{4,}|tahan|kawal|jaga|cuci|sapu|kutip|punggah|angkat|baiki|tukar|pasang|tampal|"
    r"[a-z]{3,}kan|"
    r"[a-z]{3,}ing)\b"
)
# The rescuers' work, not that of who was hurt.
RESCUING = quick(
    r"\b(?:(?:sedang|tengah|masih)\s)?(?:(?:men)?jalankan\s)?kerja(?:-kerja)?\s(?:menyelamat|mencari|"
    r"pencarian|pemadaman|memadam|mengeluarkan|pembersihan)\b"
)
# On the way to the ward: nothing of how he was hurt.
TO_WARD = quick(
    r"\b(?:(?:ketika|semasa|sewaktu|masa|while|when)\s)?(?:(?:sedang|"
    r"masih)\s)?(?:dalam perjalanan|on (?:the|his|her) way|en route)\s"
    r"(?:(?:di)?(?:bawa|kejarkan|hantar)\s)?(?:ke|menuju|to)\s(?:the\s)?(?:\w+\s)?(?:hospital|klinik|"
    r"clinic|wad|h[kqtpu][a-z]{1,3}\b)|"
    r"\b(?:hospital|klinik|wad|gh|h[kqtpu][a-z]{1,3})\s(?:[\w'()]+\s){0,6}?(?:naik|menaiki|dengan|"
    r"guna|pakai)\s(?:\w+\s)?(?:kereta|van|lori|hilux|motosikal|bas|ambulans|jip|"
    r"pacuan empat roda)\b"
)
