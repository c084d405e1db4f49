"""The structure that DESIGN asks for: one direction, no cycles, third parties at home, heavy imports late."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.structure import Module, cycles, modules

ROOT = Path(__file__).parents[1]

# What each part may import of ours. A part is named by its longest matching prefix.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "bot.__main__": ("bot", "knowledge"),
    "bot.app": ("bot", "knowledge"),
    "bot.terminal": (
        "bot.terminal",
        "bot.compose",
        "bot.features",
        "bot.desk",
        "knowledge.evidence",
        "knowledge.errors",
        "knowledge.text",
        "knowledge.loading.plan",
    ),
    "bot.terminal.demo": ("bot", "knowledge"),
    "bot.terminal.demo_workspace": ("bot", "knowledge"),
    "bot.terminal.sitting": ("bot", "knowledge"),
    "bot.terminal.doctor": ("bot", "knowledge"),
    "bot.terminal.evaluate": ("bot", "knowledge"),
    "bot.terminal.forget": (
        "bot.app",
        "bot.terminal",
        "bot.compose",
        "bot.features",
        "knowledge.evidence",
        "knowledge.errors",
    ),
    "bot.terminal.slack": ("bot", "knowledge.errors", "knowledge.evidence"),
    "bot.terminal.jobs": ("bot", "knowledge.errors", "knowledge.evidence"),
    "bot.terminal.workspace": (
        "bot.terminal",
        "bot.workspace",
        "bot.compose",
        "knowledge.evidence",
        "knowledge.errors",
    ),
    "bot.features": (
        "bot.features",
        "bot.compose",
        "bot.desk",
        "bot.documents.document",
        "bot.documents.sheets",
        "bot.pictures.picture",
        "knowledge",
    ),
    "bot.compose": (
        "bot.compose",
        "prompts",
        "knowledge.evidence",
        "knowledge.errors",
        "knowledge.asking",
        "knowledge.glossary",
        "knowledge.normal",
        "knowledge.text",
        "knowledge.numbers",
        "knowledge.name_words",
        "knowledge.names",
        "knowledge.periods",
    ),
    "bot.slack": (
        "bot.slack",
        "bot.features",
        "bot.compose",
        "bot.desk",
        "knowledge.errors",
        "knowledge.evidence",
        "knowledge.people",
        "knowledge.text",
    ),
    "bot.slack.views": (
        "bot.slack.views",
        "bot.features",
        "bot.compose",
        "knowledge.errors",
        "knowledge.evidence",
        "knowledge.text",
    ),
    "bot.aside": (),
    "bot.desk": ("bot.compose", "bot.documents.document", "bot.pictures.picture", "knowledge"),
    "bot.pictures": (
        "bot.pictures",
        "bot.compose",
        "bot.documents.fonts",
        "knowledge.evidence",
        "knowledge.pictured.values",
        "knowledge.errors",
        "knowledge.text",
    ),
    "bot.documents": ("bot.documents", "bot.compose", "knowledge.evidence", "knowledge.errors", "knowledge.text"),
    "bot.settings": ("knowledge.errors",),
    "bot.workspace": ("bot.workspace",),
    "bot.jobs": ("bot.jobs", "knowledge.database", "knowledge.errors", "knowledge.evidence"),
    "knowledge": ("knowledge",),
    "knowledge.evidence": (),
    "knowledge.errors": ("knowledge.evidence",),
    "knowledge.people": (),
    "knowledge.normal": (),
    "knowledge.numbers": ("knowledge.normal",),
    "knowledge.stems": ("knowledge.normal",),
    "knowledge.scripts": ("knowledge.normal",),
    "knowledge.text": ("knowledge.normal", "knowledge.numbers", "knowledge.stems"),
    "knowledge.asking": ("knowledge.text",),
    "knowledge.glossary": ("knowledge.text",),
    "knowledge.shorthand": ("knowledge.normal",),
    "knowledge.name_words": ("knowledge.normal", "knowledge.scripts", "knowledge.stems", "knowledge.text"),
    "knowledge.names": ("knowledge.name_words", "knowledge.normal", "knowledge.text"),
    "knowledge.database": ("knowledge.errors", "knowledge.migrations"),
    "knowledge.migrations": (),
    "knowledge.migrations.env": ("knowledge.database", "knowledge.records", "knowledge.retrieval.passages"),
    "knowledge.records": (
        "knowledge.records",
        "knowledge.database",
        "knowledge.people",
        "knowledge.evidence",
        "knowledge.errors",
        "knowledge.normal",
        "knowledge.text",
        "knowledge.numbers",
        "knowledge.names",
        "knowledge.periods",
    ),
}

# The only homes of each third party.
HOMES: dict[str, tuple[str, ...]] = {
    "slack_bolt": ("bot.slack", "bot.app"),
    "slack_sdk": ("bot.slack", "bot.app"),
    "dbos": ("bot.jobs", "bot.app"),
    "sqlalchemy": ("knowledge", "bot.jobs.storage"),
    "alembic": ("knowledge.migrations",),
    "chromadb": ("knowledge.retrieval.index",),
    "onnxruntime": ("knowledge.retrieval.embeddings",),
    "tokenizers": ("knowledge.retrieval.embeddings",),
    "langchain": ("knowledge.retrieval.hosted_embeddings", "bot.compose.writer"),
    "langchain_core": ("knowledge.retrieval.hosted_embeddings", "bot.compose.writer", "bot.compose.scripted_model"),
    "icalendar": ("knowledge.loading",),
    "recurring_ical_events": ("knowledge.loading",),
    "typer": ("bot.__main__", "bot.terminal"),
    "rich": ("bot.__main__", "bot.terminal"),
    "pydantic_settings": ("bot.settings",),
    "matplotlib": ("bot.pictures",),
    "docx": ("bot.documents",),
    "fpdf": ("bot.documents",),
    "starlette": ("bot.workspace", "bot.slack.http"),
    "uvicorn": ("bot.workspace", "bot.terminal.slack"),
    "os": ("bot.settings", "knowledge.retrieval.lock"),
}

LAZY_HOMES = ("bot.__main__", "bot.app")


def within(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def part_of(name: str) -> str:
    return max((part for part in MAY_IMPORT if within(name, (part,))), key=len, default="")


def test_imports_point_one_way() -> None:
    wrong = [
        f"{module.name} imports {target}"
        for module in modules().values()
        if (part := part_of(module.name))
        for target in module.imports | module.hidden
        if within(target, ("bot", "knowledge", "prompts")) and not within(target, MAY_IMPORT[part])
    ]
    assert wrong == []


def test_no_module_imports_itself_by_a_detour() -> None:
    assert cycles(modules()) == []


def test_each_third_party_has_its_home() -> None:
    wrong = [
        f"{module.name} imports {target}"
        for module in modules().values()
        for target in module.imports | module.hidden
        if (library := target.split(".")[0]) in HOMES and not within(module.name, HOMES[library])
    ]
    assert wrong == []


def test_imports_inside_functions_stand_in_the_two_lazy_homes_only() -> None:
    def strays(module: Module) -> bool:
        return bool(module.hidden) and module.name not in LAZY_HOMES

    assert [f"{module.name}: {sorted(module.hidden)}" for module in modules().values() if strays(module)] == []


def test_no_text_stands_in_a_module_for_nothing() -> None:
    """A pattern's second line that fell out of its parentheses is a text that nobody reads."""
    found = []
    for path in [*ROOT.glob("bot/**/*.py"), *ROOT.glob("knowledge/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            body = getattr(node, "body", [])
            first = 1 if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) else 0
            for one in body[first:] if isinstance(body, list) else ():
                if (
                    isinstance(one, ast.Expr)
                    and isinstance(one.value, ast.Constant)
                    and isinstance(one.value.value, str)
                ):
                    found.append(f"{path.relative_to(ROOT)}:{one.lineno}")
    assert found == []
