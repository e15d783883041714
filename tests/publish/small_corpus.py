"""A corpus of a handful of claims, for tests that must know what comes out."""

from __future__ import annotations

from pathlib import Path

VOCABULARY = {
    "quantities.yaml": """\
cost: {label: Cost, description: What it cost., unit: USD, units: [USD, million USD], min: 0}
tokens: {label: Training tokens, description: How many., unit: token, units: [token, million token], min: 0}
rate: {label: Tokens per dollar, description: How many for a dollar., unit: token/USD}
""",
    "subjects.yaml": "gpt: {label: GPT, description: A language model., aliases: [G]}\n",
    "ratings.yaml": """\
reliability: {A: {words: always right}, D: {words: seldom right, description: Doubts.}, F: {words: cannot be judged}}
credibility: {2: {words: probably true}, 3: {words: possibly true}, 5: {words: improbable}}
""",
    "questions.yaml": """\
spent: {question: What did GPT cost?, subjects: [gpt], quantities: [cost], claims: [post/rate], note: Rent alone.}
""",
    "featured.yaml": "home: {claim: post/rate, vary: [post/cost]}\n",
}

RECORDS = {
    "post/source.yaml": """\
title: A post
kind: blog-post
producer: Somebody
url: https://example.org/post
published: 2023-06
accessed: 2026-11-20
reliability: D
rating_reason: Nobody knows them.
summary: Napkin sums.
""",
    "post/cost.yaml": """\
statement: Training GPT cost 100 million dollars.
quote: GPT cost $100m
locator: Statements, 1
position: 1
subject: gpt
quantity: cost
value: 100M
unit: USD
credibility: 3
rating_reason: One origin.
""",
    "post/tokens.yaml": """\
statement: GPT read 4 trillion tokens.
quote: GPT was trained on 4T tokens
locator: Statements, 2
position: 2
kind: assumption
subject: gpt
quantity: tokens
value: 4T
unit: token
credibility: 3
rating_reason: One origin.
cites: [thread/tokens]
derived_from: [thread/tokens]
""",
    # 4e12 / 1e8 = 40,000; the post slips by a factor of ten.
    "post/rate.yaml": """\
statement: A dollar bought 400,000 tokens.
quote: 4T tokens / $100m = 400k tokens/$
locator: Implications, 3
position: 3
number: 3
subject: gpt
quantity: rate
value: 400k
unit: token/USD
credibility: 5
rating_reason: The sum is wrong.
formula: tokens / cost
inputs: {tokens: post/tokens, cost: post/cost}
finding:
  cause: arithmetic-slip
  explanation: One zero too many.
  corrected_by: reckoner/rate
  written_for: {tokens: 4T token, cost: 0.1 billion USD, stated: 400k token/USD}
""",
    # 400,000 × 1e8 = 4e13 as stated; 40,000 × 1e8 = 4e12 through the chain.
    "post/tokens-again.yaml": """\
statement: So 100 million dollars buy 40 trillion tokens.
quote: $100m x 400k = 40T
locator: Implications, 4
position: 4
number: 4
subject: gpt
quantity: tokens
value: 40T
unit: token
credibility: 5
rating_reason: It rests on a wrong sum.
formula: rate * cost
inputs: {rate: post/rate, cost: post/cost}
""",
    "thread/source.yaml": """\
title: A thread
kind: forum-thread
producer: Anon
url: https://example.org/thread
published: 2023-01-02
accessed: 2026-11-20
reliability: F
rating_reason: Anonymous.
summary: A guess.
quoted_in: post
""",
    "thread/tokens.yaml": """\
statement: GPT read between 2 and 4 trillion tokens.
quote: 2T to 4T tokens
locator: first reply
position: 1
subject: gpt
quantity: tokens
p5: 2T
p95: 4T
unit: token
credibility: 3
rating_reason: A guess.
""",
    "reckoner/source.yaml": """\
title: Our own claims
kind: ours
producer: Us
reliability: A
rating_reason: Rated by its inputs.
summary: Corrections.
""",
    "reckoner/rate.yaml": """\
statement: A dollar bought 40,000 tokens.
position: 1
subject: gpt
quantity: rate
unit: token/USD
formula: tokens / cost
inputs: {tokens: post/tokens, cost: post/cost}
note: |-
  First paragraph.

  Second paragraph.
""",
}


def write_corpus(folder: Path, **changes: str) -> Path:
    """Write the corpus below `folder`; `changes` replace records, by path with "/" as "__" and no ending."""
    records = dict(RECORDS)
    for name, text in changes.items():
        records[name.replace("__", "/") + ".yaml"] = text
    for name, text in {**{f"vocabulary/{key}": text for key, text in VOCABULARY.items()}, **records}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
