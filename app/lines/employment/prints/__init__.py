"""Papers of employment (就业文书), one file for each matter."""
