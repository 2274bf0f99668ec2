"""The bytes of XML files as a strict parser takes them: encodings that it lacks and characters that XML forbids go.

Exports declare one encoding and use another, name those that expat does not know (GBK, Shift_JIS), and carry control
characters over from PDF files. Each of these would cost a whole file.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

_DECLARED = re.compile(rb"(<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"'])([\w.:-]{1,40})")
WIDE = (
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"),
)  # fmt: skip
"""How files in UTF-16 begin."""
_AS_IT_IS = "iso8859-1"
"""The one encoding beside UTF-8 that needs no decoding, that of dblp."""
_OF_TEXT = ("cp", "iso", "koi8", "gb", "big5", "euc", "shift_jis", "mac-", "hz", "tis", "johab")
"""How the encodings of texts are called in Python; what else it decodes (zip, hex) is none of a file of references."""
_FORBIDDEN = bytes(range(1, 9)) + b"\x0b\x0c" + bytes(range(14, 32))
_BLANKED = bytes.maketrans(_FORBIDDEN, b" " * len(_FORBIDDEN))
_FORBIDDEN_REFERENCE = re.compile(rb"&#(?:[xX]0{0,6}(?:[1-8bcefBCEF]|1[\da-fA-F])|0{0,6}(?:[1-8]|1[124-9]|2\d|3[01]));")
_LONGEST_REFERENCE = 12
_OTHERWISE = "citecheck-windows-1252"


def read_chunks(file: BinaryIO, size: int) -> Iterator[bytes]:
    """Yield ``file`` in chunks of about ``size`` bytes, in UTF-8 or ISO 8859-1 as its declaration then says.

    Blanks before the declaration are dropped, forbidden control characters become blanks, and bytes that are no UTF-8
    in a file that should be are read as Windows-1252. NUL stays, as no text has it.
    """
    chunk, rest = file.read(size).lstrip(b" \t\r\n"), b""
    decoder, is_first = _decoder(chunk), True
    while chunk or rest or is_first:
        data = decoder.decode(chunk, final=not chunk).encode() if decoder else chunk
        if decoder and is_first:
            data = _DECLARED.sub(rb"\1utf-8", data, count=1)
        data, is_first = rest + data, False
        cut = data.find(b"&", -_LONGEST_REFERENCE) if chunk else -1  # a reference may go on in the next chunk
        data, rest = (data[:cut], data[cut:]) if cut >= 0 else (data, b"")
        yield _without_forbidden(data)
        chunk = file.read(size) if chunk else b""


def _decoder(head: bytes) -> codecs.IncrementalDecoder | None:
    """Return what decodes a file that begins with ``head``, ``None`` where the parser does so itself, or nobody can."""
    wide = next((encoding for mark, encoding in WIDE if head.startswith(mark)), None)
    if wide is not None:
        return codecs.getincrementaldecoder(wide)("replace")
    declared = _DECLARED.match(head)
    try:
        name = codecs.lookup(declared[2].decode() if declared else "utf-8").name
    except LookupError:
        return None
    if name == _AS_IT_IS:
        return None
    if name in {"utf-8", "utf-8-sig", "ascii"} or name.startswith(("utf-16", "utf-32")):
        return codecs.getincrementaldecoder("utf-8-sig")(_OTHERWISE)
    return codecs.getincrementaldecoder(name)("replace") if name.startswith(_OF_TEXT) else None


def _without_forbidden(data: bytes) -> bytes:
    if b"&#" in data:
        data = _FORBIDDEN_REFERENCE.sub(b" ", data)
    return data.translate(_BLANKED)


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("windows-1252", "replace"), error.end


codecs.register_error(_OTHERWISE, _as_windows_1252)
