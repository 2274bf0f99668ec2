"""Train the default embedder: a static sentence-transformers model for titles, whole references and topics.

    python index/embedder/train.py DATA_FOLDER [--output DIR] [--epochs 1.2] [--threads 1] [--works N]

DATA_FOLDER holds ``references/all.jsonl.zst`` and ``references/abstracts.jsonl.zst`` (records in the manner of
CSL-JSON, ``corpus`` and ``id`` in each), and ``aux/journal_abbrev_jabref_cc0.tsv.gz``. Which corpora are read, and
which works are held out (CRC-32 of the id divisible by 50), is written in ``corpora.py``.
Needs ``sentence-transformers``, ``datasets``, ``accelerate`` and ``zstandard``. ``--works`` trains on a part, to try
something.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterable
from pathlib import Path

import torch
from corpora import held_out_titles, read_abstracts, read_works
from datasets import Dataset
from pairs import Pair, abbreviations, noisy_titles, reference_strings, topic_titles, topics
from saving import save
from sentence_transformers import SentenceTransformer, SentenceTransformerTrainer, SentenceTransformerTrainingArguments
from sentence_transformers.sentence_transformer.losses import MatryoshkaLoss, MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from vocabulary import first_rows, learn_pieces

NAME = "citecheck-static-2"
SEED = 20
DIMENSIONS = (256, 128, 64)
PIECES = 40_000
BATCH = 2_048
LEARNING_RATE = 0.02
SCALE = 20.0
EPOCHS = 1.2
KEPT = 0.25
"""Share of the first rows that is added to the trained ones: letters in common count again for a little more."""
SENTENCES = 5
"""Sentences of each abstract in an epoch, each in a set of its own: no batch asks for a work twice."""


def read_pairs(folder: Path, n_works: int | None) -> tuple[dict[str, list[Pair]], list[str]]:
    """Return pairs of texts that belong together by kind, and all titles."""
    chance = random.Random(SEED)  # noqa: S311
    held_out = held_out_titles(folder)
    works = list(read_works(folder, held_out))
    abstracts = list(read_abstracts(folder, held_out))
    chance.shuffle(works)
    chance.shuffle(abstracts)
    works, abstracts = works[:n_works], abstracts[: n_works and n_works // 8]
    sets = {
        "titles": list(noisy_titles(works, chance)),
        "references": list(reference_strings(works, chance, abbreviations(folder))),
        "topic_titles": list(topic_titles(abstracts, chance)),
    }
    for number, pairs in enumerate(topics(abstracts, chance, SENTENCES)):
        sets[f"topics_{number}"] = pairs
    return sets, [work.title for work in works]


def sample_texts(sets: dict[str, list[Pair]], titles: list[str]) -> Iterable[str]:
    """Yield the texts that pieces are learned from: whole and broken words in about the shares that are met."""
    yield from titles[:200_000]
    yield from (noisy for noisy, _ in sets["titles"][:80_000])
    yield from (reference for reference, _ in sets["references"][:40_000])
    yield from (text for _, text in sets["topics_0"][:25_000])


def train(model: SentenceTransformer, sets: dict[str, list[Pair]], epochs: float) -> None:
    """Train ``model`` on all sets, each batch from one of them, in proportion to their sizes."""
    loss = MultipleNegativesRankingLoss(model, scale=SCALE)
    datasets = {
        name: Dataset.from_dict({"anchor": [one for one, _ in pairs], "positive": [two for _, two in pairs]})
        for name, pairs in sets.items()
    }
    with tempfile.TemporaryDirectory() as folder:
        arguments = SentenceTransformerTrainingArguments(
            output_dir=folder, num_train_epochs=epochs, per_device_train_batch_size=BATCH, seed=SEED,
            learning_rate=LEARNING_RATE, weight_decay=0.0, max_grad_norm=0.0, warmup_steps=0.05,
            lr_scheduler_type="linear", multi_dataset_batch_sampler="proportional", save_strategy="no",
            logging_steps=50, report_to="none", disable_tqdm=True, dataloader_drop_last=True,
            dataloader_pin_memory=False, dataloader_num_workers=1,
        )  # fmt: skip
        trainer = SentenceTransformerTrainer(
            model=model,
            args=arguments,
            train_dataset=datasets,
            loss=MatryoshkaLoss(model, loss, matryoshka_dims=DIMENSIONS),
        )
        trainer.train()


def main() -> None:
    """Read, train and save."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--output", type=Path, default=Path(__file__).parent)
    parser.add_argument("--epochs", type=float, default=EPOCHS)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--works", type=int)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    sets, titles = read_pairs(options.data, options.works)
    print({name: len(pairs) for name, pairs in sets.items()}, flush=True)
    tokenizer = learn_pieces(sample_texts(sets, titles), PIECES)
    rows = first_rows(tokenizer, titles[:300_000], DIMENSIONS[0])
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=rows.copy()), Normalize()], device=None
    )
    train(model, sets, options.epochs)
    with torch.no_grad():
        model[0].embedding.weight.add_(KEPT * torch.from_numpy(rows).to(model.device))
    save(model.cpu(), options.output, NAME)


if __name__ == "__main__":
    main()
