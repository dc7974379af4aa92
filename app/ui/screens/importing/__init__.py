"""Taking in a table (导入表格): choosing the file, matching its columns, a dry run, one act, one undo."""
