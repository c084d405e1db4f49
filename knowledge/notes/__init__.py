"""The life of a note: stored as written, read, confirmed, reworded, taken back."""
