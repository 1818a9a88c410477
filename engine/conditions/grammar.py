"""The grammar, and the raw tree that it gives: names and numbers are still the tokens of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedInput, UnexpectedToken, v_args
from lark.common import LexerConf
from lark.lexer import Lexer

from engine.conditions import codes
from engine.conditions.codes import ConditionFinding, finding

GRAMMAR = """
start: cond
cond: unary ((AND | OR) unary)*
?unary: NOT unary                                     -> negation
      | LPAR cond RPAR                                -> group
      | test
?test: operand (CMP operand)+                         -> chain
     | operand IS [NOT] item                          -> is_test
     | operand [NOT] IN LSQB item (COMMA item)* RSQB  -> in_test
     | operand HAS item                               -> has_test
operand: item ((PLUS | TIMES) item)*
?item: TERM | QTY
%declare AND OR NOT LPAR RPAR CMP IS IN LSQB RSQB COMMA HAS PLUS TIMES TERM QTY
"""

_SHOWN = {
    "TERM": "a name", "QTY": "a number", "LPAR": "(", "CMP": ">=", "IS": "is", "IN": "in", "HAS": "has", "LSQB": "[",
    "COMMA": ",", "RSQB": "]", "PLUS": "+", "NOT": "not", "AND": "and", "OR": "or", "RPAR": ")", "$END": "the end",
}  # fmt: skip
"""How a finding names what may stand at a place, in the order in which it does."""

_WHOLE_TEST = frozenset({"AND", "OR", "RPAR", "$END"})
"""What may follow a test that is complete; that more of the same comparison might follow helps nobody."""


@dataclass(frozen=True, slots=True)
class Operand:
    """One side of a comparison: names or numbers, and the marks between them."""

    items: tuple[Token, ...]
    marks: tuple[Token, ...]

    @property
    def span(self) -> tuple[int, int]:
        """Start and end in the text."""
        return span(self.items[0], self.items[-1])


@dataclass(frozen=True, slots=True)
class Chain:
    """``deaths >= 3`` or ``10 <= deaths < 30``: one more operand than signs."""

    operands: tuple[Operand, ...]
    signs: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class WordTest:
    """``is`` / ``in`` / ``has`` with their values; ``negated`` for ``is not`` and ``not in``."""

    operand: Operand
    verb: str
    negated: bool
    values: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """``not`` before a test or a group."""

    inner: Raw


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts with the words between them, as written: one word for all unless ``and`` and ``or`` are mixed."""

    parts: tuple[Raw, ...]
    words: tuple[Token, ...]


Raw = Chain | WordTest | Negation | Joined


def parse_tokens(tokens: list[Token], length: int) -> Raw | ConditionFinding:
    """The raw tree, or the one finding where the tokens leave the grammar."""
    try:
        tree = _PARSER.parse(tokens)
        raw: Raw = _Build().transform(tree)
        return raw
    except UnexpectedInput as error:
        return _syntax(error, length)


def span(first: Token, last: Token) -> tuple[int, int]:
    """Start of one token to the end of another."""
    return first.start_pos or 0, last.end_pos or 0


def _syntax(error: UnexpectedInput, length: int) -> ConditionFinding:
    token = error.token if isinstance(error, UnexpectedToken) else None
    names = set(error.accepts or error.expected) if isinstance(error, UnexpectedToken) else set()
    shown = [_SHOWN[name] for name in _SHOWN if name in (names & _WHOLE_TEST or names)]
    help = f"expected: {', '.join(shown)}" if shown else "write conditions such as deaths >= 3 or leak is yes"
    if token is None or token.type == "$END":
        return finding(codes.SYNTAX, max(length - 1, 0), length, "the condition ends too early", help)
    return finding(codes.SYNTAX, *span(token, token), f"{token} cannot stand here", help)


class _Tokens(Lexer):
    """Hands tokens through: the text was cut by ``lexer.tokenise``."""

    def __init__(self, conf: LexerConf) -> None:
        del conf

    def lex(self, data: Any) -> Iterator[Token]:  # type: ignore[override]  # noqa: ANN401 - lark's own signature
        return iter(data)


@v_args(inline=True)
class _Build(Transformer[Token, Any]):
    """Turns lark's tree into the raw tree."""

    def start(self, cond: Raw) -> Raw:
        """The whole text."""
        return cond

    def cond(self, *parts: Any) -> Raw:  # noqa: ANN401 - parts and words alternate
        """One part, or parts with words between."""
        return parts[0] if len(parts) == 1 else Joined(parts[::2], parts[1::2])

    def negation(self, word: Token, inner: Raw) -> Raw:
        """``not``."""
        del word
        return Negation(inner)

    def group(self, left: Token, inner: Raw, right: Token) -> Raw:
        """Parentheses leave no trace of their own."""
        del left, right
        return inner

    def chain(self, *parts: Any) -> Raw:  # noqa: ANN401 - operands and signs alternate
        """A comparison."""
        return Chain(parts[::2], parts[1::2])

    def is_test(self, operand: Operand, word: Token, negated: Token | None, value: Token) -> Raw:
        """``is`` and ``is not``."""
        return WordTest(operand, str(word), negated is not None, (value,))

    def in_test(self, operand: Operand, negated: Token | None, word: Token, *rest: Token) -> Raw:
        """``in`` and ``not in``; the values stand between the brackets."""
        return WordTest(operand, str(word), negated is not None, rest[1:-1:2])

    def has_test(self, operand: Operand, word: Token, value: Token) -> Raw:
        """``has``."""
        return WordTest(operand, str(word), False, (value,))

    def operand(self, *parts: Token) -> Operand:
        """Items with marks between."""
        return Operand(parts[::2], parts[1::2])


_PARSER = Lark(GRAMMAR, parser="lalr", lexer=_Tokens, maybe_placeholders=True)
