"""The pieces of words that the model has vectors for, and the vectors that training starts from."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence

import numpy as np
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"
LENGTH = 12.0
"""Of the rows that training starts from: the longer, the more of their common letters is left in the end."""
_LONGEST_PIECE = 16
_BYTES = 256
_BYTE_SCORE = -20.0
_DIGITS = 3
"""Of the scores of pieces, to keep their file small."""
_GRAMS = (2, 3, 4)
_LEAST_RARITY = 0.3
"""Weight that training starts from for a piece that stands in most titles, next to 1 for the rarest."""


def learn_pieces(texts: Iterable[str], size: int) -> Tokenizer:
    """Return a tokenizer with ``size`` pieces learned from ``texts`` by the unigram model.

    Pieces have no mark of where in a word they stand, so that what is left of a word after a slip is still known.
    Characters that no text holds fall back to their bytes.
    """
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKD(),
            normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=True, strip_accents=True, lowercase=True),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.UnigramTrainer(
        vocab_size=size - _BYTES, special_tokens=[UNKNOWN], unk_token=UNKNOWN, max_piece_length=_LONGEST_PIECE,
        show_progress=False,
    )  # fmt: skip
    tokenizer.train_from_iterator(texts, trainer)
    learned = json.loads(tokenizer.to_str())["model"]["vocab"]
    pieces = [(piece, round(score, _DIGITS)) for piece, score in learned]
    pieces += [(f"<0x{byte:02X}>", _BYTE_SCORE) for byte in range(_BYTES)]
    tokenizer.model = models.Unigram(pieces, unk_id=0, byte_fallback=True)
    return tokenizer


def first_rows(tokenizer: Tokenizer, titles: Sequence[str], dimension: int) -> np.ndarray:
    """Return a row for each piece: the sum of random vectors of its n-grams, the longer the rarer in ``titles``.

    Pieces that share letters start near each other, which is most of what a slip needs.
    """
    rows = np.zeros((tokenizer.get_vocab_size(), dimension), dtype=np.float32)
    for piece, number in tokenizer.get_vocab().items():
        grams = [piece, *(piece[at : at + n] for n in _GRAMS if len(piece) > n for at in range(len(piece) - n + 1))]
        row = np.sum([_random_row(gram, dimension) for gram in grams], axis=0)
        rows[number] = row / np.linalg.norm(row)
    return LENGTH * rows * rarity(tokenizer, titles)[:, None]


def rarity(tokenizer: Tokenizer, titles: Sequence[str]) -> np.ndarray:
    """Return for each piece how rare it is in ``titles``: ln(N / (1 + n)) / ln N, at least ``_LEAST_RARITY``."""
    counts = np.zeros(tokenizer.get_vocab_size(), dtype=np.int64)
    for encoding in tokenizer.encode_batch_fast(titles, add_special_tokens=False):
        counts[list(set(encoding.ids))] += 1
    return np.maximum(np.log(len(titles) / (1 + counts)) / np.log(len(titles)), _LEAST_RARITY).astype(np.float32)


def _random_row(gram: str, dimension: int) -> np.ndarray:
    return np.random.default_rng(zlib.crc32(gram.encode())).standard_normal(dimension).astype(np.float32)
