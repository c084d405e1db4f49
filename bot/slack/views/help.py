"""What the bot does, how it is asked, what it stores and who reads that; and what it knows of the one who asks."""

from __future__ import annotations

from decimal import Decimal

from bot.compose.render import Style, render_value
from bot.features.me import Me
from bot.features.picture_words import KINDS
from bot.slack.views.packing import packed
from bot.slack.views.posted import Block, Posted
from bot.slack.views.settings import Usual, settings_told
from bot.slack.views.text import Run, actions, bold, bullets, button, header, rich, section, words
from knowledge.evidence import Name, Quantity, Term, Value

BOT = "Keybrief"
THREAD_DAYS = 30
# Each command with the word for what it takes, and the message that says what it does.
COMMANDS = (
    ("/brief", "account", "brief"),
    ("/note", "words", "note"),
    ("/followup", "account", "followup"),
    ("/handoff", "account", "handoff"),
    ("/plan", "account", "plan"),
    ("/account", "account", "record"),
    ("/accounts", "", "accounts"),
    ("/negotiate", "account", "negotiate"),
    ("/keybrief settings", "", "settings"),
    ("/keybrief me", "", "me"),
    ("/keybrief bind", "account", "bind"),
    ("/keybrief unbind", "", "unbind"),
)


def help_view(style: Style, account: Name, unknown: str = "") -> Posted:
    """How the bot is used. account: one to give examples with. unknown: a word it was given and does not know."""
    title = words("slack_help.title", style, bot=BOT)
    kinds = ", ".join(render_value(Term("picture", one), style) for one in KINDS)
    ask = [
        _line("ask_here", style),
        _line("ask_like", style, account=account),
        _line("note_here", style),
        _line("picture", style, account=account, kinds=kinds),
        _line("document", style, account=account),
    ]
    stored = [_line(f"stored_{name}", style) for name in ("read", "away", "sent")]
    days = Quantity(Decimal(THREAD_DAYS), "days")
    unknown_line = [rich(section(words("slack_help.unknown", style, word=unknown)))] if unknown else []
    blocks: list[Block] = [
        *unknown_line,
        header(title),
        rich(section(words("slack_help.intro", style))),
        rich(section(bold(words("slack_help.ask", style))), bullets(ask)),
        rich(section(bold(words("slack_help.commands", style))), bullets(_command(one, style) for one in COMMANDS)),
        rich(
            section(bold(words("slack_help.stored", style))),
            bullets([_line("stored_kept", style, days=days), *stored]),
        ),
    ]
    return packed(f"{title}. {words('slack_help.intro', style)}", blocks, [_settings_button(style)])


def me_view(me: Me, usual: Usual, style: Style) -> Posted:
    """Who a person is to the bot, what it holds of them, how they are spoken to, and what it may do."""
    title = words("slack_me.title", style)
    counts = (
        (words("slack_me.accounts", style, own=_accounts(me.card.own), readable=_accounts(me.card.readable)),),
        (words("slack_me.notes", style, notes=_notes(me.card.notes), unfiled=_notes(me.card.unfiled)),),
    )
    may = [(words(f"slack_me.{name}", style),) for name in ("may_write", "asked")]
    erase = (words("slack_me.erase", style, command="keybrief forget"),)
    blocks: list[Block] = [
        header(title),
        rich(section(_who(me, style)), bullets(counts)),
        rich(
            section(bold(words("slack_settings.title", style))),
            bullets((one,) for one in settings_told(me.preferences, usual, style)),
        ),
        rich(section(bold(words("slack_me.may", style))), bullets([*may, erase])),
    ]
    return packed(f"{title}. {_who(me, style)}", blocks, [_settings_button(style)])


def _who(me: Me, style: Style) -> str:
    email = me.email.strip() or words("slack_me.no_email", style)
    if me.standing != "member":
        return words("slack_me.colleague", style, name=Name(me.name), email=email)
    function = Term("function", me.card.function or "other")
    return words("slack_me.member", style, name=Name(me.name), function=function, email=email)


def _line(name: str, style: Style, **values: Value) -> tuple[Run, ...]:
    return (words(f"slack_help.{name}", style, **values),)


def _command(command: tuple[str, str, str], style: Style) -> tuple[Run, ...]:
    typed, takes, does = command
    given = f" {words(f'slack_help.{takes}', style)}" if takes else ""
    return bold(f"{typed}{given}"), f": {words(f'slack_help.{does}', style)}"


def _settings_button(style: Style) -> Block:
    return actions(button("settings_open", words("slack_home.settings", style)))


def _accounts(number: int) -> Quantity:
    return Quantity(Decimal(number), "accounts")


def _notes(number: int) -> Quantity:
    return Quantity(Decimal(number), "notes")
