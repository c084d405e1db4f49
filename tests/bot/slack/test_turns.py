"""Of the threads that work on requests few compute at a time; a delivery that waits for its ack goes before them."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for

import pytest

from bot.slack.turns import Turns

SOON, LONG = 0.05, 10.0


def test_no_more_work_is_carried_out_at_a_time_than_may_be() -> None:
    turns, lock, most, now = Turns(at_once=2), threading.Lock(), 0, 0

    def work() -> None:
        nonlocal most, now
        with turns.taken():
            with lock:
                now += 1
                most = max(most, now)
            threading.Event().wait(0.001)
            with lock:
                now -= 1

    with ThreadPoolExecutor(8) as threads:
        for done in [threads.submit(work) for _ in range(100)]:
            done.result(LONG)
    assert most == 2


def test_while_one_waits_for_slack_another_works() -> None:
    turns, answered = Turns(at_once=1), threading.Event()

    def asks() -> None:
        with turns.taken(), turns.left():
            assert answered.wait(LONG)

    def works() -> None:
        with turns.taken():
            answered.set()

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(asks), threads.submit(works)]:
            done.result(LONG)


def test_work_begins_when_deliveries_are_kept() -> None:
    turns, begun = Turns(), threading.Event()

    def works() -> None:
        with turns.taken():
            begun.set()

    with ThreadPoolExecutor(1) as threads:
        with turns.first():
            done: Future[None] = threads.submit(works)
            assert not begun.wait(SOON)
        done.result(LONG)


def test_deliveries_without_end_do_not_hold_work_up_for_ever() -> None:
    turns = Turns()
    with ThreadPoolExecutor(1) as threads, turns.first():
        done = threads.submit(lambda: turns.taken().__enter__())
        assert not wait_for([done], LONG).not_done


def test_what_fails_gives_its_turn_back() -> None:
    turns = Turns(at_once=1)
    with pytest.raises(OSError, match="Slack is down"), turns.taken(), turns.left():
        raise OSError("Slack is down")
    with ThreadPoolExecutor(1) as threads:
        done = threads.submit(lambda: turns.taken().__enter__())
        assert not wait_for([done], LONG).not_done


def test_who_has_no_turn_leaves_none() -> None:
    turns = Turns(at_once=1)
    with turns.left(), turns.taken():
        pass
