"""The claims that are sure enough for whoever reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model import Claim


def scored(claims: Sequence[Claim], least: float) -> tuple[Claim, ...]:
    """The claims scored ``least`` and more, with the ids that they had.

    A claim told within one that is left out counts as told by the next one around it that is not.
    """
    known = {claim.id: claim for claim in claims}
    kept = {claim.id for claim in claims if claim.score >= least}

    def around(claim: Claim) -> str | None:
        outer, met = claim.within, {claim.id}
        while outer is not None and outer not in kept and outer not in met:
            met.add(outer)
            outer = known[outer].within if outer in known else None
        return outer if outer in kept else None

    return tuple(
        claim if claim.within in kept else replace(claim, within=around(claim)) for claim in claims if claim.id in kept
    )
