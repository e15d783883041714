"""Scaling laws: how the loss of a language model falls with parameters and training tokens.

The law is L(N, D) = E + A / N^α + B / D^β (Hoffmann et al. 2022, "Training Compute-Optimal Large Language Models",
arXiv 2203.15556, eq. 2 and 10), with the loss in nats per token. Its five coefficients are one fit: take them from
one source. Training compute is C = 6 N D (Kaplan et al. 2020, arXiv 2001.08361, section 2.1).
"""

import math

from calc.laws.law import law

NATS_IN_A_BIT = math.log(2)
FLOP_PER_PARAMETER_TOKEN = 6.0
_FIT = {"parameter_term": "1", "token_term": "1", "parameter_exponent": "1", "token_exponent": "1"}


@law(
    "bit/token",
    parameters="parameter",
    tokens="token",
    irreducible_loss="bit/token",
    **_FIT,
)
def chinchilla_loss(
    parameters: float,
    tokens: float,
    irreducible_loss: float,
    parameter_term: float,
    token_term: float,
    parameter_exponent: float,
    token_exponent: float,
) -> float:
    """Loss in bits per token of a model with `parameters` after `tokens` of training: E + A / N^α + B / D^β.

    `irreducible_loss` (E) is in bits per token; `parameter_term` (A) and `token_term` (B) are as published, for losses
    in nats. Hoffmann et al. 2022, eq. 2. Chinchilla itself, 70 billion parameters and 1.4 trillion tokens:

    >>> bits = chinchilla_loss(70e9, 1.4e12, 1.69 / math.log(2), 406.4, 410.7, 0.34, 0.28)
    >>> round(bits * math.log(2), 3)  # in nats
    1.937
    """
    falling = parameter_term * math.pow(parameters, -parameter_exponent) + token_term * math.pow(
        tokens, -token_exponent
    )
    return irreducible_loss + falling / NATS_IN_A_BIT


@law("1", loss="bit/token", irreducible_loss="bit/token")
def loss_score(loss: float, irreducible_loss: float) -> float:
    """−ln(L − E), both losses turned into nats: grows by 1 when what the model has still to learn shrinks to 1/e.

    The measure by which M. Barnett compares models (December 2022); L − E is the divergence of the model from text.
    Raises `ValueError` when the loss is not above the irreducible loss.

    >>> round(loss_score(2.0 / math.log(2), 1.69 / math.log(2)), 3)
    1.171
    """
    return -math.log((loss - irreducible_loss) * NATS_IN_A_BIT)


@law("parameter", compute="FLOP", **_FIT)
def compute_optimal_parameters(
    compute: float, parameter_term: float, token_term: float, parameter_exponent: float, token_exponent: float
) -> float:
    """Parameters that give the lowest loss for a training compute: N = G (C / 6)^(β / (α + β)).

    G = (αA / βB)^(1 / (α + β)); Hoffmann et al. 2022, eq. 4. With their published coefficients and the compute of
    Gopher, 5.76e23 FLOP:

    >>> f"{compute_optimal_parameters(5.76e23, 406.4, 410.7, 0.34, 0.28):.3g}"
    '3.22e+10'
    """
    both = parameter_exponent + token_exponent
    scale = math.pow(parameter_exponent * parameter_term / (token_exponent * token_term), 1 / both)
    return scale * math.pow(compute / FLOP_PER_PARAMETER_TOKEN, token_exponent / both)


@law("token", compute="FLOP", **_FIT)
def compute_optimal_tokens(
    compute: float, parameter_term: float, token_term: float, parameter_exponent: float, token_exponent: float
) -> float:
    """Training tokens that go with `compute_optimal_parameters`: D = C / (6 N).

    >>> f"{compute_optimal_tokens(5.76e23, 406.4, 410.7, 0.34, 0.28):.3g}"
    '2.98e+12'
    """
    optimal = compute_optimal_parameters(compute, parameter_term, token_term, parameter_exponent, token_exponent)
    return compute / (FLOP_PER_PARAMETER_TOKEN * optimal)
