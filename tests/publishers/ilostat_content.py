"""ILOSTAT's file service [B]: the table of contents and two sets by occupation."""

from __future__ import annotations

SURE = "B"
HOSTS = ("rplumber.ilo.org",)
CSV = {"Content-Type": "text/csv; charset=utf-8"}
HEAD = "ref_area,source,indicator,sex,classif1,time,obs_value,obs_status\n"
TOC = (
    "id,indicator,indicator.label,freq\nEMP_TEMP_SEX_OCU_NB_A,EMP_TEMP_SEX_OCU_NB,By occupation,A\n"
    "EMP_TEMP_SEX_OC2_NB_A,EMP_TEMP_SEX_OC2_NB,By occupation (2 digits),A\nUNE_X_A,UNE_X,Other,A\n"
)


def answer(
    method: str, path: str, query: dict, form: list | None = None
) -> tuple[int, dict, bytes]:
    """(status, headers, body) of one request."""
    if path.rstrip("/").endswith("/toc/indicator"):
        return 200, CSV, TOC.encode()
    wanted = query.get("id", "")
    groups = {
        "EMP_TEMP_SEX_OCU_NB_A": ("OCU_ISCO08_TOTAL", "OCU_ISCO08_2", "OCU_SKILL_L1"),
        "EMP_TEMP_SEX_OC2_NB_A": ("OC2_ISCO08_TOTAL", "OC2_ISCO08_21", "OC2_ISCO08_31"),
    }.get(wanted)
    if path.rstrip("/") != "/data/indicator" or groups is None:
        return 200, {"Content-Type": "text/html"}, b"<html>no such indicator</html>"
    rows = [
        f"{c},BA:1,{wanted},{s},{g},{y},{1000 if 'TOTAL' in g else 50 + n}.5,"
        for c in ("RUS", "DEU")
        for s in ("SEX_T", "SEX_M")
        for n, g in enumerate(groups)
        for y in (2022, 2023)
    ]
    return 200, CSV, (HEAD + "\n".join(rows) + "\n").encode()
