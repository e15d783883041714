"""The rules, one to a file. A new file here is a new rule; nothing else has to be told of it."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from build_scripts.check.example import Example
from build_scripts.check.rule import Rule


class LoadedRule(NamedTuple):
    """A rule with all that its module says: `check`, which applies it, `fix` where its findings can be repaired (see
    `check.repair`), and `EXAMPLE`, the smallest change that trips it."""

    rule: Rule
    check: Callable
    fix: Callable | None = None
    explanation: str = ""  # why the rule is there, in a few sentences: what its module says of itself
    example: Example | None = None


@lru_cache(maxsize=1)
def all_rules() -> tuple[LoadedRule, ...]:
    """Every rule, sorted by code."""
    modules = [import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    return tuple(sorted(map(_loaded, modules), key=lambda one: one.rule.code))


def _loaded(module: ModuleType) -> LoadedRule:
    explanation = inspect.cleandoc(module.__doc__ or "")
    fix, example = getattr(module, "fix", None), getattr(module, "EXAMPLE", None)
    return LoadedRule(module.RULE, module.check, fix, explanation, example)
