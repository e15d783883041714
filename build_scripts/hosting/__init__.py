"""What the workflows under `.github/` call: comments and issues on the repository's host, and notes of a release.

`comment`, `issue` and `site_url` need the standard library alone, so that the jobs that may write install nothing. The
token comes from the environment and is never printed.
"""
