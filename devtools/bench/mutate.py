"""Makes broken inputs out of whole ones, each kind by its own grammar; everything follows from the
given chance."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from devtools.bench import archive
from pipeline.records import Box, Cell, Page, Reading, Slot, Table, Word

Mutator = Callable[[bytes, Random], bytes]
MOST = 60_000  # bytes of one input; an archive of files may be larger

# Words of reports, tags, operators, and what breaks programs: controls, lone marks, other scripts
# and widths.
TOKENS: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "tokens.json").read_text("utf-8")
)
WORDS: tuple[str, ...] = tuple(
    dict.fromkeys(
        [
            *(
                line
                for number in (1, 2, 3)
                for line in archive.lines(number, 2)
            ),
            *(
                word
                for number in (4, 5)
                for word in " ".join(archive.lines(number)).split()
            ),
            *TOKENS["words"],
        ]
    )
)


def encoded(tokens: Sequence[str]) -> tuple[bytes, ...]:
    return tuple(token.encode("utf-8", "surrogatepass") for token in tokens)


def bytewise(data: bytes, chance: Random, most: int = MOST) -> bytes:
    """A few bytes changed, dropped, doubled or moved; sometimes cut short."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
        if not made:
            return chance.randbytes(chance.randrange(64))
        at, size = (
            chance.randrange(len(made)),
            min(chance.choice((1, 1, 2, 4, 16, 100)), len(made)),
        )
        what = chance.randrange(7)
        if what == 0:
            made[at] = chance.choice(
                (0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256))
            )
        elif what == 1:
            made[at] ^= 1 << chance.randrange(8)
        elif what == 2:
            del made[at : at + size]
        elif what == 3:
            made[at:at] = made[at : at + size]
        elif what == 4:
            made[at:at] = chance.randbytes(size)
        elif what == 5:
            start = chance.randrange(len(made))
            made[at : at + size] = made[start : start + size]
        elif chance.random() < 0.1:
            del made[at:]
    return bytes(made[:most])


_EDGE = re.compile(rb"\s+|(?<=[<>;|])|(?=[<>])")
_NUMBER = re.compile(rb"\d[\d.,]*")


def by_tokens(tokens: Sequence[bytes], most: int = MOST) -> Mutator:
    """Changes a text at the edges of its words: words and lines of ``tokens`` put in, runs dropped,
    moved, repeated."""
    numbers = [token for token in tokens if _NUMBER.fullmatch(token)] or [
        b"0",
        b"-1",
        b"99999999999",
    ]

    def mutate(data: bytes, chance: Random) -> bytes:
        for _ in range(chance.choice((1, 1, 2, 3, 5, 12))):
            edges = [
                0,
                *(match.start() for match in _EDGE.finditer(data)),
                len(data),
            ]
            at, end = sorted(
                (chance.randrange(len(edges)), chance.randrange(len(edges)))
            )
            end = edges[min(end, at + chance.choice((1, 2, 5, 20, 1000)))]
            at = edges[at]
            what = chance.randrange(12)
            if what < 5:
                run = b" ".join if chance.random() < 0.5 else b"".join
                data = (
                    data[:at]
                    + run(
                        chance.choices(tokens, k=chance.choice((1, 1, 2, 4, 9)))
                    )
                    + data[at:]
                )
            elif what < 7:
                data = data[:at] + data[end:]
            elif what == 7:
                data = (
                    data[:end]
                    + data[at:end] * chance.choice((1, 1, 2, 9, 200))
                    + data[end:]
                )
            elif what == 8:
                data = data[end:] + data[:at] + data[at:end]
            elif what == 9 and (found := list(_NUMBER.finditer(data))):
                match = chance.choice(found)
                data = (
                    data[: match.start()]
                    + chance.choice(numbers)
                    + data[match.end() :]
                )
            elif what == 10:
                data = (
                    data[:at]
                    + chance.choice(tokens) * chance.choice((2, 30, 1000))
                    + data[at:]
                )
            else:
                data = bytewise(data, chance, most)
            data = data[:most]
        return data

    return mutate


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(
        buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1
    ) as made:
        for name, data in members.items():
            made.writestr(zipfile.ZipInfo(name), data)
    return buffer.getvalue()


def in_zip(inner: Mutator) -> Mutator:
    """Changes one part of a ZIP package, a part lost or given twice, now and then the package
    itself."""

    def mutate(data: bytes, chance: Random) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                members = {
                    name: package.read(name) for name in package.namelist()
                }
        except (
            zipfile.BadZipFile,
            NotImplementedError,
            RuntimeError,
            ValueError,
            OSError,
            EOFError,
            zlib.error,
        ):
            members = {}
        if not members or chance.random() < 0.05:
            return bytewise(data, chance, 4 * MOST)
        names = sorted(members)
        name = chance.choice(
            [n for n in names if n.endswith("document.xml")] * 6 + names
        )
        if chance.random() < 0.02:
            del members[name]
        elif chance.random() < 0.02:
            members[chance.choice(names)] = members[name]
        else:
            members[name] = inner(members[name], chance)
        return zipped(members)

    return mutate


_STREAM = re.compile(
    rb"(<<(?:(?!stream|endobj).)*?>>)\s*stream\r?\n(.*?)\r?\n?endstream", re.S
)


def inflated(pdf: bytes) -> bytes:
    """A PDF with its deflated streams laid open; readers find the objects again, since every place
    has moved."""

    def open_up(match: re.Match[bytes]) -> bytes:
        if (
            b"FlateDecode" not in match[1]
            or b"ASCII85" in match[1]
            or b"Predictor" in match[1]
        ):
            return match[0]
        try:
            data = zlib.decompressobj().decompress(match[2])
        except zlib.error:
            return match[0]
        head = re.sub(rb"/Filter\s*(?:\[[^]]*\]|/\w+)", b"", match[1])
        head = re.sub(
            rb"/Length \d+(?: \d+ R)?", b"/Length %d" % len(data), head
        )
        return head + b" stream\n" + data + b"\nendstream"

    return _STREAM.sub(open_up, pdf)


class Dice:
    """Choices that are read off bytes, so that what made a document can be changed and made small
    byte by byte."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def __call__(self, sides: int) -> int:
        """0 to ``sides`` - 1; 0 once the bytes are used up."""
        size = 1 if sides <= 256 else 2
        part = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(part, "big") % sides

    @property
    def left(self) -> int:
        return max(0, len(self._data) - self._at)


def reading(dice: Dice) -> Reading:
    """What some reader may hand on: pages of lines, tables with spans and boxes, words with doubts,
    filled blanks."""
    pages = []
    for number in range(1, 2 + dice(3)):
        kind = dice(6)
        width, height = (
            ((595.32, 841.92), (841.9, 595.3), (10.0, 9000.0))[min(dice(8), 2)]
            if kind
            else (0.0, 0.0)
        )
        parts: list[str] = []
        tables: list[Table] = []
        for _ in range(dice(40)):
            if dice(6) == 5:
                tables.append(
                    _table(
                        dice,
                        number,
                        len(tables) + 1,
                        sum(map(len, parts)),
                        parts,
                        (width, height),
                    )
                )
            else:
                parts.append(_phrase(dice, 8) + "\n")
        text = "".join(parts).replace("\f", " ")
        words = (
            tuple(_words(dice, text, width, height, kind > 2)) if width else ()
        )
        slots = (
            tuple(_slot(dice, words) for _ in range(dice(3)))
            if words and kind > 2
            else ()
        )
        spans = (
            sorted(dice(len(text) + 1) for _ in range(2 * dice(3)))
            if kind < 3
            else []
        )
        pages.append(
            Page(
                number,
                text,
                width,
                height,
                reader="ocr" if kind > 2 else "text",
                quality=dice(11) / 10,
                words=words,
                tables=tuple(tables),
                slots=slots,
                capitals=tuple(zip(spans[::2], spans[1::2], strict=True)),
            )
        )
    return Reading(tuple(pages))


def _phrase(dice: Dice, most: int) -> str:
    return (" " if dice(3) else "").join(
        WORDS[dice(len(WORDS))] for _ in range(dice(most))
    )


def _table(
    dice: Dice,
    page: int,
    number: int,
    at: int,
    parts: list[str],
    size: tuple[float, float],
) -> Table:
    """Rows and columns as a reader lays them out: one row a line of the page, a tab between
    columns."""
    cells: list[Cell] = []
    columns = 1 + dice(8)
    for row in range(1, 2 + dice(12)):
        line = ""
        for column in range(1, columns + 1):
            line += "\t" if column > 1 else ""
            if (what := dice(12)) == 11:
                continue  # beneath a cell that spans it
            text = " ".join(_phrase(dice, 3).split()) if what else ""
            high, wide = (1 + dice(4), 1 + dice(5)) if what == 10 else (1, 1)
            box = (
                Box(
                    size[0] * (column - 1) / columns,
                    min(size[1], 20.0 * row),
                    size[0] * column / columns,
                    min(size[1], 20.0 * row + 20),
                )
                if size[0]
                else None
            )
            start = at + len(line)
            cells.append(
                Cell(
                    row, column, text, high, wide, box, start, start + len(text)
                )
            )
            line += text
        parts.append(line + "\n")
        at += len(line) + 1
    return Table(
        page, number, tuple(cells), continues=dice(8) == 7 and number == 1
    )


def _words(
    dice: Dice, text: str, width: float, height: float, every: bool
) -> list[Word]:
    found = []
    for match in re.finditer(r"\S+", text):
        if not every and not any(letter.isdecimal() for letter in match[0]):
            continue
        left, top = width * dice(200) / 256, height * dice(250) / 256
        box = Box(
            round(left, 2),
            round(top, 2),
            round(left + width / 8, 2),
            round(top + height / 100, 2),
        )
        doubt = dice(16) if every else 0
        found.append(
            Word(
                match[0],
                match.start(),
                match.end(),
                box if doubt != 15 else None,
                float(dice(101)) if every else None,
                (WORDS[dice(len(WORDS))],) if doubt == 14 else (),
            )
        )
    return found


def _slot(dice: Dice, words: Sequence[Word]) -> Slot:
    word = words[dice(len(words))]
    value = str(dice(5000)) if dice(2) else ""
    return Slot(
        ("number", "day", "month", "year")[dice(4)],
        word.box or Box(0, 0, 9, 9),
        bool(dice(2)),
        value,
        dice(11) / 10,
        word.start,
        word.end,
    )
