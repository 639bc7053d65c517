"""Sentences as newspapers and portals write them: what their figures state, and what they do not.
Composed for the tests."""

from __future__ import annotations

import pytest
from test_facts import found

TITLE = "Kết quả cải cách hành chính, chuyển đổi số năm 2023"

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    # the whole of dossiers that came online is what came, whatever the sentence before is about
    (
        "Từ đầu năm đến ngày 20/9: gần 2,4 triệu hồ sơ, trong đó hơn 2,1 triệu nộp trực tuyến.",
        [
            ("ops.dossier.received", "2400000"),
            ("ops.dossier.online", "2100000"),
        ],
    ),
    (
        "Người dân đã quen nộp hồ sơ trực tuyến. Trong quý III có 8.640 hồ sơ, trong đó 7.900 hồ sơ "
        "trực tuyến.",
        [("ops.dossier.received", "8640"), ("ops.dossier.online", "7900")],
    ),
    (
        "Toàn thành phố có 5.400 hồ sơ (trong đó 4.800 hồ sơ nộp qua mạng, 600 hồ sơ nộp trực tiếp).",
        [
            ("ops.dossier.received", "5400"),
            ("ops.dossier.online", "4800"),
            ("ops.dossier.offline", "600"),
        ],
    ),
    (
        "Thẩm định 45 hồ sơ, trong đó 30 hồ sơ nộp trực tuyến.",
        [("ops.dossier.online", "30")],
    ),
    # a sentence that says what was done with its dossiers takes nothing from the one before
    (
        "Phân hệ một cửa tiếp nhận 3.175 hồ sơ. Phân hệ y tế cập nhật 1.260 hồ sơ.",
        [("ops.dossier.received", "3175")],
    ),
    (
        "Trung tâm đã tiếp nhận 812 hồ sơ. Ngành thuế đối soát 640 hồ sơ.",
        [("ops.dossier.received", "812")],
    ),
    # a share of what was counted before, told by what was done
    (
        "Hệ thống tiếp nhận 21.675 hồ sơ; 88,7% giải quyết đúng hạn.",
        [("ops.dossier.received", "21675"), ("ops.dossier.on_time", "88.7")],
    ),
    # a rate of something else behind a semicolon
    (
        "Kinh tế số chiếm 12% GRDP; tỷ lệ hộ nghèo còn 4%; tỷ lệ che phủ rừng đạt 40%.",
        [("dt.economy.share", "12")],
    ),
    # over a bracket that names a part goes on what is told
    (
        "Tỉnh đã đưa 352 sản phẩm (trong đó 187 sản phẩm OCOP) lên các sàn thương mại điện tử.",
        [("dt.ecommerce.product", "352"), ("dt.ecommerce.product", "187")],
    ),
    # a bracket that is a statement of its own; so many for one are no total
    (
        "Mỗi tổ công nghệ số cộng đồng (toàn tỉnh có 586 tổ với 4.217 thành viên) giúp người dân.",
        [
            ("dt.community_team.count", "586"),
            ("dt.community_team.count", "4217"),
        ],
    ),
    (
        "Mỗi tổ công nghệ số cộng đồng (gồm 5 người) giúp người dân. Trung bình một cán bộ xử lý 8 "
        "hồ sơ.",
        [],
    ),
    (
        "100% ấp, khu phố có 4G; 98% thôn, bản có loa truyền thanh thông minh.",
        [
            ("infra.mobile.coverage", "100"),
            ("infra.smart_speaker.count", "98"),
        ],
    ),
    (
        "Tối thiểu 1% tổng chi ngân sách hằng năm của tỉnh được dành cho chuyển đổi số.",
        [("fin.ict.budget_share", "1")],
    ),
    # exports of all goods
    (
        "GRDP tăng 7%; kim ngạch xuất khẩu đạt 25,7 tỷ USD, thu hút 1,62 tỷ USD vốn FDI.",
        [],
    ),
    # people who are in no community team
    (
        "Xã có 14 tổ công nghệ số cộng đồng với 98 thành viên. Riêng đoàn viên thanh niên xã có 220 "
        "người.",
        [("dt.community_team.count", "14"), ("dt.community_team.count", "98")],
    ),
    (
        "Huyện lập 120 tổ công nghệ số cộng đồng. Mỗi tổ có từ 5 đến 7 người. Dân quân của huyện có "
        "450 người.",
        [("dt.community_team.count", "120")],
    ),
    (
        "Các tổ công nghệ số cộng đồng ra mắt từ tháng 5. Đến nay có 45 tổ với 315 người.",
        [("dt.community_team.count", "45"), ("dt.community_team.count", "315")],
    ),
    # money that is spent on something else, what a thing costs, what people earn
    (
        "Năm 2023 bệnh viện chi 11,4 tỷ đồng cho công nghệ thông tin, trong khi tiền mua thuốc lên "
        "tới 386 tỷ đồng.",
        [("fin.ict.total", "11400000000")],
    ),
    (
        "Tỉnh dành 52 tỷ đồng cho chuyển đổi số, trong khi chi cho đường giao thông là 1.200 tỷ đồng.",
        [("fin.ict.total", "52000000000")],
    ),
    (
        "Huyện bố trí 3,5 tỷ đồng cho chuyển đổi số và 46 tỷ đồng cho kiên cố hóa trường lớp.",
        [("fin.ict.total", "3500000000")],
    ),
    (
        "Kinh phí cho chuyển đổi số là 25 tỷ đồng, bằng 0,8% tổng chi 3.125 tỷ đồng.",
        [("fin.ict.total", "25000000000"), ("fin.ict.budget_share", "0.8")],
    ),
    (
        "Chị bán vải 20 năm chưa dùng máy tính, nay bán hàng bằng chiếc điện thoại giá 3,2 triệu đồng.",
        [],
    ),
    (
        "Hộ có doanh thu từ 1 tỷ đồng trở lên phải xuất hóa đơn từ máy tính tiền.",
        [],
    ),
    (
        "Nhờ có máy tính, anh Páo lãi 9 triệu đồng từ bán hàng qua mạng.",
        [],
    ),
    (
        "Mua 5 máy tính với giá 75 triệu đồng.",
        [("proc.pc.count", "5"), ("fin.ict.equipment", "75000000")],
    ),
    # a SIM of a telephone is no signature, a person's signature is no official's
    (
        "Tỉnh cấp 320 SIM ký số cho lãnh đạo. Thành phố trao 410 máy tính bảng, 500 SIM kèm gói cước.",
        [
            ("app.signature.sim_pki", "320"),
            ("dt.device.donated", "410"),
            ("dt.device.donated", "500"),
        ],
    ),
    (
        "Cấp 3.200 chứng thư số cá nhân cho cán bộ, công chức. VNPT cấp 2.100 chữ ký số cá nhân cho "
        "người dân.",
        [
            ("app.signature.cert_person", "3200"),
            ("app.signature.citizen", "2100"),
        ],
    ),
    (
        "Quý III có 2.806 văn bản gửi đi, 99,2% ký số đầy đủ.",
        [("app.edoc.count", "2806"), ("app.edoc.signed_share", "99.2")],
    ),
    # what is a share right behind its count
    (
        "Đã giải quyết 1.352 hồ sơ, 97,9% trước hạn; 0,4% trễ hạn.",
        [
            ("ops.dossier.resolved", "1352"),
            ("ops.dossier.on_time", "97.9"),
            ("ops.dossier.late", "0.4"),
        ],
    ),
    # procedures of a level are no dossiers settled, a part of dossiers is no partial service
    (
        "Bộ đang quản lý 386 thủ tục, trong đó 301 thủ tục do cấp Trung ương giải quyết.",
        [("ops.procedure.total", "386"), ("ops.procedure.total", "301")],
    ),
    (
        "Có 312 hồ sơ được công dân ký số, một phần rất nhỏ của 9.800 hồ sơ trực tuyến.",
        [("ops.dossier.online", "9800")],
    ),
    (
        "Ứng dụng VNeID hiện có 1,2 triệu tài khoản đã kích hoạt.",
        [("dt.eid.activated", "1200000")],
    ),
    (
        "Trợ lý ảo phục vụ 3.050 cán bộ, trả lời 9.600 câu hỏi.",
        [("app.ai.user", "3050"), ("app.ai.question", "9600")],
    ),
    # machines, courses, sites
    (
        "Bình quân cấp tỉnh 0,7 máy một cán bộ. Số máy nối Internet ở các xã mới được 30%.",
        [("infra.pc.per_staff", "0.7"), ("infra.pc.internet_share", "30")],
    ),
    (
        "Trong hai năm, tỉnh mở 18 lớp tin học văn phòng cho 540 cán bộ xã.",
        [
            ("hr.training.class_count", "18"),
            ("hr.training.participant_count", "540"),
        ],
    ),
    (
        "Tỉnh sẽ nối mạng cho 22 xã và nâng số xã có thiết bị họp trực tuyến lên 5.",
        [("vc.site.commune", "5")],
    ),
    # a figure whose first mark is left out
    (
        "Thuê bao điện thoại đạt trên 1000.000.",
        [("infra.subscriber.count", "1000000")],
    ),
    (
        "Toàn tỉnh có 1250.500 thuê bao di động.",
        [("infra.subscriber.count", "1250500")],
    ),
    (
        "Tổng kinh phí mua máy tính là 1500.000.000 đồng.",
        [("fin.ict.equipment", "1500000000")],
    ),
    # the word that classes what is counted is not what is counted
    (
        "Hệ thống dịch vụ công trực tuyến đã tiếp nhận 3.450 bộ hồ sơ thủ tục hành chính.",
        [("ops.dossier.online", "3450")],
    ),
    # the number of a service is its name
    (
        "Tiếp nhận 19 phản ánh, kiến nghị qua ứng dụng 1022.",
        [("ops.feedback.count", "19")],
    ),
    # what a gift is worth is paid through no account
    (
        "Chi trả trợ cấp cho 981 đối tượng qua tài khoản; tặng quà Tết trị giá 815 triệu đồng.",
        [("dt.cashless.social", "981")],
    ),
    # "i" as schools write it
    (
        "Số hồ sơ đang xử lí là 128 hồ sơ. Toàn tỉnh có 64 chữ kí số cá nhân.",
        [("ops.dossier.pending", "128"), ("app.signature.cert_person", "64")],
    ),
    # what asks to be dealt with has been received
    (
        "Quận có 315 hồ sơ đề nghị giải quyết, đã giải quyết 298 hồ sơ.",
        [("ops.dossier.received", "315"), ("ops.dossier.resolved", "298")],
    ),
    (
        "Có 0,52% hồ sơ giải quyết trễ hạn (hơn 1.300 hồ sơ).",
        [("ops.dossier.late", "0.52"), ("ops.dossier.late", "1300")],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), CASES, ids=lambda case: str(case)[:40]
)
def test_what_news_state(text: str, expected: list[tuple[str, str]]) -> None:
    said = [(fact.indicator, fact.value) for fact in found(text, TITLE)]
    assert sorted(said) == sorted(expected)
