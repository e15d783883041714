"""Speculative decoding: a small model drafts tokens that the large one checks in one pass.

Leviathan, Kalman and Matias 2022, "Fast Inference from Transformers via Speculative Decoding", arXiv 2211.17192,
section 3. Each drafted token is taken to be accepted with the same chance α, independently of the others.
"""

import math

from calc.laws.law import NoValue, law

_DRAFT = {"acceptance_rate": "1", "draft_tokens": "1"}


@law("1", formula=r"\frac{1 - \alpha^{\gamma + 1}}{1 - \alpha}", **_DRAFT)
def speculative_tokens(acceptance_rate: float, draft_tokens: float) -> float:
    """Tokens that one pass of the large model is expected to yield, its own one counted: (1 − α^(γ+1)) / (1 − α).

    Leviathan et al. 2022, eq. 1, and table 1 for α = 0.8 and γ = 5:

    >>> round(speculative_tokens(0.8, 5), 2)
    3.69
    """
    if acceptance_rate == 1:
        return draft_tokens + 1
    return (1 - math.pow(acceptance_rate, draft_tokens + 1)) / (1 - acceptance_rate)


@law("1", formula=r"\frac{1 - \alpha^{\gamma + 1}}{(1 - \alpha)(\gamma c + 1)}", **_DRAFT, cost_ratio="1")
def speculative_speed_up(acceptance_rate: float, draft_tokens: float, cost_ratio: float) -> float:
    """How many times as fast a token comes: the tokens of a pass over the time that it takes with its drafts.

    `cost_ratio` (c) is the time of a step of the small model over that of the large one. Leviathan et al. 2022, theorem
    3.8, and table 4, translation by T5-base: 3.3.

    >>> round(speculative_speed_up(0.8, 7, 0.04), 1)
    3.3
    """
    return speculative_tokens(acceptance_rate, draft_tokens) / (draft_tokens * cost_ratio + 1)


@law(
    "1",
    formula=r"\frac{(1 - \alpha)(\gamma \hat{c} + \gamma + 1)}{1 - \alpha^{\gamma + 1}}",
    **_DRAFT,
    operations_ratio="1",
)
def speculative_operations(acceptance_rate: float, draft_tokens: float, operations_ratio: float) -> float:
    """How many times as many operations a token takes, those of rejected drafts counted.

    `operations_ratio` (ĉ) is the operations of the small model for a token over those of the large one. Leviathan et
    al. 2022, theorem 3.11, and table 1 for α = 0.8 and γ = 5:

    >>> round(speculative_operations(0.8, 5, 0), 2)
    1.63
    """
    spent = draft_tokens * operations_ratio + draft_tokens + 1
    return spent / speculative_tokens(acceptance_rate, draft_tokens)


@law(
    "1",
    formula=r"\gamma^{*} = \arg\max_{\gamma \in \{0, 1, 2, \ldots\}} "
    r"\frac{1 - \alpha^{\gamma + 1}}{(1 - \alpha)(\gamma c + 1)}",
    acceptance_rate="1",
    cost_ratio="1",
)
def best_draft_length(acceptance_rate: float, cost_ratio: float) -> float:
    """The number of drafted tokens that makes decoding fastest, 0 where no draft helps (α ≤ c).

    Leviathan et al. 2022, section 3.5. One more token helps as long as α^(γ+1) ((1 − α)(γc + 1) + c) > c, and the left
    side falls with γ. Raises `NoValue` where more is always better: a draft that costs nothing, or one that is
    never rejected.

    >>> best_draft_length(0.8, 0.04), best_draft_length(0.5, 0.6)
    (9.0, 0.0)
    """
    if acceptance_rate > cost_ratio and (cost_ratio <= 0 or acceptance_rate >= 1):
        raise NoValue("the longer the draft, the faster")

    def is_longer_better(length: int) -> bool:
        gain = (1 - acceptance_rate) * (length * cost_ratio + 1) + cost_ratio
        return math.pow(acceptance_rate, length + 1) * gain > cost_ratio

    if not is_longer_better(0):
        return 0.0
    helped, enough = 0, 1
    while is_longer_better(enough):
        helped, enough = enough, 2 * enough
    while enough - helped > 1:
        middle = (helped + enough) // 2
        helped, enough = (middle, enough) if is_longer_better(middle) else (helped, middle)
    return float(enough)
