"""The parts of a brief that state facts: meeting, status, people, since, commitments, numbers, plan, risks, chances."""

from __future__ import annotations

from bot.compose.brief_figures import draft_figures
from bot.compose.brief_growth import draft_leaving
from bot.compose.brief_lines import Draft, known, number_of, same_matter, statement_of
from knowledge.evidence import Figure, Items, Passage, Quantity, Term, Value

MOST_PEOPLE = 5
MOST_QUOTES = 3
# How long what is overdue is kept when a brief is too long, on either side.
LATE_KEPT = 86
# What a note says was kept; and who uses what others buy.
KEPT_KEPT, USER_KEPT = 84, 81


def draft_facts(draft: Draft) -> None:
    """Drafts every part that states facts. What is quoted beside a promise is not quoted again."""
    _meeting(draft)
    _focus(draft)
    _ours(draft)
    _warnings(draft)
    _commitments(draft)
    _risks(draft)
    _people(draft)
    _since(draft)
    draft_figures(draft)
    _unknown(draft)


def _focus(draft: Draft) -> None:
    """What the brief is held to comes first: its figures, then its passages."""
    if not draft.dossier.focus:
        return
    draft.gap("meeting", "brief.focus", {"focus": draft.dossier.focus})
    for figure in draft.dossier.figures("focus_figure"):
        draft.say_figure("numbers", figure, group="focus")
    for passage in draft.dossier.passages("focus"):
        draft.say_quote("since", passage, group="focus")
    if not draft.dossier.topics.get("focus"):
        draft.gap("meeting", "brief.focus_none")


def _meeting(draft: Draft) -> None:
    dossier = draft.dossier
    meeting = next(iter(dossier.figures("meeting")), None)
    if meeting is None:
        draft.gap("meeting", "brief.no_meeting")
        return
    told = meeting.sentence.values
    days = number_of(told["days"])
    near: Value = {0: Term("near", "today"), 1: Term("near", "tomorrow")}.get(int(days), Quantity(days, "days ahead"))
    draft.say("meeting", "meeting_placed" if known(meeting, "place") else "meeting", meeting, values={"near": near})
    kind = dossier.occasion.replace(" ", "_")
    if known(meeting, "goal"):
        draft.say("meeting", f"goal_{kind}", meeting)
    else:
        draft.say("meeting", f"goal_proposed_{kind}", meeting, kind="suggestion")


def _ours(draft: Draft) -> None:
    for fact in draft.dossier.figures("meeting"):
        if known(fact, "ours"):
            draft.say("meeting", "ours", fact, keep=95)


def _commitments(draft: Draft) -> None:
    dossier = draft.dossier
    for topic, group in (("ours_late", "promises"), ("theirs_late", "theirs")):
        for fact in dossier.figures(topic):
            kept = next(iter(dossier.passages(f"kept by {fact.ref}")), None)
            word = _word_on(draft, fact)
            if kept is not None and kept.when is not None:
                draft.say(
                    "commitments",
                    f"{topic}_kept",
                    fact,
                    kept,
                    values={"noted": kept.when},
                    tone="plain",
                    keep=KEPT_KEPT,
                )
            else:
                draft.say("commitments", topic, fact, behind=word, group=group, keep=LATE_KEPT)
    for topic in ("ours_open", "theirs_open"):
        for fact in dossier.figures(topic):
            draft.say("commitments", topic, fact)
    if not draft.told("commitments"):
        draft.gap("commitments", "brief.no_commitments")


def _word_on(draft: Draft, fact: Figure) -> Passage | None:
    """The newest note on a matter that is not quoted yet."""
    found = draft.dossier.passages(f"word on {fact.ref}")
    return next((one for one in found if one.ref not in draft.stated), None)


def _warnings(draft: Draft) -> None:
    for passage in draft.dossier.passages("warning"):
        draft.say_quote("risks", passage, group="warning", tone="bad")


def _risks(draft: Draft) -> None:
    dossier = draft.dossier
    promised = [statement_of(fact) for fact in dossier.figures("ours_late")]
    for fact in dossier.figures("concern"):
        word = _word_on(draft, fact)
        if any(same_matter(statement_of(fact), other) for other in promised):
            continue
        draft.say("risks", "concern_by" if known(fact, "by") else "concern", fact, behind=word, group="concern")
    for fact in dossier.figures("competitor")[:1]:
        draft.say("risks", "competitor", fact)
    low = [fact for fact in dossier.figures("satisfaction") if fact.tone == "bad"]
    _satisfaction(draft, *low)
    for fact in dossier.figures("deal_slipped"):
        draft.say("risks", "deal_slipped", fact, group="deal")
    _satisfaction(draft, *(fact for fact in dossier.figures("satisfaction") if fact not in low))
    _alerts(draft)
    draft_leaving(draft)
    if not draft.told("risks"):
        draft.gap("risks", "brief.no_risks")


def _satisfaction(draft: Draft, *facts: Figure) -> None:
    for fact in facts:
        draft.say("risks", fact.sentence.id.replace(".", "_").removesuffix("_unhappy"), fact)


def _alerts(draft: Draft) -> None:
    """What is wrong with the relationship itself; it leads no brief, and stands after concerns and deals."""
    dossier = draft.dossier
    for fact in dossier.figures("thread"):
        draft.say("risks", "single_threaded", fact)
    for fact in dossier.figures("champion"):
        rows = fact.sentence.values["rows"]
        if isinstance(rows, Items):
            draft.say("risks", "champion_quiet", fact, values=dict(rows.rows[0]))


def _people(draft: Draft) -> None:
    dossier = draft.dossier
    for fact in dossier.figures("room")[:MOST_PEOPLE]:
        shape = "contact"
        if not known(fact, "days"):
            shape += "_unmet"
        if known(fact, "cares"):
            shape += "_cares"
        draft.say(
            "people",
            shape,
            fact,
            group="people" if fact.tone == "watch" else "",
            shortly=f"{shape.removesuffix('_cares')}_short",
            keep=USER_KEPT if fact.sentence.values.get("role") == Term("role", "user") else 0,
        )
    for fact in dossier.figures("absent"):
        draft.say("people", "absent" if known(fact, "days") else "absent_unmet", fact)
    if "decision_maker" in dossier.missing:
        draft.gap("people", "brief.no_decision_maker")
    if "contacts" in dossier.missing:
        draft.gap("people", "brief.no_contacts")


def _since(draft: Draft) -> None:
    dossier = draft.dossier
    start = None
    for fact in dossier.figures("changes"):
        values = fact.sentence.values
        start = values["start"]
        first = "recent" in fact.sentence.id
        moved = number_of(values["made"]) or number_of(values["kept"])
        shape = ("changes_first" if first else "changes") + ("" if known(fact, "amount") else "_no_orders")
        draft.say("since", shape + ("" if moved else "_quiet"), fact)
    for passage in dossier.passages("decided")[:1]:
        draft.say_quote("since", passage, message="decided")
    group = "said" if dossier.occasion == "introduction" else ""
    fresh = [one for one in dossier.passages("said") if one.ref not in draft.stated and draft.quote(one)]
    for passage in sorted(fresh[:MOST_QUOTES], key=lambda one: (one.when is not None, one.when), reverse=True):
        draft.say_quote("since", passage, group=group)
    for fact in dossier.figures("kept"):
        if start is not None and str(fact.sentence.values["done"]) >= str(start):
            draft.say("since", f"kept_{fact.name.rpartition('_')[2]}", fact, group="kept", tone="good")
    if not dossier.passages("said") and not dossier.passages("decided"):
        draft.gap("since", "brief.no_notes")


def _unknown(draft: Draft) -> None:
    dossier = draft.dossier
    told = {"plan", "objectives", "contacts", "decision_maker", "meeting", "orders"}
    missing = tuple({"what": Term("missing", name)} for name in dossier.missing if name not in told)
    if missing:
        draft.gap("unknown", "brief.missing", {"rows": Items("brief.missing_row", missing)})
    for fact in dossier.figures("unconfirmed"):
        draft.say("unknown", "unconfirmed", fact)
    for fact in dossier.figures("quiet"):
        draft.say("unknown", "quiet", fact)
    for fact in dossier.figures("stale"):
        draft.say("unknown", "stale", fact)
    for passage in dossier.passages("secret")[:1]:
        _secret(draft, passage)
    if not draft.told("unknown"):
        draft.gap("unknown", "brief.nothing_unknown")


def _secret(draft: Draft, passage: Passage) -> None:
    values: dict[str, Value] = {"author": passage.author}
    if passage.when is not None and passage.author:
        values["when"] = passage.when
        draft.say("unknown", "secret", passage, values=values, kind="statement")
