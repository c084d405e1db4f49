"""The clauses of a sentence that stand for themselves: each with its own subject and verb, its own day, its own doubt.

"I will send it by Thursday, and Arif may give the file next week" promises in the first clause and not in the second.
"""

from __future__ import annotations

import re
import unicodedata

from knowledge.reading_notes.doubt import hangs_altogether, hangs_on, is_doubtful, is_of_the_past
from knowledge.reading_notes.marked import ACCOUNT, CONTACT, MEMBER, Marked

Span = tuple[int, int]


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(unicodedata.normalize("NFC", words))


_NAMED = f"{CONTACT}|{MEMBER}|{ACCOUNT}"
_WHO = (
    rf"(?:(?:{_NAMED})(?:'s (?:team|people|office|finance))?|(?:he|she|they|we|i|(?:the )?(?:customer|buyer|client"
    r"|retailer)|(?:his|her|their|our) (?:own )?(?:team|people|finance|it|accounts|warehouse|merchandisers?))\b)"
)
_VERB = (
    r"(?:'(?:ll|d|m|re|ve) |'s going | (?:(?:also|then|now|still|both|again|personally|first) )*(?:(?:will|shall|would"
    r"|may|might|can|could|must|should|needs?|has|have|had|is|are|am|was|were|wants?|asks?|says?|said|told|sent|gave"
    r"|met|thinks?|hopes?|[a-z]+ed)\b|(?:won|can|don|didn|doesn)'t\b))"
)
# Between the joint and the subject may stand when, or how surely: "and by Friday Arif will", "and maybe Lamia will".
_FIRST = (
    r"(?:(?:by|on|before|within|in|next|this|tomorrow|today|then|also|maybe|perhaps|probably|possibly|hopefully"
    r"|apparently|i (?:think|hope|guess|heard)|if|unless),? (?:[\w']+,? ){0,4}?)?"
)
_END = r"(?![\w\u0980-\u09ff])"
_BENGALI_WHO = (
    rf"(?:[^\s;]+ ){{0,4}}?(?:(?:{_NAMED})(?!কে|য়ের|ের|এর|র|দের|রা| ?(?:ke|er|r)\b)|(?:আমি|আমরা|উনি|তিনি|ওনারা|উনারা"
    rf"|ওরা|ওঁরা|তারা|তাঁরা|ami|amra|uni|tini|ora|tara|onara|unara"
    rf"|(?:তাঁদের|তাদের|ওদের|উনাদের|ওনাদের) টিম){_END}) "
)
# A clause in Bengali ends with its verb: only behind one does "and" join clauses, and not two people or things.
_BENGALI_VERB = (
    "(?:বেন|বে|বো|ব|ছেন|ছে|ছি|লেন|লাম|লো|না|নি|নাই|নন|নয়|চান|চায়|ben|be|bo|b|chen|che|chi|sen|se|si|len|lam|lo|na|ni|nai"
    "|chan|chay)$"
)
_SUBJECT_LAST = rf"(?:{_NAMED}|\b(?:he|she|they|we|i))$"
_WILL = r"(?:'ll|\bwill|\bshall|\bto|\bpromised|\bagreed)\b"

# How clauses are joined, and how the one before the joint looks. "Arif and Lamia will send it" is one clause: who
# stands before "and" alone has no verb; nor has "by Sunday" in "By Sunday, Arif will send it".
_JOINTS = (
    (_compiled(rf";\s(?=(?:{_FIRST}{_WHO}(?:{_VERB}| to )|{_BENGALI_WHO}))"), re.compile("")),
    (
        _compiled(rf"(?:,|\s[-–—])?\s(?:and|but|while|whereas)\s(?={_FIRST}{_WHO}{_VERB})"),
        _compiled(rf"{_WILL}|^(?!.*{_SUBJECT_LAST})"),
    ),
    # "Imrul to book the truck", but not "I will ask Arif to send it and Lamia to sign it".
    (
        _compiled(rf",?\s(?:and|but|while)\s(?=(?:{_NAMED}) to )"),
        _compiled(rf"^(?!.*(?:\b(?:ask|tell|told|get|want|remind|push|need|expect|allow|help)|{_SUBJECT_LAST}))"),
    ),
    (_compiled(rf",\s(?={_WHO}(?:'ll| will| shall))"), _compiled(_WILL)),
    (
        _compiled(rf",?\s(?:আর|এবং|কিন্তু|তবে|ar|aar|ebong|ebang|kintu|tobe)\s(?={_BENGALI_WHO})"),
        _compiled(_BENGALI_VERB),
    ),
    (_compiled(rf",\s(?={_BENGALI_WHO})"), _compiled(r"(?:বেন|বে|বো|ব)$")),
)
# What stands behind "she asked whether" is asked too, in the clauses that follow as well.
_ASKED = _compiled(
    r"\b(?:ask(?:ed|s|ing)|wonder(?:s|ed|ing)?|unclear|not clear|discussed|(?:not|n't|nobody|no one) knows?)\b"
    r"[^;]{0,30}?\b(?:whether|if|when|who|how)\b"
)
_TOGETHER = _compiled(rf"(?:{_NAMED}|\b(?:he|she|they|we|i))(?: ?[&+]|,? (?:and|আর|এবং|ও|ar|o)) $")


def clauses(marked: Marked) -> list[Span]:
    """Where the clauses of a sentence stand in its `text`, in order; one where it has no more."""
    text = marked.text
    joints = sorted(
        (*found.span(), place) for place, (joint, _) in enumerate(_JOINTS) for found in joint.finditer(text)
    )
    spans: list[Span] = []
    begun = 0
    for start, end, place in joints:
        if start > begun and _JOINTS[place][1].search(text[begun:start]):
            spans.append((begun, start))
            begun = end
    return [*spans, (begun, len(text))]


def plain_clauses(marked: Marked) -> list[Span]:
    """The clauses that state something of their own. A guess, hearsay or a question reaches on into those behind it.

    A condition does so where it opens a later clause; anywhere else it leaves open what it holds for, and all hangs.
    """
    text = marked.text
    spans = clauses(marked)
    if hangs_altogether(text) or any(hangs_on(text[start:end], later=start > 0) for start, end in spans):
        return []
    plain: list[Span] = []
    for start, end in spans:
        if is_doubtful(text[start:end]):
            break
        if not is_of_the_past(text[start:end]):
            plain.append((start, end))
        if _ASKED.search(text, start, end):
            break
    return plain


def clause_at(marked: Marked, at: int) -> Span:
    """The clause that holds a place of the sentence's `text`."""
    return next((start, end) for start, end in reversed(clauses(marked)) if start <= at or start == 0)


def quoted(marked: Marked, clause: Span) -> str:
    """A clause in its own words as written; the whole sentence where it is the only clause."""
    if clause == (0, len(marked.text)):
        return marked.written
    return marked.as_written(*clause).strip(" ,;.।")


def is_one_of_several(text: str, at: int) -> bool:
    """Whether who stands here promises together with somebody named before: "Arif and Lamia will send it"."""
    return bool(_TOGETHER.search(text[:at]))
