"""Mixtures of experts: feed-forward blocks of which each token uses only some.

Shazeer et al. 2017, arXiv 1701.06538; Lepikhin et al. 2020 (GShard), arXiv 2006.16668; Fedus et al. 2021 (Switch),
arXiv 2101.03961. All parameters take memory, those of the routed experts alone take operations.
"""

import math

from calc.laws.law import NoValue, law

_EXPERTS = {"shared": "parameter", "per_expert": "parameter/expert", "experts": "expert"}


@law("parameter", exact=True, formula=r"P = P_s + E P_e", **_EXPERTS)
def mixture_parameters(shared: float, per_expert: float, experts: float) -> float:
    """Parameters of a mixture: those that every token uses, and those of all experts.

    `per_expert` are the parameters of one expert in all its layers. With the experts that a token is routed to instead
    of all of them, it gives the active parameters. The leak of July 2023 says of GPT-4: 16 experts of 111 billion, 2
    for each token, 55 billion shared; "~1.8 trillion" and "~280 billion" are what it makes of them.

    >>> f"{mixture_parameters(55e9, 111e9, 16):.4g}"
    '1.831e+12'
    >>> f"{mixture_parameters(55e9, 111e9, 2):.3g}"
    '2.77e+11'
    """
    return shared + experts * per_expert


@law("1", exact=True, formula=r"\frac{k + i - 1}{i}", experts="expert", interval="1")
def mixture_multiplier(experts: float, interval: float) -> float:
    """How many feed-forward blocks a layer has on average when every `interval`-th layer has `experts` of them.

    The other layers have one. With the experts of a token instead of all, it is how many blocks a token passes through
    in a layer: what the operations of a dense model's feed-forward blocks are to be multiplied by. GLaM (Du et al.
    2021, arXiv 2112.06905), 2 of 64 experts in every other layer:

    >>> mixture_multiplier(2, 2), mixture_multiplier(64, 2)
    (1.5, 32.5)
    """
    return (experts + interval - 1) / interval


@law("expert", formula=r"k \quad (k \le E)", exact=True, experts="expert", experts_per_token="expert")
def routed_experts(experts: float, experts_per_token: float) -> float:
    """The experts of a layer that a token goes to: k of E, as it is set. Raises `NoValue` when there are not so many.

    The definition of top-k routing, as a condition: without it the active parameters of a mixture could be more than
    all of them.

    >>> routed_experts(16, 2)
    2
    """
    if experts_per_token > experts:
        raise NoValue("a token cannot be routed to more experts than there are")
    return experts_per_token


@law(
    "expert",
    formula=r"E\left(1 - \left(1 - \frac{k}{E}\right)^{B}\right)",
    experts="expert",
    experts_per_token="expert",
    tokens="token",
)
def expected_experts_touched(experts: float, experts_per_token: float, tokens: float) -> float:
    """How many different experts of a layer a batch of `tokens` is expected to use: E (1 − (1 − k / E)^B).

    Each token is taken to be routed to k of the E experts, all alike and independently of the others; real routers have
    favourites, and touch fewer. The weights of these experts are what a step has to read. Raises `NoValue` when a
    token is routed to more experts than there are. By hand, 2 of 16 experts and 4 tokens:

    >>> round(expected_experts_touched(16, 2, 1), 6), round(expected_experts_touched(16, 2, 4), 6)
    (2.0, 6.621094)
    """
    if routed_experts(experts, experts_per_token) == experts:
        return experts if tokens > 0 else 0.0
    return -experts * math.expm1(tokens * math.log1p(-experts_per_token / experts))
