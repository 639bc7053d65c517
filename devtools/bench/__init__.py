"""Bench: speed beside other tools, on archives that are composed here."""
