"""Where the records are kept, for links that propose a change there. The address is set in mkdocs.yml."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from build_scripts.publish.safe_url import safe_url

# By what stands in the name of the host; others are told by `host`.
KINDS = {"github": "github", "gitlab": "gitlab", "codeberg": "forgejo", "forgejo": "forgejo", "gitea": "forgejo"}


@dataclass(frozen=True)
class Repository:
    """`url` is that of its page, "" where it has none; `host` is what runs there: github, gitlab or forgejo."""

    url: str = ""
    branch: str = "main"
    host: str = ""

    @classmethod
    def from_settings(cls, extra: dict) -> Repository:
        """The repository that `extra` of mkdocs.yml names; one without a usable address counts as none."""
        url = (safe_url(extra.get("repository") or "") or "").rstrip("/").removesuffix(".git")
        name = (urlsplit(url).hostname or "").lower()
        host = extra.get("repository_host") or next((kind for part, kind in KINDS.items() if part in name), "")
        return cls(url, str(extra.get("repository_branch") or "main"), host if host in KINDS.values() else "")


NO_REPOSITORY = Repository()
