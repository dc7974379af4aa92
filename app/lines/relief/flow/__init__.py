"""Flows of relief (困难帮扶流程): one for every relief in money, one for the hardship file."""
