"""What figures say in one of a few ways, and whether a sentence tells another of them."""
