"""Pages of PDF files: opened upright, their text layer compared with what they show."""
