"""Imported by the fork server before it forks: what every worker loads and compiles is then there
once, and shared.

Models, lists and patterns are loaded by the first document that needs them; so one that needs most
of them is analysed here. It is composed, and nothing of it is kept."""

from __future__ import annotations

import contextlib
import gc

from pipeline import checks, facts, mentions, structure
from pipeline.records import Document, Page, Reading, Source

_TEXT = """UBND TỈNH ĐÔNG HẢI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc
Số: 12/BC-SNV\tĐông Hải, ngày 05 tháng 3 năm 2020

BÁO CÁO
Kết quả ứng dụng công nghệ thông tin năm 2019

1. Hạ tầng
- Sở có 45 máy tính, đạt tỷ lệ 90,5% (trong đó có 12 máy trạm), \
kinh phí 1.250 triệu đồng theo Kế hoạch số 7/KH-UBND ngày 02/01/2019; đường truyền 50 Mbps.
- Phần mềm eOffice chạy tại 12/15 đơn vị; dịch vụ công mức độ 3, 4 \
nhận 250 hồ sơ, tăng 20 hồ sơ so với năm trước.

Nơi nhận:\tGIÁM ĐỐC
- Lưu: VT.\tTrần Văn An
"""


def _analyse() -> None:
    source = Source("", "", "0" * 16, "text", len(_TEXT))
    reading = Reading((Page(1, _TEXT),))
    layout = structure.parse(reading, source)
    found = mentions.find(source.doc_id, reading, layout)
    findings = facts.normalise(source.doc_id, layout, found)
    checks.check_document(Document(source, reading, layout, found, findings))


# a stage that fails says so where a document asks for it
with contextlib.suppress(Exception):
    _analyse()
# what is here stays: a collection in a worker would only write to pages that are shared
gc.freeze()
