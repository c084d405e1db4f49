"""Reminding: what is due to be told to whom, without their having asked."""
