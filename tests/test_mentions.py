"""What numbers in text are: tables of (text, expected). Sentences are composed for the tests."""

from __future__ import annotations

import pytest

from pipeline import mentions
from pipeline.records import (
    Block,
    Header,
    Layout,
    Mention,
    Page,
    Reading,
    Slice,
)


def find(text: str) -> tuple[Mention, ...]:
    """The mentions of a text page whose lines are its blocks."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", line, (Slice(0, 1, at, len(line)),)))
        at += len(line) + 1
    return mentions.find(
        "d", Reading((Page(1, text),)), Layout(Header(), tuple(blocks))
    )


def values(text: str, label: str) -> list[str]:
    return [found.value for found in find(text) if found.label == label]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quyết định số 15/QĐ-STTTT ngày 03/02/2020", ["15/QĐ-STTTT"]),
        ("Công văn số 120/STTTT-CNTT", ["120/STTTT-CNTT"]),
        ("theo Thông tư 02/2019/TT-BNV", ["2/2019/TT-BNV"]),
        (
            "Luật số 67/2006/QH11 và số\n51/2005/QH11",
            ["67/2006/QH11", "51/2005/QH11"],
        ),
        (
            "Thông tư số 01, 02 và 03/2019/TT-BNV",
            ["1/2019/TT-BNV", "2/2019/TT-BNV", "3/2019/TT-BNV"],
        ),
        (
            "Thông tư liên tịch số 55/2005/TTLT-BNV-VPCP",
            ["55/2005/TTLT-BNV-VPCP"],
        ),
        ("Nghị quyết số 36-NQ/TW", ["36-NQ/TW"]),
        ("Quyết định 01/1999/QĐ.UB", ["1/1999/QĐ.UB"]),
        ("Số: /BC-SNV", ["/BC-SNV"]),
        ("Số:        /KH-SGDĐT", ["/KH-SGDĐT"]),
        ("Số: ....../2020/TT-BTTTT", ["/2020/TT-BTTTT"]),
        ("Số:\n33/2009/QĐ-UBND", ["33/2009/QĐ-UBND"]),
        ("số\n131/QĐ-TTg", ["131/QĐ-TTg"]),
        ("56/ 2015/ NĐ - CP", ["56/2015/NĐ-CP"]),
        ("Quyết định 1813/QĐ- TTg", ["1813/QĐ-TTg"]),
        ("Quyết định số 61/2018/NĐCP", ["61/2018/NĐ-CP"]),
        ("Số: *104* /BC-SGD&ĐT", ["104/BC-SGDĐT"]),
        ("Chỉ thị 34/2008/CT-Ttg", ["34/2008/CT-TTg"]),
        ("Công văn 951/SGDDĐT-VP", ["951/SGDĐT-VP"]),
        ("Quyết định số 20/QĐ-UBND - Ban hành quy chế", ["20/QĐ-UBND"]),
        ("Nghị quyết số 36a/NQ-CP", ["36a/NQ-CP"]),
        ("Nghị quyết 36a ngày 14/10/2015", ["36a"]),
        (
            "các Quyết định số 749/QĐ-TTg, 942/QĐ-TTg",
            ["749/QĐ-TTg", "942/QĐ-TTg"],
        ),
        ("số131/QĐ-TTg", ["131/QĐ-TTg"]),
        ("Decree No.178/2007/ND-CP", ["178/2007/NĐ-CP"]),
        ("Công văn số 3115/BTTTT–CVT", ["3115/BTTTT-CVT"]),
        ("Kết luận số 1718-KL/TU", ["1718-KL/TU"]),
        ("Nghị quyết số 66.7/2025/NQ-CP", ["66.7/2025/NQ-CP"]),
        ("14 huyện/thành phố, 24/24h, 15/41 thủ tục", []),
        ("15/QĐ-UBND.", ["15/QĐ-UBND"]),
        ("Nghị định số 07/2025/NĐ-\u0421\u0420", ["7/2025/NĐ-CP"]),  # Cyrillic
        ("theo Mẫu số 01/BC-TCT, sổ ST-22/HĐ, mẫu BC -27/HĐ", []),
        ("cụ thể: - 926/BC-SGDĐT", ["926/BC-SGDĐT"]),
        ("QuyÕt ®Þnh sè 12/Q§-UBND", ["12/QĐ-UBND"]),  # TCVN3
        ("COÂNG VAÊN SOÁ 12/SGDÑT-VP", ["12/SGDĐT-VP"]),  # VNI
        ("Quyet dinh so 12/QD-UBND", ["12/QĐ-UBND"]),
    ],
)
def test_document_numbers(text: str, expected: list[str]) -> None:
    assert values(text, "DOCNO") == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Kế hoạch số 26/KH-SNV", "Kế hoạch"),
        ("QUYẾT ĐỊNH SỐ 05/2017/QĐ-TTg", "Quyết định"),
        ("Luật Đấu thầu số 22/2023/QH15", "Luật"),
        ("tại Nghị định 43/2011/NĐ-CP", "Nghị định"),
        ("Số: 12/BC-STC", ""),
    ],
)
def test_type_said(text: str, unit: str) -> None:
    assert [found.unit for found in find(text) if found.label == "DOCNO"] == [
        unit
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 27 tháng 11 năm 2019", ["2019-11-27"]),
        ("ngày 22\ntháng 8 năm 2022", ["2022-08-22"]),
        ("ngày\n09 tháng 12 năm 2024", ["2024-12-09"]),
        ("ngày tháng 8 năm 2021", ["2021-08"]),
        ("ngày   tháng   năm 2020", ["2020"]),
        ("ngày 31 tháng năm 2009", ["2009"]),
        ("trước ngày15 tháng 6 năm 2013", ["2013-06-15"]),
        ("ngày 7/3/2019, 02/6/2017", ["2019-03-07", "2017-06-02"]),
        ("27.11.2019", ["2019-11-27"]),
        ("Ngày 8-11, đoàn đã họp", ["--11-08"]),
        ("Sáng 2.4, huyện khai trương", ["--04-02"]),
        ("đến ngày 8/6 có 12 xã", ["--06-08"]),
        ("tháng 6 năm 2019", ["2019-06"]),
        ("đến tháng 8-2020", ["2020-08"]),
        ("tháng 12/2011", ["2011-12"]),
        (
            "giai đoạn 2016 - 2020, định hướng đến năm 2025",
            ["2016/2020", "2025"],
        ),
        ("Mục tiêu đến năm 2025\n\nĐến năm 2030 đạt 90%", ["2025", "2030"]),
        ("giai đoạn từ năm 2020\nđến năm 2025", ["2020/2025"]),
        ("giai đoạn 20112020", ["2011/2020"]),
        ("năm học 2018-2019", ["2018/2019"]),
        ("năm 2018, 2019", ["2018", "2019"]),
        ("từ năm 2016 đến tháng 6 năm 2019", ["2016/2019-06"]),
        ("từ ngày 01/01/2019 đến nay", ["2019-01-01/.."]),
        ("từ ngày 15-10 đến 12-11", ["--10-15/--11-12"]),
        ("từ ngày 3-27/7/2017", ["2017-07-03/2017-07-27"]),
        ("họp từ 01 đến 15/12/2020", ["2020-12-01/2020-12-15"]),
        ("tuần này (từ 02/11-08/11/2020)", ["2020-11-02/2020-11-08"]),
        ("từ 14/10 đến 12/11/2017", ["2017-10-14/2017-11-12"]),
        ("từ tháng 1 đến tháng 6 năm 2019", ["2019-01/2019-06"]),
        ("từ năm 2002 đến nay", ["2002/.."]),
        ("quý III/2021, quý 2 năm 2022", ["2021-Q3", "2022-Q2"]),
        ("Mở lớp trong quý IV/2025.", ["2025-Q4"]),
        ("6 tháng đầu năm 2021", ["2021-01/2021-06"]),
        ("9 tháng đầu năm 2022", ["2022-01/2022-09"]),
        ("6 tháng cuối năm 2021", ["2021-07/2021-12"]),
        ("Ngày 30/4 và 01/5, các đơn vị nghỉ", ["--04-30", "--05-01"]),
        ("Lũy kế đến 30/9 cấp 120 tài khoản", ["--09-30"]),
        ("Đến hết 14/3 tiếp nhận 120 hồ sơ", ["--03-14"]),
        ("từ 2016 tới nay", ["2016/.."]),
        (
            "từ 01 - 05/11, họp từ ngày 3-7/5",
            ["--11-01/--11-05", "--05-03/--05-07"],
        ),
        (
            "Dự toán 2020\tThực hiện 2021\tsố liệu 2022 của huyện",
            ["2020", "2021", "2022"],
        ),
        ("Q3/2022, T10/2022, hè 2022", ["2022-Q3", "2022-10", "2022"]),
        ("pursuant to the 2003 Code of Criminal Procedure", ["2003"]),
        (
            "tháng 01, 02 và 03 năm 2022, tháng 1+2/2022",
            ["2022-01", "2022-02", "2022-03", "2022-01", "2022-02"],
        ),
        (
            "11 tháng năm 2022, 9 tháng/2022",
            ["2022-01/2022-11", "2022-01/2022-09"],
        ),
        ("năm 2020: 12 hồ sơ; 2021: 25 hồ sơ", ["2020", "2021"]),
        (
            "ngày 25 và 26/10, từ 25 đến 27/10, ngày 5/9/22",
            ["--10-25", "--10-26", "--10-25/--10-27", "2022-09-05"],
        ),
        (
            "lần thứ 13 ngày 25.10.2022, đợt 1 năm 2023, chậm nhất là 31-12",
            ["2022-10-25", "2023", "--12-31"],
        ),
        ("nhân dịp 30/4 và 1/5, lễ 2/9", ["--04-30", "--05-01", "--09-02"]),
        (
            "năm 2022. Trong 6 tháng đầu năm, tỉnh đã",
            ["2022", "2022-01/2022-06"],
        ),
        (
            "theo Quyết định số 1/QĐ-UBND ngày 03/02/2020, quý 2 tăng",
            ["2020-02-03", "--Q2"],
        ),
        ("năm 2020 đạt kế hoạch, quý 2 tăng", ["2020", "2020-Q2"]),
        (
            "ngày 25, 26,27 tháng 12 năm 2017",
            ["2017-12-25", "2017-12-26", "2017-12-27"],
        ),
        ("ngày 14, 15/6/2019", ["2019-06-14", "2019-06-15"]),
        ("5/24/2011 2:53:51 PM", ["2011-05-24"]),
        ("đếnnăm 2030", ["2030"]),
        ("b) Mục tiêu đến 2030:", ["2030"]),
        ("Tăng tốc phủ sóng 5G\n\n15/01/2026", ["2026-01-15"]),
        ("so với 2015", ["2015"]),
        ("chỉ số chuyển đổi số (DTI) 2021 đạt", ["2021"]),
        ("Viet Nam ICT Index 2010.", ["2010"]),
        ("Since 2017 it has issued", ["2017/.."]),
        ("August 28, 2013", ["2013-08-28"]),
        ("as of 31 December\n\t2010\t2015", ["2010", "2015"]),
        ("ngày 31 tháng 12 hằng năm", ["--12-31"]),
        ("ngày 31/11/2019", []),
        ("có 2.025 máy vi tính và 2025 máy in", []),
        ("họp mỗi tháng 01 lần", []),
        ("Quỹ 2 và nội quy 3 của trường", []),
        ("tăng so với cùng kỳ 2019 (582 ca)", ["2019"]),
        ("lần thứ sáu, khóa XII, 7/7 huyện", []),
        ("Quyết định 2020/QĐ-UBND", []),
        ("đạt 2643 (100%)", []),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert values(text, "DATE") == expected


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("kinh phí 768,6 triệu đồng", "MONEY", ["768600000"]),
        ("tổng 25.238,031 triệu đồng", "MONEY", ["25238031000"]),
        ("1.446 triệu đồng", "MONEY", ["1446000000"]),
        ("gần 3,5 tỷ đồng", "MONEY", ["3500000000"]),
        ("1.200 tr.đ và 15 trđ", "MONEY", ["1200000000", "15000000"]),
        ("1 tỷ 200 triệu đồng", "MONEY", ["1200000000"]),
        ("phạt 48.640.000đ", "MONEY", ["48640000"]),
        ("từ 3-5 triệu đồng", "MONEY", ["3000000", "5000000"]),
        ("12 nghìn tỷ đồng", "MONEY", ["12000000000000"]),
        ("5 triệu USD", "MONEY", ["5000000"]),
        ("03 đồng chí, 05 đ/c", "MONEY", []),
        ("250.000 đ/tháng", "MONEY", ["250000"]),
        (
            "chi 720,000 đ cho mỗi người, 1.000.000 đ ồng",
            "MONEY",
            ["720000", "1000000"],
        ),
        ("gió giật 7 - 9 mét, đi 20 km/h", "MEASURE", ["7", "9", "20"]),
        (
            "giao 500 triệu cho Sở; chi 1,2 tỷ mua phần mềm",
            "MONEY",
            ["500000000", "1200000000"],
        ),
        ("chi cho 2 triệu lượt khách", "MONEY", []),
        # "quốc gia" and "hoạt động" say nothing of money, "giá" and "đồng" do
        ("cơ sở dữ liệu quốc gia; nay 5 triệu lao công", "MONEY", []),
        ("số lượng hồ sơ nhận trong năm là 14 triệu", "MONEY", []),
        ("1,2 tỉ đồng chi phí", "MONEY", ["1200000000"]),
        ("tại mục 4đ", "MONEY", []),
        ("lương tăng lên 2 tỷ Đina", "MONEY", []),
        (
            "quy định tại điểm 1, thay thế điểm 4.1; chỉ số đạt điểm 0,4880",
            "MEASURE",
            ["0.488"],
        ),
        ("trị giá USD 5 million", "MONEY", ["5000000"]),
        ("đạt 85,6/100 điểm", "MEASURE", ["85.6"]),
        ("PAPI 41,27/80, PAR INDEX 85,6/100", "MEASURE", ["41.27", "85.6"]),
        ("7,2/1.000 trẻ sinh ra, 7,5/8 nhóm", "MEASURE", []),
        (
            "số hóa 8,2/22, hài lòng 15,75/17,5 - tốt",
            "MEASURE",
            ["8.2", "15.75"],
        ),
        ("số hóa hồ sơ 8,2/22; đăng 30 tin", "COUNT", ["30"]),
        ("tỷ lệ máy tính/CBCC đạt 0,94/1.", "RATIO", ["0.94/1"]),
        ("danh mục 05 TTHC mới, mục 05 Báo cáo", "COUNT", ["5"]),
        (
            "số máy lần lượt là 120, 150 và 180 máy",
            "COUNT",
            ["120", "150", "180"],
        ),
        (
            "Chia theo năm: 2021 là 14 máy, 2022 là 15 máy",
            "DATE",
            ["2021", "2022"],
        ),
        ("đạt 95,3 thuê bao/100 dân", "MEASURE", ["95.3"]),
        ("bình quân 1,2 máy tính/cán bộ", "MEASURE", ["1.2"]),
        ("đạt 31,81%, 40 %", "PERCENT", ["31.81", "40"]),
        ("từ 20% lên 45%", "PERCENT", ["20", "45"]),
        ("đạt 30-40%", "PERCENT", ["30", "40"]),
        ("tốc độ 30 Mbps, 03 Mb/s", "MEASURE", ["30", "3"]),
        ("máy chủ 16 GB, 2,4 GHz", "MEASURE", ["16", "2.4"]),
        ("rộng 1.200 m2, dài 3,5 km", "MEASURE", ["1200", "3.5"]),
        ("tăng 1,8 lần so với", "MEASURE", ["1.8"]),
        ("bắt đầu từ 01 và kết thúc", "MEASURE", []),
        (
            "chỉ số DTI đạt 0,5064, cao hơn 0,105 so với cả nước",
            "MEASURE",
            ["0.5064", "0.105"],
        ),
        (
            "Index: hạ tầng (0.589 điểm), nhân lực 0,83",
            "MEASURE",
            ["0.589", "0.83"],
        ),
        ("Có 15/41 thủ tục", "RATIO", ["15/41"]),
        ("Có 15 trong số 20 đơn vị", "RATIO", ["15/20"]),
        ("đúng hạn 4.815 trên 4.820 hồ sơ", "RATIO", ["4815/4820"]),
        ("14 of 19 systems are approved", "RATIO", ["14/19"]),
        ("xếp hạng 14 trên 63 tỉnh", "RATIO", []),
        ("lớp 5 trên 30 học sinh", "RATIO", []),
        ("đạt 49/63 (78%)", "RATIO", ["49/63"]),
        ("tỷ lệ 01 máy tính/01 người", "RATIO", ["1/1"]),
        ("9.690 đài/10.599 xã", "RATIO", ["9690/10599"]),
        ("1.900 đại biểu/75 điểm cầu", "RATIO", []),
        ("95 hồ sơ trực tuyến/120 tổng hồ sơ", "RATIO", []),
        (
            "Điểm Bộ chỉ số 766 của huyện đạt 87,312 điểm.",
            "MEASURE",
            ["87.312"],
        ),
        ("xếp thứ 6/63, hạng 21/63", "RATIO", []),
        ("số 16/1999; Decree No. 112/2013 ND-CP", "RATIO", []),
        ("trực 24/24h, 24/7", "RATIO", []),
        ("bản đồ tỷ lệ 1/25.000, quy hoạch 1/500 hoặc 1/2.000", "RATIO", []),
        ("đạt tỷ lệ 15/41 đơn vị", "RATIO", ["15/41"]),
        ("xếp thứ 18/63 tỉnh, giảm so với năm trước (6/63)", "RATIO", []),
        ("PCI tăng 5 bậc (12/63); 12/63 tỉnh đã nộp", "RATIO", ["12/63"]),
        (
            "ĐVT: triệu đồng\n- Mua sắm: 1.250,5\n- Đào tạo: 120",
            "MONEY",
            ["1250500000", "120000000"],
        ),
        (
            "(Đơn vị tính: %)\n- Cấp tỉnh: 98\n- Cấp xã: 87,5",
            "PERCENT",
            ["98", "87.5"],
        ),
        ("đạt 98,6% (215/218) xã; từ 01 - 05/11", "RATIO", ["215/218"]),
        (
            "tổng điểm 92,5/100, xếp loại Tốt; điểm: 85/100",
            "MEASURE",
            ["92.5", "85"],
        ),
        ("được chấm 92 điểm", "MEASURE", ["92"]),
        ("có 7,2/10.000 dân là bác sĩ", "RATIO", ["7.2/10000"]),
        ("tỷ lệ máy tính trên cán bộ, công chức: 0,94.", "MEASURE", ["0.94"]),
        ("mật độ điện thoại 125,4 thuê bao/100 dân", "MEASURE", ["125.4"]),
        (
            "phạt tiền từ 4.000.000 đồng đến 6.000.000 đối với",
            "MONEY",
            ["4000000", "6000000"],
        ),
        ("dịch vụ mức độ 3,4 và mức 2", "LEVEL", ["3", "4", "2"]),
        (
            "mức độ 3 và 4; mức 2 lên mức 3, 4.",
            "LEVEL",
            ["3", "4", "2", "3", "4"],
        ),
        ("mức 3 triệu đồng", "LEVEL", []),
        ("tài khoản định danh mức độ 2", "LEVEL", []),
        ("tại <http://a.gov.vn>.", "URL", ["http://a.gov.vn"]),
        ("gửi về VanThu@Tinh.gov.vn;", "EMAIL", ["vanthu@tinh.gov.vn"]),
    ],
)
def test_quantities(text: str, label: str, expected: list[str]) -> None:
    assert values(text, label) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mua 50 bộ máy vi tính.", [("50", "bộ máy vi tính")]),
        (
            "cho 6 trường tiểu học, THCS và THPT với",
            [("6", "trường tiểu học, THCS và THPT")],
        ),
        ("có 22 xã, thị trấn; trước đó", [("22", "xã, thị trấn")]),
        (
            "4,2 triệu tài khoản định danh điện tử",
            [("4200000", "tài khoản định danh điện tử")],
        ),
        ("100 ngàn học sinh", [("100000", "học sinh")]),
        (
            "1.307 máy, trong đó 120 máy dùng cho văn phòng",
            [("1307", "máy"), ("120", "máy")],
        ),
        (
            "giải quyết 599 hồ sơ (595 sớm và đúng hạn, 04 trễ hạn)",
            [("599", "hồ sơ"), ("595", "hồ sơ"), ("4", "hồ sơ")],
        ),
        (
            "Cử 04 cán bộ (01 chính thức và 03 dự phòng)",
            [("4", "cán bộ"), ("1", "cán bộ"), ("3", "cán bộ")],
        ),
        ("Tổng số chứng thư số đã cấp là 23.632", [("23632", "chứng thư số")]),
        (
            "23.332 trong tổng số hơn 100 ngàn học sinh",
            [("23332", "học sinh"), ("100000", "học sinh")],
        ),
        (
            "Mức độ 1: 2643 (100%)\nTỷ lệ TTHC cung cấp trực tuyến: mức độ 1: 2643",
            [("2643", "TTHC")],
        ),
        (
            "14 điểm phụ đặt tại 14 huyện/thành phố",
            [("14", "điểm phụ"), ("14", "huyện/thành phố")],
        ),
        ("dùng ba phần mềm dùng chung", [("3", "phần mềm dùng chung")]),
        ("là một trong những, một số, một cửa, một phần", []),
        ("41 TTHC, Sở đã niêm yết", [("41", "TTHC")]),
        (
            "Sở Y tế 120 hồ sơ, Sở Nội vụ 45, Sở Tài chính 30 hồ sơ",
            [("120", "hồ sơ"), ("45", "hồ sơ"), ("30", "hồ sơ")],
        ),
        (
            "mỗi lớp khoảng 30-40 học viên",
            [("30", "học viên"), ("40", "học viên")],
        ),
        (
            "trong thời hạn 30 (ba mươi) ngày làm việc",
            [("30", "ngày làm việc")],
        ),
        ("trẻ 5 tuổi, lớp 10, phường 5, Điều 12", []),
        ("khoản 1, 2 và 3 Điều này", []),
        ("cụm từ “khoản 6 Điều 81” thành “khoản 5 Điều 81”", []),
        (
            "Hồ sơ chưa đủ điều kiện, trong thời hạn bảy (07) ngày làm việc",
            [("7", "ngày làm việc")],
        ),
        ("Tổng số là hai trăm (200) máy vi tính", [("200", "máy vi tính")]),
        (
            "a.3.1) Quyết định phê duyệt; b.2) Văn kiện; Khuyến nghị M.1224; Trang 2/7",
            [],
        ),
        ("chữ ký của một người trong một giấy tờ", []),
        (
            "nộp 05 bản sao theo các khoản 1, 2 và 3 Điều này, Form No. 06 in",
            [("5", "bản sao")],
        ),
        ("cấp được 50 triệu thẻ căn cước", [("50000000", "thẻ căn cước")]),
        ("Mẫu số: 03\nSố lớp: 12", [("12", "lớp")]),
        ("tọa độ 109º25’53,6”, dốc 15º", []),
        ("tọa độ 10°54'12,1\"N; 106°50'19,4\"E", []),
        ("ISO 9001:2008, phiên bản 4.0, V2.7, Windows 10", []),
        ("Điện thoại: (024) 37332160, Fax: 024.38230381", []),
        ("1.2. Nội dung\n2. Kết quả", []),
        ("TCTP 7.1.2 - Tỷ lệ", []),
        ("bậc 21, lên bậc 4, đứng thứ 5", []),
        ("liên thông 4 cấp (trường, phòng)", [("4", "cấp")]),
        ("họp lúc 8 giờ 30, 08:51 và 24/24h", []),
        ("chỉ đạo của Chính phủ[1]; động kinh4.", []),
        ("vi rút H5N1, Covid-19, đường 5G", []),
        ("(lưu 5b); TT – BNV", []),
        (
            "Trang bi 50 bo may vi tinh va 3 may in cho co quan",
            [("50", "bo may vi tinh"), ("3", "may in")],
        ),
        (
            "cấp huyện 281 thủ tục, cấp xã 136",
            [("281", "thủ tục"), ("136", "thủ tục")],
        ),
        ("cài Windows Server 2012, Word 2003, mở cổng 443", []),
        ("Đường truyền: 02.\nSố khác", [("2", "Đường truyền")]),
        ("Có 15 hồ sơ trong số 20 hồ sơ", [("15", "hồ sơ"), ("20", "hồ sơ")]),
        (
            "Some 1.25 million accounts are active",
            [("1250000", "accounts")],
        ),
        ("12 schools, worth VND21.7 billion in all", [("12", "schools")]),
        (
            "The province has issued digital certificates; 6,632 are active (490 SIM) and 1,129 "
            "for offices",
            [
                ("6632", "digital certificates"),
                ("490", "SIM"),
                ("1129", "digital certificates"),
            ],
        ),
        (
            "nhận 600 hồ sơ (500 văn bản giấy), đã trả 450",
            [("600", "hồ sơ"), ("500", "văn bản giấy"), ("450", "hồ sơ")],
        ),
        ("100% phòng (12 phòng) có mạng", [("12", "phòng")]),
        ("Mục 2.1 Kết quả; trang 3", []),
        (
            "ranked 86th of 193 countries, 58,8% có 8,000 users",
            [("193", "countries"), ("8000", "users")],
        ),
        (
            "có 1.250 người, trình độ đại học 980, cao đẳng 150.",
            [("1250", "người"), ("980", "người"), ("150", "người")],
        ),
        # trạm is not trăm
        (
            "có 286 nghìn trạm phát sóng, 2 triệu trạm, 5 trăm nghìn thẻ",
            [
                ("286000", "trạm phát sóng"),
                ("2000000", "trạm"),
                ("500000", "thẻ"),
            ],
        ),
        ("có 2013 đầu sách; năm 2019, 2020 trình tỉnh", [("2013", "đầu sách")]),
        (
            "120 trạm có bác sĩ, 32 trạm y tế, 5 văn bản, 3 chức danh, 2 ngân hàng",
            [
                ("120", "trạm"),
                ("32", "trạm y tế"),
                ("5", "văn bản"),
                ("3", "chức danh"),
                ("2", "ngân hàng"),
            ],
        ),
        (
            "Co 350 tram y te, 5 ngan hang va 2 trieu tai khoan",
            [
                ("350", "tram y te"),
                ("5", "ngan hang"),
                ("2000000", "tai khoan"),
            ],
        ),
        (
            "286 máy tính/245 cán bộ, công chức",
            [("286", "máy tính"), ("245", "cán bộ, công chức")],
        ),
        ("tại km 12+500", []),
        (
            "quy định tại Điều 76 và 77 Luật Trật tự, 8 Thông tư số 40/2015/TT-BYT",
            [],
        ),
        (
            "ban hành 12 Quyết định, 05 Kế hoạch",
            [("12", "Quyết định"), ("5", "Kế hoạch")],
        ),
        ("1 Trung tâm Phục vụ hành chính công\n2 Sở Xây dựng", []),
        ("mua 2,360 máy vi tính, đạt 98,5%", [("2360", "máy vi tính")]),
        (
            "trong 48 giờ tiếp theo có 298 giờ dạy học",
            [("48", "giờ"), ("298", "giờ dạy học")],
        ),
        ("65 Nghị định số 96/2023/NĐ-CP", []),
        ("25 Ỵ/QĐ-UBND", []),
        (
            "mua 02 bộ thiết bị họp trực tuyến, 36 thiết bị bị hỏng, 5 thiết bị lưu trữ",
            [
                ("2", "bộ thiết bị họp trực tuyến"),
                ("36", "thiết bị"),
                ("5", "thiết bị lưu trữ"),
            ],
        ),
        (
            "nhận 1.530 văn bản đến, 900 văn bản đi trên trục; chuyển 35 văn bản đến các xã, 12 "
            "văn bản đến 4 sở",
            [
                ("1530", "văn bản đến"),
                ("900", "văn bản đi"),
                ("35", "văn bản"),
                ("12", "văn bản"),
                ("4", "sở"),
            ],
        ),
        (
            "trang có 2.400 người theo dõi; 300 người dùng; 3 người dùng máy riêng",
            [("2400", "người theo dõi"), ("300", "người dùng"), ("3", "người")],
        ),
        (
            "giúp 47 người mở tài khoản, 12 bộ dữ liệu mở; 9 công chức trực, 03 máy đầu tư mới",
            [
                ("47", "người"),
                ("12", "bộ dữ liệu mở"),
                ("9", "công chức"),
                ("3", "máy"),
            ],
        ),
        (
            "thuê 03 đường truyền cáp quang tốc độ 150 Mbps và 2 máy chủ dung lượng 2 TB",
            [("3", "đường truyền cáp quang"), ("2", "máy chủ")],
        ),
        (
            "có 58 buổi giao ban, đào tạo trực tuyến; mở 12 lớp, tập huấn cho 300 cán bộ",
            [
                ("58", "buổi giao ban, đào tạo trực tuyến"),
                ("12", "lớp"),
                ("300", "cán bộ"),
            ],
        ),
        (
            "đàn heo 2.400 con, 10 ti vi, xét nghiệm 31 ca.",
            [("2400", "con"), ("10", "ti vi"), ("31", "ca")],
        ),
        (
            "cấp 1.250 giấy chứng nhận quyền sử dụng đất, 9 chỉ dẫn địa lý, hoàn thuế cho 76 "
            "người nộp thuế",
            [
                ("1250", "giấy chứng nhận quyền sử dụng đất"),
                ("9", "chỉ dẫn địa lý"),
                ("76", "người nộp thuế"),
            ],
        ),
        (
            "Có 402 dịch vụ, trong đó mức độ 2: 358; mức độ 3: 41; mức độ 4: 3.",
            [
                ("402", "dịch vụ"),
                ("358", "dịch vụ"),
                ("41", "dịch vụ"),
                ("3", "dịch vụ"),
            ],
        ),
        (
            "toàn trình 12, một phần 30 thủ tục",
            [("12", "thủ tục"), ("30", "thủ tục")],
        ),
        (
            "gồm cấp tỉnh 10, cấp huyện 15 và cấp xã 120 điểm cầu",
            [("10", "điểm cầu"), ("15", "điểm cầu"), ("120", "điểm cầu")],
        ),
        (
            "có 13 người, chuyên trách 09, kiêm nhiệm 04; máy in các loại 41 chiếc",
            [("13", "người"), ("9", "người"), ("4", "người"), ("41", "chiếc")],
        ),
        (
            "Tổng số hồ sơ tiếp nhận: 2.117, nộp trực tuyến 1.588 (75%)",
            [("2117", "hồ sơ"), ("1588", "hồ sơ")],
        ),
        ("Giáo viên lớp 10, 11, 12; tài khoản định danh mức 2", []),
        (
            "mật độ điện thoại 845 thuê bao, Zalo: 350 thành viên; đường dây nóng 1022, hotline: "
            "19001234",
            [("845", "thuê bao"), ("350", "thành viên")],
        ),
        (
            "có 3 vụ (khiển trách 02, cảnh cáo 01)",
            [("3", "vụ"), ("2", "vụ"), ("1", "vụ")],
        ),
        (
            "05 ý kiến qua 1022, xử lý xong 04; có 1022 hồ sơ",
            [("5", "ý kiến"), ("4", "ý kiến"), ("1022", "hồ sơ")],
        ),
        (
            "Tổng đài 1022 tiếp nhận 40 phản ánh, kiến nghị; đã xử lý 33",
            [("40", "phản ánh, kiến nghị"), ("33", "phản ánh, kiến nghị")],
        ),
        (
            "tiếp 45 lượt/62 người; thụ lý 30 vụ/41 bị can",
            [("45", "lượt"), ("62", "người"), ("30", "vụ"), ("41", "bị can")],
        ),
        (
            "phủ sóng 5G tại 12 điểm; dân số 1,6 triệu người",
            [("12", "điểm"), ("1600000", "người")],
        ),
        ("Công báo số 123 + 124; phường 1, 2 và 3; huyết áp 120/80 mmHg", []),
        (
            "Đơn vị tính: hồ sơ\n- Đất đai: 1.250\n- Hộ tịch: 864; trễ hạn: 12",
            [("1250", "hồ sơ"), ("864", "hồ sơ"), ("12", "hồ sơ")],
        ),
        (
            "họp 3 đợt x 30 học viên; ảnh (2 x 3) cm; ĐVT: triệu đồng\n1\n2\n5=3*4",
            [("3", "đợt"), ("30", "học viên")],
        ),
        (
            "theo các Điều 46, 46a, 47, 48 và 54; (Project 30), ý kiến 1: đồng ý",
            [],
        ),
        (
            "có 03 định giá viên, 2 tổ chức phát hành; 02 máy chủ giá 120 triệu đồng",
            [
                ("3", "định giá viên"),
                ("2", "tổ chức phát hành"),
                ("2", "máy chủ"),
            ],
        ),
        (
            "Số lượng văn bản đến: 678; văn bản đi: 345; thuê bao Internet 345.600 (di động "
            "225.200)",
            [
                ("678", "văn bản đến"),
                ("345", "văn bản đi"),
                ("345600", "thuê bao Internet"),
                ("225200", "thuê bao Internet"),
            ],
        ),
        (
            "thuê bao điện thoại 1.250.000, mật độ 135 người/km2, cao điểm 1.200 lượt/ngày; 10 xã "
            "cơ bản đạt",
            [
                ("1250000", "thuê bao điện thoại"),
                ("135", "người/km2"),
                ("1200", "lượt/ngày"),
                ("10", "xã"),
            ],
        ),
        (
            "lần thứ 13 ngày 25.10.2022, đợt 1 năm 2023, từ 0 giờ ngày 01/4/2019; 3 năm 2019, 2020",
            [("3", "năm")],
        ),
        (
            "Bưu điện xã: 12 điểm, camera 4K, 45 sản phẩm (3 sao: 30, 4 sao: 15)",
            [
                ("12", "điểm"),
                ("45", "sản phẩm"),
                ("30", "sản phẩm"),
                ("15", "sản phẩm"),
            ],
        ),
        (
            "có 08 lớp thông minh (TH Hòa Bình 03, THCS Tân An 05)",
            [
                ("8", "lớp thông minh"),
                ("3", "lớp thông minh"),
                ("5", "lớp thông minh"),
            ],
        ),
        (
            "9 điểm cầu, mỗi điểm 50 người, quy định tại điểm 1",
            [("9", "điểm cầu"), ("50", "người")],
        ),
        (
            "8 huyện phủ sóng 5G, lần thứ 5 tỉnh đứng đầu, 2 mô hình chợ 4.0 với 120 cửa hàng",
            [("8", "huyện"), ("2", "mô hình chợ"), ("120", "cửa hàng")],
        ),
        ("Tổng số hồ sơ: tiếp nhận trong kỳ 5.678", [("5678", "hồ sơ")]),
        (
            "có 15 bác sĩ, điều dưỡng 97; 22 xã, thị trấn",
            [("15", "bác sĩ"), ("97", "bác sĩ"), ("22", "xã, thị trấn")],
        ),
        (
            "có tại 22 xã, thị trấn\n3. Khác; nhận 90 văn bản đến\n4. Nữa",
            [("22", "xã, thị trấn"), ("90", "văn bản đến")],
        ),
        (
            "Tổng số hồ sơ 1.700\nTỷ lệ đúng hạn 95%.\nTổng số thủ tục 1.200\nTỷ trọng kinh tế số",
            [("1700", "hồ sơ"), ("1200", "thủ tục")],
        ),
        (
            "Biên chế giao 186, hiện có 174 người; 58 buổi giao ban",
            [
                ("186", "Biên chế giao"),
                ("174", "người"),
                ("58", "buổi giao ban"),
            ],
        ),
        ("hợp đồng theo Nghị định 111. Từ 01 - 05/11 đã họp", []),
        ("Ngân sách huyện: 3.400; đơn giá: 3.500.000", []),
        (
            "MST 3600123456, tài khoản số 113000012345, địa chỉ IP 10.30.12.5, cổng 8080",
            [],
        ),
    ],
)
def test_counts(text: str, expected: list[tuple[str, str]]) -> None:
    assert [
        (found.value, found.unit)
        for found in find(text)
        if found.label == "COUNT"
    ] == expected


@pytest.mark.parametrize(
    ("text", "cmp"),
    [
        ("hơn 200 tài khoản", ">"),
        ("trên 90% văn bản", ">"),
        ("tối thiểu 80% hồ sơ", ">="),
        ("ít nhất 5 máy", ">="),
        ("không dưới 20 người", ">="),
        ("từ 10 người trở lên", ">="),
        ("dưới 5 hồ sơ", "<"),
        ("không quá 30 trang", "<="),
        ("tối đa 15 học viên", "<="),
        ("khoảng 95%", "~"),
        ("gần 3,5 tỷ đồng", "~"),
        ("≥ 50%", ">="),
        ("~ 20 máy", "~"),
        ("đã cấp 20 máy", "="),
        ("từ 10 máy trở xuống", "<="),
        ("cao hơn 10 điểm cầu", "="),
    ],
)
def test_bounds(text: str, cmp: str) -> None:
    assert [found.cmp for found in find(text)] == [cmp]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Số: 12/BC-STC\nLào Cai, ngày 05 tháng 6 năm 2020", ["own", "issued"]),
        ("Quyết định số 15/QĐ-UBND ngày 03/02/2020", ["", "ref"]),
        ("Luật Giao dịch điện tử ngày 29/11/2005", ["ref"]),
        ("Quyết định này có hiệu lực từ ngày 01/7/2020", [""]),
        ("Thứ ba, 21/09/2021 13:24:01", ["furniture"]),
    ],
)
def test_roles(text: str, role: list[str]) -> None:
    assert [found.role for found in find(text)] == role


def test_conventions_of_the_document() -> None:
    assert values(
        "The rate was 58.8%; 8,000 users of 6,632 certificates", "COUNT"
    ) == [
        "8000",
        "6632",
    ]
    assert values("Đạt 58,8%; có 8.000 người dùng, 1.234 máy", "COUNT") == [
        "8000",
        "1234",
    ]


def test_nouns_of_ratios() -> None:
    found = find(
        "Số trường có mạng: 52/52; đạt 100% (17/17) huyện, 112/118 (94,9%) cán bộ"
    )
    assert [each.unit for each in found if each.label == "RATIO"] == [
        "trường",
        "huyện",
        "cán bộ",
    ]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("tiếp nhận 1 250 hồ sơ", "COUNT", ["1250"]),
        ("tiếp nhận 1\u00a0250 hồ sơ", "COUNT", ["1250"]),
        ("có 1\u202f345\u202f678 lượt truy cập", "COUNT", ["1345678"]),
        ("có 1\u2008250 hồ sơ, 2\u3000300 máy in", "COUNT", ["1250", "2300"]),
        ("có 1\u200b250 hồ sơ, 2\u2060300 máy in", "COUNT", ["1250", "2300"]),
        (
            "có 1'250 hồ sơ, 2·300 máy in, 4_210 xã",
            "COUNT",
            ["1250", "2300", "4210"],
        ),
        ("trong quý 4 152 hồ sơ", "COUNT", ["152"]),
        ("chi qua tài khoản 317 người", "COUNT", ["317"]),
        ("gồm 1.250 máy; chi 3 250 000 đồng", "MONEY", ["3250000"]),
        ("có 45 máy in, 1 250 máy quét", "COUNT", ["45", "1250"]),
        ("có 1.250 máy; 1 250 hồ sơ", "COUNT", ["1250", "1", "250"]),
        ("mua 405¹ bộ máy vi tính", "COUNT", ["405"]),
        ("kinh phí 4.928,5² triệu đồng", "MONEY", ["4928500000"]),
        ("có 2 triệu 350 nghìn lượt truy cập", "COUNT", ["2350000"]),
        ("có 3,5 vạn lượt truy cập", "COUNT", ["35000"]),
        ("tiếp nhận ba vạn rưỡi hồ sơ", "COUNT", ["35000"]),
        ("có 12 văn bản, 2 vạn hồ sơ", "COUNT", ["12", "20000"]),
        ("in total 21 561 files were 95.3 % of all", "COUNT", ["21561"]),
        ("chi 3 tỷ 45 triệu 600 nghìn đồng", "MONEY", ["3045600000"]),
        ("có 1 triệu 2 trăm nghìn lượt truy cập", "COUNT", ["1200000"]),
        ("có 1 nghìn 250 hồ sơ", "COUNT", ["1250"]),
        ("có 2 triệu 3 lượt truy cập", "COUNT", ["2300000"]),
        ("có hai triệu rưỡi lượt truy cập", "COUNT", ["2500000"]),
        ("năm mươi mốt bộ máy vi tính", "COUNT", ["51"]),
        ("kinh phí mười hai tỷ ba trăm triệu đồng", "MONEY", ["12300000000"]),
        ("2.000.000 đồng (bằng chữ: hai triệu đồng)", "MONEY", ["2000000"]),
        (
            "3.876.400.000 đồng (Ba tỷ, tám trăm bảy mươi sáu triệu, bốn trăm nghìn đồng)",
            "MONEY",
            ["3876400000"],
        ),
        ("có 2 triệu rưỡi lượt truy cập", "COUNT", ["2500000"]),
        ("kinh phí 12 triệu rưỡi đồng", "MONEY", ["12500000"]),
        ("thu nhập bình quân, lương 7 triệu 2/tháng", "MONEY", ["7200000"]),
        ("kinh phí 7 triệu 2 đồng", "MONEY", ["7200000"]),
        ("kinh phí 3 triệu 05", "MONEY", ["3050000"]),
        ("chi 1 tỷ 25 cho hạ tầng", "MONEY", ["1250000000"]),
        ("kinh phí 50 triệu 2 năm liền", "MONEY", ["50000000"]),
        ("kinh phí 500 triệu 2.", "MONEY", ["500000000"]),
        ("kinh phí 7,5 triệu 2 đợt", "MONEY", ["7500000"]),
        (
            "Kinh phí 85.5tr, chi 40 tr mua máy",
            "MONEY",
            ["85500000", "40000000"],
        ),
        ("Dự toán: 1.250tr", "MONEY", ["1250000000"]),
        ("Kinh phí 85.5tr", "MEASURE", []),
        ("Kinh phí 120tr.", "COUNT", []),
        (
            "Giáo trình dày 250 tr.; bản in 85 tr, giá bìa 20.000 đồng",
            "MONEY",
            ["20000"],
        ),
        ("Giáo trình dày 250 tr.; bản in 85 tr khổ lớn", "COUNT", []),
        ("có sáu mươi tư (64) bộ máy vi tính", "COUNT", ["64"]),
        ("đạt chín mươi lăm phần trăm", "PERCENT", ["95"]),
        ("ngày 14 tháng Mười hai năm 2020", "DATE", ["2020-12-14"]),
        ("ngày 02 tháng Giêng năm 2020", "DATE", ["2020-01-02"]),
        ("Tính đến 14/XII/2020", "DATE", ["2020-12-14"]),
    ],
)
def test_figures_and_dates_as_people_write_them(
    text: str, label: str, expected: list[str]
) -> None:
    assert values(text, label) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trong nam 2023, So da tiep nhan 11.457 ho so.", ["11457"]),
        ("Toan nganh duoc cap 2.835 chung thu so.", ["2835"]),
        ("Da ban hanh 12 Quyet dinh so", []),
    ],
)
def test_nouns_that_end_as_the_word_for_a_number_does(
    text: str, expected: list[str]
) -> None:
    assert values(text, "COUNT") == expected
