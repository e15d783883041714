"""The words that pages put beside codes.

A code (`arithmetic-slip`, `B2`, `at_least`) is for files and machines; a reader always sees the words as well.
"""

KINDS = {
    "statement": "Statement",
    "assumption": "Assumption",
    "implication": "Implication",
}

CAUSES = {
    "arithmetic-slip": "Arithmetic slip",
    "unit-error": "Unit error",
    "dimension-error": "Dimensions do not fit",
    "conceptual-error": "Conceptual error",
    "rounding": "Rounding",
    "outdated": "Outdated input",
    "not-reproducible": "Cannot be reproduced",
}

QUALIFIERS = {
    "exact": "",
    "about": "about",
    "at_least": "at least",
    "at_most": "at most",
}

STATUSES = {
    "submitted": "Submitted, not yet reviewed",
    "accepted": "Accepted",
    "disputed": "Disputed",
    "superseded": "Superseded",
    "withdrawn": "Withdrawn",
}

SOURCE_KINDS = {
    "blog-post": "Blog post",
    "forum-thread": "Forum thread",
    "social-thread": "Social media thread",
    "paper": "Paper",
    "report": "Report",
    "price-page": "Price page",
    "documentation": "Documentation",
    "article": "Article",
    "interview": "Interview",
    "dataset": "Dataset",
    "ours": "Our own claims",
}

# What `forecast` marks: nobody outside could know it when it was said.
FORECAST = "Forecast or early estimate"

VERDICTS = {
    "agrees": "The recomputed number is within the precision that the source wrote, or within 10 %.",
    "rounding": "The difference is no larger than what rounding the inputs can explain.",
    "differs": "The sum does not give what the source states.",
    "dimension-mismatch": "The formula gives a different kind of quantity than the source states.",
    "not-recomputable": "Something that the formula needs is not stated.",
}


def in_words(table: dict[str, str], code: str | None) -> str:
    """The words for `code`; a code that the table does not know is shown as it is."""
    if code is None:
        return ""
    return table.get(code, code.replace("_", " ").replace("-", " "))
