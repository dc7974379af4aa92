"""Rules of relief (困难帮扶规则): of every relief in money, of medical relief, of the hardship file."""
