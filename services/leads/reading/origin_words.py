"""Whose town or employer a name is: "Johor climber", "pensyarah UPM".

Tables for people who know the language; `origins` reads them.
"""

import re

from services.leads.reading.patterns import any_of

# Behind a name: who comes from there. Police and firemen are of the place itself.
PEOPLE_AFTER = any_of(r"""
    man, woman, men, women, boy, boys, girl, girls, lady, teen, teenager, teenagers, youth, youths,
    couple, trio, family, climber, climbers, hiker, hikers, mountaineer, trekker, lecturer,
    lecturers, professor, student, students, undergraduate, undergraduates, graduate, native,
    senior citizen, retiree, pensioner, trader, businessman, businesswoman, engineer, tourist,
    tourists, angler, anglers, fisherman, fishermen, born
""")
# Before a name: who comes from there, or works there.
PEOPLE_BEFORE = any_of(r"""
    lelaki, wanita, pemuda, gadis, remaja, pasangan, pendaki, pensyarah, profesor, pelajar,
    penuntut, mahasiswa, mahasiswi, siswa, siswi, graduan, pesara, peniaga, usahawan, jurutera,
    kakitangan, staf, pelancong
""")
# On the same line: a dateline may stand below "penuntut".
BEFORE = re.compile(rf"(?:{PEOPLE_BEFORE.pattern})\x20(?:dari\x20|asal\x20)?$", re.I)
AFTER = re.compile(rf"[\x20-](?:{PEOPLE_AFTER.pattern})", re.I)
