"""The assistant: what a person can ask, how it is composed and checked, and where it is shown."""
