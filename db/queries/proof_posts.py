"""What must hold of every message kept: read, and led to what it says, or waiting with a time."""

from sqlalchemy import and_, except_, exists, or_, select
from sqlalchemy.orm import aliased

from db.models.leads import Post, PostState, Sighting
from db.queries.proof_rules import Rule, roots, waiting

READ_AGAIN = "post.read"  # of a post whose reading failed
EDIT_AGAIN = "post.edit"  # of an edit whose handling failed
LAPSES = "post.lapse"  # of a post that may be a report, until somebody says so

_part = aliased(Post)
_own = roots()
_seen = _own.alias()

# Looked up first, for there are hardly any: joining all with the roots would take long.
_mismatched = (
    select(Post.id, Post.lead_id, Sighting.lead_id.label("seen_id"))
    .join(Sighting, and_(Sighting.chat_id == Post.chat_id, Sighting.message_id == Post.message_id))
    .where(Post.state == PostState.LEAD, Post.lead_id != Sighting.lead_id)
    .cte("mismatched")
    .prefix_with("MATERIALIZED")
)

# A picture of an album without words of its own belongs to the part that has them.
_in_a_told_album = exists().where(
    Sighting.chat_id == _part.chat_id,
    Sighting.message_id == _part.message_id,
    _part.chat_id == Post.chat_id,
    _part.media_group_id == Post.media_group_id,
)

POSTS = (
    Rule(
        "report_without_lead",
        "post",
        select(Post.id).where(
            Post.state == PostState.LEAD,
            or_(
                Post.lead_id.is_(None),
                and_(
                    ~exists().where(
                        Sighting.chat_id == Post.chat_id, Sighting.message_id == Post.message_id
                    ),
                    ~_in_a_told_album,
                ),
            ),
        ),
    ),
    Rule(
        "report_of_another_lead",
        "post",
        select(_mismatched.c.id)
        .join(_own, _own.c.id == _mismatched.c.lead_id)
        .join(_seen, _seen.c.id == _mismatched.c.seen_id)
        .where(_own.c.root != _seen.c.root),
    ),
    Rule(
        "correction_of_nothing",
        "post",
        select(Post.id).where(Post.state == PostState.CORRECTION, Post.lead_id.is_(None)),
    ),
    Rule(
        "post_unread",
        "post",
        except_(select(Post.id).where(Post.state == PostState.UNREAD), waiting(READ_AGAIN)),
    ),
    Rule(
        "edit_unread",
        "post",
        except_(select(Post.id).where(Post.unread_edit.is_not(None)), waiting(EDIT_AGAIN)),
    ),
    Rule(
        "doubt_without_timer",
        "post",
        except_(select(Post.id).where(Post.state == PostState.DOUBTFUL), waiting(LAPSES)),
    ),
    Rule(
        "forced_and_not_led",
        "post",
        select(Post.id).where(
            Post.forced, Post.state.in_((PostState.TALK, PostState.DOUBTFUL, PostState.DISMISSED))
        ),
    ),
)
