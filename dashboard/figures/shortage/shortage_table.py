"""The verdict and the points that made it: occupation by indicator, 0–3 points or X with its
reason."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.shortage import _judged
from dashboard.figures.shortage import _shortage as of
from dashboard.kinds._parts import item
from dashboard.kinds.heat_table import heat_table, plain
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Баллы, из которых сложен вердикт", "The points that make the verdict")
HOW_TO_READ = Words(
    "Строка — профессия, столбец — показатель, в клетке 0–3 балла: 3 — сильнее всего похоже на "
    "нехватку. X — судить "
    "нельзя: почему, сказано при наведении и в «Числах и источниках». Балл — среднее известных; от "
    "2,0 — дефицит, от "
    "1,5 — под наблюдением; меньше трёх известных — «нельзя оценить». Срок закрытия, когда он "
    "известен, стоит вместо "
    "возраста вакансий.",
    "A row is an occupation, a column an indicator, a cell 0–3 points: 3 looks most like a "
    "shortage. X cannot be "
    "judged: hover, or “Numbers and sources”, says why. The score is the mean of the known ones; "
    "2.0 and more is a "
    "shortage, 1.5 and more is watched; with fewer than three known it cannot be judged. Time to "
    "close, once known, "
    "stands for the age of vacancies.",
)
CHOICES = {"area": of.AREA, "family": of.FAMILY, "top": of.TOP, "ago": of.AGO}
SCORE = Words("Балл", "Score")


def shortage_table(
    shortage_verdict: pd.DataFrame,
    shortage_indicators: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    area: str = "moscow",
    family: str = "all",
    top: str = "15",
    ago: str = "0",
) -> Passport:
    """Points by occupation and indicator in a month of an area."""
    verdicts = of.named(of.newest(shortage_verdict, area, family, ago), lang)
    rows = of.newest(shortage_indicators, area, family, ago)
    own = rows[rows["indicator"] == "tension"].set_index("occupation")["value"]
    verdicts = verdicts.assign(tension=verdicts["occupation"].map(own)).sort_values(
        ["score", "tension", "n"], ascending=False, na_position="last"
    )
    drawn = verdicts if top == "all" else verdicts.head(int(top))
    known = rows[rows["occupation"].isin(drawn["occupation"])]
    parts = {(r["indicator"], r["occupation"]): r for r in known.to_dict("records")}
    score = of.judged(drawn)
    cells = [
        [
            *([_score(v)] if score else []),
            *(_cell(parts, code, v["occupation"], lang) for code in of.SCORED),
        ]
        for v in (drawn.assign(said=drawn["score"].map(lambda x: of.decimal(x, lang)))).to_dict(
            "records"
        )
    ]
    labels = [
        f"{v['name']} — {of.VERDICTS[v['verdict']][lang]}" if score else v["name"]
        for v in drawn.to_dict("records")
    ]
    columns = [*([SCORE[lang]] if score else []), *(of.INDICATORS[c][lang] for c in of.SCORED)]
    month = drawn["month"].iloc[0]
    table, words_of = of.of_table(
        _judged.in_words(of.named(known, lang), lang),
        "name",
        "indicator_name",
        "value",
        "low",
        "high",
        "unit_word",
        "points",
        "n",
        "judged_from",
        "cuts",
        "why",
    )
    head = Head(
        name="shortage_table",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=table,
        columns=words_of,
        today=today,
        title=_found(verdicts, rows, lang),
        subtitle=Words(
            f"Баллы 0–3 по показателям, X — судить нельзя; {of.when(month, lang)}",
            f"Points 0–3 by indicator, X cannot be judged; {of.when(month, lang)}",
        )[lang],
        place=words.place(words.AREAS[area], lang),
        data_date=of.day(month, today),
        grade="A",
        note=" ".join(
            filter(None, (_relative(rows, lang), of.waiting(rows, lang), of.lacking(rows, lang)))
        ),
    )
    return heat_table(head, labels, columns, cells, scale=[0.0, 3.0])


def _score(row: dict) -> dict:
    return item("", row["score"], text=row["said"]) | (
        {"gap": "X"} if pd.isna(row["score"]) else {}
    )


def _cell(parts: dict[tuple[str, str], dict], code: str, occupation: str, lang: str) -> dict:
    """Points of an indicator; time to close for age where it counts."""
    closing = parts.get(("duration", occupation))
    code = "duration" if code == "vacancy_age" and closing and closing["counted"] else code
    if (code, occupation) not in parts:
        return plain("")
    row = parts[code, occupation]
    if pd.isna(row["points"]):
        state = "suppressed" if row["status"] == "too_few" else "missing"
        why = f"{of.INDICATORS[code][lang]}: {row[f'judged_{lang}']}"
        return item("", None, state=state) | {"gap": "X", "why": why}
    return item("", float(row["points"]), text=str(int(row["points"])))


def _relative(rows: pd.DataFrame, lang: str) -> str:
    own = rows[rows["counted"] & rows["relative"]]["indicator"].unique()
    names = [of.INDICATORS[c][lang].lower() for c in of.INDICATORS if c in own]
    if not names:
        return ""
    return Words(
        f"Границы «{', '.join(names)}» — {of.QUARTILES[lang]}.",
        f"Cut points of {', '.join(names)}: {of.QUARTILES[lang]}.",
    )[lang]


def _found(verdicts: pd.DataFrame, rows: pd.DataFrame, lang: str) -> str:
    """What the table says: verdicts while there are any, else which indicators are known at all."""
    if of.judged(verdicts):
        counts = verdicts["verdict"].value_counts()
        said = [f"{of.VERDICTS[v][lang]} — {counts[v]}" for v in of.VERDICTS if v in counts]
        every = words.counted_of(len(verdicts), "occupation", lang)
        head = Words(f"Из {every}: ", f"Of {every}: ")[lang]
        return head + "; ".join(said)
    known = [
        of.INDICATORS[c][lang].lower()
        for c in of.SCORED
        if rows.loc[rows["indicator"] == c, "points"].notna().any()
    ]
    if not known:
        return Words(
            "Ни один показатель ещё нельзя перевести в баллы",
            "No indicator can be turned into points yet",
        )[lang]
    return Words(
        f"В баллы переводится пока {words.listed(known, lang)}: для вердикта нужны три показателя",
        f"So far points exist for {words.listed(known, lang)}: a verdict needs three indicators",
    )[lang]
