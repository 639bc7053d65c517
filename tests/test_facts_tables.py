"""What the columns and rows of tables make of their figures: inventories, price lists, budgets,
marks that a body gives itself. Tables are composed for the tests."""

from __future__ import annotations

import pytest
from test_facts import found

from pipeline.delimited import is_table

Said = list[tuple[str, str, str]]  # indicator, value, status

INVENTORY = (
    "BẢNG KÊ THIẾT BỊ\n"
    "TT\tTên thiết bị\tĐVT\tHiện có\tDùng tốt\tHỏng, cũ\tĐề nghị trang bị thêm\n"
    "1\tMáy tính để bàn\tbộ\t64\t50\t14\t20\n"
    "2\tMáy chiếu\tchiếc\t8\t6\t2\t3\n"
    "3\tMáy in\tchiếc\t9\t7\t2\t4\n"
    "4\tBộ chuyển mạch\tchiếc\t5\t5\t0\t\n"
    "5\tTủ tài liệu\tchiếc\t30\t28\t2\t1\n"
)
PRICES = (
    "STT\tMặt hàng\tĐVT\tTháng 3\tTháng 4\tTăng, giảm (%)\n"
    "1\tGạo tẻ\tđ/kg\t17.000\t17.400\t2,35\n"
    "2\tMáy tính xách tay\tđ/chiếc\t13.990.000\t13.490.000\t-4\n"
    "3\tCước Internet cáp quang gói 200 Mbps\tđ/tháng\t190.000\t190.000\t0\n"
)
PROJECTS = (
    "STT\tNhiệm vụ\tTổng kinh phí (triệu đồng)\tTrong đó năm 2024\n"
    "1\tThuê phần mềm quản lý hồ sơ\t820\t210\n"
    "2\tSố hóa tài liệu lưu trữ\t1.450\t300\n"
    "3\tĐào tạo, bồi dưỡng kỹ năng số\t260\t90\n"
    "Tổng cộng\t\t2.530\t600\n"
)
BUDGET = (
    "DỰ TOÁN CHI NĂM 2023\nĐVT: triệu đồng\nSTT\tNội dung\tDự toán được giao\n"
    "1\tSửa chữa nhà để xe\t320\n2\tThuê phần mềm họp không giấy\t150\n"
    "3\tMua sắm máy tính cho bộ phận một cửa\t275\n"
)
PLANNED = (
    "3. Danh mục dự án và khái toán kinh phí\nĐơn vị tính: triệu đồng\n"
    "STT\tTên dự án\tTổng số\tNS tỉnh\tThời gian\n"
    "1\tNâng cấp mạng WAN\t14.500\t8.500\t2011-2013\n"
    "2\tPhần mềm một cửa và chữ ký số\t9.800\t7.300\t2011-2014\n"
    "\tCộng\t24.300\t15.800\t\n"
)
MARKS = (
    "BẢNG TỰ ĐÁNH GIÁ CHỈ SỐ CHUYỂN ĐỔI SỐ (DTI)\n"
    "TT\tChỉ số\tĐiểm tối đa\tĐiểm được công nhận năm 2022\tĐiểm tự chấm năm 2023\tMinh chứng\n"
    "1\tNhận thức số\t100\t88,5\t91\tCó\n"
    "1.1\tTỷ lệ hộ gia đình có cáp quang\t30\t18,2\t21\t70,5%\n"
    "2\tHạ tầng số\t100\t60\t72,4\tCó\n"
)
SCORED = (
    "KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CÁC SỞ NĂM 2024\n"
    "TT\tĐơn vị\tĐiểm tối đa\tĐiểm tự chấm\tĐiểm thẩm định\tChỉ số\n"
    "1\tSở Công Thương\t86,00\t84,50\t79,25\t92,15%\n"
    "2\tThanh tra tỉnh\t80,00\t78,00\t66,40\t83,00%\n"
    "Chỉ số trung bình\t87,58%\n"
)


def said(table: str, title: str) -> Said:
    return [
        (fact.indicator, fact.value, fact.status)
        for fact in found(table, title=title)
    ]


def test_an_inventory_tells_what_is_used_worn_out_and_wanted() -> None:
    told = said(INVENTORY, "Báo cáo thiết bị của trường")
    in_use = [fact for fact in told if fact[0].startswith("infra.")]
    assert ("infra.pc.count", "64", "actual") in in_use
    assert ("infra.pc.obsolete", "14", "actual") in in_use
    assert ("infra.projector.count", "8", "actual") in in_use
    assert ("infra.printer.count", "9", "actual") in in_use
    assert ("infra.network_device.count", "5", "actual") in in_use
    assert ("proc.pc.count", "20", "proposed") in told
    assert ("proc.projector.count", "3", "proposed") in told
    # neither a printer that is out of order nor one that is wanted is one in use
    assert not [fact for fact in in_use if fact[1] in ("2", "4", "20")]


def test_a_list_of_prices_states_no_fact() -> None:
    assert said(PRICES, "Tình hình giá cả thị trường tháng 4 năm 2023") == []


def test_a_row_of_an_estimate_is_what_its_label_names() -> None:
    title = "Kế hoạch chuyển đổi số năm 2024"
    told = [(code, value) for code, value, _ in said(PROJECTS, title)]
    assert told == [
        ("fin.ict.software", "820000000"),
        ("fin.ict.software", "210000000"),
        ("fin.ict.digitising", "1450000000"),
        ("fin.ict.digitising", "300000000"),
        ("fin.ict.training", "260000000"),
        ("fin.ict.training", "90000000"),
        ("fin.ict.total", "2530000000"),
        ("fin.ict.total", "600000000"),
    ]


def test_a_sum_below_a_unit_line_of_money_is_money() -> None:
    title = "Phê duyệt Kế hoạch ứng dụng công nghệ thông tin"
    told = [(code, value) for code, value, _ in said(PLANNED, title)]
    assert told == [
        ("fin.ict.total", "14500000000"),
        ("fin.ict.total", "8500000000"),
        ("fin.ict.software", "9800000000"),
        ("fin.ict.software", "7300000000"),
        ("fin.ict.total", "24300000000"),
        ("fin.ict.total", "15800000000"),
    ]


def test_an_item_of_a_budget_is_no_budget() -> None:
    title = "Công khai dự toán năm 2023"
    told = [(code, value) for code, value, _ in said(BUDGET, title)]
    assert told == [
        ("fin.ict.software", "150000000"),
        ("fin.ict.equipment", "275000000"),
    ]


def test_what_a_body_was_given_is_stated_and_no_more() -> None:
    told = found(SCORED, title="Công bố Chỉ số cải cách hành chính năm 2024")
    assert [(fact.value, fact.unit, fact.subject) for fact in told] == [
        ("79.25", "điểm", "Sở Công Thương"),
        ("92.15", "%", "Sở Công Thương"),
        ("66.4", "điểm", "Thanh tra tỉnh"),
        ("83", "%", "Thanh tra tỉnh"),
    ]
    assert {fact.indicator for fact in told} == {"index.par_index"}


def test_marks_that_a_body_gives_itself_are_of_the_index_of_the_row() -> None:
    told = found(MARKS, title="Tự đánh giá DTI năm 2023")
    assert [
        (fact.indicator, fact.value, fact.unit, fact.period) for fact in told
    ] == [
        ("index.dti.awareness", "88.5", "điểm", "2022"),
        ("index.dti.awareness", "91", "điểm", "2023"),
        ("infra.broadband.household", "70.5", "%", "2023-12-15"),
        ("index.dti.infrastructure", "60", "điểm", "2022"),
        ("index.dti.infrastructure", "72.4", "điểm", "2023"),
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Băng thông đường truyền Internet (Mbps)\t250",
         ("infra.internet.bandwidth", "250", "Mbps")),
        ("Phụ huynh dùng sổ liên lạc điện tử (%)\t88,5",
         ("edu.parent_contact", "88.5", "%")),
        ("Máy tính để bàn (bộ)\t42", ("infra.pc.count", "42", "bộ")),
        ("Số học sinh trên một máy tính\t12,5",
         ("edu.pc_per_pupil", "12.5", "máy/học sinh")),
    ],
)  # fmt: skip
def test_a_label_ends_with_the_unit_of_its_row(
    row: str, expected: tuple[str, str, str]
) -> None:
    table = (
        "THÔNG TIN VỀ ỨNG DỤNG CNTT (thời điểm 15/4/2023)\n"
        f"STT\tNội dung\tSố liệu\n1\t{row}\n2\tSố lớp\t18\n3\tSố học sinh\t640\n"
    )
    (fact,) = found(table)
    assert (fact.indicator, fact.value, fact.unit) == expected
    assert fact.period == "2023-04-15"


def test_a_bracket_in_the_unit_line_is_no_unit() -> None:
    table = (
        "ĐVT: hồ sơ (trừ các dòng tỷ lệ)\nNội dung\tNăm 2022\tNăm 2023\n"
        "Hồ sơ tiếp nhận trực tuyến\t1.204\t1.650\n"
        "Tỷ lệ hồ sơ trực tuyến (%)\t61,5\t80,2\n"
    )
    told = found(table, title="Kết quả giải quyết thủ tục hành chính")
    assert [(fact.indicator, fact.unit) for fact in told] == [
        ("ops.dossier.online", "hồ sơ"),
        ("ops.dossier.online", "hồ sơ"),
        ("ops.dossier.online", "%"),
        ("ops.dossier.online", "%"),
    ]


def test_a_yearbook_counts_subscribers_and_how_many_of_100_people() -> None:
    table = (
        "Số thuê bao điện thoại\n\t2014\tSơ bộ 2015\n"
        "Di động\t501.200\t533.400\n"
        "Số thuê bao điện thoại bình quân 100 dân (Thuê bao)\t71,5\t74,2\n"
    )
    told = [(code, value) for code, value, _ in said(table, "Niên giám")]
    assert told == [
        ("infra.subscriber.count", "501200"),
        ("infra.subscriber.count", "533400"),
        ("infra.subscriber.density", "71.5"),
        ("infra.subscriber.density", "74.2"),
    ]


def test_a_total_that_leaves_out_its_last_cell_stays_in_its_columns() -> None:
    table = (
        "Nhân lực CNTT\nCấp\tChuyên trách CNTT\tKiêm nhiệm CNTT\tTừ đại học trở lên (%)\n"
        "Sở, ngành\t31\t6\t90,3\nCấp huyện\t9\t11\t88\nCộng\t40\t17\t\n"
    )
    told = [(code, value) for code, value, _ in said(table, "Số liệu CNTT")]
    assert ("hr.it_staff.fulltime", "40") in told
    assert ("hr.it_staff.concurrent", "17") in told


@pytest.mark.parametrize("rule", ["|---|---|---|", "| :-- | --: | --: |"])
def test_a_rule_of_markdown_is_no_row(rule: str) -> None:
    table = (
        "| Đơn vị | Máy tính | Máy chủ |\n"
        f"{rule}\n| Sở Nội vụ | 63 | 2 |\n| Sở Y tế | 48 | 1 |\n"
    )
    assert not is_table(table)
    assert [(code, value) for code, value, _ in said(table, "CNTT")] == [
        ("infra.pc.count", "63"),
        ("infra.server.count", "2"),
        ("infra.pc.count", "48"),
        ("infra.server.count", "1"),
    ]


def test_places_are_no_points() -> None:
    table = (
        "TT\tChỉ tiêu\tĐơn vị tính\tSố liệu\n"
        "1\tĐiểm chấp nhận mã QR\tđiểm\t31.200\n"
        "2\tMáy ATM\tmáy\t118\n"
    )
    assert ("dt.cashless.terminal", "31200", "actual") in said(
        table, "Thanh toán không dùng tiền mặt"
    )


def test_the_label_of_a_row_outweighs_the_heading_of_its_table() -> None:
    table = (
        "KẾT QUẢ GIẢI QUYẾT HỒ SƠ VÀ DỊCH VỤ CÔNG TRỰC TUYẾN\nĐVT: hồ sơ\n"
        "TT\tNội dung\tNăm 2022\tNăm 2023\n"
        "1\tTổng số hồ sơ tiếp nhận\t1.420\t1.655\n"
        "2\tĐã giải quyết\t1.398\t1.640\n"
    )
    told = [(code, value) for code, value, _ in said(table, "Số liệu CCHC")]
    assert ("ops.dossier.resolved", "1398") in told
    assert ("ops.dossier.resolved", "1640") in told


def test_a_document_is_about_what_many_of_its_blocks_name() -> None:
    about = "".join(f"{n}. Giải quyết thủ tục hành chính.\n" for n in range(4))
    told = found(f"{about}Khảo sát cho thấy 94,6% người dân hài lòng.\n")
    assert [(fact.indicator, fact.value) for fact in told] == [
        ("ops.satisfaction.share", "94.6")
    ]


def test_a_row_of_shares_is_no_head_of_the_counts_below() -> None:
    rows = (
        "So sánh kết quả với mục tiêu\n\n"
        "Nội dung\tNăm 2018\tKế hoạch năm 2023\tKết quả\n"
        "Tỷ lệ máy tính kết nối Internet\t61%\t95%\t97%\n"
        "Dịch vụ công mức độ 4\t0\t30\t28\n"
        "Điểm cầu hội nghị trực tuyến\t3\t14\t15\n"
    )
    said = [(fact.indicator, fact.value) for fact in found(rows)]
    assert said[3:] == [
        ("ops.service.level4.count", "0"),
        ("ops.service.level4.count", "30"),
        ("ops.service.level4.count", "28"),
        ("vc.site.total", "3"),
        ("vc.site.total", "14"),
        ("vc.site.total", "15"),
    ]


def test_one_word_names_what_the_amounts_of_a_row_or_column_are_for() -> None:
    by_item = (
        "Kinh phí công nghệ thông tin theo năm (Đơn vị: triệu đồng)\n\n"
        "Năm\t2021\t2022\nThiết bị\t6.210\t8.430\nĐào tạo\t740\t1.150\n"
        "Ngân sách tỉnh\t5.000\t6.100\nCộng\t6.950\t9.580\n"
    )
    by_year = (
        "Kinh phí công nghệ thông tin đã chi\n\n"
        "Năm\tPhần cứng (tr.đ)\tĐào tạo (tr.đ)\tTổng (tr.đ)\n2021\t1.200\t900\t2.100\n"
    )
    title = "Kết quả ứng dụng công nghệ thông tin"
    said = [fact.indicator for fact in found(by_item, title, "Kinh phí")]
    assert said == [
        *["fin.ict.equipment"] * 2,
        *["fin.ict.training"] * 2,
        *["fin.ict.total"] * 4,
    ]
    said = [fact.indicator for fact in found(by_year, title, "Kinh phí")]
    assert said == ["fin.ict.equipment", "fin.ict.training", "fin.ict.total"]


@pytest.mark.parametrize(
    "head", ["Số món tạm ứng quá hạn", "Khoản vay quá hạn"]
)
def test_an_overdue_loan_is_no_dossier(head: str) -> None:
    rows = (
        "Hồ sơ kiểm soát chi 6 tháng đầu năm theo đơn vị\n\n"
        f"TT\tĐơn vị\tTổng số hồ sơ tiếp nhận\tHồ sơ quá hạn\t{head}\n"
        "1\tHuyện Minh Hóa\t11.248\t3\t4\n2\tHuyện Bố Trạch\t15.310\t2\t6\n"
    )
    title, heading = "Kết quả cải cách hành chính", "Dịch vụ công trực tuyến"
    said = [
        (fact.indicator, fact.value) for fact in found(rows, title, heading)
    ]
    assert said == [
        ("ops.dossier.received", "11248"),
        ("ops.dossier.late", "3"),
        ("ops.dossier.received", "15310"),
        ("ops.dossier.late", "2"),
    ]
