"""Composition: evidence becomes an answer, a brief, a follow-up; every sentence is checked before it is shown."""
