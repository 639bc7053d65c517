"""Tables that a plain text carries as HTML."""

from __future__ import annotations

from pathlib import Path

from pipeline import facts, mentions, structure
from pipeline.pages.formats.marked_tables import tables_in
from pipeline.pages.formats.text_file import read_text
from pipeline.records import Fact, ReadOptions, Source

TEXT = """Bộ chỉ tiêu phát triển chính quyền số

<table>
<thead>
<tr>
<th><strong>TT</strong></th>
<th>Lĩnh vực</th>
<th>Chỉ tiêu</th>
<th>Hiện trạng năm 2017</th>
</tr>
</thead>
<tbody>
<tr>
<td rowspan="2">1</td>
<td rowspan="2">Quản lý minh bạch</td>
<td>Tỷ lệ dịch vụ công trực tuyến mức 3 và
4</td>
<td>30%</td>
</tr>
<tr>
<td>Tỷ lệ rác thải được thu gom</td>
<td>85%</td>
</tr>
</tbody>
</table>
"""


def test_cells_keep_their_place_in_the_text() -> None:
    (table,) = tables_in(TEXT, 1)
    by_place = {(cell.row, cell.column): cell for cell in table.cells}
    assert by_place[2, 3].text == "Tỷ lệ dịch vụ công trực tuyến mức 3 và 4"
    assert by_place[3, 4].text == "85%"  # below the cells that go over two rows
    assert by_place[1, 1].text == "TT"
    share = by_place[2, 4]
    assert TEXT[share.start : share.end] == "30%"


def test_what_is_no_table_of_data_is_left_alone() -> None:
    assert tables_in("<table><tr><td>Trang chủ</td></tr></table>", 1) == ()
    assert tables_in("Số hồ sơ < 5 và > 3", 1) == ()


SUBSCRIBERS = """Phát triển viễn thông

<table>
<tr><th>TT</th><th>Chỉ tiêu</th><th>Đơn vị</th><th>Năm 2016</th>
<th><strong>Năm 2017</strong></th></tr>
<tr>
<td>1</td>
<td>Tỷ lệ hộ gia đình có truy cập Internet</td>
<td>%</td>
<td>27.30</td>
<td rowspan="2">47.00</td>
</tr>
<tr>
<td>2</td>
<td>Tỷ lệ thuê bao băng rộng cố định trên 100 dân</td>
<td><p>Thuê bao/</p>
<p>100 dân</p></td>
<td>9.80</td>
</tr>
</table>
"""


def _facts_of(text: str, folder: Path) -> tuple[Fact, ...]:
    path = folder / "chi_tieu.txt"
    path.write_text(text, encoding="utf-8")
    reading = read_text(path, ReadOptions())
    assert reading.pages[0].text == text  # the text of the file stays as it is
    layout = structure.parse(reading, Source("", "", "d", "text", 0))
    found = mentions.find("d", reading, layout)
    return facts.normalise("d", layout, found).facts


def test_figures_between_marks_fill_their_cells(tmp_path: Path) -> None:
    found = _facts_of(SUBSCRIBERS, tmp_path)
    assert [(fact.indicator, fact.value, fact.period) for fact in found] == [
        ("infra.broadband.household", "27.3", "2016"),
        ("infra.broadband.household", "47", "2017"),
        ("infra.subscriber.density", "9.8", "2016"),
    ]


def test_a_row_states_its_fact(tmp_path: Path) -> None:
    found = _facts_of(TEXT, tmp_path)
    assert [(fact.indicator, fact.value, fact.period) for fact in found] == [
        ("ops.service.level34.share", "30", "2017")
    ]
    assert "<" not in found[0].evidence
