"""Reading pictures of pages: TrueOCR corrected by a syllable model, Tesseract for doubtful
lines."""
