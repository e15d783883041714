"""A subject or a quantity, as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.publish.claim_view import ClaimView
from build_scripts.publish.rating_order import best_first

_FOLDERS = {"subject": "subjects", "quantity": "quantities"}


@dataclass(frozen=True)
class RivalGroup:
    """The numbers of one quantity of one subject: what sources say, by date, and what we add."""

    id: str
    label: str
    url: str
    theirs: list[ClaimView]
    ours: list[ClaimView]

    @property
    def claims(self) -> list[ClaimView]:
        """All of them, the sources' first."""
        return [*self.theirs, *self.ours]

    @property
    def question(self):
        """The question that they answer, where there is one."""
        return self.claims[0].question

    @property
    def best(self) -> ClaimView | None:
        """The best-rated of several numbers of sources that no finding speaks against, the latest of equals."""
        held = [claim for claim in self.theirs if claim.is_standing]
        sound = [claim for claim in held if not claim.is_wrong and not claim.record.forecast]
        return next(iter(best_first(sound)), None) if len(self.theirs) > 1 else None

    @property
    def origins(self) -> int:
        """From how many sources the numbers of sources ultimately come; what we add brings no new ones."""
        return len({origin for claim in self.theirs for origin in claim.origins})


class TopicView:
    """One entry of the vocabulary with the claims that use it."""

    def __init__(self, kind: str, topic_id: str, record, claims: list[ClaimView]):
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
    def groups(self) -> list[RivalGroup]:
        """Numbers by the other axis, most rivals first: on a subject's page by quantity, and the other way round."""
        found: dict[str, list[ClaimView]] = {}
        for claim in self.claims:
            other = claim.quantity_id if self.kind == "subject" else claim.subject_id
            if claim.has_number and other:
                found.setdefault(other, []).append(claim)
        groups = [self._group(other, claims) for other, claims in found.items()]
        return sorted(groups, key=lambda group: (-len(group.theirs), -len(group.ours), group.label.casefold()))

    def _group(self, other: str, claims: list[ClaimView]) -> RivalGroup:
        first = claims[0]
        label, url = (
            (first.quantity_label, first.quantity_url)
            if self.kind == "subject"
            else (first.subject_label, first.subject_url)
        )
        dated = sorted(claims, key=lambda claim: (claim.date is None, claim.date or ""))
        return RivalGroup(
            other,
            label or other,
            url or self.url,
            [claim for claim in dated if not claim.source.is_ours],
            [claim for claim in dated if claim.source.is_ours],
        )

    @property
    def words(self) -> list[ClaimView]:
        """Claims without a number, and those that stand on no other axis."""
        return [claim for claim in self.claims if not claim.has_number]
