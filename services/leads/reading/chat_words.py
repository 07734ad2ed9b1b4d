"""Words as chats and the dialects write them, and what they stand for.

Tables for people who know the country; `prose` reads them. Small letters.
"""

from services.leads.reading.patterns import pairs
from services.leads.reading.roots import shortened, spoken

CHATS = pairs(
    """
    kmlgn=kemalangan, kmalangan=kemalangan, kemlngan=kemalangan, kmlangan=kemalangan, kwn=kawan,
    sy=saya, dkt=dekat, skrg=sekarang, mtr=motosikal, mto=motosikal, motor=motosikal,
    motorsikal=motosikal, moto=motosikal, mninggal=meninggal, meningal=meninggal, mnggl=meninggal,
    meninggl=meninggal, mgl=meninggal, smlm=semalam, semlm=semalam, smalam=semalam,
    semlam=semalam, dlm=dalam, dgn=dengan, yg=yang, utk=untuk, org=orang, mlm=malam, ptg=petang,
    pg=pagi, td=tadi, tdi=tadi, jln=jalan, kg=kampung, hosp=hospital, hosptl=hospital,
    hspital=hospital, kreta=kereta, kete=kereta, lgr=langgar, lnggar=langgar, pkl=pukul,
    tgh=tengah, hr=hari, ni=ini, harini=hari ini, cdera=cedera, cedra=cedera, prh=parah,
    arwh=arwah, bdk=budak, lori2=lori, sdg=sedang, kpl=koperal, tghari=tengah hari,
    tghhari=tengah hari, pmandu=pemandu, blk=balik, krja=kerja, keje=kerja, kje=kerja,
    skali=sekali, kemalgn=kemalangan, kmlngn=kemalangan, umah=rumah, rmh=rumah, hsptl=hospital,
    hsp=hospital, spital=hospital, tgn=tangan, kki=kaki, skg=sekarang, skang=sekarang,
    ari ni=hari ini, arini=hari ini, otw=dalam perjalanan, on the way=dalam perjalanan,
    pegi=pergi, gi=pergi, pi=pergi, dtg=datang, bru=baru, br=baru, xde=tiada, takde=tiada,
    tkde=tiada, x sedar=tidak sedarkan diri, tak sedar=tidak sedarkan diri,
    xsedar=tidak sedarkan diri, tak sedaq=tidak sedarkan diri, nda=tidak, inda=tidak, suda=sudah,
    sadar=sedar, nda sadar=tidak sedarkan diri, inda sadar=tidak sedarkan diri,
    sik sedar=tidak sedarkan diri, sik sadar=tidak sedarkan diri, dok sedar=tidak sedarkan diri,
    tok sedar=tidak sedarkan diri, takdok=tak dok, xdok=tak dok, keda=kedai, eksiden=kemalangan,
    tingu=tengok, smbil=sambil, bwh=bawah, nmpk=nampak, ambulan=ambulans, langgr=langgar,
    lnggr=langgar, lgg=langgar, langgaq=langgar, trbabas=terbabas, tbabas=terbabas, jtuh=jatuh,
    jatoh=jatuh, mangse=mangsa, kene=kena, kna=kena, krete=kereta, keta=kereta, mggl=meninggal,
    mninggl=meninggal, mnggal=meninggal, meningga=meninggal, meninggai=meninggal, dh=dah, doh=dah,
    lps=lepas, slps=selepas, sblm=sebelum, brlaku=berlaku, pkerja=pekerja, pekrja=pekerja,
    cdr=cedera, pth=patah, tmpt=tempat, kt=kat, thn=tahun, tahon=tahun, mtosikal=motosikal,
    motosikai=motosikal, pmndu=pemandu, tghari td=tengah hari tadi, tgh hr=tengah hari,
    pengsang=pengsan, pnsan=pengsan, x=tak, xdpt=tak dapat, xdapat=tak dapat, tkdpt=tak dapat,
    dpt=dapat, sorg=seorang, bwk=bawa, bawak=bawa, dibawak=dibawa, dpn=depan, sblh=sebelah,
    sbb=sebab, smpai=sampai, mse=masa, ptang=petang, spitai=hospital, sowang=seorang,
    loni=sekarang, mase=masa, tercampk=tercampak, bleeding=pendarahan, opis=pejabat,
    kat site=kat tapak pembinaan, xdak=tiada, takdak=tiada, tkdak=tiada, tadak=tiada,
    x dak=tiada, tak dak=tiada, ilang=hilang,
    xselamat=tak selamat, xsempat=tak sempat, xsmpt=tak sempat, tksempat=tak sempat,
    xbernafas=tak bernafas,
    xbergerak=tak bergerak,
    x de=tiada, tak de=tiada, tk de=tiada, td mlm=malam tadi, td malam=malam tadi,
    tadi mlm=malam tadi, tadi malam=malam tadi, tdi mlm=malam tadi, tdi malam=malam tadi,
    disahkan md=disahkan meninggal,
    md di lokasi=meninggal di lokasi, md di tempat=meninggal di tempat,
    md di hospital=meninggal di hospital, md on=meninggal on, dok sedak=tidak sedarkan diri
    """
)
# How the states speak, as far as it bears on an accident; what has another meaning in the standard
# language stands only in a phrase.
DIALECTS = pairs(
    """
    kawe=saya, ambo=saya, kito=kita, doh=dah, hok=yang, oghang=orang, ore=orang, oghe=orang,
    keno=kena, kijo=kerja, kerejo=kerja, kerjo=kerja, sakik=sakit, matey=mati, laggar=langgar,
    lagga=langgar, keta=kereta, kheto=kereta, sepital=hospital, spita=hospital, sepita=hospital,
    rumoh=rumah, umoh=rumah, semale=semalam, smale=semalam, male tadi=malam tadi,
    peta tadi=petang tadi, peta ning=petang ini, pagi ning=pagi ini, tadi tu=tadi, jatoh=jatuh,
    tok sempat=tak sempat, dok sempat=tak sempat, tok sedar=tidak sedarkan diri,
    doh takdok=dah tak dok, takdok=tak dok, tokdok=tak dok, dok doh=tak dok, langgor=langgar,
    dilanggor=dilanggar, keghete=kereta, kerete=kereta, khabo=khabar, bandor=bandar, keghja=kerja,
    seghi=seri, lik=balik, maso=masa, sebeloh=sebelah, minyok=minyak, wi=bagi, dorang=mereka,
    depa=mereka, demo=mereka, mai=datang, habaq=khabar, langgaq=langgar, lekaq=lekas,
    tak dan=tak sempat, x dan=tak sempat, tergolek=terjatuh, ghumah=rumah, ghosak=rosak,
    semelam=semalam, tetiba=tiba-tiba, teghuk=teruk, terok=teruk, eksiden=kemalangan,
    excident=kemalangan, besaq=besar, pukui=pukul, tengahari=tengah hari, tgahari=tengah hari,
    urang=orang, kamurang=kamu, kana=kena, jatu=jatuh, suda=sudah, sadar=sedar, inda=tidak,
    nda=tidak, sia=saya, tingu=tengok, limpas=lalu, nda sadar=tidak sedarkan diri,
    inda sadar=tidak sedarkan diri, nda sedar=tidak sedarkan diri, bomban=bomba, kamek=saya,
    kamik=saya, kitak=kamu, sik=tidak, kenak=kena, keja=kerja, udah=dah, jatok=jatuh,
    marek=semalam, pagi tek=pagi tadi, petang tek=petang tadi, malam tek=malam tadi,
    tengahari tek=tengah hari tadi, baruk tek=baru tadi, tek tadi=tadi, rah=di, sikda=tiada,
    nya jatuk=dia jatuh, nya jatuh=dia jatuh, nya kenak=dia kena, nya kena=dia kena,
    nya accident=dia accident, dah sikda=dah tiada, ngan=dengan, sik ada gik=dah tiada,
    udah sik ada=dah tiada, sik ada agik=dah tiada, sik sedar=tidak sedarkan diri,
    sik sadar=tidak sedarkan diri, sik sempat=tak sempat,
    kerito=kereta, keghito=kereta, kerita=kereta, kheta=kereta, jale=jalan, patoh=patah, duo=dua,
    tigo=tiga,
    mato=mata, tange=tangan, kepalo=kepala, paho=paha, daghoh=darah, bdaroh=berdarah,
    berdaroh=berdarah,
    pengse=pengsan, pengsey=pengsan, beso=besar, kito=kita, semuo=semua, hanyo=hanya,
    terbaba=terbabas,
    lukko=luka, luko=luka, cedero=cedera, jumpo=jumpa, tibo=tiba, deghah=deras, hospita=hospital,
    gileh=gilis, gilih=gilis, lanyok=lanyak, patoh kaki=patah kaki, ghepuh=rempuh, tejatuh=terjatuh,
    bakaq=bakar, terbakaq=terbakar, teghbakaq=terbakar, terbabaih=terbabas, tebabaih=terbabas,
    habih=habis,
    lepaih=lepas, langgaq lari=langgar lari, motoq=motosikal, kapai=kapal, teghejun=terjun,
    ayaq=air,
    sangkot=sangkut, keghejo=kerja, tumbey=tumbang, terbalek=terbalik, kapor=kapur, pecoh=pecah,
    dilanggaq=dilanggar, terlanggaq=terlanggar, pengsai=pengsan, tengelam=tenggelam, lemaih=lemas,
    dilanggo=dilanggar, gik=lagi, terus pengsan=pengsan, ditimbus tanah=tertimbus tanah
    """
)
# Written with fewer vowels, whichever are left out: "kmalngan", "mninggl", "dlanggr".
_LONG = (
    "kemalangan meninggal langgar dilanggar dirempuh terbabas cedera pengsan tergelincir "
    "terjatuh "
    "hospital motosikal pekerja semalam tersepit terhempap dihempap melecur kecederaan kebakaran "
    "letupan ambulans pemandu penunggang terbakar tercampak tergilis digilis meletup renjatan "
    "kritikal pembonceng kelindan petang mangsa kereta"
)
_VOWELLESS = {short: word for word in _LONG.split() for short in shortened(word)}
# Heard in the north and on the east coast; no form of them is another word.
_HEARD = (
    "langgar dilanggar terlanggar hancur tayar ular bakar terbakar tercabut kapur terbalik putus "
    "timbus tertimbus gilis digilis tergilis habis lepas terbabas luka kilang mangsa cedera kereta "
    "kerja muka mata kepala tiga dua bomba rumah patah darah parah rebah tanah pecah jalan badan "
    "tangan pinggang tulang ladang semalam kemalangan jari lori parit terjun bergesel motor pukul "
    "terkapar keluar sedar besar tersangkar penoreh pekerja masa buaya gajah dada paha terperosok "
    "hempas terhempas kuari tertiarap remuk dirempuh rempuh"
)
_SPOKEN = {heard: word for word in _HEARD.split() for heard in spoken(word)}
IN_FULL = {**_VOWELLESS, **_SPOKEN, **DIALECTS, **CHATS}
WORDS_IN_FULL = {short: whole for short, whole in IN_FULL.items() if " " not in short}
PHRASES_IN_FULL = {short: whole for short, whole in IN_FULL.items() if " " in short}
