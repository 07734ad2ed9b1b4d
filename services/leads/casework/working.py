"""Work on a lead in the private chat: choose a step, whose turn it is, tick papers, see it noted.

What is asked back replaces the question before it. A press on the lead's own card needs no
confirmation: the card itself changes.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Ball, Lead, Stage
from db.models.people import Person
from services import clock
from services.errors import Refusal
from services.leads import rights, showing
from services.leads.casework import casework_cards, documents, papers, stages, steps, typed_steps
from services.messaging import outbox
from services.messaging.outbox import Lane, Message
from services.people import typed as people_typed
from services.people.asked import Asked, in_private

ONLY_IN_PRIVATE = "lead.only_in_private"


async def show_steps(session: AsyncSession, actor: Person, asked: Asked, lead_id: int) -> None:
    """List the steps that may follow."""
    lead = await _lead(session, actor, asked, lead_id)
    await _post(session, asked, lead, casework_cards.steps(lead, asked.language))


async def show_back(session: AsyncSession, actor: Person, asked: Asked, lead_id: int) -> None:
    """List the earlier steps."""
    lead = await _lead(session, actor, asked, lead_id)
    await _post(session, asked, lead, casework_cards.steps_back(lead, asked.language))


async def press_step(
    session: AsyncSession, actor: Person, asked: Asked, lead_id: int, chosen: str
) -> None:
    """Note the step of a button: "visited", or with a reason "not_insured.never_registered".

    Behind the reason may stand a day that was typed: "not_insured.never_registered.20261128",
    "funeral_paid..20261128".

    Without the reason that it wants, ask for it; nothing is changed yet.
    """
    in_private(asked, ONLY_IN_PRIVATE)
    name, _, why = chosen.partition(".")
    reason, _, written = why.partition(".")
    stage = _stage(name, lead_id, asked.language)
    lead = await rights.to_work(session, actor, lead_id)
    day = typed_steps.written_day(written)
    if not reason and lead.stage is not stage and _wants_reason(lead, stage):
        await _post(session, asked, lead, casework_cards.reasons(lead, stage, asked.language, day))
    else:
        if reason and reason not in (*stages.REASONS.get(stage, ()), *stages.BACK_REASONS):
            raise _unknown_step(lead_id, reason, asked.language)
        moved = await steps.step(session, actor, lead_id, stage, reason=reason or None, day=day)
        await _confirm(session, asked, moved)


async def type_step(
    session: AsyncSession, actor: Person, asked: Asked, lead_id: int, typed: str
) -> None:
    """Note a step as typed: "dilawat", "visited 21/11/2026", "tidak layak ... reason".

    Where the words fit several steps, ask which; without the reason that it wants, ask for it, as
    a press does. Nothing is changed yet.

    Raises:
        Refusal: no step is called so; and what `steps.step` refuses.
    """
    in_private(asked, ONLY_IN_PRIVATE)
    read = typed_steps.read(typed, clock.now().astimezone(clock.LOCAL).date())
    if read is None:
        raise _unknown_step(lead_id, typed, asked.language)
    lead = await rights.to_work(session, actor, lead_id)
    if read.others and not stages.is_end(lead.stage):
        steps.moment(lead, read.day)
        await _post(session, asked, lead, casework_cards.which_of(lead, read, asked.language))
        return
    closes = read.stage in (lead.stage, Stage.CLOSED)  # typed out in full, nothing is asked
    if not read.text and not closes and _wants_reason(lead, read.stage):
        steps.moment(lead, read.day)  # refused before anything is asked
        question = casework_cards.reasons(lead, read.stage, asked.language, read.day)
        await _post(session, asked, lead, question)
        return
    moved = await steps.step(session, actor, lead_id, read.stage, text=read.text, day=read.day)
    if moved is None:
        raise Refusal("lead.step_already", number=lead_id)
    await _confirm(session, asked, moved)


async def show_balls(session: AsyncSession, actor: Person, asked: Asked, lead_id: int) -> None:
    """Ask whose turn it is."""
    lead = await _lead(session, actor, asked, lead_id)
    await _post(session, asked, lead, casework_cards.balls(lead, asked.language))


async def pass_ball(
    session: AsyncSession, actor: Person, asked: Asked, lead_id: int, word: str
) -> None:
    """Note whose turn it is.

    Raises:
        Refusal: the word means nobody; and what `steps.pass_ball` refuses.
    """
    in_private(asked, ONLY_IN_PRIVATE)
    ball = stages.ball_named(word)
    if ball is None:
        raise Refusal("lead.ball_unknown", number=lead_id, typed=people_typed.shown(word))
    lead = await steps.pass_ball(session, actor, lead_id, Ball(ball))
    if lead is not None:
        await _post(session, asked, lead, casework_cards.ball_noted(lead, asked.language))


async def show_papers(session: AsyncSession, actor: Person, asked: Asked, lead_id: int) -> None:
    """Show the checklist of the lead's claim."""
    in_private(asked, ONLY_IN_PRIVATE)
    found = await documents.of(session, actor, lead_id)
    await _post(session, asked, found.lead, casework_cards.checklist(found, asked.language))


async def mark_paper(
    session: AsyncSession, actor: Person, asked: Asked, lead_id: int, paper: str, *, there: bool
) -> None:
    """Tick a paper, or take the tick back."""
    in_private(asked, ONLY_IN_PRIVATE)
    found = await documents.mark(session, actor, lead_id, paper, there=there)
    await _post(session, asked, found.lead, casework_cards.checklist(found, asked.language))


async def type_papers(
    session: AsyncSession, actor: Person, asked: Asked, lead_id: int, typed: str
) -> None:
    """Do what is typed behind /papers 17: "3 4" ticks, "-3" takes back, "maut" chooses the claim.

    Raises:
        Refusal: there is no such paper or claim.
    """
    in_private(asked, ONLY_IN_PRIVATE)
    claim = papers.claim_named(typed)
    if claim is not None:
        await choose_claim(session, actor, asked, lead_id, claim)
        return
    found = await documents.of(session, actor, lead_id)
    figures = typed.replace(",", " ").split()
    known = {str(place + 1) for place in range(len(found.papers))}
    if not known.issuperset(each.removeprefix("-") for each in figures):
        wrong = people_typed.shown(
            " ".join(each for each in figures if each.removeprefix("-") not in known)
        )
        raise Refusal("lead.paper_unknown", number=lead_id, typed=wrong, last=len(known))
    for each in figures:
        paper = found.papers[int(each.removeprefix("-")) - 1].key
        found = await documents.mark(session, actor, lead_id, paper, there=not each.startswith("-"))
    await _post(session, asked, found.lead, casework_cards.checklist(found, asked.language))


async def show_claims(session: AsyncSession, actor: Person, asked: Asked, lead_id: int) -> None:
    """Ask what is claimed."""
    lead = await _lead(session, actor, asked, lead_id)
    await _post(session, asked, lead, casework_cards.claims(lead, asked.language))


async def choose_claim(
    session: AsyncSession, actor: Person, asked: Asked, lead_id: int, claim: str
) -> None:
    """Note what is claimed and show its papers."""
    in_private(asked, ONLY_IN_PRIVATE)
    found = await documents.choose(session, actor, lead_id, claim)
    await _post(session, asked, found.lead, casework_cards.checklist(found, asked.language))


async def _lead(session: AsyncSession, actor: Person, asked: Asked, lead_id: int) -> Lead:
    in_private(asked, ONLY_IN_PRIVATE)
    lead = await rights.to_work(session, actor, lead_id)
    if stages.is_end(lead.stage):
        raise Refusal("lead.ended_already", number=lead_id)
    return lead


def _stage(name: str, lead_id: int, language: str) -> Stage:
    if name not in {*stages.WAY[2:], *stages.ENDINGS}:
        raise _unknown_step(lead_id, name, language)
    return Stage(name)


def _unknown_step(lead_id: int, typed: str, language: str) -> Refusal:
    known = casework_cards.known_steps(language)
    shown = people_typed.shown(typed)
    return Refusal("lead.step_unknown", number=lead_id, typed=shown, known=known)


def _wants_reason(lead: Lead, stage: Stage) -> bool:
    """Ends are asked after, and steps back; from an end nothing is asked: it is refused."""
    if stages.is_end(lead.stage):
        return False
    return stages.is_end(stage) or not stages.is_forward(lead.stage, stage)


async def _confirm(session: AsyncSession, asked: Asked, lead: Lead | None) -> None:
    if lead is None:
        return
    if stages.is_end(lead.stage):
        await _post(session, asked, lead, casework_cards.ended(lead, asked.language))
    elif not asked.pressed or await _question(session, asked, lead.id) is not None:
        await _post(session, asked, lead, casework_cards.noted(lead, asked.language))


async def _post(session: AsyncSession, asked: Asked, lead: Lead, message: Message) -> None:
    """Post in place of the question whose button was pressed, else as a new message."""
    card = await _question(session, asked, lead.id)
    await outbox.post(
        session,
        f"lead:{lead.id}:work:{asked.name}",
        asked.chat_id,
        message,
        lane=Lane.ANSWER,
        card=card or f"{showing.name(lead.id)}:work:{asked.name}",
    )


async def _question(session: AsyncSession, asked: Asked, lead_id: int) -> str | None:
    """Return the card of the question that was answered by a press; None on the lead's card."""
    if not asked.pressed:
        return None
    card = await outbox.card_at(session, asked.chat_id, asked.message_id)
    work = f"{showing.name(lead_id)}:work:"
    return card if card is not None and card.startswith(work) else None
