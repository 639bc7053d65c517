"""Report: pages for people, made from the finished tables."""
