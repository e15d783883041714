"""The rules, one to a file. A new file here is a new rule; nothing else has to be told of it."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from typing import NamedTuple

from build_scripts.check.rule import Rule


class LoadedRule(NamedTuple):
    """A rule with the function that applies it, and the one that repairs what it finds (see `check.repair`), if any."""

    rule: Rule
    check: Callable
    fix: Callable | None = None


@lru_cache(maxsize=1)
def all_rules() -> tuple[LoadedRule, ...]:
    """Every rule, sorted by code."""
    modules = [import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    loaded = (LoadedRule(module.RULE, module.check, getattr(module, "fix", None)) for module in modules)
    return tuple(sorted(loaded, key=lambda one: one.rule.code))
