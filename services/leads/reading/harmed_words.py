"""Where the words of harm stand beside a name, so that it must be the name of who was hurt.

Tables for people who know the language; `evidence` reads them. Small letters; pieces of regular
expressions.
"""

import re

HURT_AFTER = re.compile(
    r"^[\s,)]{0,3}(?:\(?\d{1,3}\)?(?: tahun)?[\s,)]{0,3})?(?:[\w/-]{1,20}[\s,]{1,2}){0,8}?(?:maut|"
    r"meninggal|mati|terkorban|terbunuh|cedera|parah|mengalami|tersepit|disahkan|dikhuatiri|"
    r"ditemukan|ditemui|dijumpai|"
    r"dilaporkan|hilang|lemas|terkena|dihempap|dilanggar|dirempuh|tercampak|terjatuh|rentung|"
    r"(?:was|is|are|were)\s(?:being\s)?(?:treated|warded|hospitali[sz]ed|admitted)|(?:sedang |"
    r"kini |turut )?dirawat|dimasukkan ke|dihantar(?: ke)? (?:hospital|h[a-z]{2,4}\b|qeh|gh)|"
    r"dikejarkan ke|"
    r"terperangkap|tertimbus|terhimpit|tergelincir|jatuh|patah|putus|luka|terbunuh|dah sik ada|"
    r"sik ada|tak dok|takde|xde|dah xde|dah tak ada|dah tiada|dah pergi|"
    r"masuk (?:wad|icu|hospital)|di ?langgar|ken[aeo]k? (?:langgar|lang?ga[rhq]|remp[uo]h|hentam|"
    r"hempap|"
    r"gilis|renjatan|tembak|tikam|pukul|sondol|tanduk|patuk|sengat|seret|hit|burn|crushed?)|"
    r"xcident|heart attack|serangan jantung|stroke|strok|collapse|lost|broke|"
    r"kena (?:spark|percikan|kejutan|karan|air panas|"
    r"minyak panas|press|gesel)|tersiram|tersimbah|slipped|"
    r"melecur|koma|kritikal|pengsan|rebah|accident|kemalangan|eksiden|kmlgn|died|was killed|"
    r"were killed|killed|suffered|"
    r"sustained|was (?:pronounced|crushed|hit|struck|electrocuted|thrown|run over|flung|"
    r"buried)|succumbed|drowned|was trapped|is missing|was injured|injured|"
    r"(?:(?:slightly|badly|seriously) )?hurt|"
    r"collapsed|fell|had (?:multiple|several|severe|serious|minor|light|deep|head|leg|two|three|"
    r"an?) \w*\s?"
    r"(?:fractures?|burns?|injur(?:y|ies)|cuts?|wounds?|concussion)|had a (?:\w+ )?fall|"
    r"passed (?:away|out)|perished|(?:is|are|was|"
    r"were)\s(?:still\s)?missing|"
    r"diserang|"
    r"disengat|terbabas|passed out|crushed|struck|electrocuted|buried|pinned|burnt|"
    r"dibaham|sesak nafas|ditimpa|ditikam|ditembak|disambar|terseret|kudung|"
    r"kembali ke rahmatullah)\b"
)
# "Kemalangan maut Seman bin Kasturi": the name of the dead right behind the word of death.
DEATH_BEFORE = re.compile(
    r"\b(?:merempuh|melanggar|mencederakan|menikam|menetak|menembak|menyebabkan (?:kecederaan|"
    r"kematian)(?: parah)? (?:kepada|ke atas)|maut|kematian|pemergian|meninggal(?: dunia)?|"
    r"terkorban|fatal (?:accident|crash)|"
    r"death of|killed|passing of)\s?[:,-]?\s$|"
    r"\b(?:menyebabkan kematian|(?:caus(?:ed|ing)|in) the death of|killing)\s(?:an?\s|"
    r"seorang\s|the\s)?"
    r"(?:[a-z-]{3,14}\s){0,2}(?:penunggang(?: motosikal)?|pemandu|pembonceng|pejalan kaki|pekerja|"
    r"motorcyclist|rider|driver|pedestrian|passenger|worker|cyclist|man|woman),?\s$"
)
OUTCOME_CUE = re.compile(
    r"(?:mangsa (?:yang )?(?:maut|meninggal|terkorban|cedera|parah)|mangsa (?:pertama|"
    r"kedua) (?:yang )?"
    r"(?:maut|cedera)|the (?:(?:two|three|four|five|other|\d) ){0,2}(?:dead|deceased|"
    r"injured)(?: \w+)?|yang (?:maut|meninggal|terkorban|"
    r"cedera|parah)|"
    r"(?:killed|injured|died) (?:was|were)|allahyarham(?:ah)?|arwah|mendiang)(?: (?:ialah|adalah|"
    r"iaitu|was|"
    r"were|are|is|dikenali sebagai|dikenal pasti sebagai|identified as))?[ ,:]{0,3}$"
)
# Harm told right behind the name: its subject is a person, whatever the name looks like.
HARMED_NEXT = re.compile(
    r"^,?\s(?:(?:ni|tu|ini|itu|pula|pulak|pun|kami|kita|dah|sudah|telah|tadi|semalam|smlm|turut|"
    r"juga|himself|herself|themselves|sendiri|pun|"
    r"baru|terus|kini|masih|sedang|dipercayai|dilaporkan|was|has|had|also|is|were|later|"
    r"allegedly|"
    r"reportedly)\s){0,3}(?:meninggal|maut|mati|terkorban|terbunuh|melecur|cedera|parah|luka|"
    r"kemalangan|accident|eksiden|xcident|patah|koma|kritikal|ken[aeo]k? (?:langgar|hempap|gilis|"
    r"remp[uo]h|hentam|sondol|tanduk|renjatan|himpit|tikam|tembak|mesin|hit by|burn)|"
    r"terkena (?:renjatan|letupan)|dilanggar|dirempuh|"
    r"dihempap|digilis|tersepit|terhimpit|tertimbus|tercampak|tergelincir|pengsan|rebah|terjatuh|"
    r"jatuh|lemas|menghembuskan|disahkan (?:meninggal|mati|maut)|mengalami (?:kecederaan|patah|"
    r"cedera|luka|pendarahan)|ditemu(?:i|kan) (?:mati|maut|lemas|meninggal)|died|killed|injured|"
    r"hurt|collapsed|passed away|suffered|sustained|succumbed|drowned|perished|electrocuted|"
    r"crushed|trapped|pinned|buried|struck|scalded|burnt|burned|passed out|terbabas|hit by|"
    r"run over|met with an accident|pronounced dead|"
    r"kena (?:spark|percikan|kejutan|karan|air panas|minyak panas|press|tembak|patuk)|tersiram|"
    r"melecur|tersimbah|belum (?:balik|pulang|ditemui|dijumpai)|slipped|tripped|"
    r"got (?:his|her) \w+ (?:caught|crushed|stuck)|had a (?:\w+ )?fall|"
    r"(?:dihantar|dibawa|dikejarkan)(?: ke)? (?:hospital|h[a-z]{2,4}\b|qeh|gh)|"
    r"fell (?:to|from|into|off)|lost (?:his|her|three|two|four)|broke (?:his|her)|hospitalised|"
    r"warded)\b"
)
# What befell an office-holder whose name is in apposition: "the clerk, Puan Contoh, slipped".
BEFELL_NEXT = re.compile(
    r"^,\s(?:(?:telah|dipercayai|dilaporkan|disahkan|was|has|had|turut)\s){0,2}(?:terjatuh|jatuh|"
    r"tergelincir|meninggal|pengsan|rebah|patah|melecur|tersepit|dihempap|dilanggar|dirempuh|"
    r"digilis|tercampak|slipped|fell|collapsed|died|killed|crushed|electrocuted|struck|hit by)\b"
)
# Told of persons alone, so that even one strange word before it is a name.
DIED_NEXT = re.compile(
    r"^\s(?:(?:dah|sudah|telah|baru|tadi|semalam|has|was)\s){0,3}(?:meninggal|koma|pengsan|rebah|"
    r"died|passed away|suffered|succumbed|collapsed)\b"
)
_ROLES = (
    r"penunggang|pemandu|drebar|dreba|pembonceng|penumpang|pekerja|buruh|kelindan|operator|"
    r"mekanik|juruteknik|"
    r"kontraktor|pengawal|anggota|staff?|kakitangan|kerani|guru|jururawat|nelayan|penoreh|tukang|"
    r"driver|rider|passenger|pillion|worker|motorcyclist|attendant|technician|welder|labou?rer|"
    r"guard|cleaner|clerk|supervisor|cashier|budak|member|kawan|rakan|sahabat|colleague|friend"
)
# Harm anywhere behind in the sentence, and nobody speaks before it.
HARMED_LATER = re.compile(
    r"^(?:(?!\b(?:kata|berkata|memberitahu|said|told|menurut|cerita)\b)[^.;:]){0,140}?\b(?:maut|"
    r"meninggal|terkorban|cedera|parah|patah|luka|melecur|sesak nafas|injured|hurt|died|killed|"
    r"suffered|sustained|fractures|fractured|burns|broke)\b"
)
# What follows in the sentence is told of the next one.
OF_THE_NEXT = re.compile(
    r";|\b(?:manakala|sementara|sedangkan|while|whereas|dan yang|dan mangsa|and the|"
    r"and another)\b"
)
# "Staf Contoh Sampel pengsan": who employs them, unless the words are usual in names.
STAFF_OF = re.compile(r"\b(?:staff?|kakitangan|warga)\s$")
# "pekerja Contoh maut": one capital word right behind is the firm rather than a person.
OF_FIRM = re.compile(rf"\b(?:{_ROLES})\s$")
# "Norcontoh staf kita accident tadi": who the person is stands between name and harm.
ROLE_BEHIND = re.compile(
    rf"^,?\s(?:(?:seorang|an?|the|our|my)\s[\w-]|(?:{_ROLES}|dari|from|berasal|asal|"
    r"warga|rakyat|kerja|keje|kijo|jual|jaga|penjual|"
    r"bahagian|unit|dept|line|welding|maintenance|penyelenggaraan|kantin|dispatch|jaga|stor|"
    r"bengkel|"
    r"dapur|akaun|production|admin|imam)\b)"
)
# "Turut maut, penumpang hadapan, Contoh Sampel,".
HARMED_ROLE_BEFORE = re.compile(
    r"\b(?:maut|meninggal|terkorban|terbunuh|cedera|parah|mengorbankan|mencederakan|killed|dead|"
    r"injured|hurt|killing|injuring)\b(?![^.;:]{0,60}\b(?:kata|menurut|said|oleh)\b)[^.;:]{0,50}"
    rf"\b(?:{_ROLES})(?:\s[\w-]{{2,15}}){{0,3}}\s?,\s$"
    r"|\b(?:mengorbankan|mencederakan|claimed the life of|killing|injuring)\s$"
)
# "Seorang meninggal (Contoh, 36), seorang lagi (Sampel) masih di wad".
BRACKETED_BEFORE = re.compile(
    rf"\b(?:seorang|sorang|mangsa|victim|one|another|man|woman|lelaki|wanita|"
    rf"{_ROLES})\b[^().]{{0,45}}"
    r"\(\s?$"
)
BRACKET_ENDS = re.compile(r"^\s?(?:,\s?\d{1,2}(?:\s?(?:tahun|thn|yo|y/o))?\s?)?\)")
# What may stand before one name with its age in apposition: "another worker, Contoh, 35,".
APPOSED = re.compile(r"[a-z0-9,;&)(]\s?$")
AGE_ENDS = re.compile(r"^\s?[,(]\s?\d{1,2}(?:\s?(?:tahun|thn))?\s?(?:[,.;)]|$)")
MISSING = re.compile(r"\b(?:hilang|missing|lemas|drown\w*|terperangkap|trapped|tertimbus|buried)\b")
WARDED = re.compile(
    r"\b(?:di|kat|ke|masuk|at|in|to)\s(?:the\s|zon \w+ )?(?:hospital|hosp|wad|icu|ward)\b|"
    r"\bzon (?:kuning|merah)\b"
)
# Said of one who is not dead, in a text that tells of a death.
HURT_ONLY = re.compile(
    r"\b(?:hanya|cuma|sekadar|only|just) (?:\w+ )?(?:cedera|luka|patah|injured|suffered|"
    r"sustained|hurt)\b|"
    r"\b(?:cedera (?:ringan|parah)|parah|luka ringan|patah|minor injuries|seriously injured|"
    r"sedang dirawat|masih dirawat|kini dirawat|being treated|still being treated|warded|"
    r"terlantar)\b"
)
