"""Measuring answers: question sets, judging, measures, and the report of a run."""
