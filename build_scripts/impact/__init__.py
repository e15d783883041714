"""What a change of the claims does: the records that it touches, and the published numbers that it moves.

`state` reads and computes one state, `published` gathers the numbers that its site shows and where, `comparison` sets
two states against each other, and `markdown`, `text` and `as_json` say what came out. `command` is
`python -m build_scripts impact`.
"""
