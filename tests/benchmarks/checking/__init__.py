"""The bank that measures the checker: true sentences about facts, and the same made false.

`facts` (Scene) -> `templates` -> `paraphrases` -> `mutations` -> `cases`; only `measuring` knows the checker.
"""
