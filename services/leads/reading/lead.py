"""Is a post a lead at all: an accident or sudden illness in Malaysia in the last month that hurt
somebody who may work.

Pure. Words of harm speak for it; idioms, football, statistics, policy, other countries, old cases
and posts about children only speak against. The weights stand beside their words.
"""

from datetime import date
from itertools import chain

from services.leads.reading import abroad, children, harm, mood, subjects, when
from services.leads.reading.abroad_words import DATELINE, NO_TOWN
from services.leads.reading.aftermath_words import THAT_DAY, WEEKS_AGO
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
from services.leads.reading.follow_up_words import FOLLOWED, TOLL
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
from services.leads.reading.own_words import OWN_STORY, VIRAL
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
from services.leads.reading.weighing_words import (
    CLAUSE_END,
    FELT,
    HIT_AND_RUN,
    HITS,
    POSSESSED,
    STITCHES,
    STRUCK_BEAST,
    TRADED,
    WORKING,
)

HIT_WITHIN = 30  # characters from the blow to the one who is hit
DOUBTS = ("khuatiri", "feared", "suspect")  # of a death: still told of a person
HEAD = 420  # characters in which a post says of what it tells
STORY = 700  # characters in which a story tells its year
OPENING = 260  # characters of its headline and first sentence
UNTOLD_CAUSE = 3.5  # against the end of a public life
UNTOLD_WHEN = 1.5  # against harm with no event, day, hour or hospital
NOBODY_TOLD = 2.0  # against harm without a person, a place or a day


Signs = dict[str, bool | float]  # a sign that is there or not, or points


def weigh(text: str, *, posted: date, placed: bool, named: int) -> Signs:
    """Return what the tables find, each sign by its name, and what they weigh: "weight".

    `placed`: the text names a Malaysian place; `named`: victims found by name.
    """
    low = _without_possessors(spelt_out(text))
    found = _signs(low, placed=placed, named=named)
    line = None if placed else DATELINE.match(text)
    unknown = line is not None and not NO_TOWN.search(line[0])
    against = _against(low, posted=posted, placed=placed, unknown=unknown)
    for_it = _points(found)
    event = found["sure"] or found["somebody"] or (found["accident"] and found["borne"])
    weight = (
        for_it - sum(points for points in against.values() if points is not True) if event else 0.0
    )
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
    toll = TOLL.search(low)
    news = NEWS.search(plain) or toll
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
        "person": job or dead or toll or _tells_of_a_person(told, limb=limb is not None),
        "family": children.beside_grown(low[:HEAD]),
        "placed": placed,
        "named": named,
        "anchored": anchored,
        "hospital": IN_HOSPITAL.search(low),
        "bereaved": not tied and BEREAVED.search(low) and not _tells_of_few(told),
        "news": news,
        "toll": toll,
        "known": tied or job or placed or limb or news or _is_dated(low),
        "own": OWN.search(told) or OWN_STORY.search(low[:HEAD]),
        "hurt at work": limb and HURT_AT_WORK.search(told),
    }
    return {name: bool(sign) for name, sign in signs.items()}


def _tells_of_a_person(told: str, *, limb: bool) -> bool:
    if any(words.search(told) for words in (PERSON, COUNTED, FOLLOWED)):
        return True
    if limb and WORKING.search(told):
        return True
    wounded = limb or STITCHES.search(told)
    return bool(wounded and (BEFALLS.search(told) or "kena " in told))


def _points(found: Signs) -> float:
    """Return what the signs weigh for a lead."""
    score = 2.5 if found["sure"] else 1.5 if found["somebody"] else 0.5
    score += 1.0 * found["accident"] + 1.0 * found["person"]
    score += (
        1.0 * found["family"] + 0.5 * found["placed"] + 1.5 * found["named"] + 0.5 * found["recent"]
    )
    score += 0.5 * found["hospital"] - 4.0 * found["bereaved"]
    if not (found["person"] or found["somebody"] or found["anchored"]):
        score -= NOBODY_TOLD
    score -= 0.0 if found["known"] else UNTOLD_WHEN
    return (
        score
        + 1.0 * (found["own"] and (found["recent"] or found["limb"]))
        + 1.0 * found["hurt at work"]
    )


def _tells_of_few(told: str) -> bool:
    return bool(FEW_HARMED.search(told) or WORKER_DIED.search(told))


def _without_possessors(low: str) -> str:
    """Return the text with "pemandunya" as "pemandu": it is a person, too."""
    return POSSESSED.sub(r"\1", low)


def _against(low: str, *, posted: date, placed: bool, unknown: bool = False) -> Signs:
    low = SEA.sub(" ", FROM_ABROAD.sub(r"\1", EMPLOYED_SINCE.sub(" ", low)))
    low = TOLL.sub(" maut ", RUMOUR.sub(" ", low))
    head = TRADED.sub(r"\1", BURNT.sub(" ", low[:OPENING])).replace("\n", " ; ")
    head = STRUCK_BEAST.sub(r"\g<killed>", head)
    total = sum(weight for weight, words in (*AGAINST, *TALK) if words.search(head))
    own = OWN_STORY.search(low[:HEAD]) is not None
    shown = VIRAL.search(low[:STORY]) is not None and _harms(harm.NOT_DEATH.sub(" ", low))
    if (
        own
        or shown
        or DESCRIBED_HARM.search(head)
        or (_befell_somebody(head) and RECENT.search(head))
    ):
        total *= SOBER
    found: Signs = {"talk": total}
    found["firm"] = sum(weight for weight, words in FIRM if words.search(head))
    found["game"] = 4.0 if GAMES.search(head) else 0.0
    found["public"] = UNTOLD_CAUSE if PUBLIC.search(head) and not ACCIDENT.search(head) else 0.0
    found["errand"] = 4.0 if ERRAND.search(head) else 0.0
    found |= subjects.told(low[:HEAD], low[:STORY])
    if found["tried"] and _is_fresh(low, posted):
        found |= {"talk": total * SOBER, "tried": 0.0}
    found |= {"own story": own} | ({"advised": 0.0, "asked whether": 0.0} if own else {})
    found["nobody"] = _nobody(low)
    found["abroad"] = abroad.told(low[:HEAD], head, placed=placed, unknown=unknown)
    found["old"] = 5.0 if _old(low, posted) else 0.0
    found["children"] = 6.0 if not own and children.only(low[:HEAD]) else 0.0
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
    rest = harm.NOT_DEATH.sub(" ", rest)
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
    if any(int(one or two) < before.year for one, two in YEAR_OF_IT.findall(low[:STORY])):
        return True
    if YEARS_AGO.search(low[:HEAD]):
        return True
    low = THAT_DAY.sub(" ", low)
    if RECENT.search(low):
        return False
    if any(int(one or two) < before.year for one, two in YEAR.findall(low[:HEAD])):
        return True
    named = [day.on for day in when.days(low, posted)]
    if any(posted - WINDOW <= day <= posted for day in named):
        return False
    past = any(day < before for day in named)  # a day to come is mistyped, or says nothing of it
    return past or OLD.search(low) is not None


def _is_fresh(low: str, posted: date) -> bool:
    """Tell whether a day of the last month is named before the day in court."""
    days = when.days(THAT_DAY.sub(" ", low), posted)
    return WEEKS_AGO.search(low) is not None or any(posted - WINDOW <= d.on < posted for d in days)


def _without_idioms(low: str) -> str:
    return harm.NOT_DEATH.sub(
        lambda found: found[0] if any(doubt in found[0] for doubt in DOUBTS) else " ",
        OF_THINGS.sub(" ", low[:HEAD]) + low[HEAD:],
    )
