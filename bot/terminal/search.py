"""The hits of a search on the screen, with where each score comes from."""

from __future__ import annotations

from typing import Any

from bot.compose.render import render, render_day
from bot.features.search import Found, search
from bot.terminal.sitting import Sitting
from knowledge.evidence import Message

MOST_SHOWN = 300


def show_search(at: Sitting, account: str, words: str, limit: int) -> None:
    """Passages, best first: ref, day, author and score with its parts, then the words."""
    found = search(at.desk, at.reader, account, words, limit, at.as_of)
    if at.screen.wants_json:
        at.screen.as_json(hits_as_list(found))
        return
    if not found.hits:
        at.screen.say(render(Message("accounts.search_nothing", {"account": found.account.name}), at.style))
        return
    at.screen.heading(render(Message("accounts.search_title", {"account": found.account.name}), at.style))
    for place, hit in enumerate(found.hits, start=1):
        passage = hit.passage
        day = render_day(passage.when, at.style) if passage.when else ""
        parts = (
            ("by_words", hit.by_words),
            ("by_meaning", hit.by_meaning),
            ("around", hit.around),
            ("person", hit.person),
        )
        told = ", ".join(
            render(Message(f"accounts.{name}", {"score": f"{score:.2f}"}), at.style) for name, score in parts if score
        )
        head = ", ".join(part for part in (passage.ref, day, passage.author) if part)
        at.screen.say(f"{place:>2}. {passage.score:.3f}  {head}")
        at.screen.indent(told, "dim", by=4)
        said = " ".join(passage.words.split())
        at.screen.indent(said if len(said) <= MOST_SHOWN else f"{said[:MOST_SHOWN]}…", by=4)


def hits_as_list(found: Found) -> list[dict[str, Any]]:
    """The keys of `keybrief search --json`."""
    return [
        {
            "ref": hit.passage.ref,
            "kind": hit.passage.kind,
            "date": hit.passage.when.isoformat() if hit.passage.when else None,
            "author": hit.passage.author,
            "words": hit.passage.words,
            "url": hit.passage.url,
            "score": hit.passage.score,
            "by_words": round(hit.by_words, 6),
            "by_meaning": round(hit.by_meaning, 6),
            "around": round(hit.around, 6),
            "person": round(hit.person, 6),
            "cosine": hit.cosine,
        }
        for hit in found.hits
    ]
