"""Screens (页面): each has __init__, _build, _wire and slots; `show_…` is the only way data enters."""
