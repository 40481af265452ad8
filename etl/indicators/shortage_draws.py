"""The bootstrap draws behind the ranks, small enough to ship: sliders of weights recompute rank
intervals from them."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.indicators import _cells
from etl.indicators._cuts import read_cuts
from etl.indicators._ranks import without_steps
from etl.models.weighing import pack

COLUMNS = {
    "month": "str",
    "area": "str",
    "occupation": "str",
    "indicator": "str",
    "points": "Int64",
    "smooth": "Float64",
    "smooth_drawn": "str",
}


@table(
    columns=COLUMNS,
    key=["area", "occupation", "indicator"],
    passing=("occupation", "indicator"),
    mart=True,
)
def shortage_draws(shortage_indicators, indicator_values, score_cuts_csv):
    """One row per area, occupation and indicator that enters the score, in the newest month.

    `points` 0–3; `smooth` the same without steps, by which occupations are ranked;
    `smooth_drawn` one character a bootstrap draw by employer (models.weighing); time to close
    stands as vacancy_age. Caveat: 200 draws place the ends of a 95 % interval of a rank to about
    one place, and each draw is kept to a twentieth of a point.
    """
    cuts = read_cuts(score_cuts_csv)
    key = [*_cells.CELL, "indicator"]
    counted = shortage_indicators[shortage_indicators["counted"]]
    rows = counted[[*key, "points", "value"]].merge(
        indicator_values.loc[indicator_values["draws"] != "", [*key, "draws"]]
    )
    smooth = [
        float(
            without_steps(
                r.indicator, pd.array([r.value], "float64").to_numpy(), cuts[r.indicator]
            )[0]
        )
        for r in rows.itertuples()
    ]
    drawn = [
        pack(without_steps(r.indicator, _cells.unpack(r.draws), cuts[r.indicator]))
        for r in rows.itertuples()
    ]
    rows = rows.assign(
        smooth=smooth,
        smooth_drawn=pd.array(drawn, "str"),
        indicator=rows["indicator"].replace("duration", "vacancy_age"),
    )
    return rows[list(COLUMNS)].sort_values(["area", "occupation", "indicator"])
