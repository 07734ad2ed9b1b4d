"""Read from a report's text what tells its accident from a like one on the same road.

Pure. The age of the victim, the kilometre, the time of day, the weekday, man or woman, and what
the victim rode or drove. Two reports of one accident may leave these out, but seldom contradict
each other in them; the reader finds fewer, for it takes only what it can lay to one victim.
"""

import re
from dataclasses import dataclass

from services.leads.matching import aftermath, written_on
from services.leads.reading.described_words import AGE_OF_TAKEN
from services.leads.reading.likeness_words import CHAT_DAYS, COUNTED, ORDINALS
from services.leads.reading.patterns import word_set
from services.typed_days import WEEKDAY_NAMES

AGE = re.compile(
    r"\b(?:berusia|berumur|umur|usia|aged)\s(\d{2})\b(?!-an)"
    r"|(?<!lebih )(?<!selama )\b(\d{2})[ -](?:tahun|thn|years?[ -]old)\b(?! lalu| ago| lepas)"
    r"|[a-z],\s(\d{2})(?=\s?[,.;)]|$)(?!\.\d)(?!,\s(?:berkata|kata|said|says|told|memberitahu))"
)
SAYER = re.compile(
    r"\b(?:said|says|kata|ujar|menurut|according to)(?: [a-z'./@-]+){1,6}, \d{2}(?=[,.;])"
)
KILOMETRE = re.compile(
    r"\b(?:km|kilometer|kilometre)\s?(?:\(km\)\s?)?(\d{1,3}(?:\.\d{1,2})?)\b(?!\s?/)"
)
FIRST = re.compile(r"[.!?]\s")  # ends the sentence that tells the accident
CHAT = 200  # characters: a text without an older accident, a statistic
DATELINE = re.compile(r"^[A-Z][A-Z ]{3,24}(?:,|:| -| –| —)", re.MULTILINE)
HERE = re.compile(r"\b(?:di sini|sini|here)\b")
LOOSE = re.compile(r"\bkelmarin\b")  # yesterday, or the day before it
_NUMBER = rf"(\d{{1,2}}|{'|'.join(COUNTED)})"
FLOOR = re.compile(
    r"\b(?:tingkat|aras|level) (?:ke-?)?(\d{1,2}|[a-z]+)\b"
    r"|\b(\d{1,2})(?:th|st|nd|rd)[ -](?:floor|storey|level)\b|\b([a-z]+)[ -](?:floor|storey)\b"
    rf"|\b(?:perancah|scaffold\w*|gondola) setinggi {_NUMBER} tingkat\b"
)
# So many were fallen: from that floor, or from the next.
FALLEN = re.compile(
    rf"\b(?:fell|falls|plung\w+|jatuh|terjatuh) {_NUMBER} (?:floors|storeys|tingkat)\b"
)
SECTION = re.compile(  # of a town; not of an act
    r"\b(?:seksyen|section|sek\.?) (\d{1,2})\b(?!\s?\(|[a-z]| (?:akta|apj|of|act|kanun|hingga|dan))"
)
_MANY = rf"\b{_NUMBER}"
HURT = re.compile(
    rf"{_MANY} (?:\w+ ){{0,4}}?(?:cedera|parah|melecur|pengsan|keracunan|terhidu|terperangkap|"
    r"dirawat|hurt|injured|burned|burnt|scalded|trapped|faint(?:ed)?|hospitali[sz]ed)\b"
)
_DIED = r"(?:maut|terkorban|terbunuh|meninggal|mati|killed|dead|die[sd]?|perish(?:ed|es)?)"
KILLED = re.compile(
    rf"{_MANY} (?!(?:hari|jam|minit|tahun|kali|minggu|buah|kenderaan|"
    r"kilometer|km|hours?|days?|years?|weeks?|months?|vehicles?)\b)"
    r"(?:(?!terlibat|ditahan|direman|suspek|disyaki|held|arrested|detained|over)\w+ ){0,5}?"
    rf"{_DIED}\b"
    rf"|{_MANY} (?:people|persons|passengers|orang|workers|pekerja|individu|penumpang)\b"
    rf"[^.;]{{0,60}}?\b{_DIED}\b"
    rf"|{_MANY} (?:nyawa|lives|fatalities|deaths|bodies|mayat)\b"
    r"|\b(?:kill(?:s|ed|ing)|claim(?:s|ed|ing) (?:the )?(?:lives of )?|mengorbankan (?:nyawa )?|"
    r"(?:me)?ragut (?:nyawa )?|(?:death[ _])?toll (?:\w+ ){0,6}?to|"
    r"angka[ _](?:korban|kematian) (?:\w+ ){0,3}?kepada) ?"
    rf"(?:at least |sekurang-kurangnya |seramai )?{_NUMBER}\b(?! others?\b)"
)
# One that this accident was first told with: "Seorang buruh maut", not "seorang lagi".
ONE = re.compile(
    r"\b(?:seorang|sorang|one|an?) (?!lagi\b|daripada\b|dari\b|of\b|more\b)(?:[\w'/-]+ ){0,5}?"
    r"(?:maut|terkorban|terbunuh|meninggal|mati|killed|dead|died|dies)\b(?! (?:two|three|four|five|"
    r"six|\d))"
)
FAMILY = re.compile(  # a family of so many, or with so many children
    rf"\bfamily of {_NUMBER}\b(?: \w+){{0,2}} {_DIED}\b|\bkill(?:s|ed) (?:a )?family of {_NUMBER}\b"
    rf"|\b(?:isteri|suami|wife|husband)\b[^.;]{{0,40}}?\b(?:dan|and) {_NUMBER} (?:orang )?(?:anak|"
    rf"children|sons|daughters|kids)(?: \w+)? (?:yang |who |were )?{_DIED}\b"
)
PARENTS = 2
COUPLE = re.compile(
    rf"\b(?:suami isteri|pasangan|couple|husband and wife|(?:ibu|bapa) (?:dan|dengan) anak|"
    rf"(?:father|mother) and (?:son|daughter))\b(?: [\w'-]+){{0,6}}? {_DIED}\b"
)
SOME_FAMILY = re.compile(r"\b(?:satu|one) (?:keluarga|family)\b")
LOCAL = re.compile(r"\btempatan\b|\blocal (?:man|woman|worker|resident)\b|\b(?:old|a) local\b")
DESKS = word_set("kuala_lumpur petaling_jaya putrajaya shah_alam george_town")  # newspapers' own
_DAY = r"(?:tadi|tek|ini|semalam|kelmarin|isnin|selasa|rabu|khamis|jumaat|sabtu|ahad)"
_FIGURE = r"(?<![\d.])\d{1,2}(?:[.:]\d\d)?\s?"
# Parts of the day; reports agree on them or take the next one.
PARTS = {
    "night": re.compile(
        rf"\b(?:(?:tengah )?malam {_DAY}|malam itu|last night|{_FIGURE}(?:tengah )?malam|"
        rf"(?:this|yesterday|\w+day) (?:evening|night)|tonight|midnight|"
        rf"awal pagi|early (?:today|this|yesterday)|dini hari|[1-5](?:[.:]\d\d)?\s?(?:am|pagi))\b"
    ),
    "early": re.compile(r"\b(?:awal pagi|early (?:today|this morning)|dini hari)\b"),
    "morning": re.compile(
        rf"\b(?:pagi {_DAY}|pagi itu|{_FIGURE}(?:pagi|am)|awal pagi|early (?:today|yesterday)|"
        rf"(?:this|yesterday|\w+day) morning)\b"
    ),
    "noon": re.compile(
        rf"\b(?:tengah ?hari {_DAY}|(?:1[12]|1)(?:[.:]\d\d)?\s?(?:tengah ?hari|pm)|at noon|"
        rf"{_FIGURE}tengah ?hari|(?:this|yesterday|\w+day) afternoon)\b"
    ),
    "evening": re.compile(
        rf"\b(?:petang {_DAY}|petang itu|{_FIGURE}petang|[2-7](?:[.:]\d\d)?\s?pm|"
        rf"(?:this|yesterday|\w+day) (?:evening|afternoon))\b"
    ),
}
DIRECTION = re.compile(
    r"\b(?:arah|hala|menghala)(?: ke)?(?: arah)? (utara|selatan|timur|barat)\b"
    r"|\b(north|south|east|west)bound\b"
)
DIRECTIONS = {"utara": "north", "selatan": "south", "timur": "east", "barat": "west"}
DEAD = re.compile(
    r"\b(?:maut|meninggal|mati|terbunuh|terkorban|rentung|jenazah|mayat|arwah|allahyarham\w*|"
    r"mendiang|innalillah\w*|al-?fatihah|kill(?:ed|s)|dead|die[ds]?|dies|death|fatal\w*|succumb\w*|"
    r"meragut|ragut nyawa|bodies|body|perish(?:ed|es)?)\b"
)
DAYS = WEEKDAY_NAMES | {typed: WEEKDAY_NAMES[day] for typed, day in CHAT_DAYS.items()}
WEEKDAY = re.compile(rf"\b({'|'.join(DAYS)})\b")
SEXES = {
    "woman": re.compile(r"\b(?:wanita|perempuan|gadis|isteri|woman|lady|female|puan|pn)\b"),
    "man": re.compile(r"\b(?:lelaki|pemuda|man|male)\b"),
}
# Of whom a chat tells behind its first sentence: "Accident at Gebeng. A lady fell."
SOMEBODY = re.compile(
    r"\b(?:an?|seorang|sorang)(?: [a-z]+)? "
    r"(?:wanita|perempuan|gadis|woman|lady|lelaki|pemuda|man)\b"
)
_TRUCK = r"(?:lori|treler|trailer|lorry|tanker|truck)"
# What the victim rode, drove or sat in, as the first sentence says.
ROLES = {
    "rider": re.compile(r"\b(?:penunggang|motorcyclist|biker|superbike|rider)\b"),
    "pillion": re.compile(r"\b(?:pembonceng|pillion)\b"),
    "walker": re.compile(r"\b(?:pejalan kaki|pedestrian)\b"),
    "car": re.compile(r"\b(?:pemandu (?:kereta|myvi|proton|perodua)|car driver|motorist)\b"),
    "truck": re.compile(rf"\b(?:pemandu {_TRUCK}|{_TRUCK} driver|driver of (?:a|the) {_TRUCK})\b"),
    "attendant": re.compile(r"\b(?:kelindan|(?:lorry|van) attendant|attendant)\b"),
    "ambulance": re.compile(r"\b(?:pemandu ambulans|ambulance driver)\b"),
    "bus": re.compile(r"\b(?:pemandu bas|bus driver)\b"),
    "van": re.compile(r"\b(?:pemandu van|van driver)\b"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says; what it does not say is empty."""

    ages: frozenset[int] = frozenset()  # years, of anybody in it
    kilometres: frozenset[float] = frozenset()
    parts: frozenset[str] = frozenset()  # keys of PARTS
    weekdays: frozenset[int] = frozenset()  # ISO: Monday is 1
    sexes: frozenset[str] = frozenset()  # keys of SEXES, of the first sentence
    roles: frozenset[str] = frozenset()  # keys of ROLES, of the first sentence
    directions: frozenset[str] = frozenset()  # "north" ...
    killed: int | None = None  # how many at first, where that is told in figures
    one: bool = False  # dead, as a first report begins: "Seorang buruh maut"
    hurt: int | None = None  # the same of the hurt
    dead: bool = False  # somebody, as far as the text says
    later: bool = False  # a follow-up story
    died_later: bool = False  # in hospital: it may be days after the accident
    another: bool = False  # accident than those told before
    mourned: bool = False  # prayers for somebody
    after: bool = False  # a find, a court, one more death: its day is not the accident's
    body: bool = False  # of somebody lost was found
    loose: bool = False  # "kelmarin": its day may be one off
    sections: frozenset[str] = frozenset()  # numbers of a town's quarters
    floors: frozenset[str] = frozenset()  # of a building, from which somebody fell
    since: int | None = None  # days between the accident and the report, where that is told
    here: str = ""  # the town before the text, where the text says that it was there
    desk: str = ""  # the newspaper's own town, before the text
    rites: bool = False  # only of a funeral it tells the day
    moved: bool = False  # the town before the text may be the family's, a hospital's
    local: bool = False  # somebody is called a local: no foreigner
    court: bool = False  # about who was arrested or charged: its day and ages are not the victim's
    kin: bool = False  # a relative speaks: the name and the age may be his
    one_more: bool = False  # who died since is not who died first
    others_hurt: bool = False  # beside the one it is about
    written: written_on.Day | None = None  # beside the place before the text


NOTHING = Said()


def read(told: str, low: str) -> Said:
    """Return what the text says: *told* with its capitals, *low* without and spelt out."""
    first = FIRST.split(low.strip(), maxsplit=1)[0][:300]
    court = aftermath.ARREST.search(first) is not None
    whom = "" if court else first  # else a suspect's
    line = _dateline(told.strip())
    here = HERE.search(low) is not None
    dateline = "" if here else line
    since = aftermath.since(low)
    then = aftermath.without_dying(low)
    one_more = aftermath.ONE_MORE.search(low) is not None
    body = aftermath.found_dead(low)
    return Said(
        ages=_ages(low),
        kilometres=frozenset(float(found) for found in KILOMETRE.findall(low)),
        parts=frozenset(part for part, form in PARTS.items() if form.search(then)),
        weekdays=frozenset(DAYS[found] for found in WEEKDAY.findall(low)),
        sexes=sexes_in(whom) or sexes_in("" if court else _somebody(low)),
        roles=frozenset(role for role, form in ROLES.items() if form.search(whom)),
        directions=frozenset(
            DIRECTIONS.get(way, way) for found in DIRECTION.findall(low) for way in found if way
        ),
        killed=_killed(low if len(low) <= CHAT else first),
        one=ONE.search(first) is not None,
        hurt=_counted(HURT, first),
        dead=DEAD.search(low) is not None,
        later=aftermath.later(low),
        died_later=aftermath.died_later(low),
        another=aftermath.ANOTHER.search(low) is not None,
        mourned=aftermath.MOURNED.search(low) is not None,
        after=court or one_more or body,
        body=body,
        loose=LOOSE.search(low) is not None,
        sections=sections(low),
        floors=_floors(low),
        since=since,
        here=line if here else "",
        desk=dateline if dateline.replace(" ", "_") in DESKS else "",
        rites=aftermath.only_of_rites(low),
        moved=bool(dateline) and _moved(low, first, since),
        local=LOCAL.search(low) is not None,
        court=court,
        kin=aftermath.KIN.search(first) is not None,
        one_more=one_more,
        others_hurt=aftermath.OTHERS_HURT.search(low) is not None,
        written=written_on.read(told),
    )


def sexes_in(words: str) -> frozenset[str]:
    """Return of whom the words tell: keys of SEXES."""
    return frozenset(sex for sex, form in SEXES.items() if form.search(words))


def _somebody(low: str) -> str:
    """Return how a chat calls somebody it tells of; a newspaper tells of many others, too."""
    return " ".join(SOMEBODY.findall(low)) if len(low) <= CHAT else ""


def _ages(low: str) -> frozenset[int]:
    """Return the ages told, but those of who is quoted and of who was beside the victim."""
    others = aftermath.UNHURT.sub(" ", aftermath.BESIDE.sub(" ", SAYER.sub(" ", low)))
    others = AGE_OF_TAKEN.sub(" ", others)
    found = AGE.findall(others)
    return frozenset(int(next(filter(None, each))) for each in found)


def _counted(form: re.Pattern[str], first: str) -> int | None:
    found = form.search(first)
    if found is None:
        return None
    number = next(filter(None, found.groups()))
    return int(COUNTED.get(number, number))


def _killed(told: str) -> int | None:
    """Return how many died; of a family all, though the children only are counted."""
    family = FAMILY.search(told)
    if family is None:
        counted = _counted(KILLED, SOME_FAMILY.sub("keluarga", told))
        return counted or (PARENTS if COUPLE.search(told) else None)
    of, killed, children = (int(COUNTED.get(each, each or 0)) for each in family.groups())
    return of or killed or children + PARENTS


def sections(low: str) -> frozenset[str]:
    """Return the numbers of the quarters of a town: "Seksyen 7"."""
    return frozenset(SECTION.findall(low))


def _floors(low: str) -> frozenset[str]:
    found = {next(filter(None, each)) for each in FLOOR.findall(low)}
    count = COUNTED | ORDINALS
    told = {int(count.get(floor, floor)) for floor in found if floor.isdigit() or floor in count}
    fallen = {int(count.get(floor, floor)) for floor in FALLEN.findall(low)}
    return frozenset(str(floor) for floor in told | fallen | {each + 1 for each in fallen})


def _dateline(told: str) -> str:
    """Return the place that begins the text."""
    line = DATELINE.search(told)
    return "" if line is None else line[0].rstrip(",:-–— ").lower()


def _moved(low: str, first: str, since: int | None) -> bool:
    family = aftermath.MOVED.search(low) or aftermath.KIN.search(first)
    return family is not None or aftermath.died_since(low, since)
