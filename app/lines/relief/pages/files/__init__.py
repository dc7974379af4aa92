"""The register of hardship files in the window (困难职工档案): the list, one file, changing it."""
