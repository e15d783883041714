"""The standard errors and correlations in claims/reckoner/besiroglu-joint-refit.yaml, computed again.

    python bench/joint_refit.py svg_extracted_data.csv

The file is in github.com/epoch-research/analyzing-chinchilla under data/. This needs NumPy and SciPy, which nothing
else here does. It does what the notebook there describes: 4,000 bootstrap samples of the 240 runs with the lowest loss
(seed 42), each fitted by BFGS to the logarithm of the loss with a Huber loss of δ = 0.001 (Hoffmann and others 2022,
section D.2), from the coefficients of the original. The gradient is worked out by hand.
"""

from __future__ import annotations

import csv
import sys

import numpy as np
from scipy.optimize import minimize

NAMES = ("ln A", "ln B", "ln E", "alpha", "beta")
START = np.array([6.0073404, 6.0179186, 0.5267228, 0.33917084, 0.2849083])
DELTA, LEFT_OUT, BOOTSTRAPS, SEED = 1e-3, 5, 4000, 42


def read_runs(path: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """ln N, ln D and ln L of the runs, D from C = 6ND."""
    with open(path, encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["Model Size"] and row["Training FLOP"] and row["loss"]]
    size, compute, loss = (
        np.array([float(row[key]) for row in rows]) for key in ("Model Size", "Training FLOP", "loss")
    )
    return np.log(size), np.log(compute / (6 * size)), np.log(loss)


def huber(
    x: np.ndarray, log_size: np.ndarray, log_tokens: np.ndarray, log_loss: np.ndarray
) -> tuple[float, np.ndarray]:
    """The sum of the Huber losses, and its gradient."""
    terms = np.exp(x[0] - x[3] * log_size), np.exp(x[1] - x[4] * log_tokens), np.exp(x[2]) * np.ones_like(log_size)
    total = sum(terms)
    miss = log_loss - np.log(total)
    size = np.abs(miss)
    value = np.sum(np.where(size <= DELTA, miss**2 / 2, DELTA * (size - DELTA / 2)))
    parts = [-np.clip(miss, -DELTA, DELTA) * term / total for term in terms]
    slopes = [*map(np.sum, parts), -np.sum(parts[0] * log_size), -np.sum(parts[1] * log_tokens)]
    return value, np.array(slopes)


def main(path: str) -> None:
    """Print the standard errors, on the scale of the fit and on the natural one, and the correlations."""
    runs = read_runs(path)
    kept = np.flatnonzero(runs[2] < np.sort(runs[2])[-LEFT_OUT])
    np.random.seed(SEED)
    samples = [np.random.choice(kept, size=len(kept), replace=True) for _ in range(BOOTSTRAPS)]
    with np.errstate(all="ignore"):
        fits = np.array(
            [minimize(huber, START, tuple(run[at] for run in runs), jac=True, method="BFGS").x for at in samples]
        )
    natural = np.hstack([np.exp(fits[:, :3]), fits[:, 3:]])
    for name, error, plain in zip(NAMES, fits.std(axis=0, ddof=1), natural.std(axis=0, ddof=1), strict=True):
        print(f"{name:6} {error:.6f}   natural scale {plain:.5f}")
    print(np.array2string(np.corrcoef(fits.T), precision=6, suppress_small=True))


if __name__ == "__main__":
    main(sys.argv[1])
