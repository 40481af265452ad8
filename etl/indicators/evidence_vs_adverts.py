"""Two worlds side by side: what was published about a group of occupations, and what adverts say
now."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.indicators._evidence_groups import GROUPS, MEASURES, WHAT, Group, says_shortage
from etl.language import Words

COLUMNS = {
    "group": "str",
    "group_ru": "str",
    "group_en": "str",
    "kind": "str",
    "published_ids": "str",
    "published_value": "Float64",
    "published_usual": "Float64",
    "unit": "str",
    "geography": "str",
    "period_start": "str",
    "period_end": "str",
    "publisher": "str",
    "grade": "str",
    "published_says": "str",
    "adverts_month": "str",
    "occupations_judged": "Int64",
    "occupations_short": "Int64",
    "adverts_n": "Int64",
    "adverts_say": "str",
    "agreement": "str",
    "sentence_ru": "str",
    "sentence_en": "str",
}
PUBLISHED = Words(
    "{publisher} ({place}, {period}): {measure}", "{publisher} ({place}, {period}): {measure}"
)
ADVERTS = Words(
    "По объявлениям ({area}, {month}) дефицит — у {short} из {judged} оценённых профессий",
    "By adverts ({area}, {month}) {short} of {judged} occupations judged are short",
)
NONE = Words("По объявлениям судить пока нельзя: {why}", "Adverts cannot tell yet: {why}")
NO_ADVERTS = Words(
    "объявления не загружены (python -m etl update)", "no adverts loaded (python -m etl update)"
)
NOT_JUDGED = Words(
    "ни у одной профессии группы нет трёх показателей",
    "no occupation of the group has three indicators",
)
VERDICTS = {
    "agree": Words("Сходятся.", "They agree."),
    "unknown": Words("", ""),
    "partly": Words(
        "Сходятся не во всём: дефицит лишь у части профессий.",
        "They agree in part: only some are short.",
    ),
    "disagree": Words(
        "Расходятся: публикация — {place}, {period}, объявления — {area}, {month}; числа считают "
        "разное, "
        "среднего между ними нет.",
        "They disagree: the publication is {place}, {period}, the adverts {area}, {month}; they "
        "count "
        "different things, there is no average of the two.",
    ),
}
PLACES = {"Россия": Words("Россия", "Russia"), "Москва": Words("Москва", "Moscow")}
PUBLISHERS = {
    "Росстат, 1-Т(проф)": "Rosstat, 1-T(prof)",
    "ЕМИСС, 1-Т(проф)": "EMISS, 1-T(prof)",
    "hh.ru (ТАСС)": "hh.ru (TASS)",
    "Банк России, «Мониторинг предприятий»": "Bank of Russia, enterprise monitoring",
}


@table(columns=COLUMNS, key=["group"], mart=True)
def evidence_vs_adverts(published, occupations, vacancy_rates, shortage_verdict=None):
    """One row per group about which a shortage measure was published, with Moscow's newest month of
    adverts beside it.

    `published_says` shortage | none; `adverts_say` shortage (at least half of the judged
    occupations) | some | none | unknown; `agreement` agree | partly | disagree | unknown, in
    plain words in `sentence_*`. Groups of occupations are Rosstat's 1-Т(проф) of Russia beside all
    its groups of the same day; a share of vacant posts a quarter above theirs counts as
    `shortage`, this project's choice. Caveat: publications are about Russia and up to two years
    older than the adverts; a disagreement may be a change, not an error.
    """
    rows = pd.concat([published.set_index("id"), _rates(vacancy_rates)])
    known = [g for g in GROUPS if {g.row, g.usual} <= set(rows.index)]
    return pd.DataFrame(
        [_row(g, rows.loc[g.row], rows.loc[g.usual], occupations, shortage_verdict) for g in known],
        columns=list(COLUMNS),
    )


def _rates(rates: pd.DataFrame) -> pd.DataFrame:
    """Russia's groups of 1-Т(проф) under «okz:» and their code, all of them under «okz:» alone."""
    here = rates[(rates["geography"] == "Россия") & (rates["level"] != "major")]
    here = here[(here["okz"] != "") | (here["level"] == "all")]
    named = here.assign(value=here["vacancy_share_pct"].astype("float64"), unit="%")
    return named.set_index("okz:" + here["okz"])


def _row(
    group: Group,
    now: pd.Series,
    usual: pd.Series,
    occupations: pd.DataFrame,
    verdicts: pd.DataFrame | None,
) -> dict:
    says = "shortage" if says_shortage(group.kind, now["value"], usual["value"]) else "none"
    seen = _adverts(group, occupations, verdicts)
    agreement = _agreement(says, seen["adverts_say"])
    said = _sentence(group, now, usual, seen, agreement)
    return {
        "group": group.code,
        "group_ru": group.name.ru,
        "group_en": group.name.en,
        "kind": group.kind,
        "published_ids": "|".join(_id(row) for row in (now, usual)),
        "published_value": now["value"],
        "published_usual": usual["value"],
        "published_says": says,
        "agreement": agreement,
        "sentence_ru": said.ru,
        "sentence_en": said.en,
        **seen,
        **{
            c: now[c]
            for c in ("unit", "geography", "period_start", "period_end", "publisher", "grade")
        },
    }


def _id(row: pd.Series) -> str:
    """The row's own id: its column in the survey, its index among quoted numbers."""
    own = row.get("id")
    return own if isinstance(own, str) and own else str(row.name)


def _adverts(group: Group, occupations: pd.DataFrame, verdicts: pd.DataFrame | None) -> dict:
    """What Moscow's newest month says about the group's occupations."""
    if verdicts is None or verdicts.empty:
        return {
            "adverts_month": "",
            "occupations_judged": 0,
            "occupations_short": 0,
            "adverts_n": 0,
            "adverts_say": "unknown",
        }
    if not group.codes:
        mine = occupations
    else:
        mine = occupations[
            occupations["okz"].isin(group.codes) | occupations["family"].isin(group.codes)
        ]
    month = verdicts["month"].max()
    own = verdicts[
        (verdicts["month"] == month)
        & (verdicts["area"] == "moscow")
        & verdicts["occupation"].isin(mine["code"])
    ]
    judged = int((own["verdict"] != "unknown").sum())
    short = int((own["verdict"] == "shortage").sum())
    if not judged:
        say = "unknown"
    else:
        if 2 * short >= judged:
            say = "shortage"
        else:
            if short:
                say = "some"
            else:
                say = "none"
    return {
        "adverts_month": month,
        "occupations_judged": judged,
        "occupations_short": short,
        "adverts_n": int(own["n"].sum()),
        "adverts_say": say,
    }


def _agreement(published: str, adverts: str) -> str:
    if adverts == "unknown":
        return "unknown"
    if adverts == "some":
        return "partly"
    if published == adverts:
        return "agree"
    return "disagree"


def _sentence(group: Group, now: pd.Series, usual: pd.Series, seen: dict, agreement: str) -> Words:
    place = PLACES.get(now["geography"], Words(now["geography"], now["geography"]))
    period = _period(now)
    measure = MEASURES[group.kind].format(
        value=_number(now["value"]),
        usual=_number(usual["value"]),
        usual_what=WHAT.get(group.usual, Words("", "")),
    )
    publisher = Words(now["publisher"], PUBLISHERS.get(now["publisher"], now["publisher"]))
    where = {
        "area": PLACES["Москва"],
        "month": _month(seen["adverts_month"]),
        "place": place,
        "period": period,
    }
    first = PUBLISHED.format(publisher=publisher, measure=measure, **where)
    if agreement == "unknown":
        second = NONE.format(why=NOT_JUDGED if seen["adverts_month"] else NO_ADVERTS)
    else:
        second = ADVERTS.format(
            short=seen["occupations_short"], judged=seen["occupations_judged"], **where
        )
    last = VERDICTS[agreement].format(**where)
    return Words(
        f"{first.ru}. {second.ru}. {last.ru}".strip(), f"{first.en}. {second.en}. {last.en}".strip()
    )


def _number(value: float) -> Words:
    text = f"{value:.1f}".replace("-", "−")
    return Words(text.replace(".", ","), text)


def _month(month: str) -> Words:
    return Words(f"{month[5:7]}.{month[:4]}", month[:7])


def _period(row: pd.Series) -> Words:
    """The month, or first and last month."""
    first = _month(row["period_start"])
    last = _month(row["period_end"])
    if row["period_start"][:7] == row["period_end"][:7]:
        return last
    return Words(f"{first.ru}–{last.ru}", f"{first.en} – {last.en}")
