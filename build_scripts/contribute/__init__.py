"""The commands that write records: `new` (claims, sources, subjects), `withdraw` and `supersede`.

What is proposed and how it is laid out stands in `drafting`; here are the terminal and the files.
"""
