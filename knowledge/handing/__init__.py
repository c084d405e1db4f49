"""Hand-offs: work passed to a colleague of another function, and what is told to the manager when it stays undone."""
