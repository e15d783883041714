"""Curves of results over one input, computed by calc: what `drawing` draws as lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from calc.text import amount_text, number_text

POINTS = 81
SAMPLES = 512  # for the bands: they are drawn, not read
# Words that join what is shared with what is not.
_JOINING = frozenset(["at", "by", "for", "from", "in", "of", "on", "over", "the", "with"])
Ask = Callable[[dict], dict]


class CurveError(ValueError):
    """Why a picture of a calculator cannot be computed, as a sentence."""


def curves(ask: Ask, picture: dict) -> dict:
    """The picture with every other number as it is: a line for each result, or for each value of its family."""
    answers = [(label, _asked(ask, picture, settings)) for label, settings in _members(ask, picture)]
    x = answers[0][1]["x"]
    first = answers[0][1]["results"][picture["claims"][0]]
    series = [
        {"label": _label(picture, claim_id, member), **_curve(answer["results"][claim_id])}
        for member, answer in answers
        for claim_id in picture["claims"]
    ]
    return {
        "kind": "lines",
        "title": picture["title"],
        "has_title": False,  # a heading says it
        "x": {
            "label": picture["x_label"],
            "unit_text": x["unit_text"] or "",
            "is_logarithmic": picture["is_logarithmic"],
            "values": x["values"],
        },
        "y": {
            "label": picture["y_label"],
            "unit_text": first["unit_text"] or "",
            "is_logarithmic": _is_wide(series),
        },
        "family": picture["family_label"],
        "series": series,
        "marks": list(_marks(ask, picture, x)),
    }


def split_labels(labels: list[str]) -> tuple[str, list[str]]:
    """What labels begin with in common, and what is left of each: lines of one picture need only say what differs."""
    words = [label.split() for label in labels]
    count = 0
    while len(labels) > 1 and all(len(one) > count + 1 for one in words) and len({one[count] for one in words}) == 1:
        count += 1
    # `approach 1` stays together, and so does `for a dollar`.
    while count and (words[0][count - 1] in _JOINING or any(one[count].isdigit() for one in words)):
        count -= 1
    if not count:
        return "", labels
    shared = " ".join(words[0][:count]).rstrip(",:")
    return shared, [_sentence(one[count:]) for one in words]


def _sentence(words: list[str]) -> str:
    text = " ".join(words).removeprefix("by ")
    return text[:1].upper() + text[1:]


def _members(ask: Ask, picture: dict) -> list[tuple[str, dict]]:
    """Each value of the family as it is understood, with what it sets; nothing where there is no family."""
    family = picture["family"]
    if not family:
        return [("", {})]
    found = []
    for text in family["values"]:
        settings = {family["input"]: str(text)}
        told = _checked(ask({"op": "evaluate", "claims": [], "set": settings}), picture)["understood"]
        found.append((told[family["input"]]["text"], settings))
    return found


def _asked(ask: Ask, picture: dict, settings: dict) -> dict:
    request = {
        "op": "sweep",
        "vary": picture["vary"],
        "from": picture["from"],
        "to": picture["to"],
        "count": POINTS,
        "is_logarithmic": picture["is_logarithmic"],
        "claims": picture["claims"],
        "units": dict.fromkeys(picture["claims"], picture["unit"]),
        "set": settings,
        # The bands of several lines would hide each other.
        "samples": 0 if picture["family"] or len(picture["claims"]) > 1 else SAMPLES,
    }
    return _checked(ask(request), picture)


def _checked(answer: dict, picture: dict) -> dict:
    problems = [answer["error"]] if "error" in answer else list(answer.get("errors", {}).values())
    if problems:
        raise CurveError(f"The picture '{picture['title']}' cannot be computed: {problems[0]['message']}")
    return answer


def _curve(result: dict) -> dict:
    """The values of a line, with its band where it has one."""
    return {key: result[key] for key in ("values", "p5", "p95") if result[key]}


def _label(picture: dict, claim_id: str, member: str) -> str:
    """What a line is called: the result, the member of the family, or both where both differ."""
    result = picture["series_labels"][claim_id]
    if not member:
        return result
    return f"{result}, {member}" if len(picture["claims"]) > 1 else member


def _is_wide(series: list[dict]) -> bool:
    """Whether the numbers span so much that only equal ratios show them all."""
    values = [value for line in series for value in line["values"] if value is not None]
    return bool(values) and min(values) > 0 and max(values) / min(values) > 30


def _marks(ask: Ask, picture: dict, x: dict) -> Iterator[dict]:
    """The results that lie on the horizontal axis, each with the height of the first curve there."""
    vary, first = picture["vary"], picture["claims"][0]
    for _, settings in _members(ask, picture):
        for mark in picture["marks"]:
            there = ask({"op": "evaluate", "claims": [mark], "units": {mark: x["unit"]}, "set": settings})
            value = _checked(there, picture)["results"][mark]["value"]
            if value is None or not min(x["values"]) <= value <= max(x["values"]):
                continue
            height = ask(
                {"op": "evaluate", "claims": [first], "set": {**settings, vary: repr(value)},
                 "written_in": {vary: x["unit"]}, "units": {first: picture["unit"]}}
            )  # fmt: skip
            # There is no room to say what is marked: that stands below. Of a family each curve has its own mark.
            text = number_text(value, 3) if settings else amount_text(value, x["unit"], 3)
            name = picture["mark_labels"][mark]
            yield {"x": value, "y": height["results"][first]["value"], "label": text, "name": name}
