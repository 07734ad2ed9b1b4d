"""What kind of accident: on the road, at work, an illness, something else.

Pure. The circumstances decide, not what somebody's job is: a factory worker may skid, a lorry
driver may have a stroke, a mechanic may be burnt at home.
"""

import re

from services.leads.reading import roadside
from services.leads.reading.at_once_words import (
    CHASED,
    GONE,
    HOUSE_PART,
    MACHINE_ACCIDENT,
    NOT_GONE,
    ON_FOOT,
    SANK_DOWN,
    TAKEN_ILL_AT,
)
from services.leads.reading.attack_words import AT_REST, ATTACKED, BITTEN, FOUND_DEAD, VIOLENCE
from services.leads.reading.circumstance_words import (
    ACCIDENT,
    AFLOAT,
    AT_THE_WHEEL,
    AT_WORKPLACE,
    BURNED,
    BY_MACHINE,
    COMMUTING,
    CONFINED,
    EMPLOYED_AT,
    EXERCISE,
    GAS,
    ILL_OF,
    KIN_FAINTED,
    KM_STONE,
    MACHINE_DRIVEN,
    MECHANIC,
    NO_JOB,
    ON_DUTY,
    ON_LAND,
    OUTCOMES,
    OVERTURNED,
    PATROL_CRASHED,
    POLICE_DUTY,
    RACED,
    RESCUER,
    RIDDEN,
    SITE_EVENT,
    STAFF,
    STRUCK,
    SWEPT_AWAY,
    TRAFFIC,
    WAY_HOME,
    WORK_BUS,
    WORK_EVENT,
)
from services.leads.reading.falling_words import FALLEN_IN, FIREMAN_HURT, FROM_BRIDGE
from services.leads.reading.kind_words import ILLNESS, NO_VEHICLE, OTHER, ROAD, WORK
from services.leads.reading.off_duty_words import (
    AT_HOME,
    CREDIT,
    DAY_OFF,
    FIELD,
    FOUND_AFLOAT,
    HELPERS,
    HOMEWARD,
    HOUSE_STRUCK,
    HOUSEHOLD,
    KINSFOLK,
    LIGHTNING,
    PAID,
    PASTIME,
    RESIDENCE,
    RESORT,
)
from services.leads.reading.report import Kind
from services.leads.reading.talk_words import HURT_AT_WORK
from services.leads.reading.task_words import (
    AT_CHORE,
    AT_STANDSTILL,
    AT_TASK,
    BUSY,
    RESCUING,
    TO_WARD,
)
from services.leads.reading.trade_words import OCCUPATION


def kind_of(head: str, body: str) -> Kind:
    """Return the kind of accident; words of the head (title, first sentences) count three times."""
    head, body = (RESCUING.sub(" ", TO_WARD.sub(" ", part)) for part in (head, body))
    head, body = (KIN_FAINTED.sub(" ", EMPLOYED_AT.sub(" ", part)) for part in (head, body))
    head, body = (FALLEN_IN.sub(r"\g<what> runtuh", part) for part in (head, body))
    ill, other = (_weight(words, head, body) for words in (ILLNESS, OTHER))
    vehicles = NO_VEHICLE.sub(" ", head)
    road = _weight(ROAD, vehicles, NO_VEHICLE.sub(" ", body))
    traffic = TRAFFIC.search(vehicles) is not None and (
        AFLOAT.search(head) is None or ON_LAND.search(head) is not None
    )
    traffic = traffic or SWEPT_AWAY.search(head) is not None
    off_road = _is_off_road(head) and not traffic
    road = 0 if off_road else road
    if CHASED.search(head) and not ON_FOOT.search(head):
        return Kind.COMMUTING_OR_ROAD
    taken = TAKEN_ILL_AT.search(head) is not None and not GAS.search(head)
    if taken or _is_illness(head, ill, road, other, traffic=traffic) or _is_gone(head, body):
        return Kind.ILLNESS
    if other < 3 and not traffic and _is_found_dead(head):
        return Kind.ILLNESS if _has_job(AT_HOME.sub(" ", head)) else Kind.OTHER
    raced = RACED.search(head) is not None and not ON_DUTY.search(head)
    if raced or (
        is_off_duty(head) and not (traffic and TRAFFIC.search(OCCUPATION.sub(" ", vehicles)))
    ):
        return Kind.OTHER
    if _serves(head, traffic=traffic):
        return Kind.WORKPLACE
    if AT_REST.search(head) and not (traffic or other >= 3 or _was_struck(head)):
        return Kind.ILLNESS
    crosses = traffic and roadside.crosses(head)
    if not crosses and roadside.works_there(head, has_job=_has_job(head)):
        return Kind.WORKPLACE
    if not traffic and roadside.works_afloat(head):
        return Kind.WORKPLACE
    machine = MACHINE_DRIVEN.search(head) or MACHINE_ACCIDENT.search(head)
    driven = machine is not None and not WAY_HOME.search(head)
    if (road or traffic) and not driven and (crosses or _on_the_way(head) or _rides(head)):
        return Kind.COMMUTING_OR_ROAD
    if driven:
        return Kind.WORKPLACE
    if _is_work(head, body, road, other, traffic=traffic):
        return Kind.WORKPLACE
    if other > road or (AT_HOME.search(head) and not traffic):
        return Kind.OTHER
    plain = ACCIDENT.search(f"{head} {body}")  # "kemalangan" and nothing else means the road
    stone = KM_STONE.search(head)  # and so does a kilometre stone
    on_road = not off_road and (road or plain or stone)
    return Kind.COMMUTING_OR_ROAD if on_road else Kind.OTHER


def _is_off_road(head: str) -> bool:
    """Tell whether it happened on the water, or in a fall from a bridge, and no vehicle is told."""
    if ON_LAND.search(head):
        return False
    if AFLOAT.search(head):
        return COMMUTING.search(head) is None
    return FROM_BRIDGE.search(head) is not None and WAY_HOME.search(head) is None


def _serves(head: str, *, traffic: bool) -> bool:
    """Tell whether a soldier at his exercise, a rescuer or a fireman was hurt."""
    fireman = FIREMAN_HURT.search(head) is not None and not traffic
    return fireman or EXERCISE.search(head) is not None or RESCUER.search(head) is not None


def _is_illness(head: str, ill: int, road: int, other: int, *, traffic: bool) -> bool:
    if ILL_OF.search(head) and not traffic:
        return True
    if STRUCK.search(head) or (RESCUER.search(head) and BURNED.search(head)):
        return False
    before_road = ill > road or not (traffic or ACCIDENT.search(head))
    return ill >= 3 and before_road and ill >= other and not GAS.search(head)


def _is_found_dead(head: str) -> bool:
    return FOUND_DEAD.search(head) is not None and not (_on_the_way(head) or _was_struck(head))


def _is_gone(head: str, body: str) -> bool:
    """Tell whether somebody died or sank down, and nothing anywhere tells of an accident."""
    whole = f"{head} {body}"
    if not GONE.search(head) or _was_struck(whole):
        return False
    if TRAFFIC.search(whole) or NOT_GONE.search(whole):
        return False
    sank = SANK_DOWN.search(whole) is not None
    return sank or (_has_job(head) and not OTHER.search(whole))


def _was_struck(head: str) -> bool:
    """Tell whether something befell him: he did not just die."""
    return any(
        words.search(head) for words in (STRUCK, WORK_EVENT, ACCIDENT, BY_MACHINE, GAS, VIOLENCE)
    )


def _is_work(head: str, body: str, road: int, other: int, *, traffic: bool) -> bool:
    on_duty = ON_DUTY.search(head) is not None
    at_home = AT_HOME.search(head) is not None and not on_duty
    if ATTACKED.search(head) and _has_job(head) and not at_home:
        return True
    if BITTEN.search(head) and _has_job(head) and not (at_home or traffic):
        return True
    if AT_TASK.search(head) and _has_job(AT_THE_WHEEL.sub(" ", head)):
        return True
    busy = BUSY.search(head) and _has_job(AT_THE_WHEEL.sub(" ", head))
    if busy and not (road or at_home):
        return True
    if CONFINED.search(head) and _has_job(head) and not (at_home or traffic):
        return True
    police = POLICE_DUTY.search(head) and not PATROL_CRASHED.search(head)
    if police or (AT_STANDSTILL.search(head) and not at_home):
        return True
    if (on_duty or BY_MACHINE.search(head)) and not AT_THE_WHEEL.search(head):
        return True
    at_site = SITE_EVENT.search(f"{head} {body}") or (MECHANIC.search(head) and not at_home)
    if at_site and not traffic:
        return True
    if at_home or (traffic and not AT_WORKPLACE.search(head)):
        return False
    work = _work(head, body, on_the_road=road > 0 or ACCIDENT.search(head) is not None)
    if work >= 3 and work >= road * 0.8 and work >= other * 0.7:
        return True
    if road or other >= 6:
        return False
    plain = other < 3 and not ACCIDENT.search(head)
    hurt = plain or WORK_EVENT.search(OUTCOMES.sub(" ", head)) or AT_CHORE.search(head)
    return bool(hurt and (_has_job(head) or HURT_AT_WORK.search(head)))


def is_off_duty(head: str) -> bool:
    """Tell whether it happened at a pastime, at home or to a family, whatever their trades are."""
    head = CREDIT.sub(" ", head)
    paid = PAID.search(HELPERS.sub(" ", head)) and not DAY_OFF.search(head)
    if paid or FIREMAN_HURT.search(head) or ON_DUTY.search(head) or AT_WORKPLACE.search(head):
        return False
    untold = OCCUPATION.sub(" ", NO_VEHICLE.sub(" ", head))  # a lorry driver may fish
    on_road = (ROAD.search(untold) or ACCIDENT.search(untold)) and not _is_off_road(head)
    if on_road and (COMMUTING.search(head) or HOMEWARD.search(head) or _rides(head)):
        return False
    if any(
        words.search(head) for words in (DAY_OFF, PASTIME, FOUND_AFLOAT, HOUSE_STRUCK, HOUSE_PART)
    ):
        return True
    at_house = HOUSEHOLD.search(head) or (LIGHTNING.search(head) and KINSFOLK.search(head))
    if at_house and not FIELD.search(head):
        return True
    at_home = RESIDENCE.search(head) is not None and not _has_job(head)
    return not BUSY.search(head) and (at_home or RESORT.search(head) is not None)


def _on_the_way(head: str) -> bool:
    return COMMUTING.search(head) is not None or WAY_HOME.search(head) is not None


def _rides(head: str) -> bool:
    """Tell whether those hurt were in or on what moved, and not in a yard or factory."""
    overturned = OVERTURNED.search(head) and not AT_WORKPLACE.search(head)
    return bool(overturned or RIDDEN.search(head) or SWEPT_AWAY.search(head))


def _has_job(head: str) -> bool:
    told = NO_JOB.sub(" ", head)
    return bool(OCCUPATION.search(told) or STAFF.search(told))


def _work(head: str, body: str, *, on_the_road: bool) -> int:
    """Count the words of work; on the road, what somebody's job is tells nothing of the accident:
    a factory worker may skid.
    """
    if not on_the_road or AT_WORKPLACE.search(head):
        return _weight(WORK, head, body)
    return _weight(WORK, *(OCCUPATION.sub(" ", WORK_BUS.sub(" ", part)) for part in (head, body)))


def _weight(words: re.Pattern[str], head: str, body: str) -> int:
    """Count different words, so that one that is repeated does not decide."""
    in_head = {found[0].lower() for found in words.finditer(head)}
    in_body = {found[0].lower() for found in words.finditer(body)} - in_head
    return 3 * len(in_head) + len(in_body)
