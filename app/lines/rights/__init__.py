"""Rights (维权): legal advice and the mediation of labour disputes; further matters follow."""
