"""Write where a person works and worked, the newest first. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from db import keys
from services import texts
from services.eligibility import lines as law_lines
from services.eligibility import months
from services.people.asked import lines
from services.registry.checks.facts import Work

MOST = 8  # the newest


def told(works: Sequence[Work], language: str) -> Markup:
    """Return a line for each employer, or that none is known."""
    if not works:
        return texts.say(language, "check.no_employers")
    listed = [_work(each, language) for each in works[-MOST:]]
    return lines(texts.say(language, "check.employers"), *reversed(listed))


def _work(work: Work, language: str) -> Markup:
    name = work.employer or keys.code_of(work.employer_key)
    since = law_lines.month(months.of(work.started_on), language)
    if work.ended_on is None:
        return texts.say(language, "check.work_now", name=name, since=since)
    until = law_lines.month(months.of(work.ended_on), language)
    return texts.say(language, "check.work_past", name=name, since=since, until=until)
