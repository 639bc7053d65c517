"""Runs an extraction with the failing readers in a process that tests may kill: INPUT OUTPUT
WORKERS [SCHEDULER]."""

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pipeline import run
from pipeline.errors import BaocaoError
from pipeline.run import workers

if __name__ == "__main__":
    workers.PLUGINS = ("failing_reader",)
    importlib.import_module("pipeline.run.extract").finish = lambda *_: None
    try:
        options = run.Options(workers=int(sys.argv[3]), scheduler="".join(sys.argv[4:]))
        print(run.extract([Path(sys.argv[1])], Path(sys.argv[2]), options))
    except BaocaoError as error:
        print(error)
        sys.exit(error.exit_code)
