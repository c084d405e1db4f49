"""Who reports to whom, as a sentence tells it: each pair the right way round, and nobody above who has a boss."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.compose.checking.kept import kept
from bot.compose.checking.listed.holders import people_in
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import label_of
from knowledge.evidence import Figure, Items

# Each person named stands as one sign in a marked text; @ is one of them, @@ several that are told together.
_FIRST = 0xE000
_AND = r"(?:,? and |,? & |, | as well as |,? আর |,? এবং | ও )"
_ONE = "[\ue000-\ue0ff]"
_ENDING = r"(?:'s?|-?(?:এর|র|ের|কে|য়ের))?"
_OTHER = r"[^\s\ue000-\ue0ff,;।]"  # a letter of a word that names nobody
_SEVERAL = rf"{_ONE}{_ENDING}(?:{_AND}{_ONE}{_ENDING})*"


def _lines(*told: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        pattern(
            one.replace("§", _OTHER).replace("@@", f"(?P<under>{_SEVERAL})").replace("@", f"(?P<over>{_ONE}){_ENDING}")
        )
        for one in told
    )


_BY_THE_WAY = r"(?:,? [a-z]+){0,4}?"
_BOSS = r"(?:boss|manager|superior|supervisor|line manager|head|chief|lead|leader)"
_SAID = _lines(
    rf"@@{_BY_THE_WAY} (?:reports?|reporting|answers?|answering|is answerable|are answerable)(?: [a-z]+)? to @",
    rf"@@{_BY_THE_WAY} (?:under|below|beneath|reports? into|works? for|working for) @",
    rf"@@ (?:own |direct )?{_BOSS} is @",
    rf"@ (?:is|acts as|serves as) @@ (?:own |direct )?{_BOSS}",
    rf"@ (?:is|acts as) (?:the )?(?:direct )?{_BOSS} (?:of|to|for|over) (?:both )?@@",
    r"@ (?:leads|heads|manages|supervises|directs|oversees|runs|has|is above|stands above|sits above"
    r"|is over|is senior to) (?:both )?@@(?! (?:report|answer))",
    r"(?:reporting|answering|reports?|answers?) to @(?: ?:|,? (?:are|is|come|comes)) (?:both )?@@",
    r"(?:^|[,;:.] |\band )(?:under|below) @,? (?:are|is|come|comes|sit|sits|work|works)? ?(?:both )?@@",
    r"(?:^|[,;] |\band )to @ (?:reports?|answers?) @@",
    r"(?<!to )@@ to @(?=$|[;,.।]| and )",
    r"@@,?(?: §+){0,3}? @ ?(?:অধীনে|অধীন|আন্ডারে|নিচে|নীচে|তত্ত্বাবধানে)",
    r"@@,?(?: §+){0,3}? @ ?(?:কাছে )?(?:রিপোর্ট|জবাবদিহি)",
    r"(?:^|[,;।] ?)(?:§+ ){0,2}@ ?(?:অধীনে|অধীন|আন্ডারে|নিচে|নীচে|তত্ত্বাবধানে)(?: (?:আছেন|কাজ করেন|রয়েছেন))?,? @@",
    r"@@ ?(?:বস|উপরে|ওপরে|ঊর্ধ্বতন|উপরস্থ|ম্যানেজার|প্রধান)(?: (?:হলেন|আছেন|হচ্ছেন))? @",
    r"@@, ?(?:উপরে|ওপরে) @",
    r"@(?: হলেন| হচ্ছেন)? @@ ?(?:বস|উপরে|ওপরে|ঊর্ধ্বতন|উপরস্থ|ম্যানেজার)(?= ?(?:$|[;,.।]|আছেন|হলেন|এবং|আর ))",
)
_TOP = _lines(
    r"@(?: §+){0,3}? (?:at the (?:very )?top|(?:has|with) (?:nobody|no one|no boss)(?: \S+)?"
    r"|(?:reports|answers) to (?:nobody|no one)"
    r"|is (?:the )?(?:head|boss) of (?:all|everybody|everyone))",
    r"(?:nobody|no one) (?:is |stands |sits )?(?:above|over) @",
    r"at the (?:very )?top(?: \S+){0,3}? (?:is|stands|sits) @",
    r"@(?: §+){0,2}? (?:সবার|সবচেয়ে) (?:উপরে|ওপরে)",
    r"@ ?(?:উপরে|ওপরে) (?:আর )?কেউ",
)
_EVERYBODY = _lines(
    r"(?:everybody|everyone|all(?: of them)?|they all|all (?:the )?(?:others|people"
    r"|\d+))(?: [^\s,;।]+){0,4}? (?:reports?|answers?|works?)(?: [a-z]+)? (?:to|under|for) @",
    r"সবাই(?: §+){0,3} @ ?(?:অধীনে|কাছে|রিপোর্ট)",
)
_SO_MANY = pattern(
    rf"(?<![\d.,])(?P<many>\d+)(?: (?:people|persons|of them|others|contacts))? (?:report|answer"
    rf"|work)(?: [a-z]+)? (?:to|under|for) (?P<over>{_ONE})"
    rf"|(?P<over_bn>{_ONE}){_ENDING} (?:অধীনে|আন্ডারে) (?P<many_bn>\d+) ?জন"
)
# Under somebody one may stand with another between; to report is to report straight.
_FAR = pattern(r"\b(?:under|below|beneath|for|above|over|senior|oversees?|runs)\b|অধীন|আন্ডারে|নিচে|নীচে|উপরে|ওপরে")
_DIRECT = pattern(r"\b(?:direct(?:ly)?|straight|immediate)\b|সরাসরি")
_WHO = pattern(
    rf"(?P<who>{_ONE}){_ENDING}(?P<between>[^\ue000-\ue0ff;।]{{0,16}}?)\b(?:who|she|he|whose own|তিনি"
    rf"|যিনি)\b(?P<rest>(?: in turn| then| herself| himself)?)"
)
_MOST_LISTED = 8


@kept(128)
def _bosses(figure: Figure) -> Mapping[str, str]:
    """Who is above whom, by name in normal form."""
    found: dict[str, str] = {}
    for value in figure.sentence.values.values():
        for row in value.rows if isinstance(value, Items) else ():
            if "name" in row and "boss" in row:
                found[next(iter(label_of(row["name"])))] = next(iter(label_of(row["boss"])))
    return found


def other_line(places: Places, figure: Figure) -> str:
    """Why a line of reporting may not be told so; "" where it may, or none is told."""
    bosses = _bosses(figure)
    if not bosses:
        return ""
    text, people = _marked(places.text, figure)
    if not people:
        return ""
    every = len(bosses) < _MOST_LISTED
    for under, over, denied, direct in _told(text, people):
        so = bosses.get(under) == over if direct or denied else _is_above(over, under, bosses)
        known = under in bosses or every
        if known and so is denied:
            return (
                f"the source does not tell that {under} reports to {over}"
                if not denied
                else "the source says that it is so"
            )
    for said in _TOP:
        for found in said.finditer(text):
            if people[found["over"]] in bosses and not NOT.search(
                found[0].replace("nobody", "").replace("no one", "").replace("no boss", "")
            ):
                return f"the source names who {people[found['over']]} reports to"
    for said in _EVERYBODY:
        for found in said.finditer(text):
            over = people[found["over"]]
            if over in bosses or any(boss != over for boss in bosses.values()):
                return "not all of them report to that person"
    for found in _SO_MANY.finditer(text) if every else ():
        over = people[found["over"] or found["over_bn"]]
        many = sum(boss == over for boss in bosses.values())
        indirect = sum(_is_above(over, under, bosses) for under in bosses)
        if int(found["many"] or found["many_bn"]) not in (many, indirect):
            return f"the source tells of {many} who report to {over}"
    return ""


def _marked(text: str, figure: Figure) -> tuple[str, dict[str, str]]:
    """A text with each person named as one sign, and who each sign is."""
    people: dict[str, str] = {}
    named = people_in(text, figure)
    for start, end, who in reversed(named):
        sign = next((one for one, held in people.items() if held == who), chr(_FIRST + len(people)))
        people[sign] = who
        text = f"{text[:start]}{sign}{text[end:]}"
    return text, people


def _told(text: str, people: Mapping[str, str]) -> Iterator[tuple[str, str, bool, bool]]:
    """Who is told to be under whom, whether that is denied, and whether with nobody between."""
    # "to Shahnaz, who reports to Titu": the one named before.
    text = _WHO.sub(lambda found: f"{found['who']}{found['between']}; {found['who']}{found['rest']}", text)
    for said in _SAID:
        for found in said.finditer(text):
            denied = NOT.search(found[0]) is not None
            for sign in found["under"]:
                if sign in people and people[sign] != people[found["over"]]:
                    yield (
                        people[sign],
                        people[found["over"]],
                        denied,
                        not _FAR.search(found[0]) or _DIRECT.search(found[0]) is not None,
                    )


def _is_above(over: str, under: str, bosses: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    while under in bosses and under not in seen:
        seen.add(under)
        under = bosses[under]
        if under == over:
            return True
    return False
