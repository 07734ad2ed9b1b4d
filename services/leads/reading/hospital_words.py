"""How hospitals are written: in full, by their town, by the initials that everybody uses.

Tables for people who know the country; `hospitals` reads them.
"""

import re

from services.leads.reading.patterns import any_of

# A word of a town behind a hospital's abbreviation: "HTAR Klang".
_TOWN = (
    r"(?:[ ](?!Pagi|Petang|Malam|Tadi|Semalam|Untuk|Dan|Pls|Mohon|Dah|Lepas|Doktor|Dr|Keadaan)"
    r"[A-Z][a-z]{2,15}){0,2}"
)
# The public hospitals by the initials that everybody uses: of the state, of the sultan they are
# called after, of the universities; where no other word tells that somebody is treated, these do.
INITIALS = re.compile(
    r"(?:HKL|HTA|HCTM|HUKM|PPUKM|PPUM|UMMC|IJN|HSAAS|PPUiTM|HSgB|HSIS|HTAR|HTJS?|HTAN|HSA|HSAJB|"
    r"HSIJB|HSI|HPSF|HEBHK|HSNI|HTAA|H[Oo]SHAS|SASMEC|HSNZ|HRPZ(?:[ ]?II|2)?|HUSM|HPUSM|HSB|HSAH|"
    r"HTF|HPP|HSJ|HRPB|HTI|HQE(?:[ ]?(?:II|2))?|QEH?(?:[ ]?(?:II|[12]))?|HDOK|HWKKS|HUS|"
    r"SGH)(?![\w-])"
)
_NO_HOSPITAL = (
    r"HULU|HILIR|HUTAN|HOTEL|HQ|HP|HR|HRD|HRM|HM|HTTPS?|HB|HINO|HIACE|HONDA|HILUX|HARI|HSE|HD|"
    r"HIRARC|HIRADC|HOSP|HJ|HJH|HAJI|HICOM|HOSPITAL|HOSPIT"
)
_NAMED = r"(?:\s(?:[A-Z(][\w'()/.-]{0,30}|(?:bin|dan|di|of)(?=\s[A-Z]))){1,7}"
# Private ones, by their names.
_BRANDS = (
    r"KPJ|Gleneagles|Columbia Asia|Pantai|Sunway|Mahkota|Prince Court|Thomson|Assunta|Adventist|"
    r"Regency|Manipal|Avisena|Island|Loh Guan Lye|Normah|Jesselton|Timberland|Tung Shin|Beacon|"
    r"Bagan|Lam Wah Ee|Mount Miriam|Borneo|Rejang|Kensington|Ara Damansara|ParkCity|Salam|Oriental"
)
# What follows "hospital" without naming it: "hospital staff", "hospital mana".
_NOT_ITS_NAME = (
    r"untuk|bagi|kerana|dan|selepas|di|yang|berkenaan|tersebut|itu|ini|pada|dengan|for|and|after|"
    r"where|in|to|by|on|here|berdekatan|terdekat|swasta|staff?|workers?|employees?|attendants?|"
    r"beds?|bills?|bil|authorities|sources|officials|spokes\w+|director|cleaners?|porters?|guards?|"
    r"berikutan|dalam|sebaik|ketika|semasa|apabila|lalu|which|that|until|because|when|while|who|"
    r"then|so|they|kerajaan|mana|mane|dah|sudah|lagi|sekarang|skrg|tadi|td|semalam|smlm|oleh|"
    r"akibat|setelah|"
    r"sebelum|dulu|pun|je|kat|dekat|ke|with|at|as|but|is|was|has|had|said|confirmed|nearby"
)
_LOWER_TOWN = (
    r"(?:(?:[Tt]g|[Ss]g|[Kk]g|[Bb]kt?|[Kk]ota|[Kk]uala)\.?\s)?[A-Za-z]{3,15}\b(?:\s(?:batu|kuala|"
    r"kota|alor|johor|petani|siput|besar|gajah|bahru|setar|buloh|jaya|iskandar)\b)?"
)
HOSPITAL = re.compile(
    rf"\b(?:Hospital|Hosp\.?|Klinik Kesihatan|Klinik|KK|Pusat Perubatan|Pusat Jantung|"
    rf"Institut Jantung){_NAMED}"
    r"|\bHOSPITAL(?:[ ](?!(?:SELEPAS|KERANA|UNTUK|DAN|DI|YANG|DENGAN|PADA|AKIBAT|OLEH|BAGI|"
    r"TERDEKAT|"
    r"SWASTA|SETELAH|AFTER|FOR|AND|WHERE|ON|IN)\b)[A-Z'()]{2,20}){1,4}"
    rf"|\b(?!Unit|ICU|Zon|Emergency|Bilik|Forensik|Jabatan|Bahagian|Wad|"
    rf"Pengarah)(?:(?!Forensik\s)[A-Z][\w'.-]{{1,20}}[ ]){{1,4}}(?:Hospital|Medical Cent(?:re|er)|"
    rf"Heart Cent(?:re|er)|Health Clinic|"
    rf"Specialist Cent(?:re|er))\b(?!\s?:)"
    rf"|\b{INITIALS.pattern}{_TOWN}"
    rf"|\bGH(?!\w){_TOWN}|\b(?:[A-Z]{{1,3}}MC|"
    rf"(?!(?:{_NO_HOSPITAL})\b)H[A-Z]{{2,5}}\d?){_TOWN}\b"
    rf"|\b(?:{_BRANDS})(?:\s(?:Hospital|Medical|Specialist|Centre|Center|Cent(?:re|er)))+"
    r"(?:\s[A-Z][a-z]{2,12})?"
    r"|\b(?i:kpj|gleneagles|columbia asia|prince court)(?:[ ](?!Pagi|Petang|Malam|Tadi|Now)"
    r"[A-Z][a-z]{2,12}){0,2}\b"
    r"|\bklinik kesihatan [A-Za-z]{3,15}\b(?:\s(?:batu|kuala|kota|bahru|jaya|buloh)\b)?"
    rf"|\b[Hh](?:ospital|(?:osp|osptl|sptl)\.?)\s(?!(?:{_NOT_ITS_NAME})\b){_LOWER_TOWN}",
)
# A form's line: "Hospital: Pantai Klang".
IN_FORM = re.compile(
    r"(?:^|\n)[^\w\n]{0,5}(?:hospital|hosp|(?:dirawat|dihantar|dibawa)(?: di| ke)?)[*_\s]{0,3}[:=]"
    r"[*_\s]{0,3}((?!tiada|belum|tidak|n/?a\b)[a-z][^\n,;.]{2,50})",
    re.I,
)
# Where they stand, not where somebody lies; in a chat one lies "dekat" a hospital, too.
LANDMARK = re.compile(
    r"(?:hadapan|depan|berhampiran|(?<!skrg )(?<!sekarang )(?<!ada )(?<!now )(?<!wad )(?<!icu )"
    r"(?<!warded )(?<!masuk )(?<!admit )(?:dekat|dkt)|near|opposite|menghala|simpang|"
    r"medical officer from)\s{1,3}$",
    re.I,
)
# What stands before the town after which a hospital is called, or in which it lies.
HEAD = re.compile(
    r"\b(?:hospital|hosp\.?|hosptl|pusat perubatan)\s(?:\w+\s){0,3}$|"
    r"\bhospital [\w\s()]{5,60}, $"
)
# There it happened, or right before it; small letters.
HAPPENED_IN = re.compile(
    r"\b(?:ter)?(?:jatuh|gelincir|tergelincir|sepit|bakar|hempap)\b(?:\s\w+){0,4}\s(?:di|kat|dkt)\s"
    r"(?:dalam\s)?$|"
    r"\b(?:kebakaran|letupan|meletup|runtuh|kejadian|fire|explosion|fell|slipped)\b"
    r"(?:\s\w+){0,4}\s(?:di|kat|dkt|at|in)\s(?:the\s)?$|"
    r"\b(?:tempat|lokasi|location|place)(?:\skejadian)?\s?[:=]\s?(?:di\s)?$"
)
BEFORE_IT = re.compile(
    r"(?:hadapan|depan|berhampiran|belakang|sebelah|opposite|outside|luar|simpang|tapak|site|projek|pembinaan)\s$"
)
# Who works there: nobody is treated by that.
STAFFED = re.compile(
    r"(?:pengarah|jurucakap|pasukan perubatan dari|director of|(?:bertugas|bekerja|kerja|"
    r"berkhidmat|mengajar) (?:di|kat|dengan)|works? (?:at|for)|attached to|(?:nurse|sister|doctor|"
    r"clerk|guard|cleaner|staff?|jururawat|kerani|attendant|pekerja|setugas|sekerja)"
    r"(?:\s(?:di|from|of|at|kat|dari))?|(?<!discharged )(?<!back )from|\b\d\d,\sof)\s{1,3}$",
    re.I,
)
WORKPLACE_BEHIND = re.compile(
    r",?\s(?:where|tempat)\s(?:he|she|they|dia|beliau|arwah|mangsa)\s(?:work|was work|(?:be)?kerja|"
    r"bertugas)"
)
WARD_BEHIND = re.compile(r"\s\(?(?:ICU|icu|wad|ward|staff|doctors?|nurses?)\b")
TREATED = any_of(
    r"""
        wards?, diserah\w*, handed over, bawa, bawak, bawo, bawok, pergi, gi, pi, ambulans,
        ambulan, dihantar, disahkan, kematian, petugas perubatan, hantar, hantaq, antar, admit,
        refer, dirujuk, rujuk, dibawa, dikejarkan, dirawat, rawatan, bedah siasat, mayat, jenazah,
        jasad, meninggal, maut, ditempatkan, menerima, sent, taken, rushed, treated, treatment,
        admitted, warded, airlifted, transferred, post-?mortem, mortuary, hospital:, hospital :,
        back from,
        died, body, bodies, brought, unit forensik, dimasukkan, masuk, icu, wad, di, d, kat, kt,
        dkt, dok, duk, sekarang, skrg, skg, now, doktor, doctor, at, in, ke, to
    """
)
