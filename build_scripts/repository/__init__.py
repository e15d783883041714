"""Reading the Git repository that the claims are in: states of it for `impact`, changes of it for the pages.

Everything goes through `git.py`. Nothing here writes to the repository, to its index or to the working tree.
"""
