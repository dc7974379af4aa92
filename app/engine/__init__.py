"""The case engine (办件引擎): forms, moves, deadlines and materials, pure and without Qt or SQL."""
