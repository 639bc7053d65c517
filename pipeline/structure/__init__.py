"""Structure: header, blocks of running text, sections and tables of a document (ND 30/2020/ND-CP,
Phu luc I)."""

from pipeline.structure.parse import parse

__all__ = ["parse"]
