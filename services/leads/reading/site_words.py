"""Trades, sites, machines, traffic, injuries and what followed, in both languages: more words.

Tables for people who know the language; services/leads/matching reads them. An underscore stands
for a blank. Words for a meaning that stands in another table are added to it.
"""

SITE = {
    # who
    "caddie": "pembawa_beg_golf kedi caddie caddies caddy pekerja_kelab_golf",
    "golf": "kelab_golf golf_club golf_course pemain_golf golfer",
    "volunteer": "sukarela sukarelawan volunteer volunteers voluntary",
    "fireman": "ahli_bomba pegawai_bomba bomba_bantuan anggota_penyelamat",
    "police": "mata-mata polis_bantuan auxiliary_police anggota_polis_trafik police_officer "
    "police_officers policewomen patrolman outrider pasukan_pengiring police_personnel "
    "traffic_police",
    "directing": "directing_vehicles directing_cars kawal_kenderaan mengawal_kenderaan "
    "directed_vehicles control_traffic_flow menjaga_lalu_lintas jaga_lalu_lintas "
    "traffic_control managing_traffic",
    "roadtransport": "rtd rtd_officer anggota_jpj "
    "pegawai_jpj penguat_kuasa_jpj jpj_officer jpj_enforcement",
    "soldier": "tentera_darat anggota_tentera anggota_tdm rejimen_askar troops tdm kor_armor "
    "infantri infantry army_personnel private_soldier sapper",
    "march": "kawad berkawad march marching route_march long_march kembara jalan_jauh "
    "latihan_kembara",
    "guard": "pengawal_keselamatan pengawal_peribadi jaga_malam watchman "
    "guard's bodyguard",
    "conductor": "pembantu_bas co-driver kedua_bas bus_attendant",
    "attendant": "pembantu_lori lorry_attendants",
    "rubbish": "pekerja_sampah garbage_man waste_collector pekerja_pembersihan_awam",
    "rubbishtruck": "lori_sampah rubbish_truck garbage_truck rubbish_lorry trak_sampah",
    "collector": "pemungut collecting_clams pickers gatherers",
    "settler": "peneroka_felda felda_settler settlers generasi_kedua_felda",
    "trader": "pasar_malam night_market pasar_tani penjual_nasi penjual_burger burger_seller "
    "stall_owner pengusaha_gerai pemilik_gerai",
    "boatman": "jurumudi boat_operator boatmen",
    "crane": "kren_bergerak",
    "technician": "technical_staff maintenance_worker pekerja_penyelenggaraan linesmen pembaiki "
    "repairman serviceman juruteknik_penghawa_dingin",
    "lifttechnician": "juruteknik_lif lift_technician lift_technicians lift_mechanic mekanik_lif "
    "lift_repairman",
    "lineman": "juruteknik_talian tukang_talian pekerja_talian_elektrik cable_worker jointer "
    "penyambung_kabel menaik_taraf_talian",
    "tnb": "sabah_electricity sesb sarawak_energy sesco",
    "builder": "pekerja_tapak_pembinaan buruh_binaan buruh_kasar construction_worker "
    "construction_workers construction_labourer binaan_maut labour labor",
    "carpenter": "tukang_rumah_kayu woodworker pertukangan",
    "welder": "kerja_kimpalan tukang_kimpal welders welding_work kimpal",
    "painter": "pengecat tukang_cat_bangunan painters",
    "cleaner": "tukang_bersih pencuci_cermin cuci_cermin cleans cleaning_up membasuh",
    "gardener": "pekerja_lanskap landskap tukang_potong_rumput landscaping landscape_worker",
    "plantation": "pekerja_ladang plantation_worker plantation_workers estate_worker "
    "estate_workers pekerja_estet ladang_sawit",
    "sugarcane": "cane sugar_cane",
    "rice": "petak_sawah relung",
    "sawah": "bendang_padi petak_bendang padi_fields paddy_fields",
    "breeder": "livestock farm_owner rancher pengusaha_ternakan",
    "orchard": "pekebun_durian pemilik_kebun pemilik_dusun dusun_buah orchard_owner "
    "orchard_worker fruit_farm smallholder",
    "maid": "amah domestic_helper domestic_worker house_help",
    "driver": "drives driving",
    "foreigner": "pendatang migrant migrants warga_luar foreign_national foreign_nationals "
    "foreign_worker foreign_workers",
    "oneparent": "lima_sekeluarga empat_sekeluarga tiga_sekeluarga enam_sekeluarga "
    "tujuh_sekeluarga family families keluarga_maut tiga_beranak empat_beranak lima_beranak "
    "dua_beranak",
    "teacher": "tenaga_pengajar pendidik educator warga_pendidik",
    "student": "pelajar_kolej college_student schoolboy schoolgirl",
    "doctor": "pakar_bedah pegawai_perubatan_pelatih",
    "nurse": "ketua_jururawat nursing_sister matron",
    # how it happened
    "fall": "gugur menjunam_ke jatuh_dari plummet plummeting tumble fell_off melayang topples",
    "collapse": "topple toppling came_down crumbled crumbles struktur_runtuh collapsed_on "
    "robohan",
    "scaffold": "scaffoldings",
    "trapped": "disepit cuba_keluarkan mengeluarkan_mangsa keluarkan_mangsa dikeluarkan_dari "
    "to_free extricate extricated extricating extrication cut_free struggle_to_free "
    "struggled_to_free freed cut_out_of pinned_in terkandas_dalam",
    "hitwith": "dihentak hit_in_the_head crushed_to_death flattened flatten flattens landed_on "
    "menghempap_pekerja",
    "headwound": "hit_on_head hit_on_the_head atas_kepala terkena_kepala",
    "shock": "terkejut_elektrik terkena_renjatan renjatan_elektrik direnjat electric_shock "
    "electrocute voltan high_voltage voltan_tinggi terkena_kabel current_leakage",
    "blast": "meledak ledakan blew_up blows_up blown_up exploding bursts_open "
    "ignited ignites",
    "burn": "melecur_dan scorched scald_injuries burn_injuries burns_victims "
    "kelecuran_teruk melecur_seluruh",
    "boiling": "air_menggelegak",
    "fire": "terbakar_hidup charred engulfed razed gutted burnt_down burned_down burnt_to_death",
    "leak": "leaks spill spilled tumpahan tumpah tertumpah escaping_gas gas_terbebas bebasan_gas",
    "gas": "vapour vapor gases",
    "inhaled": "terhirup hirup inhales inhalation dihidu",
    "drown": "mati_lemas dikhuatiri_lemas feared_drowned lemas_ketika lemas_di",
    "skid": "terbabas_langgar slid_off veers swerved swerve lost_control_of "
    "hilang_kawalan_sebelum ran_off_road run_off_road terbabas_ke",
    "ravine": "junam_gaung masuk_gaung cliff jurang plunged_into plunges_into down_a_slope",
    "trench": "masuk_longkang masuk_parit ditch drains parit_besar",
    "overturn": "terguling overturning keeled rollover turned_over flips_over",
    "ram": "menggempur crashing_into rammed_into rams_into ploughs ploughed_into crashes_into "
    "slams_into slammed_into smashes_into terlanggar pelanggaran",
    "rearended": "rempuh_buntut langgar_belakang langgar_buntut rear_ended rams_into_back "
    "into_rear into_rear_of crashes_into_rear rempuh_belakang_lori melanggar_bahagian_belakang",
    "runaway": "hilang_brek brek_tidak_berfungsi brake_failure brakes_failed failed_brakes "
    "runaway gagal_brek brek_gagal brek_rosak gagal_mengawal",
    "headon": "bertembung_secara_berdepan head-on_collision head-on_crash collided_head-on",
    "pileup": "kemalangan_beramai multi-vehicle five-vehicle four-vehicle three-vehicle "
    "chain-collision pile_up nahas_berantai melibatkan_lima_kenderaan",
    "thrown": "terhumban_jauh tercampak_keluar flung_out",
    "runover": "dilindas terlindas dilanyak wheels_of crushed_under",
    "jumped": "melompat terjun_dari jumped leapt",
    "pothole": "jalan_rosak jalan_berlubang lopak crater",
    "dug": "lubang_kerja lubang_korek digging_work excavated roadside_hole open_pit pipe_hole",
    "pipe": "paip_air kerja_paip penggantian_paip water_pipe pipe_replacement pipe_laying",
    "drainage": "saliran tali_air projek_saliran drainage irrigation tebatan_banjir "
    "flood_mitigation",
    "conveyed": "ditarik_mesin ditelan_mesin drawn_into sucked_into pulled_into tersedut_mesin",
    "machine": "mesin_pencanai machine's",
    "severed": "kehilangan_jari kehilangan_tangan lost_fingers loses_hand loses_arm "
    "loses_fingers loses_leg lost_hand lost_arm hilang_jari hilang_tangan ripped_off",
    "pierced": "pierces impales stabbed_by rod_pierced",
    "slashed": "menetak diparang dikelar kelar slash slashing hacked",
    "stabbed": "stab stabs stabbing menikam tikaman knifed knifing",
    "shot": "menembak ditembak_mati shooting shoots gunned gunmen gunman tertembak "
    "accidental_shot",
    "robber": "merompak dirompak disamun menyamun rob robbing burglar pencuri thief thieves",
    "beaten": "memukul memukulnya dipukul_dan menumbuk beats beating belasah assaults "
    "attacked_by serang",
    "poisoned": "keracunan_makanan food_poisoning poison",
    "heart": "rebah_dan rebah_lalu pengsan_dan faints fainting serangan_jantung_ketika "
    "tidak_sedarkan_diri collapsed_while collapses_while collapsed_during collapsed_and_died "
    "rebah_ketika tiba-tiba_rebah suddenly_collapsed",
    "fatigue": "keletihan penat exhaustion exhausted fatigue",
    # sites
    "mine": "miner miners pelombong pekerja_lombong mineshaft mine_shaft coal_mine gold_mine "
    "quarrying tin_mine",
    "factory": "pekerja_kilang kilang_pemprosesan factory_worker factory_workers mill_worker "
    "mill_workers",
    "palmoil": "kilang_sawit",
    "fertiliser": "urea",
    "petrochemical": "refinery_complex kilang_penapisan petronas_refinery pipc",
    "paper": "pulp",
    "bridge": "viaduct bridges",
    "dam": "hydroelectric hidroelektrik",
    "datacentre": "pusat_data data_centre data_center",
    "roadwork": "menurap_jalan kerja_jalan menurap pekerja_turapan paving resurface "
    "road_maintenance road_crew jkr_worker pembaikan_jalan pekerja_plus pekerja_penyelenggara "
    "line_painting menanda_jalan garisan_jalan",
    "petrol": "stesen_minyak_shell stesen_shell stesen_petron petrol_pump pam_minyak "
    "petrol_kiosk petrol_attendant pekerja_stesen_minyak",
    "supermarket": "pasar_raya_mini mini_mart minimart convenience_store serbaneka 7-eleven "
    "pasar_mini",
    "workshop": "pomen tyre_shop kedai_tayar",
    "shaft": "lubang_lif_jatuh lif_shaft dalam_lubang_lif lubang_lif_bangunan",
    "pylon": "pencawang_telekomunikasi mast",
    "pole": "tiang_telefon tiang_lampu_jalan telephone_pole utility_pole power_pole",
    "tent": "khemah_kenduri pemasang_khemah tents canopies",
    "stage": "pemasang_pentas",
    "roof": "awnings tukang_atap roofer roofing",
    "tank": "tangki_balast ballast_tank tangki_air water_tank tangki_septik tanks tangki_enap",
    "hostel": "rumah_kongsi_pekerja workers'_dormitory clq",
    "container": "containers freight_container",
    # what followed
    "waterworks": "air_selangor syabas ranhill pekerja_air bekalan_air water_supply "
    "water_company",
    "postmortem": "bedah_siasat post-mortem postmortem post_mortem autopsy",
    "succumbed": "succumbed succumbs succumb meninggal_di_hospital meninggal_ketika_dirawat "
    "meninggal_selepas_dirawat meninggal_dunia_di_hospital died_in_hospital dies_in_hospital "
    "died_at_hospital meninggal_ketika_menerima_rawatan",
    "critical": "keadaan_kritikal separuh_nyawa life-threatening fighting_for_life "
    "bertarung_nyawa unit_jagaan_rapi",
    "found": "ditemukan_mati found_dead discovered body_found mayat_ditemui mayat_ditemukan "
    "menemukan menemui jumpa",
    "floating": "mengapung timbul floats afloat",
    "arrested": "tangkap menahan direman_polis nab nabs detain detains held_by in_custody "
    "remand remands ditahan_reman",
    "charged": "tertuduh accused_of pleaded_guilty pleads mengaku_bersalah "
    "mengaku_tidak_bersalah claims_trial claimed_trial pleaded_not_guilty sabit_kesalahan "
    "convicted jailed dipenjara",
    "funeral": "dikebumi kebumi pemakaman jenazah_selamat selamat_dikebumikan solat_jenazah_di "
    "pusara_arwah",
    "donation": "insan_prihatin menyumbang appeal_for_funds gofundme crowdfunding",
    "compensation": "faedah_orang_tanggungan survivors'_pension pencen_penakat "
    "dependants'_benefit faedah_hilang_upaya",
    "stopwork": "notis_berhenti_kerja arahan_henti_kerja perintah_henti_kerja halts_work "
    "work_halted stop-work_order kerja_dihentikan",
    "survived": "terselamat nyaris_maut cheated_death escapes_death escaped_death survives "
    "survive survived escapes_unhurt escape_unhurt escaped_unhurt narrow_escape cheats_death "
    "bernasib_baik selamat_dalam",
    "brokenleg": "patah_kaki broken_leg broken_legs patah_kedua-dua_kaki breaks_leg broke_leg "
    "fractured_leg leg_fracture kaki_patah fractures_leg",
    "brokenarm": "patah_tangan broken_arm broken_arms breaks_arm broke_arm fractured_arm "
    "tangan_patah",
    "spine": "tulang_belakang_patah cedera_pinggang backbone back_injury spinal tulang_pinggang "
    "waist hurts_back injures_back injured_back",
    "neck": "tengkuk broken_neck broke_neck breaks_neck neck_injury",
    "finger": "fingertip fingertips",
    "shoulder": "terkehel dislocated_shoulder collarbone tulang_selangka",
    "eye": "mata_kiri mata_kanan eyeball",
    "chest": "cedera_dada dada_remuk chest_injury chest_injuries",
    "rib": "tulang_rusuk",
}  # fmt: skip
