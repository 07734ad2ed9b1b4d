"""Whom the words of harm are said of: what hits somebody, what befell a subject left out.

Tables for people who know the language; `lead` reads them. Small letters.
"""

import re

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
    r"libas|seret)|menghempap|menggilis|roll(?:s|ed)? ?over|drag(?:s|ged)|m[oe]w(?:s|ed) down|"
    r"knocks over|"
    r"clips|clipped|sideswip(?:es|ed)|(?:jatuh|fell|falls?|lands?|landed|topples?|toppled|"
    r"collapses?|"
    r"collapsed) (?:atas|ke atas|onto|on|on top of)|hits?|knocks down|runs over|ran over|"
    r"crush(?:es|ed)|"
    r"kill(?:s|ed)|tramples|gores|mauls|rams into|strikes|struck|injures|hurts|traps|pins|"
    r"buries|stabs|"
    r"attacks|bites|stings|electrocutes|burns|scalds)\s"
)
# A limb that is hurt there is a worker's, though he is not named: "jari masuk slicer".
WORKING = re.compile(r"\b(?:kerja|mesin|machine|slicer|gear|roller|conveyor|shift)\b")
STITCHES = re.compile(r"\b\d+ jahitan\b")
HIT_AND_RUN = re.compile(r"langgar lari|hit-and-run")  # tells of a crime, not of harm
CLAUSE_END = re.compile(r"[.!?;\n]")
