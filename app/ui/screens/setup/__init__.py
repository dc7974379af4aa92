"""First set-up (首次设置): office and station, first administrator, recovery sheet."""
