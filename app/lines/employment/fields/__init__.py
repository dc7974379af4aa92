"""Fields of employment (就业字段), one file for each matter."""
