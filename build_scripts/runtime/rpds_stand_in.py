"""Takes the place of `rpds` in the browser: the few names of it that `referencing` and `jsonschema` use.

`rpds` is compiled for the host and not for Pyodide. Its maps and sets never change; each change makes another. Here
they are copies of plain ones, which is as good for the dozen schemas that we have. The host keeps the real one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


class HashTrieMap(Mapping):
    """A mapping that is never changed."""

    __slots__ = ("_held",)

    def __init__(self, value: Mapping | Iterable = (), **named: object):
        self._held = dict(value, **named)

    @classmethod
    def convert(cls, value: Mapping | Iterable) -> HashTrieMap:
        """The map itself, or one with the same content."""
        return value if isinstance(value, cls) else cls(value)

    def __getitem__(self, key: object) -> object:
        return self._held[key]

    def __iter__(self) -> Iterator:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __hash__(self) -> int:
        return hash(frozenset(self._held.items()))

    def insert(self, key: object, value: object) -> HashTrieMap:
        """The map with `key` standing for `value`."""
        return HashTrieMap({**self._held, key: value})

    def remove(self, key: object) -> HashTrieMap:
        """The map without `key`, which must be in it."""
        self._held[key]
        return self.discard(key)

    def discard(self, key: object) -> HashTrieMap:
        """The map without `key`."""
        return HashTrieMap({known: value for known, value in self._held.items() if known != key})

    def update(self, *others: Mapping | Iterable, **named: object) -> HashTrieMap:
        """The map with the content of others; the last one wins."""
        held = dict(self._held)
        for other in others:
            held.update(other)
        return HashTrieMap({**held, **named})


class HashTrieSet(frozenset):
    """A set that is never changed."""

    __slots__ = ()

    def insert(self, value: object) -> HashTrieSet:
        """The set with `value` in it."""
        return HashTrieSet({*self, value})

    def remove(self, value: object) -> HashTrieSet:
        """The set without `value`, which must be in it."""
        if value not in self:
            raise KeyError(value)
        return self.discard(value)

    def discard(self, value: object) -> HashTrieSet:
        """The set without `value`."""
        return HashTrieSet(self - {value})

    def update(self, *others: Iterable) -> HashTrieSet:
        """The set with the content of others."""
        return HashTrieSet(self.union(*others))


class List:
    """A list that is never changed, the newest first."""

    __slots__ = ("_held",)

    def __init__(self, value: Iterable = (), *more: object):
        self._held = (value, *more) if more else tuple(value)

    def __iter__(self) -> Iterator:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, List) and self._held == other._held

    def __hash__(self) -> int:
        return hash(self._held)

    def push_front(self, value: object) -> List:
        """The list with `value` before all others."""
        return List((value, *self._held))

    def drop_first(self) -> List:
        """The list without its first; there must be one."""
        if not self._held:
            raise IndexError("empty list")
        return List(self._held[1:])

    @property
    def first(self) -> object:
        """The first; there must be one."""
        if not self._held:
            raise IndexError("empty list")
        return self._held[0]

    @property
    def rest(self) -> List:
        """The list without its first, or empty."""
        return List(self._held[1:])
