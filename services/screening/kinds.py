"""What of screening is done at a moment: kinds of due rows, and what is done every day."""

from services.appointments import freed
from services.messaging.daily import Daily
from services.screening import offering
from services.screening.clinics import nightly
from services.screening.invitations import inviting, trials

DAILY = {
    nightly.DAILY: Daily(nightly.at, nightly.plan),
    trials.DAILY: Daily(trials.at, trials.look_at_all),
    inviting.DAILY: Daily(inviting.at, inviting.plan),
}
KINDS = {
    nightly.KIND: nightly.of_clinic,
    freed.OFFER: offering.offer_slot,
    offering.CLINIC: offering.at_clinic,
    offering.ENDS: offering.lapse,
    inviting.KIND: inviting.of_wave,
}
