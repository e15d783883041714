"""Whether the addresses of the sources still lead where they did, and whether an archive has a copy.

`visit` goes to an address, `verdict` says what came of it, `archive` asks the Wayback Machine, `survey` does this for
all sources, one request a host at a time; `report` writes it down, and `fix` names the copies in the records.
"""
