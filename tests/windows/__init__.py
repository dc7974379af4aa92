"""The program as a Windows program (Windows 程序): built, installed and tested, on Windows or under Wine."""
