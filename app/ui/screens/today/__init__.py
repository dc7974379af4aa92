"""The page 今日 (今日): what is due in all lines, and the sheet that ends the day."""
