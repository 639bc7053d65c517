"""The review page: a server on this machine alone, for one person, behind a random token."""

from __future__ import annotations

import getpass
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyarrow.parquet as pq

from pipeline.records import Box
from pipeline.report.pictures import Pictures
from pipeline.review.desk import Desk, Overtaken, Refused
from pipeline.review.queue import items

_BODY_LIMIT = 100_000
_SAFE = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; img-src blob:; connect-src 'self'; "
    "style-src 'unsafe-inline'; "
    "script-src 'unsafe-inline'; frame-ancestors 'none'",
}


def serve(
    output: Path,
    port: int = 0,
    who: str = "",
    ready: Callable[[str], None] | None = None,
    language: str = "vi",
    told: Callable[[str], str] = str,
) -> None:
    """Serves the review of ``output`` on 127.0.0.1 until it is interrupted; ``ready`` gets the
    address with its token. The page speaks ``language`` (vi or en), and ``told`` puts into it the
    English sentence of what is refused.

    Every request must carry the token, and the Host header must name this machine, so that no page
    of the web that is open in the same browser can read or decide anything."""
    desk = Desk(output, who or getpass.getuser())
    with _Server(output, port, desk) as server:
        server.language, server.told = language, told
        if ready:
            ready(
                f"http://127.0.0.1:{server.server_port}/?token={server.token}"
            )
        server.serve_forever()


class _Server(ThreadingHTTPServer):
    """What the requests of one review share."""

    language: str
    told: Callable[[str], str]

    def __init__(self, output: Path, port: int, desk: Desk) -> None:
        self.output = output
        self.desk = desk
        self.pictures = _pictures(output)
        self.token = secrets.token_urlsafe(16)
        super().__init__(("127.0.0.1", port), _Handler)


def _pictures(output: Path) -> Pictures:
    """The pictures of the pages that OCR has read; figures of other pages are shown in their text
    alone."""
    rows = pq.read_table(
        output / "pages.parquet", columns=["doc_id", "page", "width", "height"]
    ).to_pylist()
    return Pictures(
        output,
        {
            (r["doc_id"], r["page"]): (r["width"] or 0.0, r["height"] or 0.0)
            for r in rows
        },
        {},
    )


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: addresses carry the token."""

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        query = {
            key: values[0] for key, values in parse_qs(address.query).items()
        }
        if not self._allowed(query.get("token", "")):
            return
        if address.path == "/":
            page = (files("pipeline.review") / "page.html").read_text("utf-8")
            page = page.replace('lang="vi"', f'lang="{self.server.language}"')
            self._send(200, "text/html; charset=utf-8", page.encode())
        elif address.path == "/items":
            found = items(self.server.output, self.server.language)
            self._json([asdict(item) for item in found])
        elif address.path == "/cutout":
            self._cutout(query)
        else:
            self._send(404, "text/plain", b"")

    def do_POST(self) -> None:
        if not self._allowed(self.headers.get("X-Token", "")):
            return
        answers: dict[str, Callable[[dict[str, Any]], Any]] = {
            "/decide": self.server.desk.decide,
            "/value": self.server.desk.value,
        }
        answer = answers.get(urlsplit(self.path).path)
        if answer is None:
            self._send(404, "text/plain", b"")
            return
        try:
            length = min(
                int(self.headers.get("Content-Length", 0)), _BODY_LIMIT
            )
            made = answer(json.loads(self.rfile.read(length)))
        except Overtaken as error:
            self._say(409, error)
        except (Refused, ValueError, TypeError, AttributeError) as error:
            self._say(400, error)
        except OSError as error:
            self._say(507, error)
        else:
            self._json(asdict(made))

    def _say(self, status: int, error: Exception) -> None:
        told = self.server.told(str(error))
        self._send(status, "text/plain; charset=utf-8", told.encode())

    def _cutout(self, query: dict[str, str]) -> None:
        """The band of the page around a figure, and where the figure stands in it (left, top,
        width, height, %)."""
        try:
            box = Box(
                *(float(query[edge]) for edge in ("x0", "y0", "x1", "y1"))
            )
            found = self.server.pictures.cut(
                query["doc_id"], int(query["page"]), [box]
            )
        except (KeyError, ValueError):
            found = []
        frame = (
            {"X-Frame": " ".join(map(str, found[0].frames[0]))} if found else {}
        )
        self._send(
            200 if found else 404,
            "image/webp",
            found[0].webp if found else b"",
            frame,
        )

    def _allowed(self, token: str) -> bool:
        host = self.headers.get("Host", "").rsplit(":", 1)[0]
        if host in ("127.0.0.1", "localhost") and secrets.compare_digest(
            token.encode(), self.server.token.encode()
        ):
            return True
        self._send(403, "text/plain", b"")
        return False

    def _json(self, data: object) -> None:
        self._send(
            200,
            "application/json",
            json.dumps(data, ensure_ascii=False).encode(),
        )

    def _send(
        self,
        status: int,
        kind: str,
        body: bytes,
        more: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            **_SAFE,
            **more,
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
