"""Commands of `python -m calc`, one a file; each has `add`, which enters it, and prints text or JSON."""

from calc.commands import drivers, evaluate, listing, rivals, show, solve

COMMANDS = (listing, show, evaluate, drivers, rivals, solve)
