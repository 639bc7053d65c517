"""Report prose and tables of our own with an error each, or with what only looks like one."""

from __future__ import annotations

import pytest
from checks_kit import checked

_HEAD = (
    "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "TỈNH HÀ NAM\tĐộc lập - Tự do - Hạnh phúc\n"
    "\n"
    "Số: 145/BC-UBND\tHà Nam, ngày 15 tháng 6 năm 2021\n"
    "\n"
    "BÁO CÁO\n"
    "Tình hình ứng dụng công nghệ thông tin 6 tháng đầu năm 2021\n"
    "\n"
)
# what is wrong, and the numbers that one alarm names
WRONG = {
    "part over whole2": (
        (
            "Trong kỳ, Bộ phận Một cửa tiếp nhận 1.245 hồ sơ; số hồ sơ nộp trực tuyến"
            " là 1.354 hồ sơ trong tổng số 1.245 hồ sơ."
        ),
        "1354 1245",
    ),
    "share wrong words": (
        (
            "Toàn ngành có 2.410 cán bộ, trong đó 1.687 người được cấp hộp thư công "
            "vụ (chiếm 75%)."
        ),
        "75",
    ),
    "total bullets": (
        (
            "Tổng số dịch vụ công trực tuyến đang cung cấp là 412 dịch vụ, cụ thể:\n"
            "- Mức độ 2: 96 dịch vụ;\n"
            "- Mức độ 3: 187 dịch vụ;\n"
            "- Mức độ 4: 141 dịch vụ.\n"
        ),
        "412",
    ),
    "total bullets2": (
        (
            "Năm 2022, tỉnh đã đào tạo 1.530 lượt học viên, gồm:\n"
            "+ Lãnh đạo các cấp: 210 lượt;\n"
            "+ Cán bộ chuyên trách: 340 lượt;\n"
            "+ Cán bộ cấp xã: 890 lượt.\n"
        ),
        "1530",
    ),
    "rate drop": (
        (
            "Số hồ sơ trễ hạn giảm từ 480 hồ sơ năm 2020 xuống còn 312 hồ sơ năm 2021"
            " (giảm 25%)."
        ),
        "25",
    ),
    "direction": (
        (
            "Tổng số máy tính năm 2022 là 1.845 máy, tăng so với năm 2021 (1.967 "
            "máy)."
        ),
        "1845 1967",
    ),
    "number two ways": (
        _HEAD
        + (
            "Căn cứ Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ "
            "phê duyệt Chương trình Chuyển đổi số quốc gia. Các nhiệm vụ tại Quyết "
            "định số 794/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt "
            "Chương trình Chuyển đổi số quốc gia được giao cho các sở."
        ),
        "749/QĐ-TTg 794/QĐ-TTg",
    ),
    "period overlap": (
        _HEAD
        + "Số liệu báo cáo được tính từ ngày 15/12/2020 đến ngày 14/6/2020.",
        "2020-12-15 2020-06-14",
    ),
    "plan result": (
        (
            "Theo kế hoạch năm 2021, tỉnh triển khai 24 dịch vụ công mức độ 4; đến "
            "cuối năm đã triển khai 15 dịch vụ, hoàn thành 100% kế hoạch."
        ),
        "24 15",
    ),
    "expired plan": (
        _HEAD
        + (
            "Căn cứ Kế hoạch số 30/KH-UBND ngày 10/02/2016 của UBND tỉnh về ứng dụng "
            "công nghệ thông tin giai đoạn 2016-2018, UBND tỉnh tiếp tục triển khai "
            "các nhiệm vụ năm 2021."
        ),
        "30/KH-UBND",
    ),
    "unit": (
        (
            "Kinh phí thực hiện năm 2022 là 12,5 tỷ đồng, trong đó: ngân sách tỉnh "
            "8.500 triệu đồng, ngân sách huyện 3.200 triệu đồng, nguồn khác 1.800 "
            "triệu đồng."
        ),
        "12500000000",
    ),
    "table total": (
        (
            "TT\tĐơn vị\tSố hồ sơ tiếp nhận\tĐã giải quyết\tĐang giải quyết\n"
            "1\tPhòng Nội vụ\t320\t301\t19\n"
            "2\tPhòng Tư pháp\t415\t398\t17\n"
            "3\tPhòng Y tế\t128\t120\t8\n"
            "4\tPhòng Giáo dục\t266\t240\t26\n"
            "\tTổng cộng\t1.129\t1.069\t70\n"
        ),
        "1069",
    ),
    "complement": (
        "Có 78,5% hồ sơ được nộp trực tuyến, còn lại 22,5% hồ sơ nộp trực tiếp.",
        "78.5",
    ),
    "share paren": (
        (
            "Trong quý III, toàn ngành giải quyết 6.120 hồ sơ, trong đó 5.508 hồ sơ "
            "trước hạn (85%), 550 hồ sơ đúng hạn (9%), còn 62 hồ sơ quá hạn (1%)."
        ),
        "5508 85",
    ),
    "bullets money": (
        (
            "Kinh phí thực hiện là 4.850 triệu đồng, bao gồm:\n"
            "- Mua sắm thiết bị: 2.100 triệu đồng;\n"
            "- Thuê dịch vụ: 1.650 triệu đồng;\n"
            "- Đào tạo: 1.200 triệu đồng.\n"
        ),
        "4850000000",
    ),
    "plan percent": (
        (
            "Số hộ gia đình có kết nối cáp quang đạt 71.250 hộ, bằng 98,2% so với kế "
            "hoạch năm (75.000 hộ)."
        ),
        "98.2",
    ),
    "count list": (
        (
            "Tỉnh đã đưa vào sử dụng 05 hệ thống dùng chung: Hệ thống quản lý văn "
            "bản, Cổng dịch vụ công, Hệ thống thư điện tử công vụ, Trục liên thông "
            "văn bản."
        ),
        "5",
    ),
    "table plan": (
        (
            "TT\tNhiệm vụ\tKế hoạch (triệu đồng)\tGiải ngân (triệu đồng)\tTỷ lệ giải ngân"
            " (%)\n"
            "1\tHạ tầng\t5.400\t4.860\t90,0\n"
            "2\tNền tảng\t3.200\t2.720\t85,0\n"
            "3\tNhân lực\t800\t640\t60,0\n"
            "4\tAn toàn thông tin\t1.500\t1.425\t95,0\n"
            "\tTổng\t10.900\t9.645\t88,5\n"
        ),
        "640000000 800000000 60",
    ),
}

_PRICES = (
    "STT\tHàng hóa\tGiá kỳ trước\tGiá kỳ này\tMức tăng (giảm)\tTỷ lệ tăng (giảm) (%)\n"
    "1\tGạo\t14.200\t15.200\t1.000\t7,04\n2\tThịt\t49.500\t52.000\t2.500\t5,05\n"
    "3\tCá\t80.000\t82.500\t2.500\t3,13\n4\tGà\t109.000\t105.000\t-4.000\t-3,67\n"
    "5\tGiò\t120.000\t125.000\t5.000\t{}\n"
)
WRONG["a rise of prices"] = (_PRICES.format("14,17"), "14.17")
WRONG["parts whose percentages make the whole"] = (
    "Stt\tChức năng\tDiện tích (m2)\tTỷ lệ (%)\n1\tĐất ở\t6.150\t48,17\n"
    "2\tĐất đường\t1.827\t14,31\n3\tĐất cây xanh\t4.790\t37,52\n4\tTổng diện tích\t12.967\t100\n",
    "12967",
)

# what looks like an error and is none
INNOCENT = {
    "names with commas": (
        "Giải thưởng có 3 hạng mục gồm: Sản phẩm, giải pháp số; Cơ quan số; Thu hẹp khoảng cách số."
    ),
    "names with and": (
        "Kiến nghị giải thể 03 hội: Hội Cựu giáo chức, Hội Bảo vệ thiên nhiên và môi trường và "
        "Hội Làm vườn."
    ),
    "codes behind their noun": (
        "Tài nguyên chia thành 6 cấp, gồm 3 cấp 211, 221, 222 và 3 cấp 331, 332, 333."
    ),
    "symbols of long ago": "Quyết định số 343/PC-VT ngày 22/02/1997 quy định nhiệm vụ.",
    "a footnote": "4 Ngày sinh: ghi ngày, tháng, năm sinh của người bệnh.",
    "persons by their offices": (
        "Mỗi trường cử 05 đại biểu gồm: Đại diện lãnh đạo, tổ trưởng chuyên môn, giáo viên."
    ),
    "decisions that follow each other": _HEAD
    + (
        "Căn cứ Quyết định số 960/QĐ-UBND ngày 25/4/2021 của UBND tỉnh Hà Nam công bố giá tính lệ "
        "phí trước bạ nhà. Căn cứ Quyết định số 961/QĐ-UBND ngày 25/4/2021 của UBND tỉnh Hà Nam "
        "công bố giá tính lệ phí trước bạ đất."
    ),
    "threshold": (
        "Phấn đấu đến năm 2025 có trên 80% trong số 245 thủ tục được cung cấp trực "
        "tuyến; hiện đã có 162 thủ tục."
    ),
    "threshold2": (
        "Có 12/18 đơn vị đạt tỷ lệ hồ sơ trực tuyến từ 50% trở lên; 3/18 đơn vị đạt "
        "dưới 20%."
    ),
    "target": (
        "Mục tiêu năm 2022: 90% hồ sơ công việc cấp tỉnh được xử lý trên môi trường "
        "mạng. Kết quả đạt 4.512/5.310 hồ sơ (84,97%)."
    ),
    "rounded": (
        "Có 2/3 xã (66,7%), 5/7 phường (71,4%) và 1/1 thị trấn (100%) có Tổ công nghệ"
        " số; chung toàn huyện đạt 72,7% (8/11)."
    ),
    "overlap subsets": (
        "Toàn tỉnh có 1.820 doanh nghiệp, trong đó 1.210 doanh nghiệp sử dụng hóa đơn"
        " điện tử, 1.456 doanh nghiệp kê khai thuế qua mạng và 780 doanh nghiệp có "
        "website."
    ),
    "not exhaustive": (
        "Trong năm đã cấp 5.620 chứng thư số, trong đó có 1.240 chứng thư cho tổ "
        "chức."
    ),
    "not exhaustive2": (
        "Cổng thông tin có 3.450 lượt bài, trong đó nổi bật có 120 bài về chuyển đổi "
        "số và 85 bài về cải cách hành chính."
    ),
    "growth points": (
        "Tỷ lệ hồ sơ trực tuyến đạt 65,2%, tăng 12,4 điểm phần trăm so với năm 2020 "
        "(52,8%) và vượt 5,2% so với kế hoạch giao (60%)."
    ),
    "units ok": (
        "Tổng kinh phí 7,35 tỷ đồng, trong đó ngân sách trung ương 2.350 triệu đồng, "
        "ngân sách địa phương 5 tỷ đồng."
    ),
    "dates ok": _HEAD
    + (
        "Thực hiện Quyết định số 942/QĐ-TTg ngày 15/6/2021 của Thủ tướng Chính phủ, "
        "dự kiến trước ngày 30/9/2021 các sở hoàn thành việc xây dựng kế hoạch; báo "
        "cáo gửi về trước ngày 20/12/2021."
    ),
    "plan current": _HEAD
    + (
        "Căn cứ Kế hoạch số 30/KH-UBND ngày 10/02/2016 của UBND tỉnh về ứng dụng công"
        " nghệ thông tin giai đoạn 2016-2020 và Kế hoạch số 18/KH-UBND ngày "
        "05/02/2021 thay thế, các đơn vị tổng kết giai đoạn 2016-2020."
    ),
    "two periods": (
        "Quý I tiếp nhận 320 hồ sơ, quý II tiếp nhận 410 hồ sơ; lũy kế 6 tháng 730 hồ"
        " sơ, trong đó 702 hồ sơ giải quyết đúng hạn, đạt 96,2%."
    ),
    "carryover": (
        "Tổng số hồ sơ phải giải quyết là 1.530 hồ sơ (tồn kỳ trước chuyển sang 130, "
        "tiếp nhận mới 1.400); đã giải quyết 1.410, đang giải quyết 120 hồ sơ trong "
        "hạn."
    ),
    "table trongdo": (
        "TT\tNội dung\tSố lượng\tTrong đó: nữ\tTrong đó: đảng viên\n"
        "1\tSở Nội vụ\t62\t30\t48\n"
        "2\tSở Tư pháp\t45\t22\t37\n"
        "3\tSở Y tế\t70\t41\t50\n"
        "\tTổng\t177\t93\t135\n"
    ),
    "rest again": (
        "Đã số hóa 82,4% hồ sơ người có công; 17,6% hồ sơ còn lại sẽ hoàn thành trong"
        " quý IV."
    ),
    "overlap again": (
        "Trong 1.050 học viên có 620 cán bộ cấp xã, 480 học viên nữ và 130 học viên "
        "là người dân tộc thiểu số."
    ),
    "carry again": (
        "Tiếp nhận 2.310 hồ sơ (trực tuyến 1.820, trực tiếp 490); giải quyết 2.250 hồ"
        " sơ, đạt 97,4%; đang giải quyết 60 hồ sơ. So với cùng kỳ năm trước, số hồ sơ"
        " trực tuyến tăng 35% (1.348 hồ sơ)."
    ),
}


@pytest.mark.parametrize(("text", "named"), WRONG.values(), ids=WRONG.keys())
def test_the_error_is_named(text: str, named: str) -> None:
    alarms = [check for check in checked(text) if check.outcome != "holds"]
    said = [
        {*check.numbers, check.expected, check.observed} for check in alarms
    ]
    assert any(said_of.issuperset(named.split()) for said_of in said)


@pytest.mark.parametrize("text", INNOCENT.values(), ids=INNOCENT.keys())
def test_no_alarm(text: str) -> None:
    assert [c.message for c in checked(text) if c.outcome != "holds"] == []
