"""The shared window (共用窗口): style, widgets, form, table, printer; Qt lives here."""
