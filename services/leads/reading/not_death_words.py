"""Where death is named and somebody lives, or died of something else.

Tables for people who know the language; `harm` reads them. Small letters; pieces of regular
expressions.
"""

import re

from services.leads.reading.patterns import any_of

# A prayer that bad news calls forth, though its subject lives.
PRAYED = any_of(r"inn?alill?ah\w*(?: wa \w+ \w+ \w+)?")
WARDED_NOW = re.compile(
    r"\b(?:sekarang|skrg|skg|masih|kini|now|still)\s(?:\w+\s){0,3}?"
    r"(?:icu|wad|hospital|hosp|ward)\b"
)
# Somebody died of something else: "her death had nothing to do with the crash".
UNRELATED = re.compile(
    r"\b(?:death|kematian\w{0,3})\s(?:\w+\s){0,3}?(?:nothing to do with|unrelated to|"
    r"not (?:due|related|linked) to|(?:tiada|tidak ada|tidak ber)\s?kait\w* dengan|"
    r"bukan (?:akibat|disebabkan)(?: oleh)?)"
    r"\s(?:\S+\s){0,2}?(?:crash|collision|accident|kemalangan|nahas|pelanggaran|perlanggaran)\b"
)
