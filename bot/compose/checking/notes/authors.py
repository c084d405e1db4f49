"""Who wrote a note, put for somebody whom it tells of: the author is told to write, and to do what "we" do there."""

from __future__ import annotations

from collections.abc import Sequence

from bot.compose.checking.meaning.clauses import concepts
from bot.compose.checking.names.persons import same_person
from bot.compose.checking.notes.bengali_acts import bengali_verbs
from bot.compose.checking.notes.cast import Mention, Voices, mentions
from bot.compose.checking.notes.people import NOBODY, OURS_WRITE, Party
from bot.compose.checking.patterns import pattern, word
from knowledge.evidence import Passage
from knowledge.normal import WORD, normal_form, word_set

_CLAUSE = pattern(r"[,;:()\"“”]|\.(?= |$)|।| [-–—] ")
# What one does who writes down what a note tells, or what one says of it where the note has it from nobody else.
_WROTE_WORDS = (
    r"wrote|writ(?:e|es|ing|ten)|not(?:e|es|ed|ing)|record(?:s|ed)?|logged|jotted|mail(?:s|ed)?|messages?|entry|memo|minutes"
    r"|document(?:s|ed)|correct(?:s|ed|ion)|quot(?:es|ed|ing)|relay(?:s|ed)|hears?|heard|remark\w*|comment\w*|conclude[sd]?"
    r"|summari[sz]\w+|stress\w*|beg[aiu]n\w*|starts?|started|opens with"
    r"|ভাষায়|শুরু|লিখ\S*|লেখ\S*|নোট\S*|টুকে\S*|নথি\S*|মেইল\S*|বার্তা\S*|শুন\S*|শোন\S*|টের|জানতে|খবর\S*|উদ্ধৃ\S*|সংশোধন\S*|শুধরে\S*|মন্তব্য\S*|ধরিয়ে|দেখিয়ে"
)
_WROTE = word(_WROTE_WORDS)
_WRITES = word(
    rf"{_WROTE_WORDS}|report(?:s|ed|ing|edly)?|sa(?:y|ys|id|ying)(?! (?:no|yes) )|tells|told us|inform(?:s|ed)"
    r"|according to|per|mention(?:s|ed)?|observ(?:es|ed)|add(?:s|ed)|confirm(?:s|ed)|flag(?:s|ged)|cit(?:es|ed)"
    r"|stat(?:es|ed)"
    r"|pass(?:es|ed) on|point(?:s|ed) out|describ(?:es|ed)|learn(?:s|ed|t)|calls?|visits?|visited|updates?|updated"
    r"|met|meeting|spoke|talked|clarif(?:y|ies|ied)|thinks?|believes?|expects?|doubts?|warn(?:s|ed)|sounds?|finds?|considers?"
    r"|feels?|clear|জানান|জানানো\S*|জানাল\S*|জানি\S*|জানাচ্ছ\S*|বলে\S*|বলছেন|বলল\S*|রিপোর্ট\S*|উল্লেখ\S*|তথ্য\S*|মতে|কথায়|অনুযায়ী"
    r"|অনুসারে|সূত্রে|বরাতে|ফোন\S*|কল\S*|ভিজিট\S*|সাক্ষাৎ\S*|দেখা করে\S*|ঠিক করে (?:দি|নি)\S*|মনে করে\S*|ধারণা"
    r"|হিসাবে|হিসেবে|জেনে\S*|(?:কথা|আলাপ|আলোচনা|বৈঠক|মিটিং|দেখা) (?:হ|কর|সের|বস)\S*"
    r"|আলাপে|আলোচনায়|বৈঠকে|মিটিংয়ে|সাক্ষাতে|সতর্ক\S*|বর্ণনা\S*|তুলে (?:ধর|এন)\S*|মনে করিয়ে|খোঁজ\S*|দেখেছ\S*|দেখল\S*|চোখে"
)
_THINGS_WRITTEN = word(
    r"(?:credit|debit) notes?|(?:stock|sales|cause|sell-out) reports?"
    r"|(?:ক্রেডিট|ডেবিট) নোট\S*|(?:স্টক|সেলস|কারণের) রিপোর্ট\S*"
)
# A note that tells what its author or ours did or will do: "I promised", "Sent the file", আমরা পাঠাব, কথা দিয়েছি.
_WE_DO = pattern(
    r"\b(?:i|we|i'm|i've|we've|i'll|we'll|my|me|please|asap|settled|approved|released|issued|booked|removing|wrong|correction)\b"
    r"|(?:^|[.!?] )(?:not |just )?(?:[a-z]{2,}ed|took|sent|told|gave|met|got|paid|went|saw|spoke|had|made|brought|left"
    r"|kept|call|visit|talk|meeting)(?= )"
    r"|\b(?:went|gone|going) to\b|গেছে(?=[ ,;।.]|$)|পাঠানো"
    r"|(?<![^ ,;।.(])(?:আমি|আমরা|আমাকে|প্লিজ|অনুগ্রহ|দয়া করে|পাশ)(?=[ ,;।.]|$)"
    r"|(?:েছি|লাম|চ্ছি|রছি|াব|েব|রব|নব|লব|ড়ব|ুব|ঠব|খব)(?: না)?(?=[ ,;।.]|$)"
)
_SAYING = pattern(r"\b(?:said|says|writes|wrote): .*|(?:বলেছেন|বলেন|বললেন|লিখেছেন): .*")  # there "I" is somebody else
# With whom something is agreed or talked over it is with us.
_WITH_US = pattern(r"\b(?:with|and) (?!(?:no|the|a|an|out|sheets|new)\b)|সঙ্গে|সাথে")
_AGREES = word(r"agree[sd]?|settled|struck|closed|fixed|negotiated|চুক্তি\S*|ঠিক|রাজি|সম্মত|একমত|রফা|চূড়ান্ত|পাকা")
_OBJECT = frozenset({"to", "other"})
_OF_OURS = _OBJECT | {"from"}
_WE = frozenset({"we", "i"})
_SAYS = word_set("says said reports reported admits admitted thinks reckons বললেন বলেছেন বলেন জানান জানালেন জানিয়েছেন")
# Somebody tells the author: "she told Imrul", প্রিয়াঙ্কাকে বলা হয়েছে. The author has it: প্রিয়াঙ্কার কাছে আছে.
_TOLD = word_set("told tells informed assured promised warned reminded asked")
_TOLD_BN, _HAS = word(r"বলা|বলে\S*|জানা\S*|জানি\S*"), word(r"আছে|রয়েছে")
_HEAD = pattern(r"^[^.:;।]{3,40}:")


def put_for_another(text: str, passages: Sequence[Passage], voices: Voices) -> str:
    """Why the author of a note may not be told so; "" where they may, or where nobody can tell.

    text: in normal form. voices: with the people whom the passages name among them.
    """
    everybody = {one.who for one in mentions(WORD.findall(text), voices)}
    for note in passages:
        author = frozenset([normal_form(note.author)])
        if author not in everybody or note.kind not in OURS_WRITE:
            continue
        if any(same_person(note.author, one.words) for one in passages) or not _named_in(note, voices, author):
            continue
        written = normal_form(note.words)
        words = _SAYING.sub("", written)
        of_us = note.kind != "note" or _WE_DO.search(words) is not None
        with_us = _WITH_US.search(words) is not None
        # Where everybody of the note is named too, nobody has the author put for them.
        in_place_of_nobody = {who for who in _named_in(note, voices, author) if len(who) == 1} <= everybody
        speaker = NOBODY if of_us else _speaker(written, voices)
        from_another = bool(speaker) and speaker not in everybody
        held = frozenset(concepts(written))
        writes = _WROTE if from_another else _WRITES
        for place, clause in enumerate(_CLAUSE.split(_THINGS_WRITTEN.sub(" ", text))):
            tokens = WORD.findall(clause)
            named = mentions(tokens, voices)
            told = next((one for one in named if one.who == author), None)
            if told is None or writes.search(clause):
                continue
            rest = " ".join([*tokens[: told.start], *tokens[told.end :]])
            if held.isdisjoint(concepts(rest)):
                continue  # it tells nothing of the note, but whom it is from: "to put it as Lipi does, ..."
            if told.case == "" and told.end - told.start == len(tokens) and not (place == 0 and from_another):
                continue  # whom a text has it from: "(Lipi, 11 November)"
            of_them = of_us or (with_us and _AGREES.search(clause) is not None)
            if (_hears(told, tokens) and not of_us) or (in_place_of_nobody and _done_to(told, tokens)):
                continue
            if not of_them or (_is_object(told, tokens, named, voices) and not _HAS.search(clause)):
                return f"{note.author} wrote {note.ref}, and does nothing of it"
    return ""


def _hears(author: Mention, tokens: Sequence[str]) -> bool:
    """Whether somebody tells the author something, who has written it down."""
    before = tokens[max(0, author.start - 1) : author.start]
    return not _TOLD.isdisjoint(before) or (
        author.case == "to" and _TOLD_BN.search(" ".join(tokens[author.end :])) is not None
    )


def _speaker(note: str, voices: Voices) -> Party:
    """Whom a note has it from: "Halim: our soap ...", "says Halim", হালিম বললেন."""
    tokens = WORD.findall(note)
    head = _HEAD.match(note)
    inside = len(WORD.findall(head[0])) if head else 0
    for one in mentions(tokens, voices):
        if (one.start == 0 and one.end == inside) or not _SAYS.isdisjoint(
            [*tokens[max(0, one.start - 1) : one.start], *tokens[one.end : one.end + 1]]
        ):
            return one.who
    return NOBODY


def _is_object(author: Mention, tokens: Sequence[str], named: Sequence[Mention], voices: Voices) -> bool:
    """Whether "we" do something to the author, who is one of us: "we promised Tanvir"."""
    others = all(one is author or one.who == voices.we or not one.who for one in named)
    from_us = any(one.who == voices.we and one.case == "from" for one in named)
    return others and (author.case in _OBJECT or from_us or not _WE.isdisjoint(tokens))


def _named_in(note: Passage, voices: Voices, author: Party) -> set[Party]:
    """Whom a note names besides its author: of them what is told may be so."""
    named = mentions(WORD.findall(normal_form(note.words)), voices)
    return {one.who for one in named if one.who and one.who not in (author, voices.we, voices.they)}


def _done_to(author: Mention, tokens: Sequence[str]) -> bool:
    """Whether the author stands for us to whom something is done: প্রিয়াঙ্কাকে পাঠিয়েছেন, দেলোয়ার অভির কাছ থেকে পাবেন."""
    gets = any(verb.frame == "gets" and verb.kind == "give" for verb in bengali_verbs(tokens[author.end :]))
    return author.case in _OF_OURS or (author.case == "" and gets)
