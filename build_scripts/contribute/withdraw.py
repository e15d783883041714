"""`python -m build_scripts withdraw`; what it does stands in `retire`."""

from build_scripts.contribute.retire import withdraw as main

__all__ = ["main"]
