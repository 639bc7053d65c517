"""The document's own times, which its figures take where nothing nearer tells one."""

from pipeline.facts.times.document.own_times import DocumentTime, document_time

__all__ = ["DocumentTime", "document_time"]
