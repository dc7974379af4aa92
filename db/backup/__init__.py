"""Backups (备份): a copy of the open file, one package of it, its trial, and the swap of a restore."""
