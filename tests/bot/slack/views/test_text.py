"""Words as Slack shows them: the text beside blocks stays within what Slack takes, whatever it is made of."""

from __future__ import annotations

import html

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.slack.views.limits import FALLBACK
from bot.slack.views.text import fallback

WORDS = st.lists(st.sampled_from(["<", ">", "&", "&amp;", " ", "word", "মেঘনা", "\x00", "😀"]), max_size=4_000)


@settings(max_examples=200, deadline=None)
@given(WORDS.map("".join))
@example("&" * 5_000)
@example("<a " * 2_000)
@example("x" * (FALLBACK - 1) + "&")
def test_the_text_beside_blocks_is_whole_or_ends_after_a_whole_entity(text: str) -> None:
    told = fallback(text)
    assert 0 < len(told) <= FALLBACK
    plain = html.unescape(told) if "&" not in text else told.replace("&lt;", "<").replace("&gt;", ">")
    plain = plain.replace("&amp;", "&")
    assert not {"<", ">"} & set(told)
    assert " ".join(text.replace("\0", " ").split()).startswith(plain.removesuffix("…").removesuffix("–"))


def test_words_that_fit_are_told_whole() -> None:
    assert fallback("Meghna & Sons", "", "<b>") == "Meghna &amp; Sons &lt;b&gt;"
    assert fallback("word " * 300).count("word") == 300
