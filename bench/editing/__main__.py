"""`python -m bench.editing`."""

from bench.editing.measure import main

raise SystemExit(main())
