"""Pages: the text of each page with words, boxes, tables and blanks, from a text layer or by
OCR."""

from pipeline.pages.read import count
from pipeline.pages.signed import read

# raise it when reading gives other output: finished pages of older runs are then read again
READING_VERSION = 2

__all__ = ["READING_VERSION", "count", "read"]
