"""Words by which two reports or two names are compared, whatever their language or spelling.

Tables for people who know the country; services/leads/matching reads them.
"""

from services.leads.reading.patterns import pairs, word_set

# Spellings of one name. Muhammad and Abdul alone tell nobody from another.
SPELLINGS = {
    spelling: name
    for name, spellings in {
        "mohd": "mohd muhammad mohamad mohammad mohamed mohammed muhamad muhamed muhd mohamd md "
        "mhd mohammd muhammed mohemad",
        "abdul": "abdul abd abdull ab abdool",
        "nur": "nur nor noor nurul noorul norul nuur",
        "syed": "syed sayed sayid syeid",
        "sharifah": "sharifah syarifah sarifah",
        "sheikh": "sheikh shaikh syeikh shaik sheik syekh",
        "ahmad": "ahmad ahmed achmad amad",
        "yusof": "yusof yusoff yusuf yusop yusup",
        "ismail": "ismail esmail ismael",
        "ibrahim": "ibrahim ibrahem",
        "othman": "othman osman usman uthman",
        "hussein": "hussein hussin husin hussain husain husein hosen",
        "siti": "siti st",
        "zulkifli": "zulkifli zulkefli zulkipli zulkifle",
        "harun": "harun haron haroon",
        "rashid": "rashid rasyid rasid",
        "razak": "razak razaq",
        "rahman": "rahman rahmaan",
    }.items()
    for spelling in spellings.split()
}
FRONT = frozenset({"mohd", "abdul", "nur", "siti"})  # before a name, written or left out
MEN = word_set("bin ibn b")
WOMEN = word_set("binti bt bte binte bti bint")
SONS = word_set("a/l al s/o")
DAUGHTERS = word_set("a/p ap d/o")
CHILDREN = word_set("anak ak")  # of Dayak names: of a man or a woman
DROPPED = word_set(
    """
    datuk dato datin dato' seri sri tun encik en puan pn cik tuan haji hajah hj hjh dr prof ir
    ts mr mrs ms madam mdm arwah mendiang allahyarham allahyarhamah almarhum almarhumah
    kpl koperal cpl corporal lans sarjan sgt sjn konstabel konst inspektor insp abang kakak pak cik
    tok atok atuk nek aki kak
    pok pakcik pokcik makcik mokcik wak apai indai abg akak adik adek bro uncle aunty auntie cikgu
    ustaz ustazah prebet pbt leftenan kapten mejar
    """
)
SURNAMES = word_set(
    """
    ang aw bong chai chan chang chau cheah chee chen cheng cheong chew chia chiew chin ching chiu
    choi chong choo chow choy chu chua chuah chung foo fong fu gan goh gooi heng ho hong hoo hor
    how hu huang kam kang khaw kho khoo khor koay koh kok kong koo kua kuan kwan kwok kwong lai lam
    lau law lee leong leow leung lew li liang liew lim ling liu liow loh loke long loo looi low lua
    lui lum mah mak mok ng ngo ngu nyam oh ong ooi pang phang phua poh poon quah quek saw seah see
    seow sia siew sim sin siow soh soo soon tai tan tang tay teh teo teoh teow thong tiew ting toh
    tong wong woo woon yam yang yap yau yaw yee yeo yeoh yeong yew yiew yip yong yu yuen
    """
)

# No place, person or firm is told from another by these.
EMPTY = word_set(
    """
    pantai jeti tasik lata masjid pasar stesen kolam terjun kompleks hutan
    yang untuk dengan oleh dalam pada dari kepada akan telah adalah ini itu dan atau serta juga
    lagi masih sudah belum tidak tak bukan ada orang mangsa maut mati meninggal dunia cedera parah
    ringan kemalangan nahas kejadian tragedi insiden kes polis daerah negeri ketua balai bomba
    penyelamat hospital klinik kira-kira jam pukul pagi petang malam tengah hari semalam tadi
    kelmarin lalu esok isnin selasa rabu khamis jumaat sabtu ahad minggu bulan tahun berusia umur
    lelaki wanita warga seorang dua tiga empat lima enam tujuh lapan sembilan sepuluh beberapa
    semua kedua-dua pertama kedua ketiga katanya berkata menurut jelas ujar beliau dia mereka kami
    kita saya jalan jln kampung kg taman tmn bandar bdr pekan kota kuala bukit bkt sungai sg
    lebuh lebuhraya raya simpang batu km kilometer arah menghala dekat berhampiran depan tepi
    sini sana situ depan belakang mayat jenazah keluarga kerja pekerja bekerja syarikat sebuah
    selepas sebelum ketika semasa apabila akibat dipercayai difahamkan disahkan dibawa dihantar
    dirawat tempat lokasi kenderaan dipandu ditunggang dinaiki bertembung merempuh melanggar
    dilanggar dirempuh langgar terlibat membabitkan pemandu penunggang penumpang kereta motosikal
    lori bas van treler takziah alfatihah al-fatihah innalillah innalillahi the and for with from
    was
    were has have had been his her their its this that who which when while after before into onto
    about near here said says say told police fire rescue department station district chief head
    deputy assistant officer commissioner superintendent supt acp dsp asp hospital clinic victim
    victims man men woman women people person two three four five six seven eight nine ten one
    another other others all both first second third killed dead died dies death injured injuries
    injury hurt serious seriously light minor accident crash crashed incident collision collided
    yesterday today tomorrow morning afternoon evening night last early late monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct okt nov dec dis
    januari februari mac april mei jun julai ogos september oktober november disember believed
    pronounced scene sent taken body remains driver rider car motorcycle lorry bus trailer road
    street highway expressway hit fell down year years old aged local malaysia malaysian johor
    kedah kelantan melaka pahang perak perlis selangor terengganu sabah sarawak labuan putrajaya
    pulau pinang penang negeri sembilan lumpur ketua superintenden asisten komisioner penolong
    pegawai pengarah operasi pasukan anggota komander bernama utara selatan timur barat north
    south east west http https www com t.co com.my kampong bin binti anak haji hajah datuk
    koperal sarjan mohd muhammad mohamad ahmad abdul siti nur nor not are but out off too
    very our him she they you your
    """
)
OFFICERS = word_set(
    """
    supt superintenden superintendan superintendent acp komisioner commissioner dsp asp sac
    dcp pengarah director komander commander penguasa kapten captain inspektor inspector insp
    pegawai ocpd jurucakap spokesman exco menteri minister tuan ketua chief
    """
)
# Numbers in words.
COUNTED = {
    word: number
    for number, listed in enumerate(
        (
            "satu one", "dua two", "tiga three", "empat four", "lima five", "enam six",
            "tujuh seven", "lapan eight", "sembilan nine", "sepuluh ten", "sebelas eleven",
            "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
            "nineteen", "twenty",
        ),
        start=1,
    )
    for word in listed.split()
}  # fmt: skip
ORDINALS = {
    word: number
    for number, listed in enumerate(
        (
            "first pertama", "second kedua", "third ketiga", "fourth keempat", "fifth kelima",
            "sixth keenam", "seventh ketujuh", "eighth kelapan", "ninth kesembilan",
            "tenth kesepuluh", "eleventh kesebelas", "twelfth",
        ),
        start=1,
    )
    for word in listed.split()
}  # fmt: skip
# Weekdays as chats spell them.
CHAT_DAYS = pairs(
    """
    isnen=isnin, snin=isnin, slasa=selasa, selase=selasa, rbu=rabu, rabo=rabu, khmis=khamis,
    kamis=khamis, kmis=khamis, jmaat=jumaat, jumaad=jumaat, jmt=jumaat, sbtu=sabtu, saptu=sabtu
    """
)
# Units behind a number, in both languages.
UNITS = {
    unit: one
    for one, units in {
        "hour": "jam hour hours",
        "day": "hari day days",
        "metre": "meter metre metres m",
        "storey": "tingkat storey storeys floor",
        "percent": "peratus percent %",
    }.items()
    for unit in units.split()
}
# Begin a sentence or name an office, so they have a capital in any report.
NO_NAMES = word_set(
    """
    penolong susulan video dikongsikan trafik traffic penguatkuasaan enforcement sekolah school
    kebangsaan
    jabatan sementara meanwhile superintendan berita harian facebook telegram tiktok whatsapp
    twitter seksyen section akta act jspt jbpm pihak timbalan rutin nama tarikh sekarang namanya
    kesemua lawat mendiang arwah keluaran difahamkan initial investigations siasatan hasil menurut
    tambah tambahnya bagaimanapun meskipun namun salah turut dalam pada based upon firefighters
    investigation pengangkutan transport penguasa kakitangan however also earlier terdahulu umum
    bangladesh bangladeshi indonesia indonesian nepal nepali myanmar pakistan pakistani india indian
    vietnam filipina philippines thailand thai china singapura singapore s'pore spore
    majikan semoga kawan kawan-kawan kawasan perindustrian industrial sapa sape siapa sesiapa
    terima kasih pekerjaan seramai sebanyak masa mohon rip kena allah allahyarham boleh pak mak bos
    dah sorang kesian makluman nampak city town park general assalamualaikum majistret magistrate
    kesihatan health satu waris awal tlg tolong pok terminal alhamdulillah jurucakap
    spokesman duanya kedua-duanya ketiga-tiga keempat-empat perkeso socso deputi deputy encik puan
    majoriti sape update media doakan doa ramai elak balik lazim services abg abang kak kakak uncle
    auntie aunty rakannya ahli tiada sedih kata katanya info infonya forwarded forward fwd breaking
    alert notis pls please team rest peace condolences salute hormat tabik wira penduduk masyarakat
    orang-ramai saksi witnesses witness suspect suspek residents villagers family relatives parents
    colleagues friends sources source according authorities officials investigators rescuers
    firemen bombs terkini gempar panas viral tular share jangan jgn harap harapnya moga
    takziah ucapan ingat ingatan tadi barusan baru lagi sekali ketika semasa apabila manakala
    sebaliknya justeru sehubungan malah walau walaupun kerana sebab kalau jika jikalau bila kenapa
    mengapa bagaimana macam mana mane berapa kini skrg setakat sehingga hingga sejak semenjak
    usaha operasi op proses tindakan laporan aduan maklumat panggilan pemeriksaan semakan
    pendakwaan tertuduh accused prosecution defence lawyer peguam judge court mahkamah
    company companies firm employer employers owner pemilik tauke towkay safety keselamatan
    prelim preliminary initial results result checks check tests test details detail efforts
    earlier later then there here these those they what why how everyone someone anyone nobody
    hi-tech tech zone zon complex kompleks tower menara wisma plaza mall port pelabuhan airport
    ground staff senior junior chief secretary setiausaha union kesatuan association persatuan
    welfare kebajikan department ministry kementerian minister agency agensi authority council
    majlis lembaga malaysians rakyat pekerja-pekerja anggota-anggota workers worker driver-driver
    dua-dua kedua-dua tiga-tiga both several many some most other others additional tambahan
    bacaan keputusan ujian sampel hasilnya akibatnya sebagai demikian begitu begini oleh
    kenduri tahlil fatihah syurga wei weh woi oi eh ya yer alah aduh
    confirm confirmed diy adoi astaga mcm camni camtu nak dok takde xde gambar pic photo foto credit
    kredit sumber
    """
)
# Parts of the names of places all over the country.
SHARED = word_set(
    """
    hulu ulu hilir padang pasir tanjung tanjong pulau batang baru lama besar kecil telok teluk air
    plus lpt nkve elite kesas lekas ldp mex duke suke latar gce jeti pantai tasik lata masjid pasar
    ayer gong gua lubok paya rantau parit permatang seri sri alor jalan km daerah w.p.
    felda felcra risda kawasan perindustrian industri seksyen
    """
)
# Stand before the name or number of a quarter, an estate.
QUARTERS = word_set(
    "seksyen section felda ladang estate rancangan perumahan kawasan perindustrian industri"
)
# Roads that people call as they were called before.
ROADS_NAMED_ANEW = pairs(
    """
    jalan tuanku abdul halim=jalan duta, jalan sultan yahya petra=jalan semarak,
    jalan sultan azlan shah=jalan ipoh, jalan sultan haji ahmad shah=jalan khidmat usaha,
    jalan profesor diraja ungku aziz=jalan universiti,
    jalan profesor khoo kay kim=jalan semangat, jalan tuanku abdul rahman=jalan tar,
    jalan tunku abdul rahman=jalan tar, jalan tun sambanthan=jalan brickfields,
    jalan masjid negeri=green lane, jalan sultan ahmad shah=jalan northam,
    jalan utama=jalan scotland
    """
)
# Highways by all their names; "lebuhraya" stands for "lebuh raya", a space for each sign.
HIGHWAYS = {
    "plus": "plus, nse, lebuhraya utara selatan, utara selatan, north south expressway, "
    "north south highway",
    "lpt": "lpt, lpt1, lpt2, ece, ece2, lebuhraya pantai timur, east coast expressway",
    "karak": "lebuhraya karak, lebuhraya kl karak, lebuhraya kuala lumpur karak, kl karak, "
    "karak highway, karak expressway",
    "wce": "wce, lebuhraya pantai barat, west coast expressway",
    "mex": "mex, maju expressway, lebuhraya maju",
    "nkve": "nkve, lembah klang baru, lembah klang baharu, new klang valley expressway",
    "elite": "elite",
    "kesas": "kesas, lebuhraya shah alam, shah alam expressway",
    "lekas": "lekas, kajang seremban highway, kajang seremban expressway, "
    "lebuhraya kajang seremban",
    "silk": "silk, kajang traffic dispersal",
    "mrr2": "mrr2, mrr 2, middle ring road, jalan lingkaran tengah",
    "inner": "jalan lingkaran dalam, lebuhraya lingkaran dalam, inner ring road",
    "amj": "amj",
    "east-west": "jrtb, jalan raya timur barat, east west highway, gerik jeli",
    "federal": "lebuhraya persekutuan, federal highway",
    "duke": "duke, duta ulu kelang",
    "akleh": "akleh",
    "besraya": "besraya, sungai besi expressway",
    "npe": "npe, new pantai expressway",
    "sprint": "sprint",
    "ldp": "ldp, damansara puchong",
    "guthrie": "gce, guthrie",
    "latar": "latar",
    "skve": "skve",
    "senai-desaru": "senai desaru",
    "csr": "csr, central spine",
    "second-link": "second link, laluan kedua, linkedua",
    "penang-bridge": "jambatan pulau pinang, penang bridge",
    "pan-borneo": "pan borneo",
    "pasir-gudang": "lebuhraya pasir gudang, pasir gudang highway, pasir gudang expressway",
    "edl": "edl, eastern dispersal link, lebuhraya penyuraian timur",
    "jb-coastal": "lebuhraya pantai iskandar, iskandar coastal highway, coastal highway",
    "skudai": "lebuhraya skudai, skudai highway",
    "tebrau": "lebuhraya tebrau, tebrau highway",
    "grand-saga": "grand saga, cheras kajang, kajang cheras",
    "spa": "lebuh spa, lebuhraya spa, spa highway, sungai udang paya rumput ayer keroh",
    "bke": "bke, butterworth kulim",
    "second-penang-bridge": "jambatan kedua pulau pinang, second penang bridge, "
    "penang second bridge, jambatan sultan abdul halim",
    "lim-chong-eu": "lim chong eu",
    "suke": "suke, sungai besi ulu klang",
    "dash": "damansara shah alam elevated, dash",
    "spe": "setiawangsa pantai",
    "nksb": "nksb, shapadu, new north klang straits",
    "seremban-pd": "lebuhraya seremban port dickson, seremban port dickson highway",
    "rakyat": "lebuhraya rakyat",
    "kl-seremban": "lebuhraya kuala lumpur seremban, kl seremban",
    "mahameru": "mahameru, lebuhraya sultan iskandar",
}
