"""The parts of an e-mail: what a mail program shows as its body, and what it lists as attached
(RFC 2045, 2046, 2183)."""

from __future__ import annotations

import binascii
import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from typing import Any

from pipeline.text import one_line

_DEPTH = 30  # parts within parts
_READABLE = ("text/html", "text/plain")
_MARKUP = re.compile(
    rb"<(style|script|head)\b.*?</\1|<[^<>]*>|&\w+;", re.S | re.I
)
# a file within a text: its rights and name, its lines, an end
_PACKED = re.compile(
    rb"^begin [0-7]{3} ([^\r\n]+)\r?\n((?:[ -`]{1,64}\r?\n)+)end\b[^\n]*", re.M
)
_WORD = re.compile(rb"[0-9A-Za-z\x80-\xff]{2}")


def load(data: bytes) -> EmailMessage:
    """The message in ``data``; never raises on any bytes."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def bodies(message: Any, depth: int = 0) -> Iterator[Message]:
    """The texts that are shown, in order; of alternatives the richest that can be read."""
    kind = message.get_content_type()
    if depth > _DEPTH or kind == "message/rfc822":
        return
    if kind == "multipart/alternative":
        options = [
            list(bodies(part, depth + 1)) for part in message.iter_parts()
        ]
        yield from max(options, key=_richness, default=[])
    elif message.is_multipart():
        for part in message.iter_parts():
            yield from bodies(part, depth + 1)
    elif kind in _READABLE and not _is_attached(message):
        yield message


def attachments(message: Any, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of what is attached, pictures within the text too; a message that is passed on
    comes whole."""
    kind = message.get_content_type()
    if depth > _DEPTH:
        return
    if kind == "message/rfc822" and depth:
        inner = message.get_payload()
        for one in inner if isinstance(inner, list) else ():
            yield f"{field(one, 'subject') or 'message'}.eml", one.as_bytes()
    elif message.is_multipart():
        for part in message.iter_parts():
            yield from attachments(part, depth + 1)
    elif kind not in _READABLE or _is_attached(message):
        # a message may be one file and nothing else, or sealed as a whole
        data = message.get_payload(decode=True)
        if isinstance(data, bytes):
            yield _name(message), data
    elif kind == "text/plain":
        data = message.get_payload(decode=True)
        for match in _PACKED.finditer(data if isinstance(data, bytes) else b""):
            yield match[1].decode("utf-8", "replace"), _unpacked(match[2])


def without_packed(data: bytes) -> bytes:
    """A text without the files that old programs wrote into it (uuencode)."""
    return _PACKED.sub(b"", data)


def _unpacked(lines: bytes) -> bytes:
    """The bytes of a file in a text, as far as its lines are sound."""
    found = b""
    for line in lines.splitlines():
        try:
            found += binascii.a2b_uu(line)
        except binascii.Error:
            break
    return found


def names(message: Any) -> frozenset[str]:
    """The addresses by which a page in the message shows its other parts (RFC 2392, 2557)."""
    found = set()
    for part in message.walk():
        if identity := field(part, "content-id").strip("<> "):
            found.add(f"cid:{identity}")
        if location := field(part, "content-location"):
            found.add(location)
    return frozenset(found)


def field(message: Any, name: str) -> str:
    """A header field on one line, "" where there is none."""
    try:
        return one_line(str(message.get(name) or ""))
    # the parser of addresses fails on some that no standard allows
    except Exception:
        return ""


def _richness(parts: list[Message]) -> tuple[bool, bool]:
    """Of alternatives that say something, a page of the web is the richest."""
    is_page = any(part.get_content_type() == "text/html" for part in parts)
    return any(map(_says, parts)), is_page


def _says(part: Message) -> bool:
    """Whether a part holds words beside its markup."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return False
    return bool(_WORD.search(_MARKUP.sub(b" ", data)))


def _is_attached(part: Any) -> bool:
    return part.get_content_disposition() == "attachment" or bool(
        _filename(part)
    )


def _filename(part: Any) -> str:
    try:
        return part.get_filename() or ""
    except Exception:  # a name in an encoding that does not exist
        return "attachment"


def _name(part: Any) -> str:
    """A file name without folders."""
    name = _filename(part).replace("\\", "/").rpartition("/")[2].strip()
    return name or f"part.{part.get_content_subtype()}"
