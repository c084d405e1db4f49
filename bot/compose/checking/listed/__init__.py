"""What is told of lists of people, promises, needs, offers and points of a plan: who, what, and how it stands."""
