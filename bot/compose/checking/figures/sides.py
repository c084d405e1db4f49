"""Whose promise, whose act: ours or theirs, as a sentence tells it and as its source does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from bot.compose.checking.kept import kept
from bot.compose.checking.patterns import either, plain, word
from knowledge.evidence import AccountCard, Figure, Name, Term
from knowledge.name_words import Weight, name_words
from knowledge.normal import WORD
from knowledge.text import normal_form

Side = Literal["", "ours", "theirs"]

_OURS = "we our ours i my mine আমরা আমাদের আমি আমার"
_THEIRS = """
    they their theirs he she his customer client buyer retailer তারা তাদের ওরা ওদের তিনি তাঁর তাঁরা তাঁদের
    উনি উনার উনারা
    গ্রাহক ক্রেতা কাস্টমার
"""
_SIDE_OF: dict[str, Side] = {normal_form(one): "ours" for one in _OURS.split()}
_SIDE_OF |= {normal_form(one): "theirs" for one in _THEIRS.split()}
# Whom something is done to or with is not who does it.
_TO = frozenset(["to", "for", "with", "from", "at", "against", "towards", "on", "about", "between"])
_TO_AFTER = frozenset(map(normal_form, ["কাছে", "কে", "সঙ্গে", "সাথে", "জন্য", "জন্যে", "থেকে"]))
_BY_US = word(
    r"for us to|(?:by|from|on) (?:us|our (?:\S+ )?(?:side|team|part|list|books|plate|desk|people))"
    r"|আমাদের (?:দিক|পক্ষ|তরফ) (?:থেকে|হতে)"
)
_BY_THEM = word(
    r"for them to|(?:by|from|on) (?:them|their (?:\S+ )?(?:side|team|part|list|books|plate|desk"
    r"|people)|the customer)|(?:তাদের|ওদের) (?:দিক|পক্ষ|তরফ) (?:থেকে|হতে)"
)
# Who is owed, waits or gets is not who promised.
_RECEIVES = word(
    r"(?:is|are|am|be) owed|(?:have|has) (?:still |yet |not |never )*(?:had|seen|received|got(?:ten)?"
    r"|been (?:given|sent|handed))"
    r"|(?:we|they|are|is|still|and) (?:still )?waiting|still without|without (?:it|them)"
    r"|wait(?:s|ing)? (?:for|on)|expects?|expecting|awaits|awaiting|gets?|to collect|পাই|পাব|পাবে|পাবেন"
    r"|পায়|অপেক্ষায়|অপেক্ষা কর\S+|পাওনা|পাইনি|পায়নি|পাননি|পাওয়ার কথা"
)
# Whom what is promised goes to; who is given time for it is who promised.
_GIVES = (
    r"(?:owe[sd]?|owing|sen[dt]s?|sending|give[sn]?|gave|giving|hand(?:s|ed|ing)?|deliver(?:s|ed|ing)?"
    r"|provid\w+|shar(?:es?|ed|ing)|show(?:s|ed|n|ing)?|pa(?:ys?|id|ying)|suppl(?:y|ies|ied)|br(?:ings?|ought"
    r"|inging)|promis(?:es?|ed|ing)|com(?:es?|ing)"
    r"|came|arriv(?:es?|ed)|pass(?:es|ed)|present(?:s|ed)|forward(?:s|ed)|issu(?:es|ed)|submit(?:s|ted)|goes|went"
    r"|gone)"
)
_NO_TIME = r"(?! (?:until|till|time|a deadline|(?:\S+ )?days?|word))"
_RECEIVED = (
    rf"(?:late with (?:\S+ ){{0,4}}?to @|{_GIVES} (?:over )?@{_NO_TIME}|{_GIVES} (?:(?!from|by|we|they|us"
    rf"|them)[^\s.,;:]+ ){{0,8}}?to @"
    r"|reach(?:es|ed|ing)? @|already with @)"
)
_TO_US = word(
    _RECEIVED.replace("@", "us") + r"|we (?:have |did |duly |already )*(?:received|obtained|were (?:sent|given|handed))"
)
_TO_THEM = word(_RECEIVED.replace("@", "(?:them|him|her|the customer|the client|¶)"))
# "We can thank them", "we should remind": who speaks of it, not who promised.
_ON_THEIR_SIDE = word(
    r"(?:wait(?:s|ing)?|depend(?:s|ing)?) on ¶|wait(?:s|ing)? for (?:\S+ ){0,6}?from ¶"
    r"|on ¶(?:'s)? (?:\S+ )?(?:side|part|list|books|plate"
    r"|desk)|on the (?:side|part) of ¶"
)
_GETS_FROM_US = word(
    r"¶ ?কে (?:\S+ ){0,5}?(?:(?:দিতে|পাঠাতে|জানাতে) হবে|(?:দেওয়া|পাঠানো) বাকি)|¶ ?(?:এর "
    r"|র )?আমাদের কাছে (?:\S+ ){0,3}?(?:পায়|পাবে|পাবেন|পান)"
)
# The date of the promises.
_ITS_DAY = word(r"their (?:own |due |agreed )?(?:dates?|days?|deadlines?|time|term|due)")
# ধানসিঁড়ি আমাদের ছবি দিয়েছে: it stands as who does it.
_GIVES_US = word(
    r"¶ আমাদের(?:কে)? (?:কাছে )?(?:[^\s,;।]+ ){0,7}?(?:পাঠি|পৌঁছে দি|বুঝিয়ে দি|জমা দি|দি|জানি)য়েছ(?:ে|েন|িল|িলেন)"
    r"|¶ আমাদের(?:কে)? (?:কাছে )?(?:[^\s,;।]+ ){0,7}?(?:পাঠাবে|দেবে|জানাবে|পৌঁছাবে|পাঠাচ্ছে|দিচ্ছে)ন?"
)
# What was handed over is in the hands of whom it was promised to.
_IN_HANDS = word(r"in (?P<whose>our|their) hands")
_SPEAKERS = word(
    r"(?:we|i) (?:can |could |may |might |should |must |have to |need to |will |do |still )*(?:count|track|record"
    r"|thank"
    r"|remind|ask|chase|press|call"
    r"|note|know|see|say|report|heard?|learn\w*|expect|count on|rely|hope|see|find)|let us"
    r"|আমরা (?:জানি|দেখি|বলি|ধন্যবাদ|মনে করি)"
)
_TO_WHOM, _INDEED = "\u0995\u09c7", "\u0987\u0993"  # -কে; -ই, -ও
_OPEN_FROM = word(
    r"(?:outstanding|due|owed|overdue|awaited|expected|pending|open|missing|promised|late|promises?"
    r"|commitments?|things?) (?:from|by)"
)
_NOBODY = word(r"(?:for|on|from|by|to) nobody")
_ENDING = plain("(?:র|রা|রই|য়|তে|কে)?")  # what hangs on a name: কুশিয়ারার
_OTHER: dict[Side, Side] = {"ours": "theirs", "theirs": "ours"}
_PROMISING = word(
    r"promis\w*|commit\w*|owe[sd]?|will|pledg\w*|agreed to|due|overdue|kept|deliver\w*|sent|send\w*|owner|responsible"
    r"|(?:দিতে|পাঠাতে) হবে|রাখার কথা|দেয়নি|দেননি|দিইনি|(?:দি|পাঠি)য়েছ\S*|awaits|প্রতিশ্রুতি\S*|কথা (?:\S+ ){0,2}?(?:দি|রাখ)\S*|বাকি"
    r"|পাঠা\S*|\S+(?:ব|বে|বেন)|দেওয়ার কথা"
)


def side_of_figure(figure: Figure) -> Side:
    """Whose promise a figure tells of; "" where it tells of both or of none."""
    side = figure.sentence.values.get("side")
    if isinstance(side, Term) and side.family == "side":
        return "ours" if side.word == "ours" else "theirs"
    for name in (figure.name, figure.sentence.id):
        parts = name.replace(".", "_").split("_")
        if ("ours" in parts) != ("theirs" in parts):
            return "ours" if "ours" in parts else "theirs"
    return ""


# Of whoever is named to have promised, on either side.
_ITS_OWNER = word(r"he|she|his|her|him|তিনি|তাঁর|তার|উনি|উনার|তাঁকে")


def _owners(figure: Figure) -> Iterator[str]:
    """The names of who promised, in normal form."""
    owner = figure.sentence.values.get("owner")
    if isinstance(owner, Name):
        yield from (normal_form(one) for one in (owner.text, owner.local) if one)


def other_side(text: str, figures: Iterable[Figure], account: AccountCard | None) -> str:
    """Why a sentence gives a promise to the other side; "" where it does not. text: in normal form."""
    told = list(figures)
    sides = {side_of_figure(figure) for figure in told}
    promises = any(figure.name.startswith("commitment") for figure in told) or _PROMISING.search(text)
    if len(sides) != 1 or not (held := next(iter(sides))) or not promises:
        return ""
    if not _PROMISING.search(text):
        account = None  # of a promise's own record "we" and "they" tell; the account may only be whom it is for
    if _NOBODY.search(text):
        return f"it is a promise of {'ours' if held == 'ours' else 'theirs'}"
    words = {*WORD.findall(text)}
    if any(not words.isdisjoint(WORD.findall(owner)) for figure in told for owner in _owners(figure)):
        text = _ITS_OWNER.sub("¦", text)
    if all(isinstance(figure.sentence.values.get("done"), date) for figure in told):
        text = _IN_HANDS.sub(lambda found: "reached us" if found["whose"] == "our" else "reached them", text)
    said = side_said(text, account)
    if said and said != held:
        return f"it is a promise of {'ours' if held == 'ours' else 'theirs'}, not of {said}"
    return ""


# Who gives and who gets is told by case: "from them we are to get", আমাদেরই X-কে দেওয়ার কথা.
_FROM_THEM_TO_US = word(
    r"(?:দিক|কাছ|পক্ষ|তরফ) (?:থেকে|হতে) (?:\S+ ){0,8}?(?:আমাদের|আমরা) (?:\S+ ){0,6}?(?:পাওয়ার|পাওনা|পাব|পাবো|পাই"
    r"|পেয়েছি)\S*"
    r"|(?:আমাদের|আমরা) (?:\S+ ){0,6}?(?:দিক|কাছ|পক্ষ|তরফ) (?:থেকে|হতে) (?:\S+ ){0,8}?(?:পাওয়ার|পাওনা|পাব|পাবো"
    r"|পেয়েছি)\S*"
    r"|আমাদের(?:কে)? (?:পাঠিয়েছে|দিয়েছে|পাঠিয়ে দিয়েছে|দিয়ে দিয়েছে|বুঝিয়ে দিয়েছে|পাঠাবে|দেবে|জানাবে"
    r"|জানিয়েছে)(?:ন)?"
    r"|আমাদের (?:\S+ ){0,5}?(?:দিতে|পাঠাতে) (?:\S+ ){0,4}?দেরি কর(?:ছে|েছে)(?:ন)?"
    r"|we (?:are|were) (?:to (?:get|receive|have(?! (?:it|this"
    r"|that) ))|due to (?:get|receive)|owed|promised|still waiting"
    r"|waiting) (?:\S+ ){0,8}?(?:from|by|on)"
)
_FROM_US_TO_SOMEBODY = word(
    r"আমাদেরই (?:\S+ ){0,4}?\S*কে (?:\S+ ){0,3}?\S*(?:ার|োর|নোর) কথা|আমরাই? (?:\S+ ){0,8}?(?:দিয়েছি"
    r"|পাঠিয়েছি|পাঠাব|দেব|করব|জানাব|রাখিনি|দিইনি|পাঠাইনি)"
)
_THEY_ARE = word(
    r"they (?:are|were|was) (?:due|promised|late|overdue|owed)(?! (?:on"
    r"|with) \d)|(?:is|are|was|were) (?:owed|promised)(?: to)? us"
)


def side_said(text: str, account: AccountCard | None) -> Side:
    """Who promises or acts in a sentence in normal form: the first who is named and is not only the receiver."""
    text = _ITS_DAY.sub("¦", _SPEAKERS.sub("¦", text))
    if _FROM_THEM_TO_US.search(text):
        return "theirs"
    if _FROM_US_TO_SOMEBODY.search(text):
        return "ours"
    named = re.sub(" +", " ", account_marked(text, account))
    if _BY_US.search(text) or _GETS_FROM_US.search(named):
        return "ours"
    if _BY_THEM.search(text) or _ON_THEIR_SIDE.search(named) or _GIVES_US.search(named):
        return "theirs"
    to_us, to_them = _TO_US.search(text) is not None, _TO_THEM.search(named) is not None
    if to_us != to_them:
        return "theirs" if to_us else "ours"
    side = _subject(_THEY_ARE.sub("¦", text), account)
    return _OTHER[side] if side and _RECEIVES.search(text) else side


def account_marked(text: str, account: AccountCard | None) -> str:
    """A text of the same length with the account's name as one sign: ¶ and blanks."""
    name = account_name(account) if account is not None else None
    if name is None:
        return text
    return name.sub(lambda found: "¶".ljust(len(found[0])), text)


@kept(64)
def account_name(account: AccountCard) -> re.Pattern[str] | None:
    """Where an account is named: by its name or a telling part of it."""
    if not (telling := account_words(account)):
        return None
    every = (*name_words(account.name), *(name_words(account.local) if account.local else ()))
    words = either(dict.fromkeys(one.plain for one in every))
    return re.compile(rf"(?<![^\W_])(?:{either(telling)})(?: (?:& )?(?:{words}))*(?={_ENDING}(?![^\W_]))")


def _subject(text: str, account: AccountCard | None) -> Side:
    telling = account_words(account)
    tokens = WORD.findall(text)
    for place, token in enumerate(tokens):
        side = _SIDE_OF.get(token) or _SIDE_OF.get(token.rstrip(_INDEED), "") or ("theirs" if token in telling else "")
        if not side:
            continue
        before = tokens[place - 1] if place else ""
        after = tokens[place + 1 : place + (7 if token in telling else 4)]
        if token in telling and before in ("from", "by") and _OPEN_FROM.search(text):
            return "theirs"
        if before in _TO and token not in ("ours", "theirs"):
            continue
        if any(one.endswith(_TO_WHOM) for one in after[:2]) and token in telling:
            continue
        if any(one in _TO_AFTER for one in after[:1]) or (token in telling and _TO_AFTER & set(after)):
            continue
        if token in telling and ":" in text[: text.find(token) + 40] and text.find(":") > text.find(token):
            continue  # "Padma Mart: we owe ..." is a heading
        return side
    return ""


def account_words(account: AccountCard | None) -> frozenset[str]:
    """The words of an account's name that tell it from others, in normal form."""
    if account is None:
        return frozenset()
    words = (*name_words(account.name), *(name_words(account.local) if account.local else ()))
    return frozenset(one.plain for one in words if one.weight is not Weight.GENERIC)
