"""The messages of the page: `{"op": name, …}` in, plain JSON out.

A request that cannot be answered gives `{"error": {"message", "expected", "hint"}}`, as with `calc.messages`.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from build_scripts.form.desk import Desk, HeldText
from build_scripts.form.draft import as_json, make_draft
from build_scripts.form.form import names, read_form
from build_scripts.form.recomputation import recomputation
from build_scripts.form.rivalry import rivalry
from build_scripts.form.search import search
from build_scripts.form.verdicts import findings
from build_scripts.records.snapshot import from_bytes
from calc.errors import CalcError

_desk: Desk | None = None


def start(file: str) -> None:
    """Take the records that were packed with the page."""
    global _desk
    _desk = Desk(from_bytes(Path(file).read_bytes()))


def handle_text(text: str, desk: Desk | None = None) -> str:
    """Answer one message as text; never raises for anything that is wrong with the message."""
    try:
        request = json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        return json.dumps(_refusal(CalcError(f"The message is not JSON: {error}.")))
    return json.dumps(handle(request, desk), allow_nan=False)


def handle(request: object, desk: Desk | None = None) -> dict:
    """Answer one message."""
    try:
        if not isinstance(request, Mapping):
            raise CalcError("The message is not an object.", expected='an object such as {"op": "draft"}')
        operation = OPERATIONS.get(str(request.get("op")))
        if operation is None:
            raise CalcError(f"There is no operation {request.get('op')!r}.", expected=", ".join(OPERATIONS))
        return operation(request, desk or _desk)
    except CalcError as error:
        return _refusal(error)


def _refusal(error: CalcError) -> dict:
    return {"error": error.as_dict()}


def _draft(request: Mapping, desk: Desk) -> dict:
    """The files that a form stands for, what the check finds in them, and what there is already."""
    form, today = read_form(request), _today(request)
    draft = make_draft(form, desk, today)
    records = draft.records()
    return {
        **as_json(draft, form, desk),
        "findings": findings(draft, form, desk, records, today),
        "recomputation": recomputation(draft.proposal.id, records) if draft.files else None,
        "text": _about_text(desk, draft.source_id),
        **rivalry(draft, desk.records),
    }


def _today(request: Mapping) -> date:
    try:
        return date.fromisoformat(str(request.get("today")))
    except ValueError:
        raise CalcError("The request does not say what day it is.", expected='"today": "2026-11-29"') from None


def _about_text(desk: Desk, source_id: str | None) -> dict | None:
    """The text at hand; `is_recorded` says whether the source records this one, None where it records none."""
    if desk.text is None:
        return None
    source = desk.records.sources.get(source_id or "")
    recorded = source.text_sha256 if source else None
    return {
        "sha256": desk.text.sha256,
        "is_recorded": recorded and recorded == desk.text.sha256,
        "is_page": desk.text.is_page,
        "remarks": desk.text.remarks,
    }


def _search(request: Mapping, desk: Desk) -> dict:
    """Claims that have the words of a text."""
    return {"claims": search(str(request.get("text", ""))[:200], desk)}


def _text(request: Mapping, desk: Desk) -> dict:
    """Take the text of the source, pasted or the content of a file in base64; or put it away."""
    text, content = request.get("text"), request.get("content")
    desk.text = None
    try:
        raw = base64.b64decode(content or "", validate=True) if text is None else text.encode("utf-8", "replace")
    except (TypeError, ValueError, AttributeError):
        raise CalcError("The text cannot be read.", expected='"text": a text, or "content": base64') from None
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", str(request.get("name") or "text.txt"))[-100:]
    desk.text = HeldText(name, raw) if raw else None
    return {"text": _about_text(desk, None)}


def _describe(request: Mapping, desk: Desk) -> dict:
    """How much there is to compare with, and which fields the form may send."""
    records = desk.records
    return {"fields": names(), "claims": len(records.statements), "sources": len(records.sources)}


OPERATIONS = {"draft": _draft, "search": _search, "text": _text, "describe": _describe}
