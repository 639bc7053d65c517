"""Who signed a document, as what and for whom: blocks of signature as reports of many bodies set
them, recipients at their side or run into them."""

from __future__ import annotations

import pytest

from pipeline.records import Page, Reading, Source
from pipeline.structure import office_titles, parse

_SOURCE = Source("", "", "0" * 16, "text", 0)
_REPORT = """UBND TỈNH HÀ NAM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc
Số: 96/BC-SNV\tHà Nam, ngày 08 tháng 9 năm 2020
BÁO CÁO
Kết quả lưu trữ năm 2020
Sở Nội vụ báo cáo như sau:
1. Đã số hóa 1.200 hồ sơ./.
"""

_BLOCKS = [
    pytest.param(
        "Nơi nhận:\tGIÁM ĐỐC\n- Giám đốc;\tPhan Văn Thanh\n"
        "- Các Phó Giám đốc;\n- Lưu: VT, KT, TH, CN&XD.",
        ("Phan Văn Thanh", "GIÁM ĐỐC", ""),
        id="recipients are no signers",
    ),
    pytest.param(
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Như Điều 3;\tCHỦ TỊCH\n"
        "- Phó Chủ tịch;\tLê Văn Hùng\n- Lưu: VT, KT, TH.",
        ("Lê Văn Hùng", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"),
        id="departments of the file are no formula",
    ),
    pytest.param(
        "Nơi nhận:\tKT. GIÁM ĐỐC\n- Như trên;\tGIÁM ĐỐC\n"
        "- Lưu: VT.\nTrần Thị Mai",
        ("Trần Thị Mai", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
        id="who signs for the head is his deputy",
    ),
    pytest.param(
        "Nơi nhận:\tKT. CHỦ TỊCH\n- Như trên;\tPHÓ CHỦ TỊ\n"
        "- Lưu: VT.\nTrần Thị Mai",
        ("Trần Thị Mai", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH"),
        id="a deputy's title under a seal",
    ),
    pytest.param(
        "Nơi nhận:\tKT. BỘ TRƯỞNG\n- Như trên;\n- Lưu: VT.\nTrần Thị Mai",
        ("Trần Thị Mai", "THỨ TRƯỞNG", "KT. BỘ TRƯỞNG"),
        id="the deputy of a minister",
    ),
    pytest.param(
        "Nơi nhận:\tTM. BAN CHỈ ĐẠO PHÓ TRƯỞNG BAN\n- Như trên;\n"
        "- Lưu: VT.\tLê Văn Hùng",
        ("Lê Văn Hùng", "PHÓ TRƯỞNG BAN", "TM. BAN CHỈ ĐẠO"),
        id="formula and title on one line",
    ),
    pytest.param(
        "Nơi nhận:\tTE.CHỦ TỊCH\n- TT.Huyện ủy\tCHÁNH VĂN PHÒNG\n"
        "- Lưu: VT.\nCao Văn Minh",
        ("Cao Văn Minh", "CHÁNH VĂN PHÒNG", "TL. CHỦ TỊCH"),
        id="by order, under a seal",
    ),
    pytest.param(
        "Nơi nhận:\tTL. BỘ TRƯỞNG\n- Như trên;\t"
        "VỤ TRƯỞNG VỤ GIÁO DỤC PHỔ THÔNG\n- Lưu: VT.\nLê Văn Hùng",
        (
            "Lê Văn Hùng",
            "VỤ TRƯỞNG VỤ GIÁO DỤC PHỔ THÔNG",
            "TL. BỘ TRƯỞNG",
        ),
        id="head of a unit by order of the minister",
    ),
    pytest.param(
        "TRƯỞNG KHOA\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nLê Văn Hùng",
        ("Lê Văn Hùng", "TRƯỞNG KHOA", ""),
        id="title above the recipients",
    ),
    pytest.param(
        "Nơi nhận:\tT/M BAN THƯỜNG VỤ\n- Tỉnh ủy;\tPHÓ BÍ THƯ\n"
        "- Lưu VP.\nLê Văn Hùng",
        ("Lê Văn Hùng", "PHÓ BÍ THƯ", "TM. BAN THƯỜNG VỤ"),
        id="party",
    ),
    pytest.param(
        "Nơi nhận:\tTM. BAN CHẤP HÀNH\n- LĐLĐ tỉnh;\tCHỦ TỊCH\n"
        "- Lưu.\nLê Thị Hoa",
        ("Lê Thị Hoa", "CHỦ TỊCH", "TM. BAN CHẤP HÀNH"),
        id="union",
    ),
    pytest.param(
        "Nơi nhận:\tTM. ĐOÀN GIÁM SÁT\n- Như trên;\tTRƯỞNG ĐOÀN\n"
        "- Lưu: VT.\tCHỦ TỊCH HĐND TỈNH\nLê Văn Hùng",
        ("Lê Văn Hùng", "TRƯỞNG ĐOÀN", "TM. ĐOÀN GIÁM SÁT"),
        id="the post in a body, not what he is elsewhere",
    ),
    pytest.param(
        "Nơi nhận:\tBỘ TRƯỞNG, CHỦ NHIỆM\n- Lưu: VT.\nLê Văn Hùng",
        ("Lê Văn Hùng", "BỘ TRƯỞNG, CHỦ NHIỆM", ""),
        id="a title of two",
    ),
    pytest.param(
        "Nơi nhận:\tHIỆU TRƯỞNG\n- Lưu: VT.\nLê Văn Hùng\n"
        "1\tTrần Thị Mai\tPHÓ HIỆU TRƯỞNG\tThành viên",
        ("Lê Văn Hùng", "HIỆU TRƯỞNG", ""),
        id="a list of members below",
    ),
    pytest.param(
        "Nơi nhận:\tB BE BE\n- Như trên;\n- Lưu: VT.\nLê Văn Hùng\n"
        "BIỂU TỔNG HỢP\n1.\tSố lượng\nNơi nhận:\tGIÁM ĐỐC\n- Sở Y tế;",
        ("Lê Văn Hùng", "", ""),
        id="the signature of a form below",
    ),
    pytest.param(
        "Nơi nhận:\tDlUC\n- Như trên;\n- Lưu: VT.\nHguuễn luân Hàn\n"
        "KẾT QUẢ BÌNH XÉT THI ĐUA\nLớp:\nCá nhân\nTập thể\nĐề nghị\n"
        "TRƯỞNG KHOA\tBÍ THƯ ĐOÀN",
        ("", "", ""),
        id="titles far below the recipients",
    ),
    pytest.param(
        "Nơi nhận:\n- Như trên;\tM M Đ ĐỐC\n- Cục Y tế;\tGIÁM ĐỐC\n"
        "- Lưu: VT.\nLê Văn Hùng",
        ("Lê Văn Hùng", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
        id="two lines of titles, one under the seal",
    ),
    pytest.param(
        "Nơi nhận:\tM ĐỐC\n- Như trên;\tPHÓ GIÁM ĐỐC\n- Lưu: VT.\nLê Văn Hùng",
        ("Lê Văn Hùng", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
        id="the head's line under the seal",
    ),
    pytest.param(
        "Nơi nhận:\tTUQ. CHỦ TỊCH\n- UBND tỉnh;\tGIÁM ĐỐC SỞ NỘI VỤ\n"
        "- Lưu: VT.\nLê Văn Hùng",
        ("Lê Văn Hùng", "GIÁM ĐỐC SỞ NỘI VỤ", "TUQ. CHỦ TỊCH"),
        id="by proxy",
    ),
    pytest.param(
        "Nơi nhận:\tQ. GIÁM ĐỐC\n- UBND tỉnh;\n- Lưu: VT.\nLê Văn Hùng",
        ("Lê Văn Hùng", "Q. GIÁM ĐỐC", ""),
        id="acting",
    ),
    pytest.param(
        "Nơi nhận:\tKT. HIỆU TRƯỞNG\n- Như trên;\tPHÓ HIỆU TRƯỞNG\n"
        "- Lưu: VT.\nLê Văn Hùng",
        ("Lê Văn Hùng", "PHÓ HIỆU TRƯỞNG", "KT. HIỆU TRƯỞNG"),
        id="school",
    ),
    pytest.param(
        "Nơi nhận:\tKT. TRƯỞNG KHOA\n- Như trên;\tPHÓ TRƯỞNG KHOA\n"
        "- Lưu: VT.\nLê Văn Hùng",
        ("Lê Văn Hùng", "PHÓ TRƯỞNG KHOA", "KT. TRƯỞNG KHOA"),
        id="faculty",
    ),
    pytest.param(
        "Nơi nhận:\tKT. TRƯỞNG CÔNG AN HUYỆN\n"
        "- Như trên;\tPHÓ TRƯỞNG CÔNG AN HUYỆN\n"
        "- Lưu: CSQLHC.\nThượng tá Lê Văn Hùng",
        (
            "Lê Văn Hùng",
            "PHÓ TRƯỞNG CÔNG AN HUYỆN",
            "KT. TRƯỞNG CÔNG AN HUYỆN",
        ),
        id="police",
    ),
    pytest.param(
        "- Như trên; KT. CỤC TRƯỞNG\n- Lưu: VT. PHÓ CỤC TRƯỞNG\nLê Văn Hùng",
        ("Lê Văn Hùng", "PHÓ CỤC TRƯỞNG", "KT. CỤC TRƯỞNG"),
        id="columns run together",
    ),
    pytest.param(
        "Nơi nhận:\tTL. CỤC TRƯỞNG\n"
        "- Như trên;\tKT. TRƯỞNG BAN BAN CHÍNH SÁCH, THUẾ QUỐC TẾ\n"
        "- Lưu: VT.\tTRƯỞNG BAN\nLê Văn Hùng",
        (
            "Lê Văn Hùng",
            "PHÓ TRƯỞNG BAN",
            "TL. CỤC TRƯỞNG KT. TRƯỞNG BAN BAN CHÍNH SÁCH, THUẾ QUỐC TẾ",
        ),
        id="deputy of the head of a unit",
    ),
]


@pytest.mark.parametrize(("block", "expected"), _BLOCKS)
def test_who_signed(block: str, expected: tuple[str, str, str]) -> None:
    page = Page(1, f"{_REPORT}{block}\n")
    header = parse(Reading((page,)), _SOURCE).header
    found = header.signer, header.signer_title, header.signed_for
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Lưu: VT, KT, TH, CN&XD", None),
        ("VỤ TRUN VỤCIẢO DỤC PHỔ THÔNG", None),
        ("KT. TRƯỞNG K OA", ("KT. TRƯỞNG KHOA", "")),
        ("PHÓ GIÁM DÓC", ("", "PHÓ GIÁM ĐỐC")),
    ],
)
def test_titles(text: str, expected: tuple[str, str] | None) -> None:
    assert office_titles.read(text) == expected
