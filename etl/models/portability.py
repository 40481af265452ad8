"""Who should pay for a skill that is wanted elsewhere too, after Becker and Acemoglu–Pischke.

A firm gains while the person stays; once he leaves, he and his next firm gain in the measure in
which the skill is portable. The firm's fair share of the course is its share of the gain. Caveat:
the gain is taken as even over the years and both sides as equally sure.
"""

from __future__ import annotations

import numpy as np

from etl.models.decision import RETRAIN, Params, Value, discount, still_here


def firm_share(p: Params, years: int) -> Value:
    """The firm's share of the discounted gain from a course over `years`; 1 for a skill that is
    of use nowhere else."""
    curve = still_here(RETRAIN, p, years)
    kept: Value = 0.0
    carried: Value = 0.0
    for t in range(1, years + 1):
        kept = kept + discount(p, t) * curve[t]
        carried = carried + discount(p, t) * (1 - curve[t]) * p["portability"]
    return kept / np.maximum(kept + carried, 1e-12)
