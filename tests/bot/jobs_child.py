"""A process with jobs of its own, told what to do line by line: for tests that start, kill and close workers.

Bodies write to `journal` in the folder: "begin ID PID" and "end ID PID". "hold" lasts until the line "release".
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.jobs import Jobs, Queue
from knowledge.errors import KeybriefError

FOLDER = Path(sys.argv[2])
RELEASED = threading.Event()
REACHED: list[str] = []


def main() -> None:
    sys.addaudithook(note_connections)
    jobs = Jobs(sys.argv[1], FOLDER, queues=(Queue("people", at_once=4),))
    jobs.register("quick", lambda job, inputs: journal("end", job))
    jobs.register("hold", hold)
    if "--each-second" in sys.argv:
        jobs.schedule("second", "* * * * * *", lambda job, inputs: journal("tick", inputs["at"]))
    for line in sys.stdin:
        word, *given = json.loads(line)
        print(json.dumps(act(jobs, word, given)), flush=True)


def act(jobs: Jobs, word: str, given: list[Any]) -> Any:
    if word == "release":
        return RELEASED.set()
    if word == "reached":
        return REACHED
    if word == "start_many":
        return [jobs.start("quick", job, {"note": job}) for job in given]
    try:
        return getattr(jobs, word)(*given[:3], **({"order": given[3]} if given[3:] else {}))
    except KeybriefError as error:
        return str(error)


def hold(job: str, inputs: Mapping[str, str]) -> None:
    journal("begin", job)
    RELEASED.wait()
    journal("end", job)


def journal(word: str, job: str) -> None:
    with (FOLDER / "journal").open("a", encoding="utf-8") as file:
        file.write(f"{word} {job} {os.getpid()}\n")


def note_connections(event: str, given: tuple[Any, ...]) -> None:
    if event == "socket.connect" and given[0].family != socket.AF_UNIX:
        REACHED.append(str(given[1]))


if __name__ == "__main__":
    main()
