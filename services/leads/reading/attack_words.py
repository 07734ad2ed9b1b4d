"""Who or what attacked somebody at his work, and who was found dead with nothing told.

Tables for people who know the language; `kinds` reads them. Small letters; pieces of regular
expressions.
"""

import re

from services.leads.reading.patterns import any_of

# Animals at the place of work: who has a job was at it.
BITTEN = re.compile(
    r"\b(?:(?:di|kena )(?:gigit|patuk|sengat|tanduk|serang|baham|sondol|rodok|cakar|terkam)|"
    r"bitten|stung|mauled|gored|"
    r"attacked|chased)\s(?:oleh\s|by\s)?(?:an?\s|the\s|seekor\s|sekumpulan\s|"
    r"several\s)?(?:\w+\s)?(?:anjing|ular|tebuan|lebah|"
    r"lembu|kerbau|seladang|beruang|harimau|buaya|babi|gajah|monyet|dogs?|snakes?|hornets?|"
    r"bees?|wasps?|bears?|tigers?|"
    r"crocodiles?|boars?|elephants?|bull|cow)\b"
)
# Customers and robbers attack who serves them.
ATTACKED = re.compile(
    r"\b(?:(?:di|kena )(?:tikam|tembak|tetak|pukul|belasah|serang|kelar|samun|rompak|gigit|"
    r"cakar|tendang|terajang|tampar|tumbuk|simbah|tolak|cekik)|bitten|punched|kicked|stabbed|"
    r"shot|slashed|assaulted|attacked|robbed)\s(?:oleh\s|by\s)?(?:seorang\s|sekumpulan\s|(?:two|"
    r"three|dua|tiga|several)\s|"
    r"an?\s)?(?:penumpang|"
    r"pelanggan|perompak|penyamun|pesakit|customer|passenger|robbers?|patient|banduan|tahanan|"
    r"pelajar|murid|(?:ibu )?bapa (?:murid|pelajar)|waris|"
    r"penagih|suspek|pendatang|majikan|inmates?|suspects?|students?|parents?|addicts?)"
)
# Found dead, nothing told of what befell him.
FOUND_DEAD = re.compile(
    r"\b(?:ditemui|ditemukan|dijumpai|found|didapati)\s(?:\w+\s){0,2}(?:meninggal|mati|maut|"
    r"(?:tidak|tak) (?:bernyawa|"
    r"sedarkan)|dead|lifeless|unconscious|unresponsive)(?! (?:lemas|dibunuh|ditikam|ditembak|"
    r"rentung|dihempap|tersepit|"
    r"tertimbus|drowned|(?:under|beneath|di bawah|bawah) (?:\w+ ){0,2}(?:boulders?|rocks?|rubble|"
    r"debris|soil|earth|batu|runtuhan|timbunan|tanah)))\b"
)
VIOLENCE = any_of(r"""
    (?:gagal|tidak|tak) (?:muncul |)timbul\w{0,3}, failed to (?:re)?surface, (?:did ?n.?t|
    not) (?:re)?surface,
    stab(?:bed|bing)?, wounds?, murder(?:ed)?, dibunuh, bunuh, tikaman, tetakan,
    kesan (?:kecederaan|luka|tikaman|tetakan|lebam), diikat, terikat, tied, bound, gunshot,
    tembakan, slash(?:ed)?, robber[sy]?, rompak\w*, samun\w*, kelar
""")
# Who dies while he speaks, teaches, prays or rests was ill.
AT_REST = re.compile(
    r"\b(?:meninggal(?: dunia)?|died|dies|passed away)\s(?:\w+\s)?(?:ketika|semasa|sewaktu|"
    r"masa|dalam|while|during|in|at)\s"
    r"(?:\w+\s){0,2}(?:ucapan|mesyuarat|mengajar|solat|sembahyang|rehat|berehat|makan|tidur|"
    r"taklimat|perhimpunan|"
    r"majlis|speech|meeting|lunch|prayers?|break|class|briefing|assembly|sleep|teaching|"
    r"resting|speaking)\b"
)
