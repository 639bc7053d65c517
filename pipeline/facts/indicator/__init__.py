"""Which indicator of the taxonomy a figure states, and how sure that is: ``assign.py`` decides."""
