"""Petitions (信访): visits, letters and calls, reports and suggestions, under 《信访工作条例》."""
