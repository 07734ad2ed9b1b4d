"""How chats bring a given name in: what stands before it, behind it, and what it is none beside.

Tables for people who know the country; `chat_names` reads them. Small letters; pieces of regular
expressions.
"""

import re

from services.leads.reading.called_words import FIRST_NAMES
from services.leads.reading.patterns import word_set

# Calls and what a post opens with; the name stands behind them. "Wei Faris" is called Faris.
CALLS = (
    r"we[iyh]{1,3}|guys|gais|geng|bos+|bro|korang|hangpa|woi|oi|fyi|info|update|berita sedih|sedih|"
    r"sedihnya|innalillah\w*|takziah|al-?fatihah|alamak|aduh|adoi|allah|ya allah|terkini|hai|"
    r"salam|assalamualaikum|semua|kesian|kasihan|cian|sian|tadi|semalam|smlm|rip|baru tau|baru tahu"
)
# "Depa kata Din jatuh": others tell of him; "kata Din" alone is his own word.
TOLD = (
    r"(?:depa|depo|dema|org|orang|ore|diorang|dorang|derang|mereka|jiran|member|kawan|bos|mak)\s"
    r"(?:kata|kabo|habaq|royak|bagitau|cakap|ckp)|"
    r"(?:dengar|denga|dengaq|dgr|dgar|tau|tahu)(?:\s(?:dak|tak|x|dok|tok|kah|ke|cerita|berita|pasal|"
    r"kabar|khabar))?"
)
# Only a person is called so: any strange word behind is his name.
PERSONAL = (
    r"si|arwah|doakan|doa utk|doa untuk|pray for|anak buah(?:\s(?:aku|saya|sy|kami|kita|den))?|"
    r"(?:adik|adek|abang|abg|kakak|akak|kawan|kwn|member|sepupu|geng|rakan|staff?|pekerja|"
    r"budak|bdk|biras|ipar|"
    r"housemate|roommate|officemate)\s(?:(?:satu|se)\s?\w{3,8}\s)?"
    r"(?:aku|ku|saya|sy|kami|kita|den|kamek|kito|ambo|teman|cek|i|gua|gue)"
)
# A boy of the works, or "did you": only a given name behind it is one.
YOUNG = r"dak|budak|bdk|mamat|minah"
HELD = r"tu|kita|kami|kite|kito|kamek|kamik|aku|ku|saya|sy|ni|itu|kitorang|hang|demo|den|ambo|kawe"
# A trade as chats write it, beside those of the tables.
TRADE = (
    r"tech|teknisyen|exec|spv|sv|gad|jaga|rider|driver|drebar|dreba|drebor|runner|admin|hr|qc|"
    r"store ?keeper|staff|tukang \w+|engr|helper|budak \w+|mat \w+|abang \w+|misi|sales|"
    r"marketing|security|sekuriti"
)
ENTRY = re.compile(
    rf"(?:^|[.!?\n;:…]\s{{0,2}}|,\s|(?<![\w/@])(?:{CALLS})[\s,.!:]{{1,3}}|"
    rf"(?<![\w/@])(?P<told>{TOLD})\s|(?<![\w/@])(?P<personal>{PERSONAL}),?\s|"
    rf"(?<![\w/@])(?P<young>{YOUNG})\s)"
    rf"(?=(?P<name>[a-z][a-z']{{1,13}})(?![\w/@:]))"
)
TRADED = re.compile(rf"\s(?:{TRADE})(?!\w)")
HELD_NEXT = re.compile(rf"(?:\s[\w-]{{1,12}}){{0,2}}?\s(?:{HELD})(?!\w)")
NAME_GOES_ON = re.compile(r"\s(?:(?:bin|binti|bt|b|a/l|a/p|anak|ak)\.?\s)?([a-z]{2,14})(?![\w/@])")
CLAUSE = re.compile(r"[.!?…]+(?=\s|$)|\n")

# What befell him, in his own clause.
BEFELL = re.compile(
    r"\b(?:accident|eksiden|exident|excident|aksiden|xcident|kemalangan|kmlgn|kemale|kmalangan|"
    r"ken[aeo]k?\s(?:langga[rqhk]?|lang?g[ao]\w?|lgr|lnggar|remp[uo]h|hentam|himpit|hempap|gilis|"
    r"tikam|tetak|"
    r"gesel|sondol|timpa|cilok|seret|sambar|karan|renjatan|tembak|mesin|patuk|sengat|tanduk|air "
    r"panas|minyak|letup\w*)|dilanggar|dirempuh|dihempap|ditimpa|digilis|jatuh|jatoh|terjatuh|"
    r"tergelincir|rebah|pengsan|meninggal|mninggal|maut|mati|dah (?:takde|xde|tiada|pergi|tak ada|"
    r"tada|takdok|sik ada|arwah)|doh takdok|koma|parah|cedera|patah|putus|melecur|luka|tersepit|"
    r"terlibat|terbabas|lemas|strok|stroke|heart attack|serangan jantung|sakit dada|collapsed?|"
    r"fell|slipped|met with|passed away|died|injured|warded|got hit|masuk (?:icu|wad|hosp\w*)|"
    r"(?:kat|kt|di|masuk|at|in) (?:hosp\w*|wad|icu|ward))\b|"
    r"\b(?:muka|tangan|tgn|kaki|jari|kepala|mata|dada|pinggang)\s(?:dia|nya|die)\b"
)
# The next sentence goes on with him: it opens with a time, "dia", or what befell.
GOES_ON_WITH_HIM = re.compile(
    r"\s*(?:(?:kul|pukul|jam|pkl)?\s?(?:pagi|ptg|petang|malam|mlm|tgh ?hari|tengah hari|tadi|td|"
    r"semalam|smlm|skrg|sekarang|baru|dia|die|beliau|accident|eksiden|kemalangan|kena|kene|kenok|"
    r"jatuh|rebah|pengsan|patah|otw|masa|time|lepas|he|she|this morning|last night|yesterday)\b)"
)
# Who does this is no victim but tells, helps, sees, writes, drives into another.
ACTS = re.compile(
    r"\b(?:tolong|tlg|bantu|cpr|angkat|bawa|bawak|bwk|hantar|call|telefon|tepon|contact|cakap|ckp|cakak|"
    r"kata|kabo|bagitau|bagitahu|bgtau|habaq|royak|cerita|citer|story|nampak|tengok|tgk|jumpa|saksi|"
    r"share|post|upload|tulis|update|rakam|jerit|selamatkan|pi tengok|tanya|tny|sahkan|confirm|"
    r"lapor|report|kutip|derma|collect|bayar|urus|uruskan|ganti|cari|saw|said|told|called|helped|"
    r"asked|sent|brought|(?<!ken[aeo]\s)(?<!kenok\s)(?<!di)(?:me)?(?:langgar|rempuh)\s(?:se?orang|budak|"
    r"bdk|orang|org|pakcik|makcik|lelaki|wanita|pekerja|rider|pejalan|uncle|aunty|mamat|motor|moto|"
    r"pemandu|penunggang)|"
    r"kena (?:tahan|tangkap|cekup|saman)|selamat|tak cedera|x cedera|ok je|okay je|terselamat)\b|"
    r"\b(?:punya|nye)\s(?:kereta|kete|moto|motor|rumah|kedai|lori|van|anak|bini|laki|mak|ayah)\b"
)
# Somebody else is brought in before the harm: "Din pomen tu kat situ, ada budak kena langgar".
ANOTHER = re.compile(
    r"\b(?:ada (?:orang|org|budak|bdk|sorang|accident|eksiden|kemalangan)|(?:sorang|seorang|satu) "
    r"(?:budak|pakcik|makcik|lelaki|wanita|pekerja|rider|driver|uncle|mamat|aunty)|"
    r"(?:anak|bini|isteri|suami|laki|mak|ayah|abah|bapak|adik|abang|kakak|kawan|member|kelindan|"
    r"kucing) (?:dia|die|nya|beliau))\b|"
    r"\b(?:tu|kita|kami|kamek|kito|pun|masa|bila|lepas|aku)\s(?:\w{1,10}\s){0,3}?(?:rider|guard|driver|"
    r"pekerja|cleaner|pakcik|makcik|budak|orang|org)\s(?:(?:kita|tu|kami|ni)\s)?(?:kena|jatuh|rebah|"
    r"pengsan|accident|eksiden)\b"
)
# Right behind the name.
AT_ONCE = re.compile(
    r"\s(?:(?:dah|sudah|tadi|td|baru|pun|pulak|ni|tu|semalam|smlm|kita|kami|terus|was|has|got)\s){0,2}$"
)
# Whose thing or relative is told of, or who is called or thanked.
_OF_OTHERS = (
    r"kereta|kete|moto|motor|motosikal|rumah|kedai|gerai|bengkel|lori|van|anak|anok|bini|isteri|"
    r"suami|laki|mertua|cucu|majikan|dari|daripada|drpd|by|via|cc|admin|contact|pm|wasap|whatsapp|"
    r"call|thanks|tq|terima kasih"
)
THEIRS = re.compile(rf"(?<!\w)(?:{_OF_OTHERS}|hubungi)\s(?:(?:{PERSONAL}),?\s)?$")
# The same right before a name, and whose word it is.
NOT_OF = re.compile(
    rf"(?:^|[^\w])(?:{_OF_OTHERS}|ofis|mak|ibu|ayah|abah|bapak?|bos|"
    r"(?<!depa )(?<!org )(?<!orang )(?<!diorang )kata|menurut|cerita|jumpa|tanya|bagi|dengan|dgn|"
    r"ngan|kat|di|oleh|untuk (?:bos|tuan))\s$"
)
# Given names as people are called by, beside the list of names in full.
# Names that chats write as words of every day in small letters.
_WORDS = word_set("guna bakar segar kala bahar mat")
MORE_NAMES = (FIRST_NAMES - _WORDS) | word_set(
    """
    wan din lan jeff jef deris anbu awg hairi amira amir fadhli fadli syah syed nik mie mail
    meor pian kudin leman lebai dolah deraman derih semail samad yeop pandak apai boboy ijat ijam
    jai jay joe ben sam tom alex ray roy ryan kevin eric jason jimmy danny andy eddie tony ken
    kenny terry jerry larry harry gary raymond bobby johnny wilson wilfred hendry clement felix
    syafik syafika syazana syahira nabila nabilah najwa husna huda hanna hannah hani amni ainaa
    atiqah athirah balqis batrisyia dalila damia dina emilia fazira fazlin hazlina ila izzati
    jasmin jihan kamilia khadijah khalisah maisarah marina mimi mira nadhirah najihah nasuha
    nazira nisa puteri qaisara rania sofea sofia syuhada wani yana zahra zalina zara
    aqilah asyikin azura bella dira fifi hajar
    amin amsyar aqif arman azwan bob daus dean epul faris farish fattah faizul haikal haris
    hazman hazrul ipin jepah jijoi kimi kimie kudus lokman mus naufal naim nazri paan pian
    poji rafie raihan rayyan ridwan saifudin shidi syam syukur topek uda wafiy yus zack zaid
    zairi zul zulfikar zaki
    arun ashok balan dinesh dharma ganapathy gunasegaran jeeva jega kabilan karthik kishen
    kugan kumaresan loga mahen manimaran mathan moorthy muniandi nagen naren nava nithya
    pavithra perakash prabu prakash raghu ragu rajah rakesh ravin sanjey saravana sathya selva
    shankar shan siva sivam sugu suren surendran tamil thana thiru vasu vejay vicky vignes vijay
    vimal vinod viknesh yogan
    boon chee choon fatt fook heng hock hoe hoong huat jin kah keong kiat kin kit leng meng peng
    poh san seng shen siong soon swee teck thiam tuck weng woon xin ying yuen zhi
    belayong belaja changgan empading jalai jantai jarau juing lanting manggat mawan nanta nyambang
    nyuak sanggau sli tugau ugak janting gundang
    agong ajis ampong angas angkul asmat atong baco bensi dius gatuk gimbang gumpil jaikol jainal
    jaiwin jikol jipin kinsung lojuin majalap masidi mojikon rosni sumping taibin tosin
    """
)
# "Mat Deris": alone "mat" is any man, with a name behind it one of them.
FORENAMES = word_set("mat wan nik che")
# What a post calls its readers; "Wei Ming" is a name, "wei Faris" calls and names.
CALL = word_set("wei weh wey weyh woi oi guys gais korang geng bos boss fyi kesian alamak")
# Brands and firms of one strange word, by which a worker is told: "Tesco cashier".
BRANDS = word_set(
    """
    gojek bungkusit beep tesco lotus lotuss mydin aeon econsave speedmart billion maslee tunas
    manja maybank cimb ambank agrobank affin unifi maxis celcom digi umobile intel dell bosch
    infineon osram jabil sony panasonic samsung flextronics flex plexus sanmina benchmark
    keysight micron broadcom mcdonald mcdonalds pizza dominos starbucks tealive secret recipe
    subway watsons mart gdex skynet citylink fedex sime genting gamuda sunway westport westports
    northport securiforce mbsa mppj alam flora ranhill sesb swak
    """
)
# Words of dialects and chats, and other strange words that are nobody's name.
STRANGE = word_set(
    """
    guys gais korang hang hangpa kome mung awok miker mike sidak kamu hampa ekau omak bilo adek
    haha saje tapi nyam sume sumo buleh bulih kalo klau kesian sian sedih moga alhamdulillah
    subhanallah astaghfirullah sapa apsal macam camne camno guano lagu gini gitu cenggini lagutu
    haritu lusa kemarin malas rajin jahat kecik gemuk kurus botak sorang duwo geng temp trending
    mintak nampak tengok otai saing kengkawan pastu lepastu malang cuai
    """
)
