"""baocao: from archives of Vietnamese government reports to a dataset of ICT-adoption facts."""
from pipeline.records import VERSION as __version__

__all__ = ["__version__"]
