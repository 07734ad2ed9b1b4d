"""How far a lead may come: the steps in order, which may follow, which end it, whose turn is next.

Pure. Steps may be left out going forward; going back is a correction and wants a reason. An
end is final until it is reopened. Whose turn it is after a step is only what is usual: the
holder says otherwise with one tap.
"""

from types import MappingProxyType

from db.models.leads import ENDS, Ball, Stage

WAY = (
    Stage.CONFIRMED,
    Stage.ASSIGNED,
    Stage.ACCEPTED,
    Stage.CONTACTED,
    Stage.VISITED,
    Stage.ELIGIBILITY_DECIDED,
    Stage.DOCUMENTS,
    Stage.SUBMITTED,
    Stage.APPROVED,
    Stage.FUNERAL_PAID,
    Stage.PENSION_PAID,
    Stage.CLOSED,
)
STEPS = WAY[WAY.index(Stage.CONTACTED) :]  # what a holder notes; those before come by themselves
OF_MIDDLEMAN = frozenset({Stage.CONTACTED, Stage.VISITED, Stage.CLOSED, Stage.NOT_TRACEABLE})
PAYMENTS = frozenset({Stage.FUNERAL_PAID, Stage.PENSION_PAID})

# Why a lead ends, by its end, as kept (texts lead.why.*); a typed reason is kept as typed.
REASONS = MappingProxyType(
    {
        Stage.NOT_INSURED: ("never_registered", "self_employed", "not_a_worker"),
        Stage.NOT_ELIGIBLE: ("conditions_not_met", "nobody_entitled"),
        Stage.NOT_TRACEABLE: ("no_answer", "person_unknown"),
        Stage.NOT_WORK_RELATED: ("private_matter", "not_at_work_then"),
        Stage.WITHDRAWN: ("family_declines", "claims_elsewhere"),
        Stage.CLOSED: ("done",),
    }
)
BACK_REASONS = ("mistake", "facts_changed")  # why a step is taken back
ENDINGS = tuple(stage for stage in REASONS if stage is not Stage.CLOSED)  # without a payment

_BALL = MappingProxyType({Stage.ELIGIBILITY_DECIDED: Ball.FAMILY})  # it brings the papers

_WORDS = {
    Stage.ACCEPTED: ("diterima",),
    Stage.CONTACTED: ("dihubungi", "hubungi", "called"),
    Stage.VISITED: ("dilawat", "lawat", "lawatan", "visit"),
    Stage.ELIGIBILITY_DECIDED: (
        "kelayakan",
        "eligibility",
        "kelayakan_diputuskan",
        "decided",
        "layak",
        "eligible",
    ),
    Stage.DOCUMENTS: ("dokumen", "dokumen_lengkap", "papers", "documents_complete"),
    Stage.SUBMITTED: (
        "dihantar",
        "hantar",
        "dikemukakan",
        "submit",
        "claim_submitted",
        "tuntutan_dihantar",
    ),
    Stage.APPROVED: ("diluluskan", "lulus", "kelulusan", "faedah_diluluskan", "benefit_approved"),
    Stage.FUNERAL_PAID: (
        "pengurusan_mayat",
        "fpm",
        "fpm_dibayar",
        "mayat_dibayar",
        "funeral",
        "faedah_pengurusan_mayat_dibayar",
        "funeral_benefit_paid",
    ),
    Stage.PENSION_PAID: (
        "pencen",
        "pencen_dibayar",
        "pension",
        "pencen_atau_faedah_berkala_dibayar",
        "pension_or_periodic_benefit_paid",
    ),
    Stage.CLOSED: ("ditutup", "tutup", "selesai", "close", "done"),
    Stage.NOT_INSURED: ("tidak_berinsurans", "tiada_caruman", "uninsured"),
    Stage.NOT_ELIGIBLE: ("tidak_layak", "ineligible"),
    Stage.NOT_TRACEABLE: ("tidak_dikesan", "tidak_dapat_dikesan", "untraceable"),
    Stage.NOT_WORK_RELATED: ("bukan_kerja", "bukan_bencana_kerja", "not_work"),
    Stage.WITHDRAWN: ("ditarik_balik", "tarik_balik", "withdraw"),
}
_BY_WORD = MappingProxyType(
    {word: stage for stage, words in _WORDS.items() for word in (stage.value, *words)}
)
_OF_SEVERAL = MappingProxyType(  # words that fit more than one step: which is asked
    dict.fromkeys(
        ("dibayar", "faedah_dibayar", "paid", "benefit_paid"),
        (Stage.FUNERAL_PAID, Stage.PENSION_PAID),
    )
)
_LONGEST_WORDS = max(word.count("_") for word in _BY_WORD) + 1

_BALLS = MappingProxyType(
    {
        **{ball.value: ball for ball in Ball},
        "kami": Ball.US,
        "perkeso": Ball.US,
        "keluarga": Ball.FAMILY,
        "waris": Ball.FAMILY,
        "majikan": Ball.EMPLOYER,
        "hospital": Ball.HOSPITAL,
    }
)


def is_end(stage: Stage) -> bool:
    """Whether a lead at this stage is done with."""
    return stage in ENDS


def is_forward(before: Stage, after: Stage) -> bool:
    """Whether the step leads on: further on the way, or to an end. From an end nothing does."""
    if is_end(before):
        return False
    return is_end(after) or WAY.index(after) > WAY.index(before)


def fits(stage: Stage, kind: str) -> bool:
    """Whether a lead of that kind may come to the stage: of a middleman nothing is claimed."""
    return kind != "middleman" or stage in OF_MIDDLEMAN


def ahead(stage: Stage) -> tuple[Stage, ...]:
    """Return the steps that may follow, in order; none from an end."""
    return tuple(step for step in STEPS if is_forward(stage, step))


def behind(stage: Stage) -> tuple[Stage, ...]:
    """Return the earlier steps to which a correction may lead back; none from an end."""
    if is_end(stage):
        return ()
    return tuple(step for step in WAY[2:] if WAY.index(step) < WAY.index(stage))


def sensible_next(stage: Stage, kind: str, severity: str) -> Stage | None:
    """Return the step that usually follows: no funeral without a death; None from an end."""
    if is_end(stage):
        return None
    if kind == "middleman":  # a warning is looked into; there is nothing to claim
        return Stage.CONTACTED if Stage.CONTACTED in ahead(stage) else Stage.CLOSED
    without = () if severity == "death" else (Stage.FUNERAL_PAID,)
    return next(step for step in ahead(stage) if step not in without)


def ball_after(stage: Stage) -> Ball:
    """Return whose turn it usually is after a step."""
    return _BALL.get(stage, Ball.US)


def named(text: str) -> tuple[tuple[Stage, ...], str]:
    """Return the steps that the words at a text's beginning may mean, and what follows them.

    Malay or English; mostly one step, none where nothing is called so.
    """
    words = text.split()
    for count in range(min(_LONGEST_WORDS, len(words)), 0, -1):
        word = "_".join(words[:count]).lower().replace("-", "_").strip(":,.")
        found = (_BY_WORD[word],) if word in _BY_WORD else _OF_SEVERAL.get(word, ())
        if found:
            return found, " ".join(words[count:])
    return (), text


def ball_named(word: str) -> Ball | None:
    """Return whose turn a word means, in Malay or English."""
    return _BALLS.get(word.strip().lower())
