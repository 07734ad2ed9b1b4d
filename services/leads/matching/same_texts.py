"""Whether two texts are one, but for links, signs, a few letters or the victim's name.

Pure.
"""

from rapidfuzz.fuzz import ratio

from services.leads.matching.account import Account
from services.leads.matching.persons import name_words

SHORTEST = 60  # characters of a text that is more than a formula
FRAME = 96  # 0-100: two texts without their victims' names
FEWEST = 3  # names in both


def but_for_name(one: Account, two: Account) -> bool:
    """Whether one text is the other but for the victim: two of one accident, told by one pen.

    Only where it tells more of the accident than that somebody died: names of places, of guests.
    """
    names = [account.words.names - name_words(account) for account in (one, two)]
    if len(names[0] & names[1]) < FEWEST or one.words.numbers != two.words.numbers:
        return False
    texts = [
        " ".join(word for word in account.words.plain.split() if word not in name_words(account))
        for account in (one, two)
    ]
    same_ages = one.words.said.ages == two.words.said.ages
    return same_ages and min(map(len, texts)) > SHORTEST and ratio(*texts) >= FRAME


def same(one: Account, two: Account) -> bool:
    """Whether one text is the other, but for links, signs and a few letters of common words."""
    a, b = one.words, two.words
    if min(len(a.plain), len(b.plain)) <= 40 or a.numbers != b.numbers or a.names != b.names:
        return False  # another figure or name: another accident of one kind, told by one pen
    return a.said.ages == b.said.ages and ratio(a.plain, b.plain) >= 95
