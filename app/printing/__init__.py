"""Papers (文书打印): a Document is set, laid out, stored as laid out and drawn to PDF and page images."""
