"""What a negotiation with a customer turns on."""
