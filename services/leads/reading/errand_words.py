"""Own officers on their way: "Our officer will be at Hospital X" tells of help, not of harm.

A table for people who know the language; small letters. `lead` reads it; it counts where nothing
befell anybody (`settled`).
"""

import re

_OFFICER = r"(?:officers?|staff|colleagues?|representatives?|team|squad members?)"
_WHO = (
    rf"(?:(?:our|my|perkeso|socso|the branch's) {_OFFICER}|the {_OFFICER} on duty|"
    r"(?:pegawai|staf|staff|officer|wakil|pasukan|ahli skuad)(?: perkeso| socso)? "
    r"(?:kami|kita|cawangan|bertugas|perkeso|socso))"
)
_NAME = r"(?:(?:[\w'./@-]+,? ){0,6}?)"  # "Puan Aminah"
_GOES = (
    r"(?:will (?:be (?:at|there|with|waiting|going)|go|come|wait|visit|meet|help|attend)|"
    r"is (?:on (?:the|his|her) way|heading)|are on the way|has arrived|have arrived|"
    r"is (?:at|in) [\w ]{3,40} to (?:meet|see|help|collect)|"
    r"akan (?:berada|ada|ke|pergi|datang|tunggu|menunggu|jumpa|berjumpa|melawat|hadir|bantu)|"
    r"sedang ke|dalam perjalanan|otw|on the way|(?:sudah|dah|telah) (?:sampai|tiba)|"
    r"(?:di|kat) [\w ]{3,40} untuk (?:jumpa|berjumpa|bantu|membantu|ambil|serah))"
)
_SENT = (
    rf"(?:will|shall) send (?:an?|our|one of our) {_OFFICER}|"
    r"akan (?:hantar|menghantar) (?:pegawai|staf|wakil)"
)
ERRAND = re.compile(rf"\b(?:{_WHO},? {_NAME}{_GOES}|{_SENT})\b")
