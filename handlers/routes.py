"""The order in which handlers are asked, on one screen; the catch-all comes last."""

from aiogram import Router

from handlers import (
    admin,
    agreeing,
    amid,
    appointments,
    broadcasts,
    casework,
    checks,
    clinics,
    contacts,
    corrections,
    deaths,
    detections,
    digits,
    enquiries,
    enrolment,
    fallback,
    groups,
    handing_over,
    hosting,
    joining,
    leads,
    leave,
    own_record,
    posts,
    reports,
    rosters,
    screening,
    tracing,
    victims,
    waves,
    workers,
)

router = Router(name="handlers")
router.include_routers(
    digits.router,  # before all: 1, 2, 3 answer what was asked last
    amid.router,  # before all that asks step by step: an accident told meanwhile is a report
    broadcasts.router,  # before posts: a draft takes the photo or place that is sent for it
    corrections.router,  # before posts: who is asked where it was may correct something instead
    posts.router,  # before leads: /lead with words or as a reply forces a report
    casework.router,  # before leads: /lead 17 is its whole story
    joining.router,
    handing_over.router,
    leads.router,  # before enrolment: /start lead_17 opens a lead
    enquiries.router,  # before enrolment: /start officer leads to an officer
    hosting.router,
    appointments.router,
    victims.router,
    workers.router,  # before tracing: a contact may be shared by who is coming in
    agreeing.router,
    deaths.router,
    own_record.router,
    tracing.router,
    contacts.router,  # after both that ask for a contact
    screening.router,  # before detections and checks: a location may be where a clinic is sought
    clinics.router,  # before enrolment: /start visit_TOKEN marks a worker present
    waves.router,
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
    screening.talk,  # a place that nobody else wants is where a worker stands
    fallback.router,
)
