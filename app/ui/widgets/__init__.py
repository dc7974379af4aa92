"""Widgets of the shared window (部件): small painted things, each with its name and description in words."""
