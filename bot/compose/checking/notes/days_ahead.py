"""A day that was still to come when its note was written: nothing is told by the note as done on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.compose.checking.notes.act_words import ENGLISH
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.places import Places, bounded
from bot.compose.days_said import Day, Said, day_of, nearest
from knowledge.evidence import Fact, Passage
from knowledge.normal import BENGALI, WORD, word_set

_CLAUSE = pattern(
    r"[;:।()\"“”]|\.(?= |$)|,(?! ?\d)|\b(?:and|but|while|whereas|although|because|which|who|that|if"
    r"|unless)\b| (?:আর|এবং|কিন্তু|তবে|যদিও) "
)
_UNTIL = pattern(r"\b(?:from|until|till|for|since|to|between|of|due|after|than|not|instead)(?: the)? (?:\S+day,? )?$")
_UNTIL_BN = pattern(r"^ ?(?:তারিখ)?(?:ে|ের)? ?(?:থেকে|পর্যন্ত|পরে|পর|বদলে|জায়গায়|নয়)")
_PAST = word_set(
    """
    went came sent gave got took paid met left brought bought sold built made handed delivered arrived reached received
    signed returned shipped dispatched transferred settled cleared mailed emailed forwarded submitted provided supplied
    issued fixed repaired answered replied responded informed told dropped delisted removed installed launched opened
    closed completed finished visited collected credited refunded relisted listed started began ended stopped approved
    unloaded loaded ordered counted checked replaced
    """
)
# What is said, wished, settled or put off for a day is done before it.
_PLANNED = word_set(
    """
    promised asked agreed said wanted expected set planned scheduled moved postponed offered accepted requested needed
    confirmed decided proposed refused booked committed pledged owed named announced put pushed mentioned demanded
    insisted granted allowed extended delayed deferred shifted wished hoped targeted reserved undertook assured
    guaranteed slated arranged invited reminded warned limited required wants asks needs promises
    """
)
# These too where they are told of another's doing: "told us to", "approved it for", "ordered 40 cases by".
_EITHER = word_set("told approved settled fixed ordered gave given made left informed")
# Said on the very day: "said on 2 November who pays".
_SPOKE = word_set("said told confirmed announced decided refused accepted asked agreed approved informed")
# After these it is told of a thing: "the signed copy".
_DETERMINERS = word_set("the a an our their his her its this that no any all")
_AHEAD = word_set("to will would be is are should must due not never can could may might shall cannot wont if until")
_PERFECT_BN = pattern(r"(?:েছি|েছে|েছেন|েছি|েছিলেন|েছিলাম|লেন|লাম)$")
_FUTURE_BN = pattern(r"(?:বে|বেন)$|^(?:কর|দে|পাঠা|নে|আন|জানা|রাখ|যা|পা|আস|খুল|বল|দেখ|মেটা|চুকা|ছাড়|তুল|হ|থাক|বসা|লাগা|পৌঁছা)(?:ব|বো)$")
_PLANNED_BN = pattern(
    r"(?:^| )(?:কথা|প্রতিশ্রুতি|রাজি|সম্মত|প্রস্তাব|দাবি|অনুরোধ|আশ্বাস|দায়িত্ব|তারিখ (?:ঠিক|দিয়ে|নির্ধারণ|চেয়ে"
    r"|ধরে)|সময় (?:ঠিক|দিয়ে|চেয়ে)|আশা|লক্ষ্য|শর্ত|মেনে|ঠিক|সিদ্ধান্ত|অনুমোদন|পরিকল্পনা"
    r"|তাগাদা|নির্ধারণ|বলেছ|বললেন|চেয়েছ|চাইলেন|জানিয়েছ|জানালেন|লিখেছ|ধার্য|নির্দিষ্ট|পিছিয়ে|এগিয়ে|\S+তে)(?:\S*)(?: |$)"
)


_MOVED_BN = pattern(r"পিছিয়ে|এগিয়ে|সরিয়ে|সরে|পেছানো|বদলে|জায়গায়")


def done_ahead(places: Places, facts: Sequence[Fact]) -> str:
    """Why something may not be told as done on a day; "" where it may. facts: those cited."""
    passages = [fact for fact in facts if isinstance(fact, Passage) and fact.when is not None]
    if len(passages) < len(facts):
        return ""
    for day in places.days:
        of = [passage for passage in passages if any(day.what.fits(one) for one, _ in bounded(passage).days)]
        if of and day.what.day and all(_is_ahead(day.what, passage) for passage in of) and _told_done(places.text, day):
            return f"{places.text[day.start : day.end]!r} was still to come in {of[0].ref}"
    return ""


def _is_ahead(day: Day, passage: Passage) -> bool:
    if passage.when is None:
        return False
    then, written = nearest(day, passage.when), day_of(passage.when)
    return then.whole and (then.year, then.month, then.day) > (written.year, written.month, written.day)


def _told_done(text: str, day: Said[Day]) -> bool:
    start = max((one.end() for one in _CLAUSE.finditer(text, 0, day.start)), default=0)
    stop = next((one.start() for one in _CLAUSE.finditer(text, day.end)), len(text))
    before, after = text[start : day.start], text[day.end : stop]
    if BENGALI.search(after) is not None:
        return not (_UNTIL_BN.search(after) or _MOVED_BN.search(before)) and _done_bn(after)
    if _UNTIL.search(before):
        return False
    return next(_done(WORD.findall(before)[::-1], back=True), None) or next(
        _done(WORD.findall(after), back=False), False
    )


def _done(tokens: Sequence[str], *, back: bool) -> Iterator[bool]:
    """Whether the nearest verb in the past tells something done; nothing where there is none."""
    for at, token in enumerate(tokens):
        before = tokens[at + 1 : at + 2] if back else tokens[at - 1 : at] if at else []
        if token in ENGLISH and token.endswith("s"):
            yield False  # "sends us the copy on the 24th"
        elif (token in _PAST or token in _PLANNED) and _DETERMINERS.isdisjoint(before):
            near = tokens[at + 1 : at + 4] if back else tokens[max(0, at - 3) : at]
            spoke = back and tokens[:at] == ["on"] and token in _SPOKE
            yield (spoke or token in _PAST - _PLANNED - _EITHER) and _AHEAD.isdisjoint(near)


def _done_bn(after: str) -> bool:
    told = re.split(r"\s", after)
    for at, token in enumerate(told):
        if _FUTURE_BN.search(token):
            return False
        if _PERFECT_BN.search(token):
            return not _PLANNED_BN.search(" ".join(told[: at + 1]))
    return False
