"""Who is in the play: staff of the branches, of states and headquarters, and the public.

Pure. Telegram ids are fixed in config/reference/town/town.yaml, so that guides can name them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from db.models.people import Role

from . import names, plan, registry
from .names import Name
from .registry import Employer, Worker

_PHONES_FROM = 900_000  # behind the workers of the registry


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody with a Telegram account in the sandbox."""

    telegram_id: int
    name: Name
    part: str  # a role, or "worker", "community_leader"
    place: str  # town, state, or headquarters
    phone: str  # E.164 without the plus, as Telegram has it
    language: str
    role: Role | None = None
    scope: str = ""
    staff_number: str | None = None
    facts: dict[str, str] = field(default_factory=dict)  # for the text about the person

    @property
    def label(self) -> str:
        """What stands beside the name."""
        words: str = plan.town()["parts"][self.part]["label"]
        return words.format(place=self.place)

    @property
    def about(self) -> str:
        """What the page tells of the person, Malay and English."""
        words: str = plan.town()["parts"][self.part]["about"]
        return words.format(place=self.place, staff_number=self.staff_number, **self.facts)


@cache
def staff() -> tuple[Character, ...]:
    """Return everybody with a role; all have pressed Start."""
    return (*_of_branches(), *_others())


def squad(branch_code: str) -> tuple[Character, ...]:
    """Return the squad of a branch, in the order of its roster."""
    return tuple(one for one in staff() if one.role is Role.SQUAD and one.scope == branch_code)


def members(branch_code: str) -> tuple[Character, ...]:
    """Return who is in the branch's group: its staff, the head first."""
    return tuple(one for one in staff() if one.scope == branch_code and one.role is not Role.CLINIC)


def public(until: date) -> tuple[Character, ...]:
    """Return who has no role; the workers among them are of the registry, as it was *until*."""
    everybody, employers = registry.workers(), registry.employers()
    return tuple(
        _worker(entry, everybody[entry["worker"] - 1], employers, until)
        if "worker" in entry
        else _stranger(entry)
        for entry in plan.town()["public"]
    )


def _of_branches() -> Iterator[Character]:
    for branch in plan.town()["branches"]:
        for group in plan.town()["branch_staff"]:
            count = branch["squad"] if group["count"] == "squad" else group["count"]
            for number in range(group["first"], group["first"] + count):
                yield _of_branch(branch, Role(group["role"]), number)


def _of_branch(branch: plan.Plan, role: Role, number: int) -> Character:
    chance = plan.random_for("staff", branch["code"], number)
    tradition = plan.pick(chance, branch["traditions"])
    return _member(
        branch["people_from"] + number,
        role,
        scope=branch["code"],
        place=branch["town"],
        name=names.make(chance, tradition, woman=chance.random() < 0.45),
        staff_number=f"SIN-{branch['code'][4:]}-{number:02}",
    )


def _others() -> Iterator[Character]:
    for number, entry in enumerate(plan.town()["others"], start=1):
        chance = plan.random_for("staff", entry["id"])
        yield _member(
            entry["id"],
            Role(entry["role"]),
            scope=entry["scope"],
            place=entry["place"],
            name=names.make(chance, entry["tradition"], woman=entry["sex"] == "woman"),
            staff_number=f"SIN-MY-{number:02}",
        )


def _member(
    number: int, role: Role, *, scope: str, place: str, name: Name, staff_number: str
) -> Character:
    return Character(
        telegram_id=number,
        name=name,
        part=role.value,
        place=place,
        phone=_phone(number),
        language="en" if role in plan.town()["english_speakers"] else "ms",
        role=role,
        scope=scope,
        staff_number=staff_number,
        facts={"clinic": plan.town()["clinics"][0]["name"]} if role is Role.CLINIC else {},
    )


def _stranger(entry: plan.Plan) -> Character:
    chance = plan.random_for("public", entry["id"])
    name = names.make(chance, entry["tradition"], woman=entry["sex"] == "woman")
    phone = _phone(entry["id"])
    return Character(entry["id"], name, entry["part"], entry["place"], phone, entry["language"])


def _worker(
    entry: plan.Plan, worker: Worker, employers: tuple[Employer, ...], until: date
) -> Character:
    last = max(registry.jobs_of(worker, employers, until), key=lambda job: job.last_month)
    employer = next(one.name for one in employers if one.code == last.employer_code)
    return Character(
        telegram_id=entry["id"],
        name=worker.name,
        part=entry["part"],
        place=worker.town,
        phone=(worker.phone or _phone(entry["id"])).removeprefix("+"),
        language=entry["language"],
        facts={"nric": worker.nric_with_dashes, "employer": employer},
    )


def _phone(number: int) -> str:
    """Return a number like no subscriber's: none begins with 010-0 (README of the word lists)."""
    return f"60100{_PHONES_FROM + number % 10_000:06}"
