"""What the kind of a document makes of its figures: laws tell nothing as done, decisions that publish
procedures count those that are new, changed or gone, tables on an index hold its points."""

from __future__ import annotations

import pytest

from pipeline import facts, mentions, structure
from pipeline.records import Fact, Page, Reading, Source


def _facts(text: str) -> tuple[Fact, ...]:
    """The facts of a whole document."""
    reading = Reading((Page(1, text),))
    layout = structure.parse(reading, Source("", "", "d", "text", 0))
    found = mentions.find("d", reading, layout)
    return facts.normalise("d", layout, found).facts


def _said(text: str) -> list[tuple[str, str]]:
    """The indicators and values of a whole document."""
    return [(fact.indicator, fact.value) for fact in _facts(text)]


def _document(symbol: str, kind: str, title: str, body: str) -> str:
    return (
        f"BỘ KHOA HỌC\nSố: {symbol}\nHà Nội, ngày 12 tháng 5 năm 2025\n"
        f"{kind.upper()}\n{title}\n\n{body}\n"
    )


RULES = (
    "Điều 1. Mỗi công chức được trang bị 01 bộ máy vi tính để bàn.\n"
    "Điều 2. Phòng học có ít nhất 10 máy tính được kết nối mạng.\n"
    "Điều 3. Thanh toán không dùng tiền mặt đối với hàng hóa mua vào từ 05 triệu đồng trở lên."
)
GOAL = "Điều 1. Bảo đảm tối thiểu 80% hồ sơ thủ tục hành chính được nộp trực tuyến."


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        ("12/2025/TT-BKHCN", "Thông tư"),
        ("12/2025/NĐ-CP", "Nghị định"),
        ("12/2025/QĐ-TTg", "Quyết định"),
    ],
)
def test_a_law_tells_nothing_as_done(symbol: str, kind: str) -> None:
    title = "Quy định về trang bị máy móc, thiết bị"
    assert _said(_document(symbol, kind, title, RULES)) == []
    goal = _document(symbol, kind, title, GOAL)
    assert _said(goal) == [("ops.dossier.online", "80")]


def test_a_decision_without_a_year_in_its_symbol_is_no_law() -> None:
    body = "Điều 1. Trang bị 25 bộ máy vi tính để bàn cho các xã; hiện có 120 máy tính."
    title = "Về việc trang bị máy vi tính"
    document = _document("12/QĐ-BKHCN", "Quyết định", title, body)
    assert ("infra.pc.count", "120") in _said(document)


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Về việc công bố danh mục thủ tục hành chính mới ban hành lĩnh vực đường bộ",
            "Điều 1. Công bố kèm theo Quyết định này Danh mục 05 thủ tục hành chính mới ban hành.",
            [("ops.procedure.new", "5")],
        ),
        (
            "Về việc công bố thủ tục hành chính được sửa đổi, bổ sung lĩnh vực đường thủy",
            "PHẦN I. DANH MỤC THỦ TỤC HÀNH CHÍNH SỬA ĐỔI, BỔ SUNG\n\n"
            "Đăng ký tàu; xóa đăng ký tàu.\n\nTổng số: 09 thủ tục.",
            [("ops.procedure.amended", "9")],
        ),
        (
            "Về việc công bố danh mục thủ tục hành chính thay thế, bị bãi bỏ",
            "Sở xây dựng quy trình đối với thủ tục được công bố tại mục II Phụ lục (01 TTHC) này.",
            [],
        ),
        (
            "Phê duyệt danh mục thủ tục hành chính cắt giảm thời gian giải quyết",
            "Tổng số:\n- 45 TTHC cấp tỉnh;\n- 05 TTHC cấp huyện.",
            [],
        ),
        (
            "Về việc công bố Bộ thủ tục hành chính thuộc thẩm quyền giải quyết của Sở",
            "Tổng số: 109 thủ tục hành chính.",
            [("ops.procedure.total", "109")],
        ),
    ],
)
def test_a_decision_that_publishes_procedures(
    title: str, body: str, expected: list[tuple[str, str]]
) -> None:
    document = _document("12/QĐ-BKHCN", "Quyết định", title, body)
    assert _said(document) == expected


def test_shares_and_points_of_an_index() -> None:
    table = (
        "Kết quả đánh giá đối với tiêu chí dịch vụ công trực tuyến\n"
        "TT\tĐơn vị\tTổng điểm (22 điểm) Tỷ lệ (%)\tTỷ lệ hồ sơ thanh toán trực tuyến"
        "\tĐiểm hồ sơ thanh toán trực tuyến\tTỷ lệ dịch vụ công có phát sinh hồ sơ\n"
        "1\tSở Y tế\t90,91\t88\t2,5\t96\n2\tSở Xây dựng\t88,64\t60\t1,5\t94\n"
    )
    title = "Kết quả đánh giá Bộ chỉ số phục vụ người dân, doanh nghiệp"
    document = _document("12/BC-BKHCN", "Báo cáo", title, table)
    assert _said(document) == [
        ("ops.payment.online", "88"),
        ("ops.service.with_dossier_share", "96"),
        ("ops.payment.online", "60"),
        ("ops.service.with_dossier_share", "94"),
    ]


def test_a_heading_of_several_changes_tells_none() -> None:
    body = (
        "DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH, SỬA ĐỔI, BỔ SUNG, BỊ BÃI BỎ\n\n"
        "Thủ tục thuộc thẩm quyền cấp huyện: 02 thủ tục."
    )
    title = "Về việc công bố danh mục thủ tục hành chính mới ban hành, sửa đổi, bãi bỏ"
    assert _said(_document("12/QĐ-BKHCN", "Quyết định", title, body)) == []


def test_a_note_is_told_of_where_its_mark_stands() -> None:
    body = (
        "I. KẾT QUẢ THỰC HIỆN\n\n1. Số hóa dữ liệu đất đai\n\n"
        "Đã hoàn thành số hóa dữ liệu đất đai của 67/124 xã, phường ⁶.\n\n"
        "II. NHIỆM VỤ TRONG THỜI GIAN TỚI\n\n1. Tiếp tục tuyên truyền.\n\n"
        "⁶ Số hóa dữ liệu đất đai tại 22/51 xã, phường phía bắc."
    )
    text = _document("12/BC-BKHCN", "Báo cáo", "Kết quả năm 2025", body)
    found = _facts(text)
    assert [(fact.value, fact.status) for fact in found] == [
        ("67/124", "actual"),
        ("22/51", "actual"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # one act, things of one noun
        (
            "Cập nhật thông tin các hội lên hệ thống: 6.920 hội viên người cao tuổi, 7.142 hội viên "
            "nông dân, 251 hội viên chữ thập đỏ.",
            [("dt.data.updated", value) for value in ("6920", "7142", "251")],
        ),
        # each share of a list with its own words
        (
            "Phấn đấu tỷ lệ hồ sơ trực tuyến trên 80%, số hóa kết quả giải quyết thủ tục hành chính "
            "và cấp kết quả điện tử đạt 100%, tái sử dụng dữ liệu đạt từ 60%.",
            [
                ("ops.dossier.online", "80"),
                ("ops.result.electronic", "100"),
                ("ops.digitized.reuse", "60"),
            ],
        ),
        (
            "Toàn tỉnh có 1.846 tổ chức sử dụng hóa đơn điện tử, xử phạt 5 doanh nghiệp gian lận hóa "
            "đơn điện tử.",
            [("dt.einvoice.count", "1846")],
        ),
    ],
)
def test_figures_of_a_list(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    body = f"8. Làm sạch dữ liệu, cải cách hành chính\n\n{sentence}"
    title = "Kết quả chuyển đổi số năm 2025"
    assert _said(_document("12/BC-BKHCN", "Báo cáo", title, body)) == expected


def test_what_comes_again_within_the_year_of_a_plan_is_of_no_time() -> None:
    body = "Hằng quý có ít nhất 01 tin, bài về cải cách hành chính đăng trên Trang thông tin điện tử."
    text = _document("12/KH-BKHCN", "Kế hoạch", "Tuyên truyền năm 2026", body)
    found = _facts(text)
    assert [(fact.value, fact.period) for fact in found] == [("1", "")]


def test_bodies_that_use_invoices_are_counted_at_a_date() -> None:
    body = (
        "Hiện nay, trên địa bàn chỉ có 1.846 tổ chức sử dụng hóa đơn điện tử."
    )
    text = _document("12/BC-BKHCN", "Báo cáo", "Kết quả hóa đơn điện tử", body)
    found = _facts(text)
    assert [(fact.value, fact.period) for fact in found] == [
        ("1846", "2025-05-12")
    ]
