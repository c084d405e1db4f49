"""Whose a promise or a goal of a list is, who asks and who offers: ours or theirs."""

from __future__ import annotations

from bot.compose.checking.figures.row_sides import sides_of_rows
from bot.compose.checking.figures.sides import Side, account_marked, side_said
from bot.compose.checking.listed.things import statements_of, things_in
from bot.compose.checking.patterns import pattern, word
from knowledge.evidence import AccountCard, Figure

_APART = pattern(r"[;।]|\.(?= |$)|, (?:and|while|but|whereas|আর|এবং) | (?:while|whereas|but|কিন্তু) ")
_NOUN = r"(?:objectives?|goals?|targets?|aims?|commitments?|promises?|tasks?|jobs?|part|side|matter)"
_NOUN_BN = r"(?:লক্ষ্য\S*|উদ্দেশ্য\S*|প্রতিশ্রুতি\S*|কথা\S*|কাজ\S*|দায়িত্ব\S*|দায়\S*|টার্গেট\S*)"
_IS_OURS = word(
    rf"(?:is|are|was|were) (?:all |both )?(?:ours|(?:up )?to us|on us|on our side|with us"
    rf"|our (?:own )?(?:\S+ )?{_NOUN})|our (?:own )?(?:\S+ ){{0,2}}?{_NOUN}"
    rf"|we (?:have )?(?:set|took|taken|take|promised)|ours to \S+|আমাদের (?:নিজেদের |নিজের "
    rf"|নিজস্ব )?{_NOUN_BN}|(?:\S+টি|\S+টা|লক্ষ্য|প্রতিশ্রুতি|কথা) (?:ছিল )?আমাদের(?: নিজেদের"
    rf"| নিজস্ব)?(?= ?[,;।.]|$)"
)
_IS_THEIRS = word(
    rf"(?:is|are|was|were) (?:all |both )?(?:theirs|¶ ?'s|(?:up )?to (?:them|¶)|on (?:them|¶)"
    rf"|on their side)(?= ?[,;.]|$)"
    rf"|(?:their|¶ ?'s) own|(?:is|are|was|were) (?:their|¶ ?'s) (?:own )?(?:\S+ )?{_NOUN}|(?:what "
    rf"|that )?(?:they|¶) (?:has |have |had )?(?:set|took|taken|takes|promised|committed|pledged|aims?"
    rf"|undertook|undertaken)(?= |[.,;]|$)"
    rf"|theirs to \S+"
    rf"|(?:তাদের|ওদের|তাঁদের) (?:নিজেদের |নিজের |নিজস্ব )?{_NOUN_BN}|¶ ?(?:র|ের|এর)? (?:নিজেদের|নিজের"
    rf"|নিজস্ব) {_NOUN_BN}"
    rf"|(?:\S+টি|\S+টা|লক্ষ্য|প্রতিশ্রুতি|কথা) (?:ছিল )?(?:তাদের|ওদের|¶ ?(?:র|ের"
    rf"|এর))(?: নিজেদের| নিজের| নিজস্ব)?(?= ?[,;।.]|$)"
)
_NOT = pattern(r"\b(?:not|nor|than|instead of|rather than) (?:an? |the )?$")
_NOT_AFTER = pattern(r"^ ?(?:নয়|না|নন)")
_BLANKS = pattern(r" +")
_ALL = pattern(
    r"\b(?:all|both|each|every one|either)\b(?: [^\s,;.]+){0,5} (?:are|is|were|was) (?P<side>ours"
    r"|theirs|¶ ?'s)\b|(?:সব|সবকটি|সবগুলো|দুটিই|দুটোই|উভয়)(?: [^\s,;।]+){0,2} (?P<bn>আমাদের|তাদের"
    r"|ওদের)"
)
_BORNE = ("commitments_done", "plan_objectives")


def other_side_of_list(text: str, figure: Figure, account: AccountCard | None) -> str:
    """Why something may not be told as ours or as theirs; "" where it may."""
    if figure.name not in _BORNE or not (sides := sides_of_rows(figure)):
        return _of_asking(text, figure, account)
    marked = account_marked(text, account)
    every = set(sides.values())
    if found := _ALL.search(marked):
        told = "ours" if (found["side"] or found["bn"]) in ("ours", "আমাদের") else "theirs"
        if every != {told}:
            return "some are ours and some are theirs" if len(every) > 1 else f"they are {next(iter(every))}"
    start = 0
    for end in [*(one.start() for one in _APART.finditer(text)), len(text)]:
        part = marked[start:end]
        rows = {sides[one.row] for one in things_in(text[start:end], figure) if one.row in sides}
        if not rows and len(every) == 1 and len(statements_of(figure)) == 1:
            rows = every
        said = _side(_BLANKS.sub(" ", part), text[start:end], figure, account)
        if said and len(rows) == 1 and said not in rows:
            return f"the source says that it is {next(iter(rows))}"
        start = end
    return ""


def _side(part: str, plain: str, figure: Figure, account: AccountCard | None) -> Side:
    ours, theirs = (_plainly(said, part) for said in (_IS_OURS, _IS_THEIRS))
    if ours != theirs:
        return "ours" if ours else "theirs"
    if ours or figure.name != "commitments_done":
        return ""
    return side_said(plain, account)


def _plainly(said, part: str) -> bool:  # type: ignore[no-untyped-def]
    return any(
        not _NOT.search(part[: one.start()]) and not _NOT_AFTER.search(part[one.end() :]) for one in said.finditer(part)
    )


# What they ask of us, what troubles them; what we offer them.
_WE_ASK = word(
    r"we (?:complain\w*|want|need|ask(?:ed)?(?: for)?|raised|wish|request\w*|are asking"
    r"|have (?:complained|raised|asked))|our (?:complaint|concern|need|wish|request|goal)s?(?! (?:is"
    r"|are) to)"
    r"|আমরা (?:\S+ ){0,5}?(?:চাই|চেয়েছি|অভিযোগ)\S*|আমাদের (?:অভিযোগ|চাহিদা)\S*"
)
_THEY_OFFER = word(
    r"(?:they|¶) (?:has |have |had )?(?:offer(?:ed|s)|made us|proposed|withdr[ae]w\w*)(?! (?:by"
    r"|to us by))|(?:their|¶ ?'s) offers? to us|offered us|¶ আমাদের(?:কে)? (?:\S+ ){0,5}?(?:প্রস্তাব"
    r"|অফার) (?:দি|কর)\S*"
)


_ACCOUNT_TOOK = pattern(
    r"¶ (?:has |have |had )?(?:taken|took|accepted|declined|refused|rejected|turned)\b"
    r"|¶ (?:[^\s,;।]+ ){0,4}(?:নিয়েছে|ফিরিয়ে দিয়েছে)"
)


def _of_asking(text: str, figure: Figure, account: AccountCard | None) -> str:
    if figure.name in ("needs_open", "concerns_open", "unanswered_needs"):
        said = _WE_ASK.search(text)
        stated = " ".join(statements_of(figure).values())
        return "it is what they ask for" if said and said[0] not in stated else ""
    if figure.name == "like_needs" and _ACCOUNT_TOOK.search(account_marked(text, account)):
        return "it is of other accounts"
    if figure.name == "offers" and _THEY_OFFER.search(account_marked(text, account)):
        return "it is what we offer them"
    return ""
