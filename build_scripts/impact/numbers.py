"""A number that moves, in words: before, after, by what factor, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from build_scripts.impact.comparison import Moved
from build_scripts.publish.span import factor_text

# What pages are, by how their addresses begin; the longest that fits counts.
_PAGES = {
    "claims/": ("claim", "claims"),
    "sources/": ("source", "sources"),
    "questions/": ("question", "questions"),
    "calculators/": ("calculator", "calculators"),
}
_SINGLE = {"": "home", "audit/": "audit", "hindsight/": "hindsight", "contradictions/": "contradictions"}


def number_words(moved: Moved) -> tuple[str, str]:
    """Before and after as pages show them; in all digits where those that are shown are the same."""
    before, after = moved.before, moved.after
    if before is None or after is None:
        return (before.text if before else "none"), (after.text if after else "none")
    if moved.is_range_only:
        return before.range_text or f"{before.text}, no range", after.range_text or f"{after.text}, no range"
    if before.text == after.text:
        return before.exact_text, after.exact_text
    return before.text, after.text


def factor_words(moved: Moved) -> str:
    """`× 1.5`, `÷ 3`, `range`; "" where no factor says anything."""
    if moved.is_range_only:
        return "range only"
    factor = moved.factor
    if factor is None or factor <= 0:
        return ""
    if abs(factor - 1) < 5e-3:
        return f"{'+' if factor > 1 else '−'} {abs(factor - 1) * 100:.2g} %"
    return f"× {factor_text(factor)}" if factor > 1 else f"÷ {factor_text(1 / factor)}"


def pages_words(pages: Iterable[str]) -> str:
    """`3 claims, 1 question, audit, home`."""
    pages = list(pages)
    counts = Counter(next((start for start in _PAGES if page.startswith(start)), None) for page in pages)
    words = [f"{counts[start]:,} {_PAGES[start][counts[start] != 1]}" for start in _PAGES if counts[start]]
    return ", ".join(words + [_SINGLE[page] for page in pages if page in _SINGLE])


def page_words(page: str) -> str:
    """What one page is: `question`, `audit`."""
    return _SINGLE.get(page) or next((words[0] for start, words in _PAGES.items() if page.startswith(start)), "page")
