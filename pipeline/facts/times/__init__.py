"""What time a figure takes (``rules.py``), whether it is real (``status.py``), and the document's
own times (``document/``); docs/times.md."""
