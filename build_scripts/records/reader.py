"""Reads one YAML file into nodes with places, and collects what is wrong with it instead of raising.

Only the part of YAML that records need is accepted: one document of mappings, lists and scalars. Anchors, aliases,
merge keys and tags are refused, because they let a small file stand for a huge one, or hide what it says. The parser's
events are taken one by one and put together here without recursion, so that a hostile file costs no more than its size.

A trouble says what was met and where; which code it gets and what to do about it is said by the rules in `check`.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path as FilePath

import yaml

from build_scripts.records.node import Entry, Hole, Mapping, Node, Place, Scalar, Sequence
from build_scripts.records.packed import pack, unpack

LARGEST_FILE = 200_000  # bytes; the largest record that makes sense is a tenth of it
DEEPEST = 12  # levels; our records need four
MOST_OF_A_KIND = 20
# Troubles with how a file is written, not with what it says.
LAYOUT = frozenset({"trailing-space", "tab", "line-end", "last-line"})
LINES = re.compile(r"\r\n|\r|\n")
BEHIND_TAB = re.compile(r" *\t[ \t]*$")  # space in which a tab stands, right before a value
SCHEMA_LINE = re.compile(r"#\s*yaml-language-server:\s*\$schema=(.*)")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# Characters that make text look different from what it is, and the two that YAML 1.1 takes for line ends.
HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u2028\u2029\x85]")
LINE_ENDS = re.compile("[\u2028\u2029\x85]")
ESCAPED = re.compile(CONTROL.pattern[:-1] + r"\ud800-\udfff]")
CONFLICT = re.compile(r"^(<{7}|>{7}|\|{7})(?= |$)", re.MULTILINE)


@dataclass(slots=True)
class Trouble:
    """Something in a file that is not as it should be: its kind, its place, what was found, and more words on it."""

    kind: str
    place: Place
    found: str = ""
    detail: str = ""
    field: str = ""


@dataclass
class Document:
    """One file as read: its root node (None when nothing could be read) and its troubles."""

    file: str
    kind: str
    root: Node | None = field(default_factory=lambda: None)  # no default of the class: see `__getattr__`
    troubles: list[Trouble] = field(default_factory=list)
    broken: bool = False  # the file could not be read to its end: say nothing of what it lacks
    schema: str | None = None  # what its first line names as its schema, for editors

    def __getstate__(self) -> dict:
        state = dict(self.__dict__)
        if "root" in state:
            state["packed"] = pack(state.pop("root"))
        return state

    def __getattr__(self, name: str) -> Node | None:
        """Of a document that was stored, the nodes are put together when they are first asked for."""
        if name != "root" or "packed" not in self.__dict__:
            raise AttributeError(name)
        self.root = unpack(self.__dict__.pop("packed"), self.file)
        return self.root

    def report(self, trouble: Trouble) -> None:
        """Keep a trouble; of one kind no more than MOST_OF_A_KIND, which is enough to see what is going on."""
        if sum(known.kind == trouble.kind for known in self.troubles) < MOST_OF_A_KIND:
            self.troubles.append(trouble)


def read_document(path: FilePath, file: str, kind: str) -> Document:
    """Read the file at `path`; `file` is its name as shown to people."""
    document = Document(file, kind)
    raw = _read_bytes(path, document)
    if raw is not None:
        read_text(raw, document)
    return document


def read_text(raw: bytes, document: Document) -> None:
    """Read the content of a file into `document`."""
    text = _decode(raw, document)
    if text is not None:
        parse_text(text, document)


def parse_text(text: str, document: Document) -> None:
    """Read YAML text into `document`."""
    written = text
    text = _clean(text, document)
    conflicts = [
        Trouble("conflict", _place(document.file, text, match.start()), match.group())
        for match in CONFLICT.finditer(text)
    ]
    for conflict in conflicts:
        document.report(conflict)
    composer = _Composer(document, text)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if not composer.take(event):
                break
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two: absurd \U escapes, without libyaml
        document.broken = True
        if not conflicts:  # the marker is the cause, the parser's complaint only its echo
            document.troubles.append(_syntax_trouble(error, text, document.file))
    document.root = composer.root
    if composer.root is None and not document.broken:
        document.troubles.append(Trouble("empty", Place(document.file, 1, 1)))
        document.broken = True
    if not document.broken:
        _look_at_layout(written, document, composer)


def _give_up(document: Document, kind: str, found: str = "", place: Place | None = None, detail: str = "") -> None:
    document.troubles.append(Trouble(kind, place or Place(document.file, 1, 1), found, detail))
    document.broken = True


def _read_bytes(path: FilePath, document: Document) -> bytes | None:
    try:
        about = path.lstat()
        if not stat.S_ISREG(about.st_mode):
            return _give_up(document, "not-a-file", "a symbolic link" if path.is_symlink() else "no regular file")
        if about.st_size > LARGEST_FILE:
            return _too_large(about.st_size, document)
        return path.read_bytes()
    except OSError as error:
        return _give_up(document, "unreadable", error.strerror or type(error).__name__)


def _too_large(size: int, document: Document) -> None:
    _give_up(document, "too-large", f"{size:,} bytes")


def _decode(raw: bytes, document: Document) -> str | None:
    if len(raw) > LARGEST_FILE:
        return _too_large(len(raw), document)
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _give_up(document, "not-utf8", "UTF-16", detail="the file begins with the mark of UTF-16")
    if raw.startswith(b"\xef\xbb\xbf"):
        document.troubles.append(Trouble("bom", Place(document.file, 1, 1), "a byte order mark (EF BB BF)"))
        raw = raw[3:]
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        good = raw[: error.start].decode("utf-8")
        place = _place(document.file, good, len(good))
        return _give_up(document, "not-utf8", f"byte {raw[error.start]:02X} (hexadecimal)", place)


def _clean(text: str, document: Document) -> str:
    """Report control and hidden characters; what breaks YAML is replaced, so that the rest can be read."""
    for kind, pattern in (("hidden", HIDDEN), ("control", CONTROL)):
        for match in islice(pattern.finditer(text), MOST_OF_A_KIND):
            place = _place(document.file, text, match.start())
            document.report(Trouble(kind, place, f"U+{ord(match.group()):04X}"))
    return LINE_ENDS.sub(" ", CONTROL.sub("\ufffd", text))


def _look_at_layout(text: str, document: Document, composer: _Composer) -> None:
    """How the text is written: its first line, spaces and tabs that nobody sees, and the ends of its lines."""
    lines = LINES.split(text)
    named = SCHEMA_LINE.match(lines[0])
    document.schema = named[1].strip() if named else None
    found = {
        "trailing-space": [
            number for number, line in enumerate(lines) if line[-1:] in (" ", "\t") and number not in composer.in_blocks
        ],
        "tab": composer.behind_tabs,
        "line-end": [text.count("\n", 0, text.index("\r"))] if "\r" in text else [],
        "last-line": [len(lines) - 1] if not text.endswith("\n") or text.endswith("\n\n") else [],
    }
    for kind, where in found.items():
        if where:
            column = len(lines[where[0]].rstrip()) + 1 if kind == "trailing-space" else 1
            document.report(Trouble(kind, Place(document.file, where[0] + 1, column), str(len(where))))


def _place(file: str, text: str, index: int) -> Place:
    line = text.count("\n", 0, index) + 1
    return Place(file, line, index - (text.rfind("\n", 0, index) + 1) + 1)


def _syntax_trouble(error: Exception, text: str, file: str) -> Trouble:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
    lines = text.splitlines()
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    opened = getattr(error, "context_mark", None)
    words = [getattr(error, "problem", None) or str(error), getattr(error, "context", None) or ""]
    where = f"{opened.line + 1}:{opened.column + 1}" if opened else ""
    return Trouble("syntax", place, line.strip(), " | ".join([*words, where]))


class _Composer:
    """Puts events together into nodes. `open` is the stack of mappings and lists that are not yet closed.

    `keys` runs beside it: the key that waits for its value, as (text, place), or None where a key is due or where the
    open node is a list. The text None stands for a key whose value is read but not kept (a duplicate, a merge key).
    """

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.root: Node | None = None
        self.open: list[Mapping | Sequence] = []
        self.keys: list[tuple[str | None, Place] | None] = []
        self.skip = 0  # depth inside something that is left out
        self.documents = 0
        self.in_blocks: set[int] = set()  # the lines of text blocks, in which every space counts
        self.tabbed = LINES.split(text) if "\t" in text else None
        self.behind_tabs: list[int] = []  # the lines in which a tab stands before a value

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False when the rest of the file should not be read."""
        if isinstance(event, yaml.ScalarEvent):
            self._layout(event)
            self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._start(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._end()
        elif isinstance(event, yaml.AliasEvent):
            self._report("anchor", event, f"*{event.anchor}", "alias")
            self._leave_out(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._report("documents", event, "---")
                return False
        return True

    def _layout(self, event: yaml.ScalarEvent) -> None:
        start, end = event.start_mark, event.end_mark
        if event.style in ("|", ">"):
            self.in_blocks.update(range(start.line + 1, end.line + (end.column > 0)))
        if self.tabbed and BEHIND_TAB.search(self.tabbed[start.line], 0, start.column):
            self.behind_tabs.append(start.line)

    def _place(self, event: yaml.Event) -> Place:
        return Place(self.document.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _report(self, kind: str, event: yaml.Event, found: str, detail: str = "") -> None:
        self.document.report(Trouble(kind, self._place(event), found, detail, self._field()))

    def _field(self) -> str:
        return ".".join(key[0] for key in self.keys if key and key[0])

    def _key_is_due(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1], Mapping) and self.keys[-1] is None

    def _must_be_left_out(self, event: yaml.Event) -> bool:
        if event.anchor:
            self._report("anchor", event, f"&{event.anchor}", "anchor")
        if event.tag:
            self._report("tag", event, event.tag)
        return bool(event.tag)

    def _leave_out(self, event: yaml.Event) -> None:
        """Put a hole where a value stands that cannot be used; as a key, it takes its value with it."""
        if self.skip:
            return
        if self._key_is_due():
            self.keys[-1] = (None, self._place(event))
        else:
            self._put(Hole(self._place(event)))
            self._value_is_done()

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if self.skip:
            return
        if self._must_be_left_out(event):
            self._leave_out(event)
        elif self._key_is_due():
            self._key(event)
        else:
            text = self._without_escaped_controls(event)
            if event.style in ("|", ">"):
                text = text.rstrip("\n")  # the line end that closes a block is not part of what it says
            self._put(Scalar(text, not event.style, self._place(event)))
            self._value_is_done()

    def _without_escaped_controls(self, event: yaml.ScalarEvent) -> str:
        """In double quotes, `\\0` and the like bring back what may not stand in the file itself."""
        if event.style == '"' and not event.value.isprintable():
            for kind, pattern in (("hidden", HIDDEN), ("control", ESCAPED)):
                for match in islice(pattern.finditer(event.value), MOST_OF_A_KIND):
                    self._report(kind, event, f"U+{ord(match.group()):04X}", "escaped")
            return ESCAPED.sub("\ufffd", event.value)
        return event.value

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        if self.skip:
            self.skip += 1
            return
        left_out = self._must_be_left_out(event)
        if self._key_is_due():
            self._report("key", event, "a list or a mapping")
            left_out = True
        elif not left_out and len(self.open) >= DEEPEST:
            self._report("deep", event, f"more than {DEEPEST} levels")
            left_out = True
        if left_out:
            self._leave_out(event)
            self.skip = 1
            return
        place = self._place(event)
        node: Mapping | Sequence = Mapping(place) if isinstance(event, yaml.MappingStartEvent) else Sequence(place)
        self._put(node)
        self.open.append(node)
        self.keys.append(None)

    def _end(self) -> None:
        if self.skip:
            self.skip -= 1
            return
        self.open.pop()
        self.keys.pop()
        self._value_is_done()

    def _key(self, event: yaml.ScalarEvent) -> None:
        mapping, text, place = self.open[-1], self._without_escaped_controls(event), self._place(event)
        key: str | None = text
        if text == "<<" and not event.style:
            self._report("merge", event, "<<")
            key = None
        elif text in mapping.entries:  # type: ignore[union-attr]
            first = mapping.entries[text].key_place  # type: ignore[union-attr]
            name = ".".join(part for part in (self._field(), text) if part)
            self.document.report(Trouble("duplicate", place, text, str(first.line), name))
            key = None
        self.keys[-1] = (key, place)

    def _put(self, node: Node) -> None:
        if not self.open:
            if self.root is None:
                self.root = node
        elif isinstance(self.open[-1], Sequence):
            self.open[-1].items.append(node)
        elif self.keys[-1] is not None and self.keys[-1][0] is not None:
            key, place = self.keys[-1]
            self.open[-1].entries[key] = Entry(place, node)  # type: ignore[index]

    def _value_is_done(self) -> None:
        if self.keys:
            self.keys[-1] = None
