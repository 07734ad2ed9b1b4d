"""How texts name those who only saw it, are spoken to, or belong to the one who was hurt.

Tables for people who know the language; `bystanders` reads them. Small letters; each ends right
before a name, its titles left off.
"""

import re

# Kin as papers and chats call them.
KIN_WORD = (
    r"(?:bapak?|mak|emak|ibu|ayah|abah|ummi|mama|papa|abi|isteri|bini|suami|laki|hubby|husband|"
    r"wife|"
    r"wifey|anak|anok|adik|adek|abang|abg|kakak|akak|kak|nenek|atuk|tok|datuk|cucu|menantu|mertua|"
    r"mentua|ipar|biras|sepupu|bapa saudara|ibu saudara|pakcik|makcik|tunang|balu|jiran|mother|"
    r"father|mum|mom|dad|son|daughter|brother|sister|uncle|aunt|cousin|niece|nephew|fianc[eé]e?|"
    r"parents?|grandfather|grandmother|in-law)"
)
# Who saw it or minds the place; "dikenali sebagai" behind it names him, not the victim.
_ONLOOKER = (
    r"(?:saksi(?: kejadian)?|jiran|penduduk|pemilik(?! kereta| motosikal| kenderaan)(?: \w+){0,2}|"
    r"pengusaha(?: \w+){0,2}|orang awam|pengguna (?:jalan ?raya|media sosial|facebook|laman \w+|"
    r"tiktok|twitter)|pengadu|pemberi maklumat|pelapor|penyelamat|penghuni|sumber|"
    r"peniaga (?:berhampiran|lain)|rakan (?:mangsa|sekerja mangsa)|ahli keluarga|waris|"
    r"netizen|witness(?:es)?|resident|villager|passer-?by|onlooker|bystander|neighbou?r|shopkeeper|"
    r"shop owner|stall owner|caller|informant|source|rescuer)"
)
# "Saksi yang hanya mahu dikenali sebagai Ah Contoh": who wants to be called so speaks.
WITNESS = re.compile(
    r"\b(?:mahu|ingin|mau|hendak|nak|minta|meminta|memilih untuk|rela)\s(?:hanya\s|sekadar\s)?"
    r"(?:dikenal(?:i|kan)?|disebut|dipanggil|dinamakan|digelar)\s(?:hanya\s)?(?:sebagai\s)?$|"
    r"\b(?:want(?:s|ed)|wish(?:es|ed)|ask(?:s|ed)|request(?:s|ed)|prefer(?:s|red)|agreed|"
    r"declin\w+|chose)\s(?:only\s|not\s)?to (?:only )?be\s"
    r"(?:known|identified|named|called|referred to|quoted)\s(?:(?:only|just|as)\s){0,3}$|"
    r"\b(?:gave|giving) (?:his|her|their) name (?:only )?as\s$"
)
# Who is told of as a neighbour or an owner, unless harm is told of him.
ONLOOKER = re.compile(
    rf"\b{_ONLOOKER},?\s(?:[\w-]{{2,15}}\s){{0,4}}?(?:(?:yang|who|hanya|only|was|is)\s){{0,3}}"
    r"(?:dikenali|bernama|memperkenalkan diri|known|identified|named)\s(?:hanya\s|only\s)?"
    r"(?:sebagai|as)?\s?$"
)
# Who is told to bear it has lost somebody: "semoga tabah sis Contoh, hubby pergi dulu".
_BEAR = (
    r"(?:tabah|kuat(?:kan)?(?: semangat)?|sabar|bersabar|tenang|redha|reda|ikhlas|cekal|"
    r"ditabahkan(?: hati)?|diberi (?:kekuatan|ketabahan|kesabaran)|be strong|stay strong|"
    r"hang in there|take heart)"
)
ADDRESSED = re.compile(
    rf"\b{_BEAR}(?:lah)?\s?(?:ye|ya|yer|yea|ok|selalu|hendaknya|buat|untuk|utk|kepada|kpd|bagi|"
    r"for|dear|my|wahai|sahabatku|kawan|dik|sahabat|to|and|,|\s){0,5}$"
)
# Behind the name of the bereaved: "takziah buat Kak Contoh sekeluarga atas pemergian suami".
BEREAVED = re.compile(
    r"^,?\s(?:(?:dan|&|n|and)\s(?:keluarga|family|anak-anak|isteri|suami)\s|sekeluarga\s|"
    r"(?:atas|di ?atas|yang|yg|on|for|who|baru|telah|dah)\s){1,4}"
    r"(?:pemergian|kehilangan|kematian|hilang (?:suami|isteri|bini|laki|anak|mak|ibu|ayah|bapa)|"
    r"(?:your|the|his|her) loss|"
    r"(?:the )?(?:passing|death|loss) of|lost)\b"
)
# "Mak kepada adik Contoh jatuh": whose mother it was. "Saya isteri kepada Contoh" tells of him.
KIN_OF = re.compile(
    rf"(?<!saya )(?<!ini )(?<!waris )(?<!sy )\b{KIN_WORD}(?:\skandung|\stiri|\sangkat)?\s"
    r"(?:kepada|kpd|kpda|pada|bagi|to|of)\s(?:(?:si|adik|adek|kawan|rakan|anak murid|pelajar|"
    r"student|murid|pekerja|staff?)\s)*$"
    # "isteri kepada anggota bahagian kami, Contoh, telah ..."
    rf"|(?<!saya )(?<!ini )(?<!waris )(?<!sy )\b{KIN_WORD}\s(?:kepada|kpd)\s(?:anggota|staff?|"
    rf"pekerja|"
    r"kakitangan|pegawai|rakan|sahabat|kawan|guru|bekas)\s(?:[\w-]+\s){0,6}[\w-]+,?\s$"
    # "isteri kepada pekerja Syarikat Contoh, Sampel telah pergi"
    rf"|(?<!saya )(?<!ini )(?<!sy )\b{KIN_WORD}\s(?:kepada|kpd)\s(?:pekerja|anggota|staff?|"
    rf"kakitangan|"
    r"pegawai|guru|rakan|kawan|bekas)\b[\w\s]{3,50},\s$"
)
# "Ketua platun mangsa, Contoh, menyifatkan": who led, paid or knew the victim speaks of him.
KNEW_HIM = re.compile(
    r"\b(?:ketua|majikan|penyelia|pengurus|guru besar|jurulatih|mandor|bos|rakan|jiran)"
    r"(?:\s\w+){0,2}\smangsa,?\s$|"
    r"\bthe (?:victim|deceased)'s (?:\w+\s){0,2}(?:supervisor|employer|boss|manager|friend|"
    r"colleague|neighbou?r|chief|coach|teacher),?\s$"
)
# "Foto: ihsan pembaca": whose picture it is.
SURVIVED = re.compile(
    r"\b(?:terselamat|selamat|tidak cedera)\s(?:ialah|adalah|iaitu|bernama|dikenali sebagai|"
    r"pula)\s$|\b(?:sole|lone|only|only other|the) survivors?\s?(?:was|is|were|,|identified as)\s$"
)
PICTURED = re.compile(
    r"(?:\U0001f4f7|\U0001f4f8)[ :]{0,3}$|\b(?:foto|gambar|photo|pic|kredit|credit)s?\s?:\s?$"
)
# "Kejadian disedari rakan sekerjanya, Contoh, 29": who found, saw or freed the victim.
FOUND_BY = re.compile(
    r"\b(?:(?:disedari|disaksikan|dilihat|diselamatkan|ditemui|dijumpai|dilaporkan|diangkat|"
    r"dibantu)\s"
    r"(?:oleh\s)?(?:seorang\s)?(?:rakan|kawan|jiran|penduduk|orang kampung|nelayan|pekerja|"
    r"anak|isteri|suami|adik|"
    r"abang|kakak|"
    r"ibu|bapa|orang awam|majikan|penyelia|saksi|pengawal)|(?:found|discovered|spotted|"
    r"witnessed|seen|"
    r"noticed|pulled out|rescued|alerted|reported) by)\b(?:\s?[\w'-]{2,15}){0,4},?\s$"
)
# "Dilanggar kereta dipandu seorang wanita, Contoh, 50": who drove the other vehicle.
RAN_INTO_HIM = re.compile(
    r"\b(?:dilanggar|dirempuh|digilis|dihempap|diseret|hit|struck|knocked down|run over|rammed|"
    r"crushed)\b"
    r"(?:(?!\b(?:sebelum|before|lalu|dan|and|then|manakala|"
    r"apabila)\b)[^.;,]){2,45}\b(?:dipandu|ditunggang|dikemudi|driven by|ridden by|"
    r"operated by)(?:\soleh)?"
    r"(?:\s(?:seorang|an?)(?:\s[\w-]{3,14}){1,3},?)?\s$"
)
# "Contoh, 47, who witnessed the fall": he was not in it.
WATCHED = re.compile(
    r"^[\s,(]{0,3}(?:\d{1,3}[\s,)]{0,3})?(?:tahun,?\s)?(?:yang|who)\s(?:(?:turut|juga|also|had)\s)?"
    r"(?:witnessed|saw|discovered|found (?:the|his|her)|alerted|menyaksikan|"
    r"melihat (?:kejadian|mangsa|mayat)|"
    r"menemui (?:mangsa|mayat)|menjumpai (?:mangsa|mayat)|terdengar|menyedari)\b"
)
# What onlookers, kin and colleagues do, and victims do not: "Contoh, 44, helped in the search".
ACTED = re.compile(
    r"^[\s,(]{0,3}(?:\d{1,3}[\s,)]{0,3})?(?:tahun,?\s)?(?:(?:yang|who|is|was|also|turut|juga|"
    r"kemudian|"
    r"then|lalu)\s){0,2}(?:helped (?:in|with|to) (?:the |search|rescue|carry)|assist(?:ed|"
    r"ing) (?:in|with|the |"
    r"police|investigat)|assisting(?=[.,])|called (?:an |the )?(?:ambulance|police|for help)|"
    r"lodged a (?:police )?report|membuat laporan|menghubungi (?:polis|ambulan|bomba|talian)|"
    r"membantu (?:siasatan|polis|pihak|pasukan|operasi)|terkejut(?=[.,]| (?:dengan|apabila|"
    r"menerima|mendengar))|"
    r"pasrah|redha|bersyukur|mengucapkan|menyifatkan|menziarahi|merakam)"
)
HIMSELF = ("mangsa", "victim", "deceased", "arwah", "allahyarham", "mendiang", "si mati")
