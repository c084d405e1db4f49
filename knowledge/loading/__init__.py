"""Bringing data in: files as people have them, mapped by data, shown first, written whole, taken back whole."""
