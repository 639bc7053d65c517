"""Web archives (MHTML, RFC 2557): Word and Excel save "single file web pages" so, browsers whole
pages."""

from __future__ import annotations

import email
import re
from dataclasses import dataclass, field
from email.message import Message

_FIELD = re.compile(rb"\s*[\w-]+:\s")
_HEAD = 8192  # bytes in which the fields of an archive stand


@dataclass(frozen=True)
class WebPage:
    """The markup of a page with what was saved beside it."""

    data: bytes
    location: str = ""
    parts: dict[str, bytes] = field(
        default_factory=dict
    )  # by ``cid:…`` and location
    frames: tuple[bytes, ...] = ()  # further pages of the archive


def opened(data: bytes) -> WebPage:
    """The page of an archive; other data as they are."""
    if not _FIELD.match(data) or b"content-type:" not in data[:_HEAD].lower():
        return WebPage(data)
    message = email.message_from_bytes(data.lstrip())
    pages: list[tuple[str, bytes]] = []
    parts: dict[str, bytes] = {}
    for part in message.walk():
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes):
            continue
        if part.get_content_type() == "text/html":
            pages.append((_field(part, "content-location"), payload))
        else:
            name = _field(part, "content-id").strip("<>")
            parts[f"cid:{name}"] = payload
            parts[_field(part, "content-location")] = payload
    if not pages:
        return WebPage(data)
    return WebPage(
        pages[0][1], pages[0][0], parts, tuple(page for _, page in pages[1:])
    )


def _field(part: Message, name: str) -> str:
    return "".join(str(part.get(name, "")).split())
