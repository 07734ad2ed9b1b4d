"""How much each signal counts for or against one accident: config/rules/matching.yaml."""

from collections.abc import Mapping
from types import MappingProxyType

from config import rules

SIGNALS = (
    "same_link", "same_text", "same_frame",
    "nric", "nric_near", "nric_differs", "name_same", "name_part",
    "name_in_text", "name_hint", "more_names", "names_differ", "called_differs",
    "nobody_same", "namesake",
    "age_same", "age_near", "age_differs", "count_same", "many_same", "sex_differs",
    "toll_same", "tolls_many", "toll_differs", "toll_fewer",
    "nation_differs", "role_differs", "kind_differs", "another_told", "job_differs",
    "stone_same", "stone_differs", "place_same",
    "place_near", "district_same", "town_same", "area_same", "state_same",
    "state_differs", "far_apart", "elsewhere", "quarter_differs", "floor_differs",
    "road_same", "road_differs",
    "highway_same", "way_differs", "day_same", "day_near", "day_next", "day_differs",
    "day_follows", "time_same", "time_near", "time_differs", "time_apart",
    "premises_differ", "nothing_shared", "nowhere_same", "place_untold", "part_differs",
    "outcome_differs", "fate_differs",
    "vehicles_same", "vehicles_shared", "vehicles_differ", "party_differs", "hospital_same",
    "employer_same", "employer_differs",
    "meanings", "meanings_all", "meanings_differ", "cause_differs", "words_shared",
    "numbers_shared",
    "told_together", "told_near", "told_follows", "told_apart", "told_before",
    "water_same", "water_differs", "body_of_anybody",
)  # fmt: skip

POINTS: Mapping[str, int] = MappingProxyType(
    {signal: int(rules.number("matching", f"{signal}_points")) for signal in SIGNALS}
)
