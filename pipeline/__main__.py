"""``python -m pipeline`` is the command ``baocao``."""

from pipeline.cli import main

main()
