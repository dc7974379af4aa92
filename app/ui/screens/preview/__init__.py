"""Preview (预览): a paper as it will be printed, and the one key that prints it."""
