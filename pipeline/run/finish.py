"""What is made from the finished tables, for people."""
from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

_log = logging.getLogger(__name__)


def finish(output: Path, inputs: Mapping[str, Path]) -> None:
    """Writes the reports, the workbook and the description of the dataset in ``output``. ``inputs``: where the files
    lie, by doc_id. The dataset stands, complete, also where one of them fails; the log says which."""
    # Imported here: they bring pandas, charts and a workbook writer, which workers do without.
    from pipeline.desk.package import write_package
    from pipeline.desk.workbook import write_workbook
    from pipeline.report.audit import write_audit
    from pipeline.report.overview import write_overview

    for name, write in (("audit.html", lambda: write_audit(output, inputs)),
                        ("datapackage.json", lambda: write_package(output)),
                        ("dataset.xlsx", lambda: write_workbook(output)),
                        ("overview.html", lambda: write_overview(output))):
        try:
            write()
        except OSError:  # a full disk is the run's to tell
            raise
        except Exception:
            _log.exception("%s could not be written", name)
