"""The sea, rivers, forest, mountains, animals and weather, in both languages: meanings of words.

Tables for people who know the language; services/leads/matching reads them. An underscore stands
for a blank. Words for a meaning that stands in another table are added to it.
"""

WILD = {
    # at sea and in rivers
    "squid": "sotong mencandat_sotong candat_sotong pencandat_sotong squid squids squid_jigging "
    "jigging cuttlefish",
    "crab": "ketam mengetam pengetam crab crabs crabbing",
    "shellfish": "kepah lala remis lokan clam clams mussel mussels",
    "bubu": "bubu fish_trap fish_traps crab_trap",
    "netting": "pukat_tarik menarik_pukat menarik_jaring tarik_jaring jala fishing_net "
    "hauling_nets hauling_net",
    "trawler": "bot_nelayan_laut_dalam trawlers deep-sea_fishing",
    "fisher": "menangkap_ikan tangkap_ikan pergi_ke_laut turun_ke_laut fishing_trip "
    "catching_fish awak_bot bot_ikan kapal_ikan",
    "angler": "pancing fishing_rod pergi_memancing went_fishing fishing_spot",
    "diver": "selam juruselam menyelam_skuba dive dives dive_master divemaster pusat_selam "
    "dive_centre",
    "snorkel": "snorkel snorkeling snorkelling",
    "sank": "perahu_terbalik sampan_terbalik boat_overturned boat_overturns "
    "boat_flips boat_flipped dimasuki_air dipukul_ombak dipukul_ribut swamped",
    "overboard": "overboard jatuh_ke_laut terjatuh_ke_laut jatuh_laut terjatuh_bot jatuh_bot "
    "jatuh_dari_bot terjatuh_dari_bot terjatuh_dari_perahu jatuh_dari_perahu jatuh_dari_kapal "
    "terjatuh_dari_kapal jatuh_kapal fell_into_the_sea fell_into_sea falls_into_sea "
    "fell_off_boat falls_off_boat fell_off_a_boat fell_from_boat falls_from_boat fell_off_ship "
    "falls_off_ship off_a_ship",
    "emptyboat": "bot_kosong perahu_kosong sampan_kosong empty_boat boat_found_empty "
    "unmanned_boat abandoned_boat bot_tanpa_awak",
    "drifting": "terkandas hanyut_di_laut terumbang-ambing drifting drifted adrift bot_hanyut",
    "clinging": "berpaut berpaut_pada bergantung_pada clinging clung hanging_on_to",
    "swept": "dibawa_arus dihanyutkan_arus ditarik_arus ditelan_arus arus_deras_menghanyutkan "
    "carried_away swept_away pulled_under",
    "current": "arus_kuat kepala_air water_surge surge_of_water strong_currents whirlpool",
    "collidedship": "dilanggar_kapal langgar_kapal hit_by_ship rammed_by_ship hit_by_vessel",
    "reef": "batu_karang reefs corals",
    "jetty": "pangkalan terminal_feri jetties pier",
    "beach": "pesisir persisiran_pantai tepi_pantai di_pantai beaches shore ashore "
    "washed_ashore terdampar seaside shoreline",
    "seabed": "dasar_laut seabed",
    "estuary": "estuaries",
    "riverbank": "tepi_sungai tebing_sungai riverbank river_bank",
    "lake": "lakes reservoir ex-mining_pool",
    "dam": "takungan takungan_air dams",
    "lifejacket": "jaket_terapung vest_keselamatan lifejacket lifejackets life_vest",
    "maritime": "malaysian_maritime agensi_penguatkuasaan_maritim apmm coast_guard zon_maritim",
    "marinepolice": "polis_marin marine_police ppm",
    "barge": "barges",
    "tugboat": "bot_tunda tugboats tug_boat",
    "dredger": "kapal_korek kapal_pasir pengorek dredger dredging",
    "jetski": "jet_ski jetski",
    "kayak": "kayak berkayak kayaking canoe kano canoeing",
    "rafting": "rakit berakit rafting raft",
    "banana_boat": "bot_pisang banana_boat",
    "parasail": "parasailing paragliding paraglider paramotor luncur_udara",
    # forest and mountain
    "forest": "hutan_simpan hutan_rimba belantara jungles forests forest_reserve masuk_hutan "
    "rainforest",
    "lost": "sesat tersesat lost_in_jungle lost_in_forest lost_in_the_forest lost_in_the_jungle "
    "got_lost lost_their_way lost_his_way",
    "missing": "tak_balik tidak_pulang tak_pulang belum_balik belum_pulang x_balik "
    "tak_balik-balik tidak_kembali gagal_pulang failed_to_return didn't_come_home unaccounted "
    "lenyap kehilangan_lelaki",
    "search": "dicari cari_mangsa sar_diteruskan searched searches searchers "
    "widens_search widen_search menggerakkan_operasi giat_mencari hunt_continues combing",
    "petai": "petai",
    "rattan": "rotan rattan",
    "gaharu": "gaharu agarwood",
    "herbs": "herba akar_kayu herbs",
    "bamboo": "rebung buluh_runcing bamboos",
    "mushroom": "kulat cendawan_liar mushrooms",
    "fruit": "buah_hutan wild_fruit rambutan langsat cempedak nangka jackfruit",
    "hiker": "pendakian trekkers climb_mount renjer_gunung mountaineer hike",
    "mountainguide": "malim_gunung mountain_guide jurupandu_gunung mountain_guides",
    "porter": "porter porters pemikul",
    "waterfall": "waterfalls",
    "cave": "gua_gunung caves caving",
    "bushfire": "belukar semak semak_samun kebakaran_belukar kebakaran_semak kebakaran_hutan "
    "lalang bush_fire bushfire bush_fires bushfires forest_fire undergrowth scrub peat_fire "
    "tanah_gambut peatland",
    "openburning": "pembakaran_terbuka membakar_sampah bakar_sampah membakar_kebun open_burning "
    "burning_rubbish burning_leaves",
    "hunter": "berburu menembak_burung tersalah_tembak mistaken_for_animal hunted_boar",
    "homemadegun": "senapang_patah bakakuk shotgun homemade_gun",
    # animals
    "elephant": "gajah_mengamuk kawanan_gajah tusker elephant_herd",
    "tiger": "pak_belang_menyerang big_cat harimau_bintang harimau_kumbang leopard panther",
    "bear": "beruang_matahari sun_bear",
    "crocodile": "ditarik_buaya crocs",
    "snake": "ular_sawa ular_tedung ular_senduk python cobra viper snakes serpent",
    "hornet": "penyengat kerengga bee wasp",
    "boar": "babi_tunggal wild_boars wild_boar wild_pig",
    "monkey": "kera monyet_liar monkeys macaque orangutan orang_utan",
    "dogs": "anjing_liar stray_dog stray_dogs sekumpulan_anjing anjing_gila rabies rabid",
    "cattle": "kerbau_liar seladang lembu_jantan bull bulls oxen calves ternakan bison "
    "lembu_berkeliaran",
    "goat": "biri-biri sheep lamb",
    "jockey": "menunggang_kuda horse_riding ekuin equestrian",
    "animal": "haiwan_liar haiwan_buas wild_animals wild_beast",
    "catfish": "ikan_keli patin catfish",
    "jellyfish": "obor-obor jellyfish",
    "stingray": "ikan_pari stingray",
    "needlefish": "todak needlefish swordfish ikan_layaran",
    "gored": "ditanduk menanduk disondol_lembu gored goring",
    "poisonfish": "ikan_buntal puffer_fish pufferfish",
    # the weather and the ground
    "lightning": "sambaran_kilat terkena_kilat "
    "disambar_petir sambaran_petir terkena_petir kena_petir lightning_strike "
    "lightning_bolt panahan_petir dipanah dipanah_petir",
    "storm": "taufan tropical_storm gale squall ribut_kencang puting_beliung laut_bergelora "
    "choppy rough_sea rough_seas choppy_seas cuaca_buruk bad_weather strong_wind angin_ribut",
    "heatstroke": "strok_panas panas_terik gelombang_haba heatwave heat_wave heat-stroke "
    "kepanasan kepanasan_melampau hyperthermia sunstroke heat-related panas_melampau exertional",
    "landslide": "landslips tanah_mendap tanah_jerlus runtuh_tanah tanah_menimbus "
    "timbunan_tanah earth_collapse soil_collapse mudslides buries bury burying dihempap_tanah "
    "earth_movement",
    "rockfall": "boulder boulders batu_besar batuan rocks_fell fallen_rock dihempap_batu "
    "tertimbus_batu ditimpa_batu",
    "sinkhole": "tanah_amblas lubang_gergasi jerlus",
    "flood": "flash_flood flash_floods air_deras pusat_pemindahan_sementara",
    "slope": "cerun_bukit bukit_runtuh hillslopes retaining_wall tembok_penahan",
    "shelter": "berteduh berlindung_daripada_hujan taking_shelter sheltering sheltered "
    "took_shelter",
}  # fmt: skip
