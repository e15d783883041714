"""How many statements and sums there are in a set of claims, and how many of the sums come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from build_scripts.publish.claim_view import ClaimView
from build_scripts.publish.words import CAUSES
from calc.verdict import AGREES, NOT_RECOMPUTABLE, ROUNDING


@dataclass(frozen=True)
class Tally:
    """Counts of claims. A sum agrees when its own step comes out and no finding speaks against it; `causes` has how
    many of the others each cause of the findings explains."""

    claims: int
    implications: int
    agreeing: int
    not_recomputable: int
    unexplained: int
    causes: Counter[str]
    wrong_statements: int

    @property
    def differing(self) -> int:
        """Sums that do not come out, or rest on a mistake."""
        return self.implications - self.agreeing - self.not_recomputable

    @property
    def cause_words(self) -> list[tuple[str, int]]:
        """Each cause in words with its count, the most frequent first."""
        return [(CAUSES.get(cause, cause), count) for cause, count in self.causes.most_common()]


def tally(claims: Iterable[ClaimView]) -> Tally:
    """Count claims as sources state them; a claim with several values is one."""
    found = [claim for claim in claims if not claim.is_part]
    sums = [claim for claim in found if claim.formula]
    wrong = [claim for claim in sums if claim.is_wrong]
    unknown = [claim for claim in sums if claim not in wrong and claim.verdict in (None, NOT_RECOMPUTABLE)]
    return Tally(
        claims=len(found),
        implications=len(sums),
        agreeing=sum(claim not in wrong and claim.verdict in (AGREES, ROUNDING) for claim in sums),
        not_recomputable=len(unknown),
        unexplained=sum(claim.finding is None for claim in wrong),
        causes=Counter(claim.finding.cause for claim in wrong if claim.finding),
        wrong_statements=sum(claim.finding is not None for claim in found if not claim.formula),
    )
