"""A subject or a quantity, as its page shows it."""

from __future__ import annotations

_FOLDERS = {"subject": "subjects", "quantity": "quantities"}


class TopicView:
    """One entry of the vocabulary with the claims that use it."""

    def __init__(self, kind: str, topic_id: str, record, claims: list):
        self.kind = kind
        self.id = topic_id
        self.label = record.label if record else topic_id
        self.description = record.description if record else None
        self.unit = getattr(record, "unit", None)
        self.units = getattr(record, "units", [])
        self.aliases = record.aliases if record else []
        self.minimum = getattr(record, "min", None)
        self.maximum = getattr(record, "max", None)
        self.claims = claims
        self.url = f"{_FOLDERS[kind]}/{topic_id}/"

    @property
    def groups(self) -> list[tuple[str, str | None, list]]:
        """Claims by the other axis: (label, url, claims), most rivals first.

        On a subject's page one group is one quantity, and the other way round.
        """
        found: dict[str | None, list] = {}
        for claim in self.claims:
            found.setdefault(claim.quantity_id if self.kind == "subject" else claim.subject_id, []).append(claim)
        groups = []
        for claims in found.values():
            first = claims[0]
            if self.kind == "subject":
                label, url = first.quantity_label or "Other statements", first.quantity_url
            else:
                label, url = first.subject_label or "Other subjects", first.subject_url
            groups.append((label, url, claims))
        return sorted(groups, key=lambda group: (group[1] is None, -len(group[2]), group[0].casefold()))
