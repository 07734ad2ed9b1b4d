"""Which papers a lead's claim needs, and how far they are there.

Pure. The lists stand in config/rules/documents.yaml, each paper with its source; what is not
PERKESO's own is to be confirmed. Papers that only some families need do not hold a claim up.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from config import rules
from db.models.leads import Custody, Lead, Stage
from services.leads.casework import stages

CLAIMS = ("accident", "permanent_disablement", "invalidity", "death", "foreign_worker")
_TYPED = {
    "kemalangan": "accident",
    "hilang_upaya_kekal": "permanent_disablement",
    "fhuk": "permanent_disablement",
    "ilat": "invalidity",
    "kematian": "death",
    "maut": "death",
    "pekerja_asing": "foreign_worker",
}
_AT_HOME = ("malaysia", "malaysian", "warganegara")
_UNSURE = ("C", "U")


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a checklist."""

    key: str  # text "lead.paper.<key>"
    source: str
    confirmed: bool  # False: to be confirmed by PERKESO
    if_needed: bool  # only some families have it; the claim is complete without


@dataclass(frozen=True, slots=True)
class Count:
    """How far the papers of a claim are there; those needed by everybody count."""

    there: int
    needed: int

    @property
    def complete(self) -> bool:
        """Whether nothing is missing that everybody needs."""
        return self.there >= self.needed


@dataclass(frozen=True, slots=True)
class Checklist:
    """The papers of a lead's claim and which of them are there."""

    lead: Lead
    claim: str
    papers: tuple[Paper, ...]
    received: dict[str, tuple[datetime, str]]  # by the paper's key: when, and who noted it
    accepted_at: datetime | None  # when the lead was first accepted

    @property
    def moments(self) -> dict[str, datetime]:
        """Return when each paper came."""
        return {key: at for key, (at, _) in self.received.items()}

    @property
    def complete_at(self) -> datetime | None:
        """Return when the last needed paper came."""
        return complete_since(self.papers, self.moments)

    @property
    def offers_stage(self) -> bool:
        """Whether all papers are there and the lead has not come as far as that."""
        waiting = self.lead.custody is Custody.HELD
        ahead = stages.ahead(self.lead.stage)
        return waiting and Stage.DOCUMENTS in ahead and self.complete_at is not None


def claim_of(lead: Lead, nationalities: Collection[str | None]) -> str:
    """Return what is claimed: as a member chose, else by nationality, severity and kind."""
    if lead.claim in CLAIMS:
        return lead.claim
    if any(each and each.strip().lower() not in _AT_HOME for each in nationalities):
        return "foreign_worker"
    if lead.severity == "death":
        return "death"
    return "invalidity" if lead.kind == "illness" else "accident"


def claim_named(typed: str) -> str | None:
    """Return the claim that a word means, in Malay or English."""
    word = "_".join(typed.lower().split())
    return word if word in CLAIMS else _TYPED.get(word)


def checklist(claim: str, kind: str, severity: str) -> tuple[Paper, ...]:
    """Return the papers of a claim, in the order in which they are asked for."""
    holds = {
        "death": severity == "death",
        "injury": severity != "death",
        "road": kind == "commuting_or_road",
    }
    listed = rules.tables("documents")
    return tuple(
        _paper(listed["papers"], row)
        for row in listed["claims"][claim]
        if "only" not in row or holds[row["only"]]
    )


def counted(papers: Collection[Paper], received: Mapping[str, datetime]) -> Count:
    """Count the papers that everybody needs."""
    needed = [paper.key for paper in papers if not paper.if_needed]
    return Count(sum(key in received for key in needed), len(needed))


def complete_since(papers: Collection[Paper], received: Mapping[str, datetime]) -> datetime | None:
    """Return when the last needed paper came; None while one is missing."""
    if not counted(papers, received).complete:
        return None
    return max(received[paper.key] for paper in papers if not paper.if_needed)


def _paper(described: Mapping[str, Mapping[str, str]], row: Mapping[str, object]) -> Paper:
    key = str(row["paper"])
    return Paper(
        key=key,
        source=described[key]["source"],
        confirmed=described[key]["mark"] not in _UNSURE,
        if_needed=bool(row.get("if_needed", False)),
    )
