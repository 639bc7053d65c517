"""Tables that a plain text carries as HTML, or with a bar on a line of its own between cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import facts, mentions, structure
from pipeline.pages.formats.barred_tables import barred_tables
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


GOALS = """PHỤ LỤC

DANH MỤC CHỈ TIÊU CHUYỂN ĐỔI SỐ

*(Kèm theo Quyết định số 12/QĐ-UBND ngày 5 tháng 3 năm 2025)*

|
**TT**
|
**Chỉ tiêu**
|
**Đơn vị**
|
**Kết quả**
|
**Theo dõi**
|
|
**I**
|
**Giai đoạn 2025-2027**
|
|
|
|
|
1
|
Tỷ lệ người dân, doanh nghiệp hài lòng
khi sử dụng dịch vụ công trực tuyến
|
%
|
91%
|
Sở Nội vụ
|
|
**II**
|
**Giai đoạn 2028-2030**
|
|
2
|
Tỷ lệ hồ sơ giải quyết thủ tục hành chính được số hóa
|
%
|
99%
|
Văn phòng
UBND tỉnh
|
"""


def test_a_bar_on_a_line_of_its_own_parts_cells() -> None:
    (table,) = barred_tables(GOALS, 1, 1)
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell.text)
    assert rows[1] == ["TT", "Chỉ tiêu", "Đơn vị", "Kết quả", "Theo dõi"]
    assert rows[2] == ["I", "Giai đoạn 2025-2027", "", "", ""]
    assert rows[3][1].endswith("hài lòng khi sử dụng dịch vụ công trực tuyến")
    # one cell over several columns
    assert rows[4] == ["II", "Giai đoạn 2028-2030"]
    assert rows[5][3:] == ["99%", "Văn phòng UBND tỉnh"]
    for cell in table.cells:
        words = GOALS[cell.start : cell.end].split()
        assert " ".join(words) == cell.text


@pytest.mark.parametrize(
    "text",
    [
        "|\nUBND TỈNH\n|\nCỘNG HÒA\n|\n|\nSố: 12\n|\nNgày\n|\n\n",
        "|\nLoại:\n|\nKế hoạch\n|\nNgày:\n|\n" * 5,
        "|\n" * 2000,
        "|\na\n" * 2000,
    ],
)
def test_bars_that_part_no_data_are_no_table(text: str) -> None:
    assert barred_tables(text, 1, 1) == ()


def test_goals_take_the_time_of_the_row_they_stand_below(
    tmp_path: Path,
) -> None:
    found = _facts_of(GOALS, tmp_path)
    assert [
        (fact.indicator, fact.value, fact.period, fact.status) for fact in found
    ] == [
        ("ops.satisfaction.share", "91", "2025/2027", "target"),
        ("ops.digitized.dossier", "99", "2028/2030", "target"),
    ]


TASKS = """KẾ HOẠCH
Chuyển đổi số của tỉnh

I. NHIỆM VỤ

Các nhiệm vụ được giao như sau.

<table>
<tr><th>TT</th><th>Nhiệm vụ</th><th>Chủ trì</th><th>Thời gian thực hiện</th></tr>
<tr><td>1</td><td>Số hóa 100% hồ sơ, kết quả giải quyết thủ tục
hành chính</td><td>Sở Nội vụ</td><td>2026 - 2028</td></tr>
<tr><td>2</td><td>Tỷ lệ người dân hài lòng với dịch vụ công đạt 95%</td><td>Sở Tư pháp</td>
<td>Năm 2027</td></tr>
</table>
"""


PROJECTS = """DANH MỤC DỰ ÁN

<table>
<tr><th>TT</th><th>Tên dự án</th><th>Thời gian thực hiện</th>
<th>Ngân sách tỉnh (dự kiến)</th><th>Tổng đầu tư (tỷ đồng)</th></tr>
<tr><td>1</td><td>Xây dựng trung tâm dữ liệu của tỉnh</td><td>2026-2027</td><td>2,00</td><td>3,50</td></tr>
<tr><td>2</td><td>Xây dựng trụ sở</td><td>2026-2027</td><td>7,00</td><td>9,50</td></tr>
</table>
"""


def test_a_project_states_its_whole_cost(tmp_path: Path) -> None:
    assert [
        (fact.indicator, fact.value, fact.period, fact.status)
        for fact in _facts_of(PROJECTS, tmp_path)
    ] == [("fin.ict.total", "3500000000", "2026/2027", "planned")]


def test_a_task_takes_the_time_of_its_row(tmp_path: Path) -> None:
    found = _facts_of(TASKS, tmp_path)
    assert [(fact.value, fact.period, fact.evidence) for fact in found] == [
        (
            "100",
            "2026/2028",
            "Số hóa 100% hồ sơ, kết quả giải quyết thủ tục hành chính",
        ),
        ("95", "2027", "Tỷ lệ người dân hài lòng với dịch vụ công đạt 95%"),
    ]
