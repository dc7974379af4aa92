"""The tests of the program (测试): a mirror of app and db, with kit, lines, stories and architecture."""
