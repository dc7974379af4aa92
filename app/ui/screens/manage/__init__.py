"""管理: people, parameters, code lists, materials, the calendar, other bodies, the office, printers."""
