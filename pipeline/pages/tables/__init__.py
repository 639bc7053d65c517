"""Ruled tables, on pictures of pages and in PDFs."""
