"""The steps of a lead: which may follow which, which are ends, whose turn it is, their words."""

import pytest

from db.models.leads import ENDS, Ball, Stage
from services import texts
from services.leads.casework import stages
from services.leads.casework.progress_lines import stage_name


@pytest.mark.parametrize(
    ("before", "after", "forward"),
    [
        pytest.param(Stage.ACCEPTED, Stage.CONTACTED, True, id="the next"),
        pytest.param(Stage.ACCEPTED, Stage.SUBMITTED, True, id="steps left out"),
        pytest.param(Stage.VISITED, Stage.CONTACTED, False, id="back"),
        pytest.param(Stage.VISITED, Stage.VISITED, False, id="where it is"),
        pytest.param(Stage.CONTACTED, Stage.NOT_INSURED, True, id="an end"),
        pytest.param(Stage.NOT_INSURED, Stage.VISITED, False, id="from an end"),
        pytest.param(Stage.CLOSED, Stage.WITHDRAWN, False, id="from an end to another"),
    ],
)
def test_steps_lead_forward_only(before: Stage, after: Stage, forward: bool) -> None:
    assert stages.is_forward(before, after) is forward


def test_every_stage_is_on_the_way_or_an_end() -> None:
    assert {*stages.WAY} | ENDS == {*Stage}
    assert {stage for stage in stages.WAY if stages.is_end(stage)} == {Stage.CLOSED}


def test_ends_lead_nowhere() -> None:
    assert [end for end in ENDS if stages.ahead(end) or stages.behind(end)] == []


@pytest.mark.parametrize(
    ("stage", "severity", "follows"),
    [
        pytest.param(Stage.ACCEPTED, "death", Stage.CONTACTED, id="first the family"),
        pytest.param(Stage.APPROVED, "death", Stage.FUNERAL_PAID, id="a death"),
        pytest.param(Stage.APPROVED, "serious_injury", Stage.PENSION_PAID, id="no funeral"),
        pytest.param(Stage.FUNERAL_PAID, "death", Stage.PENSION_PAID, id="pension after funeral"),
        pytest.param(Stage.PENSION_PAID, "death", Stage.CLOSED, id="paid"),
        pytest.param(Stage.WITHDRAWN, "death", None, id="an end"),
    ],
)
def test_next_step_is_the_sensible_one(stage: Stage, severity: str, follows: Stage | None) -> None:
    assert stages.sensible_next(stage, "commuting_or_road", severity) == follows


def test_warning_of_a_middleman_has_nothing_to_claim() -> None:
    assert stages.sensible_next(Stage.ACCEPTED, "middleman", "unknown") is Stage.CONTACTED
    assert stages.sensible_next(Stage.CONTACTED, "middleman", "unknown") is Stage.CLOSED


def test_family_has_the_ball_while_papers_are_gathered() -> None:
    assert stages.ball_after(Stage.ELIGIBILITY_DECIDED) is Ball.FAMILY
    assert stages.ball_after(Stage.DOCUMENTS) is Ball.US
    assert stages.ball_after(Stage.SUBMITTED) is Ball.US


@pytest.mark.parametrize(
    ("typed", "stage", "rest"),
    [
        ("contacted", Stage.CONTACTED, ""),
        ("dihubungi isteri mangsa", Stage.CONTACTED, "isteri mangsa"),
        ("Dilawat", Stage.VISITED, ""),
        (
            "tidak berinsurans: majikan tidak berdaftar",
            Stage.NOT_INSURED,
            "majikan tidak berdaftar",
        ),
        ("tidak-layak", Stage.NOT_ELIGIBLE, ""),
        ("not work related", Stage.NOT_WORK_RELATED, ""),
        ("pencen dibayar 21/11/2026", Stage.PENSION_PAID, "21/11/2026"),
        ("entah", None, "entah"),
        ("", None, ""),
    ],
)
def test_steps_have_words_in_both_languages(typed: str, stage: Stage | None, rest: str) -> None:
    assert stages.named(typed) == ((stage,) if stage else (), rest)


@pytest.mark.parametrize("word", ["assigned", "duplicate", "not_a_lead", "confirmed"])
def test_what_prihatin_notes_itself_has_no_word(word: str) -> None:
    assert stages.named(word)[0] == ()


@pytest.mark.parametrize(
    ("word", "ball"), [("Keluarga", Ball.FAMILY), ("us", Ball.US), ("kami", Ball.US), ("x", None)]
)
def test_whose_turn_has_words(word: str, ball: Ball | None) -> None:
    assert stages.ball_named(word) is ball


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("stage", [*stages.STEPS, *stages.ENDINGS])
def test_a_step_can_be_typed_as_cards_and_buttons_name_it(stage: Stage, language: str) -> None:
    assert stages.named(stage_name(stage, language)) == ((stage,), "")
