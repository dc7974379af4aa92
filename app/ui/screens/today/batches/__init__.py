"""今日 · 批次 (批次分页): the list of batches, one with its lines, its forms and its steps."""
