"""The pages of a lead's story: nothing is lost, none is too long, each entry has its words."""

from datetime import datetime, timedelta

import pytest
from markupsafe import Markup

from db.models.casework import Entry, EntryKind
from db.models.leads import Sighting
from services.clock import LOCAL
from services.leads.finding import story_cards
from services.leads.finding.story_cards import Story

NOON = datetime(2026, 11, 21, 12, tzinfo=LOCAL)
NAMES = {5: "Aina binti Sampel", 6: "Bakri bin Sampel"}


def entry(kind: EntryKind, text: str | None = None, by: int | None = 5, **details: object) -> Entry:
    return Entry(at=NOON, by_id=by, kind=kind, text=text, details=details)


def story(*entries: Entry, texts: tuple[str, ...] = ()) -> Story:
    sources = [
        Sighting(chat_id=-1, posted_by_id=6, posted_at=NOON + timedelta(minutes=at), text=text)
        for at, text in enumerate(texts)
    ]
    return Story(sources, (), entries, NAMES, {-1: "Skuad"}, several=False)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (entry(EntryKind.STAGE, stage="visited", before="contacted"), "stage <b>visited</b>"),
        (
            entry(EntryKind.STAGE, stage="not_insured", before="visited", reason="not_a_worker"),
            "not insured</b> (because: Victim was not working)",
        ),
        (entry(EntryKind.STAGE, stage="pension_paid", day="2026-11-20"), "(on Friday, 20 November"),
        (entry(EntryKind.STAGE, stage="visited", reopened=True), "opened again"),
        (entry(EntryKind.BALL, ball="hospital"), "turn of hospital"),
        (entry(EntryKind.NOTE, "Calls <tomorrow>"), "<blockquote>Calls &lt;tomorrow&gt;"),
        (entry(EntryKind.PHOTO), "photo"),
        (entry(EntryKind.DOCUMENT, document="form_34", received=True), "paper is there: Form 34"),
        (entry(EntryKind.DOCUMENT, claim="death"), "claim: death"),
        (
            entry(
                EntryKind.CORRECTION,
                changes=[{"field": "victim_age", "old": "54", "new": "45", "victim": 0}],
            ),
            "45",
        ),
        (entry(EntryKind.CORRECTION, point=[3.7, 103.2]), "correction"),
        (entry(EntryKind.BRANCH, branch="PHG-KTN", before="PHG-TML"), "changed to PHG-KTN"),
        (entry(EntryKind.JOINED, lead=16), "joined with lead 16"),
        (entry(EntryKind.SPLIT, lead=16), "split from lead 16"),
        (entry(EntryKind.REMINDED, by=None), "by Prihatin: the officer was reminded"),
        (entry(EntryKind.RETURNED, by=None), "taken back"),
        (entry(EntryKind.HANDED_OVER, to=6), "handed over to Bakri bin Sampel"),
        (entry(EntryKind.NOTE, retracted=True), "took the report back"),
    ],
)
def test_every_entry_has_its_words(one: Entry, said: str) -> None:
    [page] = story_cards.pages(Markup("card"), story(one), "en")

    assert said in page
    assert "Saturday, 21 November 2026, 12:00" in page


def test_pages_are_short_enough_and_nothing_is_lost() -> None:
    notes = [entry(EntryKind.NOTE, f"{at} " + "<&" * 600) for at in range(9)]

    pages = story_cards.pages(Markup("card"), story(*notes), "ms")

    assert all(len(page.striptags()) <= 4096 - 300 for page in pages)
    assert sum(page.count("nota") for page in pages) == 9


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mangsa maut di tempat kejadian dan dibawa ke hospital", "ms"),
        ("The victim was killed at the scene by a lorry", "en"),
        ("Accident at Gambang, mangsa dibawa ke hospital by ambulance", "mixed"),
        ("Gambang 14:00", None),
    ],
)
def test_language_of_a_report_is_told(text: str, language: str | None) -> None:
    assert story_cards.language_of(text) == language
