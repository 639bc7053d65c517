"""Pages: the text of each page with words, boxes, tables and blanks, from a text layer or by OCR."""
from pipeline.pages.read import count, read

READING_VERSION = 1  # raise it when reading gives other output: finished pages of older runs are then read again

__all__ = ["READING_VERSION", "count", "read"]
