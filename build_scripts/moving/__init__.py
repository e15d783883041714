"""Gives a claim or a source another id: renames it, corrects every reference, and records where the old id leads."""
