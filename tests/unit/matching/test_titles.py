"""Titles: what a writer slips on agrees, what makes another title contradicts."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Outcome
from citecheck.matching.titles import compare_titles

RESNET = "Deep Residual Learning for Image Recognition"
BERT = "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding"
DROPOUT = "Dropout: A Simple Way to Prevent Neural Networks from Overfitting"

AGREEING = [
    (RESNET, RESNET),
    ("deep residual learning for image recognition", RESNET),
    ("Deep residual learnig for image recognition.", RESNET),
    ("Deep residual laerning for image recognition", RESNET),
    ("Deep Residual Learning for Image Recogniton", RESNET),
    ("Deep Residual Learning in Image Recognition", RESNET),
    ("Deep resid-ual learning for image recognition", RESNET),
    ("Deep resi dual learning for image recogni tion", RESNET),
    ("Deepresidual learning for image recognition", RESNET),
    ("Dropout", "Dropout: A simple way"),
    ("BERT: Pretraining of deep bidirectional transformers for language understanding", BERT),
    ("BERT: Pre-training of Deep Bidirectional Transformer for Language Understanding", BERT),
    ("Dropout: a simple way to prevent neural network overfitting", DROPOUT),
    ("Colour vision in the primates", "Color Vision in the Primates"),
    ("Optimisation of neural networks by modelling", "Optimization of Neural Networks by Modeling"),
    ("Zur Theorie der Gesellschaftsspiele", "Zur theorie der Gesellschaftsspiele"),
    ("Uber formal unentscheidbare Satze", "Über formal unentscheidbare Sätze"),
    ("NeRF", "NeRF: Representing Scenes as Neural Radiance Fields for View Synthesis"),
    ("The Knowledge Complexity of Interactive Proof Systmse", "The Knowledge Complexity of Interactive Proof Systems"),
    ("Transition ni an Oen-Band Model of Solids", "Transition in an One-Band Model of Solids"),
    ("Latent Dirichlet Allocation (extended abstract)", "Latent Dirichlet Allocation"),
    ("The art of computer programming: Fundamental algorithms", "The Art of Computer Programming"),
    ("$L_2$ regularization of deep networks", "L2 Regularization of Deep Networks"),
    ("Learning representations by back-propagating errors", "Learning Representations by Backpropagating Errors"),
]

CONTRADICTING = [
    ("Shallow Residual Learning for Image Recognition", RESNET),
    ("Deep Residual Learning for Speech Recognition", RESNET),
    ("Deep Residual Learning for Image Segmentation", RESNET),
    ("Deep Recurrent Learning for Image Recognition", RESNET),
    ("Attention Is Not All You Need", "Attention Is All You Need"),
    ("Unsupervised learning of language from speech", "Supervised Learning of Language from Speech"),
    ("A theory of nonlinear systems of equations", "A Theory of Linear Systems of Equations"),
    ("Foundations of macroeconomics and growth", "Foundations of Microeconomics and Growth"),
    ("Inductive reasoning in young children", "Deductive Reasoning in Young Children"),
    ("TextRank: Bri-nging made into Text", "TextRank: Bringing Order into Text"),
    ("Off-diagonal book Ramsey numbers", "Off-diagonal Ramsey numbers"),
    ("GPT-3 technical report on language", "GPT-2 technical report on language"),
    ("Elliptic curves over number fields, Part II", "Elliptic Curves over Number Fields, Part I"),
    ("The Modularity of Mind: An Essay on Psychology, Part II", "The Modularity of Mind"),
    ("Reply to: The nature of statistical learning theory", "The Nature of Statistical Learning Theory"),
    ("Erratum: The nature of statistical learning theory", "The Nature of Statistical Learning Theory"),
    ("Comment on deep residual learning", "Deep Residual Learning"),
    ("Catalysis with SAPO-34 at low temperature", "Catalysis with SAPO-11 at low temperature"),
    ("Decomposition of H2O on platinum", "Decomposition of H2O2 on platinum"),
    ("A BART model for text", "A BERT model for text"),
    ("Learning without labels in vision", "Learning with Labels in Vision"),
    ("Dropout: A Complicated Method for Training Trees", DROPOUT),
    ("A completely different title about frogs", RESNET),
]


@pytest.mark.parametrize(("claimed", "recorded"), AGREEING)
def test_slips_and_styles_agree(claimed: str, recorded: str) -> None:
    """Typos, case, hyphens, function words, inflection, spelling and a dropped subtitle are the same title."""
    found = compare_titles(claimed, recorded)
    assert found.outcome in {Outcome.EXACT, Outcome.EQUIVALENT, Outcome.NEAR}, found


@pytest.mark.parametrize(("claimed", "recorded"), CONTRADICTING)
def test_another_word_is_another_title(claimed: str, recorded: str) -> None:
    """An exchanged or added content word, a negation, a number or a notice makes another title."""
    assert compare_titles(claimed, recorded).outcome is Outcome.CONFLICT


@pytest.mark.parametrize(
    ("claimed", "recorded", "rule"),
    [
        (RESNET, RESNET, "same title"),
        (RESNET.upper(), RESNET, "same letters"),
        ("Deep Residual Learning for Speech Recognition", RESNET, "altered: words exchanged"),
        ("Very Deep Residual Learning for Image Recognition", RESNET, "altered: words added"),
        ("Elliptic curves over fields, part 3", "Elliptic curves over fields, part 2",
         "altered: another number, part or version"),
        ("Frogs of the northern lakes", RESNET, "other title"),
        ("Dropout as a simple way", "Dropout as a Simple Way: To Prevent Neural Networks from Overfitting",
         "subtitle left out"),
    ],
)  # fmt: skip
def test_the_rule_is_named(claimed: str, recorded: str, rule: str) -> None:
    """The comparison names the rule that decided."""
    assert compare_titles(claimed, recorded).rule == rule


def test_a_title_without_letters_is_no_evidence() -> None:
    """Titles that fold to nothing never agree."""
    assert compare_titles("***", "???").outcome is Outcome.MISSING


@pytest.mark.parametrize("title", ["深度学习", "Обучение представлений", "التعلم العميق"])
def test_other_scripts_are_compared_in_their_own(title: str) -> None:
    """Titles in any script agree with themselves and with no other."""
    assert compare_titles(title, title).outcome is Outcome.EXACT
    assert compare_titles(title, title[::-1]).outcome is Outcome.CONFLICT
