"""The small corpus with a standing calculator and a group of fidelity cases."""

from __future__ import annotations

from pathlib import Path

from build_scripts.publish.corpus import Corpus
from build_scripts.publish.library import Library
from tests.publish.small_corpus import write_corpus

CALCULATOR = """\
title: What does <b>a dollar</b> buy?
summary: From money and tokens to tokens for a dollar.
formulas:
  - r = \\frac{D}{M}
symbols: {r: tokens for a dollar, D: tokens, M: money}
sources: [post/rate, thread]
limits: [Only money counts.]
inputs:
  budget:
    label: Budget
    default: post/cost
    unit: million USD
    group: Money
    slider: {from: 0.01, to: "1,000", scale: log}
  tokens: {label: Tokens, default: thread/tokens, rivals: [post/tokens], note: All of them.}
  choices: {label: Choices, default: reckoner/choices}
results:
  rate: {label: Tokens for a dollar, quantity: rate, unit: token/USD, formula: tokens / budget, is_main: true}
  rate_of_two:
    label: Tokens for two dollars
    quantity: rate
    unit: token/USD
    formula: 2 * rate * hartley_information(choices) / hartley_information(choices)
    explanation: Twice as many.
presets:
  - {label: Little, group: Money, set: {budget: "10"}}
  - {label: As posted, use: {tokens: post/tokens}}
pictures:
  - title: Tokens by budget
    vary: budget
    from: 1
    to: 1,000
    scale: log
    results: [rate, rate_of_two]
  - {title: Families, vary: tokens, from: 1T, to: 4T, results: [rate], family: {input: budget, values: [10, 20]}}
"""

FIDELITY = """\
title: The post's division
source: post
explanation: One division.
cases:
  - label: As printed
    published: post/rate
    mended: 40k token/USD
    formula: tokens / cost
    inputs: {tokens: post/tokens, cost: post/cost}
    within: 0.1%
    why: The post slips by a factor of ten.
  - label: Choices of a bit
    published: reckoner/choices
    formula: 2 * hartley_information(choices) / hartley_information(choices)
    inputs: {choices: "2"}
    within: 1%
"""

CHOICES = """\
statement: A bit has two choices.
subject: gpt
quantity: count
value: 2
unit: 1
credibility: 2
rating_reason: By definition.
"""


def standing_library(folder: Path, more: str = "") -> Library:
    """A library of the corpus, written below `folder`; `more` are further lines of its calculator."""
    claims = write_corpus(
        folder, calculators__dollar=CALCULATOR + more, fidelity__post=FIDELITY, reckoner__choices=CHOICES
    )
    quantities = claims / "vocabulary" / "quantities.yaml"
    count = "count: {label: Count, description: How many., unit: 1, units: [1], min: 0}\n"
    quantities.write_text(quantities.read_text(encoding="utf-8") + count, encoding="utf-8")
    return Library(Corpus.from_directory(claims))
