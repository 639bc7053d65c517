"""The header of a document, from letterheads as they arrive: whole, in two columns run together, damaged, missing."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import reporting
from pipeline.period import is_sound
from pipeline.records import Box, Header, Page, Reading, Slot, Source
from pipeline.structure import (
    body_lines,
    body_spelling,
    divisions,
    parse,
    personal_names,
    title_text,
)

SOURCE = Source("", "", "0" * 16, "text", 0)


def header(text: str, *more: str, slots: tuple[Slot, ...] = ()) -> Header:
    pages = [
        Page(n, page, slots=slots if n == 1 else ())
        for n, page in enumerate((text, *more), 1)
    ]
    return parse(Reading(tuple(pages)), SOURCE).header


TWO_COLUMNS = """UBND TỈNH HÀ NAM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc
Số: 96/BC-SNV\tHà Nam, ngày 08 tháng 9 năm 2020
BÁO CÁO
Kết quả sắp xếp hồ sơ lưu trữ
quý III năm 2020
Sở Nội vụ báo cáo như sau:
1. Đã số hóa 1.200 hồ sơ./.
Nơi nhận:\tKT. GIÁM ĐỐC
- UBND tỉnh;\tPHÓ GIÁM ĐỐC
- Lưu: VT.
Phạm Thu Trang
"""

CASES = [
    pytest.param(
        TWO_COLUMNS,
        dict(
            doc_type="Báo cáo",
            doc_code="96/BC-SNV",
            issuer="Sở Nội vụ",
            issuer_parent="UBND tỉnh Hà Nam",
            place="Hà Nam",
            issued_on="2020-09-08",
            title="Kết quả sắp xếp hồ sơ lưu trữ quý III năm 2020",
            signer="Phạm Thu Trang",
            signer_title="PHÓ GIÁM ĐỐC",
            signed_for="KT. GIÁM ĐỐC",
            period="2020-Q3",
            letters=1,
        ),
        id="two columns",
    ),
    pytest.param(
        TWO_COLUMNS.replace("\t", " "),
        dict(
            doc_code="96/BC-SNV",
            issuer="Sở Nội vụ",
            issuer_parent="UBND tỉnh Hà Nam",
            place="Hà Nam",
            issued_on="2020-09-08",
            signer="Phạm Thu Trang",
            signer_title="PHÓ GIÁM ĐỐC",
        ),
        id="columns run together",
    ),
    pytest.param(
        """ỦY BAN NHÂN DÂN
TỈNH LONG AN
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 07/2021/QĐ-UBND
Long An, ngày 25
tháng 01 năm 2021
QUYẾT ĐỊNH
VỀ VIỆC BAN HÀNH QUY CHẾ QUẢN LÝ CHỮ KÝ SỐ
Căn cứ Luật Giao dịch điện tử;
""",
        dict(
            doc_type="Quyết định",
            doc_code="7/2021/QĐ-UBND",
            issuer="UBND tỉnh Long An",
            issuer_parent="",
            issued_on="2021-01-25",
            title="BAN HÀNH QUY CHẾ QUẢN LÝ CHỮ KÝ SỐ",
            period="",
        ),
        id="stacked decision",
    ),
    pytest.param(
        """UBND TỈNH BẮC KẠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ TÀI CHÍNH Độc lập - Tự do - Hạnh phúc
Số: 415/STC-TCĐT Bắc Kạn, ngày 3 tháng 04 năm 2018
V/v mua sắm máy tính
theo phương thức tập trung
Kính gửi: Các sở, ban, ngành.
Căn cứ Quyết định số 5/QĐ-UBND ngày 2/1/2018, Sở Tài chính đề nghị các đơn vị đăng ký./.
TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Đinh Quang Huy
""",
        dict(
            doc_type="Công văn",
            doc_code="415/STC-TCĐT",
            issuer="Sở Tài chính",
            issuer_parent="UBND tỉnh Bắc Kạn",
            title="mua sắm máy tính theo phương thức tập trung",
            signer="Đinh Quang Huy",
            signer_title="CHÁNH VĂN PHÒNG",
            signed_for="TL. GIÁM ĐỐC",
        ),
        id="official letter",
    ),
    pytest.param(
        """Số:      /BC-SYT

Cao Bằng, ngày     tháng 7 năm 2022

BÁO CÁO
Tình hình triển khai bệnh án điện tử 6 tháng đầu năm 2022

I. KẾT QUẢ
""",
        dict(
            doc_code="/BC-SYT",
            doc_type="Báo cáo",
            issuer="Sở Y tế",
            place="Cao Bằng",
            issued_on="2022-07",
            title="Tình hình triển khai bệnh án điện tử 6 tháng đầu năm 2022",
            period="2022-01/2022-06",
        ),
        id="draft with blanks",
    ),
    pytest.param(
        """TỈNH ỦY LAI CHÂU ĐẢNG CỘNG SẢN VIỆT NAM
VĂN PHÒNG
Số 45-KH/VPTU Lai Châu, ngày 12 tháng 3 năm 2021
KẾ HOẠCH
ứng dụng công nghệ thông tin trong cơ quan đảng
""",
        dict(
            doc_code="45-KH/VPTU",
            doc_type="Kế hoạch",
            place="Lai Châu",
            issued_on="2021-03-12",
            issuer_parent="Tỉnh ủy Lai Châu",
            title="ứng dụng công nghệ thông tin trong cơ quan đảng",
        ),
        id="party document",
    ),
    pytest.param(
        """ỦY BAN NHÂN DÂN TỈNH SƠN LA Số /QĐ UBND Sơn La, ngày tháng 5 năm 2022 QUYẾT ĐỊNH Phê duyệt kết quả

ỦY BAN NHÂN DÂN TỈNH SƠN LA Số: 731 /QĐ-UBND Độc lập - Tự - Hạnh phúc Sơn La, ngày 09 tháng năm 2022
Căn Quyết định số 2/QĐ-TTg ngày 3/1/2022
""",
        dict(
            doc_code="731/QĐ-UBND",
            issuer="UBND tỉnh Sơn La",
            place="Sơn La",
            issued_on="2022-05-09",
            letters=1,
        ),
        id="two damaged copies",
    ),
    pytest.param(
        """ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 12/QĐ-UBND | Hải Phòng, ngày 30 tháng 09 năm 2013 |
Chỉ thị số 34/CT-TTg ngày 03 tháng 12 năm 2012; Tờ trình số 611/TTr-STTTT ngày 14 tháng 8 năm 2013
QUYẾT ĐỊNH:
Điều 1. Ban hành quy chế.
""",
        dict(
            doc_type="Quyết định",
            doc_code="12/QĐ-UBND",
            issuer="UBND thành phố Hải Phòng",
            issued_on="2013-09-30",
            title="",
            letters=1,
        ),
        id="basis before the type",
    ),
    pytest.param(
        """| Số hiệu | 58/QĐ-SXD |
| Ngày ban hành | 02/03/2019 |
| Loại văn bản | Quyết định |
| Người ký | Lý Thị Hoa |
Nội dung đang được cập nhật.
""",
        dict(
            doc_type="Quyết định",
            doc_code="58/QĐ-SXD",
            issuer="Sở Xây dựng",
            issued_on="2019-03-02",
            signer="Lý Thị Hoa",
        ),
        id="table of properties",
    ),
    pytest.param(
        """Thứ tư, 05/10/2022 - 09:13
CHÀO MỪNG ĐẾN VỚI CỔNG THÔNG TIN ĐIỆN TỬ CỦA SỞ XÂY DỰNG TỈNH HÒA BÌNH

Chuyển đổi số ở ngành xây dựng

Đến nay toàn ngành có 45 tài khoản.
""",
        dict(
            doc_type="",
            doc_code="",
            issuer="Sở Xây dựng",
            issued_on="",
            title="Chuyển đổi số ở ngành xây dựng",
        ),
        id="portal article",
    ),
    pytest.param(
        """BÁO CÁO
Kết quả giao ban trực tuyến năm 2021
Thực hiện nhiệm vụ được giao, Sở Công Thương báo cáo kết quả như sau:
1. Đã tổ chức 15 cuộc họp./.
GIÁM ĐỐC
Vương Đình Long
""",
        dict(
            doc_type="Báo cáo",
            doc_code="",
            issuer="Sở Công Thương",
            title="Kết quả giao ban trực tuyến năm 2021",
            signer="Vương Đình Long",
            signer_title="GIÁM ĐỐC",
            period="2021",
        ),
        id="head lost",
    ),
    pytest.param(
        """QUỐC HỘI
Luật số: 20/2023/QH15
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
LUẬT
GIAO DỊCH ĐIỆN TỬ
Căn cứ Hiến pháp;
""",
        dict(
            doc_type="Luật",
            doc_code="20/2023/QH15",
            issuer="Quốc hội",
            title="GIAO DỊCH ĐIỆN TỬ",
        ),
        id="law",
    ),
    pytest.param(
        """UBND TỈNH NGHệ AN
Sở BƯU CHíNH, VIễN THÔNG
CộNG HòA Xã HộI CHủ NGHĨA VIệT NAM
Số: 118/BC-SBCVT
Vinh, ngày 07 tháng 9 năm 2006
BáO CáO
Tình hình tin học hóa năm 2006
""",
        dict(
            doc_type="Báo cáo",
            issuer="Sở Bưu chính, Viễn thông",
            issuer_parent="UBND tỉnh Nghệ An",
            place="Vinh",
            title="Tình hình tin học hóa năm 2006",
        ),
        id="font of capitals",
    ),
    pytest.param(
        "BỆNH VIỆN ĐA KHOA HUYỆN BÌNH LÂM\nSố: 21/BVĐK-KHTH\n"
        "V/v báo cáo hiện trạng ứng dụng CNTT          Bình Lâm, ngày 03 tháng 6 năm 2019\n\n"
        "Kính gửi: Sở Y tế\n\nHiện có 85 máy vi tính.",
        dict(issued_on="2019-06-03", title="báo cáo hiện trạng ứng dụng CNTT"),
        id="date behind the subject of a letter",
    ),
    pytest.param(
        "UBND PHƯỜNG BÌNH LÂM\nSố: 152/BC-UBND          ngày 20 tháng 3 năm 2026\n\n"
        "BÁO CÁO\nKết quả chuyển đổi số quý I năm 2026\n\nĐã số hóa 1.200 hồ sơ.",
        dict(issued_on="2026-03-20", place=""),
        id="date without a place behind the number",
    ),
    pytest.param(
        "UBND PHƯỜNG BÌNH LÂM\nTRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG\n"
        "BÁO CÁO TUẦN 38 (từ ngày 15/9/2025 đến ngày 21/9/2025)\nNgày lập: 22/9/2025\n\n"
        "1. Hồ sơ: nhận mới 1.086.",
        dict(
            doc_type="Báo cáo",
            period="2025-09-15/2025-09-21",
            title="TUẦN 38 (từ ngày 15/9/2025 đến ngày 21/9/2025)",
        ),
        id="type and window on one line",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_header(text: str, expected: dict[str, str]) -> None:
    found = asdict(header(text))
    assert {name: found[name] for name in expected} == expected


def test_handwritten_slots_replace_what_was_read() -> None:
    box = Box(0, 0, 1, 1)
    slots = (
        Slot("day", box, True, "", 0.4),
        Slot("number", box, True, "96", 0.97),
        Slot("month", box, False, "9", 1),
    )
    found = header(
        TWO_COLUMNS.replace("96/BC", "9b/BC").replace("ngày 08", "ngày 03"),
        slots=slots,
    )
    assert (found.doc_code, found.issued_on) == ("96/BC-SNV", "2020-09")
    assert (
        found.handwritten == "number day"
        and found.confidence == "number:0.97 day:0.40"
    )


def test_number_by_hand_that_is_not_sure_leaves_the_symbol() -> None:
    slots = (Slot("number", Box(0, 0, 1, 1), True),)
    assert header(TWO_COLUMNS, slots=slots).doc_code == "/BC-SNV"


def test_letters_in_one_file() -> None:
    enclosure = TWO_COLUMNS.replace("96/BC-SNV", "12/KH-UBND").replace(
        "BÁO CÁO\n", "KẾ HOẠCH\n"
    )
    found = header(
        TWO_COLUMNS,
        enclosure,
        "PHỤ LỤC\n(Kèm theo Báo cáo số 96/BC-SNV ngày 08 tháng 9 năm 2020)\n",
    )
    assert (found.letters, found.doc_code) == (2, "96/BC-SNV")


def test_stamps_are_not_the_date() -> None:
    stamped = (
        "Người ký: Sở Nội vụ\nThời gian ký: 27.11.2020 15:21:33 +07:00\n"
        + TWO_COLUMNS
    )
    assert header(stamped).issued_on == "2020-09-08"


def test_citations_are_no_heads() -> None:
    text = "Thực hiện các văn bản:\nSố 12/QĐ-UBND về chữ ký số và kế hoạch\nsố 34/KH-SNV ngày 02 tháng 3 năm 2020.\n"
    body = (
        "Các đơn vị đã triển khai đầy đủ theo đúng thời gian quy định.\n" * 15
    )
    assert header(TWO_COLUMNS + body + text).letters == 1


NAMES = [
    ("SỞ Y TẾ", "Sở Y tế"),
    ("ỦY BAN NHÂN DÂN TỈNH KON TUM", "UBND tỉnh Kon Tum"),
    ("UỶ BAN NHÂN DÂN XÃ NGHĨA LÂM", "UBND xã Nghĩa Lâm"),
    ("PHÒNG GD&ĐT HUYỆN CAO LỘC", "Phòng Giáo dục và Đào tạo"),
    (
        "SỞ LAO ĐỘNG-THƯƠNG BINH VÀ XÃ HỘI TỈNH LONG AN",
        "Sở Lao động - Thương binh và Xã hội",
    ),
    ("TRƯỜNG THCS NGUYỄN DU", "Trường THCS Nguyễn Du"),
    ("BQL CÁC KHU CÔNG NGHIỆP", "Ban Quản lý các khu công nghiệp"),
    ("UBND TP. ĐÀ NẴNG", "UBND thành phố Đà Nẵng"),
    ("SỞ Y TẾ - CÔNG ĐOÀN NGÀNH", "Sở Y tế - Công đoàn ngành"),
    ("VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI", "Văn phòng Đăng ký đất đai"),
    ("CỤC ĐĂNG KIỂM VIỆT NAM", "Cục Đăng kiểm Việt Nam"),
    ("TRUNG TÂM Y TẾ DỰ PHÒNG", "Trung tâm Y tế dự phòng"),
    ("BAN THANH TRA NHÂN DÂN", "Ban Thanh tra nhân dân"),
    ("UBND TÌNH KIÊN GIANG", "UBND tỉnh Kiên Giang"),
    ("SỞ VH,TT VÀ DL", "Sở VH,TT và DL"),
    ("CỤC THÔNG TIN CƠ SỞ", "Cục Thông tin cơ sở"),
    ("VIỆN KHOA HỌC LAO ĐỘNG VÀ XÃ HỘI", "Viện Khoa học lao động và xã hội"),
    ("KHO BẠC NHÀ NƯỚC KHU VỰC XII", "Kho bạc Nhà nước khu vực XII"),
    ("PHÒNG KINH TẾ - HẠ TẦNG", "Phòng Kinh tế - Hạ tầng"),
    ("BAN TUYÊN GIÁO VÀ DÂN VẬN", "Ban Tuyên giáo và Dân vận"),
    ("CÔNG AN TỈNH HÀ NAM", "Công an tỉnh Hà Nam"),
    ("TRƯỜNG TIỂU HỌC LÊ LỢI", "Trường Tiểu học Lê Lợi"),
    (
        "TRƯỜNG ĐẠI HỌC CÔNG NGHIỆP THỰC PHẨM",
        "Trường Đại học Công nghiệp thực phẩm",
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_standard_names(text: str, expected: str) -> None:
    assert body_spelling.without_place(body_spelling.standard(text)) == expected


SIGNERS = [
    ("Lê Thị Hồng Hạnh", "Lê Thị Hồng Hạnh"),
    ("WPhạm Vũ Hùng", "Phạm Vũ Hùng"),
    ("ThS. Đỗ Văn Phu", "Đỗ Văn Phu"),
    ("Nguyên Văn Hải", "Nguyễn Văn Hải"),
    ("NGUYỄN VĂN BA", "Nguyễn Văn Ba"),
    ("Hà Văn Tú Lê Hoàng Anh", "Hà Văn Tú; Lê Hoàng Anh"),
    ("gà Văn Pắc", ""),
    ("PHÓ GIÁM ĐỐC", ""),
    ("Các phòng thuộc Sở", ""),
    ("Vá BuC", ""),
    ("Phó Chủ Tiền", ""),
    ("HA Văn Tú", "Hà Văn Tú"),
    ("CÁC Văn Tú", ""),
    ("DỤC VÀ ĐÀO T", ""),
    ("Phó Ci", ""),
    ("PHÓ CI", ""),
]


@pytest.mark.parametrize(("text", "expected"), SIGNERS)
def test_personal_names(text: str, expected: str) -> None:
    assert personal_names.personal_name(text) == expected


PERIODS = [
    ("Kết quả chuyển đổi số năm 2022", "2022"),
    ("Tình hình tháng 10-2017 và kế hoạch tháng 11-2017", "2017-10"),
    ("Công tác quý II năm 2021", "2021-Q2"),
    ("Công tác 9 tháng đầu năm 2021", "2021-01/2021-09"),
    ("Kế hoạch giai đoạn 2021 - 2025", "2021/2025"),
    ("Nhiệm vụ năm học 2018-2019", "2018/2019"),
    ("Số liệu từ ngày 15/12/2019 đến ngày 14/6/2020", "2019-12-15/2020-06-14"),
    ("Tình hình tháng 13/2020", "2020"),
    ("Công tác văn thư", ""),
    ("Kết quả 9T/2022", "2022-01/2022-09"),
    ("Công tác 11 tháng năm 2023", "2023-01/2023-11"),
    ("Số liệu từ 15/12 đến 14/6/2020", "2019-12-15/2020-06-14"),
    ("Kết quả Đề án 06 tháng 5 năm 2024", "2024-05"),
    ("Ứng dụng công nghệ thông tin năm 2016 - 2020", "2016/2020"),
    ("Nhiệm vụ quý IV", ""),
    (
        "Sơ kết 9 tháng triển khai Đề án 06 năm 2024, trọng tâm 3 tháng cuối năm",
        "2024-01/2024-09",
    ),
    (
        "Kết quả 9 tháng, phương hướng 3 tháng cuối năm 2024",
        "2024-01/2024-09",
    ),
    ("Kết quả 6 tháng đầu, nhiệm vụ 6 tháng cuối năm 2025", "2025-01/2025-06"),
    ("Kết quả 9 tháng, nhiệm vụ quý IV năm 2024", "2024-01/2024-09"),
    ("Kết quả 9 tháng và ước thực hiện năm 2024", "2024-01/2024-09"),
    ("Sơ kết 6 tháng thực hiện Kế hoạch số hóa năm 2023", "2023-01/2023-06"),
    ("Sơ kết 6 tháng thực hiện mô hình 2 cấp năm 2025", "2025"),
    ("Tình hình sáu tháng đầu năm 2024", "2024-01/2024-06"),
    ("Tình hình nửa đầu năm 2024", "2024-01/2024-06"),
    ("Số liệu tính đến ngày 30/9/2020", ""),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_period_of_a_title(text: str, expected: str) -> None:
    assert reporting.reported(text) == expected


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        (
            "BÁO CÁO THÁNG 11\n(từ ngày 01/11/2024 đến ngày 30/11/2024)",
            "2024-11",
        ),
        (
            "BÁO CÁO CÔNG TÁC TUẦN 02 THÁNG 6 NĂM 2026\n"
            "(Từ ngày 22/6/2026 đến ngày 25/6/2026)",
            "2026-06-22/2026-06-25",
        ),
        (
            "BÁO CÁO\nKết quả tiếp công dân tháng 6 năm 2019\n"
            "(Số liệu tính từ ngày 17/5/2019 đến hết ngày 20/6/2019)",
            "2019-06",
        ),
        ("BÁO CÁO\nKết quả tiếp công dân\n(Tính đến ngày 20/6/2019)", ""),
    ],
)
def test_period_below_a_title(heading: str, period: str) -> None:
    text = "1. Tình hình\nĐã tiếp 12 lượt công dân.\n"
    letterhead = "".join(TWO_COLUMNS.splitlines(keepends=True)[:3])
    assert header(f"{heading}\n{text}").period == period
    assert header(f"{letterhead}{heading}\n{text}").period == period


STAMPED = [
    (
        "QUYẾT ĐỊNH\nGiao chỉ tiêu kế hoạch đầu tư công trung hạn của tỉnh\n"
        "ĐẾN\t-a năm 2020 trên địa bàn huyện Thanh Liêm\n7344\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n"
    ),
    (
        "QUYẾT ĐỊNH\nGiao chỉ tiêu kế hoạch đầu tư công trung hạn của tỉnh\n"
        "Số: 7344\tnăm 2020 trên địa bàn huyện Thanh Liêm\n"
        "Ngày: 18/6/20\nChuyển:........\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n"
    ),
    (
        "QUYẾT ĐỊNH\nGiao chỉ tiêu kế hoạch đầu tư công trung hạn của tỉnh\n"
        "CÔNG VĂN ĐẾN\nnăm 2020 trên địa bàn huyện Thanh Liêm\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n"
    ),
]


@pytest.mark.parametrize("below", STAMPED)
def test_title_beside_an_incoming_stamp(below: str) -> None:
    letterhead = "".join(TWO_COLUMNS.splitlines(keepends=True)[:3])
    expected = (
        "Giao chỉ tiêu kế hoạch đầu tư công trung hạn của tỉnh "
        "năm 2020 trên địa bàn huyện Thanh Liêm"
    )
    assert header(letterhead + below).title == expected


def test_a_form_with_its_blanks_dotted() -> None:
    found = header(
        "UBND TỈNH HÀ NAM   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ Y TẾ            Độc lập - Tự do - Hạnh phúc\n"
        "Số:     /BB-SYT    ………………………, ngày     tháng     năm 2017\n\n"
        "BIÊN BẢN\nChấm điểm thi đua năm 2017 đơn vị………………………………\n\n\n"
        "Thực hiện Kế hoạch số 145/KH-SYT ngày 16/01/2017 của Sở Y tế\n"
    )
    assert (found.issued_on, found.place) == ("2017", "")
    assert found.title == "Chấm điểm thi đua năm 2017 đơn vị"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quý I/2024 | Cùng kỳ quý I năm 2023", ["2024-Q1", "2023-Q1"]),
        ("Phương hướng quý IV", ["--Q4"]),
        ("Nhiệm vụ 6 tháng cuối năm", ["--07/--12"]),
        ("Nhiệm vụ tháng 7", ["--07"]),
        ("T5/2024", ["2024-05"]),
        ("6T đầu năm 2023", ["2023-01/2023-06"]),
        ("tính đến hết ngày 31/3/2024", ["2024-03-31"]),
        ("thuê bao 12 tháng", []),
        ("ngày 15 tháng 6", []),
        ("31/02/2024", []),
        ("đến ngày 31/02/2024", []),
    ],
)
def test_times_named(text: str, expected: list[str]) -> None:
    assert [time.period for time in reporting.named(text)] == expected


@given(
    st.text(
        alphabet="0123456789/.- tháng quý năm đầu cuối từ ngày đến học IVX",
        max_size=60,
    )
)
def test_times_are_iso(text: str) -> None:
    for time in reporting.named(text):
        assert is_sound(time.period.replace("--", "2024-"))


GAZETTED = """Nghị định của Chính phủ số 88/2003/NĐ-CP
ngày 10/10/2003 về quản lý hội

Chính phủ

Căn cứ Luật Tổ chức Chính phủ;
"""


def test_heading_of_a_gazette() -> None:
    found = header(GAZETTED)
    assert (
        found.doc_type,
        found.doc_code,
        found.issuer,
        found.issued_on,
        found.title,
    ) == (
        "Nghị định",
        "88/2003/NĐ-CP",
        "Chính phủ",
        "2003-10-10",
        "quản lý hội",
    )


def test_number_whose_word_was_lost() -> None:
    found = header(TWO_COLUMNS.replace("Số: 96/BC-SNV", "96 /BC-SNV"))
    assert (found.doc_code, found.issuer, found.issuer_parent) == (
        "96/BC-SNV",
        "Sở Nội vụ",
        "UBND tỉnh Hà Nam",
    )


@pytest.mark.parametrize(
    ("said", "issued"),
    [
        ("ngày 31 tháng 02 năm 2019", "2019-02"),
        ("ngày 29 tháng 02 năm 2020", "2020-02-29"),
        ("ngày 29 tháng 02 năm 2019", "2019-02"),
    ],
)
def test_a_day_that_its_month_has_not_is_not_known(
    said: str, issued: str
) -> None:
    text = (
        f"UBND TỈNH CAO BẰNG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ\tĐộc lập - Tự do - Hạnh phúc\n"
        f"Số: 12/BC-SYT\tCao Bằng, {said}\n\nBÁO CÁO\nKết quả công tác\n"
    )
    assert header(text).issued_on == issued


@pytest.mark.parametrize(
    "dated",
    [
        "Ngày đăng: 12/5/2023",
        "Cập nhật lúc 08:30, 12/05/2023",
        "Cập nhật lúc 08:15, Thứ Sáu, 12/05/2023",
        "Thứ sáu, 12/5/2023 | 15:20 GMT+7",
        "Thứ sáu, ngày 12 tháng 5 năm 2023 - 14h30",
        "Ngày đăng: 12/5/2023 - Lượt xem: 1.284",
        "15:42 | 12/05/2023",
        "12/05/2023 18:05 (GMT+7)",
        "2023-05-12 20:08:34",
        "2023-05-12",
        "12 tháng 5 năm 2023",
        "Quang Minh - 12/05/2023",
        "12/05/2023 08:30 | Ban Biên tập",
        "Ngày đăng: 12/05/2023 | Tác giả: Quang Minh | Lượt xem: 120",
        "12-05-2023",
        "https://binhan.example.vn/tin/to-cong-nghe-so-cong-dong.html",
    ],
)
def test_headline_of_a_portal(dated: str) -> None:
    text = (
        f"Trang chủ > Chuyển đổi số > Tin tức\nXã đầu tiên có đủ tổ công nghệ số cộng đồng\n{dated}\n"
        "Sáng nay, xã Bình An ra mắt tổ công nghệ số cộng đồng cuối cùng của huyện.\n"
    )
    assert header(text).title == "Xã đầu tiên có đủ tổ công nghệ số cộng đồng"


def test_title_ends_where_it_is_said_what_the_figures_cover() -> None:
    text = (
        "UBND TỈNH BÌNH AN\nSỞ Y TẾ\nSố: 12/BC-SYT\nBình An, ngày 14 tháng 6 năm 2024\n\nBÁO CÁO\n"
        "Kết quả cải cách hành chính quý II năm 2024\n(Số liệu từ ngày 15/3/2024 đến ngày 14/6/2024)\n\nI. KẾT QUẢ\n"
    )
    assert header(text).title == "Kết quả cải cách hành chính quý II năm 2024"


SIGNED_OVER_TWO_LINES = """**Nơi nhận:**
- Như trên;
- Lưu: VT, TH.
|
**TM. ỦY BAN
NHÂN DÂN**
KT. CHỦ TỊCH
**PHÓ CHỦ TỊCH**
**Trần Quang Vinh**
|
"""


def test_signature_of_a_web_page() -> None:
    """Names in bold are no list items, and the body's name may wrap."""
    found = header(
        TWO_COLUMNS.partition("Nơi nhận:")[0] + SIGNED_OVER_TWO_LINES
    )
    assert (found.signer, found.signer_title, found.signed_for) == (
        "Trần Quang Vinh",
        "PHÓ CHỦ TỊCH",
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
    )


WRAPPED = """|
**ỦY BAN NHÂN
DÂN**
TỈNH ĐỒNG THÁP
--------
|
**CỘNG HÒA XÃ
HỘI CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
|
Số: 71/KH-UBND
|
*Đồng Tháp,
ngày 05 tháng 12 năm 2025*
|

**KẾ HOẠCH**

ĐÀO TẠO KỸ NĂNG SỐ

Triển khai Kế hoạch hành động số 28-KH/TU của Tỉnh ủy.
"""


def test_a_letterhead_wrapped_by_a_narrow_table() -> None:
    found = header(WRAPPED)
    assert (found.issuer, found.issuer_parent) == ("UBND tỉnh Đồng Tháp", "")
    assert (found.place, found.issued_on) == ("Đồng Tháp", "2025-12-05")


def test_properties_with_label_and_value_on_lines_of_their_own() -> None:
    text = (
        "**Số hiệu:**\n|\n15/QĐ-BNV\n|\n**Người ký:**\n|\nTrần Văn Bình\n|\n"
        + WRAPPED
    )
    found = header(text.replace("Số: 71/KH-UBND\n", ""))
    assert (found.doc_code, found.signer) == ("15/QĐ-BNV", "Trần Văn Bình")


def test_a_number_behind_the_date_of_one_line() -> None:
    found = header(
        TWO_COLUMNS.replace("Số: 96/BC-SNV\tHà Nam", "Hà Nam").replace(
            "năm 2020\nBÁO", "năm 2020 Số: 96/BC-SNV\nBÁO"
        )
    )
    assert (found.doc_code, found.issuer) == ("96/BC-SNV", "Sở Nội vụ")


BODIES = [
    (["UBND HUYỆN ĐĂK R LẤP"], "UBND huyện Đắk R'lấp"),
    (["1UBND TỈNH KIÊN GIANG"], "UBND tỉnh Kiên Giang"),
    (["UBND TỈNH HÀ GIANG CỘNG HÒA NAM"], "UBND tỉnh Hà Giang"),
    (["Số 39C04-P6", "BỘ CÔNG AN"], "Bộ Công an"),
    (["BỘ CÔNGAN"], "Bộ Công an"),
    (["SỞ KHOA HỌC VÀ CÔNG NGHỆ SƠNLA"], "Sở Khoa học và Công nghệ Sơn La"),
    (["HIỆP HỘI DOANH NGHIỆP TB-HHDN"], "Hiệp hội Doanh nghiệp"),
]


@pytest.mark.parametrize(("letterhead", "body"), BODIES)
def test_one_body_has_one_name(letterhead: list[str], body: str) -> None:
    assert body_lines.bodies(letterhead) == [body]


PROVINCES = [
    (
        (
            "Sở Y tế",
            "UBND tỉnh Kiên Giang",
            "Kiên Giang",
            "2017-10-17",
            "province",
        ),
        "Kiên Giang",
    ),
    (
        ("UBND huyện Đắk R'lấp", "", "Kiến Đức", "2019-05-16", "local"),
        "Đắk Nông",
    ),
    (
        (
            "Sở Nội vụ",
            "UBND tỉnh Bình Thuận",
            "Phan Thiết",
            "2025-09-01",
            "province",
        ),
        "Lâm Đồng",
    ),
    (("UBND phường Ba Đình", "", "Hà Nội", "2025-09-01", "local"), "Hà Nội"),
    (("Sở Nội vụ", "", "Buôn Ma Thuột", "2020-01-01", "province"), "Đắk Lắk"),
    (("Bộ Y tế", "", "Hà Nội", "2020-01-01", "central"), ""),
    (("Viện Vệ sinh", "Bộ Y tế", "Nha Trang", "2020-01-01", "any"), ""),
]


@pytest.mark.parametrize(("body", "expected"), PROVINCES)
def test_province_of_a_body(
    body: tuple[str, str, str, str, str], expected: str
) -> None:
    assert divisions.province(*body) == expected


LETTERHEADS = [
    pytest.param(
        (
            "SỞ NỘI VỤ",
            "Số: 96/BC-SNV",
            "TRƯỜNG ĐẠI HỌC TÂY NINH",
            "Số: 96/QD-DHTN",
        ),
        dict(doc_code="96/QĐ-ĐHTN", issuer="Trường Đại học Tây Ninh"),
        id="strokes that scanning lost",
    ),
    pytest.param(
        ("SỞ NỘI VỤ", "Số: 96/BC-SNV", "VĂN PHÒNG", "Số: 96/VP-HC"),
        dict(issuer="Văn phòng", issuer_parent="UBND tỉnh Hà Nam"),
        id="office below its committee",
    ),
    pytest.param(
        (
            "SỞ NỘI VỤ",
            "BC-SNV\tHà Nam",
            "PHÒNG VĂN HÓA-XÃ HỘI",
            "BC-VHXH\tMộ Đức",
        ),
        dict(issuer="Phòng Văn hóa - Xã hội", place="Mộ Đức"),
        id="hyphen without blanks",
    ),
    pytest.param(
        ("BC-SNV\tHà Nam", "", "BC-SNV\tĐăk R'lấp", ""),
        dict(place="Đắk R'lấp"),
        id="apostrophe in a place",
    ),
    pytest.param(
        (
            "Kết quả sắp xếp",
            "BC-SNV\t",
            "Về kết quả sắp xếp",
            "KHPH-SNV-SVH, TT, DL\t",
        ),
        dict(
            doc_code="96/KHPH-SNV-SVH,TT,DL",
            title="kết quả sắp xếp hồ sơ lưu trữ quý III năm 2020",
        ),
        id="bodies after commas",
    ),
    pytest.param(
        (
            "ngày 08 tháng 9",
            "UBND TỈNH HÀ NAM",
            "ngày     tháng 9",
            "Giờ ký: 22/09/2020 14:38\nUBND TỈNH HÀ NAM",
        ),
        dict(issued_on="2020-09-22"),
        id="day of the signature",
    ),
    pytest.param(
        ("SỞ NỘI VỤ", "96/BC-SNV", "TRUNG TÂM ỨNG DỤNG", "96/BC-TTUD"),
        dict(doc_code="96/BC-TTƯD", issuer="Trung tâm Ứng dụng"),
        id="marks of Đ and Ư that scanning lost",
    ),
    pytest.param(
        ("96/BC-SNV", "", "96BC-SNV", ""),
        dict(doc_code="96/BC-SNV"),
        id="stroke behind the number lost",
    ),
    pytest.param(
        ("96/BC-SNV", "", "96/20*0/QĐ-UBND", ""),
        dict(doc_code="96/2020/QĐ-UBND"),
        id="year of the symbol torn",
    ),
    pytest.param(
        ("Số: 96/BC-SNV", "", "/BC-QXZ", ""),
        dict(doc_code="/BC-QXZ"),
        id="word and number lost, body unknown",
    ),
    pytest.param(
        ("96/BC-SNV", "", "96/BC-CAT(PA05)", ""),
        dict(doc_code="96/BC-CAT(PA05)"),
        id="team of the police",
    ),
    pytest.param(
        ("Hà Nam, ngày", "", "Bà Rịa-Vũng Tàu, ngày", ""),
        dict(place="Bà Rịa - Vũng Tàu"),
        id="hyphen without blanks in a place",
    ),
    pytest.param(
        ("Hà Nam, ngày", "", "TP. Hồ Chí Minh, ngày", ""),
        dict(place="Thành phố Hồ Chí Minh"),
        id="a place named after a person",
    ),
    pytest.param(
        ("Số: 96/BC-SNV\tHà Nam", "", "Thành phố Hồ Chí Minh", ""),
        dict(place="Thành phố Hồ Chí Minh", issued_on="2020-09-08"),
        id="a city on a line of its own",
    ),
    pytest.param(
        ("ngày 08 tháng 9", "", "ngàyôGháng 9", ""),
        dict(place="Hà Nam", issued_on="2020-09"),
        id="day and tháng run together",
    ),
    pytest.param(
        ("quý III năm 2020", "", "Nhâm Dần 2022 trên địa bàn", ""),
        dict(title="Kết quả sắp xếp hồ sơ lưu trữ Nhâm Dần 2022 trên địa bàn"),
        id="a lunar year in a title",
    ),
]


@pytest.mark.parametrize(("change", "expected"), LETTERHEADS)
def test_letterheads(
    change: tuple[str, str, str, str], expected: dict[str, str]
) -> None:
    old, first, new, second = change
    text = TWO_COLUMNS.replace(old, new, 1)
    text = text.replace(first, second, 1) if first else text
    found = asdict(header(text))
    assert {name: found[name] for name in expected} == expected


TITLES = [
    ("TRUNG ANCONGBAOATNHO Về việc thi hành án", "thi hành án"),
    ("ứng phó với mưa lũ. GIOATDOC", "ứng phó với mưa lũ"),
    ("ứng phó với mưa lũ GIONGTNW AUGNTIKON", "ứng phó với mưa lũ"),
    ("CÔNG BỐ DANH MỤC NGHIỆMTHU", "CÔNG BỐ DANH MỤC NGHIỆMTHU"),
    ("V/s kết quả năm 2018", "kết quả năm 2018"),
    ("Về chuyển đổi số", "chuyển đổi số"),
]


@pytest.mark.parametrize(("read", "expected"), TITLES)
def test_titles_without_what_stands_around(read: str, expected: str) -> None:
    assert title_text.clean(read) == expected


def test_the_code_of_a_body_is_no_type() -> None:
    text = (
        "BỘ TÀI CHÍNH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCỤC THUẾ\tĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 21/CT-CS\tHà Nội, ngày 8 tháng 4 năm 2026\nV/v chính sách thuế\nKính gửi: Công ty A.\n"
    )
    assert header(text).doc_type == "Công văn"


def test_who_decides_ends_a_title_that_seems_to_hang() -> None:
    text = (
        "CHÍNH PHỦ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 21/QĐ-TTg\tHà Nội, ngày 8 tháng 4 năm 2026\n"
        "QUYẾT ĐỊNH\nVỀ\nVIỆC PHÊ DUYỆT CHƯƠNG TRÌNH CHÍNH PHỦ SỐ\nTHỦ TƯỚNG CHÍNH PHỦ\n"
        "Căn cứ Luật Tổ chức Chính phủ;\n"
    )
    assert header(text).title == "PHÊ DUYỆT CHƯƠNG TRÌNH CHÍNH PHỦ SỐ"


def test_the_addressee_behind_a_stamp_ends_a_title() -> None:
    text = (
        "SỞ Y TẾ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 21/SYT-VP\tLào Cai, ngày 8 tháng 4 năm 2026\n"
        "V/v tiêm chủng\nbổ sung\nvay peNgKính gửi: Các bệnh viện\ntrực thuộc\n"
    )
    assert header(text).title == "tiêm chủng bổ sung"


TABLE = """UBND TỈNH LÀO CAI
SỞ TÀI CHÍNH
Số: 106/BC-STC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
TỔNG HỢP KẾT QUẢ TIẾP DÂN
THÁNG 5 NĂM 2019
STT\tNgày tiếp\tHọ tên
01\t02/5/2019\tNguyễn An
Nơi nhận: Lào Cai, ngày 28 tháng 5 năm 2019
- Thanh tra tỉnh; GIÁM ĐỐC
- Lưu: VT.
Người ký: Sở Tài chính
Nguyễn An
"""


def test_a_table_is_dated_where_it_is_signed() -> None:
    found = header(TABLE)
    assert found.title == "TỔNG HỢP KẾT QUẢ TIẾP DÂN THÁNG 5 NĂM 2019"
    assert (found.place, found.issued_on) == ("Lào Cai", "2019-05-28")
    assert (found.doc_type, found.signer) == ("Báo cáo", "Nguyễn An")


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("BỘ NỘI VỤ\nPhụ lục 2\nHƯỚNG DẪN CHẤM ĐIỂM\n", "Bộ Nội vụ"),
        (
            "BIỂU SỐ LIỆU VAY\n(Kèm theo Công văn số 14/STC-NS ngày 2/5/2019 của Sở Tài chính tỉnh "
            "Lào Cai)\n",
            "Sở Tài chính",
        ),
        (
            "BÁO CÁO VAY NỢ\n(Kèm theo Công văn số 14/STC-NS ngày 2/5/2019 của Sở Tài chính)\n",
            "Sở Tài chính",
        ),
    ],
)
def test_issuer_of_an_annex(text: str, issuer: str) -> None:
    assert header(text).issuer == issuer


ANNEXES = [
    pytest.param(
        "Bảng 2\nCHỈ SỐ CHUYỂN ĐỔI SỐ CẤP TỈNH\n"
        "(Ban hành kèm theo Quyết định số    /QĐ-BNV ngày   tháng   năm 2025 "
        "của Bộ Nội vụ)\nSTT\tTiêu chí\tĐiểm\n1\tNhận thức\t10\n",
        ("CHỈ SỐ CHUYỂN ĐỔI SỐ CẤP TỈNH", "Bộ Nội vụ", ""),
        id="numbered table",
    ),
    pytest.param(
        "Phụ lục II\nKẾT QUẢ CHẤM ĐIỂM NĂM 2025\nCỦA UBND CÁC XÃ, PHƯỜNG\n"
        "(Kèm theo Quyết định số    /QĐ-UBND ngày    tháng   năm 2026\n"
        "của Chủ tịch UBND tỉnh Hà Nam)\nSTT\tĐơn vị\tĐiểm\n1\tXã A\t10\n",
        (
            "KẾT QUẢ CHẤM ĐIỂM NĂM 2025 CỦA UBND CÁC XÃ, PHƯỜNG",
            "UBND tỉnh Hà Nam",
            "",
        ),
        id="enclosed by a chairman",
    ),
    pytest.param(
        "DANH MỤC SẢN PHẨM CHUNG CHO CÁC SỞ,\nNGÀNH CỦA TỈNH\n"
        "(Kèm theo Quyết định số:    /QĐ-UBND ngày    của UBND tỉnh)\n"
        "STT\tMã\tĐiểm\n1\tA\t10\n",
        ("DANH MỤC SẢN PHẨM CHUNG CHO CÁC SỞ, NGÀNH CỦA TỈNH", "", ""),
        id="enclosed by a committee of no named place",
    ),
    pytest.param(
        "ỦY BAN NHÂN DÂN TỈNH HÀ NAM\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\n"
        "=====o0o=====\n\n\nĐỀ CƯƠNG VÀ DỰ TOÁN CHI TIẾT\n"
        "“XÂY DỰNG PHẦN MỀM TẠI SỞ Y TẾ”\n\n\nHà Nam, năm 2012\n",
        (
            "ĐỀ CƯƠNG VÀ DỰ TOÁN CHI TIẾT “XÂY DỰNG PHẦN MỀM TẠI SỞ Y TẾ”",
            "Sở Thông tin và Truyền thông",
            "UBND tỉnh Hà Nam",
        ),
        id="cover",
    ),
    pytest.param(
        "PHỤ LỤC 01. TÌNH HÌNH SỬ DỤNG DỰ TOÁN THEO HỢP ĐỒNG\n"
        "Đơn vị tính: Triệu đồng\nMã\tTên\tTiền\n1\tA\t10\n",
        ("TÌNH HÌNH SỬ DỤNG DỰ TOÁN THEO HỢP ĐỒNG", "", ""),
        id="number and title on one line",
    ),
    pytest.param(
        "SỞ TÀI CHÍNH\nTỈNH HÀ NAM\nBẢNG GIÁ THỊ TRƯỜNG THÁNG 7 NĂM 2022\n"
        "(Kèm theo Thông tư số 116/2018/TT-BTC của Bộ Tài chính)\n"
        "STT\tMã\tGiá\n1\tA\t10\n",
        ("BẢNG GIÁ THỊ TRƯỜNG THÁNG 7 NĂM 2022", "Sở Tài chính", ""),
        id="form of a department",
    ),
    pytest.param(
        "CỤC QUẢN LÝ CHẤT LƯỢNG\nTÀI LIỆU HƯỚNG DẪN ĐÁNH GIÁ\n"
        "CHƯƠNG TRÌNH ĐÀO TẠO CÁC TRÌNH ĐỘ\n"
        "Theo Thông tư số 04/2016/TT-BGDĐT của Bộ trưởng Bộ Y tế ban hành\n"
        "STT\tMã\tGiá\n1\tA\t10\n",
        (
            "TÀI LIỆU HƯỚNG DẪN ĐÁNH GIÁ CHƯƠNG TRÌNH ĐÀO TẠO CÁC TRÌNH ĐỘ",
            "",
            "",
        ),
        id="a title that goes on with the name of a type",
    ),
    pytest.param(
        "TS - Nguyễn Đại An\n\nTheo quan điểm của các nhà kinh tế học cổ điển "
        "thì lạm phát là sự tràn ngập của tiền giấy trong lưu thông.\n",
        ("", "", ""),
        id="who wrote an article is no headline",
    ),
    pytest.param(
        "Tỉnh Bình An nhận giải thưởng cơ quan nhà nước chuyển đổi số xuất sắc\n"
        "Chiều ngày 06/9/2019, tại thành phố Bình An, Hội Truyền thông số tổ chức lễ trao giải "
        "thưởng chuyển đổi số, có đại diện của nhiều tỉnh tham dự.\n",
        (
            "Tỉnh Bình An nhận giải thưởng cơ quan nhà nước chuyển đổi số xuất sắc",
            "",
            "",
        ),
        id="a headline right above its article",
    ),
    pytest.param(
        "I. KẾT QUẢ ĐẠT ĐƯỢC TRONG THÁNG VỪA QUA\nĐã xử lý 100 hồ sơ.\n",
        ("", "", ""),
        id="a heading of the text is no title",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ANNEXES)
def test_annexes(text: str, expected: tuple[str, str, str]) -> None:
    found = header(text)
    assert (found.title, found.issuer, found.issuer_parent) == expected


def test_quotes_of_a_title_read_from_a_picture() -> None:
    assert (
        title_text.quoted('Phê duyệt Đề án "Kỹ năng số')
        == "Phê duyệt Đề án “Kỹ năng số”"
    )
    assert title_text.quoted("huyện Đăk R'lấp") == "huyện Đăk R’lấp"
    assert (
        title_text.quoted('Cuộc thi "Dân số" năm 2020')
        == "Cuộc thi “Dân số” năm 2020"
    )


@pytest.mark.parametrize(
    ("above", "title", "period"),
    [
        (
            "Báo cáo sơ kết công tác chuyển đổi số 6 tháng đầu năm 2026",
            "sơ kết công tác chuyển đổi số 6 tháng đầu năm 2026",
            "2026-01/2026-06",
        ),
        (
            "Báo cáo kết quả cải cách hành chính quý I năm 2026",
            "kết quả cải cách hành chính quý I năm 2026",
            "2026-Q1",
        ),
        ("Tin tức của xã", "", ""),
    ],
)
def test_title_above_the_letterhead(
    above: str, title: str, period: str
) -> None:
    found = header(
        f"{above}\n\nỦY BAN NHÂN DÂN TỈNH BÌNH AN\nỦY BAN NHÂN DÂN XÃ HÒA LẠC\nSố:      /BC-UBND\n"
        "Hòa Lạc\n\nỦy ban nhân dân xã báo cáo kết quả thực hiện:\nI. KẾT QUẢ\nĐã có 5 tổ công nghệ số.\n"
    )
    assert (found.title, found.period) == (title, period)
