"""What bears a name and is nobody: models of vehicles, roads, buildings, ships, storms.

Tables for people who know the country; `named_things` reads them. Small letters. Roads, bridges,
halls and hospitals are called after people: "Jambatan Sultan ...", "the Tun ... flyover".
"""

import re

from services.leads.reading.patterns import any_of, quick, table, word_set

# Models that are told without their maker. Names of people among them (Putra, Saga) are left out
# by `named_things` where they are usual.
MODELS = word_set(
    """
    proton saga wira waja satria perdana arena juara inspira preve suprima ertiga persona iriz
    exora tiara perdana perodua kelisa kembara rusa nautica kancil kenari viva alza myvi axia bezza
    ativa aruz traz vios yaris camry corolla altis estima alphard vellfire harrier avanza innova
    unser sienta prius celica supra hiace liteace hilux fortuner prado accord civic city jazz
    odyssey stream freed insight integra almera sylphy teana serena livina latio sentra cefiro
    bluebird vanette urvan navara frontier kicks x-trail lancer galant pajero outlander xpander
    asx attrage mirage triton storm fuso canter d-max dmax mu-x elf trooper biante premacy bt-50
    fiesta mondeo everest ranger raptor mustang telstar swift vitara jimny golf polo passat jetta
    vento tiguan touareg beetle caddy transporter sonata elantra tucson starex picanto cerato
    optima sportage sorento carnival koleos captur fluence megane impreza forester levorg outback
    evoque velar cayenne macan panamera boxster cooper jaguar maserati ferrari lamborghini bentley
    hummer ssangyong rexton korando actyon stavic naza citra sutera forza captiva colorado cruze
    optra aveo atto dolphin omoda jaecoo tiggo haval geely
    wave ex5 rsx dash vario pcx c70 lagenda legenda nouvo ego avantiz solariz y15 y15zr y16 nvx
    nmax aerox rxz 125z lc135 hayabusa ninja versys kriss kristar jaguh pulsar dominar vespa
    sprint primavera ducati multistrada sportster aprilia bajaj demak leoncino imperiale vf3i
    kapcai superbike
    """
)
# Makers beside those of `name_words`; what follows one is a model.
MAKERS_ABROAD = word_set(
    """
    volkswagen vw audi peugeot citroen renault fiat opel skoda jaguar jeep dodge chrysler
    chevrolet chevy cadillac tesla byd mg gwm geely haval jac foton dongfeng sinotruk shacman camc
    hicom naza bufori infiniti acura rolls-royce kawasaki ktm sym kymco vespa piaggio
    harley harley-davidson triumph ducati aprilia husqvarna zontes cfmoto wmoto keeway
    komatsu caterpillar kobelco kubota doosan jcb liebherr tadano sumitomo iveco yutong
    """
)
# Models of two words, of which one alone may be a person's name.
MODEL_PAIRS = frozenset(
    table("""
    land cruiser, land rover, range rover, mini cooper, grand livina, gran max, santa fe,
    harley davidson, jet power, grand cherokee, aston martin, alfa romeo, rolls royce, great wall,
    nissan diesel, super cub, royal enfield
    """)
)
# Right before a model or a make: nobody is "jenis", "sebuah", "a".
KIND_BEFORE = re.compile(
    r"\b(?:jenis|model|jenama|berjenama|buatan|sebuah|sebiji|satu unit|sebatang|an?)\s$"
)
# Behind a vehicle a strange word is its make or its firm; "pemandu lori Contoh" is a man.
VEHICLE_BEFORE = quick(
    r"(?<!pemandu )(?<!kelindan )(?<!penumpang )(?<!pembonceng )(?<!driver )(?<!penunggang )"
    r"(?<!pembantu )(?<!mekanik )(?<!drebar )\b(?:kereta|motosikal|motorsikal|lori|treler|bas|mpv|"
    r"suv|sedan|hatchback|pikap|pick-?up|"
    r"pacuan empat roda|skuter|superbike|kapcai|jip|coupe|motorcycle|motorbike|lorry|car|tanker|"
    r"scooter)\s$"
)
# What is called after people stands before the name in small letters.
CALLED_AFTER = any_of(
    r"""
    jalan, jln, lorong, lrg, lebuh, lebuh ?raya, highway, persiaran, jambatan, jejantas, flyover,
    terowong, bulatan, persimpangan, simpang, susur(?: keluar)?, (?:plaza )?tol, exit, kampung, kg,
    kpg, taman, tmn, bukit, bkt, gunung, sungai, sg, pantai, pulau, tasik, empangan, lombong,
    kuari, felda, felcra, estet, masjid, surau, kuil, gereja, tokong, stadium, bangunan, menara,
    wisma, kompleks, kolej, universiti, politeknik, maktab, hospital, klinik, pasar, pekan, bandar,
    daerah, mukim, projek, landasan, lapangan terbang, jeti, pelabuhan, pangkalan, kem, flat,
    pangsapuri, kondominium, apartment, kuarters, rumah panjang, dataran, padang, muzium,
    perpustakaan, stesen(?: minyak| bas| lrt| mrt| ktm| komuter)?, ribut(?: tropika)?, taufan,
    siklon, typhoon, cyclone, tropical storm, piala, kapal(?: \w+)?, feri, bot tunda, tongkang,
    mt, mv, tug(?: ?boat)?, vessel, ship, ferry, op, ops, operasi, yayasan, tabung
    """
)
# English puts it behind, in small letters: "off the Tun Contoh flyover". Who works there is no
# road: "Contoh, hospital cleaner" has its comma, "Contoh hotel staff" its word of work.
TAIL_BEHIND = re.compile(
    r"^\s(?:flyover|overpass|overhead bridge|interchange|bridge|roundabout|junction|intersection|"
    r"expressway|highway|tunnel|toll|dam|airport|jetty|wharf|port|terminal|stadium|building|tower|"
    r"mosque|temple|church|market|mall|campus|college|university|school|hospital|clinic|road|"
    r"street|avenue|estate|mill|village|longhouse|river|bay|island|hill|beach|waterfall|lake|"
    r"park|field|square|camp|base|quarry|mine|project|corridor|link|exit|bypass|coastal)\b"
    r"(?!\s(?:staff?|staf|workers?|guards?|cleaners?|drivers?|teachers?|clerks?|nurses?|"
    r"attendants?|technicians?|operators?|canteen|cooks?|foreman|crew|rider|manager|supervisor|"
    r"engineer|doctor|gardener|security))"
)
