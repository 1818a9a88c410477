"""Tokens of a condition. Look-alike characters are read as what they stand for, and reported."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lark import Token

from engine.conditions import codes, traps
from engine.conditions.codes import ConditionFinding, finding
from engine.conditions.lexicon import Lexicon
from engine.conditions.traps import CHINESE_KEYWORDS, KEYWORDS, SIGNS
from engine.values.numerals import NUMBER_MARKS
from engine.values.units import DIMENSIONS, parse_quantity, unit_names

_MARKS = {"(": "LPAR", ")": "RPAR", "[": "LSQB", "]": "RSQB", ",": "COMMA", "+": "PLUS", "*": "TIMES", "-": "TIMES",
          "/": "TIMES"}  # fmt: skip
_OPERATOR = re.compile(r"[<>=＞＜＝≥≧⩾≤≦⩽]+")
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")
_NUMBER = re.compile(
    r"-?[0-9０-９][0-9０-９]*(?:[,，][0-9]{3}(?![0-9]))*(?:[.．][0-9０-９]+)?(?:/[0-9]+)?"
    rf"(?:(?![.．,，])[{re.escape(NUMBER_MARKS)}])*(?:\s*(?:thousand|million|billion)\b)?"
)
_SPOKEN = re.compile(rf"(?:百分之|千分之|万分之)?(?:(?![.．,，0-9])[{re.escape(NUMBER_MARKS)}])+")
_UNIT_NAMES = sorted({name for home in DIMENSIONS for name in unit_names(home)}, key=lambda name: (-len(name), name))
_UNIT = re.compile(rf"\s*(?:{'|'.join(re.escape(name) for name in _UNIT_NAMES)})(?![A-Za-z0-9_/])")


@dataclass(slots=True)
class Lexed:
    """Tokens with offsets into the text, and what was found on the way. ``stuck``: nothing sensible follows."""

    tokens: list[Token] = field(default_factory=list)
    findings: list[ConditionFinding] = field(default_factory=list)
    stuck: bool = False

    def add(self, type: str, text: str, start: int, end: int) -> int:
        """Append one token; returns its end."""
        self.tokens.append(Token(type, text, start_pos=start, end_pos=end))
        return end

    def trap(self, text: str, start: int, instead: str) -> None:
        """Report a look-alike."""
        shown = text if len(text) > 1 else f"{text} (U+{ord(text):04X})"
        self.findings.append(
            finding(codes.CHARACTER, start, start + len(text), f"{shown} is not of the language", f"write {instead}")
        )


def tokenise(text: str, lexicon: Lexicon) -> Lexed:
    """Cut ``text`` into tokens; stops at a character that means nothing (one finding)."""
    out, at = Lexed(), 0
    while at < len(text) and not out.stuck:
        at = _space(text, at, out) or _step(text, at, lexicon, out)
    return out


def _space(text: str, at: int, out: Lexed) -> int:
    """Skip one blank; 0 where there is none."""
    if not text[at].isspace():
        return 0
    if text[at] == "\u3000":
        out.trap(text[at], at, "an ordinary space")
    return at + 1


def _step(text: str, at: int, lexicon: Lexicon, out: Lexed) -> int:
    name_end = lexicon.match(text, at)
    number_end = _number_end(text, at, out)
    if name_end > at and name_end >= number_end:
        return _name(text, at, max(name_end, _run_end(text, at)), lexicon, out)
    if number_end > at:
        return _quantity(text, at, number_end, out)
    if operator := _OPERATOR.match(text, at):
        return _operator(operator[0], at, out)
    if trap := traps.WORD.match(text, at):
        return _word_trap(trap[0], at, out)
    return _plain(text, at, lexicon, out)


def _plain(text: str, at: int, lexicon: Lexicon, out: Lexed) -> int:
    """A Chinese keyword, an unknown name, or a mark."""
    if misplaced := traps.MISPLACED.match(text, at):
        return _stop(misplaced[0], at, out, traps.AFTER_NUMBER[misplaced[0]])
    if text[at] in CHINESE_KEYWORDS:
        return out.add(CHINESE_KEYWORDS[text[at]], text[at], at, at + 1)
    end = _run_end(text, at)
    return _name(text, at, end, lexicon, out) if end > at else _mark(text, at, out)


def _number_end(text: str, at: int, out: Lexed) -> int:
    """End of a number with its unit; ``at`` where none begins here. Chinese numerals must read as a number."""
    after_value = bool(out.tokens) and out.tokens[-1].type in ("TERM", "QTY", "RPAR")
    number = None if text[at] == "-" and after_value else _NUMBER.match(text, at)
    if number:
        end = _unit_end(text, number.end())
        tail = traps.TAIL.match(text, end)
        return tail.end() if tail and end == number.end() else end
    spoken = _SPOKEN.match(text, at)
    if not spoken:
        return at
    end = _unit_end(text, spoken.end())
    return at if traps.TAIL.match(text, end) or not _reads(text[at:end]) else end


def _unit_end(text: str, at: int) -> int:
    unit = _UNIT.match(text, at)
    return unit.end() if unit else at


def _reads(text: str) -> bool:
    try:
        parse_quantity(text)
    except ValueError:
        return False
    return True


def _quantity(text: str, at: int, end: int, out: Lexed) -> int:
    for wide in traps.WIDE_NUMBER.finditer(text, at, end):
        out.trap(wide[0], wide.start(), wide[0].translate(traps.NARROW))
    return out.add("QTY", text[at:end], at, end)


def _operator(written: str, at: int, out: Lexed) -> int:
    plain = written.translate(traps.LOOK_ALIKE_SIGNS)
    plain = traps.SPELLINGS.get(plain, plain)
    if plain != written:
        out.trap(written, at, plain)
    if plain not in SIGNS:
        return _stop(written, at, out, "write one of >= > < <= =, or `is not`")
    return out.add("CMP", plain, at, at + len(written))


def _word_trap(written: str, at: int, out: Lexed) -> int:
    plain = traps.WORDS[written]
    out.trap(written, at, plain)
    kind = "CMP" if plain in SIGNS else KEYWORDS.get(plain) or CHINESE_KEYWORDS[plain]
    return out.add(kind, plain, at, at + len(written))


def _run_end(text: str, at: int) -> int:
    """End of what looks like one name, known or not."""
    run = _IDENTIFIER.match(text, at) or traps.HAN_RUN.match(text, at)
    return run.end() if run else at


def _name(text: str, at: int, end: int, lexicon: Lexicon, out: Lexed) -> int:
    """A name, known or not; English keywords are no names."""
    word = text[at:end]
    known = lexicon.match(text, at) == end
    return out.add("TERM" if known else KEYWORDS.get(word, "TERM"), word, at, end)


def _mark(text: str, at: int, out: Lexed) -> int:
    mark = text[at]
    plain = mark.translate(traps.LOOK_ALIKES)
    if plain not in _MARKS:
        return _stop(mark, at, out, "write conditions such as deaths >= 3 or leak is yes")
    if plain != mark:
        out.trap(mark, at, plain)
    return out.add(_MARKS[plain], plain, at, at + 1)


def _stop(text: str, at: int, out: Lexed, help: str) -> int:
    out.stuck = True
    out.findings.append(finding(codes.SYNTAX, at, at + len(text), f"{text} has no meaning here", help))
    return at + len(text)
