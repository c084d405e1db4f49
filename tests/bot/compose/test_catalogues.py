"""The catalogues: both languages say the same things, and just those that the code asks for."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from bot.compose.catalogues import LANGUAGES, UnknownMessage, Wording, catalogue, wording
from knowledge.festivals import festivals
from knowledge.loading.kinds import KINDS
from knowledge.records.commitments import Side
from knowledge.records.contacts import Role, Support
from knowledge.records.needs import NeedKind
from knowledge.records.plan import PlanStatus
from knowledge.records.stores import Channel
from knowledge.records.team import Function
from knowledge.records.trade import SpendKind

ROOT = Path(__file__).resolve().parents[3]
DOMAINS = sorted({key.split(".")[0] for key in catalogue("en")})
ID = re.compile(rf"(?:{'|'.join(DOMAINS)})\.[a-z][a-z0-9_.]*")
# What speaks of commands, files and settings names them as they are typed.
OF_COMMANDS = (
    "accounts",
    "chat",
    "cli",
    "demo",
    "doctor",
    "errors",
    "eval",
    "forget",
    "jobs",
    "load",
    "note",
    "serving",
    "workspace",
)
LATIN = frozenset({"median", "x"})
AS_TYPED = re.compile(r"\{\w+\}|keybrief [a-z]+|--[a-z-]+|/[a-z]+(?: [a-z]+)?")
METHODS_OF_SLACK = tomllib.loads((ROOT / "bot/workspace/methods.toml").read_text(encoding="utf-8"))


def placeholders(words: str) -> set[str]:
    """The values a text takes; one that Bengali inflects ("owner_bn") is the same value."""
    return {name.removesuffix("_bn") for _, name, _, _ in Formatter().parse(words) if name}


def texts(one: Wording) -> list[str]:
    return [text for text in (one.one, one.several) if text]


@pytest.fixture(scope="module")
def in_code() -> tuple[set[str], list[re.Pattern[str]]]:
    """The ids that stand whole in the code, and the patterns of those put together there."""
    whole: set[str] = set()
    patterns: list[re.Pattern[str]] = []
    for package in ("bot", "knowledge"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if path.is_relative_to(ROOT / "bot" / "workspace"):
                continue  # it names no message of ours; "chat.delete" is a method of Slack's
            tree = ast.parse(path.read_text(encoding="utf-8"))
            inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
                    if ID.fullmatch(node.value) and "." in node.value:
                        whole.add(node.value)
                elif isinstance(node, ast.JoinedStr):
                    pattern = "".join(_pattern(node))
                    if re.match(rf"(?:{'|'.join(DOMAINS)})\\\.", pattern):
                        patterns.append(re.compile(pattern))
    return whole, patterns


def _pattern(node: ast.JoinedStr) -> Iterator[str]:
    for part in node.values:
        yield re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"


def test_both_languages_hold_the_same_messages() -> None:
    assert set(catalogue("en")) == set(catalogue("bn"))
    assert len(catalogue("en")) > 200


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_message_takes_the_same_values_in_both_languages(domain: str) -> None:
    for key, english in catalogue("en").items():
        if key.startswith(f"{domain}."):
            bengali = wording(key, "bn")
            assert bool(english.several) == bool(bengali.several), key
            for one, other in zip(texts(english), texts(bengali), strict=True):
                assert placeholders(one) == placeholders(other), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_worded_and_none_twice_in_a_language(language: str) -> None:
    seen: dict[str, str] = {}
    for path in sorted((ROOT / "bot/compose/locale" / language).iterdir()):
        for found in re.findall(r'^msgid "(.+)"$', path.read_text(encoding="utf-8"), re.MULTILINE):
            assert found not in seen, f"{found} in {path.name} and {seen[found]}"
            seen[found] = path.name
    held = catalogue("bn" if language == "bn" else "en")
    assert all(text.strip() for one in held.values() for text in texts(one))


def test_every_message_the_code_names_is_there(in_code: tuple[set[str], list[re.Pattern[str]]]) -> None:
    whole, patterns = in_code
    assert sorted(one for one in whole if one not in catalogue("en") and not _is_no_message(one)) == []
    for pattern in patterns:
        assert any(pattern.fullmatch(key) for key in catalogue("en")), pattern.pattern


def _is_no_message(constant: str) -> bool:
    """A constant that only looks like one: a file, a method of Slack's, or the beginning of an id."""
    if constant in METHODS_OF_SLACK or constant.endswith(
        (".id", ".toml", ".po", ".md", ".csv", ".json", ".sqlite", ".")
    ):
        return True
    return any(key.startswith(f"{constant}") for key in catalogue("en"))


def test_every_message_is_used(in_code: tuple[set[str], list[re.Pattern[str]]]) -> None:
    """Terms are named by their family and word; everything else by an id in the code."""
    whole, patterns = in_code
    used = {key for key in catalogue("en") if key in whole or any(pattern.fullmatch(key) for pattern in patterns)}
    # The ends that figures put on ids: their order is told apart by what was found.
    for end in ("_none", "_with", "_slow", "_no_orders", "_late", "_definition"):
        used |= {f"{key}{end}" for key in whole | used}
    assert sorted(set(catalogue("en")) - used) == []


@pytest.mark.parametrize(
    ("family", "words"),
    [
        ("function", [one.value for one in Function]),
        ("plan_status", [one.value for one in PlanStatus]),
        ("role", [one.value for one in Role]),
        ("support", [one.value for one in Support]),
        ("side", [one.value for one in Side]),
        ("need_kind", [one.value for one in NeedKind]),
        ("festival", sorted({one.key for one in festivals()})),
        ("promotion_state", ["coming", "running", "ended"]),
        ("loaded", [*KINDS]),
        ("channel", [one.value for one in Channel]),
        ("spend", [one.value for one in SpendKind]),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_family_is_worded(family: str, words: list[str], language: str) -> None:
    for word in words:
        key = f"terms.{family}.{word.replace(' ', '_').replace('-', '_')}"
        assert wording(key, "bn" if language == "bn" else "en").one


def test_an_unknown_message_is_a_fault_of_ours() -> None:
    with pytest.raises(UnknownMessage):
        wording("figures.no_such_thing", "en")


def test_a_count_takes_its_own_form() -> None:
    days = wording("terms.unit.days", "en")
    assert (days.of(1), days.of(2), days.of(0), days.of(None)) == (
        "{number} day",
        "{number} days",
        "{number} days",
        "{number} day",
    )


def of_the_trade() -> Iterator[tuple[str, str]]:
    """Every Bengali text about customers, without its values."""
    for key, one in catalogue("bn").items():
        if not key.startswith(OF_COMMANDS):
            yield from ((key, AS_TYPED.sub(" ", text)) for text in texts(one))


def test_bengali_sentences_about_customers_hold_no_english_word() -> None:
    strays = {key: sorted(words) for key, text in of_the_trade() if (words := _latin_words(text))}
    assert strays == {}


def _latin_words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[A-Za-z]+", text)} - LATIN


def test_bengali_sentences_about_customers_hold_no_latin_digit_and_end_as_bengali_does() -> None:
    for key, text in of_the_trade():
        assert not re.search(r"[0-9]", text), key
        assert text.endswith("।") == wording(key, "en").one.endswith("."), key
