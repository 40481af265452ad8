"""Three numbers above the fold, each with its place, period, bound, source and grade: live where
newer, else quoted."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html

from dashboard.figure import evidence, heading, live
from dashboard.figure.evidence import MissingRows, pick
from dashboard.site.page import View
from etl.language import Words
from etl.language import text as words


@dataclass(frozen=True)
class Tile:
    """A quoted row and how it is told, and the mart whose newest row takes its place;
    `live_said` when that counts something else."""

    row_id: str
    digits: int
    said: Words
    mart: str
    live_said: Words | None = None


TILES = (
    Tile(
        "F011",
        1,
        Words(
            "п. — баланс ответов предприятий: меньше нуля — людей не хватает",
            "points: balance of firms' answers, below zero means short of staff",
        ),
        live.STAFFING,
    ),
    Tile(
        "F030",
        1,
        Words(
            "резюме на вакансию в производстве; до 3,9 — дефицит кадров",
            "CVs per vacancy in production; up to 3.9 is a shortage",
        ),
        live.OPENINGS,
        Words(
            "— открыто рабочих мест для инженеров и рабочих промышленности в объявлениях портала",
            "openings for industrial engineers and workers advertised on the portal",
        ),
    ),
    Tile(
        "F240", 1, Words("% — безработица в Москве", "% unemployment in Moscow"), live.UNEMPLOYMENT
    ),
)


def part(view: View) -> html.Div | None:
    """Tiles of the numbers that answer «how bad»; a tile with neither a live nor a quoted row is
    left out."""
    series = live.series(view.reader, view.lang)
    tiles = [shown for tile in TILES if (shown := _tile(tile, series, view)) is not None]
    return html.Div(tiles, className="tiles") if tiles else None


def _tile(tile: Tile, series: dict, view: View) -> html.Div | None:
    """The newest of the live and the quoted number; of the same day the publisher's own."""
    own = series[tile.mart].iloc[-1].to_dict() if tile.mart in series else None
    quoted = _quoted(tile, view)
    if own is not None and (
        quoted is None or tile.live_said or own["period_end"] >= quoted["period_end"]
    ):
        return _shown(
            own,
            0 if tile.live_said else tile.digits,
            tile.live_said or tile.said,
            view,
            demo=view.reader.synthetic(tile.mart),
        )
    return None if quoted is None else _shown(quoted, tile.digits, tile.said, view)


def _quoted(tile: Tile, view: View) -> dict | None:
    if not view.reader.has("published"):
        return None
    try:
        return pick(view.reader.table("published"), tile.row_id).iloc[0].to_dict()
    except MissingRows:
        return None


def _shown(row: dict, digits: int, said: Words, view: View, *, demo: bool = False) -> html.Div:
    lang = view.lang
    source = (
        f"{row['publisher']} ({evidence.host(row['url'])}, "
        f"{words.page_date(row['page_date'], lang)})"
    )
    grade = {"ru": "надёжность", "en": "grade"}[lang]
    return html.Div(
        [
            html.P(
                [
                    html.Span(words.place(row["geography"], lang), className="place"),
                    " ",
                    html.Span(_when(row, view), className="age"),
                ]
            ),
            html.P(
                [
                    html.A(
                        words.bounded(row["value"], row["bound"], lang, digits=digits),
                        href=row["url"],
                        target="_blank",
                        rel="noreferrer noopener",
                        className="big",
                        **{"data-row": row["id"]},
                    ),
                    " ",
                    html.Span(said[lang], className="what"),
                ]
            ),
            html.P(
                [
                    *([html.Strong(heading.WATERMARK), ". "] if demo else []),
                    f"{source}; {grade} {row['grade']}",
                ],
                className="source",
            ),
        ],
        className="tile",
    )


def _when(row: dict, view: View) -> str:
    """The period and its age; a day of this month needs no age, and a quarter not over yet is no
    forecast."""
    lang, end = view.lang, min(words.day(row["period_end"]), view.today)
    if row["period_start"] != row["period_end"]:
        said = words.period(row["period_start"], row["period_end"], lang)
    else:
        said = words.page_date(row["period_end"], lang)
        if words.months_between(end, view.today) == 0:
            return said
    return f"{said}, {words.age(end, view.today, lang)}"
