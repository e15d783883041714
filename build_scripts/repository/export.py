"""A state of the claims as files: what a revision holds, written into a folder of its own."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from build_scripts.repository.git import REGULAR, GitProblem, Repository


def export(repository: Repository, revision: str, folder: str, into: Path) -> None:
    """Write the files below `folder` in a revision into `into`. Links are left out, for they may lead anywhere.

    Raises `GitProblem` for a revision that is not there, or has no such folder, or lacks contents.
    """
    commit = repository.commit(revision)
    entries = [entry for entry in repository.entries(commit, folder) if entry.mode in REGULAR]
    if not entries:
        raise GitProblem(f"The revision '{revision}' has no folder '{folder}'.", "Name one that has claims.")
    contents = repository.blobs(entry.blob for entry in entries)
    for entry in entries:
        if entry.blob not in contents:
            raise GitProblem(
                f"The clone lacks what '{entry.path}' was in '{revision}'.",
                "It was cloned with a filter: 'git fetch --refetch --no-filter origin' brings the contents.",
            )
        way = PurePosixPath(entry.path).relative_to(folder or ".")
        if ".." in way.parts:
            continue
        path = into.joinpath(*way.parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents[entry.blob])
