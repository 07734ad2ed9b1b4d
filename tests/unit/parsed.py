"""A module of the house as the rules read it: its tree, its bare code, what it imports. Pure."""

import ast
from functools import cache
from typing import NamedTuple


class Module(NamedTuple):
    path: str  # from the root, with slashes
    text: str

    @property
    def tree(self) -> ast.Module:
        return parsed(self.text)

    @property
    def code(self) -> str:
        """The code without docstrings and comments, as ast writes it."""
        return bare(self.text)


@cache
def parsed(text: str) -> ast.Module:
    return ast.parse(text)


@cache
def bare(text: str) -> str:
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if has_docstring(node):
            node.body[0] = ast.Pass()  # type: ignore[attr-defined]
    return ast.unparse(tree)


def imported(node: ast.AST) -> set[str]:
    """Both `a` and `a.b` for `from a import b`: b may be a module."""
    names = set()
    for inner in ast.walk(node):
        if isinstance(inner, ast.Import):
            names |= {alias.name for alias in inner.names}
        elif isinstance(inner, ast.ImportFrom) and inner.module and not inner.level:
            names |= {inner.module, *(f"{inner.module}.{alias.name}" for alias in inner.names)}
    return names


def imported_at_start(tree: ast.Module) -> set[str]:
    """Not what stands in functions, or under `if TYPE_CHECKING`."""
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom | ast.Try):
            found |= imported(node)
    return found


def has_docstring(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and ast.get_docstring(node, clean=False) is not None
    )
