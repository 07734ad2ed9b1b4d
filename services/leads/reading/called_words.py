"""How people of a chat are called: words of address, first names, and what is no name behind them.

Tables for people who know the country; `called` reads them. Small letters.
"""

import re

from services.leads.reading.name_words import COMMON
from services.leads.reading.patterns import word_set
from services.leads.reading.trade_words import TRADES

# Behind these stands a name, whatever it looks like, unless it is one of NOT_CALLED.
ADDRESS = r"kak|abg|bang|abe|pok|cik|en|encik|pn|puan|uncle|aunty|auntie|wak|ustazah|ust|cgu"
# Behind these only first names are read; the titles among them get their capital.
TITLE = (
    r"(?:pak|mak|pok|mok|wak|tok) ?(?:long|ngah|lang|uda|andak|anjang|su|cu|teh|njang|tam|itam)|"
    r"ayoh|abang|pak|mak|tok|tuan|mr|mrs|ms|madam|bro|sis|si|cikgu|ustaz|adik|bos|boss|haji|hj|"
    r"hajah|"
    r"hjh|pakcik|makcik|arwah|allahyarham|mendiang|sgt|kpl|koperal|kopral|cpl|sjn|sarjan|konst|"
    r"konstabel|insp|"
    r"inspektor"
)
PERSON_WORD = (
    r"keadaan|bernama|namanya|nama|doakan|untuk|utk|buat|kepada|kpd|kawan|kwn|member|geng|budak|"
    r"rakan|sahabat|staff?|pekerja|driver|rider|guard|colleague|housemate|roommate|officemate|"
    r"aku|saya|sy|kami|kita|kite|kitorang|ofis|our|my|dik"
)
CALLED = re.compile(
    rf"(?<![\w/@.-])(?:(?P<address>{ADDRESS})|(?P<title>{TITLE})|{PERSON_WORD})\.?,?\s"
    r"(?=(?P<name>[a-z]{2,14})(?![\w/@:]))"
)
# A first name that opens a post or a clause and is followed by what befell its bearer.
OPENING = re.compile(
    r"(?:^|[.!?\n]\s?|,\s)(?P<name>[a-z]{4,14})\s(?=(?:(?:dah|sudah|tadi|td|baru|pun|pulak|ni|tu|"
    r"semalam|smlm|"
    r"kita|kami|x|tak|dari|kat|staff?)\s){0,2}(?:accident|kemalangan|eksiden|exident|kena|jatuh|"
    r"pengsan|masuk|"
    r"meninggal|mninggal|terjatuh|terlibat|terbabas|patah|cedera|parah|koma|collapsed?|met|got|"
    r"fell|"
    r"slipped|passed|maut|dilanggar|warded)\b)"
)
# Further names of the same person.
GOES_ON = re.compile(r"\s(?:(?:bin|binti|bt|b|a/l|a/p|anak|ak)\.?\s)?([a-z]{3,14})(?![\w/@])")
_WORDS_NOT_CALLED = word_set(
    """
    normally
    newspaper paper roti susu surat teksi hok nok dok ko demo kito ambo kawe tu makanan minuman
    pesanan bungkusan barang order parcel
    depan motosikal
    kereta lori pasar balai site kontrak food kerja normal nurse nursery norms long ngah lang uda
    andak anjang su cu njang itam rider posmen
    guard motor motosikal lori
    polis bomba cleaner grab foodpanda kedai kantin
    dispatch sulung bongsu ipar angkat kandung sedara saudara saya aku kami kita dia mereka ni tu
    itu ini yang yg nak dah kena jatuh kerja pergi balik accident jual driver sado besar kecil tua
    muda jaga mana org orang punya sendiri tengah masa semalam tadi pun je dengan dan di kat ke
    dari daripada untuk utk of is was the who cikgu ustaz doktor puan tuan haji hajah kita semua
    sekalian mati mangsa kepada kepala staff staf pekerja lain lagi juga sangat dalam dlm atas
    bawah depan belakang sebelah rumah pejabat ofis opis kilang sekolah hospital masjid surau
    security cleaner nurse misi bidan mekanik pomen supervisor manager bos boss ada tak tidak
    takde xde x sakit demam cuti mc masuk meninggal maut kemalangan parah cedera patah luka baru
    boleh jangan tolong sila mohon minta nanti esok hari bila kenapa apa siapa sape ye ya yer yes
    no hi hello salam terima thanks tq sorry maaf okay ok and for to in at on with from has had
    got just sayang comel cantik manis bawang kopi teh makan tanya cakap kata bagi beri ambil
    tukar cuci pasang angkat naik turun datang sampai jalan bawa bawak bawah hantar ikut guna
    pakai lalu lepas selepas sebelum ketika semasa sewaktu sedang masih sudah telah akan perlu
    mesti bukan memang betul sikit banyak ramai semua setiap satu dua tiga empat lima enam minum
    guru pelajar murid jururawat tukang nelayan penoreh petani askar tentera kastam imam bilal
    siak penghulu ketua pengarah pegawai kerani admin hr akaun stor warden ambulans van bas teksi
    kereta moto treler hilux gerai warung burger nasi ayam ikan sayur buah kuih air api angin
    tahu jumpa lupa cari tunggu rindu pengsan rebah terjatuh kira pandu menunggang memandu
    the a an my our your his her their this that uncle aunty kak abang pakcik makcik
    """
)
# Names that are everyday words in small letters.
_WORDS = word_set(
    """
    ah ab abu ali al ang ag baru bala bulan islam alam raja awang sari budi agus rai lai lee lim
    lo loh low loke mah mok mat md ming nathan noh nor nur ng ong ooi pang pillai peter putra
    said salleh sani seow sia sii sim sim sing singh siti soh soo tan tang tay teh ting tong toh
    tuan tahir uddin wan wei wong wu yap yee yong john paul david michael james henry mary george
    simon anak ahmad anand aung chai chan chin chong chow chua foo gan goh ho hong hui islam jong
    khan kok kong kho koh lau leong liew ling mei musa omar sami siva tajuddin hadi mariam devi
    rama harun kumar kumari munir putri che nik ilham rahim karim hakim adam saufi
    """
)
FIRST_NAMES = COMMON - _WORDS
# The words of the trades, too: "uncle newspaper", "abang kantin".
_OF_TRADES = frozenset(word for trade in TRADES for word in re.findall(r"[a-z]{3,}", trade))
NOT_CALLED = (_WORDS_NOT_CALLED | _OF_TRADES) - FIRST_NAMES
