"""Rules of mutual aid (医疗互助规则): figures, bills, terms, payees; what they say is in the modules."""
