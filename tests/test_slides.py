"""What a slide shows besides the runs of its text boxes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pptx
import pytest
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Inches

from pipeline.pages.formats.slides import read_slides
from pipeline.records import Reading, ReadOptions

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
D = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PLACE = (Inches(1), Inches(2), Inches(6), Inches(2))


def box(slide: Any, text: str = "") -> Any:
    shape = slide.shapes.add_textbox(*PLACE)
    shape.text_frame.text = text
    return shape


def read(folder: Path, draw: Callable[[Any], None]) -> Reading:
    deck = pptx.Presentation()
    draw(deck.slides.add_slide(deck.slide_layouts[6]))
    deck.save(folder / "a.pptx")
    return read_slides(folder / "a.pptx", ReadOptions())


def broken_lines(slide: Any) -> None:
    paragraph = box(slide).text_frame.paragraphs[0]
    paragraph.add_run().text = "Trong tháng 12"
    paragraph.add_line_break()
    paragraph.add_run().text = "417 hồ sơ"


def linked_field(slide: Any) -> None:
    paragraph = box(slide).text_frame.paragraphs[0]
    paragraph.add_run().text = "có "
    for kind, text in (("TxLink", "417"), ("slidenum", "8")):
        field = etree.SubElement(paragraph._p, f"{{{A}}}fld", type=kind)
        etree.SubElement(field, f"{{{A}}}t").text = text
    paragraph.add_run().text = " hồ sơ"


def alternatives(slide: Any) -> None:
    shape = box(slide, "417 hồ sơ")._element
    pair = etree.SubElement(shape.getparent(), f"{{{MC}}}AlternateContent")
    etree.SubElement(pair, f"{{{MC}}}Choice", Requires="a14").append(shape)
    etree.SubElement(pair, f"{{{MC}}}Fallback")


def hidden(slide: Any) -> None:
    box(slide, "417 hồ sơ")
    box(slide, "999 hồ sơ")._element.nvSpPr.cNvPr.set("hidden", "1")


def diagram(slide: Any) -> None:
    words = "".join(
        f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>"
        for text in ("năm 2021", "417 hồ sơ")
    )
    data = f"<d:dataModel xmlns:d='{D}' xmlns:a='{A}'><d:ptLst><d:pt><d:t>{words}</d:t></d:pt></d:ptLst></d:dataModel>"
    name = PackURI("/ppt/diagrams/data1.xml")
    part = Part(name, "application/xml", slide.part.package, data.encode())
    relation = slide.part.relate_to(part, f"{R}/diagramData")
    slide.shapes._spTree.append(
        etree.fromstring(
            f"<p:graphicFrame xmlns:p='{P}' xmlns:a='{A}' xmlns:r='{R}'><p:nvGraphicFramePr>"
            "<p:cNvPr id='9' name='d'/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
            "<p:xfrm><a:off x='0' y='0'/><a:ext cx='9' cy='9'/></p:xfrm><a:graphic>"
            f"<a:graphicData uri='{D}'><d:relIds xmlns:d='{D}' r:dm='{relation}'/>"
            "</a:graphicData></a:graphic></p:graphicFrame>"
        )
    )


def chart(slide: Any, labels: bool = True) -> None:
    data = CategoryChartData(number_format="0.0%")
    data.categories = ["Trực tuyến"]
    data.add_series("Tỷ lệ", (0.9712,))
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED
    plot = slide.shapes.add_chart(kind, *PLACE, data).chart.plots[0]
    if labels:
        plot.has_data_labels = True
        plot.data_labels.show_value = True


@pytest.mark.parametrize(
    ("draw", "text"),
    [
        (broken_lines, "Trong tháng 12\n417 hồ sơ"),
        (linked_field, "có 417 hồ sơ"),
        (alternatives, "417 hồ sơ"),
        (hidden, "417 hồ sơ"),
        (diagram, "năm 2021\n417 hồ sơ"),
        (chart, "Tỷ lệ\nTrực tuyến\t97,1%"),
    ],
)
def test_what_a_slide_shows_is_read(
    tmp_path: Path, draw: Callable[[Any], None], text: str
) -> None:
    reading = read(tmp_path, draw)
    assert reading.pages[0].text.strip() == text
    assert reading.problem == ""


@pytest.mark.parametrize("as_icon", [True, False])
def test_an_embedded_sheet_is_read_where_it_is_shown(
    tmp_path: Path, as_icon: bool
) -> None:
    book = openpyxl.Workbook()
    for row in (("Đơn vị", "Số máy"), ("Sở", 64), ("Chi cục", 8)):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")

    def draw(slide: Any) -> None:
        frame = slide.shapes.add_ole_object(
            str(tmp_path / "a.xlsx"), "Excel.Sheet.12", *PLACE
        )
        ole = frame._element.find(".//{*}oleObj")
        ole.set("showAsIcon", str(int(as_icon)))

    reading = read(tmp_path, draw)
    assert ("64" in reading.pages[0].text) != as_icon
    assert ("embedded object" in reading.problem) == as_icon


def test_a_chart_without_printed_values_is_named(tmp_path: Path) -> None:
    reading = read(tmp_path, lambda slide: chart(slide, labels=False))
    assert reading.problem == "not read: a chart without printed values"
