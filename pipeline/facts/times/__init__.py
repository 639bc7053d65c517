"""What time a figure takes, and whether it is real (docs/times.md)."""
