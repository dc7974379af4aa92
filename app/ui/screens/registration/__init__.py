"""Registration (登记): taking a matter in at the counter."""
