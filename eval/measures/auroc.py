"""AUROC: how often an answerable question has a higher confidence than an unanswerable one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from eval.measures.bootstrap import Draws, redrawings


def auroc(confidences: npt.NDArray[np.float64], answerable: npt.NDArray[np.bool_]) -> Draws:
    """0.5 is chance, 1 is perfect; nan where there are no questions of one of the two kinds.

    A tie counts for a half. Every pair is compared once; a redrawing only counts pairs otherwise.
    """
    if answerable.all() or not answerable.any():
        return np.array([np.nan])
    yes, no = confidences[answerable][:, None], confidences[~answerable][None, :]
    won = (yes > no) + 0.5 * (yes == no)
    return np.concatenate([_area(won, counts, answerable) for counts in redrawings(len(confidences))])


def _area(won: Draws, counts: Draws, answerable: npt.NDArray[np.bool_]) -> Draws:
    """The share of pairs won, with each question as often as it was drawn."""
    yes, no = counts[:, answerable], counts[:, ~answerable]
    pairs = yes.sum(axis=1) * no.sum(axis=1)
    points = ((yes @ won) * no).sum(axis=1)
    area: Draws = np.divide(points, pairs, out=np.full(len(counts), np.nan), where=pairs > 0)
    return area
