"""A standing calculator and a group of fidelity cases without a fault, over the claims of `corpus`."""

CALCULATOR = """\
title: What does a dollar buy?
summary: From money and tokens to tokens for a dollar.
formulas:
  - r = \\frac{T}{B}
symbols: {r: tokens per dollar, T: tokens, B: budget}
sources: [post/tokens-per-dollar, post]
limits:
  - Only money counts.
inputs:
  budget:
    label: Budget
    default: post/cost
    unit: million USD
    min: 0
    slider: {from: 0.01, to: "1,000", scale: log}
  tokens:
    label: Tokens
    default: post/tokens
    rivals: quantity
results:
  rate:
    label: Tokens per dollar
    quantity: tokens_per_dollar
    unit: token/USD
    formula: tokens / budget
    is_main: true
  again:
    label: Tokens again
    quantity: training_tokens
    unit: token
    formula: rate * budget
presets:
  - label: Less money
    group: Money
    set: {budget: 10}
  - label: As the post has it
    group: Money
    use: {budget: post/cost, tokens: post/tokens}
pictures:
  - title: Tokens per dollar
    vary: budget
    from: 1
    to: 1,000
    scale: log
    results: [rate]
    family: {input: tokens, values: [1T, 4 trillion token]}
"""

FIDELITY = """\
title: "A post: tokens per dollar"
source: post
explanation: One division.
calculators: [dollar]
cases:
  - label: The division
    published: post/tokens-per-dollar
    formula: tokens / cost
    inputs:
      tokens: post/tokens
      cost: 100M USD
    within: 0.1%
"""

CALCULATOR_FILE = "calculators/dollar.yaml"
FIDELITY_FILE = "fidelity/post.yaml"


def add_calculator(corpus, old: str = "", new: str = "") -> None:
    """Write the calculator, with one part of it replaced."""
    _add(corpus, CALCULATOR_FILE, CALCULATOR, old, new)


def add_fidelity(corpus, old: str = "", new: str = "") -> None:
    """Write the cases, with one part of them replaced, and the calculator that they name."""
    if not (corpus.root / CALCULATOR_FILE).exists():
        add_calculator(corpus)
    _add(corpus, FIDELITY_FILE, FIDELITY, old, new)


def _add(corpus, file: str, text: str, old: str, new: str) -> None:
    corpus.write(file, text)
    if old:
        corpus.replace(file, old, new)
