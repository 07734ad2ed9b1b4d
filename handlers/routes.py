"""The order in which handlers are asked, on one screen; the catch-all comes last."""

from aiogram import Router

from handlers import admin, enquiries, enrolment, fallback, groups, leads

router = Router(name="handlers")
router.include_routers(
    leads.router,  # before enrolment: /start lead_17 opens a lead
    enquiries.router,  # before enrolment: /start officer leads to an officer
    enrolment.router,
    groups.router,
    admin.router,
    fallback.router,
)
