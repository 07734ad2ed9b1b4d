"""How it happened, and which ways exclude each other: a fall from a height is no collision.

Pure. Two reports may each tell a part ("dihempap", "crane"), so only causes that cannot both be
told of one accident count against it.
"""

import re
from collections.abc import Iterable
from itertools import product

from services.leads.reading.meaning_words import CAUSES
from services.leads.reading.sorts_words import AGENT_KINDS

_FELL = r"(?:jatuh|terjatuh|terhempas|fell|falls?|falling|plung\w+)"
_HIGH = r"(?:perancah|scaffold\w*|bumbung|roof|tangga|ladder|gondola|cradle)"
MORE = {
    "crash": re.compile(
        r"\b(?:bertembung|(?:di|me|ber|ter)?langgar|melanggar|(?:di)?sondol|(?:di|me)?rempuh|terbabas|bergesel|"
        r"kemalangan jalan ?raya|collided|collision|crash(?:ed|es)?|skidded|hit by|"
        r"hit[- ]and[- ]run|rammed|ploughed|rear-ended|(?:mowed|mown|knocked) down|"
        r"(?:slammed|smashed|ran) into|"
        r"(?:jatuh|fell (?:off|from))(?: dari| his| her)? (?:motosikal|motorcycle)|"
        r"(?:masuk|terjun(?:am)?|junam|ke) (?:dalam )?(?:gaung|longkang|parit)|into (?:a|"
        r"the) (?:ravine|"
        r"ditch|drain))\b"
    ),
    "crushed": re.compile(
        r"\b(?:(?:di|meng)hempap|(?:di|ter)timpa|crushed|pinned under|fell on|"
        r"by (?:a )?(?:falling )?(?:steel|concrete|beam|slab))\b"
    ),
    "height": re.compile(
        r"\b(?:jatuh dari (?!motosikal|motor|basikal|lori|kereta)|jatuh (?:bangunan|tangga|tiang|"
        r"lif)|(?:fell|falls|fall|fallen|falling) (?:from|to (?:his|her|death))|"
        rf"{_FELL}.{{0,80}}?\b{_HIGH}|{_HIGH}.{{0,40}}?\b{_FELL})\b"
    ),
    "lift": re.compile(
        r"\b(?:lif|lift|hoist|elevator)\b(?: \w+){0,3}? (?:terhempas|jatuh|menjunam|terjunam|"
        r"plung\w+|plummet\w*|fell|falls|crash\w*|dropped)\b"
    ),
    "heat": re.compile(r"\b(?:strok haba|heat ?stroke|cuaca panas|hot weather|heat exhaustion)\b"),
    "collapsed": re.compile(
        r"\b(?:runtuh\w*|(?:gave|gives?) way|"
        r"(?:building|structure|scaffold\w*|crane|roof|frame|wall|concrete|pillar|"
        r"beams?)\b.{0,60}\bcollaps\w+|collapse of|tumbang|toppled)\b"
    ),
    "cut": re.compile(
        r"\b(?:gergaji|(?:circular|chain|band|table|electric|power|hand)[ -]?saw|saw blade|"
        r"terpotong|(?:jari|tangan) (?:ter)?putus|putus(?! (?:asa|bekalan|hubungan)))\b"
    ),
    "caught": re.compile(
        r"\b(?:(?:ter)?sepit|terkena|masuk|caught|trapped|stuck)(?: (?:di|dalam|by|his|her|in))? "
        r"(?:tangan|jari|lengan|kaki|hand|arm|fingers?|leg|foot)\b|"
        r"\b(?:tangan|jari|lengan|kaki|hand|arm|fingers?)(?: (?:kanan|kiri|beliau|mangsa|dia|was|"
        r"were|"
        r"got|kena))? (?:ter|di)?(?:sepit|kepit|himpit|caught|trapped|masuk mesin|stuck)\b"
    ),
    "drown": re.compile(
        r"\b(?:jatuh|terjatuh|fell|fall|falls|falling|slipped) (?:ke (?:dalam )?|into (?:the |a )?|"
        r"off (?:the )?)(?:laut|sungai|air|kolam|tasik|sea|river|water|pond|lake)\b|"
        r"\b(?:overboard|terapung|floating|dihanyutkan|hanyut|swept away)\b"
    ),
    "burn": re.compile(r"\b(?:melecur|asid|acid)\b"),
}
HEART = re.compile(
    r"\b(?:jantung(?! negara)|heart (?:attack|failure|disease|problems?|ailment|complications?)|"
    r"cardiac)\b"
)
# What gas, current, heat and a weak heart do: no cause of its own.
FAINT = re.compile(
    r"\b(?:rebah|pengsan|fainted|unconscious|collapsed (?:and|while|at|after|due))\b|"
    r"\b(?:runner|hiker|climber|player|worker|man|woman|officer|soldier|recruit|trainee|teacher|"
    r"lecturer|driver|referee|cyclist|guard|farmer|labourer|fireman|policeman|athlete|trekker)\b"
    r",?(?: \w+,)?(?: who)? collaps(?:es|ed)\b"
)
ROLLS = re.compile(
    r"\b(?:jentera|heavy machine\w*|kenderaan)\b"
)  # a machine that runs over somebody
# Whose body is looked for, or was found, was in the water.
AFLOAT = frozenset({"fisher", "boat", "trawler", "skipper", "sea", "river", "ship", "ferry"})
GONE = frozenset({"missing", "found", "search"})
OF_THE_TIME = re.compile(r"\b(?:op(?:erasi|s)? covid|pkp|mco|sekatan jalan|roadblock)\b")
BODY = re.compile(r"\b(?:mayat|jenazah|body|bodies)\b")
WITH_TREE = frozenset({"tree", "crash", "crushed", "collapsed", "landslide"})
# What one accident may be told as, by two reports.
_PAIRS = """
    crash+crushed crash+machine crash+fire crash+drown crash+landslide crash+tree crash+animal
    crash+cattle crash+elephant crash+tiger crash+collapsed crash+helicopter
    crushed+tree crushed+machine crushed+crane crushed+landslide crushed+collapsed collapsed+crane
    lift+crushed lift+crane collapsed+landslide collapsed+height collapsed+lift collapsed+tree
    blast+fire blast+burn fire+burn burn+shock
    fire+shock burn+machine cut+machine cut+crushed height+crane
    machine+crane height+machine leak+blast leak+fire leak+burn leak+poisoned leak+suffocated
    drown+poisoned drown+leak blast+height
    suffocated+fire suffocated+poisoned suffocated+drown suffocated+landslide suffocated+blast
    heart+crash heart+drown faint+heart faint+poisoned faint+suffocated faint+leak faint+shock
    faint+crash faint+drown faint+fire faint+burn faint+hornet faint+snake faint+covid
    lightning+collapsed lightning+tree faint+lightning faint+blast faint+heat heart+heat
    poisoned+covid suffocated+crushed suffocated+collapsed fire+collapsed blast+collapsed
    rolled+crash rolled+crushed rolled+caught rolled+cut rolled+collapsed rolled+height rolled+crane
    rolled+landslide rolled+heart rolled+faint
    caught+machine caught+cut caught+crushed caught+crash caught+collapsed caught+faint
    caught+crane blast+shock blast+crushed blast+machine fire+crane burn+height
"""
TOGETHER = frozenset(frozenset(pair.split("+")) for pair in _PAIRS.split())


def read(low: str, meanings: Iterable[str]) -> frozenset[str]:
    """Return how the text says that it happened; *low* is in small letters."""
    told = frozenset(meanings)
    found = {meaning for meaning in told if meaning in CAUSES}
    if not HEART.search(low):
        found.discard("heart")  # "collapsed": a scaffold does too
        found |= {"faint"} if FAINT.search(low) else set()
    if "fall" not in told:
        found.discard("height")  # a bus, a house of two storeys
    found |= {cause for cause, form in MORE.items() if form.search(low)}
    found |= {"rolled"} if "runover" in told or ("machine" in told and ROLLS.search(low)) else set()
    if not found and AFLOAT & told and GONE & told and BODY.search(low):
        found.add("drown")
    if OF_THE_TIME.search(low):
        found.discard("covid")  # a roadblock of those months
    if found - WITH_TREE:
        found.discard("tree")  # he worked on it: a branch that touched the line
    return frozenset(found)


def by_other_things(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether what hurt them, among the meanings of each, is of two kinds: a gondola, a scaffold.

    43 true pairs of six labelled sets tell of such a thing in both reports, none of two kinds.
    """
    kinds = [{AGENT_KINDS[each] for each in told & AGENT_KINDS.keys()} for told in (one, two)]
    return bool(kinds[0]) and bool(kinds[1]) and not kinds[0] & kinds[1]


def exclude(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether the two cannot tell of one accident."""
    if not one or not two or one & two:
        return False
    return not any(frozenset(pair) in TOGETHER for pair in product(one, two))
