"""Is a post a lead at all: an accident or sudden illness in Malaysia in the last month that hurt
somebody who may work.

Pure. Words of harm speak for it; idioms, football, statistics, policy, other countries, old cases
and posts about children only speak against. The weights stand beside their words.
"""

import re
from datetime import date
from itertools import chain

from services.leads.reading import harm, mood, when
from services.leads.reading.abroad_words import (
    ABROAD_AT,
    ABROAD_DATELINE,
    ABROAD_NAMED,
    ABROAD_THING,
    DATELINE,
)
from services.leads.reading.against_words import (
    AGAINST,
    BEREAVED,
    BURNT,
    HOSPITAL_NAMES,
    NOBODY,
    OLD,
    RECENT,
    YEAR,
    YEAR_OF_IT,
    YEARS_AGO,
)
from services.leads.reading.described_words import COUNTED, NUMBERS
from services.leads.reading.few_words import DESCRIBED_HARM, FEW_HARMED, SOBER, TO_HOSPITAL
from services.leads.reading.idiom_words import (
    EMPLOYED_SINCE,
    FROM_ABROAD,
    GAMES,
    TIED,
    WORKER_DIED,
)
from services.leads.reading.lead_words import (
    ACCIDENT,
    ADULT,
    AGES,
    APPOSED_AGE,
    BEFALLS,
    CHILD,
    DEFINITE,
    DIED,
    GROWN,
    IN_HOSPITAL,
    OWN,
    PERSON,
    REACH,
    STUDENT,
    SURE_HARM,
    TEENAGER,
    WHO,
    WINDOW,
    WORKING_AGE,
)
from services.leads.reading.mood_words import EPITHET, TIMED
from services.leads.reading.prose import spelt_out
from services.leads.reading.talk_words import (
    AT_WORK,
    BESIDE_CHILD,
    FIRM,
    HURT_AT_WORK,
    OF_THINGS,
    PUBLIC,
    TALK,
    UNHURT_TOO,
    WORKING_BOY,
)
from services.leads.reading.trade_words import OCCUPATION

# What somebody's trade is about says nothing against: "ejen insurans", "penternak ayam".
TRADED = re.compile(
    r"\b(ejen|agen|pegawai|jurujual|eksekutif|kerani|guru|juruteknik|pekerja|usahawan|pemilik|"
    r"penternak|"
    r"gembala|pengembala|penjual|peniaga|penyembelih|pemotong|lori|ladang|reban|kandang)\s"
    r"(?:insurans|takaful|promosi|kempen|bank|sukan|ayam|itik|lembu|kerbau|kambing|ikan|burung|"
    r"sistem|harga|dasar)"
    r"\b|\b(?:insurance|takaful) (?=agent|manager|officer)"
)
# A sentence that leaves its subject out: "Umur 63 masih panjat pokok. Jatuh petang tadi."
FELT = re.compile(
    r"\W{0,3}(?:(?:terus|lalu|tiba-tiba|dia)\s)?(?:jatuh|terjatuh|pengsan|rebah|tergelincir|"
    r"patah|"
    r"kena (?:langgar|rempuh|hentam)|meninggal|dilanggar|slipped|fell|collapsed)\b|"
    r"\W{0,3}(?:otw|dalam perjalanan|tadi|tengah|masa|baru)\b[^.,!?]{0,40}\bkena (?:hentam|"
    r"langgar|rempuh|gesel)\b"
)
POSSESSED = re.compile(r"\b(pe[a-z]{4,12}|kelindan|juru[a-z]{4,8}|kakitangan|penumpang)nya\b")
# What hits somebody: "lori terbalik timpa pejalan kaki", "a slab falls on a worker".
HITS = re.compile(
    r"\b(?:(?:me)?(?:nimpa|timpa|langgar|rempuh|hempap|gilis|sondol|sambar|tikam|tetak|patuk|"
    r"serang|baham|"
    r"libas|seret)|menghempap|menggilis|(?:jatuh|fell|falls?|lands?|landed|topples?|toppled|"
    r"collapses?|"
    r"collapsed) (?:atas|ke atas|onto|on|on top of)|hits?|knocks down|runs over|ran over|"
    r"crush(?:es|ed)|"
    r"kill(?:s|ed)|tramples|gores|mauls|rams into|strikes|struck|injures|hurts|traps|pins|"
    r"buries|stabs|"
    r"attacks|bites|stings|electrocutes|burns|scalds)\s"
)
NEXT = 25  # characters from a trade to what befalls him: "warden asrama dipukul"
# A limb that is hurt there is a worker's, though he is not named: "jari masuk slicer".
WORKING = re.compile(r"\b(?:kerja|mesin|machine|slicer|gear|roller|conveyor|shift)\b")
HIT_WITHIN = 30  # characters from the blow to the one who is hit
DOUBTS = ("khuatiri", "feared", "suspect")  # of a death: still told of a person
HEAD = 420  # characters in which a post says of what it tells
UNTOLD_CAUSE = 3.5  # against the end of a public life
UNTOLD_WHEN = 1.5  # against harm with no event, day, hour or hospital
NOBODY_TOLD = 2.0  # against harm without a person, a place or a day
STITCHES = re.compile(r"\b\d+ jahitan\b")
HIT_AND_RUN = re.compile(r"langgar lari|hit-and-run")  # tells of a crime, not of harm
CLAUSE_END = re.compile(r"[.!?;\n]")
YOUNG_WORKER = re.compile(r"\bbudak\b|\bour (?:\w+ ){0,2}(?:girl|boy)s?\b")
ROLE = re.compile(
    r"\b(?:penunggang|pembonceng|penumpang|pemandu|rider|pillion(?: rider)?|passenger|"
    r"motorcyclist)s?\b"
)
IN_WORDS = re.compile(rf"\b(?:{'|'.join(w for w in NUMBERS if len(w) > 2 and ' ' not in w)})\b")


def weigh(text: str, *, posted: date, placed: bool, named: int) -> float:
    """Return how much speaks for a lead; from ENOUGH on it is one.

    `placed`: the text names a Malaysian place; `named`: victims found by name.
    """
    low = _without_possessors(spelt_out(text))
    told = _without_idioms(mood.telling(low))
    accident = ACCIDENT.search(told)
    tied = accident or TIED.search(told)
    plain = told if tied else EPITHET.sub(" ", told)
    died = DIED.search(harm.NOT_DEATH.sub(" ", plain)) if accident else None
    limb = harm.BODY_BROKEN.search(plain) or harm.BODY_HURT.search(plain)
    sure = SURE_HARM.search(plain) or limb or died
    job = OCCUPATION.search(told)
    somebody = _befell_somebody(told) or (job and accident and harm.INJURY.search(told))
    borne = named or harm.INJURY.search(told) or TO_HOSPITAL.search(low)
    if not sure and not somebody and not (accident and borne):
        return 0.0
    score = (2.5 if sure else 1.5 if somebody else 0.5) + (1.0 if accident else 0.0)
    anchored = placed or named or RECENT.search(low)
    dead = DEFINITE.search(told) if anchored or accident else None
    person = (
        PERSON.search(told)
        or job
        or dead
        or COUNTED.search(told)
        or (limb and WORKING.search(told))
        or ((limb or STITCHES.search(told)) and (BEFALLS.search(told) or "kena " in told))
    )
    score += 1.0 if person else 0.0
    score += 0.5 * placed + 1.5 * (named > 0) + (0.5 if RECENT.search(low) else 0.0)
    score += 0.5 if IN_HOSPITAL.search(low) else 0.0
    if not tied and BEREAVED.search(low) and not _tells_of_few(told):
        score -= 4.0
    score -= 0.0 if person or somebody or anchored else NOBODY_TOLD
    known = tied or job or placed or limb or _is_dated(low)
    score -= 0.0 if known else UNTOLD_WHEN
    score += 1.0 if OWN.search(told) and RECENT.search(low) else 0.0
    score += 1.0 if limb and HURT_AT_WORK.search(told) else 0.0
    unknown = not placed and DATELINE.match(text) is not None
    return score - _against(low, posted=posted, placed=placed, unknown=unknown)


def _tells_of_few(told: str) -> bool:
    return bool(FEW_HARMED.search(told) or WORKER_DIED.search(told))


def _without_possessors(low: str) -> str:
    """Return the text with "pemandunya" as "pemandu": it is a person, too."""
    return POSSESSED.sub(r"\1", low)


def _against(low: str, *, posted: date, placed: bool, unknown: bool = False) -> float:
    low = FROM_ABROAD.sub(r"\1", EMPLOYED_SINCE.sub(" ", low))
    head = TRADED.sub(r"\1", BURNT.sub(" ", low[:260])).replace("\n", " ; ")
    total = sum(weight for weight, words in (*AGAINST, *TALK) if words.search(head))
    if DESCRIBED_HARM.search(head) or (_befell_somebody(head) and RECENT.search(head)):
        total *= SOBER
    total += sum(weight for weight, words in FIRM if words.search(head))
    total += 4.0 if GAMES.search(head) else 0.0
    if PUBLIC.search(head) and not ACCIDENT.search(head):
        total += UNTOLD_CAUSE
    if NOBODY.search(low) and not harm.DEATH.search(harm.NOT_DEATH.sub(" ", NOBODY.sub(" ", low))):
        rest = HIT_AND_RUN.sub(" ", NOBODY.sub(" ", low))
        total += 3.0 if not SURE_HARM.search(rest) else 0.5
    if ABROAD_DATELINE.search(low) or _told_of_abroad(head, placed):
        total += 6.0
    elif unknown or (not placed and ABROAD_NAMED.search(head)):
        total += 3.0
    if _old(low, posted):
        total += 5.0
    if _children_only(low[:HEAD]):
        total += 6.0
    return total


def _is_dated(low: str) -> bool:
    """Tell whether a day, an hour, a hospital or a count of persons ties the harm to an event."""
    return any(words.search(low) for words in (RECENT, TIMED, IN_HOSPITAL, COUNTED))


def _befell_somebody(told: str) -> bool:
    """Tell whether a sentence says of somebody what befell him: "our cleaner slipped"."""
    for who in chain(WHO.finditer(told), OCCUPATION.finditer(told)):
        reach = told[who.end() : who.end() + REACH]
        clause = CLAUSE_END.split(reach, maxsplit=1)[0]
        if BEFALLS.search(clause) or harm.BODY_BROKEN.search(clause):
            return True
    if any(
        map(
            _is_of_somebody,
            (told[hit.end() : hit.end() + HIT_WITHIN] for hit in HITS.finditer(told)),
        )
    ):
        return True
    return any(FELT.match(sentence) and TIMED.search(sentence) for sentence in told.split("\n"))


def _is_of_somebody(struck: str) -> bool:
    who = CLAUSE_END.split(struck, maxsplit=1)[0]
    return WHO.search(who) is not None or OCCUPATION.search(who) is not None


def _told_of_abroad(head: str, placed: bool) -> bool:
    return bool((ABROAD_AT.search(head) and not placed) or ABROAD_THING.search(head))


def _old(low: str, posted: date) -> bool:
    before = posted - WINDOW
    if any(int(one or two) < before.year for one, two in YEAR_OF_IT.findall(low[:400])):
        return True
    if YEARS_AGO.search(low[:HEAD]):
        return True
    if RECENT.search(low):
        return False
    if any(int(year) < before.year for year in YEAR.findall(low[:400])):
        return True
    named = [day.on for day in when.days(low, posted)]
    if any(posted - WINDOW <= day <= posted for day in named):
        return False
    past = any(day < before for day in named)  # a day to come is mistyped, or says nothing of it
    return past or OLD.search(low) is not None


def _children_only(head: str) -> bool:
    """Tell whether the hurt persons of the head are children, pupils or students only."""
    head = WORKING_BOY.sub("worker", head)
    head = UNHURT_TOO.sub(" ", BESIDE_CHILD.sub(" ", HOSPITAL_NAMES.sub(" ", head)))
    if AT_WORK.search(head) or head.startswith("our "):
        head = YOUNG_WORKER.sub(" ", head)
    if not STUDENT.search(head) and any(int(a) >= GROWN for a in APPOSED_AGE.findall(head)):
        return False
    young = _young_only(head)
    if not CHILD.search(head) and not young:
        return False
    rest = CHILD.sub(" ", TEENAGER.sub(" ", head) if young else head)
    first, _, later = rest.partition("\n")
    if any(
        BEFALLS.search(first[job.end() : job.end() + NEXT]) for job in OCCUPATION.finditer(first)
    ):
        return False
    if STUDENT.search(head) and _all_under(head, GROWN):
        first = ROLE.sub(" ", first)
    if STUDENT.search(head) and not ADULT.search(first):
        later = ROLE.sub(" ", later)  # "the rider died": one of the pupils
    return not ADULT.search(f"{first} {later}")


def _young_only(head: str) -> bool:
    """Tell whether only ages under 15 are told."""
    return _all_under(head, WORKING_AGE)


def _all_under(head: str, years: int) -> bool:
    ages = [int(one or two) for one, two in AGES.findall(IN_WORDS.sub(_figure, head))]
    return bool(ages) and max(ages) < years


def _figure(word: re.Match[str]) -> str:
    return str(NUMBERS[word[0]])


def _without_idioms(low: str) -> str:
    return harm.NOT_DEATH.sub(
        lambda found: found[0] if any(doubt in found[0] for doubt in DOUBTS) else " ",
        OF_THINGS.sub(" ", low[:HEAD]) + low[HEAD:],
    )
