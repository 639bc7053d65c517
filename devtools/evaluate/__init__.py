"""Evaluation: how well the pipeline reads what people have read by hand. Nothing in the pipeline
imports it."""
