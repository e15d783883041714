"""A standing calculator and a group of fidelity cases without a fault, over the claims of `corpus`."""

from build_scripts.check.example_corpus import CALCULATOR, CALCULATOR_FILE, FIDELITY, FIDELITY_FILE


def add_calculator(corpus, old: str = "", new: str = "") -> None:
    """Write the calculator, with one part of it replaced."""
    _add(corpus, CALCULATOR_FILE, CALCULATOR, old, new)


def add_fidelity(corpus, old: str = "", new: str = "") -> None:
    """Write the cases, with one part of them replaced, and the calculator that they name."""
    if not (corpus.root / CALCULATOR_FILE).exists():
        add_calculator(corpus)
    _add(corpus, FIDELITY_FILE, FIDELITY, old, new)


def _add(corpus, file: str, text: str, old: str, new: str) -> None:
    corpus.write(file, text)
    if old:
        corpus.replace(file, old, new)
