"""What a skill adds to advertised pay: interval-censored regression of log pay, with controls.

An advert gives a range, a lower bound, an upper bound or a point. log pay = Xβ + σε, ε normal; a
range gives Φ((ln b − Xβ)/σ) − Φ((ln a − Xβ)/σ), a bound one tail, a point the density. Caveat: a
skill goes with grades, firms and places that the controls do not see; the premium is what such
adverts offer more, not what learning the skill would bring.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.stats import norm

LEAST = 1e-300
Z95 = 1.959963984540054


@dataclass(frozen=True)
class Fit:
    """Coefficients of log pay with standard errors, and the spread of what they leave."""

    beta: np.ndarray
    se: np.ndarray
    sigma: float
    n: int

    def percent(self, at: int) -> tuple[float, float, float]:
        """The effect of one more of a column on pay, per cent, with its 95 % interval."""
        ends = (self.beta[at] + k * self.se[at] for k in (0, -Z95, Z95))
        middle, low, high = (100 * (np.exp(end) - 1) for end in ends)
        return float(middle), float(low), float(high)


def fit(low: np.ndarray, high: np.ndarray, columns: np.ndarray) -> Fit:
    """Maximum likelihood of log pay between `low` and `high` (roubles; 0 or NaN = no lower bound,
    inf or NaN = no upper bound) on `columns` (the first may be ones).

    ValueError: fewer rows than columns + 1, a row without any bound, bounds the wrong way round,
    or a column that others give (its effect cannot be told).
    """
    x = np.asarray(columns, float)
    a = _log(low)
    b = _log(high)
    _check(a, b, x)
    known = np.where(np.isnan(a), b, np.where(np.isnan(b), a, (a + b) / 2))
    start, *_ = np.linalg.lstsq(x, known, rcond=None)
    spread = max(float(np.std(known - x @ start)), 0.05)
    parameters = np.append(start, np.log(spread))
    found = minimize(_loss, parameters, args=(a, b, x), jac=True, method="BFGS")
    hessian = _hessian(found.x, a, b, x)
    errors = np.sqrt(np.maximum(np.diag(np.linalg.inv(hessian)), 0))
    return Fit(found.x[:-1], errors[:-1], float(np.exp(found.x[-1])), len(x))


def _log(bound: np.ndarray) -> np.ndarray:
    """Logarithm of a bound; NaN where there is none (0, NaN, infinity)."""
    value = np.asarray(bound, float)
    there = np.isfinite(value) & (value > 0)
    return np.log(value, out=np.full(value.shape, np.nan), where=there)


def _check(a: np.ndarray, b: np.ndarray, x: np.ndarray) -> None:
    if len(x) <= x.shape[1] + 1:
        raise ValueError("объявлений меньше, чем чисел, которые по ним ищут")
    if (np.isnan(a) & np.isnan(b)).any():
        raise ValueError("есть строки без единой границы зарплаты")
    if (a > b + 1e-9).any():
        raise ValueError("нижняя граница зарплаты выше верхней")
    if np.linalg.matrix_rank(x) < x.shape[1]:
        raise ValueError("столбцы зависят друг от друга: их действие не разделить")


def _loss(
    parameters: np.ndarray, a: np.ndarray, b: np.ndarray, x: np.ndarray
) -> tuple[float, np.ndarray]:
    """Minus log likelihood and its gradient."""
    beta = parameters[:-1]
    sigma = np.exp(parameters[-1])
    centre = x @ beta
    za = (a - centre) / sigma
    zb = (b - centre) / sigma
    point = np.abs(np.nan_to_num(a, nan=-1e9) - np.nan_to_num(b, nan=1e9)) < 1e-9
    la = np.where(np.isnan(za), -np.inf, za)
    lb = np.where(np.isnan(zb), np.inf, zb)
    upper = la > 0  # both ends in the right tail: subtract where the numbers are small
    mass = np.where(upper, norm.sf(la) - norm.sf(lb), norm.cdf(lb) - norm.cdf(la))
    mass = np.maximum(mass, LEAST)
    da = np.where(np.isfinite(la), norm.pdf(la), 0.0)
    db = np.where(np.isfinite(lb), norm.pdf(lb), 0.0)
    slope = np.where(point, np.where(np.isfinite(la), la, 0.0) / sigma, (da - db) / (mass * sigma))
    ta = np.where(np.isfinite(la), la, 0.0) * da
    tb = np.where(np.isfinite(lb), lb, 0.0) * db
    stretch = np.where(point, np.where(np.isfinite(la), la, 0.0) ** 2 - 1, (ta - tb) / mass)
    value = np.where(point, norm.logpdf(np.where(point, la, 0.0)) - np.log(sigma), np.log(mass))
    gradient = np.append(-(x.T @ slope), -stretch.sum())
    return -value.sum(), gradient


def _hessian(parameters: np.ndarray, a: np.ndarray, b: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Second derivatives from differences of the exact gradient."""
    size = len(parameters)
    out = np.empty((size, size))
    for i in range(size):
        step = np.zeros(size)
        step[i] = 1e-5 * max(1.0, abs(parameters[i]))
        out[i] = (_loss(parameters + step, a, b, x)[1] - _loss(parameters - step, a, b, x)[1]) / (
            2 * step[i]
        )
    return (out + out.T) / 2
