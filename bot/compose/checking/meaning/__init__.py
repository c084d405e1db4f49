"""Clauses and the words that turn them around: poles, denials, acts, scope, and what is claimed without a source."""
