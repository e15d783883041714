"""A small corpus without a fault, for tests to spoil in one place at a time."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from build_scripts.check.finding import NOTE, Finding
from build_scripts.check.run import run

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


class Corpus:
    """The corpus as files under a temporary directory."""

    def __init__(self, directory: Path):
        self.root = directory / "claims"
        self.texts = directory / "texts"
        self.texts.mkdir()
        (self.texts / "post.txt").write_text(TEXT, encoding="utf-8")
        for name, content in FILES.items():
            self.write(name, content)

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file, whatever was there."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a part of a file that must be there."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new, 1))

    def add(self, name: str, more: str) -> None:
        """Write something at the end of a file."""
        self.write(name, (self.root / name).read_text(encoding="utf-8") + more)

    def findings(self, code: str | None = None) -> list[Finding]:
        """What the check finds, notes apart; with a code, only what that rule finds, notes too."""
        found = run(self.root, [self.texts], today=TODAY)
        assert not any(one.code == "RR900" for one in found), [one for one in found if one.code == "RR900"]
        for one in found:
            assert one.message.endswith((".", "?")) and one.expected and one.advice.endswith((".", "?")), one
        return [one for one in found if (one.severity != NOTE if code is None else one.code == code)]

    def only(self, code: str) -> Finding:
        """The one finding that there is; it must be of this rule."""
        found = self.findings()
        assert [one.code for one in found] == [code], found
        return found[0]
