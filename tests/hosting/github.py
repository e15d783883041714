"""A GitHub on this machine: as much of its REST API as the workflows need, and the ways in which it fails."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

BOT = "github-actions[bot]"
TOKEN = "ghs_secret-of-this-run"
HEAD = "a" * 40


@dataclass
class Reply:
    """An answer that is given instead of the right one; `happens` if what was asked is done all the same."""

    status: int
    headers: dict = field(default_factory=dict)
    content: object = field(default_factory=lambda: {"message": "as the test wants it"})
    happens: bool = False


class GitHub:
    """One repository, someone/reckoner, with its comments, issues and pull requests."""

    repository = "someone/reckoner"

    def __init__(self):
        self.comments: dict[int, list[dict]] = {}
        self.issues: list[dict] = []
        self.pulls = {12: {"number": 12, "state": "open", "head": {"sha": HEAD}}}
        self.pages: dict | None = None
        self.replies: list[Reply] = []
        self.requests: list[tuple[str, str]] = []
        self.tokens: set[str | None] = set()
        self._next = 1
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()

    @property
    def environment(self) -> dict[str, str]:
        """What a workflow has in its environment."""
        return {"GITHUB_API_URL": self.address, "GITHUB_REPOSITORY": self.repository, "GITHUB_TOKEN": TOKEN}

    def add_comment(self, number: int, body: str, login: str = BOT) -> dict:
        """A comment that stands there already."""
        comment = {"id": self._take_id(), "body": body, "user": {"login": login}, "html_url": "https://c.example"}
        self.comments.setdefault(number, []).append(comment)
        return comment

    def add_issue(self, body: str, labels=(), state: str = "open", login: str = BOT, **more) -> dict:
        """An issue that stands there already."""
        number = self._take_id()
        issue = {"number": number, "title": "", "body": body, "state": state, "user": {"login": login}}
        self.issues.append({**issue, "labels": [{"name": name} for name in labels], "html_url": "https://i", **more})
        return self.issues[-1]

    def bodies(self, number: int = 12) -> list[str]:
        """What the comments of a pull request say."""
        return [comment["body"] for comment in self.comments.get(number, [])]

    def answer(self, method: str, path: str, query: dict, content: dict | None) -> tuple[int, object]:
        """Status and content of an answer."""
        match [method, *path.removeprefix(f"/repos/{self.repository}/").split("/")]:
            case ["GET", "issues", number, "comments"]:
                return 200, self.comments.get(int(number), [])
            case ["POST", "issues", number, "comments"]:
                return 201, self.add_comment(int(number), content["body"])
            case ["PATCH" | "DELETE", "issues", "comments", number]:
                return self._change(method, int(number), content)
            case ["GET", "issues"]:
                return 200, self.issues
            case ["POST", "issues"]:
                return 201, self.add_issue(content["body"], content["labels"], title=content["title"])
            case ["PATCH", "issues", number]:
                issue = next(one for one in self.issues if one["number"] == int(number))
                issue.update(content)
                return 200, issue
            case ["GET", "pulls", number] if int(number) in self.pulls:
                return 200, self.pulls[int(number)]
            case ["GET", "pages"] if self.pages:
                return 200, self.pages
        return 404, {"message": "Not Found"}

    def _change(self, method: str, number: int, content: dict | None) -> tuple[int, object]:
        for comments in self.comments.values():
            for comment in comments:
                if comment["id"] == number and method == "DELETE":
                    comments.remove(comment)
                    return 204, None
                if comment["id"] == number:
                    comment["body"] = content["body"]
                    return 200, comment
        return 404, {"message": "Not Found"}

    def _take_id(self) -> int:
        self._next += 1
        return self._next


def _handler(github: GitHub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def respond(self):
            parts = urlsplit(self.path)
            query = parse_qs(parts.query)
            length = int(self.headers.get("Content-Length") or 0)
            content = json.loads(self.rfile.read(length)) if length else None
            github.requests.append((self.command, self.path))
            github.tokens.add(self.headers.get("Authorization"))
            reply = github.replies.pop(0) if github.replies else None
            status, answer, headers = 200, None, {}
            if reply is None or reply.happens:
                status, answer = github.answer(self.command, parts.path, query, content)
            if reply is not None:
                status, answer, headers = reply.status, reply.content, reply.headers
            elif isinstance(answer, list):
                answer, headers = self._page(answer, parts.path, query)
            self._send(status, answer, headers)

        def _page(self, entries: list, path: str, query: dict) -> tuple[list, dict]:
            size, page = int(query["per_page"][0]), int(query.get("page", ["1"])[0])
            rest = entries[page * size :]
            link = f'<{github.address}{path}?per_page={size}&page={page + 1}>; rel="next"' if rest else ""
            return entries[(page - 1) * size : page * size], {"Link": link} if link else {}

        def _send(self, status: int, answer: object, headers: dict) -> None:
            text = answer if isinstance(answer, bytes) else json.dumps(answer).encode() if answer is not None else b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        do_GET = do_POST = do_PATCH = do_DELETE = respond

        def log_message(self, *arguments):
            """Say nothing."""

    return Handler
