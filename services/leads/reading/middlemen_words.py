"""Words of middlemen: who asks, what for, how much.

Tables for people who know the language; `middlemen` reads them. Small letters; pieces of regular
expressions.
"""

import re

from services.leads.reading.patterns import any_of

CLAIM = any_of(
    r"""
        perkeso, socso,
        (?:tuntut\w*|claim|klaim|permohonan) (?:\w+ ){0,3}(?:kemalangan|pencen|ilat|faedah|
        mangsa|arwah|khairat|fmp|pampasan), pencen (?:ilat|penakat|orang tanggungan),
        faedah (?:\w+ )?
        (?:kemalangan|kematian|pengurusan mayat|orang tanggungan), claim kemalangan, claim accident,
        accident claim, death claim, claim kematian
    """.replace("\n        ", " ")
)
MONEY = any_of(
    r"""
        duit, wang, bayaran, bayar, upah, caj, komisen, komisyen, kommisen, commission, fee, fees,
        fi,
        deposit, pendahuluan, cut, rm ?\d[\d,.]*\w?, \d[\d,.]*(?: ?ribu|k),
        \d{1,2} ?(?:%|peratus|per ?cent),
        payment, money, charges?, hutang, pau, duit kopi, separuh
    """
)
SOMEONE = any_of(
    r"""
        ada (?:se)?orang,
        ada (?:\w+ )?(?:ejen|agen|agent|individu|lelaki|wanita|pihak|budak|runner|lawyer|peguam),
        seorang, sorang, ejen, agen, agent, orang tengah, middle ?m[ae]n, broker, runner,
        tali barut, konsultan,
        perunding, consultant, kononnya, mengaku, menyamar, dakwa (?:boleh|dia), somebody, someone,
        a (?:man|woman|person|lady|guy), orang (?:tu|ni|itu|luar), dia, mereka, he, she, they,
        keluarga
    """
)
SELLER = any_of(
    "ejen, agen, agent, broker, orang tengah, middle ?man, runner, konsultan, consultant"
)
ASKS = any_of(
    r"""
        (?:di)?minta\w{0,3}, meminta, mintak, mintk, mnta, (?:me)?ngecaj, caj, dicaj, charge[ds]?,
        charging,
        (?:me|di)?kenakan?, (?:me)?ngenakan, (?:me)?nuntut bayaran, asks?, asked, asking, wants?,
        wanted,
        demand\w{0,3}, requests?, requested, nak (?:duit|upah|komisen|rm ?\d\S*|\d+ ?%),
        ambil (?:upah|komisen|duit|
        rm ?\d\S*|\d+ ?(?:%|peratus)), potong, kena bayar, suruh bayar, suruh (?:\w+ ){0,3}bayar,
        dipaksa bayar,
        paksa bayar, takes?, took, taking, collect\w{0,3}, kutip,
        bayar (?:\w+ ){0,4}(?:kat|kepada|pada|dekat|to) (?:orang|seorang|ejen|
        agen|agent|budak|lelaki|wanita|dia), tipu, ditipu,
        scam, cheated, offered, menawarkan, tawar\w{0,3}
    """.replace("|\n        ", "|")
)
# Told of nobody: advice, a notice, a campaign of the organisation.
WARNING = re.compile(
    r"\b(?:orang ramai|pencarum|orang awam|majikan|pekerja|public|"
    r"contributors)\s(?:\w+\s){0,3}(?:di)?(?:nasihat\w*|"
    r"ingat\w*|minta\w*|seru|gesa|advised|reminded|urged|warned)\b|\b(?:perkeso|"
    r"socso)\s(?:\w+\s){0,4}(?:tidak (?:pernah|"
    r"mengenakan)|mengingatkan|menasihatkan|menegaskan|never|does not|reminds?|warns?|advises?|"
    r"tidak mempunyai ejen)\b|"
    r"\b(?:jangan|elak\w*|don'?t|do not|never)\s(?:\w+\s){0,2}(?:guna|percaya|bayar|use|pay|"
    r"trust|terpedaya)\b|"
    r"\b(?:berwaspada|waspada|beware|hebahan|poster|infografik|kempen|campaign|sidang media|"
    r"mahkamah|didakwa|"
    r"court|charged in|tiada (?:sebarang )?(?:caj|bayaran)|percuma|free of charge|adalah percuma|"
    r"for free)\b"
)
NOT_ASKED = any_of(
    r"(?:di)?minta (?:hadir|hubungi|datang|tolong|dokumen|borang|maaf|maklumat|doa|bantuan|"
    r"nasihat), "
    r"(?:saya|kami|nak|boleh|mohon) (?:nak )?(?:tanya|minta|mintak) (?:\w+ )?(?:borang|tolong|"
    r"nombor|info\w*|maaf|pandangan), "
    r"ask(?:ed|s)? (?:for )?(?:documents?|help|information|about), caj telefon"
)
