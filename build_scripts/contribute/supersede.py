"""`python -m build_scripts supersede`; what it does stands in `retire`."""

from build_scripts.contribute.retire import supersede as main

__all__ = ["main"]
