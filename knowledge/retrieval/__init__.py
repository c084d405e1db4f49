"""Finding the words: passages, keywords, vectors, one search over both, and what is gathered for a question."""
