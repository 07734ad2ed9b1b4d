"""Tell from which month a wage and the class given beside it contradict each other.

Pure but for the law, which is read once. Up to the ceiling of its month any wage above it has one
class, so RM5,500 in the top class of 2023 is right, and in October 2024 it is wrong. Ceilings only
rise: what agrees in the last month of a span agrees in those before. Source: the law's
top_assumed_wage and the table of Act 4.
"""

from decimal import Decimal

from services.eligibility import months, parameters, wages
from services.eligibility.months import Month

NEVER = Month(1 << 20)  # later than any month


def contradict_from(wage: Decimal, typical: Decimal) -> Month:
    """Return the first month whose ceiling is known and whose classes of the two wages differ.

    *typical* is a wage of the class that is given, RM/month.
    """
    law = parameters.in_force()
    for value in law.values("top_assumed_wage"):
        month = months.of(value.since)
        if wages.assumed_wage(wage, month, law) != wages.assumed_wage(typical, month, law):
            return month
    return NEVER
