"""The packed RTF in which Outlook keeps bodies of messages (MS-OXRTFCP)."""

from __future__ import annotations

import struct

from pipeline.errors import UnreadableInput

# what every stream may refer to before it has said anything (2.1.2.1)
_KNOWN = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss "
    b"\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
    b"{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_HEADER = struct.Struct("<IIII")  # bytes packed, bytes plain, kind, checksum
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_WINDOW = 4096
_SHORTEST = 2  # bytes of a reference
_MOST = 64 << 20  # bytes of a body


def unpacked(data: bytes) -> bytes:
    """The RTF of a stream. Raises UnreadableInput where it is none."""
    if len(data) < _HEADER.size:
        raise UnreadableInput("broken RTF of an Outlook message")
    _, size, kind, _ = _HEADER.unpack_from(data)
    body = data[_HEADER.size :]
    if kind == _PLAIN:
        return body[:size]
    if kind != _PACKED or size > _MOST:
        raise UnreadableInput("broken RTF of an Outlook message")
    return _inflated(body, size)


def _inflated(body: bytes, size: int) -> bytes:
    """Eight tokens follow each byte of flags: a literal, or two bytes that say where in what was
    read before, of the last 4096 bytes, how many stand again."""
    out = bytearray(_KNOWN)
    wanted = len(_KNOWN) + size
    at = 0
    while at < len(body) and len(out) < wanted:
        flags = body[at]
        at += 1
        for bit in range(8):
            if not flags >> bit & 1:
                out += body[at : at + 1]
                at += 1
                continue
            pair = int.from_bytes(body[at : at + 2], "big")
            at += 2
            back = (len(out) - (pair >> 4)) % _WINDOW
            if not back or back > len(out):  # the end, or nothing there
                return bytes(out[len(_KNOWN) : wanted])
            for _ in range((pair & 15) + _SHORTEST):
                out.append(out[-back])
    return bytes(out[len(_KNOWN) : wanted])
