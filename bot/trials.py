"""`prihatin trial report`: sizes, shares, the difference with its interval, what the rule says."""

from bot.office import Refused, office
from config.settings import Settings
from services import texts
from services.screening.invitations import trial_cards, trials


async def report(settings: Settings, name: str) -> str:
    """Return the report of the trials, or of one.

    Raises:
        Refused: there is no trial of that name, or the database cannot be used.
    """
    async with office(settings) as transactions, transactions.database.sessions() as session:
        found = await trials.reports(session, name)
    if name and not found:
        raise Refused(f"There is no wording trial {name}; see config/rules/trials.yaml.")
    told = str(trial_cards.reports("en", found))
    return "\n".join(texts.plain(line) for line in told.split("\n"))
