"""Rules of rights (维权规则): limitation, the two sides, consent, agreement and its performance."""
