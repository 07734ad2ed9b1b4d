"""A correction in private that replies to no lead: it is for the person's only open report.

Where there are several, buttons and a typed number ask which; where there is none, a sentence
says how to name the lead.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Custody, Lead, Post, PostState
from db.queries import posts as queries
from services import texts
from services.errors import Refusal
from services.leads.finding import list_cards
from services.leads.intake import correcting, posts
from services.leads.intake.posts import Incoming, Speaker
from services.messaging import outbox
from services.messaging.outbox import Button, Message

MOST = 8  # reports to choose from, the newest; older ones by their number


async def correct(session: AsyncSession, who: Speaker, message: Incoming) -> None:
    """Change the person's only open report as the message says, or ask which is meant.

    Raises:
        Refusal: nothing can be read from it, or no report of the person is open.
    """
    post = await posts.keep(session, message, who.actor)
    if post.state is PostState.UNREAD:
        await read(session, who, post)


async def read(session: AsyncSession, who: Speaker, post: Post) -> None:
    """Do the same with a kept message, also when it was edited.

    Raises:
        Refusal: as above.
    """
    correcting.require_fact(post.text, post.posted_at, who.asked.language)
    told = await _open_reports(session, who)
    if not told:
        raise Refusal("correction.no_open_report")
    if len(told) > 1:
        await _ask_which(session, who, post, told)
        return
    stays = await posts.survivor(session, told[0].id)
    lead = await correcting.lead_to_correct(session, who, stays.id)
    await correcting.apply(session, who, lead, post, of=told[0].id)


async def choose(session: AsyncSession, who: Speaker, post_id: int, lead_id: int) -> None:
    """Change the lead by a correction that waited for its writer to say which is meant.

    Raises:
        Refusal: that is over, or the actor may not.
    """
    post = await queries.post(session, post_id)
    waits = post is not None and post.state is PostState.DOUBTFUL and post.lead_id is None
    if post is None or not waits or post.posted_by_id != who.actor.id:
        raise Refusal("correction.over")
    if lead_id not in [each.id for each in await _open_reports(session, who)]:
        raise Refusal("correction.over")
    await posts.answered(session, post)
    stays = await posts.survivor(session, lead_id)
    lead = await correcting.lead_to_correct(session, who, stays.id)
    await correcting.apply(session, who, lead, post, of=lead_id)


async def _open_reports(session: AsyncSession, who: Speaker) -> list[Lead]:
    """Return the leads that the person reported and that go on, alone or joined to another."""
    told = await queries.leads_told_by(session, who.actor.id, most=MOST)
    return [
        each
        for each in told
        if (await posts.survivor(session, each.id)).custody is not Custody.ENDED
    ]


async def _ask_which(session: AsyncSession, who: Speaker, post: Post, told: list[Lead]) -> None:
    post.state = PostState.DOUBTFUL
    language = who.asked.language
    rows = []
    for lead in told:
        as_told = lead.place_name or lead.place_text  # the writer knows the own words best
        label = f"{lead.id} · {as_told or list_cards.name(lead, language)}"
        rows.append((Button(label[:60], press=f"which:{post.id}.{lead.id}"),))
    await outbox.post(
        session,
        f"post:{post.id}:which",
        post.chat_id,
        Message(texts.say(language, "correction.which", number=told[0].id), tuple(rows)),
        card=f"post:{post.id}",
        reply_to=post.message_id,
    )
    await posts.plan_lapse(session, post)
