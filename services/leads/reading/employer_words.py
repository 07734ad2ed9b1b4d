"""How reports name an employer: a firm by its name, an office, or only "sebuah kilang kertas".

Tables for people who know the country; `described` reads them.
"""

import re

from services.leads.reading.patterns import quick

# A word of a firm's name; a dot ends the sentence unless the word is short for another.
_FIRM_WORD = r"(?:(?:Sdn|Bhd|Co|Ltd|St|Dr|Hj|Hjh|Mohd|[A-Z])\.|[A-Z0-9(&][\w&'()/-]{0,30})"
_FIRM = rf"{_FIRM_WORD}(?: (?:{_FIRM_WORD}|(?:dan|of)(?= [A-Z]))){{0,8}}"
_OFFICE = (
    r"Majlis|Jabatan|Ibu Pejabat|Balai (?:Polis|Bomba(?: dan Penyelamat)?)|Ibupejabat|IPD|IPK|"
    r"Pejabat|Lembaga|Perbadanan|"
    r"Kementerian|Mahkamah|Universiti|Kolej|Politeknik|Agensi|Angkatan|Tentera (?:Darat|Laut|"
    r"Udara)|Kem|"
    r"Markas|Batalion|Hospital|Klinik|Sekolah|SK|SMK|SJKC|SJKT|Maktab|Unit|Suruhanjaya|Institut|"
    r"Pusat"
)
_FIRM_HEAD = (
    rf"{_OFFICE}|Kilang|Syarikat|Pembinaan|Restoran|Ladang|Kedai|Hotel|Bank|Felda|FELDA|Felcra|"
    rf"FELCRA|"
    r"Pasukan Gerakan Am|PGA|Pasukan Polis Marin|"
    r"Pos Malaysia|Tenaga Nasional|TNB|JKR|Petronas|PETRONAS|Pasar Raya|Pasaraya|Stesen Minyak|"
    r"Estet"
)
# A place of work without a name, in small letters.
_PLACE = (
    r"kilang|syarikat|restoran|ladang|hospital|kedai|bank|bengkel|stesen minyak|gudang|hotel|"
    r"sekolah|klinik|"
    r"pasar ?raya|kontraktor|firma|agensi|pusat (?:beli-belah|servis|tuisyen)|tadika|taska|loji|"
    r"kuari|estet|"
    r"limbungan|dobi|butik|farmasi|kafe|gerai"
)
_PLACE_EN = (
    r"factory|company|firm|plant|shop|restaurant|contractor|supermarket|workshop|warehouse|"
    r"hospital|school|"
    r"plantation|estate|hotel|bank|mill|refinery|quarry|clinic|petrol station|manufacturer|"
    r"sawmill|shipyard"
)
_NP_END = (
    r"(?=\s?(?:[.,;()?!\n\"”]|$)|\s(?:yang|who|dan(?!\s[A-Z])|ketika|semasa|maut|meninggal|cedera|"
    r"telah|itu|"
    r"was|were|and|killed|hurt|injured|died|dies|has|had|pada|when|selepas|sebelum|dalam|tetapi|"
    r"on|after|kata|said|turut|ini|"
    r"tersebut|"
    r"berkenaan|parah|sudah|dah|lepas|sejak|selama|for|since|before|accident|kemalangan|eksiden|"
    r"xcident|masa|tadi|smlm|semalam|td|kena|terbabas|terjatuh|jatuh|nama|umur|"
    r"patah|putus|luka|koma|pengsan|rebah|dilanggar|dirempuh|dihempap|tersepit|melecur|hendak|"
    r"nak|"
    r"pulang|balik|dilaporkan|disahkan|mengalami|semalam|smlm)\b)"
)
_SOME = (
    rf"(?:sebuah |satu |salah sebuah )?(?:{_PLACE})(?:\s[\w'()&-]{{1,20}}){{0,7}}?{_NP_END}"
    rf"|(?:an? |the )?(?:[\w-]{{2,15}}\s){{0,4}}?(?:{_PLACE_EN})"
    rf"(?:\s(?:in|at|near)\s(?:[A-Z][\w'-]*\s?){{1,4}})?{_NP_END}"
)
_WORKS = (
    r"(?:(?<![Tt]empat )(?:[Bb]e)?[Kk]erja|[Kk]eje|[Kk]rja|berkhidmat|bertugas|"
    r"mengajar|ditempatkan|menjawat)"
    r"(?:\s(?:hari pertama|buat kali pertama|sementara|sambilan|kontrak))?"
    r"(?:\s(?:sebagai|sbg|jadi)\s[\w-]{2,15}(?:\s[\w-]{2,15}){0,3}?)?\s(?:di|dengan|dgn|untuk|"
    r"bersama|kat|dekat)"
    r"|(?:works?|worked|working|employed|attached|serving|stationed|teaching|taught|teaches)"
    r"(?:\sas\san?\s[\w-]{2,15}(?:\s[\w-]{2,15}){0,3}?)?\s(?:at|for|with|by|to)"
    r"|(?:workers?|employees?|staff|labou?rers?|guards?|teachers?|nurses?|technicians?|"
    r"operators?|directors?|engineers?|managers?|supervisors?|clerks?|lecturers?)\s(?:of|at|from|"
    r"with)"
    r"|\b[Aa]n?\s(?:[\w-]{3,15}\s){1,3}with(?=\s[A-Z])|yang mengajar di|penjawat awam di"
)
EMPLOYER = re.compile(
    rf"(?:(?:{_WORKS})|[Kk]akitangan|[Mm]ajikan(?:nya)?|[Ee]mployer|syarikat|company)\s?[:\-]?\s?"
    rf"(?:(?:a|an|the)\s(?=[A-Z]|(?:sub-?)?contractor|firm|company))?"
    rf"(?:(?:(?:sub-?)?contractor|kontraktor|firm|firma|company|syarikat|agensi|agency),?\s"
    rf"(?=[A-Z]))?({_FIRM}(?<!Kami)(?<!Beliau)(?<!Mangsa))"
)
WORKPLACE = re.compile(
    rf"(?:{_WORKS})\s({_SOME})|\b(?:be)?(?:kerja|keje|"
    rf"krja|kerani|penyelia|mekanik|supervisor|tukang masak)\s"
    rf"((?:{_PLACE})(?:\s[\w'()&-]{{1,20}}){{0,6}}?{_NP_END})"
)
# "A General Operations Force corporal was killed": who serves there, and what befell him.
_SERVICE = (
    r"((?:[A-Z]\w{2,14}\s(?:and\s)?){1,4}(?:Department|Force|Authority|Army|Navy|Council|Agency)|"
    r"GOF|MMEA|RMAF|RMN)\s(?:officers?|personnel|corporals?|sergeants?|constables?|troopers?|"
    r"soldiers?|workers?|privates?|rangers?|drivers?|inspectors?)\s(?:was|were|died|drowned|"
    r"suffered|"
    r"sustained|is|are|collapsed|fell|has|had|killed|hurt|injured)\b"
)
EMPLOYED = re.compile(
    r"(?:[Pp]ekerja|[Bb]uruh|[Ss]taff?|[Gg]uru(?: wanita| lelaki)?|[Jj]ururawat|[Kk]erani|"
    r"[Aa]nggota|[Pp]enguat ?kuasa|"
    r"[Pp]egawai|[Pp]engawal keselamatan|[Pp]olis [Bb]antuan|[Oo]perator|[Jj]uruteknik|"
    r"[Pp]emandu(?:\s(?:lori|bas|van|treler))?|[Pp]enyelia|"
    r"[Ee]ksekutif)\s"
    rf"(?:di\s|dari\s|daripada\s)?((?:{_FIRM_HEAD})(?: {_FIRM})?)(?!\w)"
    rf"|[Ss]eorang\s(?:pekerja|staff?|juruteknik|jurutera|operator)\s(?!Bangladesh|Indonesia|"
    rf"Nepal|Myanmar|India|"
    rf"Pakistan|Vietnam|China|Filipina|Thai|Warga|Kilang)({_FIRM})"
    r"|(?:^|\b[Ss]eorang\s|\b[Dd]ua\s|\b[Tt]iga\s)[Aa]nggota\s(RELA|JPJ|JBPM|MBPJ|DBKL|DBKK|"
    r"MBJB|AADK|TLDM|TUDM|MMEA|bomba)\b"
    rf"|\b(?:[Aa]n?|[Tt]wo|[Tt]hree)\s{_SERVICE}"
    rf"|(?:^|,|\n|-|\()\s?((?:Syarikat|Kilang|Restoran)\s{_FIRM})"
    rf"|,\s(?:yang\sbertugas\s)?(?:dari|di|of|from)\s((?:the\s)?(?:Balai Polis|IPD|IPK|"
    rf"Ibu Pejabat|Balai Bomba|Kem|"
    rf"Batalion)\s{_FIRM})"
)
# Who delivers or drives for an app or a courier is known by its name.
_GIG = (
    r"[Gg]rab(?: ?[Ff]ood)?|GRAB|[Ff]ood ?[Pp]anda|FoodPanda|[Ll]alamove|[Ss]hopee(?: ?[Ff]ood)?|"
    r"[Pp]os ?[Ll]aju|"
    r"J&T(?: Express)?|Ninja Van|DHL|GDex|[Aa]ir[Aa]sia(?: [Rr]ide)?|[Mm]axim|in[Dd]rive|"
    r"[Bb]ungkusit|SPX|Pgeon"
)
GIG = re.compile(
    rf"\b(?:[Rr]ider|RIDER|[Pp]enghantar (?:makanan|barang|bungkusan)|[Pp]emandu(?: e-hailing)?|"
    rf"[Dd]river|[Rr]unner|"
    rf"[Dd]espatch|[Aa]bang|[Bb]udak|[Bb]dk)\s(?:bungkusan\s|makanan\s|food\s)?({_GIG})\b|"
    rf"\b({_GIG})\s(?:food\s)?(?:delivery\s)?"
    r"(?:[Rr]ider|[Dd]river|[Rr]unner|p-hailing)\b"
)
# "Kedua-duanya bekerja di ...": said of all.
OF_ALL = re.compile(
    r"\b(?:kedua-dua\w*|ketiga-tiga\w*|kesemua\w*|semua mangsa|mereka|mangsa-mangsa|both|"
    r"all (?:of them|three|"
    r"four|five|the victims|victims|passengers)|they|the (?:two|three|four)|the victims)\b",
    re.I,
)
# "Mangsa yang bekerja di ...", told of the only one who is dead.
OF_DEAD = re.compile(r"(?:Mangsa|Arwah|Allahyarham(?:ah)?|Si mati|The (?:victim|deceased))[\s,]")
FORM_OF_FIRM = r"(?:Sdn\.?\s?Bhd\.?|Berhad|Bhd\.?|Enterprise|PLT)(?!\w)"
COMPANY = re.compile(rf"((?:{_FIRM_WORD} ){{1,6}}{FORM_OF_FIRM})")
FIRM_ENDS = re.compile(FORM_OF_FIRM)
# Who works there stands before the firm: "Pekerja Pembinaan Contoh Sdn. Bhd."
NOT_OF_FIRM = re.compile(
    r"^(?:(?:Pekerja|Buruh|Pemandu|Mangsa|Kakitangan|Staff?|Pengurus|Operator|Penyelia|Majikan|"
    r"Lori|"
    r"Worker|Driver|Employee|The|A|An) )+"
    # of a headline: what became of him stands behind the firm
    r"|\s(?:Meninggal|Maut|Mati|Terkorban|Cedera|Parah|Kritikal|Dirawat|Lemas|Rentung|Melecur|"
    r"Dies|Died|"
    r"Killed|Injured|Hurt|Dead)(?:\s.{0,60})?$"
)
# One of these stands in every sentence that names an employer: a quick look before the rest.
MAY_EMPLOY = quick(
    r"[Kk]erja|[Kk]eje|[Kk]rja|khidmat|tugas|ajar|empatkan|[Ww]ork|mploy|ttached|erving|tationed|"
    r"[Tt]each|"
    r"aught|[Ss]taf|abour|uard|urse|echnician|perator|enjawa|akitangan|ajikan|ompany|yarikat|"
    r"\swith\s[A-Z]|"
    r"Sdn|Bhd|Berhad|Enterprise|PLT|uruh|[Gg]uru|ururawat|erani|nggota|egawai|engawal|uruteknik|"
    r"emandu|"
    r"enyelia|ksekutif|Kilang|Restoran|Balai Polis|IPD|IPK|Ibu Pejabat|Balai Bomba|Kem|Batalion|"
    r"Department|Force|Authority|Navy|Army|Council|Agency|GOF|PGA|MMEA|RMAF|RMN|Pasukan|"
    r"[Rr]ider|RIDER|udak|[Bb]dk|"
    r"irector|anager|upervisor|lerk|ecturer|ngineer|enguat|"
    r"[Dd]river|enghantar|unner|espatch|[Aa]bang|urutera"
)
# The word for a place of work alone ("kerja kilang") tells no employer: somebody must ask.
BARE_PLACE = re.compile(
    rf"(?:(?:sebuah|satu|salah sebuah|an?|the)\s)?(?:{_PLACE}|{_PLACE_EN})", re.I
)
