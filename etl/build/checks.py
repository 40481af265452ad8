"""Schemas: every table says its columns, key and whether the dashboard may read it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Protocol, cast

import pandas as pd
import pandera.pandas as pa
from duckdb import DuckDBPyConnection

from etl.language import Words

DTYPES = {"str", "bool", "boolean", "int64", "Int64", "float64", "Float64", "datetime64[ns]"}


class Table(Protocol):
    """A function marked by `table`."""

    __name__: str
    __module__: str
    schema: pa.DataFrameSchema
    key: tuple[str, ...]
    is_mart: bool
    dtypes: dict[str, str]
    passing: tuple[str, ...]

    def __call__(self, *args: object, **inputs: object) -> pd.DataFrame: ...


def table(
    *,
    columns: Mapping[str, str | pa.Column],
    key: list[str],
    mart: bool = False,
    passing: tuple[str, ...] = (),
) -> Callable[[Callable], Table]:
    """Mark a function as a table: `columns` name → dtype (or pandera Column), `key` unique, `mart`
    = released.

    `passing`: columns of the key whose values come and go by themselves (an advert's id): no
    loss when they go.
    """
    dtypes = {name: c if isinstance(c, str) else str(c.dtype) for name, c in columns.items()}
    dtypes = {name: "str" if dtype.startswith("str") else dtype for name, dtype in dtypes.items()}
    banned = [name for name, dtype in dtypes.items() if dtype not in DTYPES]
    if banned:
        raise TypeError(
            f"{banned}: a column is one of {sorted(DTYPES)}; object is not a column type"
        )
    fields = {name: _column(c, dtypes[name], name in key) for name, c in columns.items()}
    schema = pa.DataFrameSchema(fields, strict=True, unique=list(key) or None, ordered=False)

    def mark(fn: Callable) -> Table:
        marked = cast(Table, fn)
        marked.schema = schema
        marked.key = tuple(key)
        marked.is_mart = mart
        marked.dtypes = dtypes
        marked.passing = passing
        # tables in, a table out: said once, here
        for name in [*inspect.signature(fn).parameters, "return"]:
            kind = DuckDBPyConnection if name.endswith("_db") else pd.DataFrame
            fn.__annotations__.setdefault(name, kind)
        return marked

    return mark


def _column(spec: str | pa.Column, dtype: str, in_key: bool) -> pa.Column:
    """A pandera column; text is cast by us, so pandera need not know pandas 3's `str`."""
    kind = None if dtype == "str" else dtype
    if isinstance(spec, str):
        return pa.Column(kind, nullable=not in_key, coerce=False)
    return pa.Column(kind, spec.checks, nullable=spec.nullable, unique=spec.unique, coerce=False)


class SchemaError(ValueError):
    """A table does not look as its function promises; `words` name table, column and rule."""

    def __init__(self, ru: str, en: str):
        super().__init__(ru)
        self.words = Words(ru, en)


def cast_and_check(df: pd.DataFrame, fn: Table) -> pd.DataFrame:
    """Cast to the schema's dtypes first (empty frames arrive as `object`), then validate; raises
    SchemaError."""
    schema = fn.schema
    name = fn.__name__
    missing = set(schema.columns) - set(df.columns)
    extra = set(df.columns) - set(schema.columns)
    if missing or extra:
        raise SchemaError(
            f"Таблица {name}: нет столбцов {sorted(missing)}, лишние {sorted(extra)}. "
            f"Поправьте функцию {fn.__module__}.{name} или её описание столбцов.",
            f"Table {name}: columns {sorted(missing)} are missing, {sorted(extra)} are too many. "
            f"Mend the function {fn.__module__}.{name} or its columns.",
        )
    out = {}
    for column, dtype in fn.dtypes.items():
        try:
            out[column] = _cast(df[column], dtype)
        except (TypeError, ValueError) as error:
            raise SchemaError(
                f"Таблица {name}, столбец {column}: значения не приводятся к {dtype} "
                f"({type(error).__name__}).",
                f"Table {name}, column {column}: values do not become {dtype} "
                f"({type(error).__name__}).",
            ) from None
    frame = pd.DataFrame(out, index=df.index).reset_index(drop=True)
    try:
        return schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = (
            error.failure_cases[["column", "check"]].drop_duplicates().head(5).to_dict("records")
        )
        raise SchemaError(
            f"Таблица {name}: нарушены правила {cases}.", f"Table {name}: rules broken: {cases}."
        ) from None


def _cast(series: pd.Series, dtype: str) -> pd.Series:
    if dtype in ("float64", "Float64") and series.dtype in (object, "str"):
        series = pd.to_numeric(series.replace({"": None}))
    if dtype == "Int64" and series.dtype in (object, "str"):
        series = pd.to_numeric(series.replace({"": None})).astype("Float64")
    return series.astype(pd.StringDtype(na_value=float("nan")) if dtype == "str" else dtype)
