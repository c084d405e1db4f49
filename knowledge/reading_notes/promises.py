"""Promises in English: who will do what by when, ours and theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.due_dates import due_date
from knowledge.reading_notes.clauses import Span, is_one_of_several, plain_clauses, quoted
from knowledge.reading_notes.honorifics import may_be
from knowledge.reading_notes.implied import Commitment, Implied, NoteContext, Person, SideWord
from knowledge.reading_notes.marked import ACCOUNT, CONTACT, MEMBER, Marked
from knowledge.reading_notes.wording import as_line, statement_of

# What people promise to do. Wanting, thinking, hoping and being are no promises.
_DEEDS = (
    "send|share|give|provide|deliver|pay|confirm|check|call|ring|arrange|organi[sz]e|prepare|draft|write|issue|replace"
    "|supply|fix|resolve|settle|release|sign|submit|forward|mail|e-?mail|revert|get back|come back|update|bring"
    "|install|put|place|list|relist|order|decide|approve|clear|return|collect|visit|schedule|set up|finali[sz]e"
    "|complete|finish|start|launch|train|refund|credit|ship|dispatch|transfer|respond|reply|answer|let|inform|tell|show"
    "|present|raise|escalate|follow up|review|look into|find out|make|build|print|run|offer|quote|extend|increase"
    "|reduce|reserve|book|allocate|take|speak|talk|ask|push|chase|handle|sort|fill|remove|add|swap"
    "|correct|reconcile|verify|post|upload|courier|drop|pick up|lend|waive|compensate|reimburse|block"
    "|keep|stop|hold|halt|cease|guarantee|honou?r"
    "|display|rebuild|redraw|draw|design|translate|hand over|deploy|hire|assign|nominate|introduce|connect|propose"
)
_VERB = rf"(?P<deed>(?:{_DEEDS})\b)"
_SOMETIMES = r"(?:(?:also|then|now|again|personally|first|surely|definitely|certainly|both|all|jointly|still) )*"
_OURS = r"i|we|our (?:own )?(?:team|people|merchandisers?|finance|warehouse|sales ?(?:team|man|rep)?|supply(?: chain)?)"
_THEIRS = (
    r"he|she|they|(?:the )?(?:customer|buyer|client|retailer)|(?:his|her|their) (?:team|people|finance|it|accounts)"
)
_NAMED = f"{CONTACT}|{MEMBER}|{ACCOUNT}"
_WHO = rf"(?P<who>{_OURS}|{_THEIRS}|(?:{_NAMED})(?:'s (?:team|people|office|finance))?)"
_WILL = r"(?:'ll| will| shall|(?:'m| am|'re| are|'s| is) going to)"
_SOMEBODY = rf"(?: (?:him|her|them|us|me|you|{CONTACT}|{MEMBER}|{ACCOUNT}|the (?:buyer|customer|team)))?"
_PROMISED = r"(?:promised|agreed|committed|undertook|offered|assured|have promised|has promised|has agreed|have agreed)"
_SAID = rf"(?:said|says|promised|agreed|confirmed|told|assured|wrote){_SOMEBODY}(?: that)?"
_STARTS = r"(?:^|(?<=[,;:.()] )|(?<=[-–] )|(?<=\band )|(?<=\bthen )|(?<=\bbut )|(?<=\bthat )|(?<=\bso ))"

_PATTERNS = tuple(
    re.compile(words)
    for words in (
        rf"(?<![\w']){_WHO}{_WILL} {_SOMETIMES}{_VERB}",
        rf"(?:{_SAID}) {_WHO}(?:'d| would) {_SOMETIMES}{_VERB}",
        rf"{_STARTS}(?P<who>i|we) (?:have to|need to|must|has to) {_SOMETIMES}{_VERB}",
        rf"{_STARTS}(?P<who>{CONTACT}|{MEMBER}) to {_SOMETIMES}{_VERB}",
        rf"{_STARTS}{_WHO} (?:have |has )?{_PROMISED}{_SOMEBODY} to {_SOMETIMES}{_VERB}",
        rf"{_STARTS}{_WHO} (?:have |has )?promised{_SOMEBODY} (?P<deed>(?!to |that |in )(?:[a-z]+|\d+) )",
        r"^(?:(?:action|next step|to-?do|todo|ai)s? ?[:-] ?)?(?P<who>)(?:will|i'll|need to|have to|must) "
        rf"{_SOMETIMES}{_VERB}",
        rf"^(?:action|next step|to-?do|todo)s? ?[:-] ?(?P<who>)(?:to )?{_VERB}",
    )
)  # fmt: skip
_TOLD_IT_COMES = re.compile(
    rf"(?:told|assured|informed|promised) (?:{CONTACT}|him|her|them)(?: (?:and|,) {CONTACT})* (?:that )?"
    r"(?P<deed>[^.;]{3,80}? (?:will|would) (?:come|reach|arrive|go live|start|be [a-z]+ed|be ready|be there))"
)
_NOT = re.compile(r"\b(?:not|never|no longer|nobody|nothing|cannot|can't|won't|n't|without)\b|n't\b")
# "Write it": what, the rest of the sentence says.
_OF_WHAT = re.compile(r"\w+(?: back| up)?|\w+(?: back| up)? (?:it|them|that|this|one|these|those|so)", re.IGNORECASE)
_JOINED = re.compile(r"[,;]? (?:and|but|while|whereas)\s*$", re.IGNORECASE)
_HANGS_ON = re.compile(
    r"\b(?:who|which|whoever|when|until|till|once|why|how|whether"
    r"|(?:expect(?:s|ed)?|think(?:s|ing)?|believes?|assum(?:es?|ed|ing)|hop(?:ed|ing)|want(?:s|ed)|fears?)"
    r"(?: that)?)\s$"
)
_SEGMENT_ENDS = re.compile(
    r"[;.](?=\s|$)|, (?:but|because|so that|otherwise|else|and then|while|as|since|he|she|they|we|i)\b"
    r"| because | so that | but | otherwise "
    r"|,? and (?=(?:he|she|they|we|i|wants?|needs?|asks?|asked|is|has|will)\b)"
)


def promises_in(marked: Marked, before: Marked | None, context: NoteContext) -> Iterator[Implied]:
    """The promises of one sentence, each with the clause that makes it.

    before: the sentence before it, where "he" and "she" may have their names.
    """
    text = marked.text
    plain = plain_clauses(marked)
    taken: list[Span] = []
    for place, found in sorted(_matches(text), key=lambda item: (item[1].start("deed"), item[0])):
        clause = next((one for one in plain if one[0] <= found.start("deed") < one[1]), None)
        if clause is None:
            continue
        start, end = found.start("deed"), min(clause[1], _end(text, found.end("deed")))
        if any(start < other_end and other < end for other, other_end in taken):
            continue
        if _NOT.search(text[found.start() : end]) or _is_third_partys(text, found):
            continue
        taken.append((start, end))
        words = marked.as_written(start, end)
        due = due_date(words, context.today, context.calendar)
        opening = marked.as_written(clause[0], found.start())
        if due is not None and words[due.end :].startswith(", "):
            words = words[: due.end]
        if due is None and (first := due_date(opening, context.today, context.calendar)) and first.start == 0:
            due = first if not opening[first.end :].strip(" ,") else None  # "by Friday Arif will"
        if place == _NOUN and due is None:
            continue
        side, owner = _owner(found, marked, before, context)
        statement = statement_of(words, context)
        if _OF_WHAT.fullmatch(statement):
            statement = as_line(f"{statement} ({_of_what(marked, before, found.start(), clause)})")
        if side is not None and len(statement.split()) > 1:
            yield Implied(quoted(marked, clause), Commitment(side, statement, owner, due.day if due else None))


_NOUN = 5


def _of_what(marked: Marked, before: Marked | None, start: int, clause: Span) -> str:
    """What "it" may mean: the words before the promise, else the sentence before; the reader will know."""
    said = _JOINED.sub("", marked.as_written(0, start)).strip(" ,;:-–—")
    if len(said.split()) > 1:
        return said
    return (before.written if before is not None else quoted(marked, clause)).strip(" .।")


def _matches(text: str) -> list[tuple[int, re.Match[str]]]:
    found = [(place, match) for place, pattern in enumerate(_PATTERNS) for match in pattern.finditer(text)]
    return found + [(len(_PATTERNS), match) for match in _TOLD_IT_COMES.finditer(text)]


def _end(text: str, start: int) -> int:
    stop = _SEGMENT_ENDS.search(text, start)
    return stop.start() if stop else len(text)


def _is_third_partys(text: str, found: re.Match[str]) -> bool:
    """Whether the promise hangs on words like "whoever", or is what somebody else wishes or believes."""
    return bool(_HANGS_ON.search(text[: found.start()]))


def _owner(
    found: re.Match[str], marked: Marked, before: Marked | None, context: NoteContext
) -> tuple[SideWord | None, Person | None]:
    """The side, and the owner where the words name one."""
    who = found.groupdict().get("who")
    if who is None:
        return "ours", None
    if who in ("", "i"):
        return "ours", context.author
    sign = who[0]
    if sign in marked.people:
        person = marked.people[sign]
        owner = person if len(who) == 1 and not is_one_of_several(marked.text, found.start("who")) else None
        return ("ours" if person.ours else "theirs"), owner
    if re.fullmatch(_OURS, who):
        return "ours", None
    if who in ("he", "she"):
        return referred_to(marked, before, found.start("who"))
    return "theirs", None


def referred_to(marked: Marked, before: Marked | None, at: int) -> tuple[SideWord | None, Person | None]:
    """Whom "he", "she" or উনি means at a place: the one person named before it, here or in the sentence before.

    The side is None where it could be one of ours or one of theirs.
    """
    named = marked.named(0, at) or (before.named() if before is not None else [])
    pronoun = re.match(r"\w+", marked.text[at:])
    named = [person for person in named if may_be(pronoun[0] if pronoun else "", person)]
    if len(named) == 1:
        return ("ours" if named[0].ours else "theirs"), named[0]
    return (None if any(person.ours for person in named) else "theirs"), None
