"""The acts of an English clause: the subject before its verb, "by X", "to Y", "from Z" behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.compose.checking.notes.act import MONEY, Act, Verb, first, not_paid, subject_of
from bot.compose.checking.notes.act_words import ENGLISH, ENGLISH_PHRASES, PARTICIPLES, Frame
from bot.compose.checking.notes.cast import Mention, Voices
from bot.compose.checking.notes.people import NOBODY, Party
from knowledge.normal import word_set

_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_DENIED = word_set(
    """
    not never no didn don doesn won hasn haven isn aren wasn weren cannot without nobody
    """
)
_YET_TO = frozenset(["yet"])
_WAITS = word_set("await awaits awaiting wait waits waiting expect expects expecting")
_PERHAPS = frozenset(["could", "may", "might", "would"])
# After these "to send" is told of their subject; after others ("asked us to send") it is not.
_BINDS = word_set(
    """
    promised promises agreed is are was were going has have had due undertook committed pledged failed able yet still
    """
)
_NOUN_TOO = word_set(
    """
    order orders report reports state states request requests demand demands offer offers promise promises
    supply supplies share shares issue issues ship mail mails email emails claim claims reply replies purchase
    purchases ordering shipping supply wants ask asks need needs hand confirm
    """
)
_DETERMINERS = word_set(
    """
    the a an this that these those our their your its his her my each every any no first last next latest new
    open late of on in at for with stock price per buying credit by all some two three both
    """
)
_MADE_NOUNS = frozenset(["s", "out", "through", "plan", "note", "list"])
_OPENS = word_set(
    """
    have has had just also already again duly
    """
)
_CARRY = word_set(
    """
    carry carries carried bear bears bore cover covers covered
    """
)
_CLEAR = word_set("clear clears cleared clearing")
_COST = word_set(
    """
    half cost costs share rest expense expenses percent third quarter
    """
)
_AS_SAID = frozenset(["than", "as"])
_ASKED = frozenset(["please", "kindly"])
_KEPT = frozenset(["word", "words", "promise", "promises", "commitment", "commitments", "deadline"])
_COMES = frozenset(["come", "comes", "coming"])


def in_english(
    tokens: Sequence[str], named: Sequence[Mention], voices: Voices, noted: bool, opens: bool, speaker: Party
) -> Iterator[Act]:
    verbs = list(english_verbs(tokens))
    subject = NOBODY
    for place, verb in enumerate(verbs):
        before = tokens[max(0, verb.start - 3) : verb.start]
        denied = verb.kind != "keep" and not (_DENIED.isdisjoint(before) and _YET_TO.isdisjoint(before[:-1]))
        if denied and not_paid(verb.kind, tokens):
            verb, denied = replace(verb, kind="owe"), False
        if "should" in before and verb.frame != "goes" and "have" not in before:
            continue
        if tokens[verb.start] in _WAITS and tokens[verb.end : verb.end + 1] == ["for"]:
            theirs = next((one for one in named if verb.end < one.start <= verb.end + 2 and one.case == "of"), None)
            if theirs is not None and not denied:  # "we are waiting for her list"
                yield Act("give", theirs.who, subject_of(named, tokens, verb.start), "")
        if (
            denied
            or (tokens[verb.start] in _WAITS and not first(named, "from"))
            or not _PERHAPS.isdisjoint(before)
            or (before[-1:] == ["to"] and before[-2:-1][0:1] == [])
        ):
            continue
        if tokens[verb.start] in PARTICIPLES and not _AS_SAID.isdisjoint(before[-1:]):
            continue  # "a week later than announced"
        if before[-1:] == ["to"] and before[-2] not in _BINDS and not _assigned(named, verb.start):
            continue
        last = verbs[place + 1].start if place + 1 < len(verbs) else len(tokens)
        after = [one for one in named if verb.end <= one.start < last and one.case not in ("of", "not")]
        after = [one for one in after if one.case or not _told_next(tokens[verb.end : one.start])]
        if before[-1:] != ["and"] or not subject:  # "we offered her 17 bars and carry half": whoever did the one
            subject = subject_of(named, tokens, verb.start)
        if verb.kind != "anger" and tokens[verb.start] in PARTICIPLES and _passive(tokens, named, verb.start):
            yield Act(verb.kind, first(after, "by"), subject or first(after, "to"), "")
            continue
        if not subject and noted and opens and set(tokens[: verb.start]) <= _OPENS:  # "Told her", "Wants 40 cases"
            subject = voices.they if tokens[verb.start].endswith("s") else voices.we
        if not subject and not _ASKED.isdisjoint(before[-1:]):
            subject = voices.you  # "please return our copies"
        if verb.frame == "goes":
            comes = tokens[verb.start] in _COMES and before[-1:] != ["will"]
            if subject or (comes and before[-1:] != ["to"] and not (first(after, "from") and first(after, "to"))):
                continue
            # "We told her that the list will come"; what our people write of as gone to somebody, we sent.
            subject = speaker if before[-1:] == ["will"] else voices.we if noted else NOBODY
        yield _framed(verb, subject, after)


def _told_next(between: Sequence[str]) -> bool:
    """Whether what is told of somebody else begins between: "our powder gives 9.1% and Chhayapath 12.5%"."""
    return "and" in between and any(token[0].isdigit() for token in between)


def _assigned(named: Sequence[Mention], verb: int) -> bool:
    """Whether minutes give a task so: "Ishrat to send the list"."""
    return any(one.start == 0 and one.end == verb - 1 and one.case == "" for one in named)


def _passive(tokens: Sequence[str], named: Sequence[Mention], verb: int) -> bool:
    """Whether "be" stands before a participle, and nobody between: "was told", but not "was Halim who told"."""
    for at in range(verb - 1, max(-1, verb - 4), -1):
        if tokens[at] in _BE:
            return True
        if any(one.start <= at < one.end for one in named):
            return False
    return False


def _framed(verb: Verb, subject: Party, after: Sequence[Mention]) -> Act:
    if verb.kind == "say" and not subject and after and after[0].start == verb.end:
        return Act("say", after[0].who, NOBODY, "")  # "says Halim"
    if verb.frame == "goes":
        reached = after[0].who if after and after[0].start == verb.end else NOBODY
        return Act(verb.kind, first(after, "from") or subject, first(after, "to") or reached, "")
    if verb.frame == "gets" and (verb.kind == "buy" or (verb.kind in ("give", "return") and first(after, "to"))):
        other = first(after, "", "to")
        return Act(verb.kind, other, subject, "") if verb.kind == "buy" else Act(verb.kind, subject, other, "")
    if verb.frame == "gets":
        return Act(verb.kind, first(after, "from"), subject, "")
    cases = {"ask": ("", "from"), "buy": ("from", "other"), "succeed": ("", "from")}.get(verb.kind, ("", "to"))
    return Act(verb.kind, subject, first(after, *cases), "")


def english_verbs(tokens: Sequence[str]) -> Iterator[Verb]:
    for at, token in enumerate(tokens):
        for words, (kind, frame) in ENGLISH_PHRASES.items():
            if token == words[0] and tuple(tokens[at : at + len(words)]) == words:
                yield Verb(at, at + len(words), kind, frame)
                break
        else:
            known = ENGLISH.get(token) or _in_company(tokens, at)
            if known is not None and not _as_noun(tokens, at):
                back = known[0] == "give" and "back" in tokens[at + 1 : at + 6]
                yield Verb(at, at + 1, "return" if back else known[0], known[1])


def _in_company(tokens: Sequence[str], at: int) -> tuple[str, Frame] | None:
    """A verb that does it only with what follows: "let us know", "placed an order"."""
    following = tokens[at + 1 : at + 6]
    if tokens[at] in ("let", "lets") and "know" in following:
        return "say", "does"
    if tokens[at] in _CARRY and not _COST.isdisjoint(following):
        return "pay", "does"
    if tokens[at] in _CLEAR and MONEY.search(" ".join(following)):
        return "pay", "does"
    if tokens[at] in ("place", "places", "placed") and not {"order", "orders"}.isdisjoint(following):
        return "buy", "does"
    return None


def _as_noun(tokens: Sequence[str], at: int) -> bool:
    """Whether a word that may be a verb is none here: "the order", "his reply", "sell-out", "price offers"."""
    before, after = tokens[at - 1] if at else "", tokens[at + 1] if at + 1 < len(tokens) else ""
    if ENGLISH.get(tokens[at], ("",))[0] == "keep" and _KEPT.isdisjoint(tokens[at + 1 : at + 5]):
        return True
    if tokens[at] == "credit" and before not in ("to", "will", "shall", "must", "we", "they"):
        return True
    if (after in _MADE_NOUNS and ENGLISH.get(tokens[at], ("", "does"))[1] != "goes") or (
        tokens[at] in _NOUN_TOO and (before in _DETERMINERS or before.isdigit())
    ):
        return True
    if tokens[at] in _NOUN_TOO and (after in PARTICIPLES or after.endswith("ed")):
        return True  # "order placed", "report sent"
    return before == "s" and tokens[at] in _NOUN_TOO
