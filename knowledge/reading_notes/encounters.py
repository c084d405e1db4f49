"""Whom the writer met or talked to: said in so many words, not inferred from a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from knowledge.reading_notes.implied import ContactMet
from knowledge.reading_notes.marked import CONTACT, Marked

_LIST = rf"(?P<who>{CONTACT}(?:(?: ?[,&+/] ?| and | আর | ও | ar )+{CONTACT})*)"
_STARTS = (
    r"(?:^|(?<=[,;:.()] )|(?<=[-–] )|(?<=\band )|(?<=\bi )|(?<=\bwe )|(?<=\btoday )|(?<=\byesterday )|(?<=\bjust ))"
)
_END = r"(?![\w\u0980-\u09ff])"
_SAID = (
    "said|says|told|asked|asks|agreed|promised|confirmed|complained|complains|called|mentioned|explained|repeated|rang"
    "|insisted|refused|accepted|replied|showed|admitted|warned|joined|visited|signed|proposed|offered|suggested"
    "|requested|reminded|assured|announced|floated"
)
_WITH = r"(?:র|য়ের|ের|এর| ?er| ?r)? (?:সাথে|সঙ্গে|shathe|sathe|shonge|songe|sange)"
_TALKED = (
    "দেখা হলো|দেখা হল|দেখা হয়েছে|দেখা করেছি|দেখা করলাম|কথা হলো|কথা হল|কথা হয়েছে|কথা বলেছি|কথা বললাম|বসেছি|বসলাম"
    "|মিটিং হলো|মিটিং হয়েছে|মিটিং করেছি|মিটিং করলাম|বৈঠক হয়েছে|বৈঠক করেছি"
    "|kotha hoise|kotha hoyeche|kotha holo|kotha hoeche"
    "|kotha bollam|kotha bolechi|dekha hoise|dekha hoyeche|dekha holo|boshlam|boshechi|meeting holo|meeting hoise"
    "|meeting korlam|meeting korechi"
)
_BENGALI_SAID = (
    "বললেন|বলেছেন|বলছেন|জানিয়েছেন|জানালেন|জিজ্ঞেস করলেন|জিজ্ঞেস করেছেন|চেয়েছেন|চাইলেন|রাজি হয়েছেন|রাজি হলেন"
    "|অভিযোগ করেছেন|অভিযোগ করলেন|কথা দিয়েছেন|কথা দিলেন|ফোন করেছেন|ফোন করেছিলেন|ফোন করলেন|মেনে নিয়েছেন"
    "|bollen|bolechen|bolsen|bollo|janalen|janiyechen|cheyechen|raji holen|raji hoyechen|phone korechen|phone dilen"
)


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(unicodedata.normalize("NFC", words))


_MEETING = (
    _compiled(
        rf"{_STARTS}(?:met(?: with)?|saw|visited|called(?: on)?|phoned|rang|(?:spoke|talked) (?:to|with)|told"
        rf"|informed|reminded|assured|sat (?:down )?with"
        rf"|had (?:a )?(?:\w+ )?(?:call|meeting|lunch|dinner|tea|coffee|chat|talk) with) {_LIST}"
    ),
    _compiled(
        r"^(?:\w+ )?(?:call|meeting|visit|lunch|dinner|tea|coffee|chat|talk|zoom|review) (?:w/?|with|to) "
        rf"{_LIST}"
    ),
    _compiled(rf"(?P<who>{CONTACT}){_WITH}[^;।]*?(?:{_TALKED}){_END}"),
    _compiled(
        rf"(?P<who>{CONTACT})(?:কে| ?ke) (?:[^;।]*? )?(?:বলেছি|বললাম|জানিয়েছি|জানালাম|দেখিয়েছি|দেখালাম"
        rf"|bolechi|bollam|janalam|janaisi|janiyechi){_END}"
    ),
)
_SPEAKING = (
    _compiled(rf"^(?P<who>{CONTACT}(?:(?: ?[,&+/] ?| and )+{CONTACT})*): "),
    _compiled(rf"(?P<who>{CONTACT}) (?:also |again |just |then )?(?:{_SAID})\b"),
    _compiled(rf"(?P<who>{CONTACT}) (?:[^;।]*? )?(?:{_BENGALI_SAID}){_END}"),
)
_NOT_MET = _compiled(
    rf"\b(?:not|never|n't|could not|couldn't|didn't|unable|nobody|no reply|will|'ll|going to|cancelled|instead of)\b"
    rf"|(?:হয়নি|হয় নি|পাইনি|ধরেননি|ধরছে না|hoy nai|hoyni|dhore na|pai nai){_END}"
)
_CLAUSES = re.compile(r"[,;.]\s|\sand\s|\sআর\s|\sbut\s")


def encounters_in(marked: Marked, is_appointment: bool) -> Iterator[ContactMet]:
    """The contacts one sentence says were met. is_appointment: the sentence sets a meeting that is still to come."""
    text = marked.text
    seen: dict[str, None] = {}
    if not is_appointment:
        for pattern in _MEETING:
            for found in pattern.finditer(text):
                if not _NOT_MET.search(text[_clause(text, found.start()) : found.end()]):
                    seen |= dict.fromkeys(re.findall(CONTACT, found["who"]))
    # Whom somebody else speaks of did not speak: "Tuhin: Mamun asked for rent", "Tuhin says Mamun asked for rent".
    spoken = next((said for pattern in _SPEAKING if (said := pattern.search(text))), None)
    if spoken is not None:
        seen |= dict.fromkeys(re.findall(CONTACT, spoken["who"]))
    for sign in seen:
        yield ContactMet(marked.people[sign])


def _clause(text: str, at: int) -> int:
    joints = [joint.end() for joint in _CLAUSES.finditer(text, 0, at)]
    return joints[-1] if joints else 0
