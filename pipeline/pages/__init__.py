"""Pages: the text of each page with words, boxes, tables and blanks, from a text layer or by
OCR."""

from pipeline.pages.read import count
from pipeline.pages.signed import read

__all__ = ["count", "read"]
