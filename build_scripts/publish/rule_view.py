"""A rule of the check as its page shows it, and the rules by what they look at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from build_scripts.check.example import Shown, shown
from build_scripts.check.report import paragraph
from build_scripts.check.rules import LoadedRule, all_rules

# The first digit of a code, and from which number on, say to what a rule belongs.
KINDS = (
    (100, "files", "Files"),
    (200, "form", "Form"),
    (300, "ids", "Ids and references"),
    (400, "numbers", "Numbers and units"),
    (500, "formulas", "Formulas"),
    (510, "calculators", "Calculators"),
    (530, "fidelity", "Fidelity"),
    (600, "quotes", "Quotes"),
    (700, "provenance", "Provenance and ratings"),
    (800, "findings", "Findings and corrections"),
)
CODE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class RuleView:
    """One rule: its page, its explanation in paragraphs, its example, and the rules before and after it."""

    loaded: LoadedRule
    paragraphs: tuple[Markup, ...]

    @property
    def rule(self):
        """Its code, name and description."""
        return self.loaded.rule

    @property
    def title(self) -> str:
        """`RR602 quote verbatim`"""
        return f"{self.rule.code} {self.rule.name.replace('-', ' ')}"

    @property
    def can_be_repaired(self) -> bool:
        """Whether `check --fix` repairs what it finds."""
        return self.loaded.fix is not None

    @property
    def example(self) -> Shown:
        """What trips it, and what the check says then."""
        return _shown(self.loaded)

    @property
    def messages(self) -> list[str]:
        """What the check writes of the example."""
        return [paragraph(finding) for finding in self.example.findings]


@dataclass(frozen=True)
class RuleGroup:
    """Rules that look at the same kind of thing."""

    id: str
    title: str
    rules: tuple[RuleView, ...]


@cache
def rule_views() -> tuple[RuleView, ...]:
    """Every rule, in the order of the codes."""
    return tuple(RuleView(loaded, _paragraphs(loaded.explanation)) for loaded in all_rules())


def rule_groups() -> list[RuleGroup]:
    """The rules by kind; kinds without a rule are left out."""
    starts = [*(start for start, _, _ in KINDS), 1_000]
    found = []
    for (start, group_id, title), end in zip(KINDS, starts[1:]):
        rules = tuple(view for view in rule_views() if start <= int(view.rule.code[2:]) < end)
        if rules:
            found.append(RuleGroup(group_id, title, rules))
    return found


@cache
def _shown(loaded: LoadedRule) -> Shown:
    return shown(loaded)


def _paragraphs(text: str) -> tuple[Markup, ...]:
    """The paragraphs of a docstring behind the first, which repeats the description; what is in backticks is code."""
    parts = [" ".join(part.split()) for part in text.split("\n\n")][1:]
    return tuple(Markup(CODE.sub(r"<code>\1</code>", str(escape(part)))) for part in parts if part)
