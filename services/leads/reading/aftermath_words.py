"""What is written long after, or tells of nobody hurt: judgments, licences, quarrels, hoaxes.

Tables for people who know the language; `subjects` reads them beside its own. Small letters; pieces
of regular expressions; each kind is a sign with its points against a lead.
"""

import re

from services.leads.reading.patterns import any_of

_KIN = (
    r"(?:abang ipar|adik ipar|kakak ipar|bapa(?: mertua| tiri)?|ayah|ibu(?: mertua)?|isteri|suami|"
    r"anak(?: lelaki| kandung)?|adik|abang|kakak|sepupu|datuk|nenek|jiran|kekasih|teman (?:wanita|"
    r"lelaki|serumah)|bekas (?:suami|isteri|kekasih)|rakan (?:sekerja|serumah|sebilik|senegara)|"
    r"housemate|roommate|(?:his |her |the )?(?:wife|husband|mother|father|brother|sister|son|"
    r"brother-in-law|ex-\w+|neighbou?r|housemate|roommate|girlfriend|boyfriend|lover|compatriot))"
)
_SLAIN = (
    r"(?:ditetak|ditikam|dikelar|dibunuh|dipukul|dibelasah|menetak|menikam|mengelar|membunuh|tetak|"
    r"tikam|bunuh|kelar|slashed|stabbed|hacked|murdered|strangled|beaten|kills?|killed)"
)
SLAIN = re.compile(rf"\b{_SLAIN}\b")
# Known by the headline alone.
AFTER_TITLES: dict[str, tuple[float, re.Pattern[str]]] = {
    "licence": (
        2.5,
        any_of(r"""
        (?:no|without(?: a)?|does ?n[o']t (?:have|possess)(?: an?| any)?|did ?n[o']t have(?: an?)?|
        invalid|expired) (?:valid )?(?:driving |gdl |psv )?licen[cs]e, tanpa lesen, (?:tidak|tak|
        tiada) (?:mempunyai|memiliki|miliki|ada)? ?lesen, lesen (?:tamat|luput|mati|vokasional|gdl),
        (?:negatif|positif|bebas) (?:dadah|methamphetamine|alkohol), tested (?:positive|negative),
        direman, reman, remanded, remand, ditahan, arrested, detained, surrenders?, serah diri,
        menyerah diri, roadworth\w+, permit (?:\w+ )?(?:digantung|tamat|dibatalkan|revoked|
        suspended),
        muatan lebih, overloaded, lebih muatan, calls? for (?:\w+ )?(?:probe|inquiry|investigation),
        bawa lebih \S+ tan, saman tertunggak, outstanding summons\w*, funeral costs?,
        kos pengebumian
        """),
    ),
    "asked whether": (
        3.0,
        re.compile(
            r"\?\s*(?:tular|viral|benarkah|betul ke|sahih|fakta|klik)|\b(?:benarkah|betulkah)\b"
        ),
    ),
}
# Known by the first lines.
AFTER_HEADS: dict[str, tuple[float, re.Pattern[str]]] = {
    "judged": (
        4.0,
        any_of(r"""
        appellants?, respondents?, plaintiffs?, defendants?, perayu, responden, plaintif, defendan,
        tort, contributory negligence, (?:suit|sued|liable) (?:for|in) negligence,
        quantum of damages, special damages, general damages, loss of dependency,
        ganti rugi (?:am|khas), liability of, kecuaian pihak, dependency claim, granted rm\S*,
        damages (?:to|for|of), allowed the appeal, menolak rayuan, dismissed the appeal
        """),
    ),
    "alleged": (
        4.0,
        any_of(r"""
        tular di media sosial dakwaan, (?:tular|viral)(?: \w+){0,5} (?:dakwaan|mendakwa) (?:bahawa|
        kononnya), dakwaan (?:bahawa )?(?:\w+ ){0,6}(?:adalah|ialah) tidak,
        penjelasan(?: \w+){0,4} tular,
        a claim that, claims circulating, misleading, sebenarnya\.my, semakan fakta,
        fact[- ]check
        """),
    ),
    "quarrelled": (
        2.5,
        any_of(rf"""
        {_SLAIN} (?:[\w-]+ ){{0,4}}{_KIN}, {_KIN}(?:nya)? (?:[\w-]+ ){{0,2}}(?:{_SLAIN}),
        (?:pergaduhan|pertengkaran|
        perselisihan faham|bergaduh|bertengkar|cemburu|mabuk)(?: [\w-]+){{0,8}} {_SLAIN},
        {_SLAIN}(?: [\w-]+){{0,12}} (?:pergaduhan|pertengkaran|perselisihan faham|bergaduh|
        bertengkar|
        cemburu|quarrel|argument|heated exchange), seksyen 302, section 302, kes bunuh
        """),
    ),
    "tale": (
        2.0,
        any_of(r"""
        (?:pada )?suatu (?:hari|petang|malam|pagi|ketika), one fine day, once upon a time,
        (?:masa|ketika|semasa|waktu) (?:aku|saya) (?:kecil|sekolah|remaja|bujang|baru habis),
        years? back, few years ago, beberapa tahun (?:dulu|lalu|lepas), (?:pengalaman|
        kenangan) (?:aku|saya|
        pahit|ngeri), sejarah hitam,
        genap(?:lah)? (?:\d+|se|dua|tiga|empat|lima|enam) ?(?:tahun|bulan|years?|months?)
        """),
    ),
}
# Known by what stands further down.
AFTER_STORIES: dict[str, tuple[float, re.Pattern[str]]] = {
    "wasted away": (
        3.5,
        any_of(r"""
        (?:diagnosed with|battl\w+|fought|losing|lost|suffer\w* from|fight against|stage \d|
        stage four) (?:[\w-]+ ){0,4}(?:cancer|leuk\w+|tumou?r|lymphoma|kidney failure|
        liver failure),
        (?:menghidap|penghidap|melawan|bertarung dengan|akibat|disahkan|
        penyakit) (?:[\w-]+ ){0,2}(?:kanser|barah|leukemia|tumor|ketumbuhan|buah pinggang),
        chemotherap\w+, kemoterapi,
        bertahun (?:\w+ )?(?:terlantar|sakit), lama (?:terlantar|sakit),
        sakit sejak (?:\w+ )?(?:lama|tahun)
        """),
    ),
}
# Of a case in court: it is of the last weeks.
WEEKS_AGO = re.compile(
    r"\b(?:(?:two|three|four|five|six|several|few|\d|dua|tiga|empat|lima|enam|beberapa)\s(?:days?|"
    r"hari)|(?:one|two|three|four|a|[1-4]|dua|tiga|empat|se)\s?(?:weeks?|minggu))"
    r"\s(?:ago|earlier|lalu|lepas)\b"
)
# A weekday of a day that was named before it: "17 Ogos lepas ... Khamis itu".
THAT_DAY = re.compile(
    r"\b(?:isnin|selasa|rabu|khamis|jumaat|sabtu|ahad)\situ\b|\bthat\s(?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)day\b"
)
