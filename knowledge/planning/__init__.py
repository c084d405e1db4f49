"""The strategic account plan: as it stands, drafted anew from records, and what changed in it."""
