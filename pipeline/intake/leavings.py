"""Files that systems leave beside people's own: they hold no document and get no row."""

from __future__ import annotations

import re
from pathlib import Path

_APPLE_DOUBLE = b"\x00\x05\x16\x07"
_FINDER = b"\x00\x00\x00\x01Bud1"
_OLE = b"\xd0\xcf\x11\xe0"
_OWNER = 200  # bytes at most of the file by which Office locks a document
# name of the last part of a path -> how its bytes begin; both must agree
_KINDS = (
    (re.compile(r"\._.+", re.S), (_APPLE_DOUBLE,)),
    (re.compile(r"\.DS_Store"), (_FINDER, b"")),
    (re.compile(r"(?:eh)?thumbs\.db", re.I), (_OLE,)),
    (re.compile(r"desktop\.ini", re.I), (b"", b"[", b"\xff\xfe[")),
    (re.compile(r"\.~lock\..+#"), (b"",)),
)
_LOCK = re.compile(r"~\$.+", re.S)


def is_leaving(name: str, path: Path) -> bool:
    """Whether a file was left by macOS, Windows or Office, by its name and its first bytes."""
    last = name.rpartition("/")[2]
    if not last.startswith((".", "~", "T", "t", "e", "E", "d", "D")):
        return False
    with open(path, "rb") as file:
        head = file.read(_OWNER + 1)
    if _LOCK.fullmatch(last):
        return len(head) <= _OWNER
    return any(
        pattern.fullmatch(last)
        and any(head.startswith(start) for start in starts)
        for pattern, starts in _KINDS
    )
