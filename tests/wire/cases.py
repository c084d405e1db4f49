"""What is played with every provider, and what whoever asks has to see. A case gives what was seen, and what is wrong
with it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from tests.wire import google
from tests.wire.played import TOKENS_IN, TOKENS_OUT, Asked, Played
from tests.wire.stage import NOTE, Followed, Stage, environment

TRUE = "Padma Mart took goods for BDT 59,52,511.87 in Q3 2026. [revenue-2026Q3]"
TRUE_SAID = ("Padma Mart took goods for BDT 59,52,511.87 in Q3 2026.",)
COMPUTED_SAID = ("Padma Mart bought BDT 59,52,511.87 (Q3 2026).",)
BY_MODEL = "Written by a model from 1 source."
WITHOUT = "This was written without it."
UNREADABLE = "The model's reply could not be read."
WAIT = 40

# What whoever asks saw, and what is wrong with it: nothing, where the provider works.
Result = tuple[str, str]
Case = Callable[[Stage], Result]


def wrong(stage: Stage, **held: tuple[Any, Any]) -> str:
    """What is not as it should be, by name: (is, should be); what the server would not have taken comes first."""
    found = [f"the provider would refuse: {one}" for one in stage.server.refused]
    return "; ".join(found + [f"{name} is {now!r}, not {due!r}" for name, (now, due) in held.items() if now != due])


def answer(stage: Stage) -> Result:
    stage.server.plays(Played(pieces=[*TRUE]))
    seen = stage.asks()
    tokens = (seen.use.tokens_in, seen.use.tokens_out)
    due = (TOKENS_IN, TOKENS_OUT) if stage.provider.counts_tokens else tokens
    held = {"said": (seen.said, TRUE_SAID), "below": (seen.below, BY_MODEL), "tokens": (tokens, due)}
    return str(seen), wrong(stage, **held, key=(stage.server.keys, ["key-1"]))


def streamed(stage: Stage) -> Result:
    """Its first sentence is handed on while the server has not sent the rest."""
    stage.server.plays(Played(pieces=[TRUE, " And"], hangs=True))
    seen = stage.asks(Followed(stops_after=1))
    return str(seen), wrong(stage, handed_on=(seen.handed_on, 1), kind=(seen.kind, "stopped"))


def look_up(stage: Stage) -> Result:
    """Two look-ups at once, one of them of something there is not, and the answer from what they told."""
    told: list[str] = []

    def play(asked: Asked) -> Played:
        told[:] = stage.provider.dialect.results(asked)
        calls = [("commitments", "{}"), ("no_such_tool", '{"month": "2026-10"}')]
        return Played(pieces=[TRUE]) if told else Played(pieces=["Let me look. "], calls=calls)

    stage.server.plays()
    stage.server.play = play
    seen = stage.asks()
    words = ("<found>" in told[0], "There is no no_such_tool" in told[1]) if len(told) == 2 else told
    held = {"said": (seen.said, TRUE_SAID), "told": (words, (True, True))}
    return str(seen), wrong(stage, **held, rounds=(seen.use.rounds, 2), calls=(seen.use.calls, 2))


def thoughts(stage: Stage) -> Result:
    """What the model thinks is no part of the answer, and is given back with what it looked up."""
    told: list[str] = []

    def play(asked: Asked) -> Played:
        told[:] = stage.provider.dialect.results(asked)
        thinks = "They bought 99 tins, I think. Let me look."
        return Played(thinks=thinks, **({"pieces": [TRUE]} if told else {"calls": [("commitments", "{}")]}))

    stage.server.plays()
    stage.server.play = play
    seen = stage.asks()
    return str(seen), wrong(stage, said=(seen.said, TRUE_SAID), below=(seen.below, BY_MODEL))


def broken_arguments(stage: Stage) -> Result:
    """A look-up whose arguments are no JSON is answered with that, and what is given back is taken."""
    told: list[str] = []

    def play(asked: Asked) -> Played:
        told[:] = stage.provider.dialect.results(asked)
        return Played(pieces=[TRUE]) if told else Played(calls=[("contacts", '{"a": [}')])

    stage.server.plays()
    stage.server.play = play
    seen = stage.asks()
    return str(seen), wrong(stage, said=(seen.said, TRUE_SAID), told=("no JSON" in "".join(told), True))


def fault(kind: str, *played: Played, wait: float = 0, requests: int = 1, **given: str) -> Case:
    """The answer is the one without the model, with the reason once; nothing is tried again behind our back."""

    def case(stage: Stage) -> Result:
        stage.server.plays(*played)
        seen = stage.asks(**given)
        asked = len(stage.server.asked)
        held = {"said": (seen.said, COMPUTED_SAID), "kind": (seen.kind, kind), "wait": (seen.wait, wait)}
        told = (seen.below.count(WITHOUT), 1)
        return seen.below, wrong(stage, **held, told=told, requests=(asked, requests))

    return case


def note(stage: Stage) -> Result:
    """A note is read into values, by a look-up where the provider takes values so, else as JSON."""
    item = {"kind": "our_promise", "quote": NOTE, "statement": "send samples", "person": "I", "day": "2026-12-05"}
    values = json.dumps({"items": [item]})

    def play(asked: Asked) -> Played:
        tool = stage.provider.dialect.must_call(asked)
        return Played(calls=[(tool, values)]) if tool else Played(pieces=[values])

    stage.server.plays()
    stage.server.play = play
    reading, use, why = stage.reads()
    items = [(one.kind, one.day) for one in reading.items] if reading is not None else []
    tokens = (use.tokens_in, use.tokens_out)
    held = {"items": (items, [("our_promise", date(2026, 12, 5))]), "why": (why, "")}
    return ", ".join(f"{kind} by {day}" for kind, day in items) or why, wrong(
        stage, **held, tokens=(tokens, (TOKENS_IN, TOKENS_OUT))
    )


def no_note(told: str, *played: Played) -> Case:
    """A note of which nothing is read, and why."""

    def case(stage: Stage) -> Result:
        stage.server.plays(*played)
        reading, _, why = stage.reads()
        asked = len(stage.server.asked)
        return why, wrong(stage, reading=(reading, None), why=(why, told), requests=(asked, 1))

    return case


def keys_stay(stage: Stage) -> Result:
    """A key of the provider in the environment does not go to a server of one's own."""
    stage.server.plays(Played(pieces=[TRUE]))
    with environment(**dict.fromkeys(stage.provider.key_variables, "key-of-the-provider")):
        seen = stage.asks(KEYBRIEF_MODEL_KEY="")
    return str(seen), wrong(stage, said=(seen.said, TRUE_SAID), key=(stage.server.keys, ["none"]))


def no_key(stage: Stage) -> Result:
    """No key, and no server of one's own: told without asking anybody."""
    return fault("key", Played(pieces=[TRUE]), requests=0, KEYBRIEF_MODEL_URL="", KEYBRIEF_MODEL_KEY="")(stage)


def copied_address(ending: str) -> Case:
    """The address as it stands in the manual of a server."""

    def case(stage: Stage) -> Result:
        stage.server.plays(Played(pieces=[TRUE]))
        seen = stage.asks(KEYBRIEF_MODEL_URL=stage.server.url + ending)
        return str(seen), wrong(stage, said=(seen.said, TRUE_SAID), asked=(len(stage.server.asked), 1))

    return case


def room_for_facts(stage: Stage) -> Result:
    """Ollama is told how much it has to read: it would drop the rest."""
    stage.server.plays(Played(pieces=[TRUE]))
    seen = stage.asks(KEYBRIEF_MODEL_TOKENS="9000")
    read = [asked["options"].get("num_ctx") for asked in stage.server.asked]
    return str(seen), wrong(stage, num_ctx=(read, [13_000]))


CASES: Mapping[str, Case] = {
    "an answer, tokens counted": answer,
    "streamed; stopped after a sentence": streamed,
    "two look-ups": look_up,
    "thoughts": thoughts,
    "401": fault("key", Played(status=401)),
    "429 with Retry-After": fault("busy", Played(status=429, headers={"Retry-After": str(WAIT)}), wait=WAIT),
    "429 without": fault("busy", Played(status=429)),
    "500": fault("broken", Played(status=500)),
    "404": fault("unknown_model", Played(status=404)),
    "cut in a sentence": fault("cut", Played(pieces=[TRUE, " Padma Mart has ag"], cuts=True)),
    "cut before the first word": fault("unreachable", Played(cuts=True)),
    "ended in a sentence": fault("cut", Played(pieces=["Padma Mart has agreed to"], ends="")),
    "empty": fault("empty", Played()),
    "silent": fault("late_first", Played(hangs=True), KEYBRIEF_MODEL_FIRST_SECONDS="0.5"),
    "silent in the middle": fault("late", Played(pieces=[TRUE, " And"], hangs=True), KEYBRIEF_MODEL_SECONDS="2"),
    "endless": fault("endless", Played(pieces=["and then more "], endless=True)),
    "not there": fault("unreachable", Played(), requests=0, KEYBRIEF_MODEL_URL="http://127.0.0.1:9"),
    "a note read": note,
    "a note, no values": no_note(UNREADABLE, Played(pieces=["Sure! The note promises samples."])),
    "a note, half the values": no_note(UNREADABLE, Played(pieces=['{"items": [{"kind": "need", '], ends="length")),
    "a note, empty": no_note(UNREADABLE, Played()),
    "a note, 429": no_note("The model's provider takes no more questions just now.", Played(status=429)),
    "a note, 500": no_note("The model's provider has trouble of its own.", Played(status=500)),
    "the provider's own key": keys_stay,
}
OWN: Mapping[str, Mapping[str, Case]] = {
    "openai": {
        "a note, refused": no_note("The model declined to answer.", Played(pieces=["{"], ends="content_filter")),
        "arguments no JSON": broken_arguments,
        "no key": no_key,
        "URL copied": copied_address("/chat/completions"),
    },
    "anthropic": {
        "arguments no JSON": broken_arguments,
        "URL copied": copied_address("/v1"),
        "busy in the middle": fault("broken", Played(pieces=[TRUE, " And so"], breaks=True)),
        "busy before the first word": fault("broken", Played(breaks=True)),
        "529": fault("broken", Played(status=529)),
        "too long": fault("too_long", Played(status=400, error={"message": "prompt is too long: 250000 tokens"})),
        "refused": fault("refused", Played(pieces=["Padma"], ends="content_filter")),
    },
    "google": {
        "no key": no_key,
        "URL copied": copied_address("/v1beta"),
        "wrong key, as 400": fault("key", Played(status=400, error=google.WRONG_KEY)),
        "429, wait in the body": fault("busy", Played(status=429, error=google.wait(WAIT)), wait=WAIT),
        "busy in the middle": fault("broken", Played(pieces=[TRUE, " And so"], breaks=True)),
        "busy before the first word": fault("broken", Played(breaks=True)),
        "refused": fault("refused", Played(pieces=["Padma"], ends="content_filter")),
        "question refused": fault("refused", Played(ends="content_filter")),
    },
    "mistral": {
        "arguments no JSON": broken_arguments,
        "URL copied": copied_address("/chat/completions"),
        "broken in the middle": fault("cut", Played(pieces=[TRUE, " And so"], breaks=True)),
        "ended by an error": fault("cut", Played(pieces=["Padma Mart has agreed"], ends="content_filter")),
    },
    "ollama": {
        "URL copied": copied_address("/api"),
        "broken in the middle": fault("broken", Played(pieces=[TRUE, " And so"], breaks=True)),
        "broken before the first word": fault("broken", Played(breaks=True)),
        "loaded only": fault("empty", Played(ends="load")),
        "room to read": room_for_facts,
    },
}
