"""Which benefits may apply to a lead's victims, and the facts that whoever works on it tells.

What is not known is asked, one question at a time, with a button for each answer; the answers are
kept with the victim, and the newest is taken back by a button.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.leads import Lead, Victim
from db.models.lookups import VictimFact
from db.models.people import Person
from db.queries import lookups as queries
from services import clock, texts
from services.eligibility import accident, answers, what_if
from services.eligibility.benefits import Benefit
from services.eligibility.facts import Facts, Question
from services.eligibility.history import History
from services.errors import Refusal
from services.people import typed as people_typed
from services.people.asked import Asked, paragraphs
from services.records import audit
from services.registry.checks import (
    desks,
    grounds,
    guarding,
    lookups,
    pensions,
    records,
    showing,
    victim_cards,
    victim_facts,
    victims,
    wording,
)
from services.registry.checks import reasons as reason_pages
from services.registry.checks.facts import Insured
from services.registry.found import Kind


async def benefits(session: AsyncSession, actor: Person, asked: Asked, lead_id: int) -> None:
    """Show which benefits may apply to each victim, from which facts, what is to be checked.

    Raises:
        Refusal: no such lead, or somebody else holds it.
    """
    lead = await victims.open_lead(session, actor, lead_id)
    desk = await desks.of(session, actor)
    if not await guarding.lets_pass(session, actor, asked, desk, Kind.PERSON):
        return
    for victim in await queries.victims_of(session, lead.id):
        insured = await _insured(session, lead, victim)
        if insured is not None:
            row = await victims.opened(session, actor, asked, lead, insured.key)
            lookups.disclose(session, row, victims.ground_of(lead), "benefits")
        await _show(session, actor, asked, (lead, victim), insured)


async def tell(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    victim_id: int,
    *,
    question: str,
    answer: str,
) -> None:
    """Keep an answer, and show the overview with it.

    Raises:
        Refusal: no such victim, somebody else holds the lead, or it answers nothing.
    """
    lead, victim = await _victim(session, actor, victim_id)
    known = question in {*answers.CHOICES, *answers.NUMBERS}
    kept = answers.read(Question(question), answer) if known else None
    if kept is None:
        raise Refusal("victim.no_answer", typed=people_typed.shown(answer), number=lead.id)
    await queries.keep_fact(
        session, victim_id=victim.id, question=question, answer=kept, by_id=actor.id,
        at=clock.now(),
    )  # fmt: skip
    _note(session, "lead.fact_told", actor, lead, victim, question=question)
    await _show_again(session, actor, asked, lead, victim)


async def type_answer(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    lead_id: int,
    *,
    number: int | None,
    words: str,
) -> None:
    """Answer what is asked of a victim: "/benefits 17.2 perjalanan"; "tukar" takes the newest back.

    "/benefits 17 sebab 2" asks for the second page of the reasons instead.

    *number* is the victim's in the lead, from 1; None: the only one.

    Raises:
        Refusal: no such victim, somebody else holds the lead, or it answers nothing.
    """
    lead = await victims.open_lead(session, actor, lead_id)
    every = await queries.victims_of(session, lead.id)
    if not 1 <= (number or 1) <= len(every) or (number is None and len(every) > 1):
        raise Refusal("victim.which_one", number=lead.id, most=len(every))
    victim = every[(number or 1) - 1]
    if explains := wording.explains(words):
        await _explain(session, actor, asked, (lead, victim), explains.page)
        return
    meant = wording.answers(words)
    if "undo" in meant:
        await take_back(session, actor, asked, victim.id)
        return
    wanted = await _question(session, lead, victim, await _insured(session, lead, victim))
    question, answer = answers.pick(wanted, meant)
    if question is None:
        raise Refusal("victim.nothing_asked", number=lead.id)
    said = answer or words
    await tell(session, actor, asked, victim.id, question=question, answer=said)


async def take_back(session: AsyncSession, actor: Person, asked: Asked, victim_id: int) -> None:
    """Forget the newest answer, and show the overview without it.

    Raises:
        Refusal: no such victim, or somebody else holds the lead.
    """
    lead, victim = await _victim(session, actor, victim_id)
    told = await queries.facts_of(session, victim.id)
    if told:
        await session.delete(told[-1])
        await session.flush()
        _note(session, "lead.fact_taken_back", actor, lead, victim, question=told[-1].question)
    await _show_again(session, actor, asked, lead, victim)


async def reasons(
    session: AsyncSession, actor: Person, asked: Asked, victim_id: int, page: int
) -> None:
    """Show why each benefit may apply to a victim, or not; one page, the others by buttons.

    Raises:
        Refusal: no such victim, or somebody else holds the lead.
    """
    await _explain(session, actor, asked, await _victim(session, actor, victim_id), page)


async def _explain(
    session: AsyncSession, actor: Person, asked: Asked, whom: tuple[Lead, Victim], page: int | None
) -> None:
    lead, victim = whom
    desk = await desks.of(session, actor)
    if not await guarding.lets_pass(session, actor, asked, desk, Kind.PERSON):
        return
    insured = await _insured(session, lead, victim)
    if insured is not None:
        await _look(session, actor, asked, (lead, insured), "why")
    _note(session, "lead.reasons_seen", actor, lead, victim, known=insured is not None)
    told = await queries.facts_of(session, victim.id)
    facts, day = await _facts(session, lead, victim, told), _day(lead)
    open_ = victim_cards.Open(lead.id, victim.id, await _place(session, victim), None, told)
    message = victim_cards.why(
        open_, (victim, insured), facts, day, page=page, language=asked.language
    )
    text = paragraphs(message.text, _assumed(lead, asked.language))
    message = replace(message, text=text)
    await showing.post_private(session, asked, f"why:victim:{victim.id}", message)


async def _show_again(
    session: AsyncSession, actor: Person, asked: Asked, lead: Lead, victim: Victim
) -> None:
    insured = await _insured(session, lead, victim)
    if insured is not None:
        await _look(session, actor, asked, (lead, insured), "benefits")
    await _show(session, actor, asked, (lead, victim), insured)


async def _look(
    session: AsyncSession, actor: Person, asked: Asked, of: tuple[Lead, Insured], what: str
) -> None:
    """Note what is shown of a record under the officer's look-up of it; one long ago is over."""
    lead, insured = of
    since = clock.now() - timedelta(minutes=rules.number(grounds.AREA, "ground_minutes"))
    row = await queries.newest_on_lead(session, actor.id, lead.id, insured.key, since)
    if row is None:
        row = await victims.opened(session, actor, asked, lead, insured.key)
    if what not in row.disclosed:
        lookups.disclose(session, row, victims.ground_of(lead), what)


async def _victim(session: AsyncSession, actor: Person, victim_id: int) -> tuple[Lead, Victim]:
    victim = await session.get(Victim, victim_id)
    if victim is None:
        raise Refusal("check.no_such_answer")
    return await victims.open_lead(session, actor, victim.lead_id), victim


async def _insured(session: AsyncSession, lead: Lead, victim: Victim) -> Insured | None:
    found = {match.victim_id: match for _, match in await queries.matches_of(session, [lead.id])}
    key = found[victim.id].chosen_key if victim.id in found else None
    return await records.person(session, key) if key is not None else None


async def _show(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    whom: tuple[Lead, Victim],
    insured: Insured | None,
) -> None:
    lead, victim = whom
    language = asked.language
    _note(session, "lead.benefits_seen", actor, lead, victim, known=insured is not None)
    told = await queries.facts_of(session, victim.id)
    facts = await _facts(session, lead, victim, told)
    day = _day(lead)
    place = await _place(session, victim)
    question = await _question(session, lead, victim, insured)
    open_ = victim_cards.Open(lead.id, victim.id, place, question, told)
    if insured is not None:
        claim = (lead.kind, lead.severity)
        message = pensions.overview(insured, facts, day, language, claim)
    else:
        message = victim_cards.without_record(open_, victim, facts, day, language)
    asks = victim_cards.question(open_, language)
    text = paragraphs(message.text, _assumed(lead, language), asks.text)
    why = reason_pages.button(f"{victim_cards.WHY}:{victim.id}.1", language)
    shown = replace(message, text=text, buttons=(*message.buttons, *asks.buttons, *why))
    await showing.post_private(session, asked, f"benefits:victim:{victim.id}", shown)


async def _question(
    session: AsyncSession, lead: Lead, victim: Victim, insured: Insured | None
) -> Question | None:
    """Return what is asked next: where nothing is known, what settles most."""
    told = await queries.facts_of(session, victim.id)
    facts, day = await _facts(session, lead, victim, told), _day(lead)
    history = History() if insured is None else records.history(insured)
    if insured is not None:
        facts = pensions.facts_of(insured, facts, day)

    def judge(facts: Facts) -> tuple[Benefit, ...]:
        return accident.after_accident(facts, history, day)

    if first := what_if.first_question(facts, judge):
        return first.question
    return answers.next_question(judge(facts), [each.question for each in told])


def _day(lead: Lead) -> date:
    """Return the day of the accident; where it was not reported, that of the report."""
    return lead.accident_date or lead.opened_at.astimezone(clock.LOCAL).date()


def _assumed(lead: Lead, language: str) -> Markup | None:
    """Say that the day was not reported, where it was not."""
    if lead.accident_date is not None:
        return None
    return texts.say(language, "victim.day_assumed", day=_day(lead))


async def _place(session: AsyncSession, victim: Victim) -> int | None:
    """Return which of several victims it is, from 1; None: the only one."""
    every = await queries.victims_of(session, victim.lead_id)
    return every.index(victim) + 1 if len(every) > 1 else None


async def _facts(
    session: AsyncSession, lead: Lead, victim: Victim, told: list[VictimFact]
) -> Facts:
    alone = len(await queries.victims_of(session, lead.id)) == 1
    said: Mapping[str, str] = {each.question: each.answer for each in told}
    return answers.with_answers(victim_facts.reported(lead, victim, alone=alone), said)


def _note(
    session: AsyncSession,
    action: str,
    actor: Person,
    lead: Lead,
    victim: Victim,
    **more: str | bool,
) -> None:
    subject = f"lead:{lead.id}"
    about: dict[str, Any] = {"victim": victim.id, **more}
    audit.note(session, action=action, actor=actor.id, subject=subject, ground=subject, **about)
