"""Data: what tokens are worth that a model has seen before."""

import math

from calc.laws.law import law


@law(
    "token",
    formula=r"D' = U + U R^{*} \left(1 - e^{-\frac{n - 1}{R^{*}}}\right)",
    unique_tokens="token",
    epochs="1",
    repetition_constant="1",
)
def effective_tokens(unique_tokens: float, epochs: float, repetition_constant: float) -> float:
    """Fresh tokens that give the same loss as `epochs` passes over `unique_tokens`.

    D' = U + U R* (1 − e^(−R / R*)), R = epochs − 1 being the repetitions and R* fitted. N. Muennighoff et al. 2023,
    "Scaling Data-Constrained Language Models", arXiv 2305.16264, eq. 5; fitted up to 9 billion parameters. Less than
    one epoch is that part of the data. Four epochs are worth 3.7 of fresh data, forty 15:

    >>> [round(effective_tokens(1.0, epochs, 15.387756), 1) for epochs in (0.5, 1, 4, 40)]
    [0.5, 1.0, 3.7, 15.2]
    """
    if epochs <= 1:
        return unique_tokens * epochs
    repetitions = epochs - 1
    return unique_tokens * (1 + repetition_constant * (1 - math.exp(-repetitions / repetition_constant)))
