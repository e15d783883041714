"""The small corpus with rivals: a paper that knows better, a seer who foresaw, and a rumour that the seer quotes."""

from __future__ import annotations

from pathlib import Path

from build_scripts.publish.corpus import Corpus
from build_scripts.publish.library import Library
from tests.publish.small_corpus import write_corpus


def source(title: str, reliability: str, published: str | None, more: str = "") -> str:
    """A source record."""
    date = f"published: {published}\n" if published else ""
    return (
        f"title: {title}\nkind: paper\nproducer: X\nurl: https://example.org/{title.split()[-1]}\n{date}"
        f"accessed: 2026-11-20\nreliability: {reliability}\nrating_reason: Known.\nsummary: It.\n{more}"
    )


def number(quantity: str, number: str, credibility: int, more: str = "") -> str:
    """A claim with a number; `number` is what follows on `value`, as YAML lines."""
    unit = {"tokens": "token", "cost": "USD", "rate": "token/USD"}[quantity]
    return (
        f"statement: It is {number.splitlines()[0].split(': ')[1]}.\nsubject: gpt\nquantity: {quantity}\n{number}\n"
        f"unit: {unit}\ncredibility: {credibility}\nrating_reason: So.\n{more}"
    )


RIVALS = {
    "paper__source": source("The paper", "B", "2024-05-01"),
    "paper__tokens": number("tokens", "value: 5T", 2),
    "paper__tokens-in-thousands": number("tokens", "value: 5.1e9", 3).replace("unit: token", "unit: thousand token"),
    "paper__tokens-once": number(
        "tokens", "value: 9T", 2,
        "status: superseded\nstatus_reason: Miscounted.\nstatus_date: 2024-06-01\nsuperseded_by: paper/tokens\n"),
    "paper__cost": number("cost", "value: 150M", 2, "qualifier: at_least\n"),
    "paper__cost-today": number("cost", "value: 200M", 2),
    "seer__source": source("The seer", "C", "2022-01", f"text: {{name: seer.txt, sha256: {'a' * 64}}}\n"),
    "seer__tokens": number("tokens", "value: 4T\np5: 2T\np95: 6T", 3, "forecast: true\n"),
    "seer__cost": number("cost", "value: 1B", 3, "forecast: true\n"),
    "seer__cost-at-most": number("cost", "value: 120M", 3, "forecast: true\nqualifier: at_most\n"),
    "seer__rate": number("rate", "value: 10", 3, "forecast: true\n"),
    "seer__no-rumour": "statement: The rumour is wrong.\nsubject: gpt\ncredibility: 3\nrating_reason: So.\n"
                       "relations: {refutes: [rumour/tokens]}\n",
    "rumour__source": source("The rumour", "D", "2021", "quoted_in: seer\n"),
    "rumour__tokens": number("tokens", "value: 400T", 5, "forecast: true\n"),
    "reckoner__tokens-if-dear": number("tokens", "value: 8T", 3, "formula: 2 * tokens\ninputs: {tokens: post/tokens}\n")
                                .replace("value: 8T\n", ""),
}  # fmt: skip


def rival_library(folder: Path, **changes: str) -> Library:
    """A library of the small corpus with the rivals, and with more records."""
    return Library(Corpus.from_directory(write_corpus(folder, **{**RIVALS, **changes})))
