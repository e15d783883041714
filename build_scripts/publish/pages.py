"""Every generated page of the site: its address, its template and what it shows.

A new kind of page is one function here and one template.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from build_scripts.publish.audit import audit
from build_scripts.publish.calculator_view import chain_calculator, claim_calculator, featured_calculator
from build_scripts.publish.contradiction import between_documents, within_documents
from build_scripts.publish.document_view import documents
from build_scripts.publish.field_reference import kinds
from build_scripts.publish.form_view import FormView
from build_scripts.publish.formula_view import readable_name
from build_scripts.publish.highlight import highlights
from build_scripts.publish.hindsight import FEWEST_TO_RANK, Hindsight
from build_scripts.publish.law_view import law_names
from build_scripts.publish.library import Library
from build_scripts.publish.rating_guide import credibility_grades, reliability_grades, unlike_its_source
from build_scripts.publish.repository import NO_REPOSITORY, Repository
from build_scripts.publish.rule_view import rule_groups, rule_views
from build_scripts.publish.summary import summary
from build_scripts.publish.words import CAUSES, VERDICTS
from calc.verdict import WORDS as VERDICT_NAMES

# As many findings and questions as the home page has room for.
FINDINGS_ON_HOME = 6
QUESTIONS_ON_HOME = 6
DESCRIPTION_LENGTH = 200
# A search finds an answer before its parts: questions, then subjects and quantities, then single claims.
CURATED_BOOST, TOPIC_BOOST = 8, 3


@dataclass(frozen=True)
class PageRecord:
    """One page before it is rendered. `url` is relative to the site's root, "" for the home page.

    `section` is the entry of the navigation that it stands below; a wide page has no list of its headings beside it.
    `short_title` is its name in the navigation, where that is another; `search_text` is what it is found by beside
    its title and description, and `boost` how much before others.
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
    boost: float = 1


def all_pages(library: Library, repository: Repository = NO_REPOSITORY) -> Iterator[PageRecord]:
    """Every generated page, each once. `repository` is where changes are proposed."""
    yield home_page(library)
    yield audit_page(library)
    yield contradictions_page(library)
    yield hindsight_page(library)
    yield from question_pages(library)
    yield from claim_pages(library)
    yield from source_pages(library)
    yield from standing_pages(library)
    yield from calculator_pages(library)
    yield fidelity_page(library)
    yield from topic_pages(library)
    yield from index_pages(library)
    yield reading_page(library)
    yield rating_page(library)
    yield from field_pages()
    yield check_page()
    yield form_page(library, repository)
    yield from rule_pages()


def home_page(library: Library) -> PageRecord:
    """What this is, with one number to change, the most interesting findings and the most disputed questions."""
    return PageRecord(
        "",
        "home.html",
        "Ready Reckoner",
        "Claims about the cost of machine intelligence, recomputed.",
        {
            "calculator": featured_calculator(library, "home"),
            "findings": highlights(library, FINDINGS_ON_HOME),
            "audit_count": len(audit(library)),
            "disputed": most_disputed(library)[:QUESTIONS_ON_HOME],
            "questions": library.questions,
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
            "documents": documents(library),
            "statements": [claim for claim in library.claims if claim.finding and not claim.formula],
            "causes": CAUSES,
        },
        is_wide=True,
    )


def most_disputed(library: Library) -> list:
    """Questions with several origins, those first whose answers on the same thing lie furthest apart."""
    found = [question for question in library.questions if len(question.origins) > 1 and question.widest]
    return sorted(found, key=lambda question: -question.widest.span.factor)


def contradictions_page(library: Library) -> PageRecord:
    """What cannot both be right."""
    return PageRecord(
        "contradictions/",
        "contradictions.html",
        "Contradictions",
        "Claims that cannot both be right, within a document and between documents.",
        {"within": within_documents(library), "between": between_documents(library)},
        "audit/",
        is_wide=True,
    )


def hindsight_page(library: Library) -> PageRecord:
    """How forecasts have fared."""
    return PageRecord(
        "hindsight/",
        "hindsight.html",
        "Hindsight",
        "Forecasts, set against what was known later.",
        {"hindsight": Hindsight(library), "fewest": FEWEST_TO_RANK},
        "audit/",
        is_wide=True,
    )


def question_pages(library: Library) -> Iterator[PageRecord]:
    """The list of questions, and one page for each."""
    curated = [question for question in library.questions if question.is_curated]
    yield PageRecord(
        "questions/",
        "questions.html",
        "Questions",
        "Rival claims side by side, in one unit.",
        {"curated": curated, "others": [question for question in library.questions if not question.is_curated]},
        is_wide=True,
    )
    for question in library.questions:
        yield PageRecord(
            question.url,
            "question.html",
            question.question,
            _shortened(summary(question)),
            {"question": question},
            "questions/",
            is_wide=True,
            search_text=", ".join(
                name
                for topic in (*question.subject_links, *question.quantity_links)
                for name in (topic.label, *topic.aliases)
            ),
            boost=CURATED_BOOST if question.is_curated else TOPIC_BOOST,
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
            is_wide=True,
        )


def standing_pages(library: Library) -> Iterator[PageRecord]:
    """One page for each standing calculator."""
    for standing in library.calculators:
        labels = [one.label for one in (*standing.record.inputs.values(), *standing.record.results.values())]
        yield PageRecord(
            standing.url,
            "standing.html",
            standing.title,
            _shortened(standing.summary),
            {"standing": standing},
            "calculators/",
            is_wide=True,
            search_text=", ".join(["Calculator", *dict.fromkeys(labels)]),
            boost=CURATED_BOOST,
        )


def fidelity_page(library: Library) -> PageRecord:
    """What the laws give, beside what was published."""
    untested = _laws_without_figures(library)
    return PageRecord(
        "fidelity/",
        "fidelity.html",
        "Fidelity",
        "What the laws of the calculators give, beside what was published.",
        {
            "groups": library.fidelity,
            "users": _calculators_by_group(library),
            "tested": len(law_names()) - len(untested),
            "untested": untested,
        },
        "calculators/",
        is_wide=True,
    )


def _calculators_by_group(library: Library) -> dict[str, list]:
    """The calculators whose sums each group of published numbers tests, by the group's id."""
    return {group.id: [one for one in library.calculators if group in one.fidelity] for group in library.fidelity}


def _laws_without_figures(library: Library) -> list[str]:
    """The laws that no published number was compared with, in words."""
    tested = {name for group in library.fidelity for name in group.law_names}
    return [readable_name(name) for name in law_names() if name not in tested]


def calculator_pages(library: Library) -> Iterator[PageRecord]:
    """One calculator for the whole chain of each source that argues, and the list of all calculators."""
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
        "The sums of the field, and whole arguments, with numbers that can be changed.",
        {"standing": library.calculators, "chains": chains, "fidelity": library.fidelity},
        is_wide=True,
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
                is_wide=True,
                search_text=", ".join(topic.aliases),
                boost=TOPIC_BOOST,
            )


def index_pages(library: Library) -> Iterator[PageRecord]:
    """The lists of claims, sources, subjects and quantities."""
    yield PageRecord(
        "claims/",
        "claims.html",
        "Claims",
        "Every claim, by source.",
        {"claims": library.claims, "sources": [source for source in library.sources if source.claims]},
        is_wide=True,
    )
    yield PageRecord(
        "sources/",
        "sources.html",
        "Sources",
        "Every document that states something.",
        {"sources": library.sources},
        is_wide=True,
    )
    yield PageRecord(
        "subjects/",
        "topics.html",
        "Subjects",
        "What the claims are about.",
        {
            "topics": library.subjects,
            "heading": "Subjects",
            "singular": "Subject",
            "lead": "What the claims are about: models, chips, methods.",
        },
        is_wide=True,
    )
    yield PageRecord(
        "quantities/",
        "topics.html",
        "Quantities",
        "What the claims put a number on.",
        {
            "topics": library.quantities,
            "heading": "Quantities",
            "singular": "Quantity",
            "lead": "What the claims put a number on, each with the unit in which it is shown first.",
        },
        is_wide=True,
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


def rating_page(library: Library) -> PageRecord:
    """Which grade to choose, with examples from the records."""
    return PageRecord(
        "rating/",
        "rating.html",
        "Rating guide",
        "Which letter for a source, which digit for a claim, with examples.",
        {
            "reliability": reliability_grades(library),
            "credibility": credibility_grades(library),
            "odd": unlike_its_source(library),
        },
    )


def field_pages() -> Iterator[PageRecord]:
    """What may stand in each kind of record, from the schemas."""
    found = kinds()
    yield PageRecord(
        "fields/",
        "fields.html",
        "What stands in a record",
        "The kinds of records and their fields.",
        {"kinds": found},
        is_wide=True,
        short_title="Fields of records",
    )
    for kind in found:
        yield PageRecord(
            kind.url,
            "field_kind.html",
            f"{kind.title}: the fields",
            _shortened(kind.description),
            {"kind": kind},
            "fields/",
            is_wide=True,
            search_text=", ".join(field.path for field in kind.fields),
        )


def check_page() -> PageRecord:
    """What is checked of every record, from the rules themselves."""
    return PageRecord(
        "check/",
        "check.html",
        "What is checked",
        "The rules that every record keeps.",
        {"groups": rule_groups()},
    )


def form_page(library: Library, repository: Repository = NO_REPOSITORY) -> PageRecord:
    """The page on which a claim is written without Git."""
    return PageRecord(
        "contribute/",
        "form.html",
        "Contribute a claim",
        "Quote a source, and this page writes and checks the record. Nothing is sent anywhere.",
        {"view": FormView(library), "repository": repository},
        is_wide=True,
        short_title="Write a claim",
    )


def rule_pages() -> Iterator[PageRecord]:
    """A page for each rule: why it is there, and an example with what the check says of it."""
    for view in rule_views():
        yield PageRecord(
            view.rule.page,
            "rule.html",
            view.title,
            view.rule.description,
            {"view": view},
            "check/",
            short_title=view.rule.code,
        )


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= DESCRIPTION_LENGTH else text[: DESCRIPTION_LENGTH - 1].rstrip() + "…"
