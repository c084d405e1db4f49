"""A meeting brief in Slack: the highlights first, each sentence with the numbers of its sources, then buttons."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.compose.brief import Brief
from bot.compose.render import Style, render
from bot.compose.sentence import Part, Sentence
from bot.slack.views.files import as_document
from bot.slack.views.packing import packed
from bot.slack.views.posted import Block, Posted, joined
from bot.slack.views.rows import press, row
from bot.slack.views.sources import numbered, numbers_of
from bot.slack.views.text import Run, actions, bold, bullets, button, context, header, rich, section, shortened, words
from knowledge.evidence import Name

# What the asker themselves typed is shown again up to so many characters.
FOCUS = 300


@dataclass(frozen=True, slots=True)
class Since:
    """What a refreshed brief is compared with: when that one was made, and the sentences it did not hold."""

    when: str
    new: Collection[str]


def brief_view(
    told: Brief, style: Style, *, key: str, shareable: bool = False, shared_by: str = "", since: Since | None = None
) -> Posted:
    """The brief with its buttons.

    key: what its buttons hand back. shareable: whether it was asked where others read. shared_by: who shows it to
    others; theirs are the buttons that make nothing of it their own.
    """
    numbers = numbers_of(told.sources)
    new = frozenset(since.new) if since is not None else frozenset()
    blocks = [header(told.title)]
    if shared_by:
        blocks.append(context(words("slack_brief.shared_by", style, name=Name(shared_by, "person"))))
    if told.focus:
        blocks.append(context(words("slack_brief.focus", style, focus=shortened(told.focus, FOCUS))))
    if since is not None:
        blocks.append(context(_since(told, since, new, style)))
    blocks += [_part(part, numbers, new, style) for part in told.parts]
    ends = [context(*_small_print(told, style)), actions(*_buttons(told, style, key, shareable, bool(shared_by)))]
    return packed(told.title, blocks, ends)


def _part(part: Part, numbers: dict[str, int], new: frozenset[str], style: Style) -> Block:
    items = [_line(sentence, numbers, new, style) for sentence in part.sentences]
    return rich(section(bold(part.heading)), bullets(items))


def _line(sentence: Sentence, numbers: dict[str, int], new: frozenset[str], style: Style) -> tuple[Run, ...]:
    told = numbered(sentence, numbers)
    return (bold(words("slack_brief.new", style)), f" {told}") if sentence.text in new else (told,)


def _since(told: Brief, since: Since, new: frozenset[str], style: Style) -> str:
    count = sum(sentence.text in new for part in told.parts for sentence in part.sentences)
    if not count:
        return words("slack_brief.nothing_new", style, when=since.when)
    return words("slack_brief.count_new", style, count=count, when=since.when)


def _small_print(told: Brief, style: Style) -> Iterator[str]:
    yield words(f"slack_brief.small_{told.form}", style, as_of=told.as_of, count=len(told.sources))
    if told.left_out:
        yield words("answer.left_out", style, count=told.left_out)
    if told.written is not None:
        yield render(told.written, style)


def _buttons(told: Brief, style: Style, key: str, shareable: bool, shared: bool) -> Iterator[Block]:
    """Share and the other form are of the asker's own brief; the rest is there for whoever reads it."""

    def labelled(act: str) -> Block:
        return button(f"brief_{act}", words(f"slack_brief.button_{act}", style), key)

    if shareable and not shared:
        yield labelled("share")
    if not shared:
        yield labelled("short" if told.form == "full" else "full")
    yield labelled("followup")
    yield labelled("note")
    if told.sources:
        yield labelled("sources")
    yield as_document(joined("brief", key), style)
    if not shared:
        yield labelled("refresh")


# -- what is said in place of a brief ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Choice:
    """A meeting whose brief may be asked for. key: what its button hands back."""

    account: str
    line: str
    key: str


def meetings_view(choices: Sequence[Choice], style: Style, *, example: str) -> Posted:
    """The reader's next meetings, each with a button for its brief. example: how a brief is asked for by name."""
    if not choices:
        told = words("slack_brief.no_meeting", style, example=example)
        return packed(told, [rich(section(told))])
    asked = words("slack_brief.which_meeting", style)
    blocks: list[Block] = [rich(section(bold(asked)))]
    for choice in choices:
        label = words("slack_brief.button_meeting", style)
        blocks.append(row(choice.account, choice.line, press=press("brief_meeting", label, choice.key, choice.account)))
    blocks.append(context(words("slack_brief.or_name", style, example=example)))
    return packed(asked, blocks)
