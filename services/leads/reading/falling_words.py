"""What falls, who falls from a bridge, whom the fire hurts that he fights: no traffic, no illness.

Tables for people who know the language; `kinds` reads them. Small letters; pieces of regular
expressions.
"""

import re

from services.leads.reading.patterns import quick

# Who falls from a bridge on foot is not in traffic.
FROM_BRIDGE = re.compile(
    r"\b(?:(?:ter)?jatuh|tergelincir|terjun|fell|falls?|falling|slipped|plung\w+)\b[^.\n]{0,25}\b"
    r"(?:dari(?:pada)?|from|off)\b[^.\n]{0,20}\b(?:jejantas|jambatan|titi|flyover|overpass|"
    r"(?:foot|overhead |pedestrian )?bridge)\b"
)
# Firemen are hurt by the fire that they fight, whosever house it is.
FIREMAN_HURT = quick(
    r"(?<!rumah )(?<!isteri )(?<!anak )(?<!bekas )(?<!keluarga )\b"
    r"(?:(?:anggota|pegawai) (?:bomba|apm|penyelamat)|firem[ae]n|firefighters?)\b"
    r"[^.\n;,]{0,40}?\b(?:cedera|maut|parah|terkorban|"
    r"meninggal|patah|pengsan|melecur|terjatuh|tersepit|hurt|injured|killed|"
    r"die[sd]|burn\w*|trapped)\b"
    r"[^\n]{0,160}\b(?:(?:me)?madam\w*|padam\w*|kebakaran|terbakar|api|fire|blaze|burning)\b"
)
_SOMEBODY = (
    r"(?:m[ae]n|wom[ae]n|boy|girl|workers?|staff|guard|cleaner|driver|rider|operator|technician|"
    r"engineer|supervisor|foreman|housekeeper|chef|cook|he|she|they|who|victims?|employees?|"
    r"labou?rers?|teacher|nurse|officer|lelaki|wanita|pekerja|buruh|mangsa|dia|beliau|pengawal|"
    r"juruteknik|mandor|penyelia|kontraktor|se?orang|uncle|pakcik|makcik|abang|abg|kak|cikgu|guru|"
    r"kerani|tukang|operator|pemandu|anggota)\b"
)
# What collapsed was no person.
FALLEN_IN = re.compile(
    r"\b(?P<what>rak|dinding|bumbung|siling|tembok|perancah|struktur|tanah|tangki|kren|"
    r"bangunan|wall|roof|bridge|structure|building|scaffold\w*|crane|lift|elevator|gondola|"
    r"cradle|slope|tunnel|soil|earth|"
    r"ceiling|"
    r"beam|"
    r"slab|pillar|ground|trench|mine|pile|stack|formwork|shelf|shelves|rack|tent|canopy|mould|"
    r"floor|platform|pit|shed|gantri|gantry|girder|tiang|menara|papan|jentera|forklift|signboard|"
    r"billboard|"
    rf"embankment|retaining wall|quarry face|jetty)(?:,?\s(?!{_SOMEBODY})[\w/-]{{1,14}}){{0,14}}?\s"
    r"(?:had\s|has\s)?(?:collapse[ds]?|plunge[ds]?|plummet\w*|tumbang|toppled?)\b"
)
