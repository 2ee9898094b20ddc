"""Measures, one in each file: plain functions from outcomes to a number between 0 and 1."""
