"""Measures the program against what the machine allows (测速): ratios in one run, never a timed test."""
