"""One edit, recomputed by calc and by Squiggle."""

from bench.editing.measure import DRAWS, PACKAGES, RUNS, table

__all__ = ["DRAWS", "PACKAGES", "RUNS", "table"]
