"""Rows read of the Bank's publications → one tidy frame."""

from __future__ import annotations

import re

import pandas as pd

_ADJUSTED = re.compile(
    r"сезонн\w*\s+(?:с?коррект|сглаж|факт|устран|очищ)|с\s+(?:исключ|устран)\w*\s+сезонн|"
    r"(?:исключ|устран|очищ|скорректир)\w*.{0,20}сезонн|\bSA\b",
    re.IGNORECASE,
)
_RAW = re.compile(
    r"(?:без|не)\s*(?:\w+\s+){0,2}(?:коррект|сглаж|сезонн|скоррект|очищ)|исходн|фактическ|\braw\b",
    re.IGNORECASE,
)
_KNOWN_MEASURES = {118: False, 119: True}
COLUMNS = {
    "dataset_id": "int64",
    "dataset": "str",
    "sector": "str",
    "measure_id": "int64",
    "measure": "str",
    "is_seasonally_adjusted": "bool",
    "period_kind": "str",
    "period_start": "str",
    "period_end": "str",
    "period_text": "str",
    "value": "float64",
    "unit": "str",
}
KEY = ["dataset_id", "sector", "measure_id", "period_start", "period_end"]


def frame(rows: pd.DataFrame) -> pd.DataFrame:
    """Observations with the names of their dataset and measure; columns as in `COLUMNS`.
    LookupError without any."""
    if not (rows["kind"] == "observation").any():
        raise LookupError(
            "Банк России: скачаны только списки, без наблюдений. Повторите python -m etl update."
        )
    names = (
        rows[rows["kind"] == "dataset"]
        .drop_duplicates("dataset_id")
        .set_index("dataset_id")["name"]
    )
    measures = rows[rows["kind"] == "measure"].drop_duplicates(["dataset_id", "measure_id"])
    measures = measures.set_index(["dataset_id", "measure_id"])["name"].to_dict()
    obs = rows[rows["kind"] == "observation"].reset_index(drop=True)
    said = [
        str(measures.get(k, "")) for k in zip(obs["dataset_id"], obs["measure_id"], strict=True)
    ]
    adjusted = [is_adjusted(name, m) for name, m in zip(said, obs["measure_id"], strict=True)]
    dataset = obs["dataset_id"].map(names).fillna("").astype("str")
    return pd.DataFrame(
        {
            "dataset_id": obs["dataset_id"],
            "dataset": dataset,
            "sector": obs["name"].where(obs["name"] != "", dataset),
            "measure_id": obs["measure_id"],
            "measure": said,
            "is_seasonally_adjusted": adjusted,
            "period_kind": obs["period_kind"],
            "period_start": obs["period_start"],
            "period_end": obs["period_end"],
            "period_text": obs["period_text"],
            "value": obs["value"],
            "unit": obs["unit"],
        }
    ).sort_values(KEY)


def is_adjusted(measure: str, measure_id: int) -> bool:
    """Whether a measure is seasonally adjusted: by its name, by its number only when the name
    says nothing."""
    if _RAW.search(measure):
        return False
    return bool(_ADJUSTED.search(measure)) or (
        not measure and _KNOWN_MEASURES.get(int(measure_id), False)
    )


def title(item: dict) -> str:
    """The name of a publication's item."""
    return str(item.get("full_name") or item.get("name") or "").strip()
