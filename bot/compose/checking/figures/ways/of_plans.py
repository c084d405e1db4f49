"""How plans and joint scorecards stand, and what was changed in them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bot.compose.checking.figures.ways.held import (
    Subject,
    Ways,
    called,
    number_in,
    pace,
    share_in,
    told_in,
    ways,
)
from bot.compose.checking.figures.ways.plan_words import ASKED, BROUGHT, CHANGED, EXTENT, OF_ASKED, OF_TIME, SCORE
from bot.compose.checking.figures.ways.words import MOVES, OF_BEFORE, PACE
from bot.compose.checking.values.rows_held import rows_of
from knowledge.evidence import Figure, Term

MEASURES = {
    "score_target": r"targets?|টার্গেট\S*|লক্ষ্য\S*",
    "score_listed": r"listed|listings?|lists|of \d+ products|products listed|লিস্ট\S*|রেঞ্জ\S*",
    "score_shelf": r"fair-?share(?: index)?|shel(?:f|ves)|facings?|ফেয়ার-?শেয়ার\S*|শেলফ\S*|তাক\S*",
    "score_planogram": r"planogram\w*|as drawn|প্ল্যানোগ্রাম\S*",
    "score_sell_out": r"sell-?out|sold (?:to )?shoppers|sells|weekly sales|সেল-?আউট\S*",
    "score_otif": r"on[- ]time[- ,]*(?:and |&)?[- ]?in[- ]full|otif|deliver\w* (?:on time|in full)"
    r"|(?:সময়মতো|সময়মত) (?:ও|এবং|আর) পুরো\S*|ওটিফ\S*|ডেলিভারি\S*",
    "score_filled": r"fill[- ]rate|filled|ফিল[- ]?রেট\S*",
    "score_empty": r"out[- ]of[- ]stocks?|stock-?outs?|স্টক[- ]?আউট\S*",
}
_SIDES = {
    "theirs": r"what they do for us|they do for us|¶ does for us|(?:their|its) (?:side|part|half"
    r"|duties)|তারা আমাদের জন্য|ওরা আমাদের জন্য|(?:তাদের|ওদের) (?:দিক|কাজ|ভাগ)\S*",
    "ours": r"what we do for (?:them|¶)|we do for (?:them|¶)|(?:our|ours) (?:side|part|half|duties)"
    r"|আমরা (?:তাদের|ওদের|¶\S*) জন্য|আমাদের (?:দিক|কাজ|ভাগ)\S*",
}


# A plan: how much of the way is done, against the time that has passed.
def of_plan(figure: Figure) -> Iterator[Ways]:
    values = figure.sentence.values
    done, passed = share_in(values.get("progress")), share_in(values.get("passed"))
    if done is None:
        return
    rows = [
        (row, share) for row, one in rows_of(figure, "rows") if (share := share_in(one.get("progress"))) is not None
    ]
    if passed is not None:
        yield Ways(
            "the time that has passed says the opposite",
            PACE,
            tuple(Subject(pace(share, passed), row) for row, share in rows),
            Subject(pace(done, passed)),
        )
    yield Ways(
        "it is not as far as that",
        EXTENT,
        tuple(Subject(_extent(share), row) for row, share in rows),
        Subject(_extent(done)),
    )


def _extent(done: Decimal) -> frozenset[str]:
    if done == 0:
        return ways("none")
    if done < Decimal("0.5"):
        return ways("some")
    return ways("some", "half") if done < Decimal("0.85") else ways("some", "half", "done")


def of_changes(figure: Figure) -> Iterator[Ways]:
    if not number_in(figure.sentence.values.get("count")):
        return
    yield Ways("there were changes", CHANGED, whole=Subject(ways("changed")))
    told = [told_in(row, "told")[0] for _, row in rows_of(figure, "rows")]
    if told and all(message.endswith("brought") for message in told):
        yield Ways("they were brought in", BROUGHT, whole=Subject(ways("into")))


def of_scorecard(figure: Figure) -> Iterator[Ways]:
    states, asked, sides, moves, paces = [], [], [], [], []
    for side in ("theirs", "ours"):
        for _, one in rows_of(figure, side):
            message, values = told_in(one, "measure")
            named = called(MEASURES.get(message.rpartition(".")[2], "(?!)"))
            state = one.get("state")
            if isinstance(state, Term):
                late = values.get("passed") is not None and state.word == "watch"  # it is behind its time, by a little
                held = ways(state.word, *(("bad",) if late else ()))
                states.append(Subject(held, called=named, group=side))
            share, wanted = share_in(values.get("share")), share_in(values.get("asked"))
            if share is not None and wanted is not None:
                asked.append(Subject(ways("meets" if share >= wanted else "misses"), called=named))
            sides.append(Subject(ways(side), called=named))
            compared = told_in(values, "compared")[0]
            if compared.endswith(("_up", "_down")):
                moves.append(Subject(ways(compared.rpartition("_")[2]), called=named))
            reached, passed = share_in(values.get("reached")), share_in(values.get("passed"))
            if reached is not None and passed is not None:
                paces.append(Subject(pace(reached, passed), called=named))
    groups = {side: called(words) for side, words in _SIDES.items()}
    yield Ways("its state on the scorecard is another", SCORE, tuple(states), groups=groups, alone=False)
    yield Ways("what is asked says the opposite", ASKED, tuple(asked), when=OF_ASKED, alone=False)
    yield Ways("it is of the other side", groups, tuple(sides), alone=False, of_all=False, deniable=False)
    yield Ways("it turns a rise into a fall, or a fall into a rise", MOVES, tuple(moves), when=OF_BEFORE, alone=False)
    yield Ways("the time that has passed says the opposite", PACE, tuple(paces), when=OF_TIME, alone=False)
