"""Names of the states by their ISO 3166-2:MY code, and the ways people write them.

Pure. The code is what rows and scopes keep ("MY-06"); the name is for display.
"""

from types import MappingProxyType

NAMES = MappingProxyType(
    {
        "MY-01": "Johor",
        "MY-02": "Kedah",
        "MY-03": "Kelantan",
        "MY-04": "Melaka",
        "MY-05": "Negeri Sembilan",
        "MY-06": "Pahang",
        "MY-07": "Pulau Pinang",
        "MY-08": "Perak",
        "MY-09": "Perlis",
        "MY-10": "Selangor",
        "MY-11": "Terengganu",
        "MY-12": "Sabah",
        "MY-13": "Sarawak",
        "MY-14": "Kuala Lumpur",
        "MY-15": "Labuan",
        "MY-16": "Putrajaya",
    }
)

# Other ways in newspapers and chats. "KL", "NS" and the like are written so only by people in
# haste.
ALIASES = MappingProxyType(
    {
        "MY-01": ("Johore", "Johor Darul Takzim"),
        "MY-02": ("Kedah Darul Aman",),
        "MY-03": ("Klate", "Kelantan Darul Naim"),
        "MY-04": ("Malacca", "Melaka Bandaraya Bersejarah"),
        "MY-05": ("N9", "N. Sembilan", "Nogori", "N Sembilan", "Negri Sembilan"),
        "MY-06": ("Phg", "Pahang Darul Makmur"),
        "MY-07": ("Penang", "P. Pinang", "P Pinang"),
        "MY-08": ("Perak Darul Ridzuan",),
        "MY-09": ("Perlis Indera Kayangan",),
        "MY-10": ("Sgor", "Selangor Darul Ehsan"),
        "MY-11": ("Trengganu", "Ganu", "Tganu", "Trg"),
        "MY-13": ("Swk",),
        "MY-14": ("W.P. Kuala Lumpur", "WP Kuala Lumpur", "KL"),
        "MY-15": ("W.P. Labuan", "WP Labuan"),
        "MY-16": ("W.P. Putrajaya", "WP Putrajaya"),
    }
)

# Districts whose official name is another now than in the census of 2020, which the reference files
# follow. For display: rows and files keep the name of the census.
DISTRICTS = MappingProxyType(
    {
        "Ulu Langat": "Hulu Langat",
        "Ulu Selangor": "Hulu Selangor",
        "Larut Dan Matang": "Larut, Matang dan Selama",
    }
)


def district_name(district: str) -> str:
    """Return the official present name of a district, as it is shown."""
    return DISTRICTS.get(district, district).removeprefix("W.P. ")


def name_of(state: str) -> str:
    """Return the display name of a state code; a code nobody knows is returned as it is."""
    return NAMES.get(state, state)


def code_of(name: str) -> str | None:
    """Return the code of a state written as a name, an alias or a code; None when it is none."""
    wanted = " ".join(name.lower().split())
    for code, shown in NAMES.items():
        spellings = (code, shown, *ALIASES.get(code, ()))
        if wanted in {spelling.lower() for spelling in spellings}:
            return code
    return None
