"""Is a post a lead at all: an accident or sudden illness in Malaysia in the last month that hurt
somebody who may work.

Pure. Words of harm speak for it; idioms, football, statistics, policy, other countries, old cases
and posts about children only speak against. The weights stand beside their words.
"""

import re
from datetime import date
from itertools import chain

from services.leads.reading import abroad, children, harm, mood, subjects, when
from services.leads.reading.abroad_words import DATELINE
from services.leads.reading.against_words import (
    AGAINST,
    BEREAVED,
    BURNT,
    OLD,
    RECENT,
    YEAR,
    YEAR_OF_IT,
    YEARS_AGO,
)
from services.leads.reading.described_words import COUNTED
from services.leads.reading.errand_words import ERRAND
from services.leads.reading.few_words import DESCRIBED_HARM, FEW_HARMED, SOBER, TO_HOSPITAL
from services.leads.reading.headline_words import NEWS
from services.leads.reading.idiom_words import (
    EMPLOYED_SINCE,
    FROM_ABROAD,
    GAMES,
    SEA,
    TIED,
    WORKER_DIED,
)
from services.leads.reading.lead_words import (
    ACCIDENT,
    BEFALLS,
    DEFINITE,
    DIED,
    IN_HOSPITAL,
    OWN,
    PERSON,
    REACH,
    SURE_HARM,
    WHO,
    WINDOW,
)
from services.leads.reading.mood_words import EPITHET, TIMED
from services.leads.reading.nobody_words import NEARLY, NOBODY, WELL
from services.leads.reading.prose import spelt_out
from services.leads.reading.subject_words import MAN_HARMED
from services.leads.reading.talk_words import (
    FIRM,
    HURT_AT_WORK,
    OF_THINGS,
    PUBLIC,
    RUMOUR,
    TALK,
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
# A beast that was run into, and whom that killed: the beast says nothing against.
STRUCK_BEAST = re.compile(
    r"\bseekor \w+ (?:yang )?(?:melintas|dilanggar|dirempuh)(?P<killed>[^.;]{0,90}?\b(?:kematian|"
    r"maut|cedera|parah|mengorbankan|terkorban|meninggal)\b)"
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
# A limb that is hurt there is a worker's, though he is not named: "jari masuk slicer".
WORKING = re.compile(r"\b(?:kerja|mesin|machine|slicer|gear|roller|conveyor|shift)\b")
HIT_WITHIN = 30  # characters from the blow to the one who is hit
DOUBTS = ("khuatiri", "feared", "suspect")  # of a death: still told of a person
HEAD = 420  # characters in which a post says of what it tells
OPENING = 260  # characters of its headline and first sentence
UNTOLD_CAUSE = 3.5  # against the end of a public life
UNTOLD_WHEN = 1.5  # against harm with no event, day, hour or hospital
NOBODY_TOLD = 2.0  # against harm without a person, a place or a day
STITCHES = re.compile(r"\b\d+ jahitan\b")
HIT_AND_RUN = re.compile(r"langgar lari|hit-and-run")  # tells of a crime, not of harm
CLAUSE_END = re.compile(r"[.!?;\n]")


Signs = dict[str, bool | float]  # a sign that is there or not, or points


def weigh(text: str, *, posted: date, placed: bool, named: int) -> Signs:
    """Return what the tables find, each sign by its name, and what they weigh: "weight".

    `placed`: the text names a Malaysian place; `named`: victims found by name.
    """
    low = _without_possessors(spelt_out(text))
    found = _signs(low, placed=placed, named=named)
    unknown = not placed and DATELINE.match(text) is not None
    against = _against(low, posted=posted, placed=placed, unknown=unknown)
    for_it = _points(found)
    event = found["sure"] or found["somebody"] or (found["accident"] and found["borne"])
    weight = for_it - sum(against.values()) if event else 0.0
    return (
        found
        | against
        | {"unknown": unknown, "no harm": not event, "for": for_it, "weight": weight}
    )


def _signs(low: str, *, placed: bool, named: int) -> Signs:
    told = _without_idioms(mood.telling(low))
    accident = ACCIDENT.search(told)
    tied = accident or TIED.search(told)
    plain = told if tied else EPITHET.sub(" ", told)
    died = DIED.search(harm.NOT_DEATH.sub(" ", plain)) if accident else None
    limb = harm.BODY_BROKEN.search(plain) or harm.BODY_HURT.search(plain)
    news = NEWS.search(plain)
    job, recent = OCCUPATION.search(told), RECENT.search(low)
    anchored = placed or named or recent
    dead = DEFINITE.search(told) if anchored or accident else None
    signs = {
        "accident": accident,
        "tied": tied,
        "died": died,
        "limb": limb,
        "sure": news or SURE_HARM.search(plain) or limb or died,
        "job": job,
        "somebody": _befell_somebody(told) or (job and accident and harm.INJURY.search(told)),
        "borne": named or harm.INJURY.search(told) or TO_HOSPITAL.search(low),
        "recent": recent,
        "dead": dead,
        "person": job or dead or _tells_of_a_person(told, limb=limb is not None),
        "placed": placed,
        "named": named,
        "anchored": anchored,
        "hospital": IN_HOSPITAL.search(low),
        "bereaved": not tied and BEREAVED.search(low) and not _tells_of_few(told),
        "news": news,
        "known": tied or job or placed or limb or news or _is_dated(low),
        "own": OWN.search(told),
        "hurt at work": limb and HURT_AT_WORK.search(told),
    }
    return {name: bool(sign) for name, sign in signs.items()}


def _tells_of_a_person(told: str, *, limb: bool) -> bool:
    if PERSON.search(told) or COUNTED.search(told) or (limb and WORKING.search(told)):
        return True
    wounded = limb or STITCHES.search(told)
    return bool(wounded and (BEFALLS.search(told) or "kena " in told))


def _points(found: Signs) -> float:
    """Return what the signs weigh for a lead."""
    score = 2.5 if found["sure"] else 1.5 if found["somebody"] else 0.5
    score += 1.0 * found["accident"] + 1.0 * found["person"]
    score += 0.5 * found["placed"] + 1.5 * found["named"] + 0.5 * found["recent"]
    score += 0.5 * found["hospital"] - 4.0 * found["bereaved"]
    if not (found["person"] or found["somebody"] or found["anchored"]):
        score -= NOBODY_TOLD
    score -= 0.0 if found["known"] else UNTOLD_WHEN
    return score + 1.0 * (found["own"] and found["recent"]) + 1.0 * found["hurt at work"]


def _tells_of_few(told: str) -> bool:
    return bool(FEW_HARMED.search(told) or WORKER_DIED.search(told))


def _without_possessors(low: str) -> str:
    """Return the text with "pemandunya" as "pemandu": it is a person, too."""
    return POSSESSED.sub(r"\1", low)


def _against(low: str, *, posted: date, placed: bool, unknown: bool = False) -> Signs:
    low = SEA.sub(" ", FROM_ABROAD.sub(r"\1", EMPLOYED_SINCE.sub(" ", low)))
    low = RUMOUR.sub(" ", low)
    head = TRADED.sub(r"\1", BURNT.sub(" ", low[:OPENING])).replace("\n", " ; ")
    head = STRUCK_BEAST.sub(r"\g<killed>", head)
    total = sum(weight for weight, words in (*AGAINST, *TALK) if words.search(head))
    if DESCRIBED_HARM.search(head) or (_befell_somebody(head) and RECENT.search(head)):
        total *= SOBER
    found: Signs = {"talk": total}
    found["firm"] = sum(weight for weight, words in FIRM if words.search(head))
    found["game"] = 4.0 if GAMES.search(head) else 0.0
    found["public"] = UNTOLD_CAUSE if PUBLIC.search(head) and not ACCIDENT.search(head) else 0.0
    found["errand"] = 4.0 if ERRAND.search(head) else 0.0
    found |= subjects.told(low[:HEAD])
    found["nobody"] = _nobody(low)
    found["abroad"] = abroad.told(low[:HEAD], head, placed=placed, unknown=unknown)
    found["old"] = 5.0 if _old(low, posted) else 0.0
    found["children"] = 6.0 if children.only(low[:HEAD]) else 0.0
    return found


def _nobody(low: str) -> float:
    """Return what it weighs that nobody was hurt; much where the headline says nothing else."""
    if not NOBODY.search(low):
        return 0.0
    title, rest = subjects.title(low), HIT_AND_RUN.sub(" ", NEARLY.sub(" ", NOBODY.sub(" ", low)))
    if NOBODY.search(title) and not _harms(NOBODY.sub(" ", title)):
        return 3.0
    if harm.DEATH.search(harm.NOT_DEATH.sub(" ", rest)):
        return 0.0
    harmed = MAN_HARMED.search(rest) is not None if WELL.search(low) else _harms(rest)
    return 0.5 if harmed else 3.0


def _harms(told: str) -> bool:
    return any(harms.search(told) for harms in (SURE_HARM, NEWS, harm.BODY_BROKEN))


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


def _old(low: str, posted: date) -> bool:
    before = posted - WINDOW
    if any(int(one or two) < before.year for one, two in YEAR_OF_IT.findall(low[:400])):
        return True
    if YEARS_AGO.search(low[:HEAD]):
        return True
    if RECENT.search(low):
        return False
    if any(int(one or two) < before.year for one, two in YEAR.findall(low[:HEAD])):
        return True
    named = [day.on for day in when.days(low, posted)]
    if any(posted - WINDOW <= day <= posted for day in named):
        return False
    past = any(day < before for day in named)  # a day to come is mistyped, or says nothing of it
    return past or OLD.search(low) is not None


def _without_idioms(low: str) -> str:
    return harm.NOT_DEATH.sub(
        lambda found: found[0] if any(doubt in found[0] for doubt in DOUBTS) else " ",
        OF_THINGS.sub(" ", low[:HEAD]) + low[HEAD:],
    )
