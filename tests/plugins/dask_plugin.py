"""Preloaded by Dask workers in tests: their processes read with the failing readers."""

from pipeline.run import workers


def dask_setup(worker) -> None:
    workers.PLUGINS = ("failing_reader",)
