"""Messages by which the page's Python is put through its paces, as in `build_scripts.runtime.exercise`.

What Python imports while it answers them is what the added zip must hold, and the answers of host and browser are
compared: drafts that are good, incomplete, wrong in each way that a person can be wrong, and hostile.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from build_scripts.form.form import LONGEST, names
from build_scripts.records.records import Records

TODAY = "2026-11-22"
TEXT = "GPT4 cost $100m to train, they say “in public”.\nGPT-4 was trained on about 13T tokens.\n"
GOOD = {
    "url": "https://example.org/posts/one?utm_source=somewhere",
    "amount": "about 13T tokens",
    "claim.quote": "GPT-4 was trained on about 13T tokens",
    "claim.statement": "GPT-4 was trained on about 13 trillion tokens.",
    "claim.locator": "Second line",
    "claim.credibility": "3",
    "claim.rating_reason": "One origin.",
    "source.title": "One",
    "source.kind": "blog-post",
    "source.producer": "Somebody",
    "source.published": "2026-11",
    "source.reliability": "F",
    "source.rating_reason": "Nothing is known of them.",
    "source.summary": "A post.",
}
AMOUNTS = (
    "63M USD",
    "$63m",
    "90 to 100 day",
    "32%",
    "at least 1e24 FLOP",
    "5T ± 1T token",
    "uniform 1 to 2",
    "beta 8, 4",
    "1,23,4",
    "triangular 80, 90, 120",
    "1e999",
    "five",
    "5 bananas",
    "-",
    "9" * 400,
    "７",
    "1.8T parameter",
    "10 to 5 day",
)
FORMULAS = (
    "tokens / cost",
    "tokens + cost",
    "tokens /",
    "tokens / missing",
    "x" * 600,
    "__import__('os')",
    "9**9**9",
    "exp(tokens)",
    "tokens.real",
    "(" * 200,
    "lambda: 1",
    "tokens * 10**400",
)
HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "]]>",
    "javascript:alert(1)",
    "&a *a",
    "!!python/object:os.system",
    "a: b: c",
    "\u202egpj.exe",
    "\x00",
    "\x1b[31m",
    "\ud800",
    "- x\n- y",
    "'\"\\",
    "# x",
    "x" * 3000,
    "../../etc/passwd",
    "null",
    "yes",
    "<<<<<<< HEAD",
    "%YAML 1.2\n---\n",
    "\ufeff",
    "🧮" * 50,
    " ",
)


NEW_SUBJECT = {"claim.subject": "new", "subject.label": "Some 7B", "subject.description": "A model of somebody's."}
FAULTS = (
    ("claim.subject", "new"),
    ("source_id", "reckoner"),
    ("source", "no-such"),
    ("source.published", "yesterday"),
    ("source.accessed", "2099-01-01"),
    ("claim.quote", "word " * 60),
    ("claim.quote", "GPT4 cost 100 million"),
    ("claim.unit", "bananas"),
    ("claim.quantity", "training_tokns"),
    ("claim.subject", "GPT-4"),
    ("claim.credibility", "1"),
    ("claim.credibility", "9"),
    ("claim.position", "x"),
    ("derived_from", "no-such/claim, reckoner"),
    ("forecast", "yes"),
    ("url", "http://x"),
    ("url", "javascript:alert(1)"),
    ("claim.kind", "statement"),
    ("claim.qualifier", "maybe"),
    ("claim.p5", "20T"),
)
REFUSED = ({}, [], None, {"op": "drafts"}, {"op": "draft", "fields": {}}, {"op": "draft", "today": TODAY, "fields": []})


def messages(records: Records) -> list[str]:
    """A few messages of each kind as text, for each build of the site."""
    drafts = [*_usual(records), _everywhere(HOSTILE[0]), *(GOOD | dict(FAULTS[place::3]) for place in range(3))]
    return _as_text(records, drafts, FORMULAS[:2])


def thorough(records: Records) -> list[str]:
    """Every number, formula, fault and hostile text by itself."""
    drafts = [*_usual(records), *({**GOOD, "amount": text} for text in AMOUNTS), *map(_everywhere, HOSTILE)]
    drafts += [{**GOOD, name: text} for text in HOSTILE for name in ("claim.statement", "claim_id", "claim.unit")]
    drafts += [{**GOOD, name: text} for name, text in FAULTS]
    drafts += [{name: "x"} for name in ("nonsense", "claim.status")] + [{"amount": "x" * (LONGEST + 1)}]
    return _as_text(records, drafts, FORMULAS)


def _usual(records: Records) -> list[dict]:
    """Nothing, a good draft of a new source and of one that there is, only an address, and a new subject."""
    found = next((source for source in records.sources.values() if source.url and not source.is_ours), None)
    known = {"url": (found and found.url) or "", "source": found.id if found else ""}
    return [{}, GOOD, GOOD | known, {"url": known["url"]}, GOOD | NEW_SUBJECT]


def _everywhere(text: str) -> dict:
    return dict.fromkeys(names(), text)


def _as_text(records: Records, drafts: list[dict], formulas: Sequence[str]) -> list[str]:
    numbers = [claim.id for claim in records.claims.values() if claim.value and not claim.values][:2]
    inputs = [[name, claim] for name, claim in zip(("tokens", "cost"), numbers)]
    requests: list[object] = [{"op": "describe"}, *(_draft(fields) for fields in drafts)]
    requests += [_draft({**GOOD, "claim.formula": text}, inputs) for text in formulas]
    requests += [{"op": "text", "name": "one.txt", "text": TEXT}, *(_draft(fields) for fields in drafts[:3])]
    requests += [_draft({**GOOD, "claim.quote": "GPT4 cost 100 million"})]
    requests += [
        {"op": "text", "text": None},
        {"op": "search", "text": "training cost"},
        {"op": "search", "text": "\x00 ["},
    ]
    return [json.dumps(request) for request in (*requests, *REFUSED)] + ["", "{"]


def _draft(fields: dict, inputs: list | None = None) -> dict:
    return {"op": "draft", "today": TODAY, "fields": fields, "inputs": inputs or []}
