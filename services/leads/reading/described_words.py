"""How reports describe people without a name: counts, ages, countries, occupations, employers.

Tables for people who know the language; `described` reads them.
"""

import re

from services.leads.reading.patterns import pairs

NUMBERS = {
    word: int(number)
    for word, number in pairs(
        """
        seorang=1, se org=1, sorang=1, a=1, an=1, one=1, satu=1, dua=2, two=2, tiga=3, three=3,
        empat=4, four=4, lima=5, five=5, enam=6, six=6, tujuh=7, seven=7, lapan=8, eight=8,
        sembilan=9, nine=9, sepuluh=10, ten=10
        """
    ).items()
}
PERSONS = (
    r"lelaki|wanita|pekerja|buruh|penunggang|pembonceng|pemandu|penumpang|mangsa|individu|"
    r"warga|remaja|pemuda|orang|beradik|sahabat|rakan|anggota|kakitangan|guru|jururawat|"
    r"juruteknik|mekanik|pengawal|penghantar|kelindan|"
    r"drebar|dreba|pegawai|petani|nelayan|peniaga|usahawan|kru|kelasi|jurutera|operator|penoreh|peneroka|"
    r"warga emas|suri rumah|pasangan|men|man|women|woman|workers?|motorcyclists?|riders?|"
    r"drivers?|passengers?|victims?|people|persons?|"
    r"teenagers?|labou?rers?|foreigners?|soldiers?|policem[ae]n|cops?|technicians?|"
    r"teachers?|nurses?|fisherm[ae]n|farmers?|guards?|engineers?|mechanics?|contractors?|"
    r"pedestrians?|cyclists?|crew|hikers?|pendaki|maut|cedera|parah|terkorban|dead|killed|"
    r"injured|hurt"
)
_NO_PERSONS = (
    r"(?:jam|hours?|minit|minutes?|buah|kereta|lori|motosikal|km|kilometer|tahun|years?|months?|"
    r"bulan|"
    r"hari|days?|kali|hingga|unit|vehicles?|cars?|lorries|peratus|meter|metres?|nautical|batu|"
    r"lorong|lanes?)\b"
)
COUNTED = re.compile(
    rf"(?<![\w.])({'|'.join(NUMBERS)}|[1-9]|10)\s(?!{_NO_PERSONS})(?:lagi\s|orang\s|org\s|more\s|"
    rf"others?\s|"
    rf"(?:[\w-]{{3,14}}\s){{1,2}})?(?:{PERSONS})(?!\w)"
)
# What stands between the dead and the hurt of one sentence.
PARTS_COUNTED = re.compile(
    r",\s|;\s|:\s|\b(?:manakala|sementara|dan|while|and|whereas)\s"
    rf"|\s(?=(?:{'|'.join(NUMBERS)}|[1-9]|10)\s(?:orang\s|org\s)?(?:lagi|more|others?)\s)"
)
ONE_ROLE = re.compile(rf"(?<!\w)(?:{PERSONS}|murid|pelajar|student|pupil|child)(?!\w)")
AGE_IN_FORM = re.compile(r"(?:^|\n|,|\s)(?:umur|usia|age)\s?[:=]\s?(\d{1,2})\b")
AGE = re.compile(
    r"(?<![\w.])(?:berusia|berumur|umur|usia|aged)\s(\d{1,2})(?:\stahun|\sthn)?(?!\d|-an|an|"
    r"\stahun\slalu|\sbulan)|(?<![\w.])(\d{1,2})[- ]year[- ]old"
    r"|\b(?:he|she)(?:'s| is| was)\s(?:only\s|just\s)?(\d{2})\b(?![-:.%]\d|\s?%)"
    r"|(?:[,.!(\n]\s?|\bbaru\s)(\d{2})\s(?:only|je|jer|sahaja|saja|baru)"
    r"(?=\s?(?:[.,!\n]|umur\w*|usia\w*)|$)"
    r"|\b(?:umur|usia)(?:nya)?\s(?:(?:dia|beliau|arwah|mangsa|baru|"
    r"dalam)\s){1,2}(\d{1,2})\b(?!-an)"
    r"|(?:^|[.!?]\s)(\d{2})\s?(?:tahun|thn|years?|yrs?|y/?o)(?:\sold)?(?=\s?[.,;]|\s?$)"
    r"|\b(?:mangsa|lelaki|wanita|pemuda|arwah|victim)(?:\s(?:itu|tersebut|ini))?,?\s\(?(\d{1,2})"
    r"(?:\s(?:tahun|thn)\b(?!\s(?:lalu|lepas|penjara|kerja|bekerja))|\))"
)
# Whom the police took, or who came away unhurt: his age is not the victim's.
_YEARS = r"(?:(?:berusia|berumur|umur|usia|aged)\s|,\s|\b)\d{2}(?:[- ](?:tahun|thn|years?[- ]old))?"
_NOT_HURT = (
    r"(?!\b(?:maut|mati|meninggal|terkorban|cedera|parah|mangsa|arwah|selepas|apabila|died|dies|"
    r"killed|hurt|injured|victim|after|when|hit|struck|di(?:langgar|rempuh|tikam|pukul))\b)"
)
_TOOK = (
    r"(?:menahan|menangkap|mereman|mendakwa|tahan|arrest(?:ed|s)?|detain(?:ed|s)?|picked up|nabbed|"
    r"remand(?:ed)?|charged?|suspended)"
)
_ILL = (  # who has it is a victim, unlike a driver whose test says alcohol or drugs
    r"(?:covid|corona|virus|lepto|kencing tikus|denggi|dengue|malaria|tibi|tb\b|hiv|h1n1|influenza|"
    r"jangkitan|infection)"
)
_TAKEN = (
    r"(?:ditahan|ditangkap|direman|didakwa|dituduh|digantung|menyerah diri|dibebaskan|"
    r"arrested|detained|remanded|charged|suspended|nabbed|picked up|surrender(?:s|ed)|"
    r"turned (?:him|her)self in|(?:was|being) held\b(?! (?:under (?!se[ck]|s\.)|down|fast))|"
    r"held (?:over|for|under (?:se[ck]|s\.))|on bail|"
    r"over the (?:alcohol |legal |blood-alcohol )?limit|mabuk|drunk|tidak cedera|unhurt|unharmed|"
    rf"uninjured|unscathed|(?:negati[fv]e?|positi[fv]e?)\b(?! (?:for )?{_ILL}))"
)
AGE_OF_TAKEN = re.compile(
    rf"\b{_TOOK}\b(?:{_NOT_HURT}[^.;\n]){{0,40}}?{_YEARS}"
    rf"|{_YEARS}(?=(?:{_NOT_HURT}[^.;\n]){{0,70}}?\b{_TAKEN})"
)
COUNTRIES = pairs(
    """
    indonesia=Indonesia, indonesian=Indonesia, bangladesh=Bangladesh, bangladeshi=Bangladesh,
    nepal=Nepal, nepali=Nepal, nepalese=Nepal, myanmar=Myanmar, rohingya=Myanmar, india=India,
    pakistan=Pakistan, pakistani=Pakistan, filipina=Philippines, filipino=Philippines,
    thailand=Thailand, thai=Thailand, vietnam=Vietnam, vietnamese=Vietnam, china=China,
    chinese national=China, kemboja=Cambodia, cambodian=Cambodia, singapura=Singapore,
    singaporean=Singapore, sri lanka=Sri Lanka, sri lankan=Sri Lanka, tempatan=Malaysia,
    malaysia=Malaysia, malaysian=Malaysia, iran=Iran, nigeria=Nigeria, jepun=Japan,
    korea=South Korea, korea selatan=South Korea
    """
)
_COUNTRY = "|".join(sorted(COUNTRIES, key=len, reverse=True))
NATIONALITY = re.compile(
    rf"(?:warga(?:negara)?|rakyat|warga asing|pekerja|lelaki|wanita|buruh|national of|"
    rf"from)\s({_COUNTRY})(?!\w)"
    rf"|(?<!\w)({_COUNTRY})\s(?:man|woman|men|women|workers?|nationals?|labou?rers?|"
    rf"citizens?|sailors?)(?!\w)"
    r"|(?<!\w)(bangladeshi|indonesian|nepali|nepalese|pakistani|vietnamese|cambodian|"
    r"singaporean|sri lankan)s?(?!\w)"
)
