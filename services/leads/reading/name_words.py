"""Words in and around Malaysian names, and capital words that are no names.

Tables for people who know the country; `names` reads them.
"""

import re

from services.leads.reading.patterns import word_set
from services.leads.reading.roots import agents
from services.leads.reading.trade_words import DOERS

KIN = re.compile(r"(?:Pak|Pok|Wak|Kak|Abang|Abg\.?|Bang|Abe)\s")
# On the east coast "Pok Jak" is what somebody is called, not Jak.
NICKNAMED = re.compile(r"(?:Pok|Wak|Mek)\s")
# Names by the order of birth: with the word of kin before them they are what somebody is called.
_KIN_NAMES = r"(?!\s(?:Long|Ngah|Lang|Uda|Andak|Anjang|Su|Cu|Teh|Njang|Tam|Itam|Yang|Cik)\b)"
KIN_TITLES = (
    r"(?:Pak|Mak|Pok|Mok|Wak|Tok) ?(?:[Ll]ong|[Nn]gah|[Ll]ang|[Uu]da|[Aa]ndak|[Aa]njang|[Ss]u|"
    r"[Cc]u|"
    r"[Tt]eh|[Nn]jang|[Tt]am|[Ii]tam)"
)
TITLES = (
    r"Abe|Ayoh|Apai|Indai|Aki|Inik|"
    rf"(?:Pak|Pok|Mak|Mok|Mek) ?[Cc]ik|(?:Pak|Pok|Wak|Kak|Abang|Abg\.?|"
    rf"Bang){_KIN_NAMES}|"
    r"Datuk Seri|Dato['’]? S[e]?ri|Datuk Wira|Datuk|Dato['’]?|Datin|Tan Sri|Tun|Toh Puan|"
    r"Puan Sri|Encik|En\.?|Puan|Pn\.?|Cik|Tuan|Tn\.?|Ustaz(?:ah)?|Ust\.?|Haji|Hajah|"
    r"Hj[jh]?\.?|Tok (?:Batin|Penghulu|Imam|Guru|Bilal|Siak|Ketua|Empat)(?=\s[A-Z])|"
    r"Penghulu|Pemanca|Temenggong|Tuai Rumah|Pastor|"
    r"Rev(?:erend|\.)|Bishop|Paderi|Miss|YBhg\.?|Almarhum(?:ah)?|Marhum"
    r"|Bro\.?|Sis\.?|Uncle|Aunt(?:y|ie)?|Adik|Si|Sdr\.?|Sdr[ai]\.?|"
    r"Saudar[ai]|Cikgu|Cgu\.?|"
    r"Teacher|Boss?|Dr\.?|Prof(?:esor)?\.?(?: Madya)?|"
    r"Ir\.?|Ts\.?|Mr\.?|Mrs\.?|"
    r"Ms\.?|Madam|Mdm\.?|Sir|YB|"
    r"S/?N|JM|MA|MO|HO|AMO|PPP|PPK|Sister|Matron|Staff? Nurse|YAB|Allahyarham(?:ah)?|Arwah|Mendiang"
)
RANKS = (
    r"Brig(?:edier|\.)? Jen(?:eral|\.)?|Mej(?:ar|\.)? Jen(?:eral|\.)?|Jeneral|"
    r"Laksamana(?: Pertama| Muda| Madya)?|Pegawai Waran(?: (?:I{1,2}|[12]|Satu|Dua))?|PW ?I{1,2}|"
    r"Bintara(?: Muda| Kanan)?|Laskar(?: Kanan| Kelas (?:I|Satu|1))?|Rekrut|Lans Kpl\.?|"
    r"Lans Korporal|Korporal|Kopral|Mej\.|Kapt\.|Capt\.?|Lt\.?(?: Kol\.?| Muda| Kdr\.?)|"
    r"Sub[- ]?Insp(?:ektor|\.)?|Det(?:ektif|ective|\.)?|"
    r"Lans Koperal|Lance Corporal|Koperal|Corporal|L/Kpl\.?|Kpl\.?|Cpl\.?|Sarjan Mejar|"
    r"Sarjan|Sergeant|Sgt\.?|Sjn\.?|Konstabel|Constable|Konst\.?|Inspektor|Inspector|Insp\.?"
    r"|(?:Senior |Deputy )?Asst\.? (?:Comm|Supt)\.?|Deputy (?:Comm|Supt)\.?|Comm\.?"
    r"|Asisten Superintend[ae]n|Assistant Superintendent|Deputi Superintend[ae]n|"
    r"Deputy Superintendent|Superintend[ae]n(?:t)?|Supt\.?|Asisten Komisioner|"
    r"Assistant Commissioner"
    r"|Deputi Komisioner|Deputy Commissioner|Senior Asisten Komisioner|"
    r"Senior Assistant Commissioner|Timbalan Pesuruhjaya|Komisioner|Commissioner|SAC|ACP|"
    r"DCP|DSP|ASP|Mejar|Major|Kapten|Captain"
    r"|Leftenan(?: Kolonel| Muda| Dua| Komander)?|(?:(?:First|Second|"
    r"2nd) )?Lie?ut[ei]?nant(?: Colonel| Commander)?|Kolonel|Colonel|Prebet|"
    r"Private|Pegawai Bomba(?: Kanan)?(?: [IVX]+)?|"
    r"(?:[TPK]{1,3}[gj][KP]?B|PBK?|PPB|PKPB)(?: ?[IVX]{1,3})?|KUP(?: [IVX]{1,3})?|"
    r"Tim(?:balan)?\.? Pen\.? ?PgB|Staf Sarjan"
)
# Words with a capital that are no part of a name. A run of capital words that holds one is cut
# there.
NOT_NAMES = word_set(
    """
    bangladeshis nepalis nepalese indonesians filipinos pakistanis volunteer kisah tragedi luahan
    rintihan coretan catatan co-worker co-workers ex-worker samaritan
    isnin selasa rabu khamis jumaat sabtu ahad monday tuesday wednesday thursday friday saturday
    sunday januari februari mac april mei jun julai ogos september oktober november disember
    january february march may june july august october december jan feb mar apr jul aug sept sep
    okt oct nov dis dec jalan jln lebuh lebuhraya raya highway expressway road street persiaran
    lorong kampung kg kampong taman tmn bandar bdr pekan kota kuala bukit bkt sungai sg hospital
    klinik kesihatan pusat perubatan balai bomba penyelamat polis daerah negeri ibu pejabat
    ibupejabat jabatan ketua kilometer km batu simpang plaza tol proton perodua toyota honda
    yamaha nissan mazda mitsubishi isuzu hino scania volvo suzuki kawasaki mercedes bmw hyundai
    kia ford mercedes-benz modenas benelli myvi axia bezza saga wira waja hilux vios city civic
    alza kancil viva iriz persona iswara kenari exora innova fortuner ranger triton navara
    malaysia johor kedah kelantan melaka pahang perak perlis selangor terengganu sabah sarawak
    labuan putrajaya penang pinang pulau sembilan kuala lumpur indonesia bangladesh nepal myanmar
    vietnam thailand china india pakistan filipina singapura cambodia kemboja rohingya indonesian
    bangladeshi nepali nepalese sdn bhd berhad sekolah smk sk universiti university universiti
    kolej college institut felda felcra petronas perkeso socso jkkp bernama majoriti facebook
    telegram whatsapp tiktok twitter instagram video gambar foto news berita sinar harian utusan
    metro astro awani kosmo star nst fmt dalam kejadian mangsa menurut katanya kata ujar jelas
    tambah beliau sementara
    bagaimanapun pada ketika semasa manakala selain seorang seramai dua tiga empat lima kedua
    ketiga keempat turut akibat susulan terdahulu difahamkan siasatan hasil orang semua kesemua
    kereta motosikal lori bas van treler insiden kemalangan nahas tragedi kes penunggang pemandu
    penumpang lelaki wanita the a an he she his her they it in on at when while after before
    police two three four five one man woman victim victims driver rider all both this that
    according deputy chief meanwhile however earlier fire and rescue department station district
    officer general hospital it's we our firemen paramedics medical body bodies dan di ke dari
    yang untuk dengan oleh semoga takziah alfatihah al-fatihah innalillah innalillahi allah tuhan
    umur nama ic tel telefon no sila tolong mohon kami kita saya jspt pdrm jbpm bbp ppum hkl akta
    seksyen mpv suv emrs pko menteri timbalan pengarah komander jurucakap pegawai komandan exco
    ahli parlimen adun gelora laut tengah utara selatan timur barat north south east west
    utara-selatan plus lpt ldp mrr2 duke suke kesas nkve elite linkedua rnr operasi unit skuad
    pasukan jentera zon hotel masjid surau stesen minyak petrol shell caltex petron depan dekat
    berhampiran arah menghala pengerusi presiden perdana naib setiausaha majikan syarikat kilang
    pembantu keluarga isteri suami anak bapa nenek kerajaan pihak orang warga ramai tahun malam
    gadis jejaka remaja pemuda buruh maut dirempuh dilanggar cedera parah terkorban ditemui
    ditemukan grab foodpanda lalamove shopee lazada poslaju ninjavan dhl maxim indrive
    pagi petang info update terkini breaking gempar viral live liga cup piala lagi wakil penduduk
    saksi tiada jenazah mayat waris alamat lokasi masa tarikh tempat hari masing-masing rakan
    namun malangnya akhirnya kemudian seterusnya justeru walaupun sejurus sebaik setelah selepas
    sebelum apabila tiba-tiba mereka ia sesiapa already unfortunately sadly later then eventually
    who somebody someone nobody
    pencarian carian hubungi contact call sudah belum perempuan pelajar penuntut murid remaja
    kes laporan notis pengumuman misi usaha gerakan bukan bawah sambil sebab kerana kalau jika
    student pupil girl boy lady guy elderly ladies name namo anok
    ocpd asst comm technician welder worker operator mechanic guard clerk cashier supervisor
    electrician carpenter plumber cleaner labourer passenger pillion motorcyclist lecturer teacher
    nurse doctor engineer foreman hawker fisherman farmer juruteknik pekerja mekanik kelindan
    pembonceng kerani guru jururawat nelayan petani penoreh jurutera tukang pengawal anggota
    pengurus penyelia kontraktor staf doktor peguam peniaga penjaja pesara penjawat penghantar
    juruukur jurujual jurumudi lorry car motorcycle trailer truck workers drivers riders energy
    pemusnah unit indon bangla pedestrian cyclist grabfood grabcar shopeefood airasia
    doakan dah nama namanya salam assalamualaikum makluman lapor rest peace
    condolences pray prayers sad dear confirmed majistret magistrate hakim judge justice pendakwa
    tertuduh
    pakistani filipino filipina thai burmese vietnamese bruneian cambodian american british korean
    japanese singaporean kadazan dusun iban melayu cina
    ministry health company board corporation authority council agency bank services centre center
    school estate mill factory mall tower airport terminal court committee association club force
    army navy marine unit industries engineering logistics construction holdings enterprise trading
    scaffold scaffolding wall roof crane building bridge ceiling slope beam slab
    restoran kedai gerai warung kafe kompleks wisma menara bangunan apartment pangsapuri
    kondominium perumahan dewan tadika pasar pasaraya
    colleague friend staff staf kakitangan kawan jiran housemate officemate roommate
    harini arini hari2 skrg smlm semalam kelmarin esok tadi production finance admin maintenance
    logistics warehouse packing kira-kira jam pukul susulan kenderaan perodua
    innalillahiwainnailaihirojiun rip hosp hospt hsptl ward u-turn he'll they're
    pelancong tourist rusia jerman perancis australia jepun korea arab saudi turki iran iraq syria
    yaman british sepanyol itali russia germany france japan taiwan hong kong laos
    maldives afghanistan
    bidayuh melanau kenyah kayan penan murut bajau suluk kelabit rungus bisaya kedayan siam serani
    bugis jawa minangkabau semai temiar jakun melanesia kadazandusun bumiputera bumiputra pribumi
    lun bawang dept department account accounts accounting purchasing marketing sales store qc qa
    lineman linesman wireman fitter rigger scaffolder fireman postman soldier diver hiker angler
    pelumba pendaki pemancing penyelam pengunjung telekom tenaga cub prix pgk fpm bkp rta tkp
    borneo semenanjung peninsular nusantara asean asia lembah flyover interchange roundabout stadium
    mosque temple church market junction tunnel dam jetty island river lake hill beach village
    longhouse park square overpass bypass
    lapangan jambatan jejantas terowong bulatan empangan dataran muzium perpustakaan politeknik
    maktab taufan ribut siklon typhoon cyclone piala feri tongkang
    shift syif line route s'pore spore t-boned boned canteen housekeeping procurement hr security
    """
) | frozenset(agents(DOERS))
# Forces by their initials: "Konstabel PGA maut" names nobody.
FORCES = frozenset({"PGA", "GOF", "MMEA", "APMM", "TUDM", "APM", "RELA", "AADK", "UNGERIN"})
# What only places begin with.
LANDFORMS = word_set(
    "tanjung tanjong teluk telok kubang parit permatang pengkalan padang alor ulu hulu lubok lubuk"
)
PLACE_HEADS = LANDFORMS | word_set(
    """
    r&r rnr rsa hentian terminal giant tesco aeon mydin econsave lotus mcd kfc shell petronas
    caltex petron lrt mrt ktm erl
    jalan jln lebuh lebuhraya raya persiaran lorong kampung kg kampong taman tmn
    bandar bdr pekan
    kota kuala bukit bkt sungai sg hospital klinik sekolah smk sk simpang batu km kilometer plaza
    universiti kolej institut felda felcra masjid surau hotel stesen pantai pulau ladang kilang
    gunung sultanah syarikat jabatan balai kem markas restoran kedai gerai warung kafe kompleks
    wisma menara bangunan apartment pangsapuri kondominium dewan tadika pasar pasaraya
    tg pasir air ayer terjun jambatan jejantas terowong bulatan empangan dataran muzium perpustakaan
    politeknik maktab lapangan stadium taufan ribut siklon typhoon cyclone piala feri tongkang
    """
)
# English puts the kind of place behind its name: "Raja Contoh Hospital".
PLACE_TAILS = word_set(
    "hospital university college school highway expressway road street estate mill borneo flyover "
    "interchange roundabout stadium mosque temple church market junction tunnel dam jetty island "
    "river lake hill beach village longhouse park square bridge airport tower mall overpass bypass"
)
# Makers of vehicles: what follows is the model.
MAKERS = word_set(
    """
    proton perodua toyota honda yamaha nissan mazda mitsubishi isuzu hino scania volvo suzuki ford
    kawasaki mercedes bmw hyundai kia modenas benelli daihatsu porsche lexus chery subaru
    """
)
# Given names that look like Malay verbs.
LIKE_VERBS = word_set(
    """
    bernadette bernadetta bernadus berlinda bernardo bernardus terence terrence terrance teressa
    teresita menaka menakshi mendoza dianawati diyanati dinawati dinesri divyani
    """
)
# Words that begin or fill most Malaysian names. A name on thin evidence must hold one of them, or
# bin, a/l and the like.
COMMON = word_set(
    """
    ah mohd muhd md muhammad mohamad mohammad mohamed muhamad mohammed ahmad amad abdul abd abu ali
    ab wan nik tuan syed sharifah sharif raja megat tengku tunku che nur noor nor nurul siti
    fatimah aminah aishah khadijah zainab aini azizah norhayati rohani rohana faridah halimah
    zaiton rosnah rosmah ismail ibrahim hassan hasan hussein hussin husin omar osman othman yusof
    yusuf yusoff salleh saleh rahman rahim karim aziz hamid hamidi kadir samad razak rashid latif
    halim hakim haziq amir amirul danial daniel irfan aiman adam arif ariff azman azlan azmi azhar
    azizi azri fadzil fauzi faizal faiz firdaus hafiz hafizi hafizuddin hakimi hilmi idris
    iskandar izzat jamal jamaluddin kamal kamarul kamaruddin khairul khairi luqman mahmud mahmood
    mat mansor mazlan mokhtar mustafa mustapha nasir nazri nizam rizal ridzuan roslan rosli ramli
    razali sabri saiful shafiq shah shahrul shamsul suhaimi syafiq syahir syukri syazwan taib
    tajuddin yahya yaakob yunus zahari zaidi zainal zainuddin zakaria zulkifli zul amran asri
    badrul bakar baharudin lim tan lee ng ong wong chan cheong chong chew chin chua chow foo gan
    goh ho hong khoo koh kok kong lai lau leong liew lim ling loh loke low mah mok ngu ooi pang
    phang quek seow sia sim soh soo tang tay teh teo ting tiong toh voon wee wu yap yee yeo yeoh
    yong yap chai cheah chee cheng chia chiew hii hui jong kho kueh lo sii siew wei ming kumar
    muniandy raju raj ramasamy subramaniam krishnan murugan selvam maniam perumal suppiah arumugam
    govindasamy rajendran ganesan letchumanan nadarajan sivakumar saravanan vijaya devi kaur singh
    balakrishnan anthony joseph john peter paul david michael james jimmy francis stephen george
    robert richard william henry jenny mary jackson philip augustine anak jimbun entalai unchat
    sigan bujang awang dayang dayangku ag pengiran sari putra budi agus md. miah
    luqman lukman shukri shukor sukri faizul faizal fairuz farid farhan fikri ghani ghazali hadi
    hafizul haikal
    hairul hakimin hanafi hanif haris harun hashim helmi huzaifah ikhwan ilham imran izwan jaafar
    jalil johari kassim khalid kamil latiff lokman maarof mahadi mahathir malik manaf marzuki
    mohsin muaz mukhriz munir musa najib naim nasrul nazmi nazrin noh nordin norazman norizan
    pauzi qayyum radzi rafi rafiq rahimi ramlan redzuan remli riduan rizwan rosdi rosman ruslan
    safuan said saidin samsudin sani saufi shahril shahrizal shamsudin sobri sofian sulaiman
    suhaili syahmi syahrul syamil tahir talib tarmizi tarmizi wafi wahid yazid zahid zaki
    zaharudin zaim zairul zakri zamri zawawi zubir zuhairi zulhilmi azlin azrin norhafiza
    rohayu norazlina suriani hasnah hasnita maimunah mariam maryam latifah kamariah jamilah
    junaidah kalsom normah rafidah rahimah ramlah rokiah rubiah sabariah salmah salmiah saodah
    sarah zaleha zarina zuraidah zurina ravi thinesh tinesh suresh ganesh ramesh mahendran
    kumaran velu muthu sami raman gopal segaran prakash siva sanjay vikram letchumi mariayee
    devan nathan bala anand arul kannan chandran pillai jeffrey jeffery desmond jalong freddy
    sumok ngalai linus jonathan jackie gerald henry albert alfred edward victor vincent simon
    steven kelvin melvin marcus lucas peterus yohanes juris jaimin rosnah suparman sutrisno
    adib afiq afif aidil aizat akmal aliff alif amirul anas anuar anwar aqil ariffin asraf ashraf
    asyraf ayub azam azhan azim azizul azrul bahar basri burhan daud dollah fadhil fadli fahmi
    fathi fendi ghazi hadif halimi hamdan hamzah harith hasbi hasnul hazim hazwan hisham hisyam
    idham ihsan ikmal irwan ishak ismadi izham izzuddin jali jamil jefri jeffri jeffry jepri
    johan kamarul kasim khalil leman luqman mansur mirul mukri mustaqim nazim nazmi norman piee
    qusyairi rafiq ramzi razif redza ridhwan rusdi saad safwan saharudin salim sapuan sazali
    seman shafie shahir shahmi sharil sidek sofi sukri syahid syakir taufik taufiq usop yasin
    yassin zabidi zamani zamri zarul zulfadli zulfahmi zulhairi fakrul faridzul hafizi haizal
    aina ainul alia alya amalina aniza asiah asmah asma atikah aziana azie bibah dayah diana elly
    erni farah fara farhana fatin faten fauziah fiza haliza hanisah haslinda hayati hidayah idayu
    intan izzah jannah juliana laila lela linda liza maria mariah maslina mastura mazni midah
    moona munirah nadia nadirah nani nita nora norli norliza norma nurin raihan rina rita rosnani
    rozita sabrina safiah salina salmi sarimah sheila shida shikin shila shima suhaila sumaiyah
    suraya suria syikin syira tijah wahida yanti yati yusnita zaiton zila zizah zuraida
    ganesan guna logan mogan mohan murali param prem rajan rajesh sasi segar sundram uthaya
    yoges kala kavitha letchumi malar meena parvathi priya puspa santhi saras shanti tharshini
    vikneswaran dinesh danish danial syamimi qistina hakimi izwan
    jok anding jugah unggang rentap jimbau gawing roslan jepri sitim linggi
    dominic dominique clement felix raymond wilfred wilson stanley bernard bernadette benedict
    benjamin jonas jonas gabriel gabriella rafael raphael samuel samson daniela emmanuel immanuel
    ignatius gregory gerard gilbert godfrey herbert hubert julius justin kenneth lawrence laurence
    leonard lester lionel louis matthew mathew maximus melchior mervin nicholas nicolas norbert
    oliver patrick percy philemon rayner reuben rodney roland ronald rudolf russell sebastian
    silvester sylvester sylvia terence theodore timothy tobias valentine vernon virgil walter
    wendell xavier zacharias abraham adrian aloysius ambrose andrew anselm anselmus arnold augustus
    bartholomew basil bonaventure boniface cecilia christina christine christopher cornelius
    cosmas cyril dennis denis diana donald douglas edmund edwin elias elizabeth ephraim eric ernest
    eugene evelyn fabian ferdinand flora florence francisca frederick gloria hilary irene isidore
    jacob jacqueline jerome joanna josephine joshua julian juliana justina katherine kathleen
    leo lidwina lucia lucy magdalene marcellus margaret marina martha martin maximilian melissa
    monica nancy natalie natalia olivia pascal patricia petrus petronella priscilla raynold
    rebecca regina rosalind roselyn ruth salvatore scholastica silas stella stephanie susanna
    susan teresa theresa thomas veronica vivian viviana winnie yvonne zita
    shankar shanmugam thanabalan thevar vellu veerappan kathiravan logeswaran mogana navin nagaraj
    punitha rajeswari ramakrishnan ravindran sangeetha selvaraj sivaraj subra sures thanaraj
    uthayakumar valli vasanthi vijayan visvanathan yogeswari jaswant balwinder gurdip harjit
    manjit sukhdev ranjit kuldip amarjit
    bahadur bishnu kumari shafiqul rahim hossain hossen islam uddin alam rahaman khan thapa gurung
    rai tamang limbu singh aung
    """
)
# What a post calls its own people: alone none of these is a name. "Umi" and "Along" are.
RELATIVES = word_set(
    """
    abah ayah ayahanda bapa bapak papa daddy dad walid mama mummy mommy mum mom emak mak ibu bonda
    atuk datuk nenek opah tokki husband wife hubby suami isteri abang kakak adik adinda kekanda
    pakcik makcik uncle aunty auntie sayang
    """
)
# Given names that begin so are many: Norazlin, Nurfarah, Zulhelmi.
BEGINNINGS = (
    "nora",
    "nori",
    "norh",
    "nors",
    "norm",
    "nurf",
    "nurh",
    "nura",
    "nurs",
    "zulh",
    "zulk",
    "khair",
    "syaf",
)
INSIDE = word_set("bin binti bt bte b binte anak ak a/l a/p al ap s/o d/o @ van de abd")
# Days and months that are given names too; inside a name they are kept.
ALSO_NAMES = word_set(
    "lun man tengah tambah isnin selasa rabu khamis jumaat sabtu ahad mei jun jan mac april siti "
    "nur van"
)
