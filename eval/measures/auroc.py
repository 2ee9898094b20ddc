"""AUROC: how often an answerable question has a higher confidence than an unanswerable one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def auroc(confidences: npt.NDArray[np.float64], answerable: npt.NDArray[np.bool_]) -> float:
    """0.5 is chance, 1 is perfect; nan when there are no questions of one of the two kinds."""
    from sklearn.metrics import roc_auc_score

    if answerable.all() or not answerable.any():
        return float("nan")
    return float(roc_auc_score(answerable, confidences))
