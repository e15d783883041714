"""Scaling laws: how the loss of a language model falls with parameters and training tokens.

The law is L(N, D) = E + A / N^α + B / D^β (Hoffmann et al. 2022, "Training Compute-Optimal Large Language Models",
arXiv 2203.15556, eq. 2 and 10), with the loss in nats per token. Its five coefficients are one fit: take them from
one source. Training compute is C = 6 N D (Kaplan et al. 2020, arXiv 2001.08361, section 2.1).

The older law of Kaplan et al., L(N, D) = [(Nc / N)^(αN / αD) + Dc / D]^αD, has no irreducible loss and counts the
parameters without those of the embeddings.
"""

import math

from calc.laws.law import law

NATS_IN_A_BIT = math.log(2)
FLOP_PER_PARAMETER_TOKEN = 6.0
_FIT = {"parameter_term": "1", "token_term": "1", "parameter_exponent": "1", "token_exponent": "1"}


@law(
    "bit/token",
    formula=r"L(N, D) = E + \frac{A}{N^{\alpha}} + \frac{B}{D^{\beta}}",
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
    """Loss of a model with `parameters` after `tokens` of training: E + A / N^α + B / D^β.

    The loss and `irreducible_loss` (E) are in bits per token, the base unit, of which a nat per token is 1.44;
    `parameter_term` (A) and `token_term` (B) are as published, for losses in nats. Hoffmann et al. 2022, eq. 2.
    Chinchilla itself, 70 billion parameters and 1.4 trillion tokens:

    >>> bits = chinchilla_loss(70e9, 1.4e12, 1.69 / math.log(2), 406.4, 410.7, 0.34, 0.28)
    >>> round(bits * math.log(2), 3)  # in nats
    1.937
    """
    falling = parameter_term * math.pow(parameters, -parameter_exponent) + token_term * math.pow(
        tokens, -token_exponent
    )
    return irreducible_loss + falling / NATS_IN_A_BIT


@law("1", formula=r"s = -\ln(L - E)", loss="bit/token", irreducible_loss="bit/token")
def loss_score(loss: float, irreducible_loss: float) -> float:
    """−ln(L − E), both losses turned into nats: grows by 1 when what the model has still to learn shrinks to 1/e.

    The measure by which M. Barnett compares models (December 2022); L − E is the divergence of the model from text.
    Raises `ValueError` when the loss is not above the irreducible loss.

    >>> round(loss_score(2.0 / math.log(2), 1.69 / math.log(2)), 3)
    1.171
    """
    return -math.log((loss - irreducible_loss) * NATS_IN_A_BIT)


@law("bit/token", formula=r"E = e^{\ln E}", logarithm="1")
def loss_from_logarithm(logarithm: float) -> float:
    """Loss (bits per token, the base unit) whose natural logarithm, with the loss in nats, is `logarithm`.

    Fits are made in ln E, and published so. The unrounded E of Hoffmann et al. 2022:

    >>> round(loss_from_logarithm(0.5267228) * math.log(2), 4)  # in nats
    1.6934
    """
    return math.exp(logarithm) / NATS_IN_A_BIT


@law(
    "parameter",
    formula=(
        r"N^{*} = \left(\frac{\alpha A}{\beta B}\right)^{\frac{1}{\alpha + \beta}}"
        r" (ND)^{\frac{\beta}{\alpha + \beta}}"
    ),
    parameter_tokens="parameter*token",
    **_FIT,
)
def lowest_loss_parameters(
    parameter_tokens: float, parameter_term: float, token_term: float, parameter_exponent: float, token_exponent: float
) -> float:
    """Parameters that give the lowest loss for a product of parameters and tokens: N = G (N D)^(β / (α + β)).

    G = (αA / βB)^(1 / (α + β)); Hoffmann et al. 2022, eq. 4, before C / 6 is put for N D, so that it holds too where
    a parameter and token take 8 FLOP (recomputation) or another number. A model of 40 billion parameters and 1.4
    trillion tokens divided best, with the printed coefficients:

    >>> f"{lowest_loss_parameters(40e9 * 1.4e12, 406.4, 410.7, 0.34, 0.28):.3g}"
    '2.52e+10'
    """
    both = parameter_exponent + token_exponent
    scale = math.pow(parameter_exponent * parameter_term / (token_exponent * token_term), 1 / both)
    return scale * math.pow(parameter_tokens, token_exponent / both)


@law(
    "parameter",
    formula=(
        r"N^{*} = \left(\frac{\alpha A}{\beta B}\right)^{\frac{1}{\alpha + \beta}}"
        r" \left(\frac{C}{6}\right)^{\frac{\beta}{\alpha + \beta}}"
    ),
    compute="FLOP",
    **_FIT,
)
def compute_optimal_parameters(
    compute: float, parameter_term: float, token_term: float, parameter_exponent: float, token_exponent: float
) -> float:
    """Parameters that give the lowest loss for a training compute: `lowest_loss_parameters` with N D = C / 6.

    Hoffmann et al. 2022, eq. 4. With their published coefficients and the compute of Gopher, 5.76e23 FLOP:

    >>> f"{compute_optimal_parameters(5.76e23, 406.4, 410.7, 0.34, 0.28):.3g}"
    '3.22e+10'
    """
    return lowest_loss_parameters(
        compute / FLOP_PER_PARAMETER_TOKEN, parameter_term, token_term, parameter_exponent, token_exponent
    )


@law("token", formula=r"D^{*} = \frac{C}{6 N^{*}}", compute="FLOP", **_FIT)
def compute_optimal_tokens(
    compute: float, parameter_term: float, token_term: float, parameter_exponent: float, token_exponent: float
) -> float:
    """Training tokens that go with `compute_optimal_parameters`: D = C / (6 N).

    >>> f"{compute_optimal_tokens(5.76e23, 406.4, 410.7, 0.34, 0.28):.3g}"
    '2.98e+12'
    """
    optimal = compute_optimal_parameters(compute, parameter_term, token_term, parameter_exponent, token_exponent)
    return compute / (FLOP_PER_PARAMETER_TOKEN * optimal)


@law(
    "bit/token",
    formula=(
        r"L(N, D) = \left[\left(\frac{N_c}{N}\right)^{\frac{\alpha_N}{\alpha_D}}"
        r" + \frac{D_c}{D}\right]^{\alpha_D}"
    ),
    parameters="parameter",
    tokens="token",
    parameter_scale="parameter",
    token_scale="token",
    parameter_power="1",
    token_power="1",
)
def kaplan_loss(
    parameters: float,
    tokens: float,
    parameter_scale: float,
    token_scale: float,
    parameter_power: float,
    token_power: float,
) -> float:
    """Loss of a model trained on `tokens` to the end: [(Nc / N)^(αN / αD) + Dc / D]^αD.

    The law gives nats per token; what is returned is in bits per token, the base unit. `parameters` are those without
    embeddings. Kaplan et al. 2020, eq. 1.5, fitted up to 1.5 billion parameters and 23
    billion tokens; it has no irreducible loss, so it falls below any at a large enough size. With the constants of
    eq. 1.1 and 1.2, a billion parameters and 22 billion tokens:

    >>> bits = kaplan_loss(1e9, 22e9, 8.8e13, 5.4e13, 0.076, 0.095)
    >>> round(bits * math.log(2), 2)  # in nats
    2.43
    """
    falling = math.pow(parameter_scale / parameters, parameter_power / token_power) + token_scale / tokens
    return math.pow(falling, token_power) / NATS_IN_A_BIT


@law(
    "parameter",
    formula=r"N^{*}(C) = N_0 \left(\frac{C}{C_0}\right)^{a}",
    compute="FLOP",
    known_compute="FLOP",
    known_parameters="parameter",
    parameter_exponent="1",
)
def power_law_parameters(
    compute: float, known_compute: float, known_parameters: float, parameter_exponent: float
) -> float:
    """Compute-optimal parameters by a power law through a known point: N = N0 (C / C0)^a.

    Approaches 1 and 2 of Hoffmann et al. 2022 give only the exponents (table 2) and points (tables 3 and A3). Kaplan
    et al. 2020 give 1.3e9 parameters at one petaFLOP/s-day, and a = 0.73:

    >>> f"{power_law_parameters(1e21, 8.64e19, 1.3e9, 0.73):.3g}"
    '7.77e+09'
    """
    return known_parameters * math.pow(compute / known_compute, parameter_exponent)
