"""A small corpus without a fault: the tests spoil it in one place at a time, and the page of each rule shows how.

`FILES` are a post with three claims, our correction of one of them, and the vocabulary that they need. The calculator
and the cases of fidelity stand apart, since few tests need them.
"""

from __future__ import annotations

import hashlib
from datetime import date

TODAY = date(2026, 11, 22)
TEXT = """Statements

  1. GPT4 cost $100m to train, they say “in public”.
  2. GPT4 trained on 4T tokens … or so

Implications

  1. 4T tokens ÷ $100m = 40k tokens/$
  2. 4T tokens ÷ $100m
"""

FILES = {
    "vocabulary/quantities.yaml": """\
training_cost: {label: Training cost, description: What it cost., unit: USD, units: [USD, million USD], min: 0}
training_tokens: {label: Training tokens, description: How many., unit: token, units: [token], min: 0, aliases: [D]}
tokens_per_dollar: {label: Tokens per dollar, description: How many for a dollar., unit: token/USD}
utilization: {label: Utilization, description: Share of the peak., unit: 1, units: [1, '%'], min: 0, max: 1}
""",
    "vocabulary/subjects.yaml": "gpt-4: {label: GPT-4, description: A language model., aliases: [GPT4]}\n",
    "vocabulary/ratings.yaml": """\
reliability: {A: {words: a}, B: {words: b}, C: {words: c}, D: {words: d}, E: {words: e}, F: {words: f}}
credibility: {1: {words: a}, 2: {words: b}, 3: {words: c}, 4: {words: d}, 5: {words: e}, 6: {words: f}}
""",
    "vocabulary/questions.yaml": """\
tokens: {question: How many tokens?, quantities: [training_tokens]}
cost: {question: What did it cost?, subjects: [gpt-4], quantities: [training_cost], claims: [post/tokens]}
""",
    "vocabulary/featured.yaml": "home: {claim: post/tokens-per-dollar, vary: [post/cost, post/tokens]}\n",
    "post/source.yaml": f"""\
title: A post
kind: blog-post
producer: Somebody
url: https://example.org/post
archived_url: null
published: 2023-06
accessed: 2026-11-20
licence: null
reliability: D
rating_reason: Nobody knows them.
summary: Napkin sums.
text:
  name: post.txt
  sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}
""",
    "post/cost.yaml": """\
statement: Training GPT-4 cost 100 million dollars.
quote: GPT4 cost $100m
locator: Statements, 1
position: 1
subject: gpt-4
quantity: training_cost
value: 100M
unit: USD
qualifier: about
credibility: 3
rating_reason: One origin.
""",
    "post/tokens.yaml": """\
statement: GPT-4 was trained on 4 trillion tokens.
quote: GPT4 trained on 4T tokens
locator: Statements, 2
position: 2
subject: gpt-4
quantity: training_tokens
value: 4T
unit: token
credibility: 3
rating_reason: One origin.
""",
    "post/tokens-per-dollar.yaml": """\
statement: A dollar bought 40,000 tokens.
quote: 4T tokens ÷ $100m = 40k tokens/$
locator: Implications, 1
position: 3
subject: gpt-4
quantity: tokens_per_dollar
value: 40k
unit: token/USD
credibility: 3
rating_reason: The sum is right.
cites: [post/tokens, post/cost]
formula: tokens / cost
inputs:
  tokens: post/tokens
  cost: post/cost
finding:
  cause: rounding
  explanation: Nothing is wrong.
  corrected_by: reckoner/tokens-per-dollar
  written_for:
    tokens: 4T token
    cost: $100M
    stated: 40k token/USD
""",
    "reckoner/source.yaml": """\
title: Our corrections
kind: ours
producer: Ready Reckoner
reliability: B
rating_reason: Computed anew.
summary: Corrections.
""",
    "reckoner/tokens-per-dollar.yaml": """\
statement: What should have come out.
subject: gpt-4
quantity: tokens_per_dollar
unit: token/USD
formula: tokens / cost
inputs: {tokens: post/tokens, cost: post/cost}
""",
}

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
