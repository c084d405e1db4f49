"""The acts that a text tells: who tells, gives, asks, pays, buys or answers whom, who charges more, who took over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.compose.checking.notes.act import MONEY, Act, first
from bot.compose.checking.notes.bengali_acts import bengali_verbs, in_bengali
from bot.compose.checking.notes.cast import Mention, Voices, mentions, replaced
from bot.compose.checking.notes.english_acts import english_verbs, in_english
from bot.compose.checking.notes.noun_acts import of_mistakes, of_nouns
from bot.compose.checking.notes.people import NOBODY
from bot.compose.checking.patterns import pattern
from knowledge.normal import BENGALI, WORD, word_set

_SENTENCE = re.compile(r"(?<!\bdr)(?<!\bno)(?<!\btk)[.!?।\n](?=\s|$)")
_CLAUSE = pattern(
    r"[:;()\"“”]|,(?! ?\d)|\s[-–—]\s"
    r"|\b(?:but|while|whereas|although|because|so|that(?! of)|which|until|after|before|when|once|then)\b"
    r"|\band (?=(?:we|i|they|he|she|you|it)\b)|(?:(?<=েন)|(?<=েছে)|(?<=েছি)|(?<=লাম)|(?<=মতে)"
    r"|(?<=কথা)) যে | কিন্তু | তবে | অথচ | (?:আর|এবং) (?=আমরা|আমি|তারা|ওরা|তিনি|উনি)"
)
_NOT_THEM = pattern(r", (?:and )?not [^,;.]{2,30},")  # "we, not Nandini, give"
_INVOICED = pattern(r"\boutstanding\b|\binvoices?\b|\bdues\b|\breceivables?\b|পাওনা|বকেয়া|ইনভয়েস")
_AMOUNT = re.compile(r"\b\d{1,2},\d{2},\d{3}\b|\b\d{2,3},\d{3}\b")  # owed with no currency named
_BY_WORDS = word_set("মতে কথায় ভাষায়")
_GONE = pattern(r"\b(?:left|gone|no longer)\b|আর নেই|চলে গেছে|বিদায়|ছেড়েছেন")
_CAME = pattern(r"\b(?:took over|takes over|came|joined|is in charge|replaced)\b|এসেছেন|এলেন|দায়িত্ব")
# Who held a post before whom.
_POST = pattern(
    r"\b(?:post|role|categor\w+|charge|job|position|desk|seat|handled|ran|held|looked after|preceded|predecessor"
    r"|follow(?:ed|s)|successor)\b|দায়িত্ব|ক্যাটাগরি|পদে|দেখছেন|দেখতেন|সামলা|পূর্বসূরি|উত্তরসূরি"
)
_EARLIER = word_set("before preceded precedes predecessor আগে আগেই পূর্বসূরি")
_LATER = word_set("after followed follows successor পরে পর পরেই উত্তরসূরি")
_NOT_BN = word_set("নয় নন না নেই")
_FINISHED = pattern(r"\b(?:done|finished|complete|over)\b|শেষ|সম্পন্ন")
_OWED = frozenset(["due", "owing", "payable", "outstanding"])
_BE, _PARTS = word_set("is are was were be"), word_set("part job task turn duty")
_WITHIN = frozenset([",", "(", ")"])  # what does not end a Bengali clause that has had no verb yet


def acts_of(text: str, voices: Voices, *, noted: bool) -> tuple[Act, ...]:
    """The acts of a text in normal form. noted: our own people wrote it, in their short way ("Told her")."""
    whole = _NOT_THEM.sub(" ", text)
    return tuple(act for one in _SENTENCE.split(whole) if one.strip() for act in _of_sentence(one, voices, noted))


def _of_sentence(text: str, voices: Voices, noted: bool) -> Iterator[Act]:
    found = [
        act
        for act in (
            *_successor(text, voices),
            *_in_turn(text, voices),
            *_replacements(text, voices),
            *_told(text, voices, noted),
        )
        if act.doer or act.receiver
    ]
    if noted and _INVOICED.search(text) and not any(act.kind in ("pay", "owe") for act in found):
        found.append(Act("owe", voices.they, voices.we, text))  # what our people call outstanding is owed to us
    yield from found


def _successor(text: str, voices: Voices) -> Iterator[Act]:
    """ "X left; Y took over", X এসেছেন, Y আর নেই."""
    if not (_GONE.search(text) and _CAME.search(text)):
        return
    tokens = WORD.findall(text)
    named = mentions(tokens, voices)
    ends = [one.start for one in named[1:]] + [len(tokens)]
    said = [(one.who, " ".join(tokens[one.end : end])) for one, end in zip(named, ends, strict=False)]
    old = next((who for who, words in said if _GONE.search(words)), NOBODY)
    new = next((who for who, words in said if _CAME.search(words)), NOBODY)
    if old and new and old != new:
        yield Act("succeed", new, old, text)


def _in_turn(text: str, voices: Voices) -> Iterator[Act]:
    """ "Ishrat ran the category after Fahmida", ফাহমিদার পূর্বসূরি ইশরাত."""
    if not _POST.search(text):
        return
    tokens = WORD.findall(text)
    at = next((at for at, token in enumerate(tokens) if token in _EARLIER or token in _LATER), 0)
    named = (
        [one for one in mentions(tokens, voices) if one.who and one.who not in (voices.we, voices.they)] if at else []
    )
    beside = [one for one in named if one.end == at and one.case == "of"]  # ফাহমিদার আগে, "Fahmida's successor"
    if not beside and tokens[at].isascii():
        beside = [one for one in named if one.start >= at][:1]
    others = [one for one in named if beside and one.who != beside[0].who]
    others = [one for one in others if one.end <= at][-1:] or others[:1]
    if others and not {"not", *_NOT_BN} & {*tokens}:
        earlier = tokens[at] in _EARLIER or tokens[at + 1 : at + 2] == ["by"]  # "was followed by"
        first_, second = (others[0], beside[0]) if earlier else (beside[0], others[0])
        yield Act("succeed", second.who, first_.who, text)


def _replacements(text: str, voices: Voices) -> Iterator[Act]:
    """ "Ishrat, in place of Fahmida", ত্রিশার জায়গায় সামিন."""
    tokens = WORD.findall(text)
    named = mentions(tokens, voices)
    for at, one in enumerate(named):
        if replaced(tokens, one):
            others = [other for other in (*reversed(named[:at]), *named[at + 1 :]) if other.who != voices.we]
            new = next((other.who for other in others if other.case in ("", "of", "to", "other")), NOBODY)
            yield Act("succeed", new, one.who, text)


def _told(text: str, voices: Voices, noted: bool) -> Iterator[Act]:
    parts = _parts(text)
    speaker = NOBODY
    for place, (part, joint) in enumerate(parts):
        tokens = WORD.findall(part)
        named = mentions(tokens, voices)
        if place == 0 and named and _alone(tokens, named) and joint == ":":
            yield Act("say", named[0].who, NOBODY, text)  # "Halim: our soap sells"
            continue
        follows = parts[place + 1 : place + 2] if joint != ";" else []
        content = f"{part} {follows[0][0]}" if follows else part
        bengali = BENGALI.search(part) is not None
        found = [
            *in_english(tokens, named, voices, noted, place == 0, speaker),
            *(in_bengali(tokens, named, voices, noted, speaker) if bengali else ()),
        ]
        denied = first(named, "not")
        nouns = [] if any(act.kind == "keep" for act in found) else of_nouns(tokens, named, noted)  # "kept his word"
        for act in [
            *found,
            *nouns,
            *_by_words(tokens, named),
            *_whose_part(tokens, named),
            *_due(tokens, named),
            *of_mistakes(tokens, named),
        ]:
            money = MONEY.search(content if act.kind == "owe" else part) is not None
            money = money or (act.kind == "owe" and _AMOUNT.search(part) is not None)
            kind = (
                "pay"
                if act.kind == "give" and money
                else "give"
                if act.kind == "owe" and not money and not bengali
                else act.kind
            )
            yield Act(kind, act.doer, act.receiver, content, denied)
        speaker = next((act.doer for act in found if act.kind in ("say", "promise") and act.doer), speaker)
        told = found or _FINISHED.search(part) or any(True for _ in english_verbs(tokens))
        if not told and (sides := [one for one in named if _sent_from(one, tokens)]):
            yield Act("give", sides[0].who, NOBODY, content)  # "Draft from your side please"


def _sent_from(one: Mention, tokens: Sequence[str]) -> bool:
    return one.case == "from" and tokens[max(0, one.start - 1)] != "of"  # "two of them"


def _parts(text: str) -> list[tuple[str, str]]:
    """The clauses of a sentence, each with what ends it; in Bengali a comma does before the verb."""
    found: list[tuple[str, str]] = []
    at, pending = 0, ""
    for joint in [*_CLAUSE.finditer(text), None]:
        end = joint.start() if joint is not None else len(text)
        part, ends = pending + text[at:end], joint[0].strip() if joint is not None else ""
        at = joint.end() if joint is not None else end
        pending = ""
        if ends in _WITHIN and BENGALI.search(part) and not any(True for _ in bengali_verbs(WORD.findall(part))):
            pending = f"{part} "
        elif WORD.search(part):
            found.append((part, ends))
    return found


def _alone(tokens: Sequence[str], named: Sequence[Mention]) -> bool:
    return sum(one.end - one.start for one in named) == len(tokens)


def _by_words(tokens: Sequence[str], named: Sequence[Mention]) -> Iterator[Act]:
    """Whom a text has it from: "per Halim", "according to Halim", হালিমের মতে."""
    for one in named:
        before = tokens[max(0, one.start - 2) : one.start]
        after = tokens[one.end - 1 : one.end + 1]
        if before[-1:] == ["per"] or before == ["according", "to"] or not _BY_WORDS.isdisjoint(after):
            yield Act("say", one.who, NOBODY, "")
        if before == ["no", "from"] or before == ["yes", "from"]:
            yield Act("refuse" if before[0] == "no" else "accept", one.who, NOBODY, "")


def _due(tokens: Sequence[str], named: Sequence[Mention]) -> Iterator[Act]:
    """ "84,500 taka is due to Halim from us": where it is no money, it is given."""
    for at, pair in enumerate(pairwise(tokens)):
        if pair[0] in _OWED and pair[1] in ("to", "from"):
            after = [one for one in named if one.start > at]
            yield Act("owe", first(after, "from"), first(after, "to"), "")
            return


def _whose_part(tokens: Sequence[str], named: Sequence[Mention]) -> Iterator[Act]:
    """Whose it is to do it: "the plan is ours to send", "the file is their part", "it is for Adnan to write"."""
    for one in named:
        before, after = tokens[max(0, one.start - 2) : one.start], tokens[one.end : one.end + 1]
        to_do = after == ["to"] or (one.case == "of" and not _PARTS.isdisjoint(after))
        if (
            (before == ["count", "on"] and one.case == "of")
            or (before[-1:] and before[-1] in _BE and (tokens[one.end - 1] in _PARTS or (one.case == "of" and to_do)))
            or (before[-1:] in (["for"], ["on"]) and before[0] in _BE and to_do)
        ):
            yield Act("give", one.who, NOBODY, "")
