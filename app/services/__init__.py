"""The commands and questions of the program (服务): one transaction each, plain data in and out."""
