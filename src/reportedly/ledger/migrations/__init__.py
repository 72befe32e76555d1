"""How a ledger comes to its present form, step by step; forward only."""
