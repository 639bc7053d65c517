"""Runs an extraction with the failing readers in a process that tests may kill: INPUT OUTPUT
WORKERS [SCHEDULER]."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pipeline import run
from pipeline.errors import BaocaoError
from pipeline.run import workers
from pipeline.run.finish import Reports
from pipeline.run.messages import Answer

if __name__ == "__main__":
    workers.PLUGINS = ("failing_reader",)
    Reports._ask = lambda *_: Answer()
    try:
        options = run.Options(
            workers=int(sys.argv[3]), scheduler="".join(sys.argv[4:])
        )
        print(run.extract([Path(sys.argv[1])], Path(sys.argv[2]), options))
    except BaocaoError as error:
        print(error)
        sys.exit(error.exit_code)
