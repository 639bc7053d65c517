"""Figures beside words of an indicator that state no fact: points, ranks, pages, prices, days."""

from __future__ import annotations

import pytest
from test_facts import found

TABLES = [
    # the column that numbers the rows, or names them by a code
    (
        "STT\tMã\tTên thủ tục hành chính sửa đổi\n"
        "1\t0301\tĐăng ký tàu\n2\t0302\tXóa đăng ký tàu\n3\t0303\tCấp lại giấy chứng nhận",
        [],
    ),
    (
        "TT\tNội dung\tTỷ lệ\tĐiểm\tThứ hạng\n"
        "1\tTỷ lệ hồ sơ TTHC giải quyết đúng hạn\t71,5%\t4,3\t14/34\n"
        "2\tTỷ lệ TTHC được công khai\t76,4%\t3,1\t9/34",
        ["71.5", "76.4"],
    ),
    (
        "STT\tTên thủ tục hành chính\tThời gian giải quyết theo quy định\tThời gian sau khi cắt giảm\n"
        "1\tGiải quyết hồ sơ trợ cấp\t10\t8\n2\tGiải quyết hồ sơ mai táng\t15\t12",
        [],
    ),
    # a column that names what it counts takes nothing from the one beside it
    (
        "TT\tCấp học\tMáy tính (bộ)\tSố trường\tSố lớp\n"
        "1\tMầm non\t136\t34\t31\n2\tTiểu học\t152\t36\t35",
        ["136", "152"],
    ),
    (
        "Nội dung\tChỉ số PAR INDEX năm 2022\n"
        "Sở Tư pháp\t91,5%\nSở Xây dựng\t88,2%\nSở Nội vụ\t87,1%",
        ["91.5", "88.2", "87.1"],
    ),
]

# tables under a heading that speaks of an indicator, and say by themselves what they count
UNDER_A_HEADING = [
    # how hard a program is to write, by the points of its parts
    "TT\tYếu tố môi trường\tGiá trị xếp hạng\tTrọng số\n"
    "1\tKinh nghiệm\t5\t1,5\n2\tDẫn dắt nhóm\t4\t0,5",
    "TT\tLoại tác nhân\tĐơn vị tính: Điểm\n1\tĐơn giản\t6\n2\tPhức tạp\t2",
    # the heads stand on the page before
    "1\tTiếp nhận hồ sơ thuê đất\t25\t20\n2\tTiếp nhận hồ sơ giao đất\t30\t24",
    # only the heading says that something is counted
    "TT\tChỉ tiêu\tGiá trị\n1\tĐiểm tác nhân\t8.000\n2\tĐiểm trường hợp\t220.000",
]

# (heading, text, values of its facts)
ELSEWHERE = [
    # words of another sentence speak for a figure behind one that its own sentence speaks of
    (
        "",
        "Kết quả giải quyết hồ sơ như sau:\n\n"
        "- Hồ sơ nộp trực tuyến cả huyện có 2.900 hồ sơ; xã Bình An chỉ 46 hồ sơ.",
        ["2900"],
    ),
    (
        "",
        "Kết quả nộp hồ sơ trực tuyến:\n\n"
        "- Hồ sơ quá hạn còn 318 hồ sơ, giảm so với 545 hồ sơ cuối tháng trước.",
        ["318"],
    ),
    (
        "",
        "Hồ sơ mức độ 4 còn ít. Hồ sơ gửi qua mạng cả năm là 236 hồ sơ trên gần 70.000 hồ sơ "
        "các loại.",
        ["236"],
    ),
    # or speak for two indicators alike
    (
        "",
        "Số thủ tục hành chính và hồ sơ tiếp nhận đều tăng. "
        "Xã được giao thêm 21 thủ tục từ huyện chuyển về.",
        [],
    ),
    (
        "",
        "Xã họp trực tuyến thường xuyên. Quý này có 87 cuộc họp được tổ chức theo cách này.",
        ["87"],
    ),
    # a goal that is changed counts as it will be; what earns points is no fact
    (
        "",
        "Đề nghị điều chỉnh chỉ tiêu “90% dịch vụ công được cung cấp trực tuyến toàn trình” thành "
        "“95% dịch vụ công được cung cấp trực tuyến toàn trình”.",
        ["95"],
    ),
    (
        "",
        "Tỷ lệ hồ sơ, kết quả giải quyết thủ tục hành chính được số hóa: Từ 60% trở lên: 0.5",
        [],
    ),
    # what some bodies are over or under; how much of it a share makes up
    (
        "",
        "Có 5 địa phương có tỷ trọng kinh tế số trên 20%; 13 địa phương có tỷ trọng từ 10 - 20%.",
        [],
    ),
    ("", "04 sở và 02 huyện có tỷ lệ hồ sơ trực tuyến dưới 60%.", []),
    ("", "Tỷ lệ hồ sơ trực tuyến tại 12 xã đạt trên 90%.", ["90"]),
    ("", "Kinh tế số lõi đóng góp 7,99% (chiếm 62%) GDP.", ["7.99"]),
    # what the world has
    (
        "",
        "Tỷ lệ hộ gia đình sử dụng cáp quang đạt 77,1%, cao hơn trung bình thế giới (67%).",
        ["77.1"],
    ),
    # what a scale gives, not what a body has
    (
        "",
        "DTI cấp quốc gia gồm 12 chỉ số chia thành 3 trụ cột chính: Chính phủ số (400 điểm), Kinh "
        "tế số (300 điểm) và Xã hội số (300 điểm), với tổng điểm 1.000.",
        [],
    ),
    (
        "Chỉ số chuyển đổi số cấp tỉnh (DTI)",
        "Thang điểm được chia theo tỷ lệ:\n\n- 400 điểm cho chính quyền số\n\n"
        "- 300 điểm cho kinh tế số",
        [],
    ),
    (
        "",
        "Năm 2023, chỉ số chuyển đổi số (DTI) đạt 680 điểm trên tổng điểm 1.000 điểm.",
        ["680"],
    ),
    # a list of so many, not the item of a list
    ("", "Công bố kèm theo danh mục 07 thủ tục hành chính thay thế.", ["7"]),
    (
        "",
        "Theo danh mục 7 kèm theo, các thủ tục hành chính được công bố.",
        [],
    ),
    # all that there is, of which the count before was done
    (
        "Kết quả làm sạch dữ liệu",
        "Đã cập nhật dữ liệu dân cư trên phần mềm cho 3.547 nhân khẩu/tổng số 3.725 nhân khẩu.",
        ["3547"],
    ),
    # the dossier that somebody hands in
    (
        "Thủ tục hành chính",
        "Tổ chức đề nghị cấp phép nộp 01 bộ hồ sơ trực tiếp tại bộ phận một cửa hoặc qua bưu chính.",
        [],
    ),
    # days, written together with their number
    (
        "",
        "Hồ sơ 08ngày trực tiếp, trực tuyến hoặc qua đường bưu điện tại bộ phận một cửa.",
        [],
    ),
    # a goal that is to be lowered
    (
        "",
        "Đề nghị giảm chỉ tiêu “Tỷ lệ khai thác, sử dụng lại dữ liệu số hóa đạt tối thiểu 50%” cho cấp xã.",
        [],
    ),
    ("", "100% thủ tục hành chính được công khai đúng quy định: 1", []),
    # what is left of the count before
    (
        "Kết quả chuyển đổi số",
        "Đã thực hiện xong 119 nhiệm vụ chuyển đổi số (90,2%), còn 13.",
        ["119"],
    ),
    (
        "Kết quả chuyển đổi số",
        "Đã giải quyết 500 hồ sơ thủ tục hành chính, còn 13 hồ sơ đang giải quyết.",
        ["500", "13"],
    ),
    (
        "Kết quả chuyển đổi số",
        "Từ 40 máy chủ, nay còn 13 máy chủ.",
        ["40", "13"],
    ),
    # machines that are gone
    (
        "Kết quả ứng dụng công nghệ thông tin",
        "Mua mới 40 máy tính, thanh lý 22 máy; hiện có 120 máy tính.",
        ["40", "120"],
    ),
    # a limit in a rule on fines
    (
        "",
        "Phạt tiền tổ chức số hóa hồ sơ không đúng định dạng, chiếm tỷ lệ từ 1,5% tổng số hồ sơ.",
        [],
    ),
    # an amount from which a rule applies; the most that it grants
    (
        "",
        "Khoản chi trong ngày cho một hộ từ 07 triệu đồng trở lên phải thanh toán không dùng tiền mặt.",
        [],
    ),
    (
        "Kinh phí ứng dụng công nghệ thông tin",
        "Xây dựng phần mềm: mức hỗ trợ tối đa không vượt quá 60 triệu đồng, mỗi trang được hỗ trợ thêm "
        "tối đa 2 triệu đồng.",
        [],
    ),
    # the share of another figure; those of whom a heading alone says that they learn
    (
        "Công khai thủ tục hành chính",
        "Sở ban hành 120 quyết định công bố danh mục thủ tục hành chính, trong đó có 60 quyết định "
        "đúng thể thức, đạt tỷ lệ 50%.",
        [],
    ),
    (
        "Thanh toán trực tuyến thủ tục hành chính",
        "Trong 02 ngày làm việc (cắt giảm 01/3 ngày làm việc, tỷ lệ 33%).",
        [],
    ),
    (
        "Hội đồng đào tạo ngành công nghệ thông tin",
        "(Danh sách gồm có 24 người)",
        [],
    ),
    # what a statement of something else begins with
    (
        "",
        "Thanh tra đã xuất toán hơn 200 tỷ đồng, trong khi thuê phần mềm hết 150 tỷ đồng.",
        ["150000000000"],
    ),
    # factors of a reckoning; items of an estimate, whose total alone is what ICT costs
    (
        "Dự toán tập huấn",
        "Chi phí đi lại cho giảng viên lớp tập huấn CNTT (2 người x 5 ngày) nhân 65% x 12.",
        [],
    ),
    (
        "",
        "Tổng hợp dự toán ứng dụng công nghệ thông tin\n"
        "TT\tNội dung\tThành tiền (đồng)\n"
        "1\tChi phí dự phòng\t10.000.000\n2\tLương kỹ sư bậc ba\t3.685.200\n"
        "3\tTổng cộng\t13.685.200",
        ["13685200"],
    ),
    # the code of a chapter is no count
    (
        "",
        "Danh mục thủ tục hành chính mới ban hành như sau:\n\n1 | 0418 | Đăng ký tàu biển\n"
        "2 | 0420 | Xóa đăng ký tàu\n3 | 0515 | Cấp lại giấy chứng nhận",
        [],
    ),
    # a share of what was before, a growth, a difference
    (
        "",
        "Số thuê bao di động đạt 127 nghìn thuê bao, phủ sóng di động 4G bằng 97,4% so với năm "
        "2018.",
        ["127000"],
    ),
    (
        "Chỉ số cải cách hành chính",
        "Chỉ số cải cách hành chính đạt 85,3%, cao hơn so với năm 2014 là 8,31%.",
        ["85.3"],
    ),
    (
        "",
        "Tỷ trọng kinh tế số đạt 20%, kinh tế số tăng bình quân trên 7%/năm.",
        ["20"],
    ),
    # a count that nothing in its line speaks of
    (
        "Thủ tục hành chính mới ban hành",
        "Chi cho mỗi dự án như sau:\n\n- Luật sửa đổi, bổ sung một số điều của bộ luật: 1.200",
        [],
    ),
    # the share that a count says in its bracket
    (
        "",
        "Đã giải quyết 412 hồ sơ, trong đó trễ hạn 9 hồ sơ (2,2%).",
        ["412", "9", "2.2"],
    ),
    # the number of a footnote, a line for itself; what an article is called
    (
        "Giải quyết hồ sơ đúng hạn",
        "Hồ sơ giải quyết đúng hạn như sau:\n\n3",
        [],
    ),
    (
        "",
        "Đăng tải 12 tin, bài trên Cổng thông tin điện tử, điển hình: “Tập huấn chuyển đổi số cho "
        "hơn 200 học viên”.",
        ["12"],
    ),
    # a share among the criteria of an index; a goal beside the condition that earns points
    (
        "Chỉ số cải cách hành chính (PAR INDEX)",
        "Tỷ lệ giải ngân của tiêu chí này đạt 29,2%.",
        [],
    ),
    (
        "",
        "Tỷ lệ số hóa hồ sơ, kết quả giải quyết thủ tục hành chính đạt 72% (chỉ tiêu là tối thiểu "
        "80%, trường hợp đạt dưới 50% thì tiêu chí này đạt 0 điểm).",
        ["72", "80"],
    ),
    # a sentence says by itself what its share is of
    (
        "",
        "Mục tiêu về tỷ trọng kinh tế số như sau:\n- Kinh tế số chiếm 20%;\n"
        "- Tỷ lệ nhà máy có hệ thống xử lý nước thải đạt 50%.",
        ["20"],
    ),
]

# sums that nobody spends on ICT, computers that are given away, one thing for each
LAWS = [
    "Phạt tiền hành vi số hóa hồ sơ, tài liệu có độ phân giải 200 dpi, sai 2% tên tệp tin.",
    "Thủ tục xây dựng luật sửa đổi, bổ sung một số điều của bộ luật: 2.100 thủ tục",
    "a) 01 hồ sơ đề nghị chấp thuận gửi trực tiếp hoặc qua dịch vụ bưu chính công ích.",
    "Số thuê bao trùng khớp thông tin trên giấy tờ. 2b. Quy định này không áp dụng.",
]

NOT_SPENT = [
    "Công ty có vốn điều lệ 38 tỷ đồng, là đối tác cho thuê phần mềm của tỉnh.",
    "Hệ thống phần mềm giám định tự động từ chối thanh toán 426 tỷ đồng.",
    "Ứng dụng công nghệ thông tin giúp giảm chi phí của người dân khoảng 160 tỷ đồng.",
    "Hội doanh nhân đã tài trợ 66 bộ máy vi tính cho các trường vùng cao.",
    "Cơ sở dữ liệu lưu hồ sơ tàng thư hộ khẩu với hơn 80 triệu nhân khẩu.",
]

PROSE = [
    "Trường hợp công bố chưa đạt 100% số thủ tục hành chính thì giải trình cụ thể.",
    "Dưới 80% phản ánh, kiến nghị của người dân được xử lý, trả lời đúng thời hạn.",
    "Nếu tỷ lệ hồ sơ giải quyết đúng hạn đạt dưới 95% thì điểm đánh giá là 0.",
    "- Dưới 80% số hồ sơ trực tuyến toàn trình được giải quyết đúng hạn: 0,25",
]


@pytest.mark.parametrize(("table", "expected"), TABLES)
def test_a_column_of_something_else_states_no_fact(
    table: str, expected: list[str]
) -> None:
    facts = found(f"Bảng số liệu cải cách hành chính\n{table}\n")
    assert [fact.value for fact in facts] == expected


# an index by decree 766: its groups and the whole in points, its items as shares alone
SERVICE = (
    "STT\tNội dung\tTỷ lệ\tĐiểm số\tThứ hạng\n"
    "I\tCông khai minh bạch\t\t15,38\t14/34\n"
    "1\tTỷ lệ TTHC được công khai đúng hạn\t76,4%\t3,1\t9/34\n"
    "II\tThanh toán trực tuyến\t\t9,42\t5/34\n"
    "1\tTỷ lệ TTHC có giao dịch thanh toán trực tuyến\t58,3%\t1,46\t7/34\n"
    "CHỈ SỐ CHUNG\t\t88,72%\t88,72\t14/34"
)


def test_the_groups_of_an_index_of_service() -> None:
    facts = found(SERVICE, heading="Kết quả Chỉ số 766")
    assert [(fact.indicator, fact.value, fact.unit) for fact in facts] == [
        ("index.service_quality.transparency", "15.38", "điểm"),
        ("ops.procedure.public_share", "76.4", "%"),
        ("index.service_quality.payment", "9.42", "điểm"),
        ("ops.payment.procedure", "58.3", "%"),
        ("index.service_quality", "88.72", "%"),
        ("index.service_quality", "88.72", "điểm"),
    ]


def test_parts_of_an_index_that_speak_of_the_digital_alone() -> None:
    table = (
        "STT\tNội dung\tĐiểm số\tChỉ số\n1\tCải cách tài chính công\t8,56/12\t71,3%\n"
        "2\tXây dựng và phát triển chính quyền điện tử, chính quyền số\t11,9/13,5\t88,3%\n"
        "CHỈ SỐ CHUNG\t\t83,1/100\t83,1%"
    )
    facts = found(
        table, heading="Chỉ số cải cách hành chính (PAR INDEX) năm 2022"
    )
    assert [(fact.indicator, fact.value) for fact in facts] == [
        ("index.par_index.egov", "88.3"),
        ("index.par_index", "83.1"),
        ("index.par_index", "83.1"),
    ]


# tables of estimates and of marks: what they reckon with and what they ask for
RECKONED = [
    "STT\tNội dung\tĐVT\tSL\tĐơn giá\tThành tiền\n"
    "1\tThù lao giảng viên tập huấn\tngười/ngày\t10\t290.000\t2.900.000\n"
    "2\tPhòng ở cho giảng viên tập huấn\tphòng/ngày\t10\t170.000\t1.700.000",
    "STT\tYếu tố\tDiễn giải\n"
    "1\tCán bộ công nghệ thông tin kiêm nhiệm\t0 = Không có cán bộ 5 = Tất cả kiêm nhiệm",
    "STT\tTiêu chí/Tiêu chí thành phần\tĐiểm tối đa\tĐiểm tự đánh giá\n"
    "1\tDuy trì đăng tin trên Trang thông tin (ít nhất 04 tin, bài được đăng hằng tháng)\t0,5\t0,5",
]


@pytest.mark.parametrize("table", RECKONED)
def test_what_is_reckoned_with_is_no_fact(table: str) -> None:
    assert found(table, title="Dự toán ứng dụng công nghệ thông tin") == ()


def test_costs_of_an_estimate_are_no_total() -> None:
    table = (
        "TỔNG MỨC ĐẦU TƯ\nMã\tHạng mục\tThành tiền (VNĐ)\n"
        "A\tChi phí phần mềm\t191.383.000\n1\tChi phí lập dự toán\t5.894.000\n"
        "2\tChi phí thẩm tra dự toán\t2.000.000\nTổng dự toán\t\t199.277.000\n"
    )
    facts = found(table, title="Dự toán ứng dụng công nghệ thông tin")
    assert [(fact.indicator, fact.value) for fact in facts] == [
        ("fin.ict.software", "191383000"),
        ("fin.ict.total", "199277000"),
    ]


@pytest.mark.parametrize("table", UNDER_A_HEADING)
def test_a_heading_alone_makes_no_facts_of_a_table(table: str) -> None:
    heading = "Các đơn vị sử dụng phần mềm quản lý văn bản"
    assert found(table, heading=heading) == ()


@pytest.mark.parametrize(("heading", "text", "expected"), ELSEWHERE)
def test_a_figure_of_something_else_states_no_fact(
    heading: str, text: str, expected: list[str]
) -> None:
    assert [fact.value for fact in found(text, heading=heading)] == expected


@pytest.mark.parametrize("text", NOT_SPENT)
def test_what_is_not_bought_is_no_spending(text: str) -> None:
    assert not [
        fact
        for fact in found(text)
        if fact.indicator.startswith(("fin.", "infra."))
    ]


@pytest.mark.parametrize("text", LAWS)
def test_a_law_states_no_fact(text: str) -> None:
    assert found(text, title="Luật Lưu trữ") == ()


def test_one_for_each_of_a_share_is_no_total() -> None:
    text = "Đến nay, 99% công dân được cấp 1 mã số định danh cá nhân và 1 thẻ căn cước."
    assert "1" not in [fact.value for fact in found(text)]


@pytest.mark.parametrize("text", PROSE)
def test_a_step_of_a_scale_states_no_fact(text: str) -> None:
    assert found(text) == ()


def test_a_threshold_in_a_bracket_leaves_the_figure_before_it() -> None:
    text = "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 97,4% (dưới 95% thì tiêu chí này đạt 0 điểm)."
    assert [(fact.indicator, fact.value) for fact in found(text)] == [
        ("ops.dossier.on_time", "97.4")
    ]


def test_what_a_sentence_is_about_is_not_counted() -> None:
    text = "Đối với 02 dịch vụ công liên thông: Trong tháng phát sinh 5.211 hồ sơ dịch vụ công."
    facts = found(text, heading="Cung cấp dịch vụ công thiết yếu")
    assert "2" not in [fact.value for fact in facts]


@pytest.mark.parametrize(("no", "yes"), [("☐", "☒"), ("[ ]", "[x]")])
def test_a_box_that_is_not_ticked_states_no_fact(no: str, yes: str) -> None:
    text = f"{no} Dưới 75% hồ sơ trực tuyến   {yes} Tỷ lệ hồ sơ nộp trực tuyến đạt 92%."
    facts = found(text)
    assert [(fact.indicator, fact.value) for fact in facts] == [
        ("ops.dossier.online", "92")
    ]


def test_a_trial_is_no_scale() -> None:
    assert [
        fact.value
        for fact in found("Thí điểm cấp 20 chứng thư số cho cá nhân.")
    ] == ["20"]


def test_a_document_that_a_dossier_must_hold_is_not_counted() -> None:
    text = "01 bản sao điện tử được chứng thực của Giấy chứng nhận đăng ký tàu biển;"
    assert found(text, title="Quy định về hồ sơ đăng ký tàu biển") == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Thanh toán không dùng tiền mặt khi mua hàng có giá trị từ 05 triệu đồng trở lên.",
            [],
        ),
        (
            "Giao dịch thanh toán không dùng tiền mặt đạt giá trị trên 750 tỷ đồng.",
            ["750000000000"],
        ),
    ],
)
def test_an_amount_that_is_a_condition_is_none(
    sentence: str, expected: list[str]
) -> None:
    assert [fact.value for fact in found(sentence)] == expected
