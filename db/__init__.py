"""The ground (数据层): tables, the encrypted file, its key, its journal; it knows nothing of app."""
