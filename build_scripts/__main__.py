"""`python -m build_scripts <command>`: see `cli.py`."""

import sys

from build_scripts.cli import main

sys.exit(main())
