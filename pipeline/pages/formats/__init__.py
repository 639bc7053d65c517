"""Readers of files that carry text: plain, HTML, DOCX, DOC and RTF; and the encodings from before
Unicode."""
