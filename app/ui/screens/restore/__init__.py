"""Restoring (恢复): which backup, whose password, the last printed numbers, then the new file is in place."""
