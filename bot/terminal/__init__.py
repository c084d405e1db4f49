"""What the terminal shows: a value becomes text, tables and colour, or JSON."""
