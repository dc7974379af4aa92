"""Plain Python that everything stands on (基础): money, dates, identity, errors."""
