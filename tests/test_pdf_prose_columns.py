"""Text in two columns is read column by column, whatever the order in which its lines are drawn."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from shown_kit import pdf, read, table

LEFT = (
    "Sở Nội vụ đã triển khai hệ thống quản lý",
    "văn bản tại tất cả các đơn vị trực thuộc, số",
    "hồ sơ điện tử tiếp nhận trong kỳ là 1.238",
    "hồ sơ, trong đó trực tuyến toàn trình đạt",
    "tỷ lệ 87,5% tổng số hồ sơ phải giải quyết.",
)
RIGHT = (
    "Hạ tầng được nâng cấp với tổng kinh phí",
    "là 4.928.850.000 đồng, mua 64 máy tính và",
    "12 máy quét cho bộ phận một cửa; tỷ lệ",
    "cán bộ có chữ ký số đạt 93,1% và còn",
    "27 đơn vị chưa được cấp chứng thư số.",
)
RECEIVERS = (
    "Nơi nhận:",
    "- Như trên;",
    "- Các phòng chuyên môn của Sở;",
    "- Lưu: VT.",
)
SIGNED = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(đã ký, đóng dấu)", "Nguyễn Văn An")
LABELS = (
    "Tổng số hồ sơ tiếp nhận",
    "Hồ sơ đúng hạn",
    "Hồ sơ trễ hạn",
    "Số máy tính",
)


def columns(
    made: Canvas, left: tuple[str, ...], right: tuple[str, ...], top: float
) -> None:
    """Draws line by line what stands left and right."""
    made.setFont("Tinos", 10)
    for n, (one, other) in enumerate(zip_longest(left, right, fillvalue="")):
        made.drawString(60, top - 14 * n, one)
        made.drawString(310, top - 14 * n, other)


@pytest.mark.parametrize(
    ("left", "right"),
    [(LEFT, RIGHT), (LEFT, RIGHT[:4]), (LEFT[:4], RIGHT)],
)
def test_running_text_is_read_by_columns(
    tmp_path: Path, left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    def draw(made: Canvas) -> None:
        columns(made, left, right, 780)
        table(made)

    said = " ".join(read(tmp_path, pdf(draw)).text.split("\n"))
    assert " ".join((*left, *right)) in said
    assert "Văn phòng Sở\t162\t157\t5" in said


@pytest.mark.parametrize(
    ("left", "right"),
    [(RECEIVERS, SIGNED), (LABELS, ("2.447", "2.350", "97", "64"))],
)
def test_what_stands_level_stays_level(
    tmp_path: Path, left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    text = read(
        tmp_path, pdf(lambda made: columns(made, left, right, 780))
    ).text
    rows = [" ".join(line.split()) for line in text.split("\n")]
    assert rows == [" ".join(row) for row in zip(left, right, strict=True)]
