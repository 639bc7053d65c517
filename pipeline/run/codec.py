"""Records to bytes and back: MessagePack, typed by the record's class, compressed.

Never pickle: opening the output folder of somebody else must not run code.
"""

from __future__ import annotations

import zlib
from functools import cache
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
_LEVEL = 1  # a fifth of the bytes at a tenth of the time of the default level


def _plain(value: Any) -> Any:
    """numpy scalars, which a reader lets slip into a record, as Python numbers."""
    if hasattr(value, "item"):
        return value.item()
    raise TypeError(f"a record holds a {type(value).__name__}")


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def pack(record: Any) -> bytes:
    """``record`` as compressed bytes. Lone surrogates, which broken files bring in, become U+FFFD
    one for one."""
    try:
        data = _ENCODER.encode(record)
    except UnicodeEncodeError:
        data = _ENCODER.encode(
            _scrub(
                msgspec.to_builtins(
                    record, builtin_types=(bytes,), enc_hook=_plain
                )
            )
        )
    return zlib.compress(data, _LEVEL)


def unpack(data: bytes, kind: type[T]) -> T:
    """The record of class ``kind`` in ``data``. Raises Unreadable where the bytes are none of that
    kind."""
    try:
        decoder = _decoder(kind)  # type: ignore[arg-type]  # classes are hashable
        found: T = decoder.decode(zlib.decompress(data))
    except (zlib.error, msgspec.DecodeError) as error:
        raise Unreadable(str(error)) from error
    return found


class Unreadable(ValueError):
    """Stored bytes are damaged or come from a version with other records; what they held is made
    again."""


def _scrub(value: Any) -> Any:
    if isinstance(value, str):
        return "".join(
            "\ufffd" if "\ud800" <= letter <= "\udfff" else letter
            for letter in value
        )
    if isinstance(value, dict):
        return {_scrub(key): _scrub(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_scrub(item) for item in value]
    return value
