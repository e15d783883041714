"""Drafts claims and sources from what a person has at hand, and writes them as YAML.

    proposal = propose(records, Given(url="https://…", quote="GPT4 cost $100m", value="100M USD"))
    proposal.subjects[0], proposal.missing, proposal.rivals
    record_text("claim", proposal.fields)

Records and plain values in, plain data out: no files, no terminal and no network, so that a page can do the same in the
browser. `contribute` has the commands.
"""

from build_scripts.drafting.claim import Given, Proposal, propose
from build_scripts.drafting.source import propose_source
from build_scripts.drafting.yaml_text import record_text

__all__ = ["Given", "Proposal", "propose", "propose_source", "record_text"]
