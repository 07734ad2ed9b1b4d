"""Names come to one form however they are written, and keep something in every case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.registry import normalising


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        pytest.param("MAJU JAYA SDN. BHD.", "maju jaya", id="legal form"),
        pytest.param("Syarikat Maju Jaya S/B", "maju jaya", id="before and behind, shortened"),
        pytest.param("Maju Jayasdn Bhd", "maju jaya", id="half of the form glued"),
        pytest.param("Maju Jaya Sdn. B", "maju jaya", id="the form broken off"),
        pytest.param("Perniagan Tan Ah Kow", "tan ah kow", id="misspelt legal form"),
        pytest.param("Maju Jaya SB", "maju jaya", id="SB at the end"),
        pytest.param("S B Tan Hardware", "sb tan hardware", id="SB of a man's name"),
        pytest.param("A.B.C. Engrg & Svcs", "abc engineering services", id="abbreviations"),
        pytest.param("7-Eleven (M) Sdn Bhd", "7 eleven", id="figures"),
        pytest.param("7eleven", "7 eleven", id="figures glued"),
        pytest.param("Sdn Bhd", "sdn bhd", id="only a legal form"),
        pytest.param("咖啡店", "咖啡店", id="no Latin letter"),
        pytest.param("Kedai Kopi 咖啡店", "kedai kopi", id="in two scripts"),
        pytest.param("K & K Trading", "kk", id="single letters"),
        pytest.param("3M Malaysia", "3 m", id="figure and letter"),
        pytest.param("Kg. Bahru Café", "kampung baru cafe", id="old orthography, accents"),
    ],
)  # fmt: skip
def test_employers_name(typed: str, form: str) -> None:
    assert normalising.employer(typed) == form


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        pytest.param("Muhd Faizal b. Abdlh", "mohd faizal abdullah", id="in haste"),
        pytest.param("MOHAMAD FAIZAL BIN ABDULLAH", "mohd faizal abdullah", id="in full"),
        pytest.param("Noor'azman B Ismail", "nur azman ismail", id="Nor glued, apostrophe"),
        pytest.param("Nurulain bt Abd Rahman", "nur ain abdul rahman", id="Nurul glued"),
        pytest.param("Abdulrahman Abdrahman", "abdul rahman abdul rahman", id="Abdul glued"),
        pytest.param("Abdullah bin Abdullah", "abdullah abdullah", id="Abdullah stays whole"),
        pytest.param("Kumar a/l Raman", "kumar raman", id="a/l"),
        pytest.param("Devi A.P. Raman", "devi raman", id="a.p."),
        pytest.param("Jamit Ak Entri", "jamit entri", id="anak"),
        pytest.param("K. S. Tan", "ks tan", id="initials"),
        pytest.param("Lim Ah Huat @ Jimmy", "lim ah huat jimmy", id="alias"),
        pytest.param("Siti Nor Haliza Bte Dato' Seri Hj. Ali", "siti nur haliza ali", id="titles"),
        pytest.param("Rafiqbin Ahmad", "rafiq ahmad", id="bin glued"),
        pytest.param("Bin", "bin", id="only a link"),
        pytest.param("B Raju", "b raju", id="an initial B"),
        pytest.param("தமிழ்", "தமிழ்", id="no Latin letter"),
    ],
)
def test_persons_name(typed: str, form: str) -> None:
    assert normalising.person(typed) == form


@given(st.text(max_size=60))
def test_nothing_is_lost_whole_and_spaces_are_single(typed: str) -> None:
    for form in (normalising.employer(typed), normalising.person(typed)):
        assert bool(form) is bool(typed.strip())
        assert form == " ".join(form.split())


@given(st.from_regex(r"[A-Za-z .'/&-]{1,40}", fullmatch=True))
def test_a_form_is_small_ascii(typed: str) -> None:
    form = normalising.employer(typed)

    assert form.isascii()
    assert form == form.lower()
