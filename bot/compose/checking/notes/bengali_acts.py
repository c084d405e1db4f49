"""The acts of a Bengali clause: the verb at its end tells the person, the endings of names who is whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.compose.checking.notes.act import MONEY, Act, Verb, first, not_paid, subject_of
from bot.compose.checking.notes.act_words import BENGALI_VERBS, LIGHT_NOUNS, LIGHT_VERBS, NO_BENGALI_VERBS, TAKEN
from bot.compose.checking.notes.cast import Mention, Voices
from bot.compose.checking.notes.people import NOBODY, Party
from bot.compose.checking.patterns import pattern, plain
from knowledge.normal import BENGALI, word_set

_NOTS_BN = word_set("না নি নাই নেই নয় নন")
_TO_PAY, _DEBT = plain("পাওনা"), word_set("দেনা ঋণ দেনার")
_DO, _WISH, _TO_DO = plain("কর"), (plain("চা"), plain("চে")), plain("তে")
_SAID = plain("কথা")
_GIVE = (plain("দিতে"), plain("পাঠাতে"))
_MUST = word_set("হবে হয় হয়েছে হলো হল হচ্ছে হতো")
_FIRST_PERSON = pattern(r"(?:ছি|লাম|ব|বো|ই|(?:ি|ই)নি)$")
_THIRD_PERSON = pattern(r"(?:ন|ছে|বে|চ্ছে|েনি|য়নি|ননি)$")
_VERBAL_NOUN = pattern(r"(?:নো|নোর|ওয়া|ওয়ার|েয়া|েনা|েনার|েচা|েচার)$")
_LONGEST_STEM = max(map(len, BENGALI_VERBS))
_ENDS = pattern(
    r"(?:ছি|ছে|ছেন|ছিল|ছিলেন|ছিলাম|লাম|লেন|ল|লো|ব|বো|বে|বেন|ই|ন|য়|নো|নোর|ওয়া|ওয়ার|েয়া|েনা|েনার|েচা|েনি|েচি|েনে|েচে|নি)$"
)
# The endings of those whom one speaks of with respect: in our people's notes the customer's.
_OF_THEM = (plain("ছেন"), plain("লেন"), plain("বেন"), plain("চান"), plain("দেন"))
_LOOK = plain("দেখ")
_WILL_COME = (plain("আসবে"), plain("আসছে"))
# What is sent in words and tells nothing: ধন্যবাদ জানিয়েছেন.
# পরিশোধ করেছে; of other nouns of money what is done tells no payment: টাকা দাবি করেছে.
_PAID_OFF = word_set("পরিশোধ শোধ")
_SENT = word_set("ধন্যবাদ কৃতজ্ঞতা শুভেচ্ছা স্বাগত অভিনন্দন সমবেদনা সমর্থন")
_GETS_MONEY = word_set("পায় পাবে পাই পাব পান পাবেন পাচ্ছে")


def in_bengali(
    tokens: Sequence[str], named: Sequence[Mention], voices: Voices, noted: bool, speaker: Party
) -> Iterator[Act]:
    if dues := _of_dues(tokens, named):
        yield dues
        return
    start = 0
    inside = {at for one in named for at in range(one.start, one.end)}
    for verb in bengali_verbs(tokens):
        if verb.start in inside:
            continue
        token = tokens[verb.start]
        nouns = tokens[start if token.startswith(_DO) else max(start, verb.start - 3) : verb.start]
        kind = next((kind for noun in reversed(nouns) if (kind := _light(noun, token))), verb.kind)
        if kind == "say" and nouns[-1:] and nouns[-1].endswith(_TO_DO):
            kind = "ask"  # থাকতে বলেছি
        here = [one for one in named if one.start >= start]
        start = verb.end
        denied = token.endswith(plain("নি")) or not _NOTS_BN.isdisjoint(tokens[verb.end : verb.end + 1])
        if not any(one.case == "" for one in here):
            here = list(named)  # "he did not keep the word he gave us"
        if denied and not_paid(kind, tokens):
            kind = "owe"
        if not kind or (denied and kind not in ("keep", "owe")) or (kind == "say" and not _SENT.isdisjoint(nouns[-1:])):
            continue
        earlier = [one for one in here if one.end <= verb.start]
        named_by = "of" if _VERBAL_NOUN.search(token) else ""
        # "We are dearer, says Shuvo": his verb is of the third person, and no act of ours.
        others = named_by == "" and _THIRD_PERSON.search(token) is not None
        doers = [one for one in earlier if one.who != voices.we] if others else earlier
        subject = subject_of(doers, tokens, verb.start)
        subject = subject or (_whose(here, earlier, voices) if named_by else first(here[len(earlier) :], ""))
        if named_by and not subject and tokens[verb.end : verb.end + 1] == [_SAID]:
            subject = first(here[len(earlier) :], "of")  # পাঠানোর কথা আমাদের
        first_person = named_by == "" and _FIRST_PERSON.search(token) is not None
        if (
            first_person and subject != voices.they and (noted or subject or token != plain("চাই"))
        ):  # চাই alone: "is wanted"
            subject = voices.we
        if verb.frame == "goes" and subject:
            continue
        if not subject and noted and named_by == "" and token.endswith(_OF_THEM):
            subject = voices.they
        if verb.frame == "goes":
            subject = speaker if token.startswith(_WILL_COME) else voices.we if noted else NOBODY
        other = first(earlier, "to")
        if not other and not first_person:  # আমাদের is "us" as well as "our"
            other = next((one.who for one in earlier if one.case == "of" and one.who == voices.we != subject), NOBODY)
        if token.endswith(_TO_DO) and not _MUST.isdisjoint(tokens[verb.end : verb.end + 1]):
            ours = any(one.case == "of" and one.who == voices.we for one in earlier)  # তাঁকে আমাদের রিবেট দিতে হবে
            subject, other = voices.we if ours and not subject else subject, first(earlier, "to")
        source = first(earlier, "from")
        if token.startswith(_WISH) and tokens[verb.start - 1 : verb.start] and tokens[verb.start - 1].endswith(_TO_DO):
            if tokens[verb.start - 1].startswith(_GIVE):
                yield Act("offer", subject, other, "")
            continue  # দিতে চান: what they are ready to do
        if kind in TAKEN and token.startswith(TAKEN[kind]):
            yield Act(kind, source, subject, "")
        elif verb.frame == "gets" and kind == "give" and not source and subject:
            yield Act(kind, other, subject, "")  # আমাদের কাছে পাবেন: what we owe
        elif verb.frame == "gets" and kind in (verb.kind, "owe"):
            yield Act(kind, other if kind == "buy" else source, subject, "")
        else:
            yield Act(kind, subject or source, source if kind in ("buy", "succeed", "ask") and source else other, "")


def _whose(here: Sequence[Mention], earlier: Sequence[Mention], voices: Voices) -> Party:
    """Whose deed a verbal noun tells: ours, but where আমাদের is "to us" and another is named: আমাদের দেওয়ার কথা সোহেলের."""
    whose = first(earlier, "of")
    later = here[len(earlier) :]
    others = [one.who for one in later if one.who and one.who != voices.we and one.case in ("", "of")]
    return others[0] if whose == voices.we and others else whose


def bengali_verbs(tokens: Sequence[str]) -> Iterator[Verb]:
    for at, token in enumerate(tokens):
        if token in NO_BENGALI_VERBS or BENGALI.match(token) is None:
            continue
        known = next(
            (
                found
                for end in range(min(len(token), _LONGEST_STEM), 1, -1)
                if (found := BENGALI_VERBS.get(token[:end]))
            ),
            None,
        )
        if known is not None and (_ends_as_verb(token) or token in BENGALI_VERBS):
            yield Verb(at, at + 1, *known)
        elif _ends_as_verb(token) and any(
            _light(noun, token) for noun in tokens[0 if token.startswith(_DO) else max(0, at - 3) : at]
        ):
            yield Verb(at, at + 1, "", "does")


def _ends_as_verb(token: str) -> bool:
    return _ENDS.search(token) is not None


def _light(noun: str, verb: str) -> str:
    """What a verb says with the noun before it: কথা দিয়েছি, প্রস্তাব দিয়েছেন."""
    kinds = LIGHT_NOUNS.get(noun) or LIGHT_NOUNS.get(noun.removesuffix(plain("ই")), ())
    if verb.startswith(_LOOK):
        return ""  # প্রস্তাব দেখবেন
    if noun in _PAID_OFF and verb.startswith(_DO):
        return "pay"
    return next((kind for kind in kinds if verb.startswith(LIGHT_VERBS[kind])), "")


def _of_dues(tokens: Sequence[str], named: Sequence[Mention]) -> Act | None:
    """X এর কাছে আমাদের পাওনা: X owes us. X এর কাছে আমাদের দেনা: we owe X."""
    at = next((at for at, token in enumerate(tokens) if token == _TO_PAY or token in _DEBT), len(tokens))
    before = [one for one in named if one.end <= at]
    whose = first(before, "of") or first(before, "")
    if _TO_PAY in tokens:
        return Act("owe", first(named, "to"), whose, "")
    if not _DEBT.isdisjoint(tokens):
        return Act("owe", whose, first(named, "to"), "")
    if not _GETS_MONEY.isdisjoint(tokens) and MONEY.search(" ".join(tokens)):
        return Act("owe", first(named, "to"), first(named, ""), "")
    return None
