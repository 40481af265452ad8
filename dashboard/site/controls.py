"""Controls of a page, made from the choices of its figures."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from dashboard.figure.choices import Choice, Range
from dashboard.site.attributes import attributes
from etl.language import text as words


def control_id(slug: str, key: str) -> str:
    """The component's id: the page's slug and the key of the URL."""
    return f"control-{slug or 'summary'}-{key}"


def control(
    slug: str, key: str, choice: Choice | Range, value: Any, lang: str
) -> html.Div | html.Fieldset:
    """A labelled control of one choice: radio buttons up to four options, a list above, a slider
    for a range."""
    own = control_id(slug, key)
    if isinstance(choice, Range):
        said = html.Output(words.number(value, lang), htmlFor=own, className="value")
        slider = dcc.Input(
            id=own, type="range", min=choice.low, max=choice.high, step=choice.step, value=value
        )
        if choice.note:
            ends = [html.Span(choice.note[lang])]
        else:
            ends = [
                html.Span(words.number(v, lang), **attributes({"aria-hidden": "true"}))
                for v in (choice.low, choice.high)
            ]
        label = html.Label(
            [choice.label[lang], html.Span(f", {choice.unit[lang]}", className="unit")], htmlFor=own
        )
        return html.Div(
            [html.Div([label, said], className="named"), slider, html.Div(ends, className="ends")],
            className="control range",
        )
    options = [{"label": label[lang], "value": key_} for key_, label in choice.options.items()]
    if len(options) <= 4:
        return html.Fieldset(
            [html.Legend(choice.label[lang]), dcc.RadioItems(options, value, id=own, inline=True)],
            className="control",
        )
    return html.Div(
        [
            html.Label(choice.label[lang], htmlFor=own),
            dcc.Dropdown(options, value, id=own, clearable=False, searchable=len(options) > 12),
        ],
        className="control list",
    )
