"""One benefit that may apply after an accident, as it is told. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from services.eligibility.covers import Cover
from services.eligibility.dependants import Shares
from services.eligibility.facts import Chance, Question
from services.eligibility.parameters import Value
from services.eligibility.said import Said, said


class Kind(StrEnum):
    """What is paid."""

    MEDICAL = "medical"  # Faedah Perubatan
    TEMPORARY = "temporary"  # FHUS
    PERMANENT = "permanent"  # FHUK
    ATTENDANCE = "attendance"  # Elaun Layanan Sentiasa
    DEPENDANTS = "dependants"  # Faedah Orang Tanggungan
    SURVIVORS = "survivors"  # Pencen Penakat
    INVALIDITY = "invalidity"  # Pencen Ilat
    FUNERAL = "funeral"  # Faedah Pengurusan Mayat
    SELF_EMPLOYED = "self_employed"  # what SKSPS gives
    HOUSEWIFE = "housewife"  # what SKSSR gives


@dataclass(frozen=True, slots=True)
class Benefit:
    """Whether a benefit may apply, why, how much, for whom, and what to bring."""

    kind: Kind
    cover: Cover  # the scheme that would pay it
    chance: Chance
    reasons: tuple[Said, ...] = ()  # beside the cover's own
    amounts: tuple[Said, ...] = ()  # empty where it cannot be worked out
    shares: Shares | None = None
    claim: str | None = None  # its list of papers in config/rules/documents.yaml
    ask: Question | str | None = None  # the fact to ask for next
    sources: tuple[Value, ...] = ()
    routes: tuple[Said, ...] = ()  # other ways, where a pension is not met or open
    flags: tuple[Said, ...] = ()  # to be confirmed, beside the sources that are not sure
    changes: tuple[Said, ...] = ()  # what would change a pension it hangs on

    @property
    def to_confirm(self) -> tuple[Said, ...]:
        """Return what PERKESO has to confirm."""
        used = (*self.cover.sources, *self.sources)
        unsure = [said("confirm.rule", rule=value.name) for value in used if not value.sure]
        return tuple(dict.fromkeys((*unsure, *self.flags, *self._open_rest())))

    def _open_rest(self) -> tuple[Said, ...]:
        """A part for which there is nobody: who receives it was not found."""
        if self.shares is None or not self.shares.rest or self.shares.missing:
            return ()
        return (said("confirm.rest"),) if self.shares.shares else ()
