"""Relief (困难帮扶): hardship files and relief for workers in need; one matter so far, 生活救助."""
