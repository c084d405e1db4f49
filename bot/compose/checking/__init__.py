"""What a sentence that a model wrote is held against its sources for, one concept per file; `written` is the path."""
