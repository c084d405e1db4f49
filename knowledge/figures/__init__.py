"""The catalogue of figures: each a function with its definition, its example questions and the records behind it."""
