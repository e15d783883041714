"""A law of calc, as pages show it: its formula in type, what its docstring says, and its worked example."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.publish.formula_view import readable_name
from build_scripts.publish.typeset import Typeset, typeset
from calc.errors import CalcError
from calc.formula import parse
from calc.laws import LAWS

_LAWS = {law.__name__: law for law in LAWS}
_CODE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class LawView:
    """One law. `paragraphs` hold where it comes from; `examples` are runs with their results, tested as such."""

    name: str
    signature: str
    formula: Typeset | None
    paragraphs: list[Markup]
    examples: str

    @property
    def label(self) -> str:
        """Its name in words."""
        return readable_name(self.name)

    @property
    def title(self) -> str:
        """The same as a heading."""
        return self.label[:1].upper() + self.label[1:]

    @property
    def anchor(self) -> str:
        """The id of its place on a page."""
        return f"law-{self.name.replace('_', '-')}"


def law_names() -> list[str]:
    """The names of all laws."""
    return list(_LAWS)


def laws_in(formula: str | None) -> list[str]:
    """The names of the laws that a formula calls, each once, in their order."""
    try:
        called = parse(formula or "").functions
    except CalcError:
        return []
    return [name for name in dict.fromkeys(called) if name in _LAWS]


def law_view(name: str) -> LawView:
    """The law of that name."""
    law = _LAWS[name]
    prose, examples = _split(inspect.getdoc(law) or "")
    return LawView(
        name,
        f"{name}({', '.join(law.units)})",
        typeset(law.formula) if law.formula else None,
        [_with_code(" ".join(part.split())) for part in re.split(r"\n\s*\n", prose) if part.strip()],
        examples,
    )


def _split(docstring: str) -> tuple[str, str]:
    """The prose, and the examples below it."""
    place = docstring.find(">>>")
    return (docstring, "") if place < 0 else (docstring[:place], docstring[place:].strip())


def _with_code(text: str) -> Markup:
    """Escaped text, with what stands between backticks as code."""
    parts = _CODE.split(text)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if place % 2 else Markup.escape(part) for place, part in enumerate(parts)
    )
