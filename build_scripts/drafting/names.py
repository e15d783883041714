"""Ids for new records: short, made of what the record is about, unlike every other. They are permanent."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from urllib.parse import urlsplit

from build_scripts.drafting.topics import COMMON
from build_scripts.records.load import FOLDERS
from build_scripts.records.records import Records

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST, LONGEST_PROPOSAL = 80, 48
RESERVED = {"vocabulary", "source", *FOLDERS}
# Sources of these kinds are known by the year alone, others by the month, as several come in a year.
BY_YEAR = ("paper", "report", "documentation", "dataset")
_LETTERS = str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ß": "ss", "æ": "ae", "đ": "d", "ı": "i", "œ": "oe"})


def slug(text: str, longest: int = LONGEST_PROPOSAL) -> str:
    """Text as an id: lower-case ASCII letters and digits joined by dashes, cut between words; empty for none."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    name = ""
    for part in re.findall("[a-z0-9]+", plain.replace("'", "")):
        if len(name) + len(part) + 1 > longest:
            break
        name = f"{name}-{part}" if name else part
    return name


def is_name(text: str) -> bool:
    """Whether a text can be the id of a source, or of a claim within its source."""
    return bool(NAME.fullmatch(text)) and len(text) <= LONGEST and text not in RESERVED


def claim_name(records: Records, source_id: str, subject: str | None, quantity: str | None, statement: str) -> str:
    """The name of a new claim within its source: the quantity, with the subject where that is taken; without a quantity
    the first words of the statement."""
    taken = {claim.id.partition("/")[2] for claim in records.claims_of(source_id)}
    if quantity:
        short, subject_name = slug(quantity.replace("_", "-")), slug(subject or "")
        choices = [short, f"{subject_name}-{short}"[:LONGEST].strip("-") if subject_name else short]
    else:
        said = [word for word in re.findall(r"[\w.'-]+", statement) if word.lower() not in COMMON]
        choices = [slug(" ".join(said[:4])) or "claim"]
    return _free(choices, taken)


def source_name(
    records: Records, producer: str | None, published: str | None, kind: str | None, url: str | None
) -> str:
    """The id of a new source: who made it and when, such as `haley-2023-04` or `kaplan-2020`."""
    date = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-\d\d)?", published or "")
    maker = _maker(producer or "", url or "") or slug(_site(url or "")) or "source"
    choices = [maker]
    if date:
        year, month = f"{maker}-{date[1]}", f"{maker}-{date[1]}-{date[2]}"
        choices = [year] if not date[2] else [year, month] if kind in BY_YEAR else [month]
    return _free(choices, {*records.directories, *records.sources})


def _free(choices: list[str], taken: Container[str]) -> str:
    """The first choice that is not taken, else the last with a number behind it."""
    for name in choices:
        if name not in taken and name not in RESERVED:
            return name
    base, number = choices[-1][: LONGEST - 5], 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def _maker(producer: str, url: str) -> str:
    """The surname of the first author, or the short name of an organisation: the one whose site it is."""
    first = re.split(r"\s*(?:,|;|\(|&| and )\s*", producer.strip())[0].removeprefix("@")
    parts = first.split()
    site = _site(url).replace("-", "")
    if len(parts) < 2:
        return slug(first)
    for count in range(len(parts), 0, -1):
        if slug("".join(parts[:count])) == site:
            return slug(" ".join(parts[:count]))
    # Two or three words with a capital, of which the site says nothing, are a person's name.
    is_person = (
        len(parts) <= 3 and all(part[:1].isupper() for part in parts) and parts[0].lower() not in ("the", "an", "a")
    )
    return slug(parts[-1]) if is_person else slug(" ".join(parts[:2]))


def _site(url: str) -> str:
    """The name of a site: `openai` of https://www.openai.com/research."""
    try:
        labels = (urlsplit(url).hostname or "").split(".")
    except ValueError:
        return ""
    if len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2:  # example.co.uk
        labels = labels[:-1]
    return labels[-2] if len(labels) > 1 else labels[0]
