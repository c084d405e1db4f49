"""A generated book of long dialogues: several people, many things that sound alike, and questions in other words.

In each account the same topics come up again and again for other places and products, so that only who, what and
where tell the evidence from its likes. The same dialogues come out every time.
"""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ACCOUNTS = 12
CONVERSATIONS = 5
TURNS = 60
QUESTIONS = 300
# How likely small talk goes on for another turn, comes between a question and its answer, and how likely an answer
# names the thing again: people mostly do not.
IDLE, BETWEEN, NAMED_AGAIN = 0.55, 0.2, 0.4


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a conversation. `place` is its number in it."""

    account: int
    conversation: str
    place: int
    day: date
    speaker: str
    words: str

    @property
    def ref(self) -> str:
        return f"{self.conversation}.{self.place}"


@dataclass(frozen=True, slots=True)
class Question:
    """A question about one account and the ref of the turn that answers it."""

    account: int
    words: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Dialogues:
    """The turns of all conversations in order, the questions, and everybody's name."""

    turns: tuple[Turn, ...]
    questions: tuple[Question, ...]
    people: tuple[str, ...]


def make_dialogues(seed: int = 3) -> Dialogues:
    """60 conversations of 60 turns in 12 accounts, and 300 questions."""
    chance = random.Random(seed)
    said = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    turns: list[Turn] = []
    questions: list[Question] = []
    for account in range(1, ACCOUNTS + 1):
        matters = _matters(chance, said)
        for number in range(CONVERSATIONS):
            present = chance.sample(said["people"], 4)
            spoken, asked = _conversation(chance, said, account, number, present, matters)
            turns.extend(spoken)
            questions.extend(asked)
    chance.shuffle(questions)
    return Dialogues(tuple(turns), tuple(questions[:QUESTIONS]), tuple(said["people"]))


def _matters(chance: random.Random, said: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """Every topic with each place or product it may be about, in a random order: none comes twice in an account."""
    found = [(topic, thing) for topic in said["topic"] for thing in said[topic["about"]]]
    chance.shuffle(found)
    return found


def _conversation(
    chance: random.Random,
    said: dict[str, Any],
    account: int,
    number: int,
    present: list[str],
    matters: list[tuple[dict[str, Any], str]],
) -> tuple[list[Turn], list[Question]]:
    name = f"talk-{account}-{number + 1}"
    day = date(2026, 1, 5) + timedelta(days=account + 37 * number)
    turns: list[Turn] = []
    questions: list[Question] = []

    def speak(speaker: str, words: str) -> Turn:
        turns.append(Turn(account, name, len(turns), day, speaker, words))
        return turns[-1]

    while len(turns) < TURNS:
        topic, thing = matters.pop()
        opener, answerer = chance.sample(present, 2)
        values = {"thing": thing, "who": answerer, "detail": chance.choice(topic["details"])}
        speak(opener, chance.choice(topic["opens"]).format(**values))
        if chance.random() < BETWEEN:
            speak(answerer, chance.choice(said["small_talk"]))
        answer = chance.choice(topic["answers"]).format(**values)
        if chance.random() < NAMED_AGAIN:
            answer = f"{thing}? {answer}"
        evidence = speak(answerer, _as_written(answer))
        questions.append(Question(account, chance.choice(topic["asks"]).format(**values), evidence.ref))
        while chance.random() < IDLE:
            speak(chance.choice(present), chance.choice(said["small_talk"]))
    return turns[:TURNS], [one for one in questions if int(one.evidence.rsplit(".", 1)[1]) < TURNS]


def _as_written(words: str) -> str:
    """A capital at the start of each sentence."""
    return re.sub(r"(?:^|(?<=[.?!] ))[a-z]", lambda first: first[0].upper(), words)
