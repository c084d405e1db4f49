"""Who does something to whom, told the wrong way round: who paid, asked, promised, took over from whom."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.persons import SAME_NAME, same_person
from bot.compose.checking.sides import OPENS_WITH_ACT
from knowledge.evidence import Passage
from knowledge.name_words import NameWord, Weight, likeness, words_of
from knowledge.text import normal_form

# Money that came to us, or should.
_PAID_US = word(
    r"paid us|(?:we|i) (?:have )?received|received (?:bdt|tk|৳|[\d])|owes? us"
    r"|outstanding|আমাদের \S*(?: \S+)* পাওনা|পরিশোধ করেছে\S*|টাকা দিয়েছে\S*"
)
_WE_PAID = word(
    r"(?:we|i) (?:\S+ )?paid|we owe|(?:paid|goes|go|due) (?:out )?to (?!us)\S+"
    r"|should go to|আমরা (?:\S+ )*(?:দিয়েছি|শোধ করেছি|পরিশোধ করেছি)|তাদের পাওনা"
)
_WE_PAID_TOO = word(r"(?:we|i) (?:\S+ )?paid|we owe|আমরা (?:\S+ )*(?:দিয়েছি|শোধ করেছি|পরিশোধ করেছি)")
_ASK = word(r"asks?|asked|wants?|wanted|needs?|needed|requests?|requested|চান|চেয়েছেন|চাইলেন|চেয়েছে|লাগবে|দরকার")
_WE_ASK = word(
    r"(?:we|i) (?:\S+ )?(?:ask|asked|want|wanted|need|requested)|আমরা (?:\S+ )*(?:চেয়েছি|চাই)|আমি (?:\S+ )*চেয়েছি"
)
_PROMISE = word(r"will|shall|is to|are to|promised|promises|sends?|gives?|কথা দিয়েছ\S*|\S+(?:বেন|বে)|পাঠাবেন|দেবেন")
_SENDS = word(r"(?:has |have )?(?:sent|gave|delivered|handed over|shared)|পাঠিয়েছেন|দিয়েছেন")
_SENT_TO = pattern(r"\b(?:went|sent|handed|delivered) (?:\S+ ){0,2}?to (?P<whom>(?!us)[^\W\d]\S*(?: [^\W\d]\S*)?)")
_ANSWERS = word(r"accept(?:s|ed)?|refus(?:es|ed)|reject(?:s|ed)|agree[sd]?|no from|রাজি|মেনে নিয়েছেন|নাকচ|ফিরিয়ে দিয়েছেন")
_FIRST = word(r"we|i|us|our|আমরা|আমি|আমাদের|আমার|\S+(?:েছি|ছিলাম)|পাঠাব|দেব|করব")
_TO_SOMEBODY = word(r"to|with|for|from|told|promised|asked|by|at|per|according to|says?|said")
_DATIVE = tuple(normal_form(one) for one in ("কে", "দের", "দেরকে"))
_NAME = r"[^\W\d_][^\s,;:.।]*(?: [^\W\d_][^\s,;:.।]*){0,3}?"
_TOOK_OVER = (
    pattern(
        rf"(?P<new>{_NAME}) (?:took over [^,;.]*?from|replaced|replaces|succeeded"
        rf"|came in place of|took the place of) (?P<old>{_NAME})(?:[ ,;.]|$)"
    ),
    pattern(
        rf"(?P<old>{_NAME}) (?:left|has left|is gone|is no longer there)[,;] (?P<new>{_NAME}) (?:took over|came|is|has)"
    ),
    pattern(rf"(?P<old>{_NAME})(?: ?এর|র|ের)? জায়গায় (?P<new>{_NAME}) (?:এসেছেন|দায়িত্ব|এলেন)"),
    pattern(rf"(?P<new>{_NAME}) এসেছেন, (?P<old>{_NAME}) আর নেই"),
)


def wrong_direction(text: str, written: str, passages: Iterable[Passage]) -> str:
    """Why what one does to the other is told the wrong way round; "" where it is not, or nothing can be told.

    text: the sentence in normal form; written: as it stands, so that names are seen.
    """
    for passage in passages:
        held = normal_form(passage.words)
        reason = (
            _of_money(text, held)
            or _of_wishes(text, written, passage, held)
            or _of_promises(text, written, passage, held)
            or _of_receivers(written, passage, held)
            or _of_successors(text, held)
        )
        if reason:
            return reason
    return ""


def _of_money(text: str, held: str) -> str:
    if _PAID_US.search(held) and _WE_PAID.search(text) and not _WE_PAID_TOO.search(held):
        return "the money comes to us, not from us"
    return ""


def _of_wishes(text: str, written: str, passage: Passage, held: str) -> str:
    """What they asked for, said to be asked by us or by whoever wrote it down."""
    if not (_ASK.search(held) and _ASK.search(text)) or _WE_ASK.search(held):
        return ""
    if _WE_ASK.search(text):
        return f"it is they who ask in {passage.ref}, not we"
    doer = _doer(written, _ASK)
    if doer is not None and _is_author(doer, passage) and not _is_author_named(held, passage):
        return f"{passage.author} wrote {passage.ref}; somebody else asks in it"
    return ""


def _of_promises(text: str, written: str, passage: Passage, held: str) -> str:
    """What we promised them, said to come from them; only where the source speaks of us alone."""
    ours = OPENS_WITH_ACT.search(held) is not None or _FIRST.search(held) is not None
    if not ours or not _PROMISE.search(text) or _FIRST.search(text):
        return ""
    doer = _doer(written, _PROMISE)
    told = _doer(passage.words, _PROMISE)
    if doer is None or _is_author(doer, passage) or (told is not None and not _is_author(told, passage)):
        return ""
    borne = any(likeness(doer, one) >= SAME_NAME for one in words_of(passage.words) if one.weight is Weight.DISTINCT)
    return f"in {passage.ref} it is we who do that" if borne and _names_author(written, passage) else ""


def _of_receivers(written: str, passage: Passage, held: str) -> str:
    """What went to somebody, said to be sent by them; what they answered, said to be answered by who wrote it down."""
    sent = _SENT_TO.search(held)
    doer = _doer(written, _SENDS) if _FIRST.search(normal_form(written)) is None else None
    if (
        sent is not None
        and doer is not None
        and same_person(doer.plain, sent["whom"])
        and not _is_author(doer, passage)
    ):
        return f"in {passage.ref} it went to them"
    doer = _doer(written, _ANSWERS)
    ours = _FIRST.search(held) is not None or _is_author_named(held, passage)
    if doer is not None and _ANSWERS.search(held) and _is_author(doer, passage) and not ours:
        return f"{passage.author} wrote {passage.ref}; somebody else answers in it"
    return ""


def _doer(written: str, acting: re.Pattern[str]) -> NameWord | None:
    """The first name of a text that is not whom something is done to."""
    if acting.search(normal_form(written)) is None:
        return None
    for one in words_of(written):
        if one.weight is not Weight.DISTINCT or one.digits or not (one.bengali or one.written[0].isupper()):
            continue
        before = written[: one.start].rstrip().rpartition(" ")[2].casefold()
        if one.plain.endswith(_DATIVE) or _TO_SOMEBODY.fullmatch(before):
            continue
        return one
    return None


def _is_author(one: NameWord, passage: Passage) -> bool:
    return any(likeness(one, other) >= SAME_NAME for other in words_of(passage.author))


def _is_author_named(held: str, passage: Passage) -> bool:
    return any(word_of in held for word_of in normal_form(passage.author).split() if len(word_of) > 3)


def _names_author(written: str, passage: Passage) -> bool:
    """Whether who wrote a passage is named in a sentence as the one who gets something."""
    return any(_is_author(one, passage) for one in words_of(written) if one.weight is Weight.DISTINCT)


def _of_successors(text: str, held: str) -> str:
    told, known = _successors(text), _successors(held)
    if told is None or known is None:
        return ""
    (new, old), (held_new, held_old) = told, known
    if same_person(new, held_old) and not same_person(new, held_new):
        return "it is the other who took over"
    return "it is the other who took over" if same_person(old, held_new) and not same_person(old, held_old) else ""


def _successors(text: str) -> tuple[str, str] | None:
    for found in (one.search(text) for one in _TOOK_OVER):
        if found is not None:
            return found["new"], found["old"]
    return None
