"""Names of people, accounts and products that a sentence says, and whether its sources bear them."""
