"""Quoting: the sentences of the best passages that speak to the question, word for word, with day and author."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bot.compose.orders import gives_orders
from bot.compose.render import Style, render_day
from bot.compose.sentence import Sentence
from knowledge.evidence import Passage
from knowledge.glossary import concept
from knowledge.text import sentences, terms

MOST_SENTENCES = 2
LONGEST = 320
# What programs make a link of: a scheme, "www.", and an address with a path; written in wide letters too.
_LINK = re.compile(
    r"(?:[^\W\d_][\w+.-]{0,20}[:：][/／]{2}|www[.．]|(?:mailto|javascript)[:：])\S+"
    r"|(?<![\w@.-])(?!\d+[.．])[\w-]+(?:[.．][\w-]+)*[.．][a-z]{2,}[/／]\S*",
    re.IGNORECASE,
)
_LIVE = re.compile(r"[<＜﹤][!@#！＠＃][^>＞﹥]*[>＞﹥]|[@＠](?:here|channel|everyone)\b", re.IGNORECASE)
_LIFELESS = str.maketrans(dict.fromkeys("<>＜＞﹤﹥!！") | dict.fromkeys("@＠", "(at)"))
_SLASHES = re.compile("[/／]{2}")
_NO_DOTS = str.maketrans({".": "(.)", "．": "(.)", ":": "(:)", "：": "(:)"})
# Brackets like those of refs.
NO_REFS = str.maketrans("[]［］【】〔〕⟦⟧〚〛⁅⁆", "()" * 7)
# Of the letters that are not seen, Bengali joins its own with these two.
_JOINERS = "\u200c\u200d"
_JOINS_NOTHING = re.compile(f"(?<![\u0980-\u09ff])[{_JOINERS}]+")


def quotation(passage: Passage, question: str, style: Style) -> Sentence:
    """The passage's sentences that fit the question best, quoted: “...” (note, 12 Nov 2026, author)."""
    words = best_sentences(passage.words, question)
    day = render_day(passage.when, style) if passage.when is not None else ""
    tail = ", ".join(part for part in (day, passage.author) if part)
    text = f"“{harmless(words)}”" + (f" ({tail})" if tail else "")
    return Sentence(text, (passage.ref,), "quote")


def quotable(passage: Passage, question: str = "") -> bool:
    """Whether anything of a passage may be quoted: not where all of it gives orders to a machine.

    Where some of it does, what is left must share a word with the question: what was found may be the order itself.
    """
    parts = speaking(passage.words)
    if not question or parts == (sentences(passage.words) or [passage.words]):
        return bool(parts)
    asked = set(map(concept, terms(question)))
    return any(not asked.isdisjoint(map(concept, terms(part))) for part in parts)


def speaking(words: str) -> list[str]:
    """The sentences of a text that speak to people; not those that give orders to a machine."""
    return [part for part in (sentences(words) or [words]) if not gives_orders(part)]


def best_sentences(words: str, question: str) -> str:
    """Up to two neighbouring sentences that share most with the question; whole, or cut at a clause where too long."""
    parts = speaking(words) or sentences(words) or [words]
    asked = set(map(concept, terms(question)))
    shared = [len(asked & set(map(concept, terms(part)))) for part in parts]
    best = max(range(len(parts)), key=lambda place: (shared[place], -place))
    first = best
    chosen = [parts[best]]
    if best + 1 < len(parts) and len(" ".join([*chosen, parts[best + 1]])) <= LONGEST:
        chosen.append(parts[best + 1])
    elif best > 0 and len(" ".join([parts[best - 1], *chosen])) <= LONGEST:
        first = best - 1
        chosen.insert(0, parts[best - 1])
    quoted = _as_written(words, chosen)
    if len(quoted) > LONGEST:
        quoted = _clause(quoted)
    return ("… " if first > 0 and not words.startswith(quoted[:20]) else "") + quoted


def _as_written(words: str, chosen: Iterable[str]) -> str:
    """The stretch of the passage that holds the chosen sentences, spaces as one."""
    plain = " ".join(words.split())
    joined = " ".join(" ".join(part.split()) for part in chosen)
    return joined if joined in plain else " ".join(next(iter(chosen)).split())


def _clause(words: str) -> str:
    cut = max(words.rfind(mark, 0, LONGEST) for mark in (", ", "; ", " - ", ": ", "। "))
    cut = cut if cut > LONGEST // 3 else words.rfind(" ", 0, LONGEST)
    return words[: cut if cut > 0 else LONGEST].rstrip(" ,;:-") + "…"


def harmless(words: str) -> str:
    """Quoted words without live links or mentions, and without marks that would end the quotation."""
    return lifeless(words).replace("“", "‘").replace("”", "’")


def lifeless(words: str) -> str:
    """Words in which no link can be pressed, nobody is called, nothing looks like a ref, and nothing is hidden."""
    if not words.isascii():
        words = "".join(one for one in words if one in _JOINERS or unicodedata.category(one) != "Cf")
        words = _JOINS_NOTHING.sub("", words)
    words = _LIVE.sub(lambda found: found[0].translate(_LIFELESS), words)
    words = _LINK.sub(lambda found: _SLASHES.split(found[0])[-1].translate(_NO_DOTS), words)
    return words.translate(NO_REFS)
