"""The weights of words: texts that belong and texts that don't in, a number a word out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from newsclean.scoring.wording import words_of

PUBLISHERS = 5  # a word that fewer use is a name or a topic
PENALTY = 10.0  # on the squares of the weights; with 3.0 less was won on publishers not seen
LEAST = 0.1  # a smaller weight is left out


def fit_words(texts: Sequence[str], y: np.ndarray, weight: np.ndarray, publishers: Sequence[str]) -> dict[str, float]:
    """Return the weights of a logistic regression of whether texts belong (`y`, 0..1) on their words."""
    split = [words_of(text) for text in texts]
    users: dict[str, set[str]] = defaultdict(set)
    for words, publisher in zip(split, publishers, strict=True):
        for word in words:
            users[word].add(publisher)
    column = {word: i for i, word in enumerate(sorted(w for w, by in users.items() if len(by) >= PUBLISHERS))}
    cells = [
        (row, column[word], 1 / np.sqrt(len(words)))
        for row, words in enumerate(split) for word in words if word in column
    ]  # fmt: skip
    rows, columns, values = zip(*cells, strict=True)
    x = sparse.csr_matrix((values, (rows, columns)), shape=(len(split), len(column)))
    turned = x.T.tocsr()
    bias = np.log((y * weight).sum() / ((1 - y) * weight).sum())

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = x @ weights + bias
        error = weight * (1 / (1 + np.exp(-odds)) - y)
        value = (weight * (np.logaddexp(0, odds) - y * odds)).sum() + PENALTY / 2 * (weights @ weights)
        return value, turned @ error + PENALTY * weights

    fitted = minimize(loss, np.zeros(len(column)), jac=True, method="L-BFGS-B", options={"maxiter": 60}).x
    return {word: round(float(fitted[i]), 2) for word, i in column.items() if abs(fitted[i]) >= LEAST}
