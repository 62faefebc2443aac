"""Fitted trees as plain Python (layer 3): a data file of numbers in, a function row -> score out.

The file that `weights` reads holds, for each stage, small boosted trees as nested lists
`[feature, threshold, low, high, value]` or a leaf `value`; `tests/fitting/fit_weights.py` writes it. Each forest is
turned once into one Python function of nested conditions, the quickest form that pure Python has: 0.12 us a tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from math import exp, floor
from typing import Any

from newsclean.errors import DataError
from newsclean.model import Term
from newsclean.page.tags import HINT_NAMES
from newsclean.phrase_files import CATEGORIES
from newsclean.scoring import weights
from newsclean.scoring.features import WHOLE, YES_NO, Row

# A sum beyond this (a score under 0.1 or over 0.9) is not turned by the trees that follow: of 10,461 rows of unseen
# publishers' pages not one was. Of a hundred trees 44 are asked on average.
_SURE = 2.25
_FIRST_CHECK = 16  # by hand; at half and at twice no page of 520 differs
_CHECK_EVERY = 8  # by hand; at half and at twice no page of 520 differs


class _Flags(dict[int, tuple[bool, ...]]):
    """Whether a mask has each of some bits, by the mask.

    Many blocks have the same mask, and trees ask for a bit many times: of whole numbers beyond 30 bits in 0.1 us each.
    """

    def __init__(self, bits: Sequence[int]) -> None:
        self._bits = bits

    def __missing__(self, mask: int) -> tuple[bool, ...]:
        if len(self) >= _KNOWN_MASKS:
            self.clear()
        flags = self[mask] = tuple([mask & bit != 0 for bit in self._bits])
        return flags


_KNOWN_MASKS = 2048  # by hand; at half and at twice no page of 520 differs


class Forest:
    """Boosted trees over rows of numbers and masks; the score is a probability."""

    def __init__(self, features: Sequence[str], masks: Sequence[str], trees: Sequence[Any], bias: float) -> None:
        self.features = tuple(features)
        self.masks = tuple(masks)
        self._columns = {name: i for i, name in enumerate((*features, *masks))}
        self._trees = trees
        self._bias = bias
        self._raw = self._compile()

    def score(self, row: Row) -> float:
        """Return the probability, 0..1, that a block with this row belongs."""
        return 1.0 / (1.0 + exp(-self._raw(row)))

    def terms(self, row: Row) -> tuple[Term, ...]:
        """Return what each feature added to the log-odds, strongest first.

        A step down a tree moves the expected value from a node to its child; the move is the asking feature's
        (Saabas 2014, "Interpreting random forests"). The terms, the bias and the first trees' start add up to the
        sum over all trees; a clear case is scored by the first of them alone.
        """
        gains: dict[str, float] = {}
        for tree in self._trees:
            while isinstance(tree, list):
                feature, threshold, low, high, value = tree
                child = high if self._above(row, feature, threshold) else low
                gains[feature] = gains.get(feature, 0.0) + (child[4] if isinstance(child, list) else child) - value
                tree = child
        ordered = sorted(gains.items(), key=lambda gain: (-abs(gain[1]), gain[0]))
        return tuple(Term(name, gain, self._evidence(row, name)) for name, gain in ordered)

    def _above(self, row: Row, feature: str, threshold: float) -> bool:
        mask, _, bit = feature.partition(":")
        if bit:
            return bool(int(row[self._columns[mask]]) & int(bit))
        return row[self._columns[feature]] > threshold

    def _evidence(self, row: Row, feature: str) -> str:
        mask, _, bit = feature.partition(":")
        if bit:
            yes = int(row[self._columns[mask]]) & int(bit)
            name = CATEGORIES[int(bit).bit_length() - 1] if mask.startswith("phrases") else HINT_NAMES[int(bit)]
            return f"{mask} {name}: {'yes' if yes else 'no'}"
        value = float(row[self._columns[feature]])
        return f"{feature} {value:.2f}".rstrip("0").rstrip(".")

    def _compile(self) -> Callable[[Row], float]:
        names = [f"f{i}" for i in range(len(self._columns))]
        lines = ["def score(row):", f" {','.join(names)}, = row", f" s = {self._bias!r}"]
        bits = self._bits()
        lines += [f" {','.join(f'f{i}_{bit}' for bit in bits[i])}, = flags{i}[f{i}]" for i in bits]
        for number, tree in enumerate(self._trees, 1):
            lines.append(f" s += {self._expression(tree)}")
            if number >= _FIRST_CHECK and number % _CHECK_EVERY == 0:
                lines.append(f" if not -{_SURE} < s < {_SURE}: return s")
        lines.append(" return s")
        scope: dict[str, Any] = {f"flags{i}": _Flags(bits[i]) for i in bits}
        exec("\n".join(lines), scope)  # our own numbers; every name in it was looked up in _columns
        function: Callable[[Row], float] = scope["score"]
        return function

    def _bits(self) -> dict[int, list[int]]:
        """Return, by the column of each mask, the bits that trees ask for."""
        bits: dict[int, set[int]] = {}
        nodes = [*self._trees]
        while nodes:
            if isinstance(node := nodes.pop(), list):
                feature, _, low, high, _ = node
                mask, _, bit = feature.partition(":")
                if bit:
                    bits.setdefault(self._columns[mask], set()).add(int(bit))
                nodes += low, high
        return {column: sorted(of_mask) for column, of_mask in sorted(bits.items())}

    def _expression(self, tree: Any) -> str:
        if not isinstance(tree, list):
            return repr(float(tree))
        feature, threshold, low, high, _ = tree
        mask, _, bit = feature.partition(":")
        column = self._columns[mask]
        border = floor(threshold) if feature in WHOLE else float(threshold)
        if bit:
            test = f"f{column}_{int(bit)}"
        else:
            test = f"f{column}" if feature in YES_NO and not border else f"f{column} > {border!r}"
        return f"({self._expression(high)} if {test} else {self._expression(low)})"


class TreeTerms(Sequence[Term]):
    """The terms of one score, worked out when first looked at; the row is kept instead."""

    __slots__ = ("row", "stage")

    def __init__(self, stage: str, row: Row) -> None:
        self.stage = stage
        self.row = row

    def __getitem__(self, index: Any) -> Any:
        return forest(self.stage).terms(self.row)[index]

    def __iter__(self) -> Iterator[Term]:
        return iter(forest(self.stage).terms(self.row))

    def __len__(self) -> int:
        return len(forest(self.stage).terms(self.row))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TreeTerms) and (self.stage, self.row) == (other.stage, other.row)

    def __hash__(self) -> int:
        return hash((self.stage, self.row))


@cache
def forest(stage: str) -> Forest:
    """Return the fitted forest of a stage, "alone" or "context". Raises DataError where the file is not valid."""
    data = weights.read_weights()
    try:
        return Forest(data[stage]["features"], data[stage]["masks"], data[stage]["trees"], data[stage]["bias"])
    except (KeyError, TypeError) as error:
        raise DataError(f"{weights.WEIGHTS.name}: stage {stage!r}: {error!r}") from error
