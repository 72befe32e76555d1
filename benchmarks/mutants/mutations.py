"""The faults that can be put into a module: those that a hurried hand makes at an edge, a condition, a constant, a way out."""

from __future__ import annotations

import ast
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_COMPARED: Final[dict[type[ast.cmpop], str]] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
_OPERATOR: Final = re.compile(rb"not\s+in\b|is\s+not\b|\bin\b|\bis\b|[=!<>]=|[<>]|\band\b|\bor\b")
_EXCHANGED: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}
_EMPTY: Final = {
    "str": ('""',), "tuple": ("()",), "list": ("[]",), "dict": ("{}",), "set": ("set()",), "frozenset": ("frozenset()",),
    "Sequence": ("()",), "Iterable": ("()",), "Collection": ("()",), "Mapping": ("{}",), "Iterator": ("iter(())",),
    "int": ("0",), "float": ("0.0",), "bool": ("True", "False"), "": ("None",),
}  # fmt: skip
"""What a function that promises this may give instead of its answer."""
_UNSEEN: Final = frozenset({"strict", "maxsize", "encoding", "repr"})
"""Keywords whose value changes nothing that a test of the decisions should see."""
_LOGS: Final = frozenset({"log", "_log", "logger", "_logger", "logging", "warnings"})
_LARGE: Final = 100


@dataclass(frozen=True, slots=True)
class Mutation:
    """One fault: in ``path`` the bytes ``start`` to ``end`` (of UTF-8) become ``after``.

    ``line`` counts from one; ``function`` is the dotted name of what holds it, empty for what runs when the module is imported.
    ``before`` and ``becomes`` are the whole lines, white space made even: they name the fault where line numbers have moved.
    """

    path: str
    line: int
    function: str
    kind: str
    start: int
    end: int
    after: str
    before: str
    becomes: str

    def applied(self, source: str) -> str:
        """``source`` with the fault in it."""
        data = source.encode()
        return (data[: self.start] + self.after.encode() + data[self.end :]).decode()


def mutations(source: str, path: str) -> list[Mutation]:
    """Every fault for a module, in the order of the text; none that does not compile or changes nothing."""
    finder = _Finder(source, path)
    finder.visit(ast.parse(source))
    distinct = {(each.start, each.end, each.after): each for each in finder.found if each.becomes != each.before}
    return sorted(distinct.values(), key=lambda each: (each.start, each.end, each.after))


class _Finder(ast.NodeVisitor):
    def __init__(self, source: str, path: str) -> None:
        self.found: list[Mutation] = []
        self._data = source.encode()
        self._path = path
        self._starts = [0]
        for line in self._data.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self._names: list[str] = []
        self._depth = 0
        """How many functions are around: what is in none runs at import."""
        self._returns = ""
        self._tails: set[ast.stmt] = set()
        """Statements after which nothing follows in their function or loop."""

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for default in [*node.args.defaults, *node.args.kw_defaults]:
            if default:
                self.visit(default)
        outer = self._returns
        self._returns = ast.unparse(node.returns) if node.returns else ""
        self._tails.update(_tails(node.body))
        self._names.append(node.name)
        self._depth += 1
        self._all(node.body)
        self._depth -= 1
        self._names.pop()
        self._returns = outer

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._names.append(node.name)
        self._all(node.body)
        self._names.pop()

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value and "TypeAlias" not in ast.unparse(node.annotation):
            self.visit(node.value)

    def visit_Assign(self, node: ast.Assign) -> None:
        if not any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets):
            self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Messages are not what is tested here."""

    def visit_Raise(self, node: ast.Raise) -> None:
        """Nor those of errors."""

    def visit_Assert(self, node: ast.Assert) -> None:
        """An assertion in the package tells the type checker something."""

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name) and node.func.value.id in _LOGS:
            return
        if isinstance(node.func, ast.Name) and node.func.id in _EXCHANGED:
            self._add("exchanged", node.func, _EXCHANGED[node.func.id])
        self.visit(node.func)
        self._all([*node.args, *(each for each in node.keywords if each.arg not in _UNSEEN)])

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if "Literal" not in ast.unparse(node.value):
            self.generic_visit(node)

    def visit_Slice(self, node: ast.Slice) -> None:
        for end in (node.lower, node.upper):
            if end and not (isinstance(end, ast.Constant) and end.value == 0):
                self._add("slice", end, "")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        value = node.value
        if isinstance(value, bool):
            self._add("constant", node, str(not value))
        elif isinstance(value, int):
            for other in (value * 2, value // 2) if value >= _LARGE else (value + 1, value - 1):
                self._add("constant", node, str(other) if other >= 0 else f"({other})")
        elif isinstance(value, float):
            for factor in (2, 0.5):
                self._add("constant", node, repr(value * factor or 1.0))

    def visit_Compare(self, node: ast.Compare) -> None:
        sides = [node.left, *node.comparators]
        for i, operator in enumerate(node.ops):
            self._between("comparison", sides[i], sides[i + 1], _COMPARED[type(operator)])
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        word, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            self._between("and/or", left, right, other)
        for dropped in node.values:
            if not _binds(dropped):
                kept = [f"({self._text(each)})" for each in node.values if each is not dropped]
                self._add("operand dropped", node, f"({f' {word} '.join(kept)})")
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self._add("not dropped", node, f"({self._text(node.operand)})")
        self.generic_visit(node)

    def visit_If(self, node: ast.If) -> None:
        asked = ast.unparse(node.test)
        if "TYPE_CHECKING" in asked or "__name__" in asked:
            self._all(node.orelse)
            return
        self._force(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._force(node.test)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for each in node.ifs:
            self._force(each)
        self.generic_visit(node)

    def visit_While(self, node: ast.While) -> None:
        self._force(node.test, ("False",))
        self._tails.update(_tails(node.body))
        self.generic_visit(node)

    def visit_For(self, node: ast.For) -> None:
        self._tails.update(_tails(node.body))
        self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> None:
        if node not in self._tails:
            self._add("way out dropped", node, "pass")
        if node.value and not (isinstance(node.value, ast.Constant) and isinstance(node.value.value, bool)):
            for other in ("None",) if "None" in self._returns else _EMPTY.get(self._returns.split("[")[0], ()):
                self._add("return", node.value, other)
        self.generic_visit(node)

    def visit_Continue(self, node: ast.Continue) -> None:
        if node not in self._tails:
            self._add("way out dropped", node, "pass")

    def visit_Break(self, node: ast.Break) -> None:
        self._add("way out dropped", node, "pass")

    def _all(self, nodes: list[ast.stmt] | list[ast.AST]) -> None:
        for each in nodes:
            self.visit(each)

    def _force(self, test: ast.expr, values: tuple[str, ...] = ("True", "False")) -> None:
        if not _binds(test):
            for value in values:
                self._add("condition forced", test, value)

    def _text(self, node: ast.expr) -> str:
        start, end = self._range(node)
        return self._data[start:end].decode()

    def _range(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self._starts[node.lineno - 1] + node.col_offset, self._starts[node.end_lineno - 1] + node.end_col_offset

    def _between(self, kind: str, left: ast.expr, right: ast.expr, after: str) -> None:
        """The operator between two operands becomes another."""
        begin, end = self._range(left)[1], self._range(right)[0]
        operators = list(_OPERATOR.finditer(self._data, begin, end))
        if len(operators) == 1:
            self._note(kind, *operators[0].span(), after)

    def _add(self, kind: str, node: ast.expr | ast.stmt, after: str) -> None:
        self._note(kind, *self._range(node), after)

    def _note(self, kind: str, start: int, end: int, after: str) -> None:
        first = bisect_right(self._starts, start) - 1
        a, b = self._starts[first], self._starts[bisect_left(self._starts, end)]
        before, becomes = self._data[a:b].decode(), (self._data[a:start] + after.encode() + self._data[end:b]).decode()
        name = ".".join(self._names) if self._depth else ""
        self.found.append(
            Mutation(self._path, first + 1, name, kind, start, end, after, _even(before), _even(becomes)),
        )


def _even(text: str) -> str:
    return " ".join(text.split())


def _binds(node: ast.expr) -> bool:
    """Whether it gives a name its value: without it the module does not run, which no test needs to find out."""
    return any(isinstance(each, ast.NamedExpr) for each in ast.walk(node))


def _tails(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a block after which the block is at its end."""
    last = body[-1]
    yield last
    if isinstance(last, ast.If):
        yield from _tails(last.body)
        if last.orelse:
            yield from _tails(last.orelse)
    elif isinstance(last, ast.With):
        yield from _tails(last.body)
    elif isinstance(last, ast.Try):
        for block in (last.orelse or last.body, *(handler.body for handler in last.handlers)):
            yield from _tails(block)
