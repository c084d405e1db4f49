"""Whether a sentence turns its source around: denies what it says, says the opposite, claims another act.

The sentence is held against the clauses that share most of what it speaks of. Where one of them bears it out it
stands; where none shares enough, nothing can be told.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from bot.compose.checking.meaning.clauses import CONTRAST, FEWEST_SHARED, Clause, concepts, nearest
from bot.compose.checking.meaning.compared import compared_the_other_way
from bot.compose.checking.meaning.denial import agree, opposed
from bot.compose.checking.meaning.held import HeldClauses
from bot.compose.checking.meaning.words import ACTS, AGAINST, AXES, BORNE_OUT
from bot.compose.checking.notes.progress import as_far
from bot.compose.checking.patterns import pattern, word
from knowledge.text import normal_form

_SO_MANY = (
    r"(?:about |around |some |over |under |roughly |nearly |a |an |the |from |in "
    r"|on )*(?:bdt|tk\.?|usd|eur|inr|rs\.?|\$|৳)?"
    r" ?(?:\d[\d.,]*|yesterday|today|quarter|third|half|fifth|tenth)"
)
# Of a figure's number one may say that it is no more; of what somebody wrote, by words that tell nothing else.
_ONLY_SO_MANY = word(
    rf"(?:only|just|merely|solely) {_SO_MANY}|\d[\d.,]*(?: \S+)? (?:only|just)"
    r"|(?:মাত্র|শুধু|কেবল|মোটে|সাকুল্যে) (?:প্রায় )?(?:bdt|৳)? ?\d[\d.,]*\S*|\d[\d.,]*\S*(?: \S+)? (?:মাত্র|কেবল|মোটে)"
    r"|(?:মাত্র|শুধু|কেবল|মোটে) (?:এক|তিন|চার|পাঁচ|দুই)[- ]\S+|একমাত্র (?:জবাব|উত্তর)\S*"
)
_JUST_SO_MANY = word(
    rf"just {_SO_MANY}|only (?:bdt|tk\.?|usd|eur|inr|rs\.?|\$|৳) ?\d[\d.,]*"
    r"|only \d[\d.,]* ?(?:%|per ?cent|lakh|crore|million|k|taka|rupees|dollars|euros)"
    r"|(?:মাত্র|মোটে|সাকুল্যে) (?:bdt|৳)? ?\d[\d.,]*\S*"
)
_EVEN_IF = word(r"even (?:if|without|when|though)|হলেও|ছাড়াই|করলেও|থাকলেও")
_DENIES_IT = "it denies by"
_LEFT_OUT = "the source says"
_NO = frozenset({"not", "refuse"})
# What is without something is not denied itself: "will come back after a month without a late truck".
_WITHOUT = frozenset(map(normal_form, ("without", "ছাড়াই")))
_PLAIN_ACTS = frozenset({"refuse", "agree", "decide"})
_TURNING = frozenset(ACTS) | {f"{axis}{pole}" for axis in AXES for pole in "+-"} | {"not", "only"}
# A word that denies, denied itself, says that it is so: "none is left out", বাদ নেই.
_TWICE_DENIED = word(
    r"(?:no|not|none|nothing|nobody|never|without|n't)(?: \S+){0,6}? (?:left out"
    r"|leave out|exclud\w+|except\w*|missing|missed"
    r"|outstanding|pending|unpaid|unsettled|unresolved|unanswered|hanging|skipped|spared|forgotten|exempt\w*|lacking|short"
    r"|omitted|fail\w*|refus\w*|unless|without|until|doubt\w*|in question)"
    r"|(?:বাদ|বাকি|ঝুলে|বকেয়া|অমীমাংসিত|বাইরে|অভাব|ঘাটতি|আপত্তি|অসুবিধা|ব্যতিক্রম"
    r"|সন্দেহ|ছাড়া)(?: \S+){0,2}? (?:নেই|না|নয়|নন|\S+(?:য়নি|েনি|িনি|ননি))"
    r"|(?:না হলে|না থাকলে|না পেলে|না এলে|নইলে|ছাড়া)(?: \S+){0,8}? (?:না|নয়|নেই)"
)
# A day or a number that is only the bound of what is denied is held against the bound that the source sets.
_DENIED_BOUND = word(
    r"(?:no|not|nothing|nobody|never|cannot|n't)(?: \S+){0,7}? (?:before|earlier than|sooner than|after|later than"
    r"|past|beyond|above|over|under|below|more than|less than) (?:the |about |bdt |end of )*\S*\d\S*.*"
    r"|(?:not|never)(?: \S+){0,2}? (?:reach|hit|meet|make|attain|match|exceed)(?: \S+){0,3}? \S*\d\S*.*"
    r"|\S*\d\S*(?: \S+){0,2}? (?:আগে|পূর্বে|পরে|পর|বেশি|কম|নিচে|ওপরে"
    r"|উপরে)(?: \S+){0,7}? (?:না|নয়|নেই|\S+(?:য়নি|েনি|িনি|ননি)).*"
)
_NOT_YET = word(
    r"(?:not|n't)(?: \w+){0,3} (?:yet|answer\w*|repl\w+|respond\w*)|not yet(?: \w+)?"
    r"|(?:not|n't)(?: \w+){0,2} (?:get|got|granted|given)|(?:পা(?:নন|য়ন|ইন)|দেওয়া হয়ন|দেনন|দেয়ন|দিইন)ি"
    r"|no (?:answer|reply|decision|word|response|commitment)|(?:উত্তর|জবাব)(?: \S+){0,2} (?:না|নেই|\S+নি)|(?:এখনো"
    r"|এখনও)(?: \S+){0,4} (?:না|\S+নি)"
)
# What denies by its own word where a source has a "not".
_DENIED_OTHERWISE = word(
    r"miss(?:ed|es|ing)?|fail(?:ed|s|ure)?|refus\w+|reject\w+|exclud\w+|exclusion|ban(?:s|ned)?|barred|rule[sd]? out|unless|until|till|earliest"
    r"|clean(?: \w+){0,2} (?:run|record|weeks?|months?)|free of|nil|zero|broke|broken|breach\w*|violat\w+|withh(?:eld|old\w*)"
    r"|first(?: time)?|trade (?:it |them |this )?away|give (?:it |them )?up|other than|apart from|wrong|mistake\w*|incorrect\w*|corrects?|stands?|in place|still on|beyond|uncertain|unclear|unsure|doubt\w*"
    r"|(?:বিপক্ষ|লঙ্ঘন|ভেঙেছ|নির্ভুল|নিরবচ্ছিন্ন|নিষেধ|নারাজ|অসম্মত|অনিচ্ছুক|ব্যর্থ|ভুল|ঘাটতি|কমতি|ছেড়ে)\S*|\S{2,}হীন|বহাল|অনিশ্চিত|মানা|বিনা|বিরত|প্রথমবার|না হলে"
)
# "No note until it matches" is a condition, and may be told as one.
_UNTIL = word(
    r"(?:no|not|nothing|never|n't)(?: \S+){0,9}? (?:until|unless|till|before|without)|(?:until|unless|till)(?: \S+){0,9}? (?:no|not|nothing)"
    r"|(?:not|n't|না) (?:\S+ )?\S+লে(?: \S+){0,8}? (?:না|নয়|নেই)|(?:না \S+লে|ছাড়া|আগে)(?: \S+){0,8}? (?:না|নয়|নেই)|পর্যন্ত(?: \S+){0,8}? (?:না|নেই|নয়)|only (?:if|after|once)"
)
_CONDITION = word(
    r"condition\w*|conditional|once|when|if|after|depends?|hinges?|hangs on|subject to|provided|only|as soon as|needs?|requires?|waits? for|blocked"
    r"|শর্ত\S*|তবেই|তখনই|(?<!না )\S{2,}লেই?|সাপেক্ষে|নির্ভর\S*"
)
_WITHOUT_IT = word(r"without|unless|ছাড়া|না হলে|না (?:দি|পে|কর|বাড়)\S*লে")
_IF = word(r"if|when|once|provided|unless|\S{2,}লে|শর্তে")
# What a "not" denies: the word after it in English, the one before it in Bengali.
_WHAT_IS_DENIED = pattern(
    r"(?:\b(?:not|never|no|cannot)|n't) (?:yet |been |be |have |had |a |an |the |any |even |really )*([^\W\d]\S+)"
    r"|(\S+) (?:না|নেই|নয়|নন)(?=[ ,;.।]|$)"
)
_COMPARING = frozenset({"change", "price", "mood", "strength"})
_OPEN = frozenset({"future", "hedge", "propose", "ask"})
_TOLD = frozenset({"agree", "done", "decide"})
_WE = word(r"we|i|our|us|আমরা|আমি|আমাদের|আমার")
_PASSIVE = word(r"(?:was|were|been|is|are) (?:not |never )?\w+ed")


def turned_around(
    said: Sequence[Clause], whole: Clause, held: Iterable[HeldClauses], names: Sequence[str] = (), *, quoting: bool
) -> str:
    """Why a sentence is not borne out; "" where it is, or where it cannot be told.

    said: its clauses; whole: all of it as one. held: what each of its sources says. names: those of the account.
    quoting: what it seems to leave out may stand in a quotation, which is not among its clauses.
    """
    sources = list(held)
    clauses = [one for source in sources for one in source.clauses]
    sentences = [one for source in sources for one in source.wholes]
    of_figures = {one.text for source in sources if not source.whole_of for one in (*source.clauses, *source.wholes)}
    beside = {text: aside for source in sources for text, aside in source.beside.items()}
    whole_of = {text: of for source in sources for text, of in source.whole_of.items()}
    for one in said:
        near = nearest(one, clauses)
        if not near and not _TURNING.isdisjoint(one.marks):
            near = nearest(whole, sentences, 1)  # by itself it shares too little
        against = [
            contradiction(
                one, other, whole, _of_the_same(whole, beside.get(other.text, ())), of_figures, whole_of.get(other.text)
            )
            for other in near
        ]
        if any(_denies(one) and _flips(one, whole_of.get(other.text, other)) == ["punctuality"] for other in near):
            continue  # "not on time" is late, whatever the source says in between
        if reason := _one_against(one, near):
            return reason
        denies, left_out = (bool(against) and against[0].startswith(kind) for kind in (_DENIES_IT, _LEFT_OUT))
        if denies and _denied_elsewhere(one, near, clauses):
            continue
        if denies and any(agree(one, other) for other in clauses):
            continue  # "has not decided", of which the source speaks beside the name
        if (denies or "promise" in one.marks) and as_far(one, sentences):
            continue  # "owes us the pictures": they were not sent
        if against and not denies and not left_out and _told_elsewhere(one, near, clauses):
            continue
        if left_out and any(agree(mine, other) for mine in said for other in near):
            continue  # it says so by another word, in another of its clauses
        if against and all(against) and not (left_out and (quoting or _elsewhere(one, clauses))):
            return against[0]
    return "" if quoting else opposed(said, clauses, names)


def _one_against(said: Clause, near: Sequence[Clause]) -> str:
    """Why one of the clauses that speak of the same says the opposite, where no other bears the sentence out."""
    for axis in AXES:
        pole = said.at(axis)
        poles = {other.at(axis): other for other in near if other.at(axis)}
        if pole and poles and pole not in poles:
            other = next(iter(poles.values()))
            if _flips(said, other) == [axis] and _denies(said) == _denies(other):
                return (
                    f"it says {said.marks[axis + pole]!r} where the source says {other.marks[axis + other.at(axis)]!r}"
                )
    return ""


def _denied_elsewhere(one: Clause, near: Sequence[Clause], clauses: Iterable[Clause]) -> bool:
    """Whether a clause that denies tells of something by words that what shares most with it does not have."""
    known = frozenset().union(*(other.said for other in near))
    if not known.isdisjoint(concepts(" ".join(found[1] or found[2] for found in _WHAT_IS_DENIED.finditer(one.text)))):
        return False
    own = {word for word in one.said - known if not word[:1].isdigit()}
    return any(_denies(other) and not own.isdisjoint(other.said) for other in clauses)


def _told_elsewhere(one: Clause, near: Sequence[Clause], clauses: Iterable[Clause]) -> bool:
    """Whether a clause tells the same act of what those that share most, by the names in them, do not speak of."""
    if any(_flips(one, other) for other in near):
        return False
    acts = frozenset().union(*(BORNE_OUT[act] for act in _acts(one)))
    own = one.said.difference(*(other.said for other in near), concepts(" ".join(one.marks.values())))
    return any(acts & _acts(other) and len(own & other.said) >= FEWEST_SHARED for other in clauses)


def _elsewhere(one: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether a clause that denies nothing speaks of it too: "not decided; will say on 28 October"."""
    acts = _acts(one)
    return any(
        not _denies(other)
        and (len(one.said & other.said) >= FEWEST_SHARED or bool(one.said & other.said and acts & _acts(other)))
        for other in clauses
    )


def _of_the_same(whole: Clause, aside: Iterable[Clause]) -> list[Clause]:
    """Of what is said beside a clause, what "we" do only where the sentence speaks of us too, or of nobody."""
    ours = _WE.search(whole.text) or _PASSIVE.search(whole.text)
    return [one for one in aside if ours or not _WE.search(one.text)]


def contradiction(
    said: Clause,
    held: Clause,
    whole: Clause,
    aside: Sequence[Clause] = (),
    of_figures: Container[str] = (),
    sentence: Clause | None = None,
) -> str:
    """What a clause says against another that speaks of the same; "" where it says nothing against it.

    whole: the sentence the clause is of. aside: what the source says beside it in a word or two ("We did not agree"),
    and all that a figure says. of_figures: the texts of clauses that figures say: what they deny, and whose act they
    tell, is held against them by their own values.
    """
    flips = _flips(said, held)
    denied = _denies(said) != _denies(held)
    if flips:
        # "Not late" is "on time".
        if len(flips) == 1 and denied:
            return ""
        mine, theirs = (one.marks[f"{flips[0]}{one.at(flips[0])}"] for one in (said, held))
        return f"it says {mine!r} where the source says {theirs!r}"
    if held.text in of_figures:
        return _of_scope(said, held, _ONLY_SO_MANY)
    return (
        _of_acts(said, held, aside, sentence or held)
        or (_of_denial(said, held, whole, aside, sentence or held) if denied and not agree(said, held) else "")
        or _of_scope(said, held, _JUST_SO_MANY)
    )


def _flips(said: Clause, held: Clause) -> list[str]:
    """The axes at whose opposite poles two clauses stand."""
    found = [axis for axis in AXES if said.at(axis) and held.at(axis) and said.at(axis) != held.at(axis)]
    if not _COMPARING.isdisjoint(found) and compared_the_other_way(said.text, held.text):
        return [axis for axis in found if axis not in _COMPARING]
    return found


def _of_denial(said: Clause, held: Clause, whole: Clause, aside: Sequence[Clause], sentence: Clause) -> str:
    """A "not" on one side only, with no word on the other that denies in its own way."""
    if _denies(said):
        if said.at("extreme") and not held.at("extreme"):
            return ""  # "not our largest": of which the source says the place
        if (
            CONTRAST.search(held.text)
            or _DENIED_BOUND.search(said.text)
            or (_TWICE_DENIED.search(said.text) and not _denying(held))
        ):
            return ""
        if _NOT_YET.search(said.text) and _OPEN & sentence.marks.keys() and not _TOLD & sentence.marks.keys():
            return ""  # what somebody will think about has no answer yet
        if _WITHOUT_IT.search(said.text) and _IF.search(sentence.text):
            return ""  # what it is without the condition that the source sets
        for one in (held, *aside):
            if _denying(one) - _denying(said) or not _NO.isdisjoint(one.marks) or _flips(said, one):
                return ""
        return f"{_DENIES_IT} {_denial(said)!r}, which the source does not"
    if _denies(whole) or _denying(whole) - _denying(held) or _DENIED_OTHERWISE.search(whole.text):
        return ""
    if _CONDITION.search(whole.text) and _UNTIL.search(held.text):
        return ""
    return f"{_LEFT_OUT} {_denial(held)!r}, which it leaves out"


def _denies(one: Clause) -> bool:
    """Whether a clause says that something is not so; to refuse is not to agree."""
    return not _NO.isdisjoint(one.marks)


def _denial(one: Clause) -> str:
    return one.marks.get("not") or one.marks["refuse"]


def _denying(one: Clause) -> frozenset[str]:
    """The words of a clause that deny without a "not", and its noughts."""
    return one.denying | ({"0"} if "0" in one.said else set())


def _of_acts(said: Clause, held: Clause, aside: Sequence[Clause], sentence: Clause) -> str:
    """Another act than the source tells: agreed for asked, sent for promised.

    sentence: the one that the held clause is of: "wants 1.5 points, plus a rent" tells of the rent that it is wanted.
    """
    if not _acts(held) and "not" not in sentence.marks:
        held = Clause(held.text, held.said, {**sentence.marks, **held.marks}, held.denying)
    acts = _acts(said)
    if acts & {"future", "promise", "ask", "propose"}:
        acts -= {"done"}  # "promised to have it sent" tells of nothing sent
    plainly = acts & _acts(held) & _PLAIN_ACTS
    if plainly:
        acts &= {"done", "get"}  # "the proposal was refused": the refusal is what is told
    for act in sorted(acts):
        if act == "refuse" and act not in said.marks and any(one.denying for one in (held, *aside)):
            continue  # what is still open was not agreed to
        against = AGAINST[act] & _acts(held)
        if against and not any(BORNE_OUT[act] & _acts(one) for one in (held, *aside)):
            mine, theirs = _word_of(act, said), _word_of(min(against), held)
            return f"it says {mine!r} where the source says {theirs!r}"
    return ""


def _word_of(act: str, one: Clause) -> str:
    return one.marks.get(act) or one.marks["not"]


def _acts(one: Clause) -> frozenset[str]:
    """The acts a clause tells. Not to agree is to refuse."""
    acts = frozenset(act for act in ACTS if act in one.marks)
    if "not" in one.marks and one.marks["not"] not in _WITHOUT:
        denied = {"agree", "promise", "future", "done", "decide", "get"} & acts
        acts = (acts - denied) | ({"refuse"} if denied & {"agree", "promise", "future"} else set())
    return acts


def _of_scope(said: Clause, held: Clause, no_more: re.Pattern[str]) -> str:
    """Nothing may be narrowed down to "only" what it says, nor a condition taken away."""
    if _EVEN_IF.search(said.text) and "only" in held.marks:
        return "the source makes it a condition"
    if "only" in said.marks and not (no_more.search(said.text)) and not ({"only", "not"} & held.marks.keys()):
        return f"it says {said.marks['only']!r}, which the source does not"
    return ""
