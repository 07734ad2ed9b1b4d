"""Words and signs are weighed together, the tables keep the word where they are clear."""

import numpy as np
import pytest

from bench.learn_posts import fit, sparse
from services.leads.parsing import DOUBT, ENOUGH, Kind, Severity, is_report, read
from services.leads.reading import learned, settled
from services.places.reference import gazetteer
from tests.unit.posted import POSTED

PLAIN = {
    "weight": 0.0,
    "unlike": False,
    "link": False,
    "children": 0.0,
    "old": 0.0,
    "abroad": 0.0,
    "errand": 0.0,
    "brief": False,
    "placed": False,
    "named": 0,
    "recent": False,
}


def test_figures_are_masked_and_pairs_stand_beside_words() -> None:
    found = learned.values(learned.words_of("lori 12 km, 2026!"))

    assert {"lori", "0", "000", "!", "^ lori", "lori 0", "! $"} <= found.keys()
    assert "12" not in found


def test_a_table_is_read_alike_for_one_question_and_for_all() -> None:
    found = learned.values(learned.words_of("tangan masuk roller, bomba tengah potong besi"))

    judged = learned.judged(found)

    assert all(learned.likely(each, found) == pytest.approx(judged[each]) for each in judged)


@pytest.mark.parametrize(
    ("signs", "likely", "lead"),
    [
        pytest.param({}, 0.9, 0.9, id="learned alone"),
        pytest.param({"weight": 5.0}, 0.4, ENOUGH, id="much speaks for it"),
        pytest.param({"weight": 5.0}, 0.3, 0.3, id="much speaks for it, the words against it"),
        pytest.param({"weight": -1.0}, 0.9, 0.45, id="the tables are against it"),
        pytest.param({"weight": 2.0, "children": 6.0}, 0.9, 0.45, id="only children"),
        pytest.param({"weight": 2.0, "denied": 3.0}, 0.9, 0.45, id="denied"),
        pytest.param({"weight": 3.0, "link": True}, 0.3, ENOUGH, id="a link, and the tables"),
        pytest.param({"weight": 0.0, "link": True}, 0.9, 0.9, id="a link, learned alone"),
        pytest.param({"brief": True}, 0.9, settled.BRIEF, id="three words and no place"),
        pytest.param({"brief": True, "recent": True}, 0.9, 0.9, id="three words and the day"),
        pytest.param({"weight": 5.0, "unlike": True}, 0.3, 0.7225, id="unlike the lines"),
        pytest.param({"weight": 5.0, "unlike": True}, 0.1, 0.6525, id="unlike, the words against"),
        pytest.param({"weight": 0.0, "unlike": True}, 0.9, 0.52625, id="unlike, and talk"),
    ],
)
def test_tables_have_the_word_where_they_are_clear(
    signs: dict[str, bool | float], likely: float, lead: float
) -> None:
    assert settled.lead(likely, PLAIN | signs, ENOUGH) == pytest.approx(lead)


def test_another_kind_must_be_much_likelier() -> None:
    likely = {str(each): 0.1 for each in settled.KINDS}
    likely |= {Kind.WORKPLACE: 0.6, Kind.OTHER: 0.3}

    assert settled.kind(Kind.OTHER, likely) is Kind.OTHER
    assert settled.kind(Kind.ILLNESS, likely) is Kind.WORKPLACE


def test_a_severity_that_is_told_or_feared_stays() -> None:
    likely = {str(each): 0.0 for each in settled.SEVERITIES} | {str(Severity.DEATH): 1.0}

    assert settled.severity(Severity.MINOR_INJURY, "calar", likely) is Severity.MINOR_INJURY
    assert settled.severity(Severity.UNKNOWN, "dikhuatiri lemas", likely) is Severity.UNKNOWN
    assert settled.severity(Severity.UNKNOWN, "tutup kain", likely) is Severity.DEATH


def test_a_chat_without_a_word_of_harm_is_worth_reading_and_a_lead() -> None:
    said = "abang welder tu masuk tangki pagi tadi, sekarang bomba tengah cuba bawa dia keluar"
    report = read(said, POSTED, gazetteer(), doubtful=True)

    assert is_report(said)
    assert report is not None
    assert report.confidence >= DOUBT


def test_weights_are_learned_from_lines_that_differ() -> None:
    rows = [{"jatuh": 1.0, "dia": 1.0}, {"dia": 1.0}, {"jatuh": 1.0}, {"makan": 1.0}]
    names = {"jatuh": 0, "dia": 1, "makan": 2}

    weights = fit(sparse(rows, names), np.array([1.0, 0.0, 1.0, 0.0]), np.ones(4))

    assert weights[0] > 1 > abs(weights[1])
    assert weights[2] < -1
