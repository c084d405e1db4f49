"""Who of the customer's people has been in touch and who has gone quiet; whether an account hangs on one person."""

from __future__ import annotations

from collections.abc import Iterator

from bot.compose.checking.listed.holders import borne_by, people_in
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import label_of, parts_of
from knowledge.evidence import Figure, Name, Quantity

_CLAUSE = pattern(r"[;:।(),]|\.(?= |$)| (?:but|while|whereas|and|so|কিন্তু|তবে|আর|এবং) ")
_QUIET = word(
    r"quiet|silent|silence|gone dark|out of (?:touch|contact)|lost (?:touch|contact)"
    r"|without (?:any )?contact|unreachable"
    r"|inactive|(?:no|not had)(?: any| recent)? (?:contact|word|sign of life)"
    r"(?! (?:who|that|at (?:\S+ ){1,3}(?:has|is)|of|has|have|is|gone)\b)|dropped off|dormant|cold"
    r"|নীরব|চুপ\S*|নিশ্চুপ|যোগাযোগহীন|(?:যোগাযোগ|কথা|খোঁজ|সাড়া|খবর)(?:ই|ও)? বন্ধ"
    r"|(?:যোগাযোগ|কথা|খোঁজ|সাড়া|খবর)(?:ই|ও)? (?:(?!বন্ধ)\S+ )?(?:নেই|হয়নি|হচ্ছে না|মেলেনি|পাইনি|বিচ্ছিন্ন)"
)
_IN_TOUCH = word(
    r"(?:in|kept|keeps|stayed) (?:\S+ )?(?:touch|contact)|in contact|touch with us|heard from"
    r"|hear from|spoken (?:to|with)|spoke (?:to|with)|talked (?:to|with)"
    r"|been reached|answers? (?:\S+ )?(?:regularly|promptly|quickly)|responsive|responding|active|met"
    r"|contacted|reached|in (?:regular|close|recent) (?:contact|touch)"
    r"|(?:যোগাযোগ|কথা|আলাপ|দেখা) (?:\S+ )?(?:হয়েছে|আছে|হচ্ছে|রাখেন|রাখছেন|করেছেন|চলছে|হয়)|যোগাযোগে আছেন|সক্রিয়"
)
_NOBODY = word(
    r"nobody|no one|none|not (?:a single )?one|no \S+|neither|not anybody|কেউ|কেউই|কারও?|কারো|কোনো \S+|একজনও|এমন কেউ"
)
_LAST = word(r"last|latest|ago|until|before|শেষ|আগে|সর্বশেষ")
_WITHIN = word(r"within|less than|in the last|in the past|এর মধ্যে|মধ্যে|ভেতরে|কম")
_ONLY = word(r"only|alone|just|solely|nobody but|no one but|nobody (?:else|other)|শুধু\S*|কেবল\S*|একমাত্র|একাই|একা")
_OTHERS = word(
    r"nobody (?:but|else|other|besides)|no one (?:but|else|other|besides)|else|except|besides"
    r"|apart from|other than|others?|more|ছাড়া|বাদে|আর কেউ|অন্য\S*"
)
_HANGS = word(
    r"(?:hangs?|depends?|(?:dependent|reliant)|rel(?:y|ies)|rests?|hinges?)(?: \S+){0,3}? on (?:just "
    r"|only )?(?:a single|one"
    r"|him|her|one single)(?: \S+)?"
    r"|single-threaded|single threaded|(?:runs|goes|hangs|lies) (?:\S+ )?(?:through|with|on) (?:just "
    r"|only )?(?:one|a single)"
    r"|(?:just|only) (?:one|a single|1) (?:person|contact)|(?:1|one) person only"
    r"|(?:একজন|একজনের|১ ?জন|1 ?জন|একজনমাত্র|একক|একটি) ?(?:মাত্র )?(?:মানুষ\S*|ব্যক্তি\S*|লোক\S*"
    r"|যোগাযোগ\S*)? ?(?:উপর|ওপর|উপরে|ওপরে|উপরই|ওপরই|সঙ্গে|হাতে)\S*"
    r" ?(?:পুরোপুরি |সম্পূর্ণ |একান্তই )?(?:নির্ভর|ঝুলে|টিকে|দাঁড়িয়ে|ভর|কথা)\S*"
)
_THROUGH = word(r"(?:through|on|with|depends? on|hangs? on|relies on) (?:\S+ ){0,3}?alone")
_SEVERAL = word(
    r"several|many|two|three|four|five|[2-9] people|a few|various|a number of|all|কয়েকজন\S*|অনেক\S*"
    r"|একাধিক\S*|সবার\S*|সবাই\S*|[2-9] ?জন\S*|দুজন\S*|তিনজন\S*"
)
_SOMEBODY = word(
    r"some(?:body|one)?|several|a (?:contact|person)|many|people|everybody|everyone|all|most|contacts"
    r"|one (?:person|contact|of \S+)"
    r"|\d+ (?:people|contacts|persons)|কয়েকজন\S*|একজন\S*|অনেক\S*|সবাই|সবার|কেউ কেউ|দুজন\S*|\d+ ?জন\S*"
)
_NO_CHAMPION = word(
    r"(?:no|not (?:our|a|the|really our)|n't (?:our|a|the)|without an?|lacks an?|never (?:our|a)"
    r"|no longer (?:our|a|the)) champion"
    r"|(?:চ্যাম্পিয়ন|পক্ষের মানুষ)(?:ই|টি)? (?:নন|নয়|নেই|না)|কোনো চ্যাম্পিয়ন নেই"
)
_LONG_AGO = word(
    r"(?:more than|over|longer than) (?:a|one|two|three|1|2|3) months?|months ago|for months"
    r"|(?:মাসখানেকের|এক মাসের|মাসের পর মাস|কয়েক মাস)\S*(?: বেশি)?"
)
_WEEKS = pattern(
    r"\b(?:more than|over|longer than|at least) (?P<many>\d+|a|one|two|three|four) weeks?\b|(?P<bn>\d+"
    r"|এক|দুই|তিন|চার) সপ্তাহের (?:বেশি|ওপর|উপর)"
)
_SO_MANY = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "এক": 1, "দুই": 2, "তিন": 3, "চার": 4}
_MONTH, _WEEK = 30, 7


def other_touch(places: Places, figure: Figure) -> str:
    """Why contact or silence may not be told so; "" where it may."""
    match figure.name:
        case "quiet_contacts":
            return _of_quiet(places.text, figure)
        case "champion_quiet":
            return _of_champion(places.text, figure)
        case "single_threaded":
            return _of_threads(places.text, figure)
    return ""


def _clauses(text: str) -> Iterator[str]:
    yield from filter(str.strip, _CLAUSE.split(text))


def _says_quiet(clause: str) -> bool | None:
    """Whether a clause tells of silence (True) or of contact (False); None where it tells neither, or of nobody."""
    quiet = _QUIET.search(clause)
    if quiet:
        return not NOT.search(_QUIET.sub(" ", clause))
    if _IN_TOUCH.search(clause):
        return NOT.search(clause) is not None
    return None


def _of_quiet(text: str, figure: Figure) -> str:
    none = figure.sentence.id.endswith("_none")
    for clause in _clauses(text):
        quiet = _says_quiet(clause)
        if quiet is None:
            continue
        silence = _QUIET.search(clause) is not None
        nobody = _NOBODY.search(_QUIET.sub(" ", clause)) is not None
        if none:
            if quiet:
                return "the source says that nobody has gone quiet"
        elif quiet and _ONLY.search(clause) and 0 < len(_named(clause, figure)) < len(borne_by(figure).people):
            return "others have gone quiet too"
        elif nobody and silence and not quiet and not _OTHERS.search(clause):
            return "the source names who has gone quiet"
        elif not quiet and not nobody and people_in(clause, figure) and _is_now(clause, silence=silence):
            return "the source says that there was no contact"
    return ""


def _is_now(clause: str, *, silence: bool) -> bool:
    """Whether contact is told as there is, and not when it was last: "in touch until June"."""
    return silence or not _LAST.search(clause) or _WITHIN.search(clause) is not None


def _named(clause: str, figure: Figure) -> set[str]:
    return {who for _, _, who in people_in(clause, figure)}


def _of_champion(text: str, figure: Figure) -> str:
    if _NO_CHAMPION.search(text):
        return "the source names the champion"
    none = figure.sentence.id.endswith("_none")
    since = [one.what for one in parts_of(figure).values if one.part == "days" and one.row]
    days = max((int(one.value) for one in since if isinstance(one, Number)), default=0) if none else 0
    told = [found["many"] or found["bn"] for found in _WEEKS.finditer(text)]
    weeks = [_SO_MANY.get(one, 0) or int(one) for one in told]
    if days and (any(days < _WEEK * one for one in weeks) or (days < _MONTH and _LONG_AGO.search(text))):
        return "the source tells of a later contact"
    for clause in _clauses(text):
        quiet = _says_quiet(clause)
        silence = _QUIET.search(clause) is not None
        if none and quiet and (silence or not _LAST.search(clause)):
            return "the source says that the champion was in touch"
        if not none and quiet is False and _is_now(clause, silence=silence):
            return "the source says that the champion has gone quiet"
    return ""


def _of_threads(text: str, figure: Figure) -> str:
    one = figure.sentence.values.get("name")
    hangs = _HANGS.search(text) or _THROUGH.search(text)
    if hangs:
        clause = next((part for part in _clauses(text) if _HANGS.search(part) or _THROUGH.search(part)), text)
        denied = NOT.search(clause) is not None
        if isinstance(one, Name) is denied:
            return (
                "the source says that it does not hang on one person"
                if one is None
                else "the source says that it hangs on one person"
            )
    return _of_one(text, figure, one) if isinstance(one, Name) else _of_many(text, figure)


def _of_one(text: str, figure: Figure, one: Name) -> str:
    others = figure.sentence.values.get("others")
    name = next(iter(label_of(one)))
    for clause in _clauses(text):
        denied = NOT.search(clause) is not None
        if _SEVERAL.search(clause) and _IN_TOUCH.search(clause) and not denied and not _ONLY.search(clause):
            return "the source tells of one person alone"
        denied = (denied and _IN_TOUCH.search(clause) is not None) or _says_quiet(clause) is True
        if denied and not _OTHERS.search(clause) and not _HANGS.search(clause):
            return f"the source says that {name} was spoken to"
    known = isinstance(others, Quantity) and others.number > 0
    if known and _KNOW_NOBODY.search(text):
        return "others are known there"
    return ""


_KNOW_NOBODY = word(
    r"(?:know|known|have) (?:nobody|no one|no other|no other contacts?)|(?:nobody"
    r"|no one) (?:else )?(?:is )?known|আর কাউকে (?:\S+ )?চিনি না|আর কেউ (?:জানা|চেনা) নেই"
)


def _of_many(text: str, figure: Figure) -> str:
    every = len(borne_by(figure).people)
    for clause in _clauses(text.replace(" and ", " & ").replace(" আর ", " & ").replace(" এবং ", " & ")):
        named = {who for _, _, who in people_in(clause, figure)}
        told = _IN_TOUCH.search(clause) or _QUIET.search(clause) or _ANY_CONTACT.search(clause)
        if not told:
            continue
        denied = NOT.search(_OTHERS.sub(" ", clause)) is not None
        if _ONLY.search(clause) and not denied and named and len(named) < every:
            return "others were spoken to as well"
        if denied and (named or _NOBODY.search(clause)) and not _ONLY.search(clause) and not _HANGS.search(clause):
            return "the source says that they were spoken to"
        if _QUIET.search(clause) and named and not denied:
            return "the source says that they were spoken to"
    return ""


_ANY_CONTACT = word(
    r"(?:no |any |had )?contact(?: with)?|among those|in touch|person (?:we|whom|who)|someone"
    r"|যাঁ\S* সঙ্গে|যার সঙ্গে|কথা"
)
