"""The site: what pages show, how they are rendered, and the data files beside them.

Pages are made here without knowledge of the site generator (`pages.py` gathers, `render.py` renders);
`mkdocs_hook.py` is the one file that knows mkdocs.
"""
