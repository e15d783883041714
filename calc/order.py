"""The order of computation: each thing behind what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable

from calc.errors import CalcError


def in_order(
    starts: Iterable[Hashable],
    behind: Callable[[Hashable], Iterable[Hashable]],
    done: Container = (),
    name: Callable[[Hashable], str] = str,
) -> list:
    """`starts` and everything that they rest on, each behind what it rests on itself.

    `behind` gives what one thing rests on directly; what is in `done` is left out, with all that it rests on. No
    recursion, so that a long chain does not exhaust the stack. Raises `CalcError` naming the circle where there is one.
    """
    found: dict = {}
    for start in starts:
        if start in found or start in done:
            continue
        # `path` is a dict for its order and its quick look-up.
        stack, path = [(start, iter(behind(start)))], {start: None}
        while stack:
            item, rest = stack[-1]
            for next_item in rest:
                if next_item in path:
                    raise _circle(list(path), next_item, name)
                if next_item not in found and next_item not in done:
                    stack.append((next_item, iter(behind(next_item))))
                    path[next_item] = None
                    break
            else:
                stack.pop()
                path.popitem()
                found[item] = None
    return list(found)


def _circle(path: list, again: Hashable, name: Callable[[Hashable], str]) -> CalcError:
    circle = " → ".join(name(item) for item in [*path[path.index(again) :], again])
    return CalcError(f"Claims rest on each other: {circle}.", expected="no circle among the inputs")
