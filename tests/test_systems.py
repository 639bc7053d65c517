"""Which systems a text names: listed ones, ones known by form only, vendors, status, addresses."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pipeline import mentions, structure
from pipeline.names import tagger
from pipeline.names.system_names import named
from pipeline.names.systems import systems
from pipeline.records import Page, Reading, Source, System


def of(text: str) -> tuple[System, ...]:
    reading = Reading((Page(1, text),))
    layout = structure.parse(reading, Source("", "", "d", "text", 0))
    return systems(layout, mentions.find("d", reading, layout))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Sở sử dụng phần mềm eOffice và họp thư công vụ.",
            ["eOffice", "Thư điện tử công vụ"],
        ),
        (
            "Gửi văn bản qua trực liên thông của tỉnh.",
            ["Trục liên thông văn bản"],
        ),
        (
            "Khai thác phần mềm quản lý văn bản eOffice tại các phòng.",
            ["eOffice"],
        ),
        ("Văn phòng điện tử TD-Office dùng chung toàn tỉnh.", ["TD-Office"]),
        (
            "Các phần mềm chuyên ngành như: Kế toán, Quản lý tài sản cố định.",
            ["Kế toán", "Quản lý tài sản cố định"],
        ),
        (
            "Cơ sở dữ liệu quốc gia về dân cư được kết nối với phần mềm một cửa.",
            ["CSDL quốc gia về dân cư", "Một cửa điện tử"],
        ),
        ("Cấp 30 sim ký số cá nhân cho lãnh đạo.", ["Sim ký số"]),
        (
            "Triển khai phần mềm quản lý hộ kinh doanh tại các chi cục.",
            ["Quản lý hộ kinh doanh"],
        ),
        (
            "Đưa vào dùng cơ sở dữ liệu quản lý nhà ở xã hội.",
            ["CSDL quản lý nhà ở xã hội"],
        ),
        (
            "Ứng dụng “Công dân số Bắc Sơn” có 500 lượt tải.",
            ["Công dân số Bắc Sơn"],
        ),
        ("Huyện dùng phần mềm VinaDocPro để lưu trữ.", ["VinaDocPro"]),
        ("Hệ thống chính trị hoạt động ổn định.", []),
        ("Hệ thống quản lý: theo dõi, đôn đốc.", []),
        ("Phần mềm dùng chung của tỉnh hoạt động tốt.", []),
        ("Mạng LAN và hệ thống UBND các cấp.", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [found.system for found in named(text)] == names


@pytest.mark.parametrize(
    ("issuer", "portal"),
    [
        ("Sở Nội vụ", "Cổng thông tin điện tử Sở"),
        ("UBND huyện Ba Vì", "Cổng thông tin điện tử huyện"),
        ("UBND tỉnh Lào Cai", "Cổng thông tin điện tử tỉnh"),
        ("", "Cổng thông tin điện tử Sở"),
    ],
)
def test_portal_is_of_the_issuer(issuer: str, portal: str) -> None:
    assert [
        found.system
        for found in named("Trang thông tin điện tử đăng 30 tin.", issuer)
    ] == [portal]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Sở đang sử dụng phần mềm eOffice.", "in use"),
        ("Sở đang triển khai phần mềm eOffice.", "in progress"),
        ("Thời gian tới sẽ triển khai phần mềm eOffice.", "planned"),
        (
            "Sẽ triển khai phần mềm eOffice tại xã. Sở đã sử dụng eOffice từ lâu.",
            "in use",
        ),
        ("1. Phương hướng\n\nTriển khai phần mềm eOffice.", "planned"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert {found.status for found in of(text)} == {status}


@pytest.mark.parametrize(
    ("text", "vendor"),
    [
        ("Dùng hệ thống của Viettel SMAS.", "Viettel"),
        ("Quản lý trường học bằng vnEdu do VNPT cung cấp.", "VNPT"),
        (
            "Triển khai hệ thống của Viettel (SMAS), VNPT (vnEdu).",
            "Viettel VNPT",
        ),
        ("Phần mềm eOffice hoạt động tốt; Viettel tài trợ đường truyền.", ""),
    ],
)
def test_vendor(text: str, vendor: str) -> None:
    assert " ".join(found.vendor for found in of(text)).strip() == vendor


@pytest.mark.parametrize(
    ("text", "system", "url"),
    [
        (
            "Hồ sơ được tiếp nhận trên phần mềm một cửa tại http://motcua.hatinh.gov.vn.",
            "Một cửa điện tử",
            "http://motcua.hatinh.gov.vn",
        ),
        (
            "Kết quả tra cứu tại địa chỉ http://diemthi.hatinh.edu.vn.",
            "Tra cứu điểm thi",
            "http://diemthi.hatinh.edu.vn",
        ),
        (
            "Dữ liệu ngành giáo dục nhập tại http://csdl.moet.gov.vn.",
            "CSDL ngành giáo dục",
            "http://csdl.moet.gov.vn",
        ),
    ],
)
def test_address(text: str, system: str, url: str) -> None:
    assert (system, url) in [(found.system, found.url) for found in of(text)]


def test_one_row_for_each_system() -> None:
    found = of("Sở dùng eOffice.\n\nPhần mềm eOffice được nâng cấp.")
    assert [row.system for row in found] == ["eOffice"]
    assert found[0].evidence == "Sở dùng eOffice."
    assert found[0].category == "document management"


@pytest.mark.skipif(
    bool(tagger.missing()),
    reason="models/ner is missing; make models trains it",
)
def test_the_model_is_not_asked_without_a_product_name() -> None:
    assert named("Các xã làm tốt công tác cải cách.") == ()


@pytest.mark.skipif(
    bool(tagger.missing()),
    reason="models/ner is missing; make models trains it",
)
def test_the_model_is_loaded_without_the_commands_of_its_library() -> None:
    code = (
        "import sys; from pipeline.names import tagger; assert tagger.names('VNPT-iOffice'); "
        "sys.exit(any(name in sys.modules for name in ('typer', 'spacy.cli')))"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
