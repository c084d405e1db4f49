"""Forgetting: a note, a person or an account erased from everything that is kept, and the search that proves it."""
