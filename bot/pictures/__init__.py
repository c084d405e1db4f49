"""Pictures: what is rather looked at than read, drawn from values. Each has words that tell the same figures."""
