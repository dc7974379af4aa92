"""Setting Chinese text (排字): line breaking by 避头尾, gaps between characters, labels spread evenly."""
