"""What one check of the doctor saw."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check saw."""

    about: str
    seen: str
    advice: str = ""  # what to do; empty: all is well
    optional: bool = False  # the advice may be left: nothing is wrong

    @property
    def problem(self) -> bool:
        """Whether something is to be done."""
        return bool(self.advice) and not self.optional
