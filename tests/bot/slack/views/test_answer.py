"""An answer as Slack shows it, and what is told in place of one: taken for every value, nothing lost, nothing live."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compose.answer import Answer
from bot.compose.render import Style
from bot.compose.sentence import Sentence, Source
from bot.slack.views.answer import answer_view
from bot.slack.views.errors import choices, failed, notice_view, said, with_line
from bot.slack.views.packing import packed
from bot.slack.views.posted import Posted, joined, parted
from bot.slack.views.text import bullets, pieces, quote, rich, section
from bot.slack.written import unescape
from bot.workspace.blocks import refuse_message, refuse_view
from knowledge.errors import Ambiguous
from tests.bot.slack.views.brief_values import HOSTILE, Values, all_of, is_live, letters_of, lost, texts, values

generated = settings(max_examples=150, deadline=None)
words = st.sampled_from(HOSTILE) | st.text(max_size=300)
EN = Style("en")


def taken(posted: Posted) -> str:
    """All that is shown, once Slack takes it."""
    for one in all_of(posted):
        refuse_message(one.text, list(one.blocks))
        assert one.text.strip()
        assert not is_live(one.blocks)
        assert "<!" not in one.text
        assert "<@" not in one.text
    told = [block for one in all_of(posted) for block in one.blocks if block["type"] == "rich_text"]
    return letters_of(texts(told))


@generated
@given(values)
def test_every_answer_is_taken_and_no_sentence_of_it_is_lost(value: Values) -> None:
    sentences, nearest = value.some(value.sentence, 60), value.some(value.sentence, 9)
    answer = Answer("?", value.words(), sentences, value.some(value.source, 40), True, nearest, value.seed % 3)
    posted = answer_view(answer, "slack:T1/C1/1.2", value.style)
    assert lost([one.text for one in (*sentences, *nearest)], taken(posted)) == []
    if posted.more:
        assert posted.blocks[-1]["type"] in ("context_actions", "actions", "context", "rich_text")


def test_each_sentence_bears_the_numbers_of_its_sources_and_lines_become_a_list() -> None:
    told = Sentence("Top products:\n- Tea\n- Soap", ("note-1", "note-2"), "figure")
    sources = tuple(Source(ref, "note", None, "", "") for ref in ("note-2", "note-1"))
    posted = answer_view(Answer("?", "Padma Mart", (told,), sources, True), "slack:1", EN)
    assert texts(posted.blocks[0]) == "Top products:TeaSoap [2][1]"
    assert posted.blocks[0]["elements"][1]["type"] == "rich_text_list"
    assert "2 sources" in str(posted.blocks)


def test_an_answer_without_sources_has_no_buttons() -> None:
    posted = answer_view(Answer("hi", "", (Sentence("Hello.", (), "gap"),), (), True), "slack:1", EN)
    assert {block["type"] for block in posted.blocks} == {"rich_text"}


@generated
@given(st.lists(st.lists(words, max_size=30), max_size=20), st.booleans())
def test_whatever_is_packed_is_taken_and_stands_in_it_whole(parts: list[list[str]], ordered: bool) -> None:
    blocks = [
        rich(section(*lines), bullets([(line,) for line in lines] or [("-",)], ordered=ordered))
        for lines in parts
        if lines
    ]
    blocks += [rich(quote(*lines)) for lines in parts if lines]
    posted = packed("told", blocks or [rich(section("-"))])
    assert lost([line for lines in parts for line in lines], taken(posted)) == []


@settings(deadline=None)
@given(words, st.integers(1, 400))
def test_the_pieces_of_a_text_are_the_text(text: str, most: int) -> None:
    found = pieces(text, most)
    assert "".join(found) == text
    assert all(len(part) <= most for part in found)


@generated
@given(words, st.lists(st.tuples(st.integers(1), words), min_size=1, max_size=30))
def test_the_choices_of_a_doubt_are_taken(line: str, found: list[tuple[int, str]]) -> None:
    doubt = Ambiguous("errors.account_ambiguous", tuple(name for _, name in found), words=line)
    taken(with_line(choices(doubt, "slack:T1/C1/1.2", found, EN), line))


@generated
@given(words)
def test_whatever_an_error_says_is_taken_as_message_and_as_modal(text: str) -> None:
    taken(with_line(said(text), text))
    refuse_view(notice_view(said(text), EN, text))
    taken(failed(text[:40], EN))


def test_ids_come_back_from_a_button_as_they_went_in() -> None:
    assert parted(joined("slack:T1/C1/1.2", 7)) == ["slack:T1/C1/1.2", "7"]


def test_what_slack_delivers_is_read_as_a_person_reads_it() -> None:
    called = {"U1": "Farhana", "U0BOT": ""}.get
    delivered = (
        "<@U0BOT> ask <@U1> in <#C1|sales> about <https://a.example/x?a=1&amp;b=2|the list> &amp; "
        "<mailto:x@y.example|x@y.example>, <https://a.example> <!here> <!subteam^S1|@buyers> 3 &lt; 4"
    )
    assert unescape(delivered, lambda user: called(user) or "") == (
        "ask Farhana in #sales about the list (https://a.example/x?a=1&b=2) & x@y.example, https://a.example "
        "here @buyers 3 < 4"
    )
