"""The acts that a text tells: who tells, gives, asks, pays, buys or answers whom, who charges more, who took over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.compose.checking.act_words import (
    BENGALI_VERBS,
    CASE_BEFORE,
    ENGLISH,
    ENGLISH_PHRASES,
    LIGHT_NOUNS,
    LIGHT_VERBS,
    NO_BENGALI_VERBS,
    NOUNS,
    PARTICIPLES,
    Frame,
)
from bot.compose.checking.cast import NOBODY, Mention, Party, Voices, mentions
from bot.compose.checking.clauses import clause
from bot.compose.checking.patterns import pattern, plain
from knowledge.normal import BENGALI, WORD, word_set

_SENTENCE = re.compile(r"(?<!\bdr)(?<!\bno)(?<!\btk)[.!?।\n](?=\s|$)")
_CLAUSE = pattern(
    r"[:;()\"“”]|,(?! ?\d)|\s[-–—]\s"
    r"|\b(?:but|while|whereas|although|because|so|that(?! of)|which|until|after|before|when|once|then)\b"
    r"|\band (?=(?:we|i|they|he|she|you|it)\b)| যে | কিন্তু | তবে | অথচ | (?:আর|এবং) (?=আমরা|আমি|তারা|ওরা|তিনি|উনি)"
)
_NOT_THEM = pattern(r", (?:and )?not [^,;.]{2,30},")  # "we, not Nandini, give"
_BE = frozenset("is are was were be been being".split())
_DENIED = frozenset("not never no didn don doesn won hasn haven isn aren wasn weren cannot without nobody".split())
_PERHAPS = frozenset("could may might would".split())
# After these "to send" is told of their subject; after others ("asked us to send") it is not.
_BINDS = frozenset(
    "promised promises agreed is are was were going has have had due undertook committed pledged failed able".split()
)
_NOUN_TOO = frozenset(
    """
    order orders report reports state states request requests demand demands offer offers promise promises supply
    supplies share shares issue issues ship mail mails email emails claim claims reply replies purchase purchases
    ordering shipping supply wants ask asks need needs hand confirm
    """.split()
)
_DETERMINERS = frozenset(
    """
    the a an this that these those our their your its his her my each every any no first last next latest new open late
    of on in at for with stock price per buying credit by all some two three both
    """.split()
)
_MADE_NOUNS = frozenset(["s", "out", "through", "plan", "note", "list"])
_OPENS = frozenset("have has had just also already again duly".split())
_NOTS_BN = word_set("না নি নাই নেই নয় নন")
_FIRST_PERSON = pattern(r"(?:ছি|লাম|ব|বো|ই)$")
_VERBAL_NOUN = pattern(r"(?:নো|নোর|ওয়া|ওয়ার|েয়া|েনা|েনার|েচা|েচার)$")
_LONGEST_STEM = max(map(len, BENGALI_VERBS))
_MONEY = pattern(r"টাকা|৳|\b(?:taka|tk|bdt|invoices?|bills?|lakh|crore)\b|\d+(?:\.\d+)?k\b|ইনভয়েস|বিল|লাখ")
_DUES = pattern(r"পাওনা|\boutstanding\b|বকেয়া")
_INVOICED = pattern(r"\boutstanding\b|\binvoices?\b|\bdues\b|\breceivables?\b|পাওনা|বকেয়া|ইনভয়েস")
_TO_PAY, _DEBT = plain("পাওনা"), word_set("দেনা ঋণ দেনার")
_IN_PLACE = word_set("জায়গায় বদলে পরিবর্তে স্থলে")
_BY_WORDS = word_set("মতে কথায় ভাষায়")


@dataclass(frozen=True)
class Act:
    """An act of one class: whoever does it, to or for whom; NOBODY where the text does not tell. text: where it stands.

    denied: who does not: "Masum's wish, not hers".
    """

    kind: str
    doer: Party
    receiver: Party
    text: str
    denied: Party = NOBODY

    @cached_property
    def about(self) -> frozenset[str]:
        """What its text speaks of."""
        return clause(self.text).said


@dataclass(frozen=True, slots=True)
class _Verb:
    start: int
    end: int
    kind: str
    frame: Frame


def acts_of(text: str, voices: Voices, *, noted: bool) -> tuple[Act, ...]:
    """The acts of a text in normal form. noted: our own people wrote it, in their short way: "Told her of the price"."""
    whole = _NOT_THEM.sub(" ", text)
    return tuple(act for one in _SENTENCE.split(whole) if one.strip() for act in _of_sentence(one, voices, noted))


def _of_sentence(text: str, voices: Voices, noted: bool) -> Iterator[Act]:
    found = [act for act in (*_successor(text, voices), *_told(text, voices, noted)) if act.doer or act.receiver]
    if noted and _INVOICED.search(text) and not any(act.kind in ("pay", "owe") for act in found):
        found.append(Act("owe", voices.they, voices.we, text))  # what our people call outstanding is owed to us
    yield from found


_GONE = pattern(r"\b(?:left|gone|no longer)\b|আর নেই|চলে গেছে|বিদায়|ছেড়েছেন")
_CAME = pattern(r"\b(?:took over|takes over|came|joined|is in charge|replaced)\b|এসেছেন|এলেন|দায়িত্ব")


def _successor(text: str, voices: Voices) -> Iterator[Act]:
    """ "X left; Y took over", X এসেছেন, Y আর নেই."""
    if not (_GONE.search(text) and _CAME.search(text)):
        return
    tokens = WORD.findall(text)
    named = mentions(tokens, voices)
    ends = [*(one.start for one in named[1:]), len(tokens)]
    said = [(one.who, " ".join(tokens[one.end : end])) for one, end in zip(named, ends, strict=True)]
    old = next((who for who, words in said if _GONE.search(words)), NOBODY)
    new = next((who for who, words in said if _CAME.search(words)), NOBODY)
    if old and new and old != new:
        yield Act("succeed", new, old, text)


def _told(text: str, voices: Voices, noted: bool) -> Iterator[Act]:
    parts = _parts(text)
    speaker = NOBODY
    for place, (part, joint) in enumerate(parts):
        tokens = WORD.findall(part)
        named = mentions(tokens, voices)
        if place == 0 and named and _alone(tokens, named) and joint == ":":
            yield Act("say", named[0].who, NOBODY, text)  # "Halim: our soap sells"
            continue
        content = part if len(parts) == 1 else f"{part} {' '.join(words for words, _ in parts[place + 1 : place + 2])}"
        bengali = BENGALI.search(part) is not None
        found = [
            *_in_english(tokens, named, voices, noted, place == 0, speaker),
            *(_in_bengali(tokens, named, voices, noted, speaker) if bengali else ()),
        ]
        denied = _first(named, "not")
        for act in [*found, *_of_nouns(tokens, named, noted), *_by_words(tokens, named)]:
            kind = "pay" if act.kind == "give" and _MONEY.search(part) else act.kind
            yield Act(kind, act.doer, act.receiver, content, denied)
        speaker = next((act.doer for act in found if act.kind in ("say", "promise") and act.doer), speaker)
        if not found and (sides := [one for one in named if one.case == "from"]):
            yield Act("give", sides[0].who, NOBODY, content)  # "Draft from your side please"


def _parts(text: str) -> list[tuple[str, str]]:
    """The clauses of a sentence, each with what ends it; in Bengali a comma does before the verb."""
    found: list[tuple[str, str]] = []
    at, pending = 0, ""
    for joint in [*_CLAUSE.finditer(text), None]:
        end = joint.start() if joint is not None else len(text)
        part, ends = pending + text[at:end], joint[0].strip() if joint is not None else ""
        at = joint.end() if joint is not None else end
        pending = ""
        if ends == "," and BENGALI.search(part) and not any(True for _ in _bengali_verbs(WORD.findall(part))):
            pending = f"{part} "
        elif WORD.search(part):
            found.append((part, ends))
    return found


def _alone(tokens: Sequence[str], named: Sequence[Mention]) -> bool:
    return sum(one.end - one.start for one in named) == len(tokens)


def _first(named: Iterable[Mention], *cases: str) -> Party:
    return next((one.who for one in named if one.case in cases), NOBODY)


def _subject(named: Sequence[Mention], tokens: Sequence[str], before: int) -> Party:
    """The nearest subject before a word; "Arif and Lamia" are one."""
    nearest = [one for one in named if one.end <= before and one.case == ""]
    if not nearest:
        return NOBODY
    who, start = nearest[-1].who, nearest[-1].start
    for one in reversed(nearest[:-1]):
        if tokens[one.end : start] not in (["and"], [plain("ও")], [plain("আর")]):
            break
        who, start = who | one.who, one.start
    return who


def _in_english(
    tokens: Sequence[str], named: Sequence[Mention], voices: Voices, noted: bool, first: bool, speaker: Party
) -> Iterator[Act]:
    verbs = list(_english_verbs(tokens))
    subject = NOBODY
    for place, verb in enumerate(verbs):
        before = tokens[max(0, verb.start - 3) : verb.start]
        denied = verb.kind != "keep" and not _DENIED.isdisjoint(before)
        if "should" in before and verb.frame != "goes" and "have" not in before:
            continue
        if denied or not _PERHAPS.isdisjoint(before) or (before[-1:] == ["to"] and before[-2:-1][0:1] == []):
            continue
        if before[-1:] == ["to"] and before[-2] not in _BINDS:
            continue
        last = verbs[place + 1].start if place + 1 < len(verbs) else len(tokens)
        after = [one for one in named if verb.end <= one.start < last and one.case not in ("of", "not")]
        if before[-1:] != ["and"] or not subject:  # "we offered her 17 bars and carry half": whoever did the one
            subject = _subject(named, tokens, verb.start)
        if verb.kind != "anger" and tokens[verb.start] in PARTICIPLES and _passive(tokens, named, verb.start):
            yield Act(verb.kind, _first(after, "by"), subject or _first(after, "to"), "")
            continue
        if not subject and noted and first and set(tokens[: verb.start]) <= _OPENS:  # "Told her", "Wants 40 cases"
            subject = voices.they if tokens[verb.start].endswith("s") else voices.we
        if verb.frame == "goes":
            if subject or (tokens[verb.start] in _COMES and before[-1:] != ["will"]):
                continue
            # "We told her that the list will come"; what our people write of as gone to somebody, we sent.
            subject = speaker if before[-1:] == ["will"] else voices.we if noted else NOBODY
        yield _framed(verb, subject, after)


def _passive(tokens: Sequence[str], named: Sequence[Mention], verb: int) -> bool:
    """Whether a form of "be" stands before a participle, and nobody between: "was told", but not "was Halim who told"."""
    for at in range(verb - 1, max(-1, verb - 4), -1):
        if tokens[at] in _BE:
            return True
        if any(one.start <= at < one.end for one in named):
            return False
    return False


def _framed(verb: _Verb, subject: Party, after: Sequence[Mention]) -> Act:
    if verb.kind == "say" and not subject and after and after[0].start == verb.end:
        return Act("say", after[0].who, NOBODY, "")  # "says Halim"
    if verb.frame == "goes":
        reached = after[0].who if after and after[0].start == verb.end else NOBODY
        return Act(verb.kind, _first(after, "from") or subject, _first(after, "to") or reached, "")
    if verb.frame == "gets" and (verb.kind == "buy" or (verb.kind == "give" and _first(after, "to"))):
        other = _first(after, "", "to")
        return Act(verb.kind, other, subject, "") if verb.kind == "buy" else Act(verb.kind, subject, other, "")
    if verb.frame == "gets":
        return Act(verb.kind, _first(after, "from"), subject, "")
    cases = {"ask": ("", "from"), "buy": ("from", "other"), "succeed": ("", "from")}.get(verb.kind, ("", "to"))
    return Act(verb.kind, subject, _first(after, *cases), "")


def _english_verbs(tokens: Sequence[str]) -> Iterator[_Verb]:
    for at, token in enumerate(tokens):
        for words, (kind, frame) in ENGLISH_PHRASES.items():
            if token == words[0] and tuple(tokens[at : at + len(words)]) == words:
                yield _Verb(at, at + len(words), kind, frame)
                break
        else:
            known = ENGLISH.get(token) or _in_company(tokens, at)
            if known is not None and not _as_noun(tokens, at):
                yield _Verb(at, at + 1, *known)


_CARRY = frozenset("carry carries carried bear bears bore cover covers covered".split())
_COST = frozenset("half cost costs share rest expense expenses percent third quarter".split())
_KEPT = frozenset("word words promise promises commitment commitments deadline".split())


def _in_company(tokens: Sequence[str], at: int) -> tuple[str, Frame] | None:
    """A verb that does it only with what follows: "let us know", "placed an order"."""
    following = tokens[at + 1 : at + 6]
    if tokens[at] in ("let", "lets") and "know" in following:
        return "say", "does"
    if tokens[at] in _CARRY and not _COST.isdisjoint(following):
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
    if after in _MADE_NOUNS or (tokens[at] in _NOUN_TOO and (before in _DETERMINERS or before.isdigit())):
        return True
    return before == "s" and tokens[at] in _NOUN_TOO


def _in_bengali(
    tokens: Sequence[str], named: Sequence[Mention], voices: Voices, noted: bool, speaker: Party
) -> Iterator[Act]:
    if dues := _of_dues(tokens, named):
        yield dues
        return
    for one in named:
        if tokens[one.end - 1] in _IN_PLACE and (new := _first(named, "")):
            yield Act("succeed", new, one.who, "")  # ত্রিশার জায়গায় সামিন
    start = 0
    inside = {at for one in named for at in range(one.start, one.end)}
    for verb in _bengali_verbs(tokens):
        if verb.start in inside:
            continue
        token = tokens[verb.start]
        nouns = tokens[start if token.startswith(_DO) else max(start, verb.start - 3) : verb.start]
        kind = next((kind for noun in reversed(nouns) if (kind := _light(noun, token))), verb.kind)
        here = [one for one in named if one.start >= start]
        start = verb.end
        denied = token.endswith(plain("নি")) or not _NOTS_BN.isdisjoint(tokens[verb.end : verb.end + 1])
        if not any(one.case == "" for one in here):
            here = named  # "he did not keep the word he gave us"
        if not kind or (denied and kind != "keep"):
            continue
        earlier = [one for one in here if one.end <= verb.start]
        subject = _subject(earlier, tokens, verb.start)
        named_by = "of" if _VERBAL_NOUN.search(token) else ""
        subject = subject or (_first(earlier, "of") if named_by else _first(here[len(earlier) :], ""))
        first_person = named_by == "" and _FIRST_PERSON.search(token) is not None
        if (
            first_person and subject != voices.they and (noted or subject or token != plain("চাই"))
        ):  # চাই alone: "is wanted"
            subject = voices.we
        if verb.frame == "goes" and subject:
            continue
        if not subject and noted and named_by == "" and token.endswith(_OF_THEM):
            subject = voices.they
        if verb.frame == "goes":
            subject = speaker if token.startswith(_WILL_COME) else voices.we if noted else NOBODY
        other = _first(earlier, "to")
        if not other and not first_person:  # আমাদের is "us" as well as "our"
            other = next((one.who for one in earlier if one.case == "of" and one.who == voices.we != subject), NOBODY)
        source = _first(earlier, "from")
        if token.startswith(_WISH) and tokens[verb.start - 1 : verb.start] and tokens[verb.start - 1].endswith(_TO_DO):
            continue  # দিতে চান: what they are ready to do
        if verb.frame == "gets" and kind == verb.kind:
            yield Act(kind, other if kind == "buy" else source, subject, "")
        else:
            yield Act(kind, subject or source, source if kind in ("buy", "succeed", "ask") and source else other, "")


def _bengali_verbs(tokens: Sequence[str]) -> Iterator[_Verb]:
    for at, token in enumerate(tokens):
        if token in NO_BENGALI_VERBS or BENGALI.match(token) is None:
            continue
        known = next(
            (
                found
                for end in range(min(len(token), _LONGEST_STEM), 1, -1)
                if (found := BENGALI_VERBS.get(token[:end]))
            ),
            None,
        )
        if known is not None and (_ends_as_verb(token) or token in BENGALI_VERBS):
            yield _Verb(at, at + 1, *known)
        elif _ends_as_verb(token) and any(
            _light(noun, token) for noun in tokens[0 if token.startswith(_DO) else max(0, at - 3) : at]
        ):
            yield _Verb(at, at + 1, "", "does")


_ENDS = pattern(
    r"(?:ছি|ছে|ছেন|ছিল|ছিলেন|ছিলাম|লাম|লেন|ল|লো|ব|বো|বে|বেন|ই|ন|য়|নো|নোর|ওয়া|ওয়ার|েয়া|েনা|েনার|েচা|েনি|েচি|েনে|েচে|নি)$"
)


def _ends_as_verb(token: str) -> bool:
    return _ENDS.search(token) is not None


def _light(noun: str, verb: str) -> str:
    """What a verb says with the noun before it: কথা দিয়েছি, প্রস্তাব দিয়েছেন."""
    kinds = LIGHT_NOUNS.get(noun) or LIGHT_NOUNS.get(noun.removesuffix(plain("ই")), ())
    return next((kind for kind in kinds if verb.startswith(LIGHT_VERBS[kind])), "")


# The endings of those whom one speaks of with respect: in our people's notes the customer's.
_OF_THEM = (plain("ছেন"), plain("লেন"), plain("বেন"), plain("চান"), plain("দেন"))
_COMES = frozenset(["come", "comes", "coming"])
_WILL_COME = (plain("আসবে"), plain("আসছে"))
_DO, _WISH, _TO_DO = plain("কর"), (plain("চা"), plain("চে")), plain("তে")


def _of_dues(tokens: Sequence[str], named: Sequence[Mention]) -> Act | None:
    """X এর কাছে আমাদের পাওনা: X owes us. X এর কাছে আমাদের দেনা: we owe X."""
    whose = _first(named, "of") or _first(named, "")
    if _TO_PAY in tokens:
        return Act("owe", _first(named, "to"), whose, "")
    if not _DEBT.isdisjoint(tokens):
        return Act("owe", whose, _first(named, "to"), "")
    if not _GETS_MONEY.isdisjoint(tokens) and _MONEY.search(" ".join(tokens)):
        return Act("owe", _first(named, "to"), _first(named, ""), "")
    return None


_GENITIVE = pattern(r"(?:ের|র|টা|টি)$")
_GETS_MONEY = word_set("পায় পাবে পাই পাব পান পাবেন পাচ্ছে")


def _of_nouns(tokens: Sequence[str], named: Sequence[Mention], noted: bool) -> Iterator[Act]:
    """Bina's claim, our offer to Ishrat, তাহমিনার ক্লেইম."""
    for one in named:
        if one.case not in ("of", ""):
            continue
        for at in range(one.end, min(one.end + 4, len(tokens))):
            token = tokens[at]
            if one.case == "" and (not noted or token in ENGLISH or token in CASE_BEFORE or BENGALI.match(token)):
                break  # "Meghna card week claim settled" is how notes put it
            kind = NOUNS.get(token) or NOUNS.get(token.removesuffix("s")) or NOUNS.get(_GENITIVE.sub("", token))
            if kind and not any(one.end <= other.start <= at for other in named):
                receiver = _first([other for other in named if other.start > at], "to")
                if kind != "owe":
                    yield Act(kind, one.who, receiver, "")
                elif receiver:
                    yield Act(kind, receiver, one.who, "")  # "their invoices to us"
                break


def _by_words(tokens: Sequence[str], named: Sequence[Mention]) -> Iterator[Act]:
    """Whom a text has it from: "per Halim", "according to Halim", হালিমের মতে."""
    for one in named:
        before = tokens[max(0, one.start - 2) : one.start]
        after = tokens[one.end - 1 : one.end + 1]
        if before[-1:] == ["per"] or before == ["according", "to"] or not _BY_WORDS.isdisjoint(after):
            yield Act("say", one.who, NOBODY, "")
