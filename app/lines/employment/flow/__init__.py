"""Flows of employment (就业流程), one file for each matter (matters.md §8)."""
