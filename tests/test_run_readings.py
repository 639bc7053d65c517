"""The pages of a document put together again."""

import pytest

from pipeline.records import Page, Reading
from pipeline.run.codec import pack
from pipeline.run.readings import BLANK, joined


@pytest.mark.parametrize(
    ("pages", "problem"),
    [
        ([Page(1, "\n \t\n"), Page(2, "")], BLANK),
        ([Page(1, ""), Page(2, "5")], ""),
        ([Page(1, "", problem="not read"), Page(2, "")], ""),
        ([], ""),
    ],
)
def test_a_document_of_blank_pages_says_so(
    pages: list[Page], problem: str
) -> None:
    assert joined(pack(Reading((one,))) for one in pages).problem == problem
