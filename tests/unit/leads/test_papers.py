"""Which papers a claim needs, what is to be confirmed, when they are complete."""

from datetime import UTC, datetime, timedelta

import pytest

from config import rules
from db.models.leads import Lead
from services import texts
from services.leads.casework import papers

NOON = datetime(2026, 11, 21, 4, tzinfo=UTC)


def lead(
    kind: str = "commuting_or_road", severity: str = "death", claim: str | None = None
) -> Lead:
    return Lead(kind=kind, severity=severity, claim=claim)


@pytest.mark.parametrize(
    ("kind", "severity", "nationalities", "claim"),
    [
        pytest.param("commuting_or_road", "death", [None], "death", id="death"),
        pytest.param("workplace", "serious_injury", ["Malaysia"], "accident", id="injury"),
        pytest.param("illness", "serious_injury", [], "invalidity", id="illness"),
        pytest.param("illness", "death", [], "death", id="died of an illness"),
        pytest.param("workplace", "death", [None, "Nepal"], "foreign_worker", id="foreign worker"),
    ],
)
def test_claim_follows_from_the_facts(
    kind: str, severity: str, nationalities: list[str | None], claim: str
) -> None:
    assert papers.claim_of(lead(kind, severity), nationalities) == claim


def test_chosen_claim_counts_before_the_facts() -> None:
    assert papers.claim_of(lead(claim="permanent_disablement"), ["Nepal"]) == (
        "permanent_disablement"
    )


@pytest.mark.parametrize(
    ("typed", "claim"), [("maut", "death"), ("pekerja asing", "foreign_worker"), ("entah", None)]
)
def test_claims_have_words(typed: str, claim: str | None) -> None:
    assert papers.claim_named(typed) == claim


def test_every_claim_has_a_list_of_known_papers_with_sources() -> None:
    listed = rules.tables("documents")

    assert set(listed["claims"]) == set(papers.CLAIMS)
    used = {row["paper"] for rows in listed["claims"].values() for row in rows}
    assert used == set(listed["papers"])
    assert all(paper["source"] for paper in listed["papers"].values())
    assert {paper["mark"] for paper in listed["papers"].values()} <= {"A", "B", "C", "U"}
    assert [key for key in used if not texts.has(f"lead.paper.{key}")] == []


def test_police_report_is_for_the_road_only() -> None:
    road = [each.key for each in papers.checklist("death", "commuting_or_road", "death")]
    works = [each.key for each in papers.checklist("death", "workplace", "death")]

    assert "police_report" in road
    assert "police_report" not in works


def test_dead_foreign_worker_needs_no_report_of_injuries() -> None:
    dead = [each.key for each in papers.checklist("foreign_worker", "workplace", "death")]
    hurt = [each.key for each in papers.checklist("foreign_worker", "workplace", "serious_injury")]

    assert {"death_certificate", "repatriation_form"} <= {*dead}
    assert "medical_report_injury" not in dead
    assert "medical_report_injury" in hurt


def test_what_is_not_perkeso_s_own_is_to_be_confirmed() -> None:
    unsure = {
        each.key for each in papers.checklist("death", "other", "death") if not each.confirmed
    }

    assert "death_certificate" in unsure
    assert "form_34" not in unsure


def test_papers_that_only_some_need_do_not_hold_the_claim_up() -> None:
    listed = papers.checklist("invalidity", "illness", "serious_injury")
    received = {paper.key: NOON + timedelta(hours=at) for at, paper in enumerate(listed)}
    dead = papers.checklist("death", "other", "death")

    assert papers.counted(listed, received).complete
    assert papers.complete_since(listed, received) == NOON + timedelta(hours=3)
    assert papers.counted(dead, received).needed < len(dead)


def test_one_missing_paper_is_not_complete() -> None:
    listed = papers.checklist("invalidity", "illness", "serious_injury")

    assert papers.counted(listed, {"form_34": NOON}) == papers.Count(1, 4)
    assert papers.complete_since(listed, {"form_34": NOON}) is None
