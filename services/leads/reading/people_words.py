"""What stands around the name of a victim, an officer, a relative who speaks.

Tables for people who know the language; `evidence` reads them. Small letters; pieces of regular
expressions.
"""

import re

from services.leads.reading.patterns import any_of, quick

# An age behind a name stands after a comma or in brackets, or says that it is one.
AGE_AFTER = re.compile(
    r"^\s?(?:,\s?(?:yang )?(?:both\s|kedua-duanya\s)?|\(\s?|-\s)(?:berumur|berusia|umur|umou?r?|"
    r"usia|aged?)?\s?:?\s?(?P<age>\d{1,3})(?![.:]\d)\s?"
    r"(?P<unit>tahun|thn|th|years?(?: old)?|yrs?|-year-old|bulan|months?|hari)?(?P<end>[,;.)–—]|"
    r"$|\s[-–—]|"
    r"\s(?:dan|and|bersama|serta|manakala|yang|who|was|were|pula|turut|&|disahkan|dilaporkan|"
    r"from|of|"
    r"dari|meninggal|maut|cedera|mengalami|adalah|ialah|bagi|ketika|di|pekerja|warga|anak|asal|"
    r"broke|suffered|sustained|lost|injured|fractured|died|collapsed|patah|parah|"
    r"\w+ing)\b)"
    r"|^\s?,?\s(?:yang |kedua-duanya |masing-masing |both )?(?:berumur|berusia|umur|umou?r?|usia|"
    r"aged)\s?:?\s?(?P<told>\d{1,3})\b(?!-?an\b|s\b)"
    r"|^\s?,?\s(?P<plain>\d{1,3})\s?(?:tahun|thn|years old|y/o|yo)\b(?!\s(?:lalu|ago))"
)
# "Contoh, 40-an", "Contoh, in his 40s": no age, and yet a person.
AGE_VAGUE = re.compile(
    r"^\s?,\s?(?:yang )?(?:(?:berusia|berumur|dalam|lingkungan) ){0,3}\d0-?an\b|"
    r"^\s?,?\s(?:who is |aged )?in (?:his|her|their) (?:early |mid-?|late )?(?:\d0s|twenties|"
    r"thirties|"
    r"forties|fifties|sixties)\b"
)
DIED = re.compile(r"\s?\(m\.?d\.?\)")  # "Contoh bin Ali (MD), 34": meninggal dunia
# In haste nothing stands between: "Contoh 58 collapsed". It tells an age, no person.
AGE_BARE = re.compile(
    r"^\s(?P<age>[1-9]\d)(?![\d:/%+-]|[.,]\d|\s?(?:jam|hours?|hrs?|minit|min(?:ute)?s?|hari|days?|"
    r"minggu|weeks?|bulan|months?|kali|times?|orang|org|others?|lagi|peratus|per ?cent|km|"
    r"kilometer|meter|metres?|kaki|feet|jahitan|stitches|kg|pagi|petang|malam|[ap]\.?m|jan|feb|"
    r"mac|mar|apr|mei|"
    r"may|jun|jul|aug|ogos|sep|okt|oct|nov|dis|dec)\w*\b)(?=[\s,;.)]|$)"
)
# Right before a capital word that is a place or a firm: "van terbalik di Kulim, 8 cedera".
PLACE_BEFORE = re.compile(r"\b(?:di|kat|dekat|kilang|loji|syarikat|factory of|works for)\s$")
CUE_BEFORE = quick(
    r"(?:mangsa(?:\s(?:maut|yang maut|nahas|kemalangan maut|meninggal|meninggal dunia|"
    r"kemalangan|kedua|pertama|"
    r"ketiga|cedera|parah|lain|\d))?|si mati|allahyarham(?:ah)?|arwah|mendiang|"
    r"the (?:deceased|victims?)|victims?|deceased)"
    r"(?:\s?(?:dikenali|dikenal ?pasti|diidentifikasi|bernama|ialah|iaitu|adalah|identified|"
    r"named|was|were|is|known))?(?:\s(?:sebagai|as|only as|adalah|"
    r"hanya))*\s?[,:\-]?\s?(?:\d[.)]\s?)?$"
    r"|(?:dikenali|dikenal ?pasti|identified|diidentifikasi|named|known|"
    r"dikenalpasti)\s(?:sebagai|as|only as|hanya sebagai)\s?[,:]?\s?$"
    r"|(?:^|\n|\s)nama(?:\s(?:mangsa|penuh|pesakit|si mati|pekerja))?\s?[:=\-]\s?$|"
    r"\bmangsa\b[^.;:]{0,60}\brupa(?:-?rupa)?nya\s$|"
    r"\bnama\s(?:dia|beliau|arwah|mangsa|pekerja)\s(?:ialah\s|adalah\s)?$|"
    r"(?:mangsa|victim)\s?(?:\d)?\s?[:=\-]\s?$|(?:mangsa|si mati)\s(?:yang\s)?(?:juga|ialah|"
    r"adalah|iaitu|"
    r"merupakan)\s[\w /-]{3,60},\s$"
    r"|\b(?:\d{1,2}|seorang|sorang|satu|one)\s(?:orang\s)?(?:critical|kritikal|parah|"
    r"cedera(?:\sparah)?|"
    r"maut|meninggal|injured|dead|killed)\s?:\s$"
    r"|(?:kawan|rakan(?: sekerja| setugas)?|sahabat|staff?|pekerja|anak buah|member|kwn|geng|"
    r"jiran|officemate)\s(?:\w{2,12}\s){0,2}"
    r"(?:saya|kami|aku|sy|kita|kite|kitorang|ofis|opis)\s?,?\s$"
    r"|\b(?:our|my)\s(?:\w+\s)?(?:colleague|friend|staff|worker|officemate|teammate|employee|"
    r"member|"
    r"neighbou?r|driver|technician|operator)\s?,?\s$"
    r"|\b(?:kak|kakak|abang|abg|bang|abe|pakcik|makcik|cikgu|mek|pak|pok|mak|cik|uncle|aunty|"
    r"bro|tok|wak|along|angah|uda|haji|"
    r"boss?)\s"
    r"\w{2,12}\s\(\s?$"
    r"|(?:identified|named|known)\s(?:(?:only|the (?:victim|deceased|man|woman|driver|"
    r"rider))\s)?as\s(?:an?\s)?\d{1,2}[- ]years?[- ]old\s$"
    r"|(?:identified|named|"
    r"known)\s(?:the\s[a-z ]{3,25}\s)?(?:only\s)?as\s(?:an?\s)?\d{1,2}[- ]years?[- ]old\s$"
    r"|\b(?:warga|rakyat)\s\w{4,12}(?:\s\w{4,12})?,\s(?:iaitu\s)?$"
    # whose kin is sought: he lies in the ward, or is dead
    r"|\b(?:kepada|kpd|perhatian|mencari|cari|dicari|mohon|tolong|sesiapa|looking for|calling|"
    r"to)\s(?:(?:semua|mana-mana|the|any)\s)?(?:ahli keluarga|ahli family|keluarga|waris|"
    r"saudara[- ]mara|next of kin|relatives?|family)\s"
    r"(?:(?:terdekat|kepada|kpd|bagi|pesakit|mangsa|of|members)\s)*$"
    r"|\bwaris\s(?:kepada\s)?$|\b(?:kenal|cari|contact|nombor|hubungi|jumpa|ziarah|family of)\s"
    r"(?:(?:number|no|phone)\s)?(?:keluarga|family|waris|anak|bini|isteri|suami)\s(?:kepada\s)?$"
    r"|\b(?:deceased|victims?|dead|mangsa maut|mangsa|si mati)\s(?:was|were|is|are|ialah|"
    r"adalah)\s"
    r"(?:[\w-]{2,15}\s){0,3}(?:driver|rider|passenger|pillion|worker|operator|supervisor|"
    r"motorcyclist|"
    r"husband|wife|couple|technician|guard|pemandu|penunggang|pembonceng|penumpang|pekerja|"
    r"kelindan)\s$"
    r"|\b(?:the|a|an)\s(?:dead|injured|deceased)\s(?:man|woman|worker|driver|rider|victim)"
    r"(?:\s(?:was|is|as))?\s?,?\s$"
    r"|\b(?:mangsa|yang (?:maut|meninggal|terkorban|cedera|"
    r"parah))\b(?![^.;:]{0,70}\boleh\b)[^.;:]{0,70}\b"
    r"(?:adalah|ialah|iaitu)\s$"
    r"|\b(?:victims?|dead|deceased|killed|injured|missing|third|fourth|second|other|"
    r"another)\b[^.;:]{0,45}\b"
    r"(?:were|was|are|is)\s$"
    r"|\b(?:panggil|gelar)(?:an)?\s(?:dia\s|beliau\s)?$|\bname ?tag\s?:?\s$"
    r"|\byang\s(?:accident|kemalangan|eksiden|maut|meninggal|cedera|kena langgar)\b[^.;:]{0,40}\b"
    r"(?:tu|itu|ni|namanya|bernama)\s$|\bnama ?nya\s$|\brest in peace\s?,?\s$"
    r"|\b(?:jenazah|mayat|(?:body|bodies|remains) of)\s$"
    r"|\bal-?fatihah\s?[,.:]?\s?(?:untuk|buat|utk|kepada|bagi)?\s$"
    r"|\b(?:identified|named)\s(?:the\s)?[\w ]{2,30}\sas\s$|\bnam[aeo]\s$"
    # the wife who writes, the child who speaks: "saya isteri kepada ..."
    r"|\b(?:saya|sy|i am|i'm)\s(?:ini\s)?(?:the\s)?(?:isteri|suami|anak|adik|abang|kakak|ibu|bapa|"
    r"wife|"
    r"husband|son|daughter|brother|sister)\s(?:kepada|of|to)\s$"
    r"|\b(?:pencarian|mencari|search for)\s$"
    r"|\b(?:isteri|suami|anak|adik|abang|kakak|ibu|bapa|ayah)\smangsa\b[^.;:]{0,60}\bberkata,?\s"
    r"(?:[a-z]{2,9},?\s){0,2}(?:isteri|suami|anak|adik|abang|kakak|ibu|bapa|ayah)nya,?\s$"
    r"|^(?:they|mereka|kedua-duanya)\s(?:were|are|ialah|adalah|iaitu)\s$"
    r"|\btakziah\b[^.]{0,25}\b(?:keluarga|family)\s(?:kepada\s)?(?:sdr|sdri|en|encik|pn|puan|cik|"
    r"kak|abang|abg)?\s?$"
    r"|(?:^|\n)r\.?i\.?p\.?\s?,?\s$|\bpray(?:ers)? for\s(?:our\s\w+\s)?$|(?:semoga|"
    r"doakan)\s(?:roh\s|"
    r"arwah\s)?(?:[\w ]{0,60}\s)?$"
)
OFFICE = any_of(
    r"""
        ketua, pegawai, komander, jurucakap, pengarah, timbalan, menteri, pesuruhjaya, komisioner,
        superintend[ae]nt?, chief, officer, director, commander, spokes(?:man|person|woman),
        minister, superintendent, acp, supt, dsp, asp, dato'?, datuk(?: seri)?, tan sri, pengerusi,
        exco, adun, ahli parlimen, mp, presiden, president, pengurus, manager, setiausaha,
        penolong, assistant commissioner, head, wakil rakyat, magistrate, majistret, hakim, judge,
        peguam, lawyer, timbalan pendakwa, pemangku, deputy, pegawai penyiasat, penghulu,
        ketua kampung, naib, yb, raja, sultan, imam, menteri besar, chairman, ceo, general manager,
        doktor, jurugambar, photographer, wartawan, reporter, oleh, sumber, kredit, foto, via
    """
)
# A line of a form that tells who was in command, or wrote it: "KO: PBK I Contoh".
OFFICER_LABEL = re.compile(
    r"(?:^|\n|[.;,(]\s?)[^\w\n]{0,4}(?:k\.?o|p\.?o|ko/po|i/?o|ketua (?:operasi|pasukan|balai)|"
    r"komander(?: operasi)?|pegawai(?: \w+){0,2}|disediakan oleh|pelapor|pengadu|dilapor(?:kan)? "
    r"oleh|sumber|officer(?: in charge)?|reported by|prepared by)\s?[:=-]\s?$"
)
SPEAKS_AFTER = re.compile(
    r"^[\s,]{0,3}(?:\(?\d{1,3}\)?(?: tahun)?[\s,]{0,3})?(?:(?=yang (?:menceritakan|mengakui|"
    r"mendakwa|bercerita|berkongsi|"
    r"meluahkan|mengimbas|mendedahkan|meraung|merayu)\b)yang |yang [\w ]{3,40}[,]? )?(?:pula |"
    r"turut |juga |ketika |semasa |dalam kenyataan |in a statement |when contacted |"
    r"ditemui |dihubungi |also |later |has |had )*"
    r"(?:berkata|berkat|menambah|memberitahu|memaklumkan|menjelaskan|mengesahkan|menegaskan|"
    r"menceritakan|bercerita|mendakwa|mendedahkan|mengakui|merayu|meluahkan|menulis|"
    r"mengatakan|menyatakan|kata|said|says|told|added|confirmed|explained|related|recalled|"
    r"claimed|wrote|posted|urged|advised|mengimbas|berharap|reda|redha|sebak|sedih|"
    r"mengarahkan|berkongsi|meraung)\b"
    # "Contoh, 52, pemilik kilang, berkata pekerjanya ..."
    r"|^,\s\(?\d{1,3}\)?(?: tahun)?,\s(?:(?!\b(?:maut|mati|meninggal|cedera|parah|died|killed|"
    r"hurt|injured)"
    r"\b)[\w/ -]){3,45},\s(?:berkata|memberitahu|menceritakan|menjelaskan|said (?:he|she|his|"
    r"her|that))\b"
)
SPOKE_BEFORE = re.compile(
    r"\b(?:menurut|kata|ujar|jelas|tambah|tulis|cerita|akui|dedah|according to|said|says|told|"
    r"by|menurut pengguna \w+|dipetik|"
    r"katanya kepada)\s?[,:]?\s(?:[a-z-]{1,20}\s){0,3}(?:[a-z-]{1,20},\s)?$"
)
RELATIVE = any_of(
    r"""
        bapak, mak, emak, abah, bini, atuk, nenek, mertua, mak ?cik, pak ?cik,
        isteri(?:nya)?, suami(?:nya)?, bapa(?:nya)?, ayah(?:nya)?, ibu(?:nya)?, abang(?:nya)?,
        anak buah, adik(?:nya)?, kakak(?:nya)?,
        anak(?:nya)?(?: sulung| bongsu| lelaki| perempuan| mereka)?,
        menantu(?:nya)?, cucu(?:nya)?, sepupu(?:nya)?, bapa saudara\w{0,3}, ibu saudara\w{0,3},
        pak cik\w{0,3}, mak cik\w{0,3},
        rakan(?:nya)?, kawan(?:nya)?, jiran(?:nya)?, saksi, ipar\w{0,3}, mentua, datuk mangsa,
        nenek mangsa, teman wanita(?:nya)?, tunang(?:nya)?, balu, waris, keluarga, his wife, wife,
        husband, father, mother, brother, sister, uncle, aunt, cousin, son, daughter, friend,
        colleague, neighbou?r, witness, widow, fianc[eé]e?, girlfriend, penduduk, resident,
        majikan(?:nya)?, employer, rakan setugas, pengguna
    """
)
SPEECH = any_of(
    r"""
        berkata, memberitahu, menceritakan, kata(?:nya)?, menurut, memaklumkan, said, told,
        ditemui, when met, ketika dihubungi, mengenali, cerita, according
    """
)
LEFT_BEHIND = any_of(
    r"""
        meninggalkan (?:seorang |balu |isteri |suami |anak )?\w*, leaves? behind, left behind,
        survived by, anak kepada, isteri kepada, suami kepada, balu, didakwa, tertuduh, suspek,
        ditahan, ditangkap, accused, charged, arrested, suspect, milik, owned by, lawatan, gambar,
        pendakwa, sambil, bertemu, berjumpa, mengaku tidak bersalah, claimed trial,
        dipercayai milik, kenderaan milik, selepas berjumpa
    """
)
# Colleagues by the names they are called: "Pok Li", "Kak Nita", "Bang Din".
NICKNAME = re.compile(
    r"^(?:P[ao]k|M[aoe]k|Wak|Ah|Apai|Indai|Apek|Tok|Kak|Bang|Abang|Abg|Abe|Bro|Sis|Uncle|"
    r"Aunt(?:y|ie)?|Pakcik|Makcik|"
    r"Adik|Si|Che|Cik|En\.?|Encik|Pn\.?|Puan|Cikgu|Ustaz)\s[A-Z][a-z]{1,12}$"
)
LOCATIVE = re.compile(
    r"(?:\bdi|\bkat|\bdkt|\bdpn|\bdepan|\bdekat|\bke|\bdari|\barah|\bmenghala|\bmenuju|\bkawasan|"
    r"\bfrom|"
    r"\bat|\bin|\bnear|"
    r"\bberhampiran|(?<!mangsa )(?<!victim )(?<!nama )(?<!name )(?<!\n)-)\s?$"
)
UNHURT = re.compile(
    r"^[\s,)]{0,3}(?:\(?\d{1,3}\)?(?:\stahun)?[\s,)]{0,3})?(?:(?:dari|from|berasal dari|asal) "
    r"[^,.]{3,45},\s)?(?:(?:was|were|is|also|yang|pula|turut|juga|"
    r"hanya|berjaya|managed to)\s){0,2}(?:tidak cedera|tidak mengalami (?:sebarang |apa-apa )?"
    r"kecederaan|terselamat|selamat(?! di)|menyelamatkan diri|unhurt|unharmed|uninjured|unscathed|"
    r"rescued|"
    r"escaped (?:unhurt|unscathed|without)|not (?:hurt|injured))\b"
    # whom a picture shows
    r"|^[\s,(]{0,3}\d{1,3}[\s,)]{1,3}(?:sweeping|cleaning|mopping|showing|pointing|looking|"
    r"holding up|"
    r"posing|salvaging|menunjukkan|membersihkan|menyapu)\b"
)
ROLE_BEFORE = re.compile(
    r"(?:penunggang|pemandu|pembonceng|penumpang|pekerja|buruh|kelindan|pejalan kaki|"
    r"operator|mekanik|juruteknik|kontraktor|pengawal keselamatan|anggota|rider|driver|"
    r"passenger|pillion(?: rider)?|worker|motorcyclist|skipper|tekong|welder|technician|"
    r"isterinya|suaminya|anaknya|bersama isteri|bersama suami|dan isteri|dan suami|"
    r"bersama anak\w*|adiknya|abangnya|rakannya|rakan setugas\w*|kawannya|"
    r"mangsa)(?:\s(?!berkata|memberitahu)[\w'-]{1,20}){0,4},?\s?(?:iaitu\s|ialah\s|"
    r"bernama\s)?$"
    r"|\b(?:an?|seorang|sorang)\s(?:[a-z-]{2,15}\s){0,3}[a-z-]{3,15},\s$"
)
RELATIVE_OF = re.compile(
    r"\b(?:isteri|suami|bapa|ayah|ibu|abang|adik|kakak|anak|sepupu|rakan|kawan|jiran|waris|"
    r"mentua|ipar|"
    r"majikan|ibu saudara|bapa saudara|wife|husband|father|mother|brother|sister|"
    r"friend)\s(?:kepada\s)?"
    r"(?:mangsa|si mati|of the (?:victim|deceased))\s?[,:]?\s$|\bvictim's \w{3,12},?\s$"
)
# "Suami Kak Contoh": whose husband it was.
POSSESSED = re.compile(
    r"\b(?:suami|isteri|bini|laki|an[ao]k|mak|ibu|bapak?|ayah|mertua|wife of|husband of)\s$"
)
# "Identiti pemilik kereta itu ialah Contoh".
OWNER_OF = re.compile(r"\b(?:pemilik|tuan punya|owner of)\b[^.;:]{0,80}$")
# "isteri Jusoh Contoh, Siti Sampel": a relative of the one named before; capitals as written.
RELATIVE_OF_NAMED = re.compile(
    r"\b(?i:isteri|suami|bapa|ayah|ibu|abang|adik|kakak|anak|wife|husband|father|mother|brother|"
    r"sister|son|daughter)\s(?:of\s)?(?:[A-Z][\w'.@/-]{1,15}\s){0,3}[A-Z][\w'.@/-]{2,15},\s$"
)
# "Police said Lim Boon Tatt, 45, was on the way": told of, not speaking.
TOLD_OF = re.compile(
    r"^\s?(?:,\s?(?:\(?\d{1,3}\)?\s?,)?)?\s?(?:was|were|died|suffered|sustained|had been|who|"
    r"and (?:his|her)|fell|"
    r"drowned|lost|collapsed|is)\b"
)
SUSPECT_AFTER = re.compile(
    r"^[\s,(]{0,3}(?:\d{1,3}[\s,)]{0,3})?(?:\w{1,12}\s){0,3}?(?:ditahan(?! di (?:wad|"
    r"hospital))|ditangkap|"
    r"didakwa|direman|dihadapkan|mengaku|dituduh|membuat pengakuan|pleaded|apologi[sz]ed|"
    r"(?:me)?minta maaf|memohon maaf|(?:made|"
    r"entered) (?:the|"
    r"a|his|her) plea|claimed trial|dijatuhi|menyerah diri|arrested|"
    r"detained|charged|remanded|positif)\b"
)
# "Allahyarham Kapten Rosli": the title itself says that the person is dead.
LATE = any_of("allahyarham(?:ah)?, arwah, mendiang")
# The parts of a sentence: what an officer says is no part of his office.
PARTS = re.compile(
    r",\s|[.;:]\s|\b(?:said|says|told \w+|confirmed|added|berkata|memberitahu|mengesahkan|"
    r"identified|"
    r"menyatakan)(?:\sthat|\sbahawa|\s\w+\sthat)?\s"
)
# "... chief Supt Contoh said Lim Boon Tatt suffered ...": the speaker stands before "said".
HAS_SPOKEN = re.compile(
    r"\b(?:chief|director|officer|ocpd|spokes\w+|police|bomba|department|dsp|asp|acp|supt|"
    r"insp\w*|"
    r"comm\w*|he|she|they)\b[^.]{0,60}\s(?:said|says|"
    r"told \w+)\s(?:that\s)?(?:[a-z-]{1,20},?\s){0,5}$"
)
# Whom the reader shall call.
CONTACTED = re.compile(
    r"\b(?:hubungi|contact|call|whatsapp|wasap|telefon|talian|rujuk|refer to|pm)\s?:?\s"
    r"(?:(?!keluarga|waris|family)[a-z]{2,10}\s){0,2}$"
    # thanked for the news
    r"|\b(?:credit|kredit|tq|thanks|thank you|terima kasih|sumber|source|kudos)\s?:?\s"
    r"(?:(?:to|kepada|kpd|dari|from|atas|info|maklumat|pada|abg|abang|bro|kak|en)\s){0,3}$"
)
# A whole name, built with "bin", "a/l" and the like.
LINKED = re.compile(r"\s(?:bin|binti|bt|bte|b|anak|a/l|a/p|s/o|d/o)\.?\s", re.I)
AGE_RIGHT_BEFORE = re.compile(
    r"\b(?:berusia|berumur)\s(\d{1,2})(?:\stahun)?,\s$|"
    r"\b(\d{1,2})[- ]years?[- ]old(?:\s(?!from\b|in\b|at\b|of\b|near\b)[a-z]{3,15}){0,2},?\s$"
)
