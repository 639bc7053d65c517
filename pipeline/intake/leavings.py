"""Files that systems leave beside people's own, which hold no document. A lock file alone gets a
row: its document was open when it was copied."""

from __future__ import annotations

import re
from pathlib import Path

_APPLE_DOUBLE = b"\x00\x05\x16\x07"
_FINDER = b"\x00\x00\x00\x01Bud1"
_OLE = b"\xd0\xcf\x11\xe0"
_OWNER = 200  # bytes at most of the file by which Office locks a document
_LONGEST = 16  # bytes of the beginnings below
# name of the last part of a path -> how its bytes begin; both must agree
_KINDS = (
    (re.compile(r"\._.+", re.S), (_APPLE_DOUBLE,)),
    (re.compile(r"\.DS_Store"), (_FINDER, b"")),
    (re.compile(r"(?:eh)?thumbs\.db", re.I), (_OLE,)),
    (re.compile(r"desktop\.ini", re.I), (b"", b"[", b"\xff\xfe[")),
)
_LOCK = re.compile(r"~\$.+|\.~lock\..+#", re.S)
LOCK = "a lock file, left while its document was open: no document"


def is_leaving(name: str, path: Path) -> bool:
    """Whether a file was left by macOS or Windows, by its name and its first bytes."""
    last = name.rpartition("/")[2]
    if not last.startswith((".", "T", "t", "e", "E", "d", "D")):
        return False
    with open(path, "rb") as file:
        head = file.read(_LONGEST)
    return any(
        pattern.fullmatch(last)
        and any(head.startswith(start) for start in starts)
        for pattern, starts in _KINDS
    )


def is_lock(name: str, path: Path) -> bool:
    """Whether Office left a file while a document was open, by its name and size."""
    last = name.rpartition("/")[2]
    return bool(_LOCK.fullmatch(last)) and path.stat().st_size <= _OWNER
