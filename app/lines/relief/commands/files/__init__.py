"""The register of hardship files (困难职工档案台账): opened, changed, reviewed, left; listed and viewed."""
