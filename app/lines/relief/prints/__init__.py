"""Papers of relief (困难帮扶文书): of every relief in money, and of the hardship file."""
