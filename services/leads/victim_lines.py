"""Name the victims of a lead on its card, or tell what is known of those without a name.

Pure. Who may not read names reads how many they are. How a nationality is said:
config/rules/nationalities.yaml.
"""

from collections import Counter

from markupsafe import Markup

from config import rules
from db.models.leads import Lead
from services import texts
from services.leads import told_here
from services.leads.matching import join_lines
from services.leads.matching.account import Person
from services.leads.matching.join_lines import Joined
from services.leads.parsing import Outcome


def lines(
    lead: Lead,
    joined: Joined | None,
    told: told_here.Words | None,
    language: str,
    *,
    named: bool,
    here: int | None,
) -> list[Markup]:
    """Return a line a victim; *here*: only who was told of in that group, as *told* there."""
    everybody = join_lines.people(lead.victims, joined)
    shown = join_lines.people(lead.victims, joined, posted_in=here) if named else []
    if here is not None and told is not None:
        shown = [told_here.only(each, told) for each in shown]
    if named and any(each.name for each in everybody):
        return [texts.say(language, "lead.victim", facts=_facts(each, language)) for each in shown]
    if not any(map(_is_described, shown)):
        return [texts.say(language, "lead.victims_counted", count=len(everybody) or 1)]
    alike = Counter(_facts(each, language) for each in shown)
    return [_alike(facts, count, language) for facts, count in alike.items()]


def _alike(facts: str, count: int, language: str) -> Markup:
    """Return one line for those of whom the same is known."""
    if count == 1:
        return texts.say(language, "lead.victim", facts=facts)
    return texts.say(language, "lead.victims_alike", count=count, facts=facts)


def _is_described(one: Person) -> bool:
    """Tell whether anything is known of somebody, name or not."""
    known = (one.name, one.age, one.nationality, one.occupation, one.employer)
    return any(fact is not None for fact in known) or one.outcome in (Outcome.DEATH, Outcome.INJURY)


def _facts(victim: Person, language: str) -> str:
    facts = [
        victim.name or str(texts.say(language, "lead.name_unknown")),
        str(texts.say(language, "lead.age", age=victim.age)) if victim.age is not None else None,
        _nationality(victim, language),
        victim.occupation,
        victim.employer,
        str(texts.say(language, f"lead.outcome.{victim.outcome}")) if victim.outcome else None,
    ]
    return ", ".join(fact for fact in facts if fact)


def _nationality(victim: Person, language: str) -> str | None:
    """Return the nationality as people say it; a country that is not listed by its name."""
    if victim.nationality is None:
        return None
    said = rules.tables("nationalities")["said"].get(victim.nationality, {})
    return str(said.get(language, victim.nationality))
