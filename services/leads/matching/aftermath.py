"""What a report tells of the days after an accident: who died since, who was arrested for it.

Pure. The hour at which somebody died in hospital is not the accident's; one more who died is not
who died first; and of whom the police hold nothing is to be compared with a victim.
"""

import re

from services.leads.reading.likeness_words import COUNTED
from services.typed_days import WEEKDAY_NAMES

LATER = re.compile(  # a follow-up: its own day is not the accident's
    r"\b(?:jenazah|dikebumikan|tahlil|dikenal pasti|mayat|ditemui|ditemukan|dijumpai|notis|jkkp|"
    r"dosh|discharged|reman|direman|didakwa|saksi|bertarung nyawa|remand\w*|charged|"
    r"witness\w*|funeral|"
    r"buried(?! (?:alive|under|beneath|by|when|while|in (?:an?|the) (?:\w+ )?(?:trench|hole|pit|"
    r"landslide|mud|sand|soil))\b)|succumb(?:s|ed)|"
    r"die[sd] of (?:burns|injuries|his|her)|search|found|stop-work|probe)\b|"
    r"meninggal dunia (?:ketika|semasa|di hospital)|"
    r"died (?:at|in) \w+ ?\w* hospital|while (?:being treated|undergoing)"
)
# Tells of an accident as of one that was told before: who died in it, his family, his funeral.
_FATE = (
    r"(?:maut|terkorban|terbunuh|mati|meninggal(?: dunia)?|lemas|rentung|cedera|parah|melecur|"
    r"tertimbus|tersepit)"
)
_WAS = (
    r"(?:killed|died|drowned|injured|hurt|buried|crushed|electrocuted|burn(?:t|ed)|trapped|"
    r"perished)"
)
_WEEKDAY = rf"(?:{'|'.join(WEEKDAY_NAMES)})"
RECALLS = re.compile(
    rf"\byang (?:turut )?{_FATE}\b[^.;]{{0,80}}?\b(?:semalam|kelmarin|{_WEEKDAY}|lalu|lepas)\b|"
    rf"\byang (?:turut )?{_FATE} (?:dalam|akibat) (?:nahas|kemalangan|kejadian|tragedi|insiden|"
    r"letupan|kebakaran|runtuhan)\b|"
    rf"\b(?:who|that) (?:(?:was|were|had) )?{_WAS}\b[^.;]{{0,80}}?\b(?:yesterday|last|{_WEEKDAY})\b"
    rf"|\b{_WAS} in (?:yesterday|last night|{_WEEKDAY}(?: (?:morning|afternoon|evening|night))?)'s"
    r"\b|"
    rf"\b{_WAS} in [\w' ]{{2,30}} (?:was|were|had)\b|"
    r"\b(?:ke)?hilang(?:an)? (?:suami|isteri|bapa|ayah|ibu|anak|tempat bergantung)\b|"
    rf"\b(?:ibu|bapa|ayah|isteri|suami|balu|keluarga) [^.;]{{0,60}}?\byang {_FATE}\b|"
    r"\b(?:dikremasi|cremat\w+|dibawa pulang ke|flown home|repatriated)\b|"
    r"\b(?:perkeso|socso)\b[^.;]{0,40}?\b(?:serah|salur|sumbang|bantuan|faedah|hands?|benefits?)"
)
# How long somebody fought for his life: the accident was so many days before the report.
_COUNT = (
    r"(\d{1,2}|dua|tiga|empat|lima|enam|tujuh|lapan|sembilan|sepuluh|seminggu|two|three|four|five|"
    r"six|seven|eight|nine|ten|a week)"
)
_NTH = r"(kedua|ketiga|keempat|kelima|keenam|second|third|fourth|fifth|sixth)"
_SINCE = (
    rf"(?:se)?lepas {_COUNT}(?: hari)? (?:koma|dirawat|kritikal|bertarung|ditahan|terlantar)",
    rf"(?:koma|dirawat|bertarung nyawa|kritikal)(?: di [\w ]{{2,30}}?)? selama {_COUNT} hari",
    rf"{_COUNT} hari (?:se)?lepas (?:kemalangan|nahas|kejadian)",
    rf"{_COUNT} hari (?:koma|bertarung|kritikal|terlantar|hilang)",
    rf"after {_COUNT}(?: days)? in (?:a )?(?:coma|hospital|icu|intensive care)",
    rf"{_COUNT} days after (?:the|an|his|her|being|a)\b",
    rf"(?:in|at) (?:[\w ]{{2,30}} )?(?:hospital|icu)(?: here)? after {_COUNT} days",
    rf"(?:meninggal|maut|hospital|icu)[\w ]{{0,40}}? (?:se)?lepas {_COUNT} hari\b",
    rf"(?:se)?lepas {_COUNT} hari (?:hilang|pencarian|sar|operasi|"
    r"di (?:icu|hospital|wad|hdw|ccu|zon)|dalam (?:icu|koma|wad))",
    rf"after {_COUNT} days (?:of (?:searching|search|treatment|fighting)|missing|"
    rf"on (?:a )?ventilator)",
    rf"(?:hari|genap) ke-?{_COUNT} (?:pencarian|operasi|sar)",
    rf"(?:sar|pencarian|operasi|carian|cari|search\w*|rescue)\b[^.;]{{0,120}}?"
    rf"\b(?:hari|enters|for an?|on|into its) {_NTH}",
    rf"{_NTH} (?:day (?:of|without)|hari pencarian)",
)
SINCE = re.compile("|".join(_SINCE))
_NTHS = ("kedua second", "ketiga third", "keempat fourth", "kelima fifth", "keenam sixth")
COUNTS = (
    COUNTED
    | {"seminggu": 7, "a week": 7}
    | {word: days for days, nth in enumerate(_NTHS, 1) for word in nth.split()}
)
_DIED = (
    r"meninggal(?: dunia)?|(?:meng)?hembus(?:kan)? nafas(?: terakhir(?:nya)?)?|"
    r"kembali ke rahmatullah|died|dies|succumbed|passed away|"
    r"(?:dah|sudah|telah) (?:tiada|tak ada|takde|pergi)"
)
_OTHER_TIME = (
    r"selepas|akibat|ketika|semasa|apabila|dalam (?:kemalangan|nahas|kejadian)|after|when|while|"
    r"in (?:a|an|the) (?:crash|accident|collision|incident)"
)
_LATER_DEATH = (
    r"hospital|icu|wad|ward|from injuries|injuries (?:sustained|suffered)|rahmatullah|tiada|"
    r"tak ada|takde|pergi|hembus|menghembuskan|succumbed|"
    r"htar|hsa|hsi|hsni|hoshas|hrpz|hkl|htaa|htf|hus|hqe|hpp|ppum|hukm|hctm|htj|hrpb|hsb|hpj"
)
# From the word for dying to the end of what is told of it.
DYING = re.compile(rf"\b(?:{_DIED})\b(?:(?!\b(?:{_OTHER_TIME})\b)(?:[^.;,\n]|[.,](?=\d)))*")
LATER_DEATH = re.compile(rf"\b(?:{_LATER_DEATH})\b")
_PART = (
    r"(?:awal |kira-kira |jam |pukul )?(?:pagi|petang|malam|tengah|semalam|early|this|yesterday)"
)
_DAY = rf"(?:{'|'.join(WEEKDAY_NAMES)})"
WEEKDAY_BEFORE = re.compile(
    rf"\b(?:{_DAY}|minggu)(?: malam| pagi| petang)? (?:lalu|lepas)\b|\blast (?:{_DAY}|week)\b|"
    rf"\b{_DAY}'s\b"
)
FINDING = re.compile(
    r"\b(?:ditemui|ditemukan|menemukan|menemui|dijumpai|jumpa|dikeluarkan|dibawa keluar|found|"
    r"recovered|retrieved|spotted|sighted|pulled out|dug out)\b"
    rf"(?:[^.;,\n]|[.,](?=\d))*(?:, {_PART}[^.;,\n]*)?"
)
_BODY = r"(?:mayat|jenazah|jasad|rangka manusia|body|bodies|remains)"
REMAINS = re.compile(rf"\b{_BODY}\b")
_CLAUSE = r"(?:[^.;,\n]|[.,](?=\d))*"
BURYING = re.compile(
    r"\b(?:(?:selamat )?dikebumikan|disemadikan|pengebumian|solat jenazah|tahlil|kenduri|buried|"
    rf"laid to rest|funeral|wake at)\b{_CLAUSE}"
)
# The same without "buried": so are workers in a trench.
RITES = re.compile(BURYING.pattern.replace("|buried|", "|"))
DAY_TOLD = re.compile(
    rf"\b(?:tadi|td|tek|semalam|smlm|semlm|kelmarin|hari ini|today|yesterday|last night|"
    rf"this morning|(?:pagi|petang|malam|tengah ?hari) (?:ini|ni|tu|itu)|{_DAY}|"
    r"\d{1,2}/\d{1,2}|just now|baru(?:san)?|this (?:evening|afternoon))\b"
)
# When a doctor said so.
CERTIFIED = re.compile(
    r"\b(?:disahkan (?:telah )?(?:meninggal(?: dunia)?|mati)|pronounced dead|confirmed dead|"
    rf"meninggal dunia (?=(?:pada )?(?:jam|pukul|kira-kira)))\b{_CLAUSE}"
)
_LOST = (
    r"(?:hilang|missing|lemas|drown\w*|hanyut|swept|buried|tertimbus|ditimbus|timbunan|runtuh\w*|"
    r"collapse[sd]?|trapped|terperangkap|tersepit|landslide|mud|rubble|debris|karam|sank|capsized|"
    r"overturned|terapung|floating|bot|perahu|boat|(?:selepas|after|hampir|lebih) \w+ (?:jam|"
    r"hours)|"
    r"langgar kapal|search|pencarian|mencari|sar)"
)
BODY = re.compile(rf"\b{_BODY}\b.{{0,200}}\b{_LOST}\b|\b{_LOST}\b.{{0,200}}\b{_BODY}\b", re.S)
# Says itself that it is none of those told before.
ANOTHER = re.compile(
    r"\b(?:(?:lagi satu|satu lagi|sorang lagi|seorang lagi|another|one more) "
    r"(?:kes|case|kemalangan|accident|eksiden|rider|nahas|insiden|incident|crash)|"
    r"(?:bukan|lain dari|lain dengan|not the|different from(?: the)?) (?:kes|case|accident|crash)|"
    r"kes (?:lain|berlainan|berasingan|kedua)|separate (?:accident|incident|case|crash))\b"
)
MOURNED = re.compile(
    r"\b(?:innalillah\w*|al-?fatihah|rahmatullah|solat jenazah|rest in peace|rip|passed away)\b"
)
ONE_MORE = re.compile(
    r"\b(?:death toll|angka korban|bilangan (?:korban|maut|kematian)|jumlah (?:korban|maut)|"
    r"(?:second|third|fourth|another|one more) (?:\w+ ){0,3}(?:die[sd]?|succumb(?:s|ed))|"
    r"(?:second|third|fourth|latest) (?:victim|fatality|death)|"
    r"(?:second|third|fourth) (?:worker|man|woman|person|passenger|friend|colleague) "
    r"(?:who|to|in|from|of|injured|hurt)|"
    r"(?:bringing|taking|pushing|raising) the (?:death |accident's )?toll|death count|"
    r"(?:menjadikan|bertambah|meningkat)[\w ]{0,20} (?:angka|jumlah|bilangan) (?:korban|kematian|"
    r"maut|mangsa)|(?:pekerja|lelaki|wanita|penumpang|rakan) (?:kedua|ketiga|keempat)|"
    r"(?:mangsa|korban) (?:kedua|ketiga|keempat|terbaha?ru)|"
    r"(?:seorang lagi|another|one more) (?:mangsa|victim)|"
    r"seorang lagi (?:\w+ ){0,4}(?:maut|meninggal|terkorban|menghembuskan)|"
    r"(?:also|turut|pula) (?:die[sd]?|maut|meninggal|terkorban|succumb(?:s|ed))|"
    r"(?:claims|meragut) (?:second|third|another|nyawa kedua|nyawa ketiga))\b"
)
_COMPANION = (
    r"rakan(?:nya)?|rakan sekerja(?:nya)?|isteri(?:nya)?|suaminya|anak(?:nya)?|adik(?:nya)?|"
    r"abangnya|kakaknya|bapanya|ibunya|kelindan(?:nya)?|pembonceng(?:nya)?|penumpang(?:nya)?|"
    r"(?:his|her|their|the) (?:friend|colleague|co-worker|wife|husband|brother|sister|son|daughter|"
    r"father|mother|pillion(?: rider)?|passenger|attendant|assistant)s?"
)
_HURT = (
    r"cedera|parah|patah|dirawat|terselamat|selamat|injured|hurt|injuries|injury|treated|survived|"
    r"wounded|critical|broke"
)
OTHERS_HURT = re.compile(
    rf"\b(?:\w+ lagi|\w+ others?|another|{_COMPANION})\b[^.;]{{0,50}}?\b(?:{_HURT})\b"
)
COMPANION = re.compile(
    rf"\b(?:another|seorang lagi|yang lain|(?:kawan|bini|laki)(?= (?:dia|arwah))|{_COMPANION})"
    r"(?: (?:dia|beliau|mangsa|arwah|aku|pula|iaitu|ialah|\w+ man|worker))? $"
)
# Whose country follows: not the victim's.
OTHER_LAND = re.compile(rf"\b(?:injured|hurt|other|yang lain|seorang lagi|{_COMPANION})\b.{{0,30}}")
_KIN = r"(?:bapa|ayah|ibu|isteri|suami|balu|anak|adik|abang|kakak|keluarga)"
_KIN_OF = r"(?:father|mother|wife|widow|husband|brother|sister|son|daughter|family|parents) of"
_WHO = r"(?:mangsa|arwah|pekerja|pemandu|penunggang|buruh|guru|pengawal|nelayan|penghantar)"
# Who speaks in the first sentence: the name and the age may be his.
KIN = re.compile(rf"\b(?:{_KIN} (?:kepada )?(?:seorang )?{_WHO}|{_KIN_OF})\b")
VICTIM = re.compile(r"\b(?:of|keluarga|mangsa|arwah|allahyarham\w*|ialah|iaitu|as) $")
_BURIED = r"dikebumikan|disemadikan|pengebumian|perkuburan|funeral"
# Told where the family, the hospital or the court is, not where it happened.
_CONDOLED = r"takziah|condolences?|pulang ke rumah(?:nya)?|balik ke rumah(?:nya)?"
MOVED = re.compile(rf"\b(?:{_BURIED}|succumbed|{_CONDOLED})\b")
BESIDE = re.compile(rf"\b(?:{_COMPANION}),?(?: [a-z'./@-]+){{1,6}}, \d{{2}}(?=[,.;])")
# Who was not hurt, or was taken by the police: his age is not the victim's.
UNHURT = re.compile(
    r"\b(?:aged |berusia |berumur |, )?\d{2}(?:-year-old|[ -]tahun)?(?: \w+){0,2}?,? "
    r"(?:was|were|is|pula|itu|telah)? ?(?:not hurt|unhurt|unharmed|uninjured|unscathed|arrested|"
    r"detained|held(?! (?:under (?!se[ck]|s\.)|down|fast))|remanded|escaped unhurt|tidak cedera|"
    r"tidak mengalami|terselamat|ditahan|ditangkap|direman)\b"
)
ARREST = re.compile(
    r"\b(?:menahan(?! (?:motosikal|kereta|kenderaan|lori|van|bas|sebuah|trafik|sakit|nafas))|"
    r"ditahan|menangkap|ditangkap|direman|reman|didakwa|dituduh|"
    r"mengaku tidak bersalah|mengaku bersalah|dihadapkan|held over|held for|"
    r"arrested|arrests?|detained|detains?|remanded|nabbed|charged|pleaded|"
    r"surrender(?:ed|s)|menyerah diri|turn(?:ed|s) (?:him|her)self in|suspe[ck]t|suspek|"
    r"picked up|dicari|polis (?:mem)?buru|manhunt|mengesan pemandu)\b"
)


def later(low: str) -> bool:
    """Whether it is a follow-up: of a find, a funeral, an arrest, or of who died as told before."""
    return LATER.search(low) is not None or RECALLS.search(low) is not None


def found_dead(low: str) -> bool:
    """Whether it tells that somebody's body was found who was lost, in water or under earth."""
    return BODY.search(low) is not None and FINDING.search(low) is not None


def died_later(low: str) -> bool:
    """Whether it tells of a death in hospital: it may be days after the accident."""
    return any(LATER_DEATH.search(told[0]) for told in DYING.finditer(low))


def without_dying(low: str) -> str:
    """Return the text without what it tells of a death in hospital, a body found, a funeral.

    Their hours are other ones than the accident's.
    """
    alive = DYING.sub(lambda told: " " if LATER_DEATH.search(told[0]) else told[0], low)
    alive = CERTIFIED.sub(" ", BURYING.sub(" ", alive))
    return FINDING.sub(" ", alive) if REMAINS.search(alive) else alive


def only_of_rites(low: str) -> bool:
    """Whether it tells a day of the funeral or the prayers, and none of the accident."""
    return (
        RITES.search(low) is not None
        and DAY_TOLD.search(low) is not None
        and DAY_TOLD.search(RITES.sub(" ", low)) is None
    )


def died_since(low: str, days: int | None) -> bool:
    """Whether somebody died in hospital, of an accident so many *days* or a weekday before."""
    return (days is not None or WEEKDAY_BEFORE.search(low) is not None) and died_later(low)


def since(low: str) -> int | None:
    """Return the days between the accident and the report, where that is told."""
    found = SINCE.search(low)
    if found is None:
        return None
    count = next(filter(None, found.groups()))
    return int(count) if count.isdigit() else COUNTS[count]
