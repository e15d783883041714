"""Checks the records under `claims/` and says everything that is wrong with them at once.

One rule is one file in `rules/`, with its test beside it in `tests/check/`. `run.run` returns the findings,
`report` writes them, `command` is `python -m build_scripts check`.
"""
