"""Numbers, days, bounds and quotations: what a sentence says of them, and whether its sources hold it."""
