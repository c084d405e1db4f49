"""Scoring: how attractive each account is, how strong we are there, and how healthy it is; with the reasons."""
