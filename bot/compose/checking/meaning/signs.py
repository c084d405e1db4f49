"""What a clause says to be so or not so, by the predicates of the trade and the words that deny them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.compose.checking.meaning.marked_phrases import NEGATED_VERB, NO_VERBS
from bot.compose.checking.meaning.predicates import NEITHER, PREDICATES
from bot.compose.checking.meaning.ways_to_deny import may_deny
from bot.compose.checking.meaning.words import NEGATIONS
from bot.compose.checking.patterns import either, pattern, plain, word
from knowledge.normal import WORD, normal_form, word_set

# A "not" denies the first predicate after it in English, the last one before it in Bengali, if it stands so near.
REACH_AFTER, REACH_BEFORE, REACH_OF_BE = 6, 4, 2
# "None of the four at Padma Mart is a supporter."
_REACH_OF_NONE = 12
_IS_NOT = word_set("নয় নন")
_NOTS = word_set(NEGATIONS.replace("ছাড়াই", "").replace("কোনোটিই", ""))
# "Has yet to", "far from", "failed to".
_IN_WORDS = word(
    rf"{either(one.replace('_', ' ') for one in NEGATIONS.split() if '_' in one)}|free of(?! charge)|hardly ever"
)
_LONGEST = 3
# অনলাইনেও: what hangs on a word and says "too" or "indeed".
_HUNG, _NO, _CONVERB = plain("নি"), plain("না"), pattern("(?<!ল)েই?$")
_FINITE = pattern("(?:বে|বেন|ছে|ছেন|ছি|ব|য়)$")
# এক সপ্তাহ পেরিয়েও দেওয়া হয়নি: what is denied is what follows.
_EVEN_AFTER = normal_form("িয়েও")
_ALSO = ("\u0993", "\u0987")
_HARMLESS = pattern(
    r"\b(?:not|never) (?:even (?:an? |one )?(?:half|third|quarter)|half|many|all|every|everyone|always|both"
    r"|only|just|due"
    r"|until|before|quite|far|more|less|fewer|later|yet due)\b|\bno (?:more|less|fewer) than\b|সব নয়|কি না"
    r"|(?:দেরি|লেট|বিলম্ব)(?: \S+)? ছাড়াই?(?= |$)"
    r"|\b(?:not|never|no) (?:\w+ ){1,8}(?=(?:until|unless|till)\b)"
    r"|\b(?:not|never) (?:\w+ ){0,8}(?:in|on) (?:time|schedule|its day)\b|(?:সময়মতো|সময়মত|সময়ে"
    r"|যথাসময়ে)(?: \S+){0,2} \S+নি(?=[ ,;.।]|$)"
)
_PART_OF = pattern(
    r"\d[^.;:]{0,20} (?:of|out of) (?:the )?\d"
    r"|\d\S* ?(?:\S+ )?(?:এর )?মধ্যে|\d(?:টি|টা|জন) \S+র \d+(?:টি|টা|জন)|\d(?:টির|টার|জনের) \d|\d%|\d (?:per ?cent|শতাংশ)"
)
# "Not valid anywhere but in the shops" is valid there.
_NOWHERE_BUT = pattern(
    r"(ছাড়া(?: \S+){0,5}) (?:না|নয়|নেই)(?=[ ,;.।]|$)"
    r"|\b(?:not|no|none|nowhere|never)\b(?=(?: \S+){0,5} (?:except|other than|outside|but|beyond|apart from)\b)"
)
# লেট হওয়া চলবে না: what may not be is what is denied.
_MUST_NOT = pattern(r"((?:\S+নো|\S*[^ট ]া)) (?:চলবে|যাবে) না(?=[ ,;.।]|$)")
_NUMBER = pattern(r"(?<![\d.,])\d{1,6}(?![\d.,]*\d)(?! ?(?:g|kg|ml|l|গ্রাম|মিলি|কেজি)(?![^\W_]))")
# What should be done, or is to be, is not told as done.
_SHOULD = pattern(
    r"\b(?:should|ought to|must|was to|were to|had to|supposed to|expected to|due to|was due"
    r"|would) (?:not )?(?:already |usually |normally |typically |by now |long )?"
    r"(?:have been|have|be|been)? ?\w+\b"
)
# What stopped, or failed to be, is not so.
_STOPS = word_set(
    """
    withholds withheld withholding suspends suspended suspending stopped ceased paused halted missing absent lacking
    dried failed fails fail
    """
)
# "Pays none of it": these deny the verb before them too.
_OBJECTS = word_set("none nothing nobody neither")
NOUGHTS = word_set("0 0টি 0টা zero nil শূন্য")
# What is told of a part of a whole, so that the rest is not so.
_IN_PART = frozenset({"shipped", "ordered", "late", "followed", "damaged", "came"})
# Where something is so: a "not" anywhere in the clause is said of it.
_PLACES = frozenset({"online", "in shops"})
_OFFER = word(r"offers?|deals?|discounts?|অফার\S*|ছাড়\S*")
_LEFT_OUT = frozenset({"included", "valid"})
# "Not clear who pays" denies nothing of the paying.
_ASKS = frozenset({"who", "whether", "what", "how", "when", "why"})
_WHOLLY = word(r"fully|in full|entirely|completely|the whole|all of it|পুরো\S*|সম্পূর্ণ\S*|সবটা\S*")
# "The empty shelf" is empty whoever is not to blame for it.
_DETERMINERS = word_set("the our their his her its my this that these those")

Sign = tuple[str, bool]


@lru_cache(maxsize=8192)
def signs_of(text: str) -> frozenset[Sign]:
    """The predicates of a clause in normal form, each with whether it says that it is so."""
    plain = _MUST_NOT.sub(r"\1 না", _NOWHERE_BUT.sub(r"\1", text)) if may_deny(text) else text
    plain = plain.replace("n't", " not").replace("cannot", "can not")
    plain = _IN_WORDS.sub("not", plain)
    tokens = WORD.findall(_HARMLESS.sub(" ", _SHOULD.sub(" ", plain)))
    spans = list(_predicates(tokens))  # a phrase with its own "not" is not denied once more
    found = [(at, predicate, so) for at, predicate, so, _ in spans]
    of_things = {
        at for at, _, _, length in spans if _DETERMINERS.intersection(tokens[max(0, at - length) : at - length + 1])
    }
    inside = {place for end, _, _, length in spans for place in range(end - length + 1, end + 1)}
    flipped: set[int] = set()
    denies = False
    for place, token in enumerate(tokens):
        if token in NOUGHTS:
            denies = True
            after = [at for at, _, _ in found if 0 < at - place <= 3]
            before = [at for at, _, _ in found if 0 < place - at <= 2]
            flipped |= set(after[:1] or before[-1:])
        elif place not in inside and (
            token in _NOTS
            or token in _STOPS
            or (token[0] > "\u0980" and token not in NO_VERBS and NEGATED_VERB.search(token))
        ):
            denies = True
            bengali = token[0] > "\u0980"
            if token == _NO and _before_converb(tokens, place):
                flipped |= {at for at, _, _ in found if at == place + 1}
                continue  # না দেখেই, না দিয়ে
            near = [
                at
                for at, _, _ in found
                if (
                    0 < place - at <= (REACH_OF_BE if token in _IS_NOT else REACH_BEFORE)
                    if bengali
                    else 0 < at - place <= (_REACH_OF_NONE if token in _OBJECTS else REACH_AFTER)
                )
                and not tokens[at].endswith(_EVEN_AFTER)
                and (bengali or (_ASKS.isdisjoint(tokens[place:at]) and not (at in of_things and at - place > 2)))
            ]
            if not near and token in _OBJECTS:
                near = [at for at, _, _ in found if 0 < place - at <= 2]
            if not bengali and len(near) > 1 and tokens[near[0]] == "new" and near[0] + 1 == near[1]:
                near = near[1:]  # "no new order" denies the order
            if near:
                flipped.add(max(near) if bengali else min(near))
    left_out = [at in flipped for at, predicate, so in found if predicate in _LEFT_OUT and not so]
    denies = not left_out[0] if left_out else denies  # "not excluded" leaves nothing out
    signs = {(predicate, so != (at in flipped or (predicate in _PLACES and denies))) for at, predicate, so in found}
    if denies and _WHOLLY.search(text):
        signs |= {(predicate, not so) for predicate, so in signs}  # not in full: some of it is so
    if not (any(predicate == "valid" for predicate, _ in signs) or _OFFER.search(text)):
        signs = {sign for sign in signs if sign[0] != "in shops"}
    if any(predicate in _PLACES for predicate, _ in signs):
        signs = {sign for sign in signs if sign[0] != "valid"}  # "does not run online": of the place, not of the offer
    if _PART_OF.search(text):  # some are so, and others are not
        partly = {(predicate, so) for predicate, so in signs if predicate in _IN_PART}
        numbers = sorted({int(one) for one in _NUMBER.findall(text)})
        signs |= {(predicate, not so) for predicate, so in partly}
        if len(numbers) == 2:  # of the part that is named it is one or the other
            signs |= {(f"{predicate} of {numbers[0]}", so) for predicate, so in partly}
    return frozenset(signs)


def _before_converb(tokens: Sequence[str], place: int) -> bool:
    """Whether a Bengali না denies the verb after it, and not a finite one before it: কাগজ না দেখেই, but চলবে না জেনে."""
    after = tokens[place + 1 : place + 2]
    return bool(after) and bool(_CONVERB.search(after[0])) and not (place and _FINITE.search(tokens[place - 1]))


def _predicates(tokens: Sequence[str]) -> Iterator[tuple[int, str, bool, int]]:
    """The predicates of a clause: the last word of each, whether its words say that it is so, how many they are."""
    lexicon, first_words = _lexicon(), _first_words()
    at = 0
    while at < len(tokens):
        longest = min(_LONGEST, len(tokens) - at) if tokens[at] in first_words else 1
        for length in range(longest, 0, -1):
            signs = lexicon.get(tuple(tokens[at : at + length]))
            if signs is None and length == 1:
                # A verb with its "not" denies what stands before it all the same: অর্ডার আসেনি.
                own = 0 if tokens[at].endswith(_HUNG) else 1
                yield from ((at, predicate, so, own) for predicate, so in _of_form(tokens[at]))
            if signs is not None:
                yield from ((at + length - 1, predicate, so, length) for predicate, so in signs)
                at += length - 1
                break
        at += 1


def _of_form(token: str) -> tuple[Sign, ...]:
    """What a word says without what hangs on it: আসেনি says of আসে that it is not so, আসেইনি as well."""
    if token[0] < "\u0980" or token in NO_VERBS:
        return ()
    stem = token.removesuffix(_HUNG)
    signs = _lexicon().get((stem,)) or _lexicon().get((stem[:-1],) if stem.endswith(_ALSO) else (), ())
    return tuple((predicate, so == (stem == token)) for predicate, so in signs)


@lru_cache(maxsize=1)
def _lexicon() -> dict[tuple[str, ...], tuple[Sign, ...]]:
    found: dict[tuple[str, ...], tuple[Sign, ...]] = dict.fromkeys(_phrases(NEITHER), ())
    for predicate, (so, not_so) in PREDICATES.items():
        for words, sign in ((so, True), (not_so, False)):
            for tokens in _phrases(words):
                found[tokens] = (*found.get(tokens, ()), (predicate, sign))
    return found


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(tokens[0] for tokens in _lexicon())


def _phrases(words: str) -> Iterator[tuple[str, ...]]:
    yield from (tuple(WORD.findall(normal_form(phrase.replace("_", " ")))) for phrase in words.split())
