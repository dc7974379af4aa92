"""Papers of rights (维权文书): of advice, of mediation."""
