"""Promises in Bengali, in its own letters and in Latin ones: the ending of the verb tells who promises."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from knowledge.due_dates import due_date
from knowledge.reading_notes.clauses import is_one_of_several, plain_clauses, quoted
from knowledge.reading_notes.implied import Commitment, Implied, NoteContext, Person, SideWord
from knowledge.reading_notes.marked import ACCOUNT, CONTACT, MEMBER, Marked
from knowledge.reading_notes.promises import referred_to
from knowledge.reading_notes.wording import statement_of

_STEMS = "পাঠা|দে|দি|কর|জানা|আন|বসা|লাগা|রাখ|দেখা|বল|তুল|ছাড়|মেটা|সাজা|বানা|লিখ|পৌঁছা|সারা|চালা|কিন|গোছা|মিটিয়ে দে|শোনা"
_LATIN_STEMS = "patha|di|de|kor|jana|an|bosha|boshai|laga|rakh|dekha|bol|tul|char|meta|banai?|likh|pouch?a|sara|chala"
_WORD_END = r"(?![\w\u0980-\u09ff])"
_WORD_START = r"(?<![\w\u0980-\u09ff])"
_NOT_DONE = rf"(?! ?(?:না|নাই|নি|na|nai|ni|কি না|কিনা|ki na){_WORD_END})"


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(unicodedata.normalize("NFC", words))


# First person: -ব, -বো; third person polite: -বেন; third person familiar: -বে.
_VERB = _compiled(
    rf"{_WORD_START}(?:(?:{_STEMS})(?P<ending>বেন|বে|বো|ব)|(?:{_LATIN_STEMS})(?P<latin>ben|be|bo|b)){_WORD_END}{_NOT_DONE}"
)
# To try, to think, to meet: no deed that is owed.
_TRYING = _compiled(
    r"(?:চেষ্টা|চিন্তা|বিবেচনা|ভেবে|আশা|পছন্দ|মনে|দেখা|মিটিং|বৈঠক|অপেক্ষা|chesta|chinta|bhebe|mone|dekha|meeting|wait)\s$"
)
_CASE = r"(?:কে|য়ের|ের|এর|র|দের|রা| ?ke(?!\w)| ?er(?!\w)| r(?!\w)|r(?!\w))"
_SUBJECT = _compiled(
    rf"(?P<person>{CONTACT}|{MEMBER}|{ACCOUNT})(?!{_CASE})"
    rf"|{_WORD_START}(?P<word>আমি|আমরা|উনি|তিনি|ওনারা|উনারা|ওরা|ওঁরা|তারা|তাঁরা|ami|amra|uni|tini|ora|tara"
    rf"|onara|unara|(?:তাঁদের|তাদের|ওদের|উনাদের|ওনাদের|tader|oder|onader) (?:টিম|দল|লোকজন|লোকেরা|team)){_WORD_END}"
)
_FIRST = frozenset(unicodedata.normalize("NFC", word) for word in ("আমি", "ami"))
_FIRST_PLURAL = frozenset(unicodedata.normalize("NFC", word) for word in ("আমরা", "amra"))
_ONE_OF_THEM = frozenset(unicodedata.normalize("NFC", word) for word in ("উনি", "তিনি", "uni", "tini"))
_OPENING = _compiled(
    rf"^.*?(?:কথা দিয়েছি|কথা দিলাম|বলেছি|বলেছেন|বললেন|জানিয়েছি|জানিয়েছেন|জানালেন|কথা দিয়েছেন"
    rf"|bolechi|bollam|bollen|bolechen|kotha diyechi)(?: যে| je)?{_WORD_END}[,:]? ?(?=.*\S)"
)
_WISHED = _compiled(
    rf"{_WORD_START}(?:চান|চাইছেন|চাচ্ছেন|চেয়েছেন|চায়|ভাবছেন|মনে করেন|chan|chaichen|chachchen|cheyechen|bhabchen)"
    rf"(?: যে| je)?,? (?:আমি|আমরা|উনি|তিনি|ami|amra|uni|tini|{CONTACT}|{MEMBER}){_WORD_END}"
)
_UNKNOWN = _compiled(
    r",? (?:(?:কি না|কিনা|ki na|kina|সেটা|তা|seta|ta) )*(?:(?:এখনো|ekhono) )?(?:বলেননি|বলেনি|জানাননি|জানায়নি"
    r"|নিশ্চিত না|নিশ্চিত নয়|ঠিক নেই|বোঝা যাচ্ছে না|সন্দেহ|(?:কিন্তু )?(?:দেন|দেয়|করেন|করে|পাঠান) না|bolen nai"
    rf"|bole nai|thik nai|shondeho){_WORD_END}"
)
_CLAUSE = re.compile(r"[,;:]\s|\s[-–—]\s")


def bengali_promises_in(marked: Marked, before: Marked | None, context: NoteContext) -> Iterator[Implied]:
    """The promises of one sentence, each with the clause that makes it. before: the sentence before, for উনি."""
    for start, end in plain_clauses(marked):
        for made in _promises_of(marked, before, start, end, context):
            yield Implied(quoted(marked, (start, end)), made)


def _promises_of(
    marked: Marked, before: Marked | None, begun: int, end: int, context: NoteContext
) -> Iterator[Commitment]:
    """The promises of one clause, each ending with its verb."""
    text = marked.text
    for verb in _VERB.finditer(text, begun, end):
        if _TRYING.search(text[: verb.start()]) or _is_no_promise(text, verb, begun):
            continue
        side, owner, start = _subject(marked, before, verb, begun, context)
        if side is None:
            begun = verb.end()
            continue
        start = max(start, _clause_start(text, begun, verb.start()))
        words = marked.as_written(start, verb.end())
        due = due_date(marked.as_written(begun, verb.end()), context.today, context.calendar)
        statement = statement_of(words, context)
        if len(statement.split()) < 2:  # what is promised stands before who promises it
            statement = statement_of(marked.as_written(begun, verb.end()), context)
        if len(statement.split()) > 1:
            yield Commitment(side, statement, owner, due.day if due else None)
        begun = verb.end()


def _is_no_promise(text: str, verb: re.Match[str], begun: int) -> bool:
    """Whether the deed is only wished for by somebody, or nobody knows if or when it comes."""
    return bool(_WISHED.search(text, begun, verb.start()) or _UNKNOWN.match(text, verb.end()))


def _subject(
    marked: Marked, before: Marked | None, verb: re.Match[str], begun: int, context: NoteContext
) -> tuple[SideWord | None, Person | None, int]:
    """The side and the owner of a promise, and where its words begin. The side is None where nobody known promises."""
    ending = verb["ending"] or verb["latin"]
    subjects = list(_SUBJECT.finditer(marked.text, begun, verb.start()))
    last = subjects[-1] if subjects else None
    after = last.end() if last else begun
    if ending in ("ব", "বো", "bo", "b"):
        plural = last is not None and last["word"] in _FIRST_PLURAL
        first = last is not None and last["word"] in _FIRST
        start = after if plural or first else begun
        return "ours", (None if plural else context.author), _opened(marked.text, start, verb.start())
    if last is None:
        return None, None, begun
    polite = ending in ("বেন", "ben")
    if last["person"] == ACCOUNT:
        return "theirs", None, after
    if last["person"]:
        person = marked.people[last["person"]]
        # Of a customer's person the familiar form tells what is expected as often as what was promised: a day decides.
        if not person.ours and not polite and not _has_day(marked, begun, verb, context):
            return None, None, begun
        owner = None if is_one_of_several(marked.text, last.start()) else person
        return ("ours" if person.ours else "theirs"), owner, _opened(marked.text, after, verb.start())
    if last["word"] in _FIRST | _FIRST_PLURAL:
        return None, None, begun
    if last["word"] in _ONE_OF_THEM:
        side, person_meant = referred_to(marked, before, last.start())
        return (side if polite else None), person_meant, after
    return "theirs", None, _opened(marked.text, after, verb.start())


def _has_day(marked: Marked, begun: int, verb: re.Match[str], context: NoteContext) -> bool:
    words = marked.as_written(begun, verb.end())
    return due_date(words, context.today, context.calendar) is not None


def _opened(text: str, start: int, end: int) -> int:
    """Where the promise itself begins: behind "I told her that", কথা দিয়েছি."""
    opening = _OPENING.match(text[start:end])
    return start + opening.end() if opening else start


def _clause_start(text: str, begun: int, end: int) -> int:
    """Where the clause of the verb begins: behind the last comma that leaves it more than the verb."""
    joints = [joint.end() for joint in _CLAUSE.finditer(text, begun, end) if end - joint.end() > 8]
    return joints[-1] if joints else begun
