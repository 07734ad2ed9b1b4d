"""The order in which handlers are asked, on one screen; the catch-all comes last."""

from aiogram import Router

from handlers import (
    admin,
    casework,
    checks,
    corrections,
    detections,
    enquiries,
    enrolment,
    fallback,
    groups,
    handing_over,
    joining,
    leads,
    leave,
    posts,
    reports,
    rosters,
    tracing,
    victims,
)

router = Router(name="handlers")
router.include_routers(
    corrections.router,  # before posts: who is asked where it was may correct something instead
    posts.router,  # before leads: /lead with words or as a reply forces a report
    casework.router,  # before leads: /lead 17 is its whole story
    joining.router,
    handing_over.router,
    leads.router,  # before enrolment: /start lead_17 opens a lead
    enquiries.router,  # before enrolment: /start officer leads to an officer
    victims.router,
    tracing.router,
    detections.router,  # before checks: a location may belong to what was just reported
    checks.router,  # before enrolment: /start check leads to the grounds
    enrolment.router,
    groups.router,
    admin.router,
    rosters.router,
    reports.router,
    leave.router,
    posts.talk,  # what is written and answers nothing
    checks.talk,  # what is no report may be a question to the registry
    fallback.router,
)
