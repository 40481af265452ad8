"""Schemas: every table says its columns, key and whether the dashboard may read it."""
from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import pandera.pandas as pa

DTYPES = {"str", "bool", "boolean", "int64", "Int64", "float64", "Float64", "datetime64[ns]"}


def table(*, columns: Mapping[str, str | pa.Column], key: list[str], mart: bool = False) -> Callable:
    """Mark a function as a table: `columns` name → dtype (or pandera Column), `key` unique, `mart` = released."""
    fields = {name: c if isinstance(c, pa.Column) else _column(name, c, name in key) for name, c in columns.items()}
    banned = [name for name, c in fields.items() if "object" in str(c.dtype)]
    if banned:
        raise TypeError(f"object is not a column type: {banned}")
    schema = pa.DataFrameSchema(fields, strict=True, unique=list(key) or None, ordered=False)

    def mark(fn: Callable) -> Callable:
        fn.schema, fn.key, fn.is_mart = schema, tuple(key), mart
        return fn
    return mark


def _column(name: str, dtype: str, in_key: bool) -> pa.Column:
    if dtype not in DTYPES:
        raise TypeError(f"{name}: {dtype!r} is not one of {sorted(DTYPES)}")
    return pa.Column(dtype, nullable=not in_key, coerce=False)


class SchemaError(ValueError):
    """A table does not look as its function promises; the message names table, column and rule."""


def cast_and_check(df: pd.DataFrame, fn: Callable) -> pd.DataFrame:
    """Cast to the schema's dtypes first (empty frames arrive as `object`), then validate; raises SchemaError."""
    schema, name = fn.schema, fn.__name__
    missing, extra = set(schema.columns) - set(df.columns), set(df.columns) - set(schema.columns)
    if missing or extra:
        raise SchemaError(f"Таблица {name}: нет столбцов {sorted(missing)}, лишние {sorted(extra)}. "
                          f"Поправьте функцию {fn.__module__}.{name} или её описание столбцов.")
    out = {}
    for column, spec in schema.columns.items():
        try:
            out[column] = _cast(df[column], str(spec.dtype))
        except (TypeError, ValueError) as error:
            raise SchemaError(f"Таблица {name}, столбец {column}: значения не приводятся к {spec.dtype} "
                              f"({type(error).__name__}).") from None
    frame = pd.DataFrame(out, index=df.index).reset_index(drop=True)
    try:
        return schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases[["column", "check"]].drop_duplicates().head(5).to_dict("records")
        raise SchemaError(f"Таблица {name}: нарушены правила {cases}.") from None


def _cast(series: pd.Series, dtype: str) -> pd.Series:
    if dtype in ("float64", "Float64") and series.dtype in (object, "str"):
        series = pd.to_numeric(series.replace({"": None}))
    if dtype == "Int64" and series.dtype in (object, "str"):
        series = pd.to_numeric(series.replace({"": None})).astype("Float64")
    return series.astype(dtype)
