"""Relief (困难帮扶): hardship files (建档) and relief in money (生活救助, 医疗救助) for workers in need."""
