"""The versions of the database. `KNOWN` holds every one that this Keybrief can open, oldest first."""

KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
HEAD = KNOWN[-1]
