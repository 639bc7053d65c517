"""The blanks of a letterhead, printed or filled by hand."""
