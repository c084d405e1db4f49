"""Whether a sentence says to be so what its sources say is not, by the predicates of the trade and what denies them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from bot.compose.checking.meaning.clauses import Clause
from bot.compose.checking.meaning.marked_phrases import NEGATED_VERB, NO_VERBS
from bot.compose.checking.meaning.predicates import NEITHER, PREDICATES
from bot.compose.checking.meaning.ways_to_deny import NOT, UNLESS, may_deny
from bot.compose.checking.meaning.words import NEGATIONS
from bot.compose.checking.patterns import either, pattern, word
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
_ALSO = ("\u0993", "\u0987")
# এক সপ্তাহ পেরিয়েও দেওয়া হয়নি: what is denied is what follows.
_EVEN_AFTER = normal_form("িয়েও")
_HARMLESS = pattern(
    r"\b(?:not|never) (?:all|every|everyone|always|both|only|just|due"
    r"|until|before|quite|far|more|less|fewer|later|yet due)\b|\bno (?:more|less|fewer) than\b|সব নয়|কি না"
    r"|(?:দেরি|লেট|বিলম্ব)(?: \S+)? ছাড়াই?(?= |$)"
    r"|\b(?:not|never|no) (?:\w+ ){1,8}(?=(?:until|unless|till)\b)"
    r"|\b(?:not|never) (?:\w+ ){0,8}(?:in|on) (?:time|schedule|its day)\b|(?:সময়মতো|সময়মত|সময়ে"
    r"|যথাসময়ে)(?: \S+){0,2} \S+নি(?=[ ,;.।]|$)"
)
# What is not done before something is done after it.
_NOT_BEFORE = pattern(
    r"\b(?:not|never|no) (?:\S+ ){1,8}(?:before|until|till)\b|(?:আগে|পূর্বে)(?: \S+){0,4}? (?:না|নয়)(?=[ ,;.।]|$)"
)
_AFTER_IT = word(r"after|once|only|until|till|earliest|soonest|পরে|পর|তবেই|পর্যন্ত|অবধি")
_PART_OF = pattern(
    r"\d[^.;:]{0,20} (?:of|out of) (?:the )?\d"
    r"|\d\S* ?(?:\S+ )?(?:এর )?মধ্যে|\d(?:টির|টার|জনের) \d|\d%|\d (?:per ?cent|শতাংশ)"
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
_NOUGHTS = word_set("0 0টি 0টা zero nil শূন্য")
# What is told of a part of a whole, so that the rest is not so.
_IN_PART = frozenset({"shipped", "ordered", "late", "followed", "damaged", "came"})
# Where something is so: a "not" anywhere in the clause is said of it.
_PLACES = frozenset({"online", "in shops"})
_OFFER = word(r"offers?|deals?|discounts?|অফার\S*|ছাড়\S*")
_LEFT_OUT = frozenset({"included", "valid"})

# "Not clear who pays" denies nothing of the paying.
_ASKS = frozenset({"who", "whether", "what", "how", "when", "why"})

_FOR_NONE = pattern(
    r"\b(?:in|of|at|for|from|to) (?:none|neither)\b|(?:\bbut |^ ?)not by\b|(?:কোথাও|কোনোটি\S*|একটি\S*"
    r"|একটা\S*) না(?=[,;.।]|$)"
)
# What is paid is not all of it, where this stands beside it.
_THE_REST = word(
    r"the (?:other|rest)|remain\w*|balance|past due|overdue|ow(?:e|es|ed|ing)|partly|in part|half"
    r"|(?:বাকি|পাওনা|অর্ধেক|আংশিক)\S*|অন্য(?:টি|টা)\S*"
)
_OF_MONEY = word(
    r"pay\w*|paid|unpaid|settle\w*|invoices?|bills?|dues?|taka|tk|bdt|inr|usd|eur|lakh|crore|amounts?|transfer\w*|cleared|৳.*"
    r"|(?:টাকা|বিল|ইনভয়েস|পাওনা|বকেয়া|শোধ|পরিশোধ|লাখ|হাজার|পেমেন্ট)\S*"
)
_ACTS = frozenset({"paid", "answered", "approved", "decided", "came", "shipped", "final", "attended", "said so"})
_IF = word(r"(?<!only )if|once|unless|until|হলে|পেলে|দিলে|করলে|এলে|গেলে")
_WHOLLY = word(r"fully|in full|entirely|completely|the whole|all of it|পুরো\S*|সম্পূর্ণ\S*|সবটা\S*")
# "The empty shelf" is empty whoever is not to blame for it.
_DETERMINERS = word_set("the our their his her its my this that these those")

# After the last order there was none.
_LAST_ORDER = word(r"last order(?:ed)?|শেষ অর্ডার")
_AFTER_IT_NONE = word(r"(?:পর|পরে|থেকে) (?:[^\s,;]+ ){0,3}?(?:আর|কোনো|নতুন|কিছু\S*)")

# How often they order, or when they last did, is told of those that are silent now, too.
_HABIT = word(
    r"usual\w*|normal\w*|typical\w*|as a rule|ordinarily|regular\w*|(?:once )?every"
    r"|between (?:two )?(?:orders|purchases)"
    r"|(?:last|latest|previous|most recent) (?:order|purchase|buy)\w*|rhythm|cadence|interval|used to"
    r"|সাধারণত|নিয়মিত ফাঁক|অন্তর|পরপর|পর পর|ছন্দ\S*|শেষ (?:অর্ডার|কেনা)\S*|(?:অর্ডার|কেনা)র (?:মাঝ|মধ্য|ফাঁক|ব্যবধান)\S*"
)

Sign = tuple[str, bool]


def opposed(said: Sequence[Clause], held: Iterable[Clause], names: Sequence[str]) -> str:
    """Why a sentence denies what its sources say, or says what they deny; "" where it does neither.

    names: the account's in normal form, which may hold a word that says something: Uthan Online, উঠান অনলাইন.
    """
    if _noughts(said) and _noughts(held := list(held)):
        return ""  # of how many it is not so is told by their numbers
    told: set[Sign] = set().union(
        *(signs_of(without_names(one.text, names)) for one in said if not UNLESS.search(one.text))
    )
    if ("ordered", True) in told and any(_HABIT.search(one.text) for one in said):
        told.discard(("ordered", True))
    if not told:
        return ""
    sources = list(held)
    if not any(_OF_MONEY.search(one.text) for one in (*said, *sources)):
        told = {sign for sign in told if sign[0] != "paid"}  # samples are received too
    if any(_FOR_NONE.search(one.text) for one in sources):
        return ""  # "out of stock in 3, lotion in none": the one is so, and not the other
    so = set().union(*(signs_of(without_names(one.text, names)) for one in sources))
    so |= {(predicate, not sign) for predicate, sign in _not_yet(sources, names)}
    if any(_LAST_ORDER.search(one.text) for one in sources) and any(_AFTER_IT_NONE.search(one.text) for one in said):
        so.add(("ordered", False))
    if ("paid", True) in so and any(_THE_REST.search(one.text) for one in sources):
        so.add(("paid", False))
    if _after_instead(said, sources) or _after_instead(sources, said):
        return ""
    for predicate, sign in sorted(told):
        if (predicate, not sign) in so and (predicate, sign) not in so and (predicate, not sign) not in told:
            return f"the source says that it is {'not so' if sign else 'so'}: {predicate!r}"
    return ""


def _after_instead(one: Iterable[Clause], other: Iterable[Clause]) -> bool:
    """Whether the one denies it before something and the other tells it after that."""
    after = (each.text for each in other if _AFTER_IT.search(each.text))
    told = (NOT.search(text) is None or _NOT_BEFORE.search(text) is not None for text in after)
    return any(_NOT_BEFORE.search(each.text) for each in one) and any(told)


def _noughts(clauses: Iterable[Clause]) -> bool:
    return any(not _NOUGHTS.isdisjoint(WORD.findall(one.text)) for one in clauses)


def _not_yet(held: Iterable[Clause], names: Sequence[str]) -> Iterator[Sign]:
    """What is only to come, or would be so if something else were: it is not so yet."""
    for one in held:
        if "future" in one.marks or _IF.search(one.text):
            yield from (sign for sign in signs_of(without_names(one.text, names)) if sign[0] in _ACTS)


def without_names(text: str, names: Iterable[str]) -> str:
    """A text in normal form without the account's names, which may hold a word that says something: Uthan Online."""
    for name in names:
        text = text.replace(name, "¦")
    return text


def agree(one: Clause, other: Clause) -> bool:
    """Whether two clauses say of the same that it is so, or not so: by a "not", or by a word that is its opposite."""
    mine, theirs = signs_of(one.text), signs_of(other.text)
    return bool(mine & theirs) and not any((predicate, not so) in theirs for predicate, so in mine - theirs)


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
        if token in _NOUGHTS:
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
            near = [
                at
                for at, _, _ in found
                if (
                    0 <= place - at <= (REACH_OF_BE if token in _IS_NOT else REACH_BEFORE)
                    if bengali
                    else 0 < at - place <= (_REACH_OF_NONE if token in _OBJECTS else REACH_AFTER)
                )
                and not tokens[at].endswith(_EVEN_AFTER)
                and (bengali or (_ASKS.isdisjoint(tokens[place:at]) and not (at in of_things and at - place > 2)))
            ]
            if not near and token in _OBJECTS:
                near = [at for at, _, _ in found if 0 < place - at <= 2]
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


def _predicates(tokens: Sequence[str]) -> Iterator[tuple[int, str, bool, int]]:
    """The predicates of a clause: the last word of each, whether its words say that it is so, how many they are."""
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            signs = _lexicon().get(tuple(tokens[at : at + length]))
            if signs is None and length == 1 and tokens[at].endswith(_ALSO):
                signs = _lexicon().get((tokens[at][:-1],))
            if signs is not None:
                yield from ((at + length - 1, predicate, so, length) for predicate, so in signs)
                at += length - 1
                break
        at += 1


@lru_cache(maxsize=1)
def _lexicon() -> dict[tuple[str, ...], tuple[Sign, ...]]:
    found: dict[tuple[str, ...], tuple[Sign, ...]] = dict.fromkeys(_phrases(NEITHER), ())
    for predicate, (so, not_so) in PREDICATES.items():
        for words, sign in ((so, True), (not_so, False)):
            for tokens in _phrases(words):
                found[tokens] = (*found.get(tokens, ()), (predicate, sign))
    return found


def _phrases(words: str) -> Iterator[tuple[str, ...]]:
    yield from (tuple(WORD.findall(normal_form(phrase.replace("_", " ")))) for phrase in words.split())
