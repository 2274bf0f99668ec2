"""TeX in names and titles, decoded into plain Unicode that people can read and folding can compare."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "SS": "SS", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ",
    "oe": "œ", "OE": "Œ", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "ng": "ŋ", "NG": "Ŋ", "hyphen": "-", "slash": "/",
}  # fmt: skip
_SYMBOLS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
    "rho": "ρ", "varrho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ",
    "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ", "hbar": "ħ", "infty": "∞",
    "partial": "∂", "nabla": "∇", "times": "×", "cdot": "·", "pm": "±", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥",
    "neq": "≠", "ne": "≠", "approx": "≈", "sim": "∼", "simeq": "≃", "equiv": "≡", "propto": "∝", "to": "→", "in": "∈",
    "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "otimes": "⊗", "oplus": "⊕",
    "subset": "⊂", "cup": "∪", "cap": "∩", "forall": "∀", "exists": "∃", "sum": "∑", "prod": "∏", "int": "∫",
    "sqrt": "√", "circ": "°", "degree": "°", "dagger": "†", "star": "*", "ast": "*", "prime": "′", "ldots": "…",
    "dots": "…", "cdots": "…", "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "textasciitilde": "\2", "textbackslash": "\\",
    "textasciicircum": "^", "textunderscore": "_", "textless": "<", "textgreater": ">", "textbar": "|",
    "textbraceleft": "\0", "textbraceright": "\1", "textdollar": "$", "copyright": "©",
    "textregistered": "®", "texttrademark": "™", "pounds": "£", "euro": "€", "S": "§", "P": "¶", "textordfeminine": "ª",
    "quad": " ", "qquad": " ", "space": " ", "TeX": "TeX", "LaTeX": "LaTeX", "lbrace": "\0", "rbrace": "\1",
}  # fmt: skip
# Commands that only change how letters look or group: their arguments stay, the command goes.
_SILENT = frozenset(
    "textit textbf textsc texttt textrm textsf textsl textup textnormal emph em it bf sc rm tt sl sf mathrm mathbf "
    "mathit "
    "mathcal mathbb mathfrak mathsf mathtt mathscr boldsymbol bm text mbox hbox ensuremath operatorname uppercase "
    "lowercase MakeUppercase MakeLowercase underline textsuperscript textsubscript left right big Big bigl bigr limits "
    "protect relax noopsort url href string displaystyle rmfamily bfseries itshape scshape small large bar hat tilde "
    "vec "
    "overline widehat widetilde dot ddot boldmath unboldmath cal frac tfrac dfrac binom phantom "
    "mkbibemph mkbibbold mkbibitalic mkbibquote mkbibparens mkbibbrackets enquote foreignquote autocap nocase".split()
)
ACCENTED = (
    r"""\\(?:[`'^"~=.][ ]{0,2}|[uvHcdbkrt](?:[ ]{1,2}|(?=[{\\])))"""
    r"""(?:\{[ ]{0,2}(?:\\[ij]|[^\W\d_]?)[ ]{0,2}\}|\\[ij](?![A-Za-z])[ ]?|[^\W\d_])"""
)
"""The pattern of an accent with its letter."""
LETTER = rf"\\(?:{'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?![A-Za-z])(?:\{{\}}|[ ])?"
"""The pattern of a command for a letter that ASCII lacks; it swallows the space behind it."""
_ACCENT = re.compile(
    r"""\\(?:(?P<mark>[`'^"~=.])\s{0,2}|(?P<letter>[uvHcdbkrt])(?:\s{1,2}|(?=[{\\])))"""
    r"""(?:\{\s{0,2}(?P<braced>\\[ij]|[^\W\d_]?)\s{0,2}\}|(?P<plain>\\[ij](?![A-Za-z])[ ]?|[^\W\d_]))"""
)
_MATH = re.compile(r"(?<!\\)\$\$?([^$]{1,300})(?<!\\)\$\$?")
_MATH_SIGN = re.compile(r"[\\^_{}=<>+*/]|^[^\s$]{1,12}$")
_COMMAND = re.compile(r"\\(?:([A-Za-z]{1,30})\*?[ \t]{0,2}|([&%$#_{} ,;:!/>-])|\\)")
_SCRIPT = re.compile(r"[_^]\{?")


def decode_tex(text: str) -> str:
    r"""Return ``text`` with TeX accents, symbols, braces and mathematics as plain Unicode (NFC).

    ``{\"o}`` becomes ``ö``, ``Erd{\H o}s`` ``Erdős``, ``{DNA}`` ``DNA``, ``$\alpha$`` ``α``, ``$H_2O$`` ``H2O``, ``--``
    an en dash, ``~`` a space. An unknown command loses its backslash. Text without TeX is returned as it is.
    """
    if not _has_marker(text):
        return text
    if "\\" in text or "$" in text:
        text = _MATH.sub(_decode_math, text)
        text = _ACCENT.sub(_decode_accent, text)
        text = _COMMAND.sub(_decode_command, text)
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")  # {-}- is no dash
    text = text.replace("{", "").replace("}", "").replace("~", " ")
    text = text.replace("\0", "{").replace("\1", "}").replace("\2", "~")
    return " ".join(unicodedata.normalize("NFC", text).split())


def _has_marker(text: str) -> bool:
    """Tell whether TeX may be in ``text``; ten times as fast as a pattern, and asked of every field of every record."""
    return (
        "\\" in text or "{" in text or "}" in text or "$" in text
        or "~" in text or "--" in text or "``" in text or "''" in text
    )  # fmt: skip


def _decode_math(found: re.Match[str]) -> str:
    """Return the inside of ``$...$`` without script marks; dollar signs that are money stay."""
    inside = found.group(1)
    if not _MATH_SIGN.search(inside):
        return found.group()
    return _COMMAND.sub(_decode_command, _SCRIPT.sub("", inside))


def _decode_accent(found: re.Match[str]) -> str:
    base = found.group("braced") if found.group("braced") is not None else found.group("plain")
    base = {"\\i": "i", "\\j": "j"}.get(base.strip(), base)
    if not base:
        return ""
    return unicodedata.normalize("NFC", base + _ACCENTS[found.group("mark") or found.group("letter")])


def _decode_command(found: re.Match[str]) -> str:
    name, sign = found.group(1), found.group(2)
    if name is None:
        return {"{": "\0", "}": "\1", ",": "", "!": "", "/": "", "-": ""}.get(sign, sign) if sign else " "
    if name in _SILENT:
        return ""
    if name in _LETTERS:
        return _LETTERS[name]
    follows = found.group().endswith((" ", "\t"))
    return _SYMBOLS.get(name, name) + (" " if follows else "")
