"""Fields of relief (困难帮扶字段): of the hardship file, of every relief in money, of medical relief."""
