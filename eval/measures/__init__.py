"""Measures, one in each file, definition apart from what they are measured on."""
