"""Parts of a page (分页): one page whose parts stand on a row of words, each with its own moves."""
