"""Durable jobs: started once by id, run again where they were cut off, in order, on a schedule, over any workers.

The home of dbos. It is heavy to import, so only `bot/app.py` imports this package, inside a function.
"""

from bot.jobs.jobs import Jobs
from bot.jobs.values import Body, FailedJob, OnFailure, Queue, reference_of

__all__ = ["Body", "FailedJob", "Jobs", "OnFailure", "Queue", "reference_of"]
