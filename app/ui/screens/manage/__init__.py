"""管理: people, parameters, code lists, materials, calendar, other bodies, the office, printers, about."""
