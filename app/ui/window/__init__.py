"""The window (主窗口): its shell, the signed-in frame, the single instance and the way in."""
