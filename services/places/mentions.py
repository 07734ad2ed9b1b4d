"""Find the names of the gazetteer in a text.

Pure. The longest name wins ("Kuala Pilah" is not "Pilah"). A name of one word must begin with a
capital, unless the text is written without capitals, as in chats; then it must follow a word like
"di" or "near".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.places.gazetteer import Gazetteer, Place
from services.places.spelling import SHORT, WORDS, word_set, words

LOCATIVES = word_set(
    "di dkt dekat kat ke dari arah menghala at in near to from daerah sekitar around area "
    "hospital hosp hosptl kawasan pekan bandar bukit taman kampung sungai jalan simpang lebuhraya "
    "rnr hentian tol bulatan terminal stesen"
)
# Names of places that are words of every day; they count only after a word like "di" or as part of
# a longer name.
EVERYDAY = word_set(
    """
    pekan jalan batu air kota bandar baru lama ulu hulu sungai kuala kampung taman bukit tanjung
    pulau padang simpang parit kubu pasir song bau pakan sik yan titi rasa bota beaufort betong
    matu daro pusa selama parti victoria tengah utara selatan timur barat pengkalan permatang
    kilang ladang tiga lima dua satu empat enam damai jaya indah setia murni maju harmoni bakti
    sentosa merdeka polis hospital klinik masjid sekolah stesen tol pantai laut muara melayu cina
    orang raja ismail ali ahmad abu hassan mohd hussin ibrahim salleh rahman aziz omar osman yusof
    zainal siti nur syed aminah datuk tuan haji encik puan bapa ibu proton honda toyota saga wira
    petronas shell menteri ketua pegawai mangsa dalam kejadian pada susulan awal akibat difahamkan
    semasa ketika bagaimanapun menurut katanya malaysia genting mati maut jumpa sementara rakan
    teluk jelas minyak kereta bas van api dan isnin selasa rabu khamis jumaat sabtu ahad mac mei
    jun julai tahun umur kecil besar panjang tinggi dalam luar atas bawah hilir darat seberang
    tapah kapal nelayan pagi malam petang the man two three fire police here near express bus car
    driver east west north south center centre central park garden hill view city town village new
    old rider felda lot blok fasa seksyen block phase section unit desa villa mutiara cempaka
    langgar pok balai bakar bali ban bengkel brunei buaya budak budi century gajah getah harimau
    kanan kedai kolam lengan limbungan lombong masak pejabat putus ran san sebelah serangan shop
    muka surabaya tawar terowong tiger melati kenanga mawar seri sri alam perdana utama
    gunung empangan
    """
) - {"tapah", "beaufort", "betong", "mukah"}
# English puts the kind of a place behind its name: "Temenggor Lake" is Tasik Temenggor.
KIND_BEHIND = {
    "lake": "tasik",
    "dam": "empangan",
    "island": "pulau",
    "river": "sungai",
    "beach": "pantai",
    "hill": "bukit",
    "village": "kampung",
    "mountain": "gunung",
    "highlands": "tanah tinggi",
    "rapids": "jeram",
    "waterfall": "air terjun",
    "waterfalls": "air terjun",
    "falls": "air terjun",
    "estate": "ladang",
    "garden": "taman",
    "bay": "teluk",
    "cape": "tanjung",
}
HIGHLANDS = ["tanah", "tinggi"]
HEADS = word_set("stesen hospital sungai gunung pulau tanah")
SETTLED = frozenset({"town", "post_town", "landmark", "district"})
GAP = re.compile(r"(?:\.?\s{1,2}|\.)$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of the gazetteer in a text and all places that bear it."""

    name: str  # as written
    start: int
    end: int
    places: tuple[Place, ...]


def mentions(text: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the names in the text, in order, none inside another."""
    found = words(text)
    small = {word for word, start, _ in found if text[start].islower()}
    shouted = sum(text[start].isupper() for _, start, _ in found) * 12 < len(
        found
    )  # no capitals: a chat
    result: list[Mention] = []
    at = 0
    while at < len(found):
        taken = next(_names_at(text, found, at, gazetteer, shouted), None)
        if taken is None or _is_a_word(taken, found, at, small, shouted):
            at += 1
            continue
        mention, length = taken
        result.append(mention)
        at += length
    return tuple(result)


def _names_at(
    text: str, found: list[tuple[str, int, int]], at: int, gazetteer: Gazetteer, plain: bool
) -> Iterator[tuple[Mention, int]]:
    first, start, _ = found[at]
    following = found[at + 1][0] if at + 1 < len(found) else ""
    if first not in gazetteer.first_words and first not in SHORT and following not in KIND_BEHIND:
        return
    tagged = text[start - 1 : start] == "#"  # "#kuching"
    told = text[start].isupper() or tagged or (at > 0 and found[at - 1][0] in LOCATIVES)
    headed = _is_headed(text, found, at)
    if not (told or plain or headed):
        return
    for length in range(min(gazetteer.longest, _joined(text, found, at)), 0, -1):
        name = " ".join(word for word, _, _ in found[at : at + length])
        end = found[at + length - 1][2]
        if length == 1 and not (told and _may_stand_alone(text, found, at, name)):
            continue
        if found[at + length - 1][0].isdigit() and not text[start].isupper():
            continue  # "simpang 4": how many roads meet, not a name
        places = gazetteer.by_key.get(SHORT.get(name, name)) or _in_malay(name, gazetteer)
        if not (told or headed) and not _is_a_town(places, first):
            continue  # of two words or more and a town: "motor jatuh kuala terengganu"
        if places and (text[start].isupper() or headed or plain or _is_major(places)):
            yield Mention(text[start:end], start, end, places), length


def _is_headed(text: str, found: list[tuple[str, int, int]], at: int) -> bool:
    """Tell whether small words of a kind open a name in capitals: "stesen Semantan"."""
    behind = at + (2 if [word for word, _, _ in found[at : at + 2]] == HIGHLANDS else 1)
    following = found[behind][1] if behind < len(found) else 0
    return found[at][0] in HEADS and text[following].isupper()


def _is_a_town(places: tuple[Place, ...], first: str) -> bool:
    """Tell whether a name in small letters behind any word is a town's, not words of every day."""
    own = first not in EVERYDAY and len({place.state for place in places}) == 1
    return any(p.kind == "city" or (own and p.kind in SETTLED) for p in places)


def _in_malay(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return who bears a name that is told in the English order."""
    own, _, kind = name.rpartition(" ")
    if not own or kind not in KIND_BEHIND:
        return ()
    return gazetteer.by_key.get(f"{KIND_BEHIND[kind]} {own}", ())


def _is_a_word(
    taken: tuple[Mention, int],
    found: list[tuple[str, int, int]],
    at: int,
    small: set[str],
    plain: bool,
) -> bool:
    """Tell whether a name is a word of the text that a headline or a sentence's begin wrote large.

    "Kilang Sawit Meletup" above, "kelapa sawit" below. Behind "di" it is a place all the same.
    """
    if plain or taken[1] > 1 or found[at][0] not in small:
        return False
    if any(place.kind == "city" for place in taken[0].places):
        return False  # "Kuching oh kuching"
    return at == 0 or found[at - 1][0] not in LOCATIVES


def _is_major(places: tuple[Place, ...]) -> bool:
    """Tell whether a name in small letters may be a place amid capitals: "di kuantan", not "di
    parit".
    """
    return any(p.population >= 5_000 or p.kind in {"city", "district", "state"} for p in places)


def _joined(text: str, found: list[tuple[str, int, int]], at: int) -> int:
    """Return how many words from there are joined by blanks only (a stop only after an
    abbreviation).
    """
    count = 1
    while at + count < len(found) and count < 7:
        gap = text[found[at + count - 1][2] : found[at + count][1]]
        short = text[found[at + count - 1][1] : found[at + count - 1][2]].lower() in WORDS
        if not gap.isspace() and not (short and GAP.match(gap)):
            break
        count += 1
    return count


def _may_stand_alone(text: str, found: list[tuple[str, int, int]], at: int, name: str) -> bool:
    _, start, end = found[at]
    if name in SHORT and end - start <= 3:
        return text[start:end].isupper() or (at > 0 and found[at - 1][0] in LOCATIVES)
    if end - start < 3:
        return False
    if name not in EVERYDAY:
        return True
    if _is_dateline(text, start, end):
        return True
    before = found[at - 1][0] if at else ""
    return before in PLAINLY and name not in _NEVER and text[start].isupper()


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Tell whether the word opens the text in capitals, as the town of a newspaper does."""
    opens = not text[:start].strip() or text[:start].rstrip(" ").endswith("\n")
    return opens and text[start:end].isupper() and DATELINE_ENDS.match(text, end) is not None


DATELINE_ENDS = re.compile(r"\s?(?:[:–—(]|-{1,2}\s|,\s\w{3,9}\s\d|,?\s\d{1,2}\s\w)")
PLAINLY = frozenset({"di", "kat", "daerah", "in", "at"})
_NEVER = word_set(
    "jalan hospital klinik sekolah dalam kilang ladang masjid sungai kampung taman bukit "
    "bandar lot blok pantai laut sini tengah stesen the two simpang terowong lebuhraya "
    "gunung empangan"
)
