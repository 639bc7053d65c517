"""What a Word file draws: pictures, embedded sheets and documents, chunks of other formats, charts
and diagrams. Text boxes are text and stand in docx.py."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.pages.formats import number_format
from pipeline.pages.formats.assembly import Foreign, RawCell, Run
from pipeline.pages.formats.docx_parts import Parts
from pipeline.pages.formats.docx_styles import Element, W
from pipeline.pages.formats.foreign import LEAST

Drawn = (
    Foreign | tuple[RawCell, ...] | str
)  # a file within, a table, or what could not be read
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_EMU = 914400  # to the inch
_WIDTH = re.compile(r"(?:^|;)\s*width\s*:\s*([\d.]+)(pt|in|cm|mm)", re.I)
_HEIGHT = re.compile(r"(?:^|;)\s*height\s*:\s*([\d.]+)(pt|in|cm|mm)", re.I)
_UNITS = {"pt": 1 / 72, "in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4}
_MOST_POINTS = 2000  # of a chart's series


def chunk(element: Element, parts: Parts) -> list[Drawn]:
    """A document of another format that stands in place of paragraphs (``w:altChunk``)."""
    data = parts.target(element.get(f"{_R}id"))
    return (
        [Foreign(data, "an imported chunk")]
        if data
        else ["not read: an imported chunk"]
    )


def drawn(element: Element, parts: Parts) -> list[Drawn]:
    """What a ``w:drawing``, ``w:pict`` or ``w:object`` shows, besides its text boxes."""
    embedded = [_embedded(one, parts) for one in element.iter(f"{_O}OLEObject")]
    if embedded:
        return embedded
    found: list[Drawn] = []
    for frame in [
        *element.iter(f"{_A}graphicData"),
        *element.iter(f"{_V}imagedata"),
    ]:
        size = _inches(frame)
        for identity in _pictures(frame):
            data = parts.target(identity)
            if not data:
                found.append("not read: a picture kept outside the file")
            if data and all(a >= b for a, b in zip(size, LEAST, strict=True)):
                found.append(Foreign(data, "a picture", size[0]))
    for art in element.iter(f"{_V}textpath"):
        found.append((RawCell(1, 1, ([Run(art.get("string", ""))],)),))
    for chart in element.iter(f"{_C}chart"):
        root = parts.load(parts.relations.get(chart.get(f"{_R}id", ""), ""))
        found.append("not read: a chart" if root is None else chart_table(root))
    for diagram in element.iter(f"{_DGM}relIds"):
        root = parts.load(parts.relations.get(diagram.get(f"{_R}dm", ""), ""))
        found += ["not read: a diagram"] if root is None else diagram(root)
    return found


def _embedded(ole: Element, parts: Parts) -> Drawn:
    program = ole.get("ProgID", "unknown")
    data = parts.target(ole.get(f"{_R}id"))
    name = f"an embedded object ({program})"
    if ole.get("DrawAspect") == "Icon" or not data:
        return f"not read: {name}"
    return Foreign(data, name)


def _pictures(frame: Element) -> list[str]:
    """Relation ids of the pictures in a frame."""
    if frame.tag == f"{_V}imagedata":
        return [str(frame.get(f"{_R}id", ""))]
    return [
        str(blip.get(f"{_R}embed") or blip.get(f"{_R}link", ""))
        for blip in frame.iter(f"{_A}blip")
    ]


def _inches(frame: Element) -> tuple[float, float]:
    """Width and height of a frame as the page shows it; of VML as its style says."""
    parent = frame.getparent()
    while parent is not None and parent.tag != f"{W}r":
        for extent in parent:
            if etree.QName(extent).localname == "extent":
                return (
                    _number(extent.get("cx")) / _EMU,
                    _number(extent.get("cy")) / _EMU,
                )
        style = parent.get("style", "")
        wide, high = _WIDTH.search(style), _HEIGHT.search(style)
        if wide and high:
            return (
                _number(wide[1]) * _UNITS[wide[2].lower()],
                _number(high[1]) * _UNITS[high[2].lower()],
            )
        parent = parent.getparent()
    return 6.0, 6.0


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def diagram(root: Element) -> list[Drawn]:
    """The texts of a SmartArt's shapes, one below the other."""
    texts = []
    for paragraph in root.iterfind(f".//{_DGM}pt//{_A}p"):
        text = "".join(one.text or "" for one in paragraph.iter(f"{_A}t"))
        if text.strip():
            texts.append(text.strip())
    if not texts:
        return []
    return [
        tuple(RawCell(n, 1, ([Run(text)],)) for n, text in enumerate(texts, 1))
    ]


def chart_table(root: Element) -> Drawn:
    """A chart as a table of its series, where it prints their values; else what is not read."""
    labelled = any(
        flag.get("val", "1") in ("1", "true")
        for name in ("showVal", "showPercent")
        for flag in root.iter(_C + name)
    )
    if not labelled and root.find(f".//{_C}dTable") is None:
        return "not read: a chart without printed values"
    cells: list[RawCell] = []
    for column, series in enumerate(root.iter(f"{_C}ser"), 2):
        name = "".join(v.text or "" for v in series.findall(f"{_C}tx//{_C}v"))
        cells.append(RawCell(1, column, ([Run(name)],)))
        for row, category in _points(series, ("cat", "xVal")):
            if column == 2:
                cells.append(RawCell(row, 1, ([Run(category)],)))
        for row, value in _points(series, ("val", "yVal")):
            text = _as_shown(value, series)
            cells.append(RawCell(row, column, ([Run(text)],)))
    return tuple(cells) if len(cells) > 1 else "not read: a chart"


def _as_shown(value: str, series: Element) -> str:
    """A value of a series under the number format that is kept with it."""
    code = series.findtext(f".//{_C}numCache/{_C}formatCode")
    try:
        number = float(value)
    except ValueError:
        return value
    return number_format.shown(number, code or "General")


def _points(series: Element, names: tuple[str, ...]) -> list[tuple[int, str]]:
    """(row, text) of the cached points of a series; the head stands in row 1."""
    found = []
    for name in names:
        for point in series.findall(f"{_C}{name}//{_C}pt"):
            text = "".join(v.text or "" for v in point.iter(f"{_C}v")).strip()
            index = point.get("idx", "")
            if text and index.isdecimal() and int(index) < _MOST_POINTS:
                found.append((int(index) + 2, text))
    return found
