"""The time and the status of figures, by kind of document and wording (docs/times.md). Composed for
the tests."""

from __future__ import annotations

import pytest

from pipeline import facts, mentions, structure
from pipeline.records import Page, Reading, Source

LETTERHEAD = """UBND TỈNH BÌNH AN
SỞ NỘI VỤ
Số: {symbol}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình An, ngày {day} tháng {month} năm {year}

{kind}
{title}

"""


def letter(kind: str, symbol: str, title: str, issued: str) -> str:
    year, month, day = issued.split("-")
    return LETTERHEAD.format(
        symbol=symbol, day=day, month=month, year=year, kind=kind, title=title
    )


REPORT = "BÁO CÁO", "12/BC-SNV"
PRESS = "Bình An đẩy mạnh dịch vụ công trực tuyến\n\n"
DOCUMENTS = {
    "bare": "",
    "month": letter(
        *REPORT, "Kết quả chuyển đổi số tháng 10 năm 2025", "2025-10-28"
    ),
    "late month": letter(
        *REPORT, "Kết quả cải cách hành chính tháng 10 năm 2025", "2025-11-04"
    ),
    "five years": letter(
        *REPORT,
        "Tổng kết 5 năm ứng dụng công nghệ thông tin giai đoạn 2011 - 2015",
        "2015-12-10",
    ),
    "week": letter(
        *REPORT,
        "Kết quả công tác tuần 39 và nhiệm vụ trọng tâm tuần 40 năm 2025",
        "2025-09-26",
    ),
    "quarter": letter(
        *REPORT, "Kết quả chuyển đổi số quý III năm 2023", "2023-10-05"
    ),
    "half": letter(
        *REPORT,
        "Kết quả cải cách hành chính 6 tháng đầu năm 2024",
        "2024-06-20",
    ),
    "nine": letter(
        *REPORT, "Kết quả cải cách hành chính 9 tháng năm 2022", "2022-09-15"
    ),
    "undated nine": "UBND TỈNH BÌNH AN\nSỞ NỘI VỤ\nSố:      /BC-SNV\n\nBÁO CÁO\n"
    "Kết quả chuyển đổi số 9 tháng năm 2022\n\n",
    "year": letter(*REPORT, "Kết quả chuyển đổi số năm 2023", "2023-12-15"),
    "running": letter(*REPORT, "Kết quả chuyển đổi số năm 2023", "2023-08-10"),
    "plain": letter(
        *REPORT, "Tình hình ứng dụng công nghệ thông tin", "2022-08-10"
    ),
    "trial": letter(
        *REPORT, "Tổng kết thí điểm nộp hồ sơ trực tuyến", "2025-11-05"
    ),
    "outline": "UBND TỈNH BÌNH AN\nSỞ NỘI VỤ\n\nĐỀ CƯƠNG VÀ DỰ TOÁN CHI TIẾT\n"
    "“Xây dựng phần mềm quản lý văn bản tại Sở Nội vụ”\n\n"
    "Thời gian triển khai: trong năm 2019.\n\n",
    "draft": "UBND TỈNH BÌNH AN\nSỞ NỘI VỤ\nSố:      /BC-SNV\n\nBÁO CÁO\n"
    "Kết quả chuyển đổi số tháng 11 năm 2024\n\n",
    "blank": LETTERHEAD.format(
        symbol="      /BC-SNV",
        day="     ",
        month="     ",
        year="2025",
        kind="BÁO CÁO",
        title="Kết quả thực hiện Đề án 06 tháng 9/2025",
    ),
    "plan": letter(
        "KẾ HOẠCH", "12/KH-UBND", "Chuyển đổi số năm 2025", "2025-01-15"
    ),
    "request": letter(
        "TỜ TRÌNH", "12/TTr-SNV", "Về việc mua sắm máy tính", "2023-03-10"
    ),
    "press": PRESS,
    "dated press": PRESS
    + "https://bao.example.vn/chinh-tri/202403/dich-vu-cong-4132.html\n\n",
    "daily press": PRESS
    + "https://bao.example.vn/2024/03/15/dich-vu-cong.html\n\n",
    "event": PRESS
    + "Ngày 14/5/2024, Sở Nội vụ tổ chức hội nghị về dịch vụ công.\n\n",
    "numbered event": PRESS
    + "Sáng 14-5, Sở Nội vụ tổ chức hội nghị. Quý I năm 2024, tỉnh đã đổi mới nhiều.\n\n",
    "event of last year": PRESS
    + "Sáng 9-1, Sở Nội vụ tổ chức hội nghị. Đến tháng 12/2023, tỉnh đã đổi mới nhiều.\n\n",
    "event after a beginning": PRESS
    + "Sáng 14-5, Sở Nội vụ tổ chức hội nghị. Từ tháng 3/2024, dân nộp hồ sơ qua mạng.\n\n",
    "undated event": PRESS
    + "Sáng 14-5, Sở Nội vụ tổ chức hội nghị. Năm 2024, tỉnh đổi mới; kết quả năm 2024 tốt.\n\n",
    "event of no year": PRESS
    + "Sáng 14-5, Sở Nội vụ bàn về chương trình giai đoạn 2016-2020. Mục tiêu đến quý I/2024.\n\n",
    "page before the event": PRESS.strip()
    + " 21-09-2022\n\nChiều ngày 26/9/2022, Sở Nội vụ tổ chức hội nghị.\n\n",
    "goal press": "Đến năm 2030 tỉnh ký số bao nhiêu văn bản?\n\n",
    "index press": "Bình An dẫn đầu chỉ số cải cách hành chính 2015\n\n",
    "term": letter(
        *REPORT,
        "Tổng kết nhiệm kỳ IV (2019-2025) và phương hướng",
        "2025-06-10",
    ),
    "up to a day": "SỞ NỘI VỤ BÌNH AN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nBÁO CÁO\nKết quả chuyển đổi số đến ngày 31/8/2023\n\n",
    "day alone": "CÔNG AN XÃ BÌNH AN\nNgày 16 tháng 02 năm 2023\nBÁO CÁO\nVề Đề án 06\n\n",
    "summed up": "BỆNH VIỆN BÌNH AN\nNgày 09 tháng 01 năm 2023\nBÁO CÁO TỔNG KẾT NĂM 2022\n\n",
    "window in bracket": letter(
        *REPORT, "Kiểm soát thủ tục hành chính tháng 12 năm 2024", "2024-12-16"
    )
    + "(Số liệu từ ngày 15/11/2024 đến ngày 14/12/2024)\n",
    "tasks": "UBND XÃ BÌNH AN\nNgày 06 tháng 01 năm 2025\nPHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2025\n",
    "to a month": letter(
        *REPORT,
        "Kết quả chuyển đổi số năm 2025 (tính đến hết tháng 11/2025)",
        "2025-12-10",
    ),
    "read out": "SỞ NỘI VỤ BÌNH AN\n\nBÁO CÁO\nVề chuyển đổi số\n(trình bày tại Hội nghị sơ kết, "
    "ngày 20/6/2022)\n\n",
    "labelled press": PRESS + "Ngày đăng: 15/03/2024\n\n",
    "clock press": PRESS
    + "https://bao.example.vn/dich-vu-cong-len-mang-20240315091500123.htm\n\n",
    "decision": letter(
        "QUYẾT ĐỊNH",
        "12/QĐ-SNV",
        "Công bố danh mục thủ tục hành chính",
        "2022-08-10",
    ),
    "programme": letter(
        "KẾ HOẠCH",
        "13/KH-UBND",
        "Chuyển đổi số đến năm 2025, định hướng đến năm 2030",
        "2022-08-10",
    ),
    "plan of no year": letter(
        "KẾ HOẠCH",
        "14/KH-UBND",
        "Triển khai ký số văn bản điện tử",
        "2022-08-10",
    ),
    "today": PRESS
    + "Hôm nay 22-11, Sở Nội vụ tổ chức hội nghị. 6 tháng đầu năm 2018, tỉnh đổi mới.\n\n",
    "counted in November": letter(
        *REPORT,
        "Tình hình thực hiện chuyển đổi số năm 2023",
        "2023-11-28",
    )
    + "Sở Nội vụ báo cáo tình hình thực hiện (số liệu tính đến ngày 27/11/2023).\n\n",
    "summing up": PRESS
    + "Sáng 1-4, quận tổng kết năm 2020, triển khai nhiệm vụ năm 2021.\n\n",
    "plan press": PRESS
    + "Đây là mục tiêu trong kế hoạch cải cách hành chính năm 2026 của tỉnh.\n\n",
    "half up to a day": letter(
        *REPORT,
        "Kết quả chuyển đổi số 6 tháng đầu năm 2024",
        "2024-06-20",
    )
    + "Sở Nội vụ báo cáo kết quả 6 tháng đầu năm 2024 (thời điểm lấy số liệu: 10/6/2024) như sau:\n\n",
    "campaign": letter(
        *REPORT,
        "Tổng kết đợt cao điểm cấp chữ ký số (01/3 - 31/5/2024)",
        "2024-06-07",
    ),
    "annex": "PHỤ LỤC\nSỐ LIỆU CHUYỂN ĐỔI SỐ NĂM 2021\n(Kèm theo Báo cáo số 98/BC-SNV ngày 04 "
    "tháng 12 năm 2021 của Sở Nội vụ; số liệu tính đến hết ngày 30/11/2021)\n\n",
    "minutes": "UBND TỈNH BÌNH AN\nSỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\n\nBIÊN BẢN\nHọp giao ban công tác tháng 5/2023\n\n"
    "Thời gian: 8 giờ 00 ngày 29 tháng 5 năm 2023.\n\nI. NỘI DUNG\n\n",
    "survey": "BÁO CÁO KHẢO SÁT ỨNG DỤNG CÔNG NGHỆ THÔNG TIN\n\n"
    "Số liệu hỏi về tình trạng tại ngày 31/12/2014.\n\n",
    "plan with results": letter(
        "KẾ HOẠCH", "12/KH-UBND", "Chuyển đổi số năm 2013", "2013-01-15"
    )
    + "ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM 2012\n\n",
    "december press": PRESS + "Ngày đăng: 15/12/2024\n\n",
    "figures press": PRESS
    + "Ngày đăng: 05/01/2024\n\nDưới đây là những con số tính đến ngày 31/12/2023.\n\n",
    "infographic": "Báo Bình An · 09:00 · 05/01/2024\n\nBình An: dấu ấn chuyển đổi số năm 2023\n\n"
    "Dưới đây là những con số tính đến ngày 31/12/2023.\n\n",
    "release": letter(
        "THÔNG CÁO BÁO CHÍ",
        "12/TCBC-CTK",
        "Tình hình kinh tế - xã hội năm 2013",
        "2013-12-27",
    ),
    "year press": "Bình An: Kết quả chuyển đổi số năm 2023\n\n",
}
GOT = "Tiếp nhận 450 hồ sơ thủ tục hành chính"
PCS = "Sở có 120 máy vi tính"
SIGNED = "Tỷ lệ văn bản điện tử được ký số đạt 92%"

# document, text, figure, period, status
ROWS = [
    # what the document covers, for a flow, a stock and a share that name no time
    ("half up to a day", f"{GOT}.", "450", "2024-01-01/2024-06-10", "actual"),
    ("half up to a day", f"{PCS}.", "120", "2024-06-10", "actual"),
    ("campaign", f"{GOT}.", "450", "2024-03-01/2024-05-31", "actual"),
    ("campaign", f"{PCS}.", "120", "2024-05-31", "actual"),
    ("annex", f"{GOT}.", "450", "2021-01-01/2021-11-30", "actual"),
    ("minutes", f"Trong tháng, {GOT.lower()}.", "450", "2023-05", "actual"),
    ("minutes", f"{SIGNED}.", "92", "2023-05", "actual"),
    ("survey", f"{PCS}.", "120", "2014-12-31", "actual"),
    ("survey", "Đến giữa năm 2015 tỉnh có 9 dịch vụ công trực tuyến mức độ 3.", "9", "2015", "actual"),
    ("plan with results", "Đến thời điểm 31/12/2012, huyện có 90 máy chủ (năm 2011: 71). "
     "Ở các phòng có 120 máy vi tính.", "120", "2012-12-31", "actual"),
    ("plan", "MỤC TIÊU\nTT | Chỉ tiêu | ĐVT | Thực hiện 31/12/2024 | Kế hoạch 2025\n"
     "1 | Hồ sơ nộp trực tuyến | % | 71 | 80", "71", "2024-12-31", "actual"),
    ("month", f"{GOT}.", "450", "2025-10", "actual"),
    ("month", f"{PCS}.", "120", "2025-10-28", "actual"),
    (
        "half",
        "Tỷ trọng kinh tế số năm 2023 đạt 16,5% và đến tháng 6/2024 là 18,5%.",
        "18.5",
        "2024-06",
        "actual",
    ),
    ("month", f"{SIGNED}.", "92", "2025-10", "actual"),
    ("month", "118/118 cơ sở khám chữa bệnh tra cứu thẻ bảo hiểm y tế bằng căn cước công dân.", "118/118", "2025-10-28", "actual"),
    ("week", f"{GOT}.", "450", "2025-W39", "actual"),
    ("week", "II. NHIỆM VỤ TUẦN 40\n\nTổ chức 02 lớp tập huấn kỹ năng số.", "2", "2025-W40",
     "planned"),
    ("quarter", "Sở sẽ mở 02 lớp tập huấn kỹ năng số.", "2", "", "planned"),
    ("quarter", "NHU CẦU MUA SẮM MÁY TÍNH\nTT | Đơn vị | Máy vi tính (bộ)\n1 | Sở | 15\n2 | Ban | 7",
     "15", "", "proposed"),
    ("quarter", "NHU CẦU MUA SẮM NĂM 2024\nTT | Đơn vị | Máy vi tính (bộ)\n1 | Sở | 15\n2 | Ban | 7",
     "15", "2024", "proposed"),
    ("up to a day", f"{GOT}.", "450", "2023-01-01/2023-08-31", "actual"),
    ("up to a day", f"{PCS}.", "120", "2023-08-31", "actual"),
    ("read out", f"{PCS}.", "120", "2022-06-20", "actual"),
    ("summed up", f"{PCS}; trong năm tiếp nhận 450 hồ sơ trực tuyến.", "450", "2022", "actual"),
    ("window in bracket", f"{GOT}.", "450", "2024-11-15/2024-12-14", "actual"),
    ("tasks", "Năm 2024, xã tiếp nhận 450 hồ sơ trực tuyến.", "450", "2024", "actual"),
    ("month", "Lũy kế từ đầu năm đến hết tháng 9: 450 hồ sơ trực tuyến.", "450",
     "2025-01/2025-09", "actual"),
    ("year", "Thiết bị\nTên | Đầu năm (01/01/2023) | Cuối năm (31/12/2023)\nMáy vi tính (bộ) | 90 | 120",
     "90", "2023-01-01", "actual"),
    ("labelled press", "Năm ngoái, tỉnh tiếp nhận 812 hồ sơ trực tuyến, tỷ lệ văn bản ký số đạt 98%.",
     "98", "2023", "actual"),
    # the name of a place, no "phương hướng"
    ("year", "Phường Hương Thủy tiếp nhận 450 hồ sơ trực tuyến.", "450", "2023", "actual"),
    ("quarter", "II. NHIỆM VỤ QUÝ IV\n\nKẾT QUẢ TIẾP NHẬN HỒ SƠ QUÝ III/2023\n"
     "TT | Đơn vị | Hồ sơ nộp trực tuyến\n1 | Sở | 450", "450", "2023-Q3", "actual"),
    ("quarter", "KẾT QUẢ TIẾP NHẬN HỒ SƠ (số liệu từ 10/6/2023 - 10/9/2023)\n"
     "TT | Đơn vị | Hồ sơ nộp trực tuyến\n1 | Sở | 450", "450", "2023-06-10/2023-09-10", "actual"),
    ("day alone", f"{PCS}.", "120", "2023-02-16", "actual"),
    ("to a month", f"{PCS}.", "120", "2025-11", "actual"),
    ("to a month", f"{GOT}.", "450", "2025-01/2025-11", "actual"),
    ("year", "Nếu như hồi tháng 1/2023 chỉ 52% hồ sơ nộp trực tuyến thì đến nay là 71%.", "52",
     "2023-01", "actual"),
    ("year", f"{GOT}; ước cả năm 2023 tiếp nhận 500 hồ sơ trực tuyến.", "450", "2023", "actual"),
    ("half", "Hồ sơ nộp trực tuyến đạt 54,3% (KH: 60%).", "60", "2024", "target"),
    ("half", "Có 9.206 hồ sơ nộp trực tuyến. So với 6 tháng đầu năm 2021 chỉ có 1.104 hồ sơ nộp trực "
     "tuyến.", "1104", "2021-01/2021-06", "actual"),
    ("half", "Hồ sơ theo tháng\nTháng | Tiếp nhận | Hồ sơ nộp trực tuyến\n01 | 900 | 450\n"
     "02 | 800 | 420", "420", "2024-02", "actual"),
    ("quarter", "Ngày 29/12/2022 Sở ban hành Kế hoạch. Quý III tiếp nhận 450 hồ sơ trực tuyến.",
     "450", "2023-Q3", "actual"),
    ("half", "Thực hiện Chỉ thị số 07/CT-TTg của Thủ tướng, tính đến ngày 15/6/2024 có 120 máy tính.",
     "120", "2024-06-15", "actual"),
    # parts of a year in words, and years told from now
    ("labelled press", "Hai tháng đầu năm, Sở tiếp nhận 3.210 hồ sơ trực tuyến.", "3210",
     "2024-01/2024-02", "actual"),
    ("labelled press", "Chín tháng năm 2023, Sở tiếp nhận 5.610 hồ sơ thủ tục hành chính.", "5610",
     "2023-01/2023-09", "actual"),
    ("labelled press", "Sáu tháng cuối năm 2023, Sở tiếp nhận 5.610 hồ sơ thủ tục hành chính.",
     "5610", "2023-07/2023-12", "actual"),
    ("labelled press", "Nửa cuối năm 2023, Sở tiếp nhận 5.610 hồ sơ thủ tục hành chính.", "5610",
     "2023-07/2023-12", "actual"),
    ("labelled press", "Quý đầu năm, Sở tiếp nhận 45.320 hồ sơ thủ tục hành chính.", "45320",
     "2024-Q1", "actual"),
    ("labelled press", "Năm nay, ngân sách chi cho công nghệ thông tin 118 tỷ đồng.",
     "118000000000", "2024", "actual"),
    ("labelled press", "Năm nay đã có 87 cuộc họp trực tuyến được tổ chức.", "87",
     "2024-01-01/2024-03-15", "actual"),
    # "từ" belongs to the share; what is told of now stands at the day of issue
    ("labelled press", "Tỷ lệ hồ sơ nộp trực tuyến tăng từ 45% năm 2022 lên 68% năm 2023.", "45",
     "2022", "actual"),
    ("labelled press", "Hồ sơ nộp trực tuyến đã lên 68% năm 2023 và 81% hiện nay.", "81",
     "2024-03-15", "actual"),
    ("labelled press", "Nếu như năm 2020 mới có 12% hồ sơ nộp trực tuyến thì đến nay đã đạt 81%.",
     "81", "2024-03-15", "actual"),
    # a head of a year and its quarter
    ("running", "Chỉ tiêu\tNăm 2022 Quý I\tNăm 2022 Quý II\nMáy vi tính (bộ)\t241\t236", "236",
     "2022-Q2", "actual"),
    # English goals
    ("press", "The rate of Internet users will reach over 50% of the population.", "50", "",
     "target"),
    ("press", "By 2015, 30% of households will have computers and broadband Internet.", "30",
     "2015", "target"),
    ("press", "In 2015, 45% of households had broadband Internet.", "45", "2015", "actual"),
    # a year that is only compared with
    ("year", "Chỉ số DTI năm 2022 đạt 0,72, cao hơn năm 2021 hai bậc; tỷ lệ hài lòng là 94%.",
     "94", "2022", "actual"),
    ("year", "Doanh thu CNTT năm 2022 là 17 tỷ USD, gấp 3 lần năm 2015; phần cứng 5 tỷ USD.",
     "5000000000", "2022", "actual"),
    ("quarter", "Tiếp nhận 450 hồ sơ (tăng so với quý II: 380 hồ sơ thủ tục hành chính).", "380",
     "2023-Q2", "actual"),
    ("quarter", "Hồ sơ nộp trực tuyến đạt 97,4% (quý trước 96,9%).", "96.9", "2023-Q2", "actual"),
    ("half", "Hồ sơ nộp trực tuyến đạt 68,4%, tăng so với 57,9% của cùng kỳ năm ngoái.", "57.9",
     "2023-01/2023-06", "actual"),
    # since a day, and what stands now
    ("year", "Phòng máy nối mạng từ năm 2016, đến nay có 120 máy vi tính.", "120", "2023-12-15",
     "actual"),
    ("year", "Từ chỗ chỉ có 11 điểm cầu vào năm 2016, đến nay tỉnh đã có 45 điểm cầu.", "11",
     "2016", "actual"),
    ("year", f"Bộ phận Một cửa khai trương ngày 02/7/2023, đã {GOT.lower()}.", "450",
     "2023-07-02/2023-12-15", "actual"),
    ("year", "Qua rà soát ngày 31/10/2023, các đơn vị hiện có 120 máy vi tính.", "120",
     "2023-10-31", "actual"),
    ("quarter", "9 tháng: tiếp nhận 1.450 hồ sơ thủ tục hành chính.", "1450", "2023-01/2023-09",
     "actual"),
    # "đầu tư năm 2022" is no "từ năm 2022", "tới 10/10 xã" no evening
    ("year", "Kinh phí đầu tư năm 2022 cho công nghệ thông tin là 1,2 tỷ đồng.", "1200000000",
     "2022", "actual"),
    ("year", "Cáp quang tới 10/10 xã; 38,7% hộ gia đình có Internet cáp quang.", "38.7",
     "2023-12-15", "actual"),
    ("week", "Công an xã kích hoạt mới 52 tài khoản định danh điện tử.", "52", "2025-W39",
     "actual"),
    # a year gone by is no goal, a plan for another clause none either
    ("programme", "Tối thiểu 90% hồ sơ nộp trực tuyến (năm 2021: 83,7%).", "83.7", "2021",
     "actual"),
    ("year", "Hồ sơ nộp trực tuyến ước đạt 35%, năm 2022 là 18%.", "18", "2022", "actual"),
    ("programme", "Năm 2021 ghi nhận 17 sự cố an toàn thông tin. Máy tính cài phần mềm diệt virus "
     "đạt 91,5%.", "91.5", "2021", "actual"),
    ("year", "Xã có 62 công chức (biên chế giao 66 người), trong đó 07 công chức làm việc tại Bộ "
     "phận Một cửa.", "7", "2023-12-15", "actual"),
    # what a column covers, and the days that a caption tells
    ("month", "Địa bàn\tTrong kỳ\tLũy kế\n\tKích hoạt tài khoản định danh điện tử\tKích hoạt tài "
     "khoản định danh điện tử\nAn Hòa\t52\t5.200\nAn Bình\t41\t4.100", "52", "2025-10", "actual"),
    ("month", "Địa bàn\tTrong kỳ\tLũy kế\n\tKích hoạt tài khoản định danh điện tử\tKích hoạt tài "
     "khoản định danh điện tử\nAn Hòa\t52\t5.200\nAn Bình\t41\t4.100", "5200", "2025-10-28",
     "actual"),
    ("quarter", "PHỤ LỤC 1: KẾT QUẢ QUÝ III/2023\n(Kỳ báo cáo: từ ngày 15/6/2023 đến ngày "
     "14/9/2023)\nLĩnh vực\tHồ sơ tiếp nhận\tQuá hạn\nViệc làm\t2.016\t3\nĐất đai\t1.016\t5", "2016",
     "2023-06-15/2023-09-14", "actual"),
    # of a plan: a review of the year before, the quarter in which a row is spent
    ("plan", "I. ĐÁNH GIÁ TÌNH HÌNH NĂM 2024\nMáy tính cài phần mềm diệt virus đạt 91,5%.", "91.5",
     "2024", "actual"),
    ("plan", "TT\tNội dung\tThời gian\tDự toán (nghìn đồng)\n1\tGia hạn phần mềm diệt virus\tQuý I\t"
     "24.850\n2\tMua 02 máy chủ\tQuý II\t612.000", "612000000", "2025-Q2", "planned"),
    # what is asked for has the time told behind it, unless that is gone by
    ("year", "Sở đề nghị được thay thế 57 bộ máy tính, bổ sung 01 máy chủ trong năm 2024.", "57",
     "2024", "proposed"),
    ("year", "Đề nghị tỉnh cấp 40 máy tính thay số máy mua trong năm 2011.", "40", "", "proposed"),
    # what is to come is told by many words; what a body was set is a goal
    ("year", "Kế hoạch mở 12 lớp tập huấn kỹ năng số.", "12", "2023", "planned"),
    ("year", "Kế hoạch tập huấn đã ban hành, tổ chức được 12 lớp tập huấn kỹ năng số.", "12",
     "2023", "actual"),
    ("year", "Sắp tới, Sở mua 12 máy vi tính.", "12", "2023", "planned"),
    ("year", "Năm tới, Sở mua 13 máy vi tính.", "13", "2024", "planned"),
    ("year", "Từ đầu năm tới cuối tháng 11 tiếp nhận 450 hồ sơ thủ tục hành chính.", "450",
     "2023-01/2023-11", "actual"),
    ("year", "Văn bản điện tử đạt 72% (năm 2017 là 58%; Bộ Tài chính giao 70%).", "70", "2023",
     "target"),
    # the days of all figures, told in the first section or in the heading over the results
    ("year", "1. Tình hình chung\nXã có 36 thôn. Số liệu trong báo cáo tính từ ngày 01/7/2023 đến ngày "
     "30/11/2023.\n2. Kết quả\nXã có 120 máy vi tính.", "120", "2023-11-30", "actual"),
    ("year", "I. Quy mô\nTỉnh có 46 trường.\nII. Kết quả thực hiện (số liệu chốt ngày 30/11/2023)\n1. Hạ "
     "tầng\nToàn tỉnh có 120 máy vi tính.", "120", "2023-11-30", "actual"),
    ("year", "IV. Nhiệm vụ\n1. Tổ chức 10 lớp tập huấn chuyển đổi số.", "10", "", "planned"),
    ("year", "I. Nhiệm vụ được giao\n1. Tổ chức 10 lớp tập huấn chuyển đổi số.", "10", "2023",
     "actual"),
    ("year", "Tiêu chí\tChỉ tiêu 2023\tĐạt đến 30/11\nHồ sơ trực tuyến (%)\t90\t94,5\nHồ sơ được số hóa "
     "(%)\t80\t81,5", "94.5", "2023-11-30", "actual"),
    # the tasks before a table are not its own; a bare year ends their heading
    ("year", "III. NHIỆM VỤ NĂM 2024\n1. Nâng cao chất lượng.\n\nBIỂU TỔNG HỢP THEO XÃ (đến "
     "15/11/2023)\n\nXã\tTrạm BTS\nAn Hòa\t14\nAn Bình\t9", "14", "2023-11-15", "actual"),
    ("year", "IV. NHIỆM VỤ 2024\n1. Nâng dung lượng lưu trữ lên 120 TB.", "120", "2024", "planned"),
    # something before a date dates nothing beside it
    ("labelled press", "Hiện huyện có 247 máy vi tính, trong đó 96 máy mua trước năm 2016; 7/11 xã có "
     "phòng họp trực tuyến.", "7/11", "2024-03-15", "actual"),
    ("labelled press", "Cổng thông tin mở rộng; 2 tháng có 31.560 hồ sơ trực tuyến.", "31560",
     "2024-01/2024-02", "actual"),
    # heads of columns that are days
    ("running", "Chỉ tiêu\t30/6/2022\t31/12/2022\t30/6/2023\nMáy vi tính\t241\t236\t229", "236",
     "2022-12-31", "actual"),
    # goals beside what was reached, and what was reached beside goals
    ("running", "Tỷ lệ hồ sơ trực tuyến đạt 76,2% (chỉ tiêu 80%).", "80", "2023", "target"),
    ("running", "Chỉ tiêu năm 2023: 80% hồ sơ trực tuyến; kết quả 6 tháng: 76,2%.", "76.2",
     "2023-01/2023-06", "actual"),
    ("labelled press", "Tỷ lệ hồ sơ trực tuyến đạt 91%, vượt chỉ tiêu tỉnh giao (80%).", "80",
     "2024", "target"),
    ("labelled press", "Huyện đã hoàn thành mục tiêu 100% hồ sơ nộp trực tuyến.", "100",
     "2024-03-15", "actual"),
    ("labelled press", "Kế hoạch đề ra 25 lớp tập huấn kỹ năng số, đến nay đã mở 18 lớp.", "18",
     "2024-03-15", "actual"),
    ("labelled press", "Để đạt 80% hồ sơ trực tuyến vào cuối năm, xã cử cán bộ xuống từng nhà.",
     "80", "2024", "target"),
    ("labelled press", "Ước tính đến cuối năm 2024 toàn tỉnh có 1.200 trạm BTS.", "1200", "2024",
     "estimated"),
    ("running", "Dự kiến cả năm 2023 tiếp nhận 5.600 hồ sơ thủ tục hành chính.", "5600", "2023",
     "estimated"),
    ("programme", "Chỉ tiêu: 80% hồ sơ trực tuyến (hiện trạng: 45%).", "45", "2022-08-10",
     "actual"),
    ("programme", "Tổ chức 12 lớp tập huấn kỹ năng số cho 600 cán bộ trong năm 2023.", "12",
     "2023", "planned"),
    ("programme", "Đến năm 2025: 80% hồ sơ trực tuyến; định hướng đến năm 2030: 95% hồ sơ trực "
     "tuyến.", "95", "2030", "target"),
    # a time gone by that is not told
    ("labelled press", "Trước đây, tỉnh chỉ có 120 dịch vụ công trực tuyến mức độ 3.", "120", "",
     "actual"),
    ("labelled press", "Cách đây 5 năm, tỉnh chỉ có 120 dịch vụ công trực tuyến mức độ 3.", "120",
     "", "actual"),
    ("labelled press", "Trước năm 2020, tỉnh chỉ có 120 dịch vụ công trực tuyến mức độ 3.", "120",
     "", "actual"),
    ("labelled press", "Trong khi đó, tỉnh có 120 dịch vụ công trực tuyến mức độ 3.", "120",
     "2024-03-15", "actual"),
    # the date with which a sentence ends is of all that it counts
    ("labelled press", "Toàn tỉnh có 1.020 trạm BTS và 86 máy chủ, tính đến cuối tháng 2.", "1020",
     "2024-02", "actual"),
    ("labelled press", "Tỉnh có 1.020 trạm BTS, 86 máy chủ theo số liệu của Sở đến ngày 29/2/2024.",
     "1020", "2024-02-29", "actual"),
    ("labelled press", "Tỉnh tiếp nhận 43.900 hồ sơ trực tuyến, đạt 91%, trong 2 tháng đầu năm.",
     "43900", "2024-01/2024-02", "actual"),
    ("labelled press", "Toàn tỉnh có 1.020 trạm BTS, trong đó 86 trạm dựng năm 2019.", "1020",
     "2024-03-15", "actual"),
    ("labelled press", "Năm 2023, Sở tiếp nhận 124.000 hồ sơ thủ tục hành chính. Riêng 2 tháng đầu "
     "năm nay, con số này là 18.200 hồ sơ.", "18200", "2024-01/2024-02", "actual"),
    # a month and what was added up over the year
    ("running", "Trong tháng 7, tiếp nhận 420 hồ sơ thủ tục hành chính; lũy kế từ đầu năm 4.204 "
     "hồ sơ.", "420", "2023-07", "actual"),
    ("running", "Trong tháng 7, tiếp nhận 420 hồ sơ TTHC; lũy kế từ đầu năm 4.204 hồ sơ.", "4204",
     "2023-01-01/2023-08-10", "actual"),
    ("running", "Số hồ sơ nộp trực tuyến các năm 2020, 2021, 2022 lần lượt là 12.000, 22.300 và "
     "45.100 hồ sơ.", "45100", "2022", "actual"),
    # a share of what stands before it, whatever time follows
    ("labelled press", "Tỷ lệ hồ sơ nộp trực tuyến đạt 68% vào năm 2023.", "68", "2023", "actual"),
    # the one time in which something is to be done may stand far behind; what is paid each month
    # is of its month
    ("plan", "Tổ chức 06 lớp bồi dưỡng kỹ năng số cho khoảng 420 cán bộ trong quý II.", "6",
     "2025-Q2", "planned"),
    ("month", "Đã đôn đốc thực hiện các chỉ tiêu; tổ chức 02 cuộc họp trực tuyến.", "2", "2025-10",
     "actual"),
    ("month", "Chi trả trợ cấp hằng tháng qua tài khoản cho 398 người.", "398", "2025-10",
     "actual"),
    ("quarter", f"{GOT}.", "450", "2023-Q3", "actual"),
    ("quarter", f"{PCS}.", "120", "2023-10-05", "actual"),
    ("half", f"{GOT}.", "450", "2024-01/2024-06", "actual"),
    ("half", f"{SIGNED}.", "92", "2024-01/2024-06", "actual"),
    ("nine", f"{GOT}.", "450", "2022-01/2022-09", "actual"),
    ("year", f"{GOT}.", "450", "2023", "actual"),
    ("year", f"{PCS}.", "120", "2023-12-15", "actual"),
    ("running", f"{GOT}.", "450", "2023-01-01/2023-08-10", "actual"),
    ("plain", f"{GOT}.", "450", "2022-01-01/2022-08-10", "actual"),
    ("plain", f"{PCS}.", "120", "2022-08-10", "actual"),
    ("draft", f"{GOT}.", "450", "2024-11", "actual"),
    ("draft", f"{PCS}.", "120", "2024-11", "actual"),
    ("draft", f"{SIGNED}.", "92", "2024-11", "actual"),
    # within the period, up to now, cumulative
    ("month", f"Trong tháng, {GOT.lower()}.", "450", "2025-10", "actual"),
    ("quarter", f"Trong kỳ báo cáo, {GOT.lower()}.", "450", "2023-Q3", "actual"),
    ("half", f"Đến nay, {PCS.lower()}.", "120", "2024-06-20", "actual"),
    ("half", f"Từ đầu năm đến nay, {GOT.lower()}.", "450", "2024-01-01/2024-06-20", "actual"),
    ("half", f"Tính từ đầu năm {GOT.lower()}.", "450", "2024-01-01/2024-06-20", "actual"),
    ("month", f"Lũy kế từ đầu năm {GOT.lower()}.", "450", "2025-01-01/2025-10-28", "actual"),
    ("month", f"Luỹ kế 10 tháng đầu năm {GOT.lower()}.", "450", "2025-01/2025-10", "actual"),
    ("half", f"Tính đến ngày 15/6/2024, {PCS.lower()}.", "120", "2024-06-15", "actual"),
    ("half", f"Tính đến ngày 15/6/2024, {GOT.lower()}.", "450", "2024-01-01/2024-06-15", "actual"),
    ("half", f"Tính đến ngày 15/6, {PCS.lower()}.", "120", "2024-06-15", "actual"),
    ("half", f"Từ ngày 15/3/2024 đến nay, {GOT.lower()}.", "450", "2024-03-15/2024-06-20", "actual"),
    ("half", f"Từ ngày 15/3/2024 đến ngày 14/6/2024, {GOT.lower()}.", "450",
     "2024-03-15/2024-06-14", "actual"),
    ("nine", f"Từ 01/01 đến 10/9/2022 {GOT.lower()}.", "450", "2022-01-01/2022-09-10", "actual"),
    ("plain", f"Số liệu tính từ ngày 15/7/2022 đến ngày 14/8/2022.\n\n{GOT}.", "450",
     "2022-07-15/2022-08-14", "actual"),
    ("plain", f"Số liệu chốt đến ngày 31/7/2022.\n\n{PCS}.", "120", "2022-07-31", "actual"),
    ("plain", f"(Kèm theo số liệu trích từ phần mềm, từ ngày 01/01/2022 đến ngày 30/6/2022)\n\n{GOT}.",
     "450", "2022-01-01/2022-06-30", "actual"),
    # a named time
    ("half", f"Năm 2023, {GOT.lower()}.", "450", "2023", "actual"),
    ("half", f"{GOT} trong quý I năm 2024.", "450", "2024-Q1", "actual"),
    ("half", f"Trong quý I, {GOT.lower()}.", "450", "2024-Q1", "actual"),
    ("half", f"Tháng 5/2024, {GOT.lower()}.", "450", "2024-05", "actual"),
    ("half", f"Giai đoạn 2021 - 2023, {GOT.lower()}.", "450", "2021/2023", "actual"),
    ("half", "Giai đoạn 2021 - 2023, đầu tư 500 triệu đồng mua sắm thiết bị công nghệ thông tin.",
     "500000000", "2021/2023", "actual"),
    ("half", "Năm 2023, từ nguồn ngân sách tỉnh mua 25 máy vi tính.", "25", "2023", "actual"),
    ("plain", "Triển khai Kế hoạch chuyển đổi số giai đoạn 2021 - 2025, Sở có 120 máy vi tính.",
     "120", "2022-08-10", "actual"),
    ("plain", f"Thực hiện Đề án 06 và Chương trình công nghệ thông tin 2016 - 2020, {GOT.lower()}.",
     "450", "2022-01-01/2022-08-10", "actual"),
    # comparisons with another time
    ("half", f"{GOT} (cùng kỳ năm 2023: 380 hồ sơ).", "450", "2024-01/2024-06", "actual"),
    ("half", f"{GOT} (cùng kỳ năm 2023: 380 hồ sơ).", "380", "2023-01/2023-06", "actual"),
    ("half", f"{GOT}, cùng kỳ năm 2023 chỉ có 380 hồ sơ.", "380", "2023-01/2023-06", "actual"),
    ("half", f"{GOT}, tăng 12% so với cùng kỳ năm 2023.", "450", "2024-01/2024-06", "actual"),
    ("year", f"{SIGNED} (năm 2022 là 81%).", "81", "2022", "actual"),
    ("year", f"{SIGNED} (năm 2022 là 81%).", "92", "2023", "actual"),
    ("year", f"{SIGNED} (năm trước 81%).", "81", "2022", "actual"),
    ("year", "Số máy vi tính tăng từ 100 máy vi tính (năm 2020) lên 120 máy vi tính.", "100", "2020",
     "actual"),
    ("year", "Số máy vi tính tăng từ 100 máy vi tính (năm 2020) lên 120 máy vi tính.", "120",
     "2023-12-15", "actual"),
    ("year", "Từ 100 máy vi tính năm 2020, đến nay Sở có 120 máy vi tính.", "120", "2023-12-15",
     "actual"),
    # a time that an earlier sentence sets, and one that it only mentions
    ("plain", f"Năm 2021, Sở tổ chức 3 hội nghị. {GOT}.", "450", "2021", "actual"),
    ("plain", f"Phần mềm được nâng cấp từ năm 2012. {GOT}.", "450", "2022-01-01/2022-08-10",
     "actual"),
    ("plain", f"Trụ sở do tỉnh xây dựng năm 2016 đã chật hẹp. {PCS}.", "120", "2022-08-10",
     "actual"),
    ("plain", f"Hệ thống vận hành từ tháng 3 năm 2019. {PCS}.", "120", "2022-08-10", "actual"),
    # headings, leads and lists
    ("half", f"1. Kết quả năm 2023\n\n{GOT}.", "450", "2023", "actual"),
    ("half", f"Trong quý I năm 2024:\n\n- {GOT}.", "450", "2024-Q1", "actual"),
    ("half", "II. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2024\n\nMua 25 máy vi tính.", "25",
     "2024-07/2024-12", "planned"),
    ("year", "II. NHIỆM VỤ NĂM 2024\n\nTổ chức 3 lớp tập huấn công nghệ thông tin.", "3", "2024",
     "planned"),
    ("year", f"II. MỤC TIÊU NĂM 2024\n\nPhấn đấu {SIGNED.lower()}.", "92", "2024", "target"),
    ("year", f"I. KẾT QUẢ\n\n1. Mục tiêu, kết quả\n\n{SIGNED}.", "92", "2023", "actual"),
    # status: the nearest word, and what ends its reach
    ("year", "Tỷ lệ văn bản điện tử được ký số: chỉ tiêu là 95%, kết quả đạt 92%.", "95", "2023",
     "target"),
    ("year", "Tỷ lệ văn bản điện tử được ký số: chỉ tiêu là 95%, kết quả đạt 92%.", "92", "2023",
     "actual"),
    ("year", "Kế hoạch giao 120 máy vi tính; thực hiện 100 máy vi tính.", "120", "2023", "planned"),
    ("year", f"{SIGNED}, vượt chỉ tiêu đề ra.", "92", "2023", "actual"),
    ("year", f"{SIGNED}/chỉ tiêu giao 80%.", "92", "2023", "actual"),
    ("year", "Ước cả năm tiếp nhận 450 hồ sơ thủ tục hành chính.", "450", "2023", "estimated"),
    ("year", f"{SIGNED[:-7]}ước đạt 92%.", "92", "2023", "estimated"),
    ("year", f"Phấn đấu đến hết năm 2024 {SIGNED.lower()}.", "92", "2024", "target"),
    ("year", f"Phấn đấu đến năm 2025, {SIGNED.lower()}.", "92", "2025", "target"),
    ("year", "Năm 2024, Sở sẽ mua 25 máy vi tính.", "25", "2024", "planned"),
    ("year", "Đề nghị UBND tỉnh cấp 25 máy vi tính.", "25", "", "proposed"),
    ("year", "Sở hoàn thành tham mưu, đã mua 25 máy vi tính.", "25", "2023", "actual"),
    ("year", "Đã tham mưu, trình ban hành quy chế và mua 25 máy vi tính.", "25", "2023", "actual"),
    ("year", "Thực hiện đề xuất của các phòng, Sở đã mua 25 máy vi tính.", "25", "2023", "actual"),
    ("year", "Nhằm hoàn thành mục tiêu chuyển đổi số, Sở đã tiếp nhận 450 hồ sơ thủ tục hành chính.",
     "450", "2023", "actual"),
    ("year", "Theo kế hoạch, năm 2023 mua 30 máy vi tính; đến nay đã mua 25 máy vi tính.", "30", "2023",
     "planned"),
    ("year", "Theo kế hoạch, năm 2023 mua 30 máy vi tính; đến nay đã mua 25 máy vi tính.", "25",
     "2023-01-01/2023-12-15", "actual"),
    ("year", "Được giao dự toán 500 triệu đồng mua sắm thiết bị công nghệ thông tin.", "500000000",
     "2023", "planned"),
    # plans and requests
    ("plan", f"{SIGNED}.", "92", "2025", "target"),
    ("plan", "Tổ chức 3 lớp tập huấn công nghệ thông tin.", "3", "2025", "planned"),
    ("plan", f"Năm 2024, {GOT.lower()}.", "450", "2024", "actual"),
    ("plan", "I. HIỆN TRẠNG\n\nSở có 120 máy vi tính.", "120", "2025-01-15", "actual"),
    ("plan", f"Mục đích, yêu cầu.\n\nĐến năm 2030, {SIGNED.lower()}.", "92", "2030", "target"),
    ("request", "Đề nghị UBND tỉnh cho mua 25 máy vi tính.", "25", "", "proposed"),
    ("request", "Hiện nay, Sở có 120 máy vi tính.", "120", "2023-03-10", "actual"),
    # the press: the address, the day of the event, the year of the headline
    ("press", f"{PCS}.", "120", "", "actual"),
    ("dated press", f"{PCS}.", "120", "2024-03", "actual"),
    ("dated press", "Đến nay, Sở có 120 máy vi tính.", "120", "2024-03", "actual"),
    ("daily press", f"{PCS}.", "120", "2024-03-15", "actual"),
    ("event", f"{PCS}.", "120", "2024-05-14", "actual"),
    ("event", "Hiện nay, Sở có 120 máy vi tính.", "120", "2024-05-14", "actual"),
    ("event", f"Năm 2023, {GOT.lower()}.", "450", "2023", "actual"),
    ("numbered event", f"{PCS}.", "120", "2024-05-14", "actual"),
    ("dated press", "Trong quý I, Sở tiếp nhận 450 hồ sơ thủ tục hành chính.", "450", "2024-Q1", "actual"),
    ("year press", f"{GOT}.", "450", "2023", "actual"),
    ("press", f"Sở Nội vụ tiếp nhận 450 hồ sơ thủ tục hành chính trong năm 2023.\n\n{SIGNED}.",
     "450", "2023", "actual"),
    # found wanting on real reports
    ("month", f"Phấn đấu {SIGNED.lower()}.", "92", "", "target"),
    ("half", f"Ngày 15/3/2024 đến nay, {GOT.lower()}.", "450", "2024-03-15/2024-06-20", "actual"),
    ("month", "100% thủ tục có yêu cầu nộp phí được thanh toán trực tuyến; " + SIGNED + ".", "92",
     "2025-10", "actual"),
    ("month", f"Tính đến ngày 15/10/2025, {GOT.lower()}.", "450", "2025-10-15", "actual"),
    ("dated press", "Phấn đấu trong quý 2, 100% văn bản điện tử được ký số.", "100", "2024-Q2",
     "target"),
    ("press", f"Năm 2023, {SIGNED.lower()} (năm trước 64%).", "64", "2022", "actual"),
    ("plain", f"Số liệu từ ngày 15/6/2022 đến ngày 14/7/2022 như sau:\n\n- {PCS}.", "120",
     "2022-07-14", "actual"),
    ("press", f"Từ đầu năm 2018 đến ngày 20/12/2018, {SIGNED.lower()}.", "92",
     "2018-01-01/2018-12-20", "actual"),
    # the year of an event that the press tells without it: told by parts of years alone
    ("event of last year", f"{PCS}.", "120", "2024-01-09", "actual"),
    ("undated event", f"{PCS}.", "120", "2024", "actual"),
    ("event of no year", f"{PCS}.", "120", "", "actual"),
    ("event of no year", f"Trong 6 tháng, {GOT.lower()}.", "450", "", "actual"),
    ("page before the event", f"{PCS}.", "120", "2022-09-26", "actual"),
    ("clock press", f"{PCS}.", "120", "2024-03-15", "actual"),
    ("clock press", f"Đến nay, {GOT.lower()}.", "450", "2024-03-15", "actual"),
    # of no one year; open at its end
    ("year", f"Mỗi năm, {GOT.lower()}.", "450", "", "actual"),
    ("year", "Tỉnh tiếp nhận 450 hồ sơ thủ tục hành chính mỗi năm.", "450", "", "actual"),
    ("year", "Hằng quý, tỉnh tiếp nhận 450 hồ sơ thủ tục hành chính.", "450", "", "actual"),
    ("year", f"Hằng năm, {GOT.lower()}; riêng năm 2022 tiếp nhận 512 hồ sơ.", "512", "2022", "actual"),
    ("press", "Tổng chi cho chương trình công nghệ thông tin của tỉnh từ năm 2016 đến nay là 14 tỷ đồng.",
     "14000000000", "2016-01-01/..", "actual"),
    # what a decision decides, and what one that is cited decided
    ("decision", "Điều 1. Công bố 12 thủ tục hành chính mới ban hành.", "12", "2022-08-10", "actual"),
    ("half", "- Quyết định số 51/QĐ-UBND ngày 13/4/2023 của UBND tỉnh về việc công bố danh mục "
     "(ban hành mới 21 thủ tục hành chính).", "21", "2023-04-13", "actual"),
    ("half", f"Thực hiện Quyết định số 51/QĐ-UBND ngày 13/4/2023 của UBND tỉnh, {GOT.lower()}.", "450",
     "2024-01/2024-06", "actual"),
    # what there is to spend in the year
    ("half", "Chi cho chuyển đổi số 6 tháng đầu năm: 4,5/7,25 tỷ đồng.", "7250000000", "2024", "planned"),
    ("half", "Kinh phí chuyển đổi số năm 2023 giải ngân 4,5/7,25 tỷ đồng.", "4500000000", "2023", "actual"),
    ("half", "Kinh phí chuyển đổi số năm 2023 giải ngân 4,5/7,25 tỷ đồng.", "7250000000", "2023", "planned"),
    # what a plan is for
    ("programme", f"{SIGNED}.", "92", "2025", "target"),
    ("plan of no year", f"{SIGNED}.", "92", "", "target"),
    ("plan of no year", f"Năm 2021, {GOT.lower()}.", "450", "2021", "actual"),
    # ahead of all that a text without a day of issue tells of
    ("press", f"Quý I năm 2024, tỉnh đổi mới.\n\nĐến 2030, {SIGNED.lower()}.", "92", "2030", "target"),
    ("press", f"Theo Quyết định số 51/QĐ-UBND ngày 13/4/2023.\n\nĐến năm 2024, {SIGNED.lower()}.", "92",
     "2024", "actual"),
    ("goal press", f"{SIGNED}.", "92", "", "actual"),
    ("term", f"{GOT}.", "450", "2019/2025", "actual"),
    # a goal that goes on; goals and what was reached in one head
    ("press", "Mục tiêu của tỉnh là 100% văn bản điện tử được ký số. Bên cạnh đó, 80% hồ sơ công việc "
     "được xử lý trên môi trường mạng.", "80", "", "target"),
    ("press", "Mục tiêu của tỉnh là 100% văn bản điện tử được ký số.\n\nNgoài ra, 80% hồ sơ công việc "
     "được xử lý trên môi trường mạng.", "80", "", "target"),
    ("year", f"I. KẾT QUẢ\n\nCác xã đã bố trí cán bộ, đảm bảo theo quy định, cụ thể:\n\n{SIGNED}.", "92",
     "2023", "actual"),
    # a line that is nothing but a time is that of the lines under it
    ("programme", f"Mục tiêu:\n\n- Giai đoạn 2022 - 2023\n\n+ {SIGNED}.", "92", "2022/2023", "target"),
    # an index is that of its year, also in a headline and in a comparison
    ("index press", "Chỉ số cải cách hành chính của tỉnh đạt 92,5%.", "92.5", "2015", "actual"),
    ("press", "Theo báo cáo năm 2024 được công bố tháng 9, chỉ số cải cách hành chính đạt 92,5%.", "92.5",
     "2024", "actual"),
    # a goal and, right behind it, what is reached; a time behind a label; what is approved
    ("year", f"{SIGNED[:-7]}chưa đạt chỉ tiêu (tối thiểu 95%, hiện đạt 92%).", "92",
     "2023-12-15", "actual"),
    ("half", f"Về thủ tục hành chính: Từ ngày 15/3/2024 đến nay, tổ chức 3 hội nghị. {GOT}.", "450",
     "2024-03-15/2024-06-20", "actual"),
    ("half", "Tỉnh phê duyệt dự án công nghệ thông tin với tổng mức đầu tư là 14 tỷ đồng.",
     "14000000000", "2024-01/2024-06", "planned"),
    # a letterhead with the month left blank tells less than the month reported on
    ("blank", f"Tính đến nay, {GOT.lower()}.", "450", "2025-09", "actual"),
    ("blank", f"{PCS}.", "120", "2025-09", "actual"),
    ("blank", f"Từ ngày 01/3/2025 đến nay, {GOT.lower()}.", "450", "2025-03-01/2025-09", "actual"),
    # a part of a year without it: of the running year, or as the text has it in full
    ("half", f"Trong 5 tháng, {GOT.lower()}.", "450", "2024-01/2024-05", "actual"),
    ("month", f"10 tháng qua, {GOT.lower()}.", "450", "2025-01/2025-10", "actual"),
    ("press", f"Sở báo cáo 9 tháng đầu năm 2021.\n\nTrong 9 tháng đầu năm, {GOT.lower()}.", "450",
     "2021-01/2021-09", "actual"),
    ("press", f"Quý I/2021 có 5 hội nghị. Quý I/2022 có 6 hội nghị.\n\nTrong quý I, {GOT.lower()}.", "450", "", "actual"),
    ("today", f"{PCS}.", "120", "2018-11-22", "actual"),
    # what an article announces
    ("summing up", "Phấn đấu 92% văn bản điện tử được ký số.", "92", "2021", "target"),
    # a share of the running year that the document counted up to a day
    ("counted in November", f"{SIGNED}.", "92", "2023-01-01/2023-11-27", "actual"),
    # what goes on since a time does not date the article
    ("event after a beginning", f"{PCS}.", "120", "", "actual"),
    # a plan that the lead of an article names; what is due by a time
    ("plan press", "Phấn đấu trong năm có 92% văn bản điện tử được ký số.", "92", "2026", "target"),
    (
        "plan press",
        "Kế hoạch cũng nêu rõ việc đối thoại.\n\nCùng với đó, 92% văn bản điện tử được ký số.",
        "92",
        "2026",
        "target",
    ),
    (
        "plan",
        "Sở Nội vụ mua 120 máy vi tính, hoàn thành trong tháng 9 năm 2025.",
        "120",
        "2025-09",
        "planned",
    ),
    # a result that its paragraph says is due
    (
        "press",
        "Kết quả: 92% văn bản điện tử được ký số. Thời hạn: 30/9/2026.",
        "92",
        "2026-09-30",
        "target",
    ),
    (
        "plan",
        "Tỷ lệ văn bản điện tử được ký số: 92%. Thời gian hoàn thành: trước ngày 15/8/2025.",
        "92",
        "2025-08-15",
        "target",
    ),
    # a stock of a campaign is that of its end
    (
        "press",
        "Đợt cao điểm từ 10/3/2026 đến 20/5/2026 với mục tiêu 92% văn bản điện tử được ký số.",
        "92",
        "2026-05-20",
        "target",
    ),
    # a year up to which something is to be, where a text tells no other time
    (
        "bare",
        "Đến năm 2030, 93% văn bản điện tử được ký số.",
        "93",
        "2030",
        "target",
    ),
    (
        "bare",
        "Đến hết năm 2018, 93% dịch vụ công trực tuyến được cung cấp toàn trình.",
        "93",
        "2018",
        "target",
    ),
    (
        "bare",
        "Đến năm 2018, tỉnh đã ký số 93% văn bản điện tử.",
        "93",
        "2018",
        "actual",
    ),
    (
        "bare",
        "Năm 2019, Sở tiếp nhận 450 hồ sơ. Đến năm 2018, 93% văn bản điện tử được ký số.",
        "93",
        "2018",
        "actual",
    ),
    # what a sentence calls for with its first words
    (
        "bare",
        "Tập trung triển khai cung cấp 93% dịch vụ công trực tuyến toàn trình.",
        "93",
        "",
        "target",
    ),
    (
        "bare",
        "- Khẩn trương hoàn thành ký số 93% văn bản điện tử.",
        "93",
        "",
        "target",
    ),
    (
        "year",
        "Tập trung chỉ đạo, tỷ lệ văn bản điện tử được ký số đạt 93%.",
        "93",
        "2023",
        "actual",
    ),
    (
        "year",
        "I. KẾT QUẢ THỰC HIỆN\n\n1. Văn bản điện tử\n\nTập trung ký số 93% văn bản điện tử.",
        "93",
        "2023",
        "actual",
    ),
    # what a criterion asks for is aimed at
    (
        "year",
        "Theo tiêu chí nông thôn mới, tỷ lệ hồ sơ nộp trực tuyến ít nhất là 52%.",
        "52",
        "2023",
        "target",
    ),
    (
        "year",
        "Tiêu chí về tỷ lệ hồ sơ nộp trực tuyến là từ 81% trở lên, xã mới đạt 62%.",
        "81",
        "2023",
        "target",
    ),
    (
        "year",
        "Xã đạt tiêu chí về dịch vụ công, tỷ lệ hồ sơ nộp trực tuyến là 84,5%.",
        "84.5",
        "2023",
        "actual",
    ),
    (
        "year",
        "Tiêu chí\tTự đánh giá\tGhi chú\n"
        "Có mạng LAN tại 97% phòng\tĐạt\tTốt\n100% văn bản đi được ký số\tKhông đạt\tKém",
        "97",
        "2023",
        "target",
    ),
    (
        "year",
        "STT\tNội dung tiêu chí\tKết quả\tĐánh giá\n"
        "1\t95% văn bản đi được ký số\t91%\tKhông đạt\n2\t75% hồ sơ nộp trực tuyến\t82%\tĐạt",
        "95",
        "2023",
        "target",
    ),
    (
        "year",
        "STT\tNội dung tiêu chí\tKết quả\tĐánh giá\n"
        "1\t95% văn bản đi được ký số\t91%\tKhông đạt\n2\t75% hồ sơ nộp trực tuyến\t82%\tĐạt",
        "91",
        "2023",
        "actual",
    ),
    # a share of what was done in some days is one of all of them
    (
        "press",
        "Từ ngày 10/3/2026 đến ngày 20/5/2026, xã nhận 640 hồ sơ, tỷ lệ nộp trực tuyến đạt 91,5%.",
        "91.5",
        "2026-03-10/2026-05-20",
        "actual",
    ),
    (
        "press",
        "Ghi nhận từ 10/3/2026 đến hết 20/5/2026, số hồ sơ trả đúng hạn chiếm 98,2%.",
        "98.2",
        "2026-03-10/2026-05-20",
        "actual",
    ),
    (
        "press",
        "Từ 10/3/2026 đến 20/5/2026, toàn huyện có 86 máy tính.",
        "86",
        "2026-05-20",
        "actual",
    ),
    # nothing that was reached lies in the time that a heading over faults and remedies names
    (
        "month",
        "III. Hạn chế và giải pháp khắc phục trong tháng 12/2025\n\n"
        "1. Về văn bản điện tử\n\n"
        "a) Tỷ lệ văn bản điện tử được ký số còn thấp, chỉ đạt 92%.",
        "92",
        "2025-10",
        "actual",
    ),
    # a heading that is bold and has no number
    (
        "press",
        "**Các trường sẽ làm gì trong năm học tới?**\n\n"
        "- Tuyên truyền rộng rãi; 92% văn bản điện tử được ký số.",
        "92",
        "",
        "target",
    ),
    ("summing up", "Khi đề nghị giải quyết thủ tục, mức độ hài lòng đạt 92%.", "92", "",
     "actual"),
    # the one year that a text without a date of its own names
    ("press", f"Trong tháng 5/2023, tỉnh khai trương hệ thống.\n\n{PCS}.", "120", "2023", "actual"),
    ("press", f"Từ năm 2016, tỉnh xây dựng hệ thống.\n\n{PCS}.", "120", "", "actual"),
    ("press", f"Mục tiêu năm 2030 là số hóa.\n\n{PCS}.", "120", "", "actual"),
    # a trial and an outline last as long as they say
    ("trial", "Thời gian thí điểm từ ngày 26/8/2025 đến hết ngày 30/9/2025.\n\n"
     "Đã tiếp nhận 915 hồ sơ trực tuyến.", "915", "2025-08-26/2025-09-30", "actual"),
    ("outline", "Chi phí phần mềm là 191.383.000 đồng.", "191383000", "2019", "planned"),
    ("outline", "IV. Hiện trạng và khắc phục\n\nIV.1 Tổng mức đầu tư\n\n"
     "Chi phí phần mềm là 191.383.000 đồng.", "191383000", "2019", "planned"),
    # a goal that a report sets beside what was reached is that of the running year
    ("plain", "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 97,4% (chỉ tiêu đề ra là 98%).", "98", "2022",
     "target"),
    # the line over a table tells up to when it counts
    ("plain", "2. Tình hình triển khai năm 2022\n\nKết quả đến thời điểm báo cáo ngày 05/8/2022:\n\n"
     "TT\tNội dung\tTỷ lệ\n1\tTỷ lệ hồ sơ trực tuyến\t71%\n2\tTỷ lệ hồ sơ đúng hạn\t86,2%",
     "71", "2022-08-05", "actual"),
    # a plan has not the day of what was done before it
    ("dated press", "Ngày 5/3/2020, tỉnh khai trương cổng. Dự kiến mở rộng tới 15 điểm cầu.", "15", "",
     "planned"),
    ("half", "II. NHIỆM VỤ 6 THÁNG CUỐI NĂM 2024\n\nĐề nghị UBND tỉnh cấp 25 máy vi tính.", "25", "",
     "proposed"),
    # a report that says in passing on which days its quarter lies; what comes right after it
    ("quarter", f"Quý III (tính từ 15/6 đến hết 14/9), kết quả như sau:\n\n{GOT}.", "450",
     "2023-06-15/2023-09-14", "actual"),
    ("quarter", f"Quý III (tính từ 15/6 đến hết 14/9), kết quả như sau:\n\n{PCS}.", "120",
     "2023-09-14", "actual"),
    ("plain", f"Số liệu tính từ 15/12 đến 14/6.\n\n{GOT}.", "450", "2021-12-15/2022-06-14", "actual"),
    ("plain", f"Số liệu chốt đến 31/7.\n\n{PCS}.", "120", "2022-07-31", "actual"),
    ("half", f"Quý III: {SIGNED.lower()}.", "92", "2024-Q3", "target"),
    ("half", f"II. QUÝ III\n\n{SIGNED}.", "92", "2024-Q3", "target"),
    ("half", "Lũy kế đến 15/6 có 120 máy vi tính.", "120", "2024-06-15", "actual"),
    # a heading that ends with its year
    ("event", f"Mục tiêu trọng tâm năm 2025\n\nTỉnh làm những việc sau đây để phục vụ người dân tốt "
     f"hơn. {SIGNED}.", "92", "2025", "target"),
    # a goal beside what was reached; what has to be; all that there is
    ("year", f"{SIGNED} (kế hoạch 95%).", "95", "2023", "target"),
    ("year", f"{SIGNED} (kế hoạch 95%).", "92", "2023", "actual"),
    ("quarter", "Giải ngân kinh phí chuyển đổi số 38 tỷ đồng trên kế hoạch 96 tỷ đồng, mới đạt 39,6%.",
     "96000000000", "2023", "planned"),
    ("quarter", "Giải ngân kinh phí chuyển đổi số 38 tỷ đồng trên kế hoạch 96 tỷ đồng, mới đạt 39,6%.",
     "38000000000", "2023-Q3", "actual"),
    ("quarter", "Tiếp nhận 450 hồ sơ trực tuyến so với kế hoạch 500 hồ sơ trực tuyến.", "500", "2023",
     "planned"),
    ("year", f"{SIGNED}, bằng 105% kế hoạch.", "92", "2023", "actual"),
    ("event", "Đến nay, 5 xã đã ký số; kế hoạch của tỉnh là 95% văn bản điện tử được ký số trước ngày "
     "30/9/2025.", "95", "2025-09-30", "target"),
    ("event", "Theo Chương trình chuyển đổi số của tỉnh, đến hết năm 2025 phải có 95% văn bản điện tử "
     "được ký số.", "95", "2025", "target"),
    ("event", "Theo Kế hoạch của UBND tỉnh, tới năm 2025 phải đạt 95% văn bản điện tử được ký số.", "95",
     "2025", "target"),
    ("event", "Sang 2025, Sở lên kế hoạch nâng số máy vi tính lên 120 máy vi tính.", "120", "2025",
     "planned"),
    ("plan", "Mục tiêu: Đưa 06 dịch vụ công lên mức độ 3, trên tổng số 124 thủ tục hành chính.", "124",
     "2025-01-15", "actual"),
    ("year", "Biên chế giao 76 người, có mặt 70 người; 65 cán bộ có máy vi tính.", "65", "2023-12-15",
     "actual"),
    ("event", f"{SIGNED} (kế hoạch 95%).", "95", "2024", "target"),
    ("event", f"Từ tháng 1 tới nay, {GOT.lower()}.", "450", "2024-01-01/2024-05-14", "actual"),
    ("event", f"Từ tháng 3 tới nay, {GOT.lower()}.", "450", "2024-03/2024-05-14", "actual"),
    ("programme", f"I. TÌNH HÌNH\n\n{SIGNED}.", "92", "2022-08-10", "actual"),
    ("plain", f"Năm 2020 tỉnh xếp thứ 52, năm 2021 lên thứ 46. {PCS}.", "120", "2022-08-10",
     "actual"),
    ("event", "Phấn đấu hết tháng 9/2024 ký số 60% văn bản điện tử, hết năm 92% văn bản điện tử được "
     "ký số.", "92", "2024-12", "target"),
    ("event", "Kế hoạch ghi: hết tháng 9/2024 có 60% văn bản điện tử được ký số, hết năm 92% văn bản "
     "điện tử được ký số.", "92", "2024-12", "target"),
    ("event", "Phấn đấu hết năm 2025 có 92% văn bản điện tử được ký số.", "92", "2025", "target"),
    ("event", f"Từ tháng 3, cổng cho ký số. {GOT}.", "450", "2024-03/2024-05-14", "actual"),
    ("half", f"Từ năm 2023, cổng cho ký số. {GOT}.", "450", "2024-01/2024-06", "actual"),
    # who says so, before the time that frames what follows
    ("event", f"Theo Sở Nội vụ, từ ngày 01/1 đến ngày 20/4, tỉnh có 3 hội nghị. {GOT}.", "450",
     "2024-01-01/2024-04-20", "actual"),
    ("event", f"Theo báo cáo của Sở, năm 2023, tỉnh có 3 hội nghị. {GOT}.", "450", "2023", "actual"),
    ("event", f"Sở nói theo quy định. Bốn tháng, {GOT.lower()}.", "450", "2024-01/2024-04", "actual"),
    ("half", f"Nửa đầu năm, {GOT.lower()}.", "450", "2024-01/2024-06", "actual"),
    ("half", f"Hai quý đầu năm, {GOT.lower()}.", "450", "2024-01/2024-06", "actual"),
    ("press", f"Tính đến hết 2023, {PCS.lower()}.", "120", "2023", "actual"),
    ("press", "Giữa 2023 cả tỉnh có 120 máy tính.", "120", "2023", "actual"),
    ("quarter", "Kết quả quý III như sau (tính từ 15/6 đến hết 14/9):\n\nTT\tNội dung\tQuý III/2023\n"
     "1\tHồ sơ tiếp nhận\t450\n2\tHồ sơ trực tuyến\t420", "450", "2023-06-15/2023-09-14", "actual"),
    # a request has no time gone by; an estimate in the next sentence
    ("year", "Kiến nghị: Sở cấp bổ sung 40 máy vi tính thay cho phòng máy mua từ năm 2011.", "40", "",
     "proposed"),
    ("year", "Đề nghị UBND tỉnh năm 2024 cấp 40 máy vi tính thay số máy đầu tư năm 2015.", "40", "2024",
     "proposed"),
    ("year", "Tỷ lệ văn bản điện tử được ký số là 92%. Thu ngân sách ước đạt 5 tỷ đồng.", "92", "2023",
     "actual"),
    # what is, in a plan
    ("programme", "I- TÌNH HÌNH\n\nSở có 120 máy vi tính.", "120", "2022-08-10", "actual"),
    ("programme", "Phần thứ nhất: TÌNH HÌNH\n\nSở có 120 máy vi tính.", "120", "2022-08-10", "actual"),
    ("programme", "I. BỐI CẢNH, TÌNH HÌNH\n\nSở có 120 máy vi tính.", "120", "2022-08-10", "actual"),
    ("programme", "IV. BÁO CÁO TÌNH HÌNH\n\nMua 120 máy vi tính.", "120", "2025", "planned"),
    # the year before in other words, months that open a sentence, a bracket of something else
    ("quarter", f"{GOT}, cùng kỳ năm ngoái tiếp nhận 380 hồ sơ thủ tục hành chính.", "380", "2022-Q3",
     "actual"),
    ("event", "Cổng dữ liệu mở (khai trương tháng 3) có 412 bộ dữ liệu mở.", "412", "2024-05-14",
     "actual"),
    ("event", f"Bốn tháng, {GOT.lower()}.", "450", "2024-01/2024-04", "actual"),
    ("event", f"Kết quả khá: 4 tháng, {GOT.lower()}.", "450", "2024-01/2024-04", "actual"),
    ("undated nine", f"{PCS}.", "120", "2022-09", "actual"),
    # figures told in turn of years that are named together
    ("year", "Mở lần lượt 12, 15 và 18 lớp tập huấn công nghệ thông tin các năm 2021, 2022, 2023.", "15", "2022", "actual"),
    ("year", "Mở lần lượt 12, 15 và 18 lớp tập huấn công nghệ thông tin các năm 2021, 2022, 2023.", "18", "2023", "actual"),
    ("year", "Giai đoạn 2021-2023, chi cho công nghệ thông tin lần lượt 12 tỷ đồng, 15 tỷ đồng, 18 tỷ đồng.", "12000000000", "2021", "actual"),
    ("year", "Chi cho công nghệ thông tin năm 2022 và 2023 lần lượt là 2 tỷ đồng, 3 tỷ đồng, 4 tỷ đồng.", "3000000000", "", "actual"),
    ("year", "Cấp tỉnh, cấp huyện lần lượt có 45% và 67% hồ sơ nộp trực tuyến trong năm 2022.", "45", "2022", "actual"),
    ("year", "Chi cho công nghệ thông tin theo năm: 2021 là 14 tỷ đồng, 2022 là 15 tỷ đồng.", "14000000000", "2021", "actual"),
    ("year", "Chi cho công nghệ thông tin theo năm: 2021 là 14 tỷ, 2022 là 15 tỷ đồng.", "15000000000", "2022", "actual"),
    # a table by years: what was allotted and spent, the estimate of the last, the sum of all
    ("plain", "Kinh phí (triệu đồng)\n\nNăm\tĐược cấp\tThực chi\n2021\t310\t305\n2022 (ước)\t360\t350\nCộng\t670\t655\n", "310000000", "2021", "planned"),
    ("plain", "Kinh phí (triệu đồng)\n\nNăm\tĐược cấp\tThực chi\n2021\t310\t305\n2022 (ước)\t360\t350\nCộng\t670\t655\n", "305000000", "2021", "actual"),
    ("plain", "Kinh phí (triệu đồng)\n\nNăm\tĐược cấp\tThực chi\n2021\t310\t305\n2022 (ước)\t360\t350\nCộng\t670\t655\n", "350000000", "2022", "estimated"),
    ("plain", "Kinh phí (triệu đồng)\n\nNăm\tĐược cấp\tThực chi\n2021\t310\t305\n2022 (ước)\t360\t350\nCộng\t670\t655\n", "655000000", "2021/2022", "actual"),
    # what a mark makes of the same time a year before, a note says
    ("quarter", "Chỉ tiêu\tĐơn vị\tQuý III\tCùng kỳ*\nHồ sơ tiếp nhận\thồ sơ\t9.712\t8.120\n", "8120", "", "actual"),
    # the year of an index is its own, not that of the sentence behind it
    ("year", "Chỉ số DTI năm 2022 xếp thứ 14. Hệ thống ghi nhận 312 cuộc tấn công mạng.", "312",
     "2023", "actual"),
    # a year alone in the bracket with which a heading ends
    ("plain", "II. Kết quả nổi bật (2021)\n\nTỉnh có 120 máy vi tính.", "120", "2021", "actual"),
    # the time behind that of the report, by the label of a paragraph
    ("week", "Nhiệm vụ tuần tới: mở 02 lớp tập huấn kỹ năng số.", "2", "2025-W40", "planned"),
    ("month", "II. NHIỆM VỤ THÁNG TỚI\n\nMở 02 lớp tập huấn kỹ năng số.", "2", "2025-11",
     "planned"),
    # a day without its year in a heading and in the line that opens a list
    ("quarter", "1. Kết quả nổi bật (tính đến 30/9)\n\n- 24 máy chủ đang hoạt động.", "24",
     "2023-09-30", "actual"),
    ("quarter", "Một số kết quả tính đến ngày 25/9:\n\n- 140 máy chủ đang hoạt động.", "140",
     "2023-09-25", "actual"),
    # a line that is a heading by what it says
    ("plain", "Kết quả nổi bật đến hết năm 2021\n\n1. Tỉnh có 120 máy vi tính.", "120", "2021",
     "actual"),
    ("plain", "Mục tiêu năm 2025. 95% hồ sơ được số hóa.", "95", "2025", "target"),
    # what it counts is no demand
    ("month", "Qua cổng dịch vụ công nộp 640 yêu cầu, đúng hạn 612 yêu cầu.", "612", "2025-10",
     "actual"),
    # what another part of a list says of now
    ("month", "Đăng 19 tin, bài trên Trang thông tin điện tử; trang Zalo hiện có 2.150 người theo dõi.",
     "19", "2025-10", "actual"),
    # what has to be, told behind its figure
    ("month", "Trong năm 2026, 100% hồ sơ giấy ở cấp xã phải được số hóa.", "100", "2026", "target"),
    # drafting what was decreed is done; an estimate of what was saved is that of the saving alone
    ("month", "Tham mưu UBND tỉnh ban hành 02 quyết định công bố 16 thủ tục hành chính mới.", "16",
     "2025-10", "actual"),
    ("month", "II. KẾT QUẢ\n\nTổ chức họp trực tuyến: 21 cuộc, tiết kiệm chi phí ước 85 triệu đồng.",
     "21", "2025-10", "actual"),
    # a request goes on over the items of its list, whatever one of them says was done
    ("plain", "Đề xuất: thay 30 máy vi tính đã hỏng; nâng băng thông Internet lên 500 Mbps.", "500",
     "", "proposed"),
    ("quarter", "Chỉ tiêu\tĐơn vị\tQuý III\tCùng kỳ*\nHồ sơ tiếp nhận\thồ sơ\t9.712\t8.120\n\n* Xã mới lập nên cột này lấy số quý II/2023.", "8120", "2023-Q2", "actual"),
    # since something opened, up to a day that is told or to now
    ("labelled press", "Từ khi mở cửa (ngày 05/01) đến hết ngày 29/02, trung tâm tiếp nhận 4.126 hồ sơ "
     "thủ tục hành chính.", "4126", "2024-01-05/2024-02-29", "actual"),
    ("year", "Trang thông tin điện tử ra mắt tháng 9/2021, đến nay đăng 1.205 tin, bài.", "1205",
     "2021-09/2023-12-15", "actual"),
    ("year", "Tính từ khi triển khai đến 30/6/2023, đã giải quyết 1.300 hồ sơ thủ tục hành chính.",
     "1300", "2023-06-30", "actual"),
    ("window in bracket", "Lũy kế từ 01/3/2022: 4.190 hồ sơ trực tuyến.", "4190",
     "2022-03-01/2024-12-14", "actual"),
    ("year", "Phòng họp đưa vào sử dụng năm 2021 có 25 máy vi tính.", "25", "2023-12-15", "actual"),
    ("year", "Phần mềm một cửa đưa vào sử dụng tháng 5/2023, kinh phí công nghệ thông tin 1,2 tỷ đồng.",
     "1200000000", "2023-05", "actual"),
    ("year", "Từ đầu năm 2022 đến nay tiếp nhận 450 hồ sơ trực tuyến.", "450",
     "2022-01-01/2023-12-15", "actual"),
    # the same time of another year, and all figures of its bracket
    ("half", "Từ đầu năm có 3.870 hồ sơ mức độ 3 (mức độ 3 cùng kỳ 2022: 1.212 hồ sơ).", "1212",
     "2022-01/2022-06", "actual"),
    ("labelled press", "Trong 2 tháng qua có 5.630 hồ sơ trực tuyến, gần gấp đôi cùng kỳ năm 2021 "
     "(2.904 hồ sơ trực tuyến).", "2904", "2021-01/2021-02", "actual"),
    ("plan", "Quý I/2024 có 1.842 hồ sơ trực tuyến (cùng kỳ năm 2023: 1.610 hồ sơ trực tuyến).",
     "1610", "2023-Q1", "actual"),
    ("labelled press", "Đến hết tháng 2/2024, tỉnh có 48 trạm BTS. Thuê bao cố định còn 1.712 thuê bao, "
     "cùng thời điểm năm ngoái là 2.038 thuê bao.", "2038", "2023-02", "actual"),
    ("month", "Tiếp nhận 321 hồ sơ (tháng trước tiếp nhận 287 hồ sơ, đúng hạn 254 hồ sơ).", "254",
     "2025-09", "actual"),
    ("month", "Họp qua mạng còn ít (06 cuộc họp trực tuyến, tháng trước 09 cuộc họp trực tuyến).", "6",
     "2025-10", "actual"),
    # a part of this year, whatever year was told before; today
    ("labelled press", "Kể từ khi ra đời (tháng 12/2005), trang có 93.000 lượt truy cập, riêng quý I năm "
     "nay 4.100 lượt truy cập.", "4100", "2024-Q1", "actual"),
    ("labelled press", "Sở kiến nghị trong quý IV năm nay cấp chữ ký số cho 100% lãnh đạo.", "100",
     "2024-Q4", "proposed"),
    ("year", "Đến cuối năm 2021 có 90 máy vi tính, tính đến ngày hôm nay là 97 máy vi tính.", "97",
     "2023-12-15", "actual"),
    ("labelled press", "Năm nay, đến giữa tháng 2 đã có 387 máy vi tính.", "387", "2024-02", "actual"),
    ("labelled press", "Hai năm trước, cả năm 2022, chỉ có 402 hồ sơ trực tuyến.", "402", "2022",
     "actual"),
    ("labelled press", "Tính đến ngày 6/3, tỉnh có 120 máy chủ. Ngày cao điểm 14/2 có tới 2.180 hồ sơ "
     "trực tuyến.", "2180", "2024-02-14", "actual"),
    # what is estimated or planned for the whole year
    ("labelled press", "Số liệu chốt đến ngày 29/02/2024. Ước cả năm 2024 tiếp nhận 1.545 hồ sơ trực "
     "tuyến.", "1545", "2024", "estimated"),
    ("nine", "9 tháng năm 2022 mở 20 lớp tập huấn kỹ năng số, kế hoạch cả năm là 45 lớp tập huấn kỹ "
     "năng số.", "45", "2022", "planned"),
    # the beginning of a year
    ("labelled press", "Toàn tỉnh còn 489 đại lý Internet (đầu năm 541 đại lý Internet).", "541",
     "2024-01", "actual"),
    ("year", "Tỷ lệ hồ sơ trực tuyến đạt 78%, đầu năm 2022 là 41%.", "41", "2022-01", "actual"),
    ("programme", "13/13 phòng, 100% xã sử dụng phần mềm quản lý văn bản vào cuối năm 2024.", "13/13",
     "2024", "planned"),
    # so many months of the running year; how long something takes is none
    ("half", "Doanh thu viễn thông 5 tháng ước 512 tỷ đồng.", "512000000000", "2024-01/2024-05",
     "estimated"),
    ("nine", "Tỷ lệ hồ sơ trực tuyến 8 tháng là 12,3%.", "12.3", "2022-01/2022-08", "actual"),
    ("nine", "Sở đã phát sóng thêm 22 trạm BTS trong 8 tháng.", "22", "2022-01/2022-08", "actual"),
    ("nine", "Thời hạn xử lý 6 tháng là 12 hồ sơ thủ tục hành chính.", "12", "2022-01/2022-09",
     "actual"),
    ("labelled press", "Tỷ lệ hồ sơ trực tuyến 11 tháng là 12,3%.", "12.3", "2024-03-15", "actual"),
    ("half", "Sẽ lắp 22 trạm BTS trong 8 tháng.", "22", "2024-01/2024-06", "planned"),
    ("labelled press", "Mô hình thí điểm được hai tháng có 184 hồ sơ trực tuyến.", "184", "",
     "actual"),
    # before which something is due; what is reported by then is not
    ("plan", "Các xã bố trí 01 công chức phụ trách công nghệ thông tin, báo cáo kết quả bằng văn bản "
     "về Sở Nội vụ theo mẫu kèm theo công văn này trước ngày 20/6/2025.", "1", "2025", "planned"),
    ("labelled press", "Đến cuối năm phát triển thêm 900 thuê bao Internet; mục tiêu là 60 điểm truy nhập "
     "Internet công cộng thuộc dự án trước tháng 11.", "60", "2024-11", "target"),
    ("plan", "Sở lắp đặt 12 máy chủ cho các xã, phường trước ngày 15/8/2025.", "12", "2025-08-15",
     "planned"),
    ("plan", "Trước ngày Chuyển đổi số quốc gia 10/10: lắp 15 điểm Wi-Fi miễn phí.", "15",
     "2025-10-10", "planned"),
    # when a thing was got is no time of what there is
    ("year", "Sở có 84 máy vi tính; 12 máy vi tính (trang bị 2014) đã hỏng nhiều lần.", "12",
     "2023-12-15", "actual"),
    ("year", "Huyện có 02 máy chủ, trang bị từ năm 2009 nay đã xuống cấp.", "2", "2023-12-15",
     "actual"),
    # months and quarters that are told together
    ("labelled press", "Tháng 1 và tháng 2, Sở nhận 237 phản ánh, kiến nghị của người dân.", "237",
     "2024-01/2024-02", "actual"),
    ("year", "Từ đầu năm có 140 hồ sơ trực tuyến, trong đó tháng 8 và tháng 9 là 50 hồ sơ trực tuyến.",
     "50", "2023-08/2023-09", "actual"),
    ("year", "Quý II và quý III tiếp nhận 450 hồ sơ thủ tục hành chính.", "450", "2023-Q2/2023-Q3",
     "actual"),
    # what was done in the time of the report, behind a day up to which something else is counted
    ("quarter", "Số máy chủ tính đến 14/9/2023: 96 máy chủ. Trong quý tiếp nhận 450 hồ sơ trực tuyến.",
     "450", "2023-Q3", "actual"),
    # a year that is compared with and told of; a school year is one time
    ("year", "So với năm 2020 chỉ có 42 hộp thư điện tử.", "42", "2020", "actual"),
    ("half", "Đạt 86,2% số lượt, tương ứng 74,5% số tiền (thanh toán không dùng tiền mặt năm học "
     "2022-2023 là 61% và 48,3%).", "48.3", "2022/2023", "actual"),
    # the day on which goals were set is not theirs
    ("labelled press", "Tại cuộc họp ngày 11/2, tỉnh yêu cầu từ nay đến cuối năm phải nâng tỷ lệ hồ sơ "
     "trực tuyến lên ít nhất 15%.", "15", "2024", "target"),
    ("plan", "Ngày 20/12/2024 tỉnh ban hành kế hoạch, phấn đấu 90% hồ sơ trực tuyến.", "90", "2025",
     "target"),
    ("year", "Tỷ lệ hồ sơ trực tuyến mới đạt 35%, kế hoạch năm đề ra 50%.", "50", "2023", "target"),
    # the number of a call centre is no year, nor is when a room was built that of machines
    ("labelled press", "Tổng đài 1900 nhận 15.740 cuộc gọi.", "15740", "", "actual"),
    ("year", "Mạng LAN khu nhà C (xây năm 2006) xuống cấp; 48 máy vi tính đã hỏng.", "48",
     "2023-12-15", "actual"),
    # before which something else is due; another year told behind the figure
    ("plan", "100% bệnh viện có bệnh án điện tử trước 01/10/2025; mua sắm bổ sung 150 máy vi tính.",
     "150", "2025", "planned"),
    ("labelled press", "Khoảng 85% văn bản điện tử được ký số - năm 2012 con số này là 20%.", "85",
     "2024-03-15", "actual"),
    # told of a time gone by
    ("programme", "I. MỤC ĐÍCH, YÊU CẦU\n\nKhắc phục các chỉ tiêu chưa đạt của 6 tháng cuối năm 2021 "
     "(thanh toán trực tuyến 62,5%).", "62.5", "2021-07/2021-12", "actual"),
    ("programme", "Đến 31/3/2022 có 164 cơ sở y tế sử dụng bệnh án điện tử.", "164", "2022-03-31",
     "actual"),
    ("programme", "Khắc phục các chỉ tiêu chưa đạt của 6 tháng cuối năm 2021 (thanh toán trực tuyến "
     "62,5%).", "62.5", "2021-07/2021-12", "actual"),
    ("year", "Theo chỉ tiêu được giao, tháng 12 phải đạt 30%; tính chung 11 tháng qua thanh toán trực "
     "tuyến đạt 63%.", "63", "2023-01/2023-11", "actual"),
    # a clause that opens with the same time a year before, or the time before that of the report
    ("half", "Cùng kỳ năm trước, số hồ sơ nộp trực tuyến là 131.206 hồ sơ (đạt 98,9%).", "98.9",
     "2023-01/2023-06", "actual"),
    ("half", "Cùng kỳ năm 2022, Sở tiếp nhận 498 hồ sơ, trong đó trực tuyến 11 hồ sơ.", "11",
     "2022-01/2022-06", "actual"),
    ("half", "Tiếp nhận 450 hồ sơ; cùng kỳ năm 2022 toàn tỉnh chỉ tiếp nhận 380 hồ sơ.", "380",
     "2022-01/2022-06", "actual"),
    ("half", "Cùng kỳ năm trước tiếp nhận 380 hồ sơ, trong kỳ này tiếp nhận 450 hồ sơ.", "450",
     "2024-01/2024-06", "actual"),
    ("half", "So với cùng kỳ năm trước, số hồ sơ tiếp nhận là 450 hồ sơ.", "450",
     "2024-01/2024-06", "actual"),
    ("quarter", "Quý trước, Sở tiếp nhận 380 hồ sơ thủ tục hành chính.", "380", "2023-Q2", "actual"),
    ("half", "Kỳ trước chuyển sang 12 hồ sơ.", "12", "2024-01/2024-06", "actual"),
    # added up over the report's part of the year; told of its time before or behind the figure
    ("late month", "Lũy kế từ đầu năm tiếp nhận 4.204 hồ sơ.", "4204", "2025-01/2025-10", "actual"),
    ("late month", "Trong tháng tiếp nhận 420 hồ sơ, trả 412 hồ sơ; lũy kế tiếp nhận 4.204 hồ sơ.",
     "412", "2025-10", "actual"),
    ("late month", "Trong tháng tiếp nhận 420 hồ sơ; lũy kế tiếp nhận 4.204 hồ sơ, trả 4.100 hồ sơ.",
     "4100", "2025-01/2025-10", "actual"),
    ("late month", "Tiếp nhận 420 hồ sơ (lũy kế 4.204 hồ sơ), giải quyết 412 hồ sơ.", "412", "2025-10",
     "actual"),
    ("late month", "Lũy kế đến nay tiếp nhận 4.204 hồ sơ.", "4204", "2025-11-04", "actual"),
    ("late month", "Đến hết tháng 9, đã cấp 212 chữ ký số. Trong tháng tiếp nhận 420 hồ sơ, trả 412 "
     "hồ sơ.", "412", "2025-10", "actual"),
    ("quarter", "Số hóa 41.650 dữ liệu hộ tịch trong quý, nâng tổng số lên 316.900 dữ liệu hộ tịch.",
     "41650", "2023-Q3", "actual"),
    ("quarter", "Số hóa 41.650 dữ liệu hộ tịch trong quý, nâng tổng số lên 316.900 dữ liệu hộ tịch.",
     "316900", "2023-10-05", "actual"),
    ("month", "Gắn 2.140 biển địa chỉ số trong tháng.", "2140", "2025-10", "actual"),
    ("month", "Gắn 2.140 biển địa chỉ số trong năm 2024.", "2140", "2024", "actual"),
    ("week", "Lũy kế gửi 6.117 giấy khám sức khỏe lái xe lên Cổng giám định bảo hiểm y tế.", "6117",
     "2025-W39", "actual"),
    # "điện tử" is no "từ", and a date right behind another figure is that one's
    ("five years", "Tỷ lệ văn bản điện tử năm 2015 là 71%.", "71", "2015", "actual"),
    ("five years", "Tỷ lệ văn bản điện tử năm 2015 là 71%; các năm 2012, 2013 lần lượt là 22%, 38%.",
     "38", "2013", "actual"),
    ("five years", "Hội nghị trực tuyến từ 2 điểm cầu năm 2011 tăng lên 11 điểm cầu năm 2015.", "11",
     "2015", "actual"),
    ("five years", "Từ năm 2013 đến nay tiếp nhận 3.908 hồ sơ trực tuyến.", "3908",
     "2013-01-01/2015-12-10", "actual"),
    # what a share is of plans nothing that follows; a new name is no "now"
    ("late month", "Đã số hóa 4.500 hồ sơ, đạt 90% kế hoạch năm, tiếp nhận 450 hồ sơ trực tuyến.", "450",
     "2025-10", "actual"),
    ("late month", "Hồ sơ trực tuyến đạt 92%, vượt 2% so với chỉ tiêu, tiếp nhận 450 hồ sơ.", "450",
     "2025-10", "actual"),
    ("late month", "Hồ sơ trực tuyến đạt 92%, vượt 2% so với chỉ tiêu 90%.", "90", "", "target"),
    ("late month", "Đến 31/10/2025, đã tạo 112.480 tài khoản trên sàn thương mại điện tử Postmart.vn (nay "
     "là Buudien.vn), đạt 86,2% kế hoạch năm (130.500 tài khoản).", "86.2", "2025-10-31", "actual"),
    ("late month", "Đến 31/10/2025, đã tạo 112.480 tài khoản trên sàn thương mại điện tử Postmart.vn (nay "
     "là Buudien.vn), đạt 86,2% kế hoạch năm (130.500 tài khoản).", "130500", "2025", "planned"),
    ("late month", "Ước cả năm tiếp nhận 45.000 hồ sơ, đạt 102,7% kế hoạch; hồ sơ trực tuyến ước đạt "
     "40.000 hồ sơ.", "40000", "2025", "estimated"),
    ("five years", "Kinh phí công nghệ thông tin 5 năm là 112,4 tỷ đồng (kế hoạch 168 tỷ đồng).",
     "168000000000", "2011/2015", "planned"),
    # the end of the year reported on, told days before it
    ("release", "Tính đến 31/12/2013, toàn tỉnh có 1.742 trạm BTS. Sở có 96 máy chủ.", "1742",
     "2013-12-31", "estimated"),
    ("release", "Tính đến 31/12/2013, toàn tỉnh có 1.742 trạm BTS. Sở có 96 máy chủ.", "96",
     "2013-12-31", "estimated"),
    ("release", f"{GOT}.", "450", "2013", "actual"),
    ("release", "Đến 15/4/2014 lắp 96 máy chủ.", "96", "2014-04-15", "planned"),
    # the day of each year on which a table counted
    ("release", "Biểu 4. Trạm BTS (có đến 31/12)\nChỉ tiêu\tĐơn vị\t2011\t2012\t2012/2011 (%)\n"
     "Trạm BTS\tTrạm\t172\t149\t86,6", "172", "2011-12-31", "actual"),
    ("release", "Số liệu tại thời điểm 31 tháng 12 hằng năm\nChỉ tiêu\tĐơn vị\t2011\t2012\n"
     "Trạm BTS\tTrạm\t172\t149", "149", "2012-12-31", "actual"),
    ("release", "Biểu 4. Viễn thông (có đến 31/12)\nChỉ tiêu\tĐơn vị\t2011\t2012\nDoanh thu viễn "
     "thông\tTỷ đồng\t172\t149", "149000000000", "2012", "actual"),
    ("figures press", f"{PCS}.", "120", "2023-12-31", "actual"),
    ("infographic", f"{PCS}.", "120", "2023-12-31", "actual"),
    ("infographic", f"{GOT}.", "450", "2023", "actual"),
    ("infographic", f"{SIGNED}.", "92", "2023", "actual"),
    ("december press", "Tòa án năm qua mở 186 phiên tòa trực tuyến, tăng nhiều so với năm trước (82 "
     "phiên tòa trực tuyến).", "82", "2023", "actual"),
    # what it is compared with is nobody's time; what opens a sentence frames behind its topic
    ("labelled press", "Tính đến ngày 29/2/2024, tỉnh có 1.742 trạm BTS, giảm 3% so với cùng thời điểm "
     "năm 2023, gồm 121 trạm BTS 3G.", "121", "2024-02-29", "actual"),
    ("labelled press", "Về hạ tầng, đến cuối tháng 2, tỉnh có 5.872 trạm BTS. Sở có 96 máy chủ.", "96",
     "2024-02", "actual"),
    ("labelled press", "Trang hoạt động từ 2014, đến tháng 2 này có 120 dịch vụ công mức độ 3.", "120",
     "2024-02", "actual"),
    # "năm tới" of the sentence behind
    ("year", "Chi ngân sách cho công nghệ thông tin năm 2022 là 24,6 tỷ đồng, năm 2021 là 19,1 tỷ đồng. "
     "Năm tới, tỉnh mở rộng mô hình.", "19100000000", "2021", "actual"),
    ("request", "Đề nghị mỗi tổ công nghệ số cộng đồng (toàn tỉnh có 586 tổ) giúp 50 người dân.", "586",
     "2023-03-10", "actual"),
    ("year", "Các nhà mạng cam kết lắp mới 125 trạm BTS.", "125", "2023", "planned"),
    # the press: a year gone by, the one part of a year that it tells, the sentence before
    ("december press", "Năm qua, xã tiếp nhận 450 hồ sơ trực tuyến.", "450", "2024", "actual"),
    ("december press", "Tòa án trong năm mở 186 phiên tòa trực tuyến.", "186", "2024", "actual"),
    ("labelled press", "Năm qua, xã tiếp nhận 450 hồ sơ trực tuyến.", "450", "2023", "actual"),
    ("labelled press", "Hai tháng đầu năm 2024, tấn công mạng giảm.\n\nTrung tâm xử lý 412 sự cố an "
     "toàn thông tin.", "412", "2024-01/2024-02", "actual"),
    ("labelled press", "Trung tâm xử lý 412 sự cố an toàn thông tin.\n\nHai tháng đầu năm 2024, tấn "
     "công mạng giảm.", "412", "", "actual"),
    ("labelled press", "Chín tháng đầu năm 2021, tấn công mạng giảm.\n\nTrung tâm xử lý 412 sự cố an "
     "toàn thông tin.", "412", "", "actual"),
    ("labelled press", "Quý IV/2023 và hai tháng đầu năm 2024, tấn công mạng giảm.\n\nTrung tâm xử lý "
     "412 sự cố an toàn thông tin.", "412", "", "actual"),
    ("labelled press", "Từ đầu năm, các xã đã vào cuộc. Trung tâm tiếp nhận 450 hồ sơ trực tuyến.",
     "450", "2024-01-01/2024-03-15", "actual"),
    ("labelled press", "Doanh thu dịch vụ viễn thông 2 tháng mới đạt 512 tỷ đồng.", "512000000000",
     "2024-01/2024-02", "actual"),
]  # fmt: skip


def stated(text: str) -> dict[str, list[tuple[str, str]]]:
    """Value -> period and status of each fact of a text document."""
    reading = Reading((Page(1, text),))
    layout = structure.parse(reading, Source("", "", "d", "text", 0))
    found: dict[str, list[tuple[str, str]]] = {}
    for fact in facts.normalise(
        "d", layout, mentions.find("d", reading, layout)
    ).facts:
        found.setdefault(fact.value, []).append((fact.period, fact.status))
    return found


@pytest.mark.parametrize(
    ("document", "text", "value", "period", "status"), ROWS
)
def test_time_and_status(
    document: str, text: str, value: str, period: str, status: str
) -> None:
    assert stated(DOCUMENTS[document] + text + "\n")[value] == [
        (period, status)
    ]


def test_a_headline_has_the_time_that_its_article_tells() -> None:
    text = (
        "# 92% văn bản điện tử được ký số\n\n### Nội dung chính\n\n"
        "## 92% văn bản điện tử được ký số\n\nNgày 07/02/2025, Sở Nội vụ họp.\n\n"
        "Trong năm 2025, phấn đấu 92% văn bản điện tử được ký số.\n"
    )
    assert set(stated(text)["92"]) == {("2025", "target")}


def test_a_lead_has_the_one_time_that_its_article_tells() -> None:
    text = (
        "# Hồ sơ trễ hạn còn nhiều\n\nSố hồ sơ tiếp nhận là 4,7 triệu hồ sơ, 100% được số hóa.\n\n"
        "Năm 2017, tiếp nhận 4,7 triệu hồ sơ. Năm 2018, 100% hồ sơ được số hóa.\n"
    )
    found = stated(text)
    assert set(found["4700000"]) == {("2017", "actual")}
    assert ("", "actual") in found["100"]


def test_a_time_to_come_over_a_table_is_that_of_its_rows() -> None:
    text = (
        "# Chương trình hành động về chuyển đổi số\n\nNgày 12/5/2025\n\n"
        "TT | Chỉ tiêu | Đơn vị | Kết quả\n\n**Đến năm 2030**\n\n"
        "1 | Tỉ lệ hồ sơ trực tuyến | % | 90\n"
        "2 | Tỉ lệ số hóa hồ sơ | % | 95\n"
    )
    found = stated(text)
    assert found["90"] == [("2030", "target")]
    assert found["95"] == [("2030", "target")]


def test_a_heading_names_the_horizon_of_goals_without_the_word_year() -> None:
    text = (
        "# Đề án chuyển đổi số đến năm 2025, định hướng đến năm 2030\n\n"
        "a) Mục tiêu đến 2025:\n\n- 70% hồ sơ thủ tục hành chính được nộp trực tuyến.\n\n"
        "b) Mục tiêu đến 2030:\n\n- 95% hồ sơ thủ tục hành chính được nộp trực tuyến.\n"
    )
    found = stated(text)
    assert found["70"] == [("2025", "target")]
    assert found["95"] == [("2030", "target")]


def test_what_is_added_up_over_months_begins_with_the_year() -> None:
    text = (
        "UBND XÃ TÂN AN\nSố: 12/BC-UBND\nTân An, ngày 24 tháng 3 năm 2026\nBÁO CÁO\n"
        "Kết quả cải cách hành chính tháng 3 năm 2026\n\n"
        "Tiếp nhận 874 hồ sơ. Lũy kế 3 tháng tiếp nhận 1.867 hồ sơ.\n"
    )
    found = stated(text)
    assert found["874"] == [("2026-03", "actual")]
    assert found["1867"] == [("2026-01/2026-03", "actual")]
