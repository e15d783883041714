"""Every generated page of the site: its address, its template and what it shows.

A new kind of page is one function here and one template.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from build_scripts.check.rules import all_rules
from build_scripts.publish.audit import audit
from build_scripts.publish.calculator_view import chain_calculator, claim_calculator, featured_calculator
from build_scripts.publish.library import Library
from build_scripts.publish.words import CAUSES, VERDICTS
from calc.verdict import WORDS as VERDICT_NAMES

# As many of the worst findings as the home page has room for.
WORST_ON_HOME = 4
DESCRIPTION_LENGTH = 200


@dataclass(frozen=True)
class PageRecord:
    """One page before it is rendered. `url` is relative to the site's root, "" for the home page.

    `section` is the entry of the navigation that it stands below; a wide page has no list of its headings beside it.
    `short_title` is its name in the navigation, where that is another; `search_text` is what it is found by beside
    its title and description.
    """

    url: str
    template: str
    title: str
    description: str
    data: dict = field(default_factory=dict)
    section: str | None = None
    is_wide: bool = False
    short_title: str | None = None
    search_text: str = ""


def all_pages(library: Library) -> Iterator[PageRecord]:
    """Every generated page, each once."""
    yield home_page(library)
    yield audit_page(library)
    yield from claim_pages(library)
    yield from source_pages(library)
    yield from calculator_pages(library)
    yield from topic_pages(library)
    yield from index_pages(library)
    yield reading_page(library)
    yield check_page()


def home_page(library: Library) -> PageRecord:
    """What this is, with one number to change, and the worst findings."""
    entries = audit(library)
    return PageRecord(
        "",
        "home.html",
        "Ready Reckoner",
        "Claims about the cost of machine intelligence, recomputed.",
        {
            "calculator": featured_calculator(library, "home"),
            "worst": entries[:WORST_ON_HOME],
            "audit_count": len(entries),
            "claims": library.claims,
            "sources": [source for source in library.sources if not source.is_ours],
            "implications": [claim for claim in library.claims if claim.formula and not claim.source.is_ours],
            "chains": [source for source in library.sources if source.has_chain and not source.is_ours],
        },
        is_wide=True,
        short_title="Home",
    )


def audit_page(library: Library) -> PageRecord:
    """Every sum that does not come out, worst first."""
    entries = audit(library)
    recomputed = [claim for claim in library.claims if claim.formula and not claim.source.is_ours]
    return PageRecord(
        "audit/",
        "audit.html",
        "Audit",
        "Every sum that does not come out, worst first.",
        {
            "entries": entries,
            "recomputed": recomputed,
        },
        is_wide=True,
    )


def claim_pages(library: Library) -> Iterator[PageRecord]:
    """One page for each claim."""
    for claim in library.claims:
        data = {"claim": claim, "calculator": claim_calculator(library, claim)}
        names = [claim.source.title, claim.subject_label, claim.quantity_label]
        yield PageRecord(
            claim.url,
            "claim.html",
            claim.statement,
            _shortened(claim.record.quote or claim.statement),
            data,
            "claims/",
            search_text=" · ".join(name for name in names if name),
        )


def source_pages(library: Library) -> Iterator[PageRecord]:
    """One page for each source: the document in its own order, verdicts in the margin."""
    for source in library.sources:
        yield PageRecord(
            source.url,
            "source.html",
            source.title,
            _shortened(source.record.summary or source.title),
            {"source": source},
            "sources/",
        )


def calculator_pages(library: Library) -> Iterator[PageRecord]:
    """One calculator for the whole chain of each source that argues."""
    chains = [source for source in library.sources if source.has_chain and not source.is_ours]
    for source in chains:
        yield PageRecord(
            source.chain_url,
            "chain.html",
            f"Calculator: {source.title}",
            f"Every number of {source.title}, to change and recompute.",
            {"source": source, "calculator": chain_calculator(library, source)},
            "calculators/",
            is_wide=True,
        )
    yield PageRecord(
        "calculators/",
        "calculators.html",
        "Calculators",
        "Whole arguments whose numbers can be changed.",
        {"chains": chains},
    )


def topic_pages(library: Library) -> Iterator[PageRecord]:
    """One page for each subject and each quantity."""
    for folder, topics in (("subjects/", library.subjects), ("quantities/", library.quantities)):
        for topic in topics:
            yield PageRecord(
                topic.url,
                "topic.html",
                topic.label,
                _shortened(topic.description or topic.label),
                {"topic": topic},
                folder,
                search_text=", ".join(topic.aliases),
            )


def index_pages(library: Library) -> Iterator[PageRecord]:
    """The lists of claims, sources, subjects and quantities."""
    yield PageRecord(
        "claims/",
        "claims.html",
        "Claims",
        "Every claim, by source.",
        {"sources": [source for source in library.sources if source.claims], "count": len(library.claims)},
    )
    yield PageRecord(
        "sources/", "sources.html", "Sources", "Every document that states something.", {"sources": library.sources}
    )
    yield PageRecord(
        "subjects/",
        "topics.html",
        "Subjects",
        "What the claims are about.",
        {
            "topics": library.subjects,
            "heading": "Subjects",
            "lead": "What the claims are about: models, chips, methods.",
        },
    )
    yield PageRecord(
        "quantities/",
        "topics.html",
        "Quantities",
        "What the claims put a number on.",
        {
            "topics": library.quantities,
            "heading": "Quantities",
            "lead": "What the claims put a number on, each with the unit in which it is shown first.",
        },
    )


def reading_page(library: Library) -> PageRecord:
    """The words, verdicts and ratings, from the data that the pages use."""
    return PageRecord(
        "reading/",
        "reading.html",
        "How to read",
        "The words, the verdicts and the ratings.",
        {
            "ratings": library.records.ratings,
            "causes": CAUSES,
            "verdicts": VERDICTS,
            "verdict_names": VERDICT_NAMES,
        },
    )


def check_page() -> PageRecord:
    """What is checked of every record, from the rules themselves."""
    return PageRecord(
        "check/",
        "check.html",
        "What is checked",
        "The rules that every record keeps.",
        {"rules": [loaded.rule for loaded in all_rules()]},
    )


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= DESCRIPTION_LENGTH else text[: DESCRIPTION_LENGTH - 1].rstrip() + "…"
