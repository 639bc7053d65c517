"""Names in a document, which are no facts: the documents that it cites, the information systems
that it names.

``references(doc_id, layout, mentions)`` and ``systems(layout, mentions)`` give the rows of
``references.csv`` and ``systems.csv``; the stage ``facts`` asks for them, and for the system that
stands by a figure."""

from pipeline.names.references import references
from pipeline.names.systems import systems

__all__ = ["references", "systems"]
