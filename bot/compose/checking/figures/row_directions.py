"""Which way a row of a figure went: a category that grew told to have fallen, a product that fell to have grown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.compose.checking.figures.directions import poles_of
from bot.compose.checking.figures.row_names import RowName, rows_named
from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.clauses import clauses_of
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.rows_held import rows_in
from knowledge.evidence import Figure, Items, Term, Value

# The lists of a figure whose rows all went one way, and the words for which way each row went: a kind of step, what an
# effect did, how a stock moved.
_LISTS = {"up": "+", "down": "-"}
_STEPS = {"new": "+", "grown": "+", "shrunk": "-", "lost": "-", "added": "+", "taken": "-"}
_MOVED = {"retail.stock_up": "+", "retail.stock_down": "-"}
# What an effect did to the sales, and a stock by itself, without a word for a rise or a fall.
_PLUS = word(
    r"in (?:our|its|their) favou?r|for us|help(?:ed|s)|positive\w*|made up for|offset\w*|pil(?:e|es"
    r"|ed|ing) up|accumulat\w*"
    r"|(?:build|buil[dt]s?|building) up|জম(?:ে|ছে|েছে|া)\S*|পক্ষে|সাহায্য\S*|ইতিবাচক|যোগ (?:করে|হয়ে|দিয়ে)\S*"
)
_MINUS = word(
    r"against us|hurt\w*|dragg?\w*|pull(?:s|ed|ing)? (?:\S+ )?down|weigh\w* on|t(?:ook|aken|akes?) (?:\S+ ){0,3}?away"
    r"|negative\w*|(?:cost|costs) (?:us|it|them)|r[au]n(?:s|ning)? (?:down|low)|deplet\w*|drawn? down|dr[ae]w down"
    r"|বিপক্ষে|টেনে (?:নামি|নামা)\S*|ক্ষতি\S*|নেতিবাচক|কেটে নি\S*|বিয়োগ\S*"
)
# "Higher prices could not make up for the volume drop": of each its own.
_BESIDE = {
    "+": (
        pattern(r"\b(?:higher|rising|increased|growing|better|stronger|raised) $"),
        pattern(r"^ (?:increases?|rises?|growth|gains?|hikes?)\b"),
    ),
    "-": (
        pattern(r"\b(?:lower|falling|reduced|declining|shrinking|weaker|lost|lesser|smaller|sinking) $"),
        pattern(r"^ (?:decreases?|cuts?|drops?|falls?|declines?|loss(?:es)?)\b"),
    ),
}
# সবচেয়ে বেশি কমেছে tells of no rise.
_SUPERLATIVE_BN = pattern(r"(?:সবচেয়ে|সবার চেয়ে|সবথেকে|তুলনামূলক) (?:বেশি|কম|বড়|ছোট)(?= )|আরও? (?:বেশি|কম)(?= )")
_SOME_LEFT_OUT = word(
    r"(?:all|every|each)\b.*\b(?:but|except|apart|save|besides)|(?:ছাড়া|বাদে)\b.* সব\S*|সব\S* .*(?:ছাড়া|বাদে)"
)
_STOCK = word(r"stocks?|inventory|shelves|goods|মাল|স্টক\S*|মজুত\S*|মজুদ\S*")
# What stands between two of these is told of rows of its own; a colon's head belongs to what it heads.
_SENTENCES = pattern(r"[;।]|\.(?=\s|$)")
_UNITS = pattern(r"\b(?:and|while|but|whereas|where)\b| (?:আর|এবং|কিন্তু|যেখানে|অথচ|তবে) ")


def row_turned(text: str, figures: Sequence[Figure]) -> str:
    """Why a sentence tells a rise of a row that fell, or a fall of one that rose; "" where it does not."""
    for figure in figures:
        ways = ways_of_rows(figure)
        if not ways or not ways_told(text) or _SOME_LEFT_OUT.search(text):
            continue
        whole = _way_of(figure.sentence.values)
        for sentence in _SENTENCES.split(text):
            if reason := _in_sentence(sentence, figure, ways, whole):
                return reason
    return ""


def _in_sentence(sentence: str, figure: Figure, ways: Mapping[str, str], whole: str) -> str:
    """The same of one sentence. whole: the way that the stock of all of them went."""
    last = whole
    for unit in _UNITS.split(sentence):
        for one in clauses_of(unit):
            named, rest = rows_named(one.text, figure)
            own = {ways.get(name.row, "") for name in named if not name.other}
            beside = {way for name in named for way in [_way_beside(one.text, name)] if way}
            if any(way != ways.get(name.row, way) for name in named if (way := _way_beside(one.text, name))):
                return "it turns a rise into a fall, or a fall into a rise"
            poles = ways_told(rest)
            if beside:
                continue  # "without the price increase"
            if whole and _STOCK.search(rest) and not named:
                own = {last}  # of the product named before it, if there is one
            last = next(iter(own)) if whole and len(own) == 1 else last
            if len(own) != 1 or len(poles) != 1 or "" in own:
                continue
            if (own == poles) is ("not" in one.marks):
                return "it turns a rise into a fall, or a fall into a rise"
    return ""


def _way_beside(text: str, name: RowName) -> str:
    """The way that the words at a name's side say that it went: "lower prices", "the volume drop"."""
    for way, (before, after) in _BESIDE.items():
        if before.search(text[: name.start]) or after.match(text[name.end :]):
            return way
    return ""


def ways_told(text: str) -> set[str]:
    """Which way a clause says that something went, or worked."""
    text = _SUPERLATIVE_BN.sub("¦", text)
    return poles_of(text) | {pole for pole, said in (("+", _PLUS), ("-", _MINUS)) if said.search(text)}


def _way_of(row: Mapping[str, Value]) -> str:
    """The way that the stock of a row, or of the whole, went; "" where none is told."""
    moved = row.get("difference")
    return _MOVED.get(moved.message, "") if isinstance(moved, Items) else ""


@kept(512)
def ways_of_rows(figure: Figure) -> Mapping[str, str]:
    """The way each row went, "+" or "-", by the row ("up.0"); none where a figure does not tell it by row."""
    ways: dict[str, str] = {}
    for key, row in rows_in(figure):
        steps = (one for one in row.values() if isinstance(one, Term) and one.family in ("step", "way"))
        step = next(steps, None)
        of_list = _LISTS.get(key.partition(".")[0], "")
        way = _STEPS.get(step.word, "") if step is not None else of_list or _way_of(row)
        if way:
            ways[key] = way
    return ways
