"""The structure of the code, measured from its own imports: `python -m tests.structure` prints it."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OURS = ("bot", "knowledge", "prompts")


@dataclass(frozen=True)
class Module:
    """One file: its dotted name, its lines, and what it imports at its top and inside functions."""

    name: str
    lines: int
    imports: frozenset[str]
    hidden: frozenset[str] = field(default_factory=frozenset)


@cache
def modules() -> dict[str, Module]:
    """Every module of ours but the migrations, by dotted name; read once."""
    paths = [path for package in OURS for path in (ROOT / package).rglob("*.py") if "versions" not in path.parts]
    names = {_dotted(path) for path in paths}
    return {_dotted(path): _read(path, names) for path in sorted(paths)}


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _read(path: Path, names: set[str]) -> Module:
    text = path.read_text(encoding="utf-8")
    top: set[str] = set()
    hidden: set[str] = set()
    for node, inside in _statements(ast.parse(text), inside=False):
        (hidden if inside else top).update(_imported(node, names))
    return Module(_dotted(path), text.count("\n"), frozenset(top), frozenset(hidden))


def _statements(node: ast.AST, *, inside: bool) -> Iterator[tuple[ast.AST, bool]]:
    """The statements below a node, and whether each stands inside a function. Expressions hold none."""
    inside = inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    for part in ast.iter_child_nodes(node):
        if not isinstance(part, ast.expr):
            yield part, inside
            yield from _statements(part, inside=inside)


def _imported(node: ast.AST, names: set[str]) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom) and node.module:
        # `from knowledge.records import accounts` imports the module accounts, not only the package.
        return {full if (full := f"{node.module}.{alias.name}") in names else node.module for alias in node.names}
    return set()


def cycles(found: dict[str, Module]) -> list[list[str]]:
    """Groups of modules that import one another in a ring (Tarjan's strongly connected components)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    rings: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = low[name] = len(order)
        stack.append(name)
        for target in sorted(found[name].imports & found.keys()):
            if target not in order:
                visit(target)
                low[name] = min(low[name], low[target])
            elif target in stack:
                low[name] = min(low[name], order[target])
        if low[name] == order[name]:
            ring = stack[stack.index(name) :]
            del stack[stack.index(name) :]
            if len(ring) > 1:
                rings.append(sorted(ring))

    for name in found:
        if name not in order:
            visit(name)
    return rings


def main() -> None:
    found = modules()
    sizes = sorted((module.lines, module.name) for module in found.values())
    print(f"modules        {len(found)}")
    print(f"median lines   {statistics.median(size for size, _ in sizes):.0f}")
    print(f"largest        {sizes[-1][0]} ({sizes[-1][1]})")
    print(f"cycles         {len(cycles(found))}")
    homes = [module.name for module in found.values() if module.hidden]
    print(f"hidden imports in {', '.join(homes) or 'no module'}")


if __name__ == "__main__":
    main()
