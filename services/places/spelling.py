"""One key for the many spellings of a Malaysian place name.

Pure. "Kg. Ayer Baru", "Kampong Air Bharu" and "kampung air baharu" have the same key. The key is
for looking up, never for showing.
"""

import re
import unicodedata
from functools import lru_cache
from types import MappingProxyType

# Word by word: old orthography (before 1972), abbreviations of chats and road signs, English words.
WORDS = MappingProxyType(
    {
        **dict.fromkeys(("kg", "kpg", "kmpg", "kampong", "kampung", "kampuang"), "kampung"),
        **dict.fromkeys(("sg", "sungei", "sungai", "sgai"), "sungai"),
        **dict.fromkeys(("tg", "tjg", "tanjong", "tanjung"), "tanjung"),
        **dict.fromkeys(("ayer", "air"), "air"),
        **dict.fromkeys(("bahru", "bharu", "baharu", "baru"), "baru"),
        **dict.fromkeys(("seri", "sri"), "seri"),
        **dict.fromkeys(("telok", "teluk", "tlk"), "teluk"),
        **dict.fromkeys(("bt", "bkt", "bukit"), "bukit"),
        **dict.fromkeys(("jln", "jl", "jalan", "road"), "jalan"),
        **dict.fromkeys(("tmn", "taman"), "taman"),
        **dict.fromkeys(("bdr", "bndr", "bandar"), "bandar"),
        **dict.fromkeys(("pdg", "padang"), "padang"),
        **dict.fromkeys(("ulu", "hulu"), "hulu"),
        **dict.fromkeys(("gunong", "gunung", "gng", "mount"), "gunung"),
        **dict.fromkeys(("lebuhraya", "highway", "expressway"), "lebuhraya"),
        **dict.fromkeys(("klang", "kelang"), "kelang"),
        **dict.fromkeys(("malacca", "melaka"), "melaka"),
        **dict.fromkeys(("sempang", "simpang", "spg"), "simpang"),
        **dict.fromkeys(("temerloh", "temerluh"), "temerloh"),
        **dict.fromkeys(("mentekab", "mentakab"), "mentakab"),
        **dict.fromkeys(("semenyih", "semenyeh"), "semenyih"),
        **dict.fromkeys(("tasik", "tasek"), "tasik"),
        **dict.fromkeys(("pengkalan", "pangkalan"), "pengkalan"),
        **dict.fromkeys(("perai", "prai"), "perai"),
        **dict.fromkeys(("lubok", "lubuk"), "lubuk"),
        **dict.fromkeys(("gerik", "grik"), "gerik"),
        **dict.fromkeys(("chukai", "cukai"), "cukai"),
        **dict.fromkeys(("setar", "setaq", "staq"), "setar"),  # as the north speaks
        **dict.fromkeys(("presint", "precinct"), "presint"),
        **dict.fromkeys(("georgetown",), "george town"),
    }
)

# Whole names in haste. Two letters are read only when written in capitals: see `mentions`.
SHORT = MappingProxyType(
    {
        "jb": "johor baru",
        "kl": "kuala lumpur",
        "pj": "petaling jaya",
        "kk": "kota kinabalu",
        "kb": "kota baru",
        "kt": "kuala terengganu",
        "pd": "port dickson",
        "sp": "sungai petani",
        "bp": "batu pahat",
        "kkb": "kuala kubu baru",
        "s2": "seremban 2",
        "tc": "teluk cempedak",
        "bbb": "bandar baru bangi",
        "bbst": "bandar baru salak tinggi",
        "ttdi": "taman tun doktor ismail",
        "tanah rata cameron": "tanah rata",
        "muadzam": "muadzam shah",
        "sungai siput utara": "sungai siput",
    }
)

TOKEN = re.compile(r"[^\W_]+(?:['’`][^\W_]+)?")  # any letters and figures; Ja'afar is one word
MARKS = re.compile(r"[\u0300-\u036f'’`]")


def word_set(listed: str) -> frozenset[str]:
    """Return the words of a table of single words."""
    return frozenset(listed.split())


def words(text: str) -> list[tuple[str, int, int]]:
    """Return each word in its one spelling, with where it begins and ends in the text."""
    return [(canonical(found[0]), found.start(), found.end()) for found in TOKEN.finditer(text)]


@lru_cache(maxsize=40_000)  # 18,000 different words in the gazetteer
def canonical(word: str) -> str:
    """Return the one spelling of a word of a place name ("Kg" -> "kampung")."""
    bare = MARKS.sub("", unicodedata.normalize("NFKD", word.lower()))
    known = WORDS.get(bare)
    if known is not None:
        return known
    if bare.endswith("aq"):  # as the north speaks: Tawaq, Setaq
        bare = f"{bare[:-1]}r"
    return "c" + bare[2:] if bare.startswith("ch") else bare  # Chenor and Cenor, Cherang and Cerang


def key(name: str) -> str:
    """Return the key of a place name; empty when the name has no letter and no figure."""
    simple = name.isascii() and name.replace(" ", "a").isalnum()  # most are: no need to search
    found = name.split() if simple else TOKEN.findall(name)
    joined = " ".join(map(canonical, found))
    return SHORT.get(joined, joined)
