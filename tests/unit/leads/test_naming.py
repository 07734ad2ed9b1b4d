"""Whether two Malaysian names are one person's: spellings, titles, word order, parts of a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.leads.matching.naming import Likeness, likeness

SAME, PART, HINT, DIFFERENT = (
    Likeness.SAME,
    Likeness.PART,
    Likeness.HINT,
    Likeness.DIFFERENT,
)


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        pytest.param("Ali bin Contoh", "ALI B. CONTOH", SAME, id="bin is b."),
        pytest.param("Ali bin Contoh", "Ali Contoh", SAME, id="bin left out"),
        pytest.param("Ali bin Ahmad", "Ahmad bin Ali", DIFFERENT, id="father and son"),
        pytest.param("Ali Ahmad", "Ahmad bin Ali", DIFFERENT, id="father and son without bin"),
        pytest.param("Ali bin Ahmad", "Abu bin Ahmad", DIFFERENT, id="brothers"),
        pytest.param("Ali bin Contoh", "Ali binti Contoh", DIFFERENT, id="man and woman"),
        pytest.param("Siva a/l Sampel", "Siva a/p Sampel", DIFFERENT, id="son and daughter"),
        pytest.param("Mohd Faiz bin Contoh", "Muhammad Faiz Contoh", SAME, id="Muhammad"),
        pytest.param("Md Faiz Contoh", "Faiz Contoh", SAME, id="Muhammad left out"),
        pytest.param("Abd Rahman Sampel", "Abdul Rahman bin Sampel", SAME, id="Abdul"),
        pytest.param("Nor Azman bin Sampel", "Norazman Sampel", SAME, id="glued"),
        pytest.param("Datuk Haji Ali Contoh", "Ali bin Haji Contoh", SAME, id="titles"),
        pytest.param("Kpl Desmond Sampel", "Desmond Sampel", SAME, id="rank"),
        pytest.param("S. Mani a/l Contoh", "Mani Contoh", SAME, id="initial"),
        pytest.param("Jeffery Sampel", "Jeffrey Sampel", SAME, id="slip"),
        pytest.param("Rita Marikol Sampel", "Rita Larikol Sampel", SAME, id="slip at the start"),
        pytest.param("Rita Losikol Sampel", "Rita Sikol Sampel", DIFFERENT, id="two letters short"),
        pytest.param("Losin Contoh @ Johnny", "Losin Contoh", SAME, id="alias"),
        pytest.param("Tan Boon Contoh", "Boon Contoh Tan", PART, id="family name last"),
        pytest.param("Kelvin Tan Boon Seng", "Tan Boon Seng", PART, id="English name before"),
        pytest.param("Tan Boon Seng", "Lim Boon Seng", DIFFERENT, id="other family"),
        pytest.param("Tan Boon Seng", "Tan Boon Sing", DIFFERENT, id="short words are exact"),
        pytest.param("Desmond Jalong", "Desmond Jalong anak Unchat", PART, id="headline"),
        pytest.param("Faiz", "Mohd Faiz bin Contoh", HINT, id="one word"),
        pytest.param("Contoh", "Mohd Faiz bin Contoh", DIFFERENT, id="nobody is called by bin"),
        pytest.param("Mohd Faiz", "Mohd Fauzan", DIFFERENT, id="Mohd alone tells nothing"),
        pytest.param("Abdul Rahman", "Abdul Rahim", DIFFERENT, id="Abdul alone tells nothing"),
        pytest.param(None, "Ali bin Contoh", Likeness.UNKNOWN, id="no name"),
        pytest.param("Kak Su", "Kak Suriati", Likeness.UNKNOWN, id="what she is called"),
        pytest.param("Kak Su", "Suriati binti Contoh", Likeness.UNKNOWN, id="of the whole name"),
        pytest.param("Kak Su", "Aminah binti Suriati", DIFFERENT, id="her father begins so"),
        pytest.param("Kak Su", "Kak Sumarni", Likeness.UNKNOWN, id="of either, nobody can say"),
        pytest.param("Amir", "Amirul", DIFFERENT, id="two whole names, one in the other"),
    ],
)
def test_names(one: str | None, two: str | None, said: Likeness) -> None:
    assert likeness(one, two)[0] is said
    assert likeness(two, one)[0] is said


GIVEN = ("Ali", "Ahmad", "Ismail", "Zainal", "Farid", "Muthu", "Kamal", "Hafiz", "Sulaiman")


@given(st.permutations(GIVEN), st.sampled_from(("bin", "b.", "Mohd bin", "a/l", "")))
def test_father_is_never_his_son(names: list[str], link: str) -> None:
    son, father = names[0], names[1]

    assert likeness(f"{son} {link} {father}", f"{father} {link} {son}")[0] is DIFFERENT


@given(st.text("abn /@.liumohd", max_size=25), st.text("abn /@.liumohd", max_size=25))
def test_likeness_is_the_same_either_way_round(one: str, two: str) -> None:
    assert likeness(one, two) == likeness(two, one)
